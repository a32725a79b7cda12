"""What legends say: names, numbers, bins."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of

from unheat.decide.decode import decode
from unheat.decide.naming import names_doubted, words_heard
from unheat.decide.reconcile import reconcile
from unheat.decide.scale import build_scale
from unheat.model import Bar, Box, Cells, ColorScale, Label, Raster, Reason, Status, TextReading
from unheat.text.labels import BarTexts

PALETTE = ((228, 26, 28), (55, 126, 184), (77, 175, 74), (152, 78, 163), (255, 127, 0))


def legend(*names: str | None, doubted: int | None = None) -> tuple[ColorScale, BarTexts]:
    """The scale of a column of keys in the colors of ``PALETTE``."""
    rgb = np.full((40 * len(names) + 20, 60, 3), 255, dtype=np.uint8)
    boxes, keys = [], []
    for index, name in enumerate(names):
        y = 10 + 40 * index
        rgb[y : y + 12, 10:30] = PALETTE[index]
        boxes.append(Box(10, y, 30, y + 12))
        review = index == doubted
        reasons = (Reason.READERS_DIFFER,) if review else ()
        keys.append(None if name is None else Label(text=name, review=review, reasons=reasons))
    bar = Bar(
        box=boxes[0].union(boxes[-1]), orientation="vertical", keys=True, swatches=tuple(boxes)
    )
    texts = BarTexts(label=None, ticks=(), keys=tuple(keys))
    raster = Raster(rgb=rgb, name="legend", sha256="", format="png")
    return build_scale(raster, bar, texts), texts


def judged(
    scale: ColorScale, kinds: list[list[int]], words: list[list[str]] | None = None
) -> Cells:
    pixels = cells_of(np.array(PALETTE, dtype=float)[np.array(kinds)], ink=words is not None)
    readings = np.full(pixels.blank.shape, None, dtype=object)
    for (row, col), text in np.ndenumerate(np.array(words if words else [])):
        value = float(text) if text.isdigit() else None
        parts = () if value is None else (value,)
        readings[row, col] = TextReading(
            raw=str(text),
            value=value,
            quantum=1.0,
            confidence=0.95,
            parts=parts,
            missing=text == "-",
        )
    return reconcile(readings, decode(scale, pixels), pixels, scale).cells


def test_names_are_categories_and_cells_have_the_number_of_their_key() -> None:
    scale, _ = legend("absent", "present", "unknown")
    assert (scale.norm, scale.categories) == ("categories", ("absent", "present", "unknown"))
    cells = judged(scale, [[2, 0], [1, 1]])
    assert cells.value.tolist() == [[2.0, 0.0], [1.0, 1.0]]
    assert not cells.review.any()
    assert scale.category(float(cells.value[0, 0])) == "unknown"


def test_names_that_are_numbers_are_the_values() -> None:
    scale, _ = legend("0", "2", "5")
    assert judged(scale, [[2, 0, 1]]).value.tolist() == [[5.0, 0.0, 2.0]]


def test_a_key_without_a_text_leaves_no_values() -> None:
    scale, _ = legend("absent", None, "unknown")
    assert math.isnan(scale.minimum)
    assert scale.review
    assert judged(scale, [[0, 1]]).review.all()


def test_a_name_in_doubt_is_a_doubt_of_its_own_cells() -> None:
    scale, texts = legend("absent", "present", "unknown", doubted=1)
    cells = names_doubted(judged(scale, [[2, 0], [1, 1]]), scale, texts)
    assert cells.review.tolist() == [[False, False], [True, True]]


@pytest.mark.parametrize(
    ("names", "bounds", "extends"),
    [
        (("(0,1]", "(1,5]", "(5,10]"), (0.0, 1.0, 5.0, 10.0), "neither"),
        (("20-40", "10-20", "0-10"), (0.0, 10.0, 20.0, 40.0), "neither"),
        (("< 5", "5 - 10", "10 - 20", "≥ 20"), (5.0, 10.0, 20.0), "both"),
        (("under 1,000", "1,000-5,000", "over 5,000"), (1000.0, 5000.0), "both"),
        (("0%-50%", "50%-75%", "75%+"), (0.0, 50.0, 75.0), "max"),
    ],
)
def test_ranges_that_meet_are_bins(
    names: tuple[str, ...], bounds: tuple[float, ...], extends: str
) -> None:
    scale, _ = legend(*names)
    assert (scale.norm, scale.boundaries, scale.extends) == ("boundaries", bounds, extends)
    assert not scale.review


def test_cells_of_an_open_bin_are_open_and_those_of_closed_ones_are_not() -> None:
    scale, _ = legend("< 5", "5 - 10", "10 - 20", "≥ 20")
    cells = judged(scale, [[0, 1, 2, 3]])
    low, high = cells.color_low[0].tolist(), cells.color_high[0].tolist()
    assert math.isnan(low[0])
    assert (high[0], low[1], high[1], low[2], high[2], low[3]) == (5, 5, 10, 10, 20, 20)
    assert math.isnan(high[3])


def test_ranges_that_do_not_meet_are_names_in_doubt() -> None:
    scale, texts = legend("0-10", "10-20", "26-30")
    assert scale.norm == "categories"
    assert scale.review
    assert names_doubted(judged(scale, [[0, 1, 2]]), scale, texts).review.all()


def test_a_color_that_no_key_has_is_no_mask() -> None:
    scale, _ = legend("absent", "present")
    cells = judged(scale, [[0, 1, 4]])
    assert cells.review.tolist() == [[False, False, True]]
    assert Reason.COLOR_OFF_RAMP in cells.reasons[0, 2]


def test_words_in_cells_go_with_their_keys() -> None:
    scale, _ = legend("Susceptible", "Intermediate", "Resistant")
    kinds = [[0, 0, 0], [1, 1, 2], [2, 2, 2]]
    words = [["5", "5", "5"], ["I", "I", "R"], ["R", "5", "R"]]
    cells = judged(scale, kinds, words)
    assert cells.status[0, 0] == Status.AGREED
    assert cells.text[0, 0] == "S", "the first letter of its name, taken for a digit"
    assert cells.status[2, 1] == Status.CONFLICT
    assert cells.review.sum() == 1
    assert cells.value[2, 1] == 2.0


def test_numbers_that_vary_within_a_key_stay_numbers() -> None:
    scale, _ = legend("low", "high")
    cells = judged(scale, [[0, 0, 1], [1, 0, 1]], [["12", "15", "40"], ["55", "11", "61"]])
    assert cells.text_value.tolist() == [[12, 15, 40], [55, 11, 61]]
    assert cells.value.tolist() == [[12, 15, 40], [55, 11, 61]]


def test_other_scales_have_no_words() -> None:
    scale, _ = legend("low", "high")
    cells = judged(scale, [[0, 1]])
    assert words_heard(cells, scale, None) is cells


def test_a_dash_is_the_sign_of_its_key() -> None:
    scale, _ = legend("low risk", "some concerns", "high risk")
    words = [["+", "-", "x"], ["x", "-", "+"], ["-", "+", "-"]]
    kinds = [["+-x".index(word) for word in row] for row in words]
    cells = judged(scale, kinds, words)
    assert cells.value.tolist() == kinds
    assert not cells.review.any()
    assert set(cells.status.ravel()) == {Status.AGREED}


def test_a_key_in_the_color_of_the_page_is_a_category() -> None:
    scale, _ = legend("no data", "low", "high")
    white = (*scale.knots[:1][0][:1], 255.0, 255.0, 255.0)
    scale = replace(scale, knots=(white, *scale.knots[1:]))
    pixels = cells_of(np.array([(255, 255, 255), *PALETTE[1:3]], float)[[[0, 1, 2], [0, 0, 1]]])
    pixels = replace(pixels, blank=(pixels.rgb == 255).all(axis=2), ink_box=pixels.ink_box * np.nan)
    readings = np.full((2, 3), None, dtype=object)
    cells = reconcile(readings, decode(scale, pixels), pixels, scale).cells
    assert cells.value.tolist() == [[0, 1, 2], [0, 0, 1]]
    assert not cells.review.any()


def test_a_name_of_a_bar_that_names_a_bin_is_the_text_of_a_key_that_was_not_found() -> None:
    scale, texts = legend("under 10", "10–20", "20–30")
    assert (scale.boundaries, scale.review) == ((10, 20, 30), False)
    raster = Raster(rgb=np.full((140, 60, 3), 255, np.uint8), name="", sha256="", format="png")
    boxes = tuple(Box(10, 10 + 40 * index, 30, 22 + 40 * index) for index in range(3))
    bar = Bar(box=Box(10, 10, 30, 102), orientation="vertical", keys=True, swatches=boxes)
    named = BarTexts(label=Label(text="30 and over"), ticks=(), keys=texts.keys)
    assert build_scale(raster, bar, named).review


def test_a_key_without_data_beside_ranges_is_the_color_of_masked_cells() -> None:
    scale, _ = legend("0 - 20", "20 - 40", "40 - 60", "No data")
    assert (scale.norm, scale.boundaries, scale.review) == ("boundaries", (0, 20, 40, 60), False)
    cells = judged(scale, [[0, 1, 2], [2, 3, 0]])
    assert np.array_equal(
        cells.value, np.array([[10.0, 30.0, 50.0], [50.0, math.nan, 10.0]]), equal_nan=True
    )
    numbers, _ = legend("1", "2", "5", "n/a")
    assert [knot[0] for knot in numbers.knots] == [1, 2, 5]


def test_a_key_without_data_that_is_in_doubt_leaves_the_scale_in_doubt() -> None:
    scale, _ = legend("0 - 20", "20 - 40", "missing", doubted=2)
    assert (scale.boundaries, scale.review) == ((0, 20, 40), True)
    names, _ = legend("low", "high", "missing")
    assert names.categories == ("low", "high", "missing")


def test_a_whole_number_among_ranges_is_a_bin_of_its_own() -> None:
    scale, _ = legend("0", "1–10", "11–50", "> 50")
    assert scale.boundaries == (0.0, 1.0, 11.0, 50.0)
    assert scale.over == PALETTE[3]
    cells = judged(scale, [[0, 1, 2]])
    assert cells.color_value.tolist() == [[0.0, 6.0, 30.5]]
    assert cells.color_low[0, 1:].tolist() == [1.0, 11.0]
    assert cells.color_high.tolist() == [[1.0, 11.0, 50.0]]


def test_a_number_that_meets_no_range_leaves_names() -> None:
    scale, _ = legend("5", "10–20", "20–30")
    assert scale.norm == "categories"
    assert scale.review
