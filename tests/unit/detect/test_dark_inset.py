"""Dark charts on a light page that has print of its own."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.dark_inset import dark_figures
from unheat.detect.wall import cards_on_wall

WHITE = (255.0, 255.0, 255.0)
X0, Y0 = 60, 90


def _write(rgb: npt.NDArray[np.uint8], text: str, x: int, y: int, level: int) -> None:
    cv2.putText(rgb, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (level,) * 3, 1, cv2.LINE_AA)


def _notebook(*, names: bool = True, beside: bool = False) -> npt.NDArray[np.uint8]:
    """A dark chart of 400 × 300 px with 3 × 4 cells between two lines of a notebook.

    Without ``names`` nothing is written on its ground, and ``beside`` it are names on the page.
    """
    chart = np.full((300, 400, 3), 30, dtype=np.uint8)
    for row in range(3):
        for column in range(4):
            y, x = 60 + 60 * row, 100 + 60 * column
            chart[y : y + 60, x : x + 60] = (40 + 50 * column, 120, 200 - 60 * row)
        if names:
            _write(chart, "eu north", 10, 95 + 60 * row, 230)
    page = np.full((480, 560, 3), 255, dtype=np.uint8)
    page[Y0 : Y0 + 300, X0 : X0 + 400] = chart
    _write(page, "df.plot(cmap=cm)", 80, 40, 0)
    _write(page, "In [2]:", 8, 440, 0)
    for row in range(3 * beside):
        _write(page, "north", 14, Y0 + 95 + 60 * row, 0)
    return page


def test_the_page_takes_the_ground_of_a_dark_chart_and_print_on_it_becomes_light() -> None:
    page = _notebook()
    found = cards_on_wall(page, WHITE)
    assert (found[5, 5] == 30).all()
    inner = np.s_[Y0 + 3 : Y0 + 297, X0 + 3 : X0 + 397]
    assert (found[inner] == page[inner]).all()
    ink = page[20:45, 70:300].mean(axis=2) < 20
    assert ink.any()
    assert (found[20:45, 70:300][ink] > 240).all()
    # The rim of the chart is left as no frame.
    assert (found[Y0 - 2 : Y0 + 3, X0 - 2 : X0 + 402] == 30).all()


@pytest.mark.parametrize(("names", "beside"), [(False, False), (True, True)])
def test_dark_cells_with_names_on_the_page_are_no_chart(names: bool, beside: bool) -> None:
    page = _notebook(names=names, beside=beside)
    assert dark_figures(page, WHITE) is page


def test_a_line_of_text_may_stand_close_under_a_chart_and_names_may_not() -> None:
    page = _notebook()
    _write(page, "Figure 2. Load by zone", 80, Y0 + 316, 0)
    assert (dark_figures(page, WHITE)[5, 5] == 30).all()
    page = _notebook()
    for column in range(4):
        _write(page, "Mo", X0 + 110 + 60 * column, Y0 + 316, 0)
    assert dark_figures(page, WHITE) is page


def test_a_colored_figure_on_the_page_keeps_its_colors() -> None:
    page = _notebook()
    page[410:470, 300:400], page[410:470, 400:500] = (220, 60, 40), (240, 180, 40)
    assert dark_figures(page, WHITE) is page


def test_headings_on_blocks_of_one_color_are_no_figure() -> None:
    """A poster's: nothing of the dark chart was read for them."""
    page = _notebook()
    for x0, x1 in ((20, 260), (280, 540)):
        page[10:60, x0:x1] = (24, 60, 120)
        _write(page, "3. Results", x0 + 20, 40, 255)
    assert (dark_figures(page, WHITE)[5, 5] == 30).all()


def test_a_page_without_dark_blocks_is_as_it_was() -> None:
    page = np.full((200, 300, 3), 255, dtype=np.uint8)
    _write(page, "words", 20, 50, 0)
    assert dark_figures(page, WHITE) is page
