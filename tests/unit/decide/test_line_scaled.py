"""Tables whose columns, or rows, are each colored from their least to their greatest number."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.conftest import cells_of, paint, readings_of

from unheat.decide.decode import decode
from unheat.decide.learned_part import learn_from_parts
from unheat.decide.line_scaled import judged_by_one_map
from unheat.decide.reconcile import Verdicts, reconcile
from unheat.model import CellPixels, Reason, Status

RANGES = ((1000.0, 90000.0, 0), (2.0, 40.0, 1), (0.2, 0.99, 3), (1.0, 5.0, 2))


def _table(*, one_scale: bool = False) -> tuple[CellPixels, npt.NDArray[np.str_]]:
    """Eight rows of numbers in four units, and the colors that each column has by itself."""
    draw = np.random.default_rng(8)
    columns, places = [], []
    for low, high, digits in RANGES:
        values = draw.uniform(low, high, 8).round(digits)
        columns.append([f"{value:.{digits}f}" for value in values])
        places.append((values - values.min()) / (values.max() - values.min()))
    shares = np.array(places).T
    texts = np.array(columns).T
    if one_scale:
        texts = np.array([[f"{10 * share:.2f}" for share in row] for row in shares])
    return cells_of(paint(shares), ink=True), texts


def _judged(
    pixels: CellPixels, texts: npt.NDArray[np.str_], confidence: float = 0.95
) -> Verdicts | None:
    readings = readings_of(texts, confidence=confidence)
    scale = learn_from_parts(pixels, readings)
    decoded = None if scale is None else decode(scale, pixels)
    common = reconcile(readings, decoded, pixels, scale)
    return judged_by_one_map(pixels, readings, common, lambda one: decode(one, pixels))


@pytest.mark.parametrize("turned", [False, True])
def test_each_line_has_a_scale_of_its_own(turned: bool) -> None:
    pixels, texts = _table()
    if turned:
        pixels = cells_of(pixels.rgb.transpose(1, 0, 2), ink=True)
        texts = texts.T
    found = _judged(pixels, texts)
    assert found is not None
    assert found.print_and_color == "different"
    assert found.relation == ("row-scaled" if turned else "column-scaled")
    assert not found.cells.review.any()
    assert found.scale is not None
    assert (found.scale.minimum, found.scale.maximum) == pytest.approx((0.0, 1.0), abs=0.02)


def test_a_number_that_lies_elsewhere_in_its_column_is_asked_about() -> None:
    pixels, texts = _table()
    texts[3, 1] = "21.0" if float(texts[3, 1]) > 30 or float(texts[3, 1]) < 12 else "35.5"
    found = _judged(pixels, texts)
    assert found is not None
    assert np.argwhere(found.cells.review).tolist() == [[3, 1]]
    assert Reason.COLOR_DIFFERS in found.cells.reasons[3, 1]


def test_numbers_of_one_scale_are_left_to_it() -> None:
    pixels, texts = _table(one_scale=True)
    assert _judged(pixels, texts) is None


def test_colors_that_show_something_else_have_no_scale_of_lines() -> None:
    pixels, texts = _table()
    mixed = np.random.default_rng(2).permutation(32).reshape(8, 4)
    pixels = cells_of(pixels.rgb.reshape(-1, 3)[mixed], ink=True)
    assert _judged(pixels, texts) is None


def test_three_rows_tell_too_little() -> None:
    pixels, texts = _table()
    assert _judged(cells_of(pixels.rgb[:3], ink=True), texts[:3]) is None


def test_what_is_read_stays() -> None:
    pixels, texts = _table()
    found = _judged(pixels, texts)
    assert found is not None
    assert (found.cells.status == Status.TEXT_ONLY).all()
    assert found.cells.value.tolist() == [[float(text) for text in row] for row in texts]


def test_colors_settle_what_readers_doubted_as_far_as_they_see() -> None:
    pixels, texts = _table()
    found = _judged(pixels, texts, confidence=0.93)
    assert found is not None
    assert not found.cells.review[:, 1:].any()
    found = _judged(pixels, texts, confidence=0.7)
    assert found is not None
    # Of five digits no color sees the last three.
    assert found.cells.review[:, 0].all()
