"""Texts between two panels, told by panels that are set like these."""

from __future__ import annotations

import pytest
from tests.unit.text.test_figures_on_a_page import Sheet

from unheat.text.sister_gaps import sister_gaps

PANELS = (60, 60, 40), (300, 60, 40), (60, 270, 40), (300, 270, 40)


def sheet(between: float) -> Sheet:
    """Four panels with names of columns and a title under each, and one close over each, which
    stands ``between`` the title of the columns above it and the cells."""
    drawn = Sheet(*PANELS, size=(480, 520))
    for number, (left, top, cell) in enumerate(PANELS):
        middle = left + 2 * cell
        for col in range(4):
            drawn.write(str(col + 1), left + cell * (col + 0.5), top + 3 * cell + 22, 0.4)
        drawn.write("Step", middle, top + 3 * cell + 44, 0.4)
        drawn.write(f"Model {number}", middle, top - between, 0.4)
    return drawn


@pytest.mark.parametrize("between", [16.0, 24.0])
def test_lines_at_the_distances_of_the_outer_ones_part_where_these_end(between: float) -> None:
    drawn = sheet(between)
    boxes = drawn.boxes()
    found = sister_gaps(drawn.page(), boxes)
    assert set(found) == {(box, "bottom") for box in boxes[:2]} | {(b, "top") for b in boxes[2:]}
    for upper in boxes[:2]:
        assert 50.0 < found[upper, "bottom"] < 90.0 - between - 4.0
    for upper, lower in ((boxes[0], boxes[2]), (boxes[1], boxes[3])):
        assert found[upper, "bottom"] + found[lower, "top"] == lower.y0 - upper.y1


def test_a_line_more_between_them_tells_nothing() -> None:
    drawn = sheet(16.0)
    drawn.write("and more", 140, 244, 0.4)
    boxes = drawn.boxes()
    found = sister_gaps(drawn.page(), boxes)
    assert (boxes[0], "bottom") not in found


def test_panels_of_other_sizes_tell_nothing() -> None:
    drawn = Sheet((60, 60, 40), (60, 270, 30), size=(480, 520))
    for left, top, cell in drawn.panels:
        drawn.write("Step", left + 2 * cell, top + 3 * cell + 20, 0.4)
        drawn.write("Model", left + 2 * cell, top - 16, 0.4)
    assert not sister_gaps(drawn.page(), drawn.boxes())


@pytest.mark.parametrize("above", [60.0, 24.0])
def test_a_title_of_the_figure_far_over_the_first_panels_is_none_of_theirs(above: float) -> None:
    """Nor is a heading that stands nearly as close to their titles as these to the cells known."""
    drawn = Sheet((60, 100, 40), (60, 310, 40), size=(560, 280))
    for number, (left, top, cell) in enumerate(drawn.panels):
        middle = left + 2 * cell
        for col in range(4):
            drawn.write(str(col + 1), left + cell * (col + 0.5), top + 3 * cell + 22, 0.4)
        drawn.write("Step", middle, top + 3 * cell + 44, 0.4)
        drawn.write(f"Model {number}", middle, top - 16, 0.4)
    drawn.write("All models", 140, 84 - above, 0.4)
    boxes = drawn.boxes()
    found = sister_gaps(drawn.page(), boxes)
    assert ((boxes[0], "bottom") in found) == (above > 30.0)
