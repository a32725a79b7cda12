"""Rows and columns that are two or three others wide, told by the numbers in their middles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.detect.wide_lines import with_wide_lines
from unheat.model import Grid, PanelLayout, Reason

FACE = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
UNIT = 30


def drawn(heights: Sequence[int], *, numbers: bool = True, transposed: bool = False) -> np.ndarray:
    """Cells of five columns whose rows are so many units high, a number in the middle of each."""
    font = ImageFont.truetype(FACE, 11)
    size = (5 * UNIT + 40, sum(heights) * UNIT + 40)
    picture = Image.new("RGB", size[::-1] if transposed else size, "white")
    draw = ImageDraw.Draw(picture)
    top = 20
    for row, height in enumerate(heights):
        for col in range(5):
            shade = 90 + (37 * row + 53 * col * (row + 2)) % 150
            box = (20 + UNIT * col, top, 19 + UNIT * (col + 1), top + UNIT * height - 1)
            spot = (20 + UNIT * (col + 0.5), top + UNIT * height / 2)
            if transposed:
                box, spot = (box[1], box[0], box[3], box[2]), spot[::-1]
            draw.rectangle(box, fill=(shade, 200, 255 - shade))
            if numbers:
                draw.text(spot, str((row + 3 * col) % 10), font=font, fill="black", anchor="mm")
        top += UNIT * height
    return np.asarray(picture)


def panel(rows: int, columns: int = 5) -> PanelLayout:
    grid = Grid(
        row_spans=tuple((20.0 + UNIT * i, 20.0 + UNIT * (i + 1)) for i in range(rows)),
        column_spans=tuple((20.0 + UNIT * i, 20.0 + UNIT * (i + 1)) for i in range(columns)),
    )
    return PanelLayout(grid=grid, frame=grid.box, bar=None)


def test_a_row_with_its_numbers_on_a_line_of_the_lattice_is_one_in_doubt() -> None:
    found = with_wide_lines(drawn((1, 2, 1, 3)), panel(7), 4.0)
    assert found.grid.row_spans == ((20, 50), (50, 110), (110, 140), (140, 230))
    assert found.review
    assert Reason.GRID_AMBIGUOUS in found.reasons
    # Numbers in all its cells may settle that later, but none that was in doubt before.
    assert found.print_alone
    before = panel(7).doubted(Reason.GRID_AMBIGUOUS)
    assert not with_wide_lines(drawn((1, 2, 1, 3)), before, 4.0).print_alone


def test_so_it_is_with_columns() -> None:
    found = with_wide_lines(drawn((1, 2, 1, 2), transposed=True), panel(5, 6), 4.0)
    assert found.grid.shape == (5, 4)


@pytest.mark.parametrize(("heights", "numbers"), [((1, 1, 1, 1), True), ((1, 2, 1, 2), False)])
def test_lines_without_such_numbers_stay_as_they_are(
    heights: tuple[int, ...], numbers: bool
) -> None:
    rgb = drawn(heights, numbers=numbers)
    one = panel(sum(heights))
    assert with_wide_lines(rgb, one, 4.0) is one


def test_rows_of_the_same_colors_with_numbers_of_their_own_are_two() -> None:
    rgb = drawn((1, 1, 1, 1)).copy()
    rgb[80:110] = rgb[50:80]
    one = panel(4)
    assert with_wide_lines(rgb, one, 4.0) is one


def test_lines_drawn_between_cells_are_no_numbers() -> None:
    rgb = drawn((1, 2, 1, 2), numbers=False).copy()
    for i in range(7):
        rgb[20 + UNIT * i - 1 : 21 + UNIT * i, 20:170] = 20
    one = panel(6)
    assert with_wide_lines(rgb, one, 4.0) is one


def test_what_is_drawn_over_other_rows_leaves_a_doubt() -> None:
    rgb = drawn((1, 2, 1, 1)).copy()
    for top in (110, 140):
        for left in (80, 110):
            rgb[top + 3 : top + 27, left + 3 : left + 27] = rgb[top + 2, left + 2]
            rgb[top + 5 : top + 8, left + 10 : left + 20] = 20
    found = with_wide_lines(rgb, panel(5), 4.0)
    assert len(found.grid.row_spans) == 5
    assert found.review
