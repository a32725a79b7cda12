"""Names of upright bars in several lines, and signs raised so far that they pass for a line."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar, Box
from unheat.text.bar_wrapped import with_more_lines, wrapped
from unheat.text.ink import find_glyphs
from unheat.text.lines import Line, group_lines
from unheat.text.page import Page
from unheat.text.raised_lines import with_raised

PICTURE = Box(0.0, 0.0, 560.0, 330.0)


def page_of(drawing: Drawing, *bars: Bar) -> Page:
    layout = drawing.layout(*bars)
    glyphs = find_glyphs(layout.raster, [layout.panels[0].grid.box], layout.background)
    free = np.ones(len(glyphs), dtype=bool)
    return Page(layout=layout, glyphs=glyphs, free=free, size=glyphs.text_size())


def lines_at(page: Page, x0: float, x1: float, angle: float) -> list[Line]:
    inside = (page.glyphs.boxes[:, 0] > x0) & (page.glyphs.boxes[:, 2] < x1)
    return group_lines(page.glyphs, np.flatnonzero(inside), angle, page.size)


@pytest.mark.parametrize(
    ("side", "off", "count"),
    [("right", 0, 2), ("right", 4, 2), ("right", 40, 1), ("left", 0, 1), ("panel", 4, 1)],
)
def test_a_further_line_of_a_turned_name_is_close_and_on_its_middle(
    side: str, off: int, count: int
) -> None:
    """Beside the labels of rows a further line may be their title, and so it may before a panel
    whose middle is another one."""
    x = 460 if side == "right" else 40
    drawing = Drawing()
    drawing.turned("Mean rate", x, 150)
    drawing.turned("row z-score", x + 15, 150 + off)
    for row in range(3 if side == "left" else 0):
        drawing.write("Row", x + 45, 80 + 40 * row)
    at = 420.0 if side == "right" else 8.0
    bar = Bar(box=Box(at, 60.0, at + 14.0, 240.0), orientation="vertical")
    page = page_of(drawing, bar)
    first = lines_at(page, x - 9, x + 9, 90.0)

    assert len(first) == 1
    assert len(wrapped(page, bar, first, PICTURE)) == count


@pytest.mark.parametrize(("step", "count"), [(17, 3), (30, 2)])
def test_a_name_under_a_level_bar_has_all_of_its_lines(step: int, count: int) -> None:
    """Small letters leave more blank; another text is further off than a line."""
    drawing = Drawing()
    for line, text in enumerate(("Mean score", "over runs", "(per cent)")):
        drawing.write(text, 240, 240 + step * line)
    bar = Bar(box=Box(190.0, 205.0, 290.0, 219.0), orientation="horizontal")
    page = page_of(drawing, bar)
    below = np.flatnonzero(page.glyphs.boxes[:, 1] > 225)
    lines = group_lines(page.glyphs, below, 0.0, page.size)

    assert len(lines) == 3
    assert len(with_more_lines(page, bar, "bottom", lines[:2], PICTURE)) == count
    assert with_more_lines(page, bar, "bottom", lines[:1], PICTURE) == lines[:1]


@pytest.mark.parametrize(("x", "y", "lines"), [(249, 280, 1), (249, 270, 2), (330, 280, 2)])
def test_small_signs_in_a_blank_of_a_line_are_its_own(x: int, y: int, lines: int) -> None:
    """Over the line, and far behind it, they are not."""
    drawing = Drawing()
    drawing.write("kcal mol", 200, 288, scale=0.7)
    drawing.write(")", 262, 288, scale=0.7)
    drawing.write("-1", x, y, scale=0.35)
    page = page_of(drawing)
    below = np.flatnonzero(page.glyphs.boxes[:, 1] > 250)
    raised = page.glyphs.boxes[below, 3] < y + 6
    apart = [
        *group_lines(page.glyphs, below[raised], 0.0, page.size),
        *group_lines(page.glyphs, below[~raised], 0.0, page.size),
    ]
    assert len(apart) == 2
    assert len(with_raised(page.glyphs, apart)) == lines


@pytest.mark.parametrize(("x", "y", "lines"), [(250, 284, 1), (250, 292, 2), (225, 270, 2)])
def test_raised_digits_are_as_tall_as_the_low_letters_before_them(
    x: int, y: int, lines: int
) -> None:
    """Level with these letters, or over them, they are not."""
    drawing = Drawing()
    drawing.write("msec", 215, 288, scale=0.7)
    drawing.write("-1", x, y, scale=0.5)
    page = page_of(drawing)
    below = np.flatnonzero(page.glyphs.boxes[:, 1] > 250)
    behind = np.isin(below, below[page.glyphs.boxes[below, 3] - page.glyphs.boxes[below, 1] <= 11])
    behind &= np.abs(page.glyphs.centers[below, 0] - x) < 12
    apart = [
        *group_lines(page.glyphs, below[behind], 0.0, page.size),
        *group_lines(page.glyphs, below[~behind], 0.0, page.size),
    ]
    assert len(with_raised(page.glyphs, apart)) == lines


@pytest.mark.parametrize(("y", "lines"), [(294, 1), (304, 2), (292, 2)])
def test_a_lowered_letter_with_a_foot_stands_behind_the_low_one_before_it(
    y: int, lines: int
) -> None:
    """Under that letter, or level with it, it does not."""
    drawing = Drawing()
    drawing.write("r", 240, 288, scale=0.9)
    drawing.write("g", 248, y, scale=0.7)
    page = page_of(drawing)
    below = np.flatnonzero(page.glyphs.boxes[:, 1] > 250)
    apart = [group_lines(page.glyphs, np.array([one]), 0.0, page.size)[0] for one in below]
    assert len(apart) == 2
    assert len(with_raised(page.glyphs, apart)) == lines
