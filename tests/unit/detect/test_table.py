"""Tables whose cells are colored, painted here so that their shape is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import cv2
import matplotlib
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageFont

import unheat.detect.cellcheck
import unheat.detect.table
from unheat.detect.find import with_tables
from unheat.detect.grid import GridFit
from unheat.detect.table import colored_tables, spans_of
from unheat.detect.witness import SURE
from unheat.model import Bar, Box

Pixels = npt.NDArray[np.uint8]

WHITE = (255.0, 255.0, 255.0)
XS, YS = (90, 150, 185, 290, 340), (50, 78, 118, 146, 174)


def table(
    xs: Sequence[int] = XS,
    ys: Sequence[int] = YS,
    *,
    rule: int | None = None,
    names: tuple[int, int, int] | None = None,
) -> Pixels:
    """Colored cells with strokes as numbers; rules of a gray level around them, names and header.

    ``names`` is the color of the header and of the names beside the rows.
    """
    rgb = np.full((220, 400, 3), 255, np.uint8)
    levels = np.random.default_rng(3).integers(40, 240, (len(ys) - 1, len(xs) - 1))
    rows, columns = [20, *ys], [10, *xs]
    for row, (y0, y1) in enumerate(pairwise(rows)):
        for column, (x0, x1) in enumerate(pairwise(columns)):
            if row and column:
                level = int(levels[row - 1, column - 1])
                rgb[y0:y1, x0:x1] = (level, 120, 255 - level)
            elif names is not None:
                rgb[y0:y1, x0:x1] = names
            if row or column:
                middle, line = (x0 + x1) // 2, (y0 + y1) // 2
                rgb[line - 5 : line + 5, middle - 10 : middle + 10 : 4] = 0
            if rule is not None:
                rgb[[y0, y1], x0 : x1 + 1] = rule
                rgb[y0 : y1 + 1, [x0, x1]] = rule
    return rgb


@pytest.mark.parametrize("rule", [None, 0, 221])
def test_columns_and_rows_of_many_sizes(rule: int | None) -> None:
    (panel,) = colored_tables(table(rule=rule), WHITE, 2.0)
    assert panel.shape == (4, 4)
    assert panel.quality >= SURE
    edges = np.array([start for start, _ in panel.columns]), np.array([a for a, _ in panel.rows])
    assert np.abs(edges[0] - XS[:-1]).max() <= 1
    assert np.abs(edges[1] - YS[:-1]).max() <= 1


def test_cells_of_the_pages_color_where_a_ramp_begins_are_cells_in_doubt() -> None:
    rgb = table()
    for row, column in ((0, 1), (0, 3), (2, 0), (3, 2)):
        cell = rgb[YS[row] : YS[row + 1], XS[column] : XS[column + 1]]
        cell[cell.max(axis=2) > 0] = 255
    (panel,) = colored_tables(rgb, WHITE, 0.0)
    assert (panel.shape, panel.quality >= SURE) == ((4, 4), False)
    rgb[YS[1] : YS[2], XS[0] : XS[2]] = 255
    rgb[YS[2] : YS[3], XS[2] :] = 255
    assert colored_tables(rgb, WHITE, 0.0) == []


def test_two_columns_and_two_rows_are_a_table() -> None:
    (panel,) = colored_tables(table((90, 150, 240), (50, 78, 106)), WHITE, 2.0)
    assert panel.shape == (2, 2)


def test_a_gray_header_is_none_of_the_cells_and_a_colored_one_is_a_doubt() -> None:
    (gray,) = colored_tables(table(rule=221, names=(240, 240, 240)), WHITE, 2.0)
    assert (gray.shape, gray.quality >= SURE) == ((4, 4), True)
    (blue,) = colored_tables(table(rule=221, names=(120, 160, 250)), WHITE, 2.0)
    assert (blue.shape, blue.quality >= SURE) == ((4, 4), False)


@pytest.mark.parametrize(("columns", "sure"), [(1, True), (2, False)])
def test_a_header_over_names_on_the_page_adds_no_column(columns: int, sure: bool) -> None:
    """Of two such columns one may hold values that are missing."""
    rgb = table()
    rgb[20:50, 10:340] = (240, 240, 240)
    rgb[20:50, XS] = 255
    if columns > 1:
        rgb[20:50, 50] = 255
    (panel,) = colored_tables(rgb, WHITE, 2.0)
    assert (panel.shape, panel.quality >= SURE) == ((4, 4), sure)
    assert panel.box.x0 == pytest.approx(90, abs=1)


def test_a_plain_column_at_the_right_may_be_one_of_cells() -> None:
    rgb = table(rule=0)
    for y0, y1 in pairwise(YS):
        rgb[y0 + 1 : y1, 341:380] = 255
        rgb[[y0, y1], 340:381] = 0
        rgb[y0 : y1 + 1, 380] = 0
    (panel,) = colored_tables(rgb, WHITE, 2.0)
    assert (panel.shape, panel.quality >= SURE) == ((4, 4), False)


def test_neighbors_of_one_color_are_two_cells() -> None:
    rgb = table()
    rgb[50:78, 90:185] = (10, 120, 30)
    rgb[58:68, 110:130:4] = rgb[58:68, 157:177:4] = 0
    (panel,) = colored_tables(rgb, WHITE, 2.0)
    assert panel.shape == (4, 4)


def test_a_table_that_was_made_smaller() -> None:
    small = cv2.resize(table(rule=170), None, fx=0.8, fy=0.8, interpolation=cv2.INTER_LANCZOS4)
    (panel,) = colored_tables(np.asarray(small, dtype=np.uint8), WHITE, 2.0)
    assert panel.shape == (4, 4)


def test_cells_of_one_size_are_for_the_lattice() -> None:
    assert not colored_tables(table((90, 150, 210, 270), (50, 78, 106, 134)), WHITE, 2.0)


def test_rectangles_that_do_not_line_up_are_no_table() -> None:
    rgb = table()
    rgb[118:146, 90:340] = 255
    for x0, x1 in pairwise((90, 120, 210, 262, 340)):
        rgb[118:146, x0:x1] = (x0 % 200, 120, 60)
        rgb[126:136, (x0 + x1) // 2 - 8 : (x0 + x1) // 2 + 8 : 4] = 0
    assert not colored_tables(rgb, WHITE, 2.0)


def test_colors_without_numbers_are_no_table() -> None:
    rgb = table()
    ink = (rgb == 0).all(axis=2)
    rgb[ink] = np.roll(rgb, 1, axis=1)[ink]
    assert not colored_tables(rgb, WHITE, 2.0)


def test_colors_without_numbers_are_a_mesh_where_a_bar_tells_them() -> None:
    rgb = table()
    ink = (rgb == 0).all(axis=2)
    rgb[ink] = np.roll(rgb, 1, axis=1)[ink]
    rgb[:30], rgb[:, :90] = 255, 255
    rgb[20:50, 90:340] = rgb[50:174, 20:90] = 255
    ramp = np.linspace(240, 40, 120).round().astype(np.uint8)
    rgb[40:160, 365:380, 0] = ramp[:, None]
    rgb[40:160, 365:380, 1] = 120
    rgb[40:160, 365:380, 2] = 255 - ramp[:, None]
    bar = Bar(
        box=Box(365.0, 40.0, 380.0, 160.0), orientation="vertical", tick_positions=(40.0, 100.0)
    )
    (panel,) = colored_tables(rgb, WHITE, 2.0, [bar])
    assert (panel.shape, panel.quality >= SURE) == ((4, 4), True)
    assert not colored_tables(rgb, WHITE, 2.0)
    assert not colored_tables(rgb, WHITE, 2.0, [replace(bar, tick_positions=())])


def test_print_that_begins_in_the_corner_of_its_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    font = ImageFont.truetype(folder / "DejaVuSans.ttf", 40)
    picture = Image.new("RGB", (440, 300), "white")
    draw = ImageDraw.Draw(picture)
    xs, level = (40, 122, 250, 320, 400), 40
    for y0 in range(40, 260, 44):
        for x0, x1 in pairwise(xs):
            # As a web page without any padding sets it.
            level = 40 + (level + 37) % 200
            draw.rectangle((x0, y0, x1 - 5, y0 + 39), fill=(level, 150, 255 - level))
            draw.text((x0, y0 + 20), "848"[: (x1 - x0) // 35], font=font, fill=0, anchor="lm")
    rgb = np.array(picture)
    (panel,) = colored_tables(rgb, WHITE, 2.0)
    assert panel.shape == (5, 4)
    monkeypatch.setattr(unheat.detect.table, "_CORNER_PX", 9.0)
    # Lanes beside print tell such cells as well, in a drawing.
    monkeypatch.setattr(unheat.detect.cellcheck, "_MOST_GOOD", 0.0)
    assert not colored_tables(rgb, WHITE, 2.0)


def test_a_table_of_equal_cells_is_one_where_nothing_else_is_found() -> None:
    rgb = table((80, 140, 200, 260, 320), (50, 80, 110, 140, 170))
    assert colored_tables(rgb, WHITE, 2.0) == []
    (panel,) = colored_tables(rgb, WHITE, 2.0, even=True)
    assert panel.shape == (4, 4)
    assert colored_tables(table(), WHITE, 2.0, even=True) == []
    (found,) = with_tables(rgb, WHITE, 2.0, [])
    assert found.box == panel.box


def test_one_line_in_doubt_beside_a_table_of_equal_cells_is_its_header() -> None:
    rgb = table((80, 140, 200, 260, 320), (50, 80, 110, 140, 170))
    (panel,) = colored_tables(rgb, WHITE, 2.0, even=True)
    header = replace(
        panel,
        fit=GridFit(
            rows=replace(panel.fit.rows, start=panel.box.y0 - 30.0, end=panel.box.y0 - 1.0, n=1),
            columns=panel.fit.columns,
        ),
        row_blocks=(),
        column_blocks=(),
        quality=0.5,
    )
    assert [one.box for one in with_tables(rgb, WHITE, 2.0, [header])] == [panel.box]


def counts(colors: Sequence[Sequence[int]]) -> Pixels:
    """3×3 printed cells of two pale colors, as wide as their names, with gaps in a thin frame."""
    rgb = np.full((220, 400, 3), 255, np.uint8)
    xs, ys = (120, 183, 266, 342), (60, 90, 120, 150)
    rgb[ys[0] - 2 : ys[-1] + 2, xs[0] - 2 : xs[-1] + 2] = 192
    rgb[ys[0] - 1 : ys[-1] + 1, xs[0] - 1 : xs[-1] + 1] = 255
    for row, column in np.ndindex(3, 3):
        y, x = ys[row], xs[column + 1]
        shade = (240, 240, 240) if not colors[row][column] else (206, 206, 244)
        rgb[y : y + 28, xs[column] : x - 2] = shade
        rgb[y + 9 : y + 19, x - 26 : x - 6 : 4] = 0
    return rgb


def test_two_colors_are_those_of_a_table_of_counts_where_no_line_has_just_one() -> None:
    (panel,) = colored_tables(counts(np.eye(3, dtype=int).tolist()), WHITE, 2.0)
    assert panel.shape == (3, 3)
    assert panel.quality < SURE
    # Every second line of a page's table is gray.
    assert colored_tables(counts([[0, 0, 0], [1, 1, 1], [0, 0, 0]]), WHITE, 2.0) == []


def test_lines_that_lie_in_each_other_meet_in_the_middle() -> None:
    lines = np.array([[0, 21], [19, 40], [44, 60]])
    assert spans_of(lines) == ((0.0, 20.0), (20.0, 40.0), (44.0, 60.0))


def test_cells_whose_print_ripples_more_than_the_picture_are_found_at_a_coarser_level(
    tmp_path: Path,
) -> None:
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    font = ImageFont.truetype(fonts / "DejaVuSansMono.ttf", 9)
    picture = Image.new("RGB", (300, 194), "white")
    draw, shades = ImageDraw.Draw(picture), np.random.default_rng(3)
    for row in range(7):
        left, top = 44, 16 + 22 * row
        draw.text((8, top + 10), f"R{row}", "#222", font, anchor="lm")
        for wide in (48, 30, 62, 38, 30, 44):
            shade = shades.random()
            color = tuple(int(a + b * shade) for a, b in ((248, -140), (105, 90), (107, 16)))
            draw.rectangle((left, top, left + wide - 1, top + 19), fill=color)
            at = left + wide / 2, top + 10
            draw.text(at, f"{shade:.2f}", "black", font, anchor="mm")
            left += wide + 2
    path = tmp_path / "table.jpg"
    picture.save(path, quality=75)
    rgb = np.asarray(Image.open(path).convert("RGB"))
    (found,) = colored_tables(rgb, WHITE, 10.0)
    assert found.shape == (7, 6)
