"""How large text is drawn that filled a box in the source."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import axis, founding, put

from unheat.model import Box, Label
from unheat.show.cells import cell_texts, print_size
from unheat.show.layout_axes import largest_title, place_labels
from unheat.show.measure import extent, fit, turned


@pytest.mark.parametrize("width", [3.0, 8.0])
def test_single_digits_are_as_high_as_they_were(width: float) -> None:
    """However wide they are: a 1 is narrow in some fonts and not in others."""
    assert fit("1", Box(0, 0, width, 7.3))[1] == pytest.approx(7.3 / extent("1").height)


def test_labels_of_single_digits_are_as_high_as_they_were() -> None:
    boxes = tuple(Box(x, 100, x + width, 110) for x, width in ((10, 3), (40, 7), (70, 7)))
    labels = axis(("1", "2", "3"), "bottom", boxes=boxes)
    placed = place_labels(labels, np.array([12.0, 43.0, 73.0]), Box(0, 0, 90, 95), 10.0)
    assert placed[0].size == pytest.approx(10 / extent("2").height, rel=0.05)


def test_long_text_is_hardly_longer_than_it_was() -> None:
    text = "Zero-shot cross-lingual transfer"
    size = fit(text, Box(0, 0, 242, 16))[1]
    assert extent(text).width * size <= 246


@pytest.mark.parametrize("turn", [30.0, 45.0, 60.0])
def test_slanted_text_leaves_its_corners_empty(turn: float) -> None:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    words = ["TriviaQA", "BoolQ", "HellaSwag", "LAMBADA", "P001", "precision"]
    angle = np.radians(turn)
    turning = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    font = FontProperties(family="DejaVu Sans", size=1)
    off = []
    for word in words:
        outline = np.vstack(TextPath((0, 0), word, prop=font).to_polygons()) @ turning.T
        off.append(np.ptp(outline, axis=0) / turned(extent(word), turn))
    assert np.median(np.array(off), axis=0) == pytest.approx((1.0, 1.0), abs=0.08)


def test_a_title_on_a_strip_is_as_large_as_the_labels() -> None:
    cells = Box(59, 78, 141, 368)
    strip, title = (
        Label(text="P1", box=box) for box in (Box(59, 45, 142, 77), Box(80, 45, 120, 60))
    )
    assert largest_title("P1", strip, cells, 12.0) == 12.0
    assert largest_title("P1", title, cells, 12.0) > 24.0
    # Two lines that happen to be as wide as the cells, and fill their box.
    text = "Successive\nhalving"
    lines = replace(strip, text="Successive halving", box=Box(59, 42, 141, 77))
    assert largest_title(text, lines, cells, 12.0) > 24.0


def test_print_of_two_lines_is_as_large_as_it_was() -> None:
    panel = founding().panels[0]
    one = print_size(replace(panel, print_height_px=15.0), cell_texts(panel), 20.0)
    cells = panel.cells
    for row, col in np.ndindex(4, 4):
        cells = put(cells, row, col, text=f"{cells.text[row, col]}\n(0.5)")
    both = replace(panel, cells=cells, print_height_px=15.0 * extent("0\n(0.5)").height / 0.74)
    assert print_size(both, cell_texts(both), 20.0) == pytest.approx(one, rel=0.05)


def test_print_of_cells_without_labels_is_as_large_as_it_was() -> None:
    """Labels tell that print is not four times as large; a guess for want of them does not."""
    panel = founding().panels[0]
    cells = panel.cells
    for row, col in np.ndindex(4, 4):
        cells = put(cells, row, col, text="2", text_value=2.0)
    known = replace(panel, cells=cells, print_height_px=28.0)
    bare = replace(
        known,
        rows=replace(panel.rows, boxes=(None,) * 4, labels=(None,) * 4),
        columns=replace(panel.columns, boxes=(None,) * 4, labels=(None,) * 4),
    )
    assert print_size(bare, cell_texts(bare), 8.0) == pytest.approx(
        28.0 / extent("0").height, rel=0.02
    )
    assert print_size(known, cell_texts(known), 8.0) == pytest.approx(16.0)
