"""Commas before thousands that small print shows as points."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from tests.unit.decide.conftest import Painted, cells_of, paint

from unheat.color.norm import Norm
from unheat.decide.commas import with_told_commas
from unheat.decide.decode import decode
from unheat.decide.scale import build_scale
from unheat.model import ColorScale
from unheat.text.number_format import infer_format
from unheat.text.numbers import parse

TRUE = np.array([[5_120.0, 12_368.0, 33_041.0], [41_734.0, 27_500.0, 58_112.0]])


@pytest.fixture
def scale(painted_bar: Callable[..., Painted]) -> ColorScale:
    made = painted_bar(0, 60_000, [0, 20_000, 40_000, 60_000])
    return build_scale(made.raster, made.bar, made.texts)


def told(texts: Sequence[str], scale: ColorScale) -> list[str]:
    """What is read in the end where readers said these ``texts`` of the cells of ``TRUE``."""
    readings = np.array([parse(text) for text in texts], dtype=object).reshape(TRUE.shape)
    decoded = decode(scale, cells_of(paint(TRUE / 60_000)))
    return [reading.raw for reading in with_told_commas(readings, decoded, scale).ravel()]


def test_points_beside_commas_are_commas_where_colors_have_it_so(scale: ColorScale) -> None:
    texts = ["5.120", "12.368", "33,041", "41.734", "27.500", "58,112"]
    right = ["5,120", "12,368", "33,041", "41,734", "27,500", "58,112"]
    assert told(texts, scale) == right


def test_points_before_three_digits_group_them_over_a_bar_of_whole_numbers(
    scale: ColorScale,
) -> None:
    texts = ["5.120", "12.368", "33.041", "41.734", "27.500", "58.112"]
    assert told(texts, scale) == [text.replace(".", ",") for text in texts]


def test_points_among_other_decimals_are_left_to_the_factor_of_the_panel(
    scale: ColorScale,
) -> None:
    texts = ["5.12", "12.368", "33.041", "41.734", "27.5", "58.112"]
    assert told(texts, scale) == texts


def test_thousands_over_a_bar_of_thousands_keep_their_points(
    painted_bar: Callable[..., Painted],
) -> None:
    made = painted_bar(0, 60, [0, 20, 40, 60])
    texts = ["5.120", "12.368", "33.041", "41.734", "27.500", "58.112"]
    assert told(texts, build_scale(made.raster, made.bar, made.texts)) == texts


def test_the_bar_tells_how_numbers_are_written(painted_bar: Callable[..., Painted]) -> None:
    made = painted_bar(0, 6e4, [0, 2e4, 4e4, 6e4], ["0", "20,000", "40,000", "60,000"])
    scale = build_scale(made.raster, made.bar, made.texts)
    texts = ["5.120", "12.368", "33.041", "41.734", "27.500", "58.112"]
    assert told(texts, scale) == [text.replace(".", ",") for text in texts]
    # Cells in thousands do not fit the bar as whole numbers of another size do.
    far = ["1.120", "2.368", "3.041", "1.734", "7.500", "8.112"]
    assert told(far, scale) == far


def test_points_before_three_digits_group_them_over_a_bar_of_powers(
    painted_bar: Callable[..., Painted],
) -> None:
    ticks = ["10²", "10³", "10⁴", "10⁵"]
    made = painted_bar(100, 1e5, [100, 1e3, 1e4, 1e5], ticks, norm=Norm("log"))
    scale = build_scale(made.raster, made.bar, made.texts)
    texts = ["5.120", "12.368", "33.041", "41.734", "585", "97.112"]
    true = np.array([[5_120.0, 12_368.0, 33_041.0], [41_734.0, 585.0, 97_112.0]])
    readings = np.array([parse(text) for text in texts], dtype=object).reshape(true.shape)
    decoded = decode(scale, cells_of(paint(np.log10(true / 100) / 3)))
    found = with_told_commas(readings, decoded, scale).ravel()
    assert [one.value for one in found] == true.ravel().tolist()


def test_a_misprint_keeps_its_point(scale: ColorScale) -> None:
    texts = ["5,120", "12.368", "33,041", "41,734", "27,500", "58,112"]
    assert told(texts, scale) == texts


def test_numbers_with_commas_have_no_decimals_where_some_show_points() -> None:
    mixed = infer_format(parse(text) for text in ("46,734", "12,111", "63.368", "9,001"))
    assert (mixed.decimals, mixed.thousands) == (0, ",")
    broken = infer_format(parse(text) for text in ("6.734", "2.111", "63.368", "9,001"))
    assert broken.decimals != 0
