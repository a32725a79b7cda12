from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect import detect
from unheat.detect.grid import GridFit, fit_grid
from unheat.detect.lattice import Lattice
from unheat.detect.printed import lanes_along, lanes_between, print_counts
from unheat.detect.printed_counts import counted_by_print
from unheat.model import Raster
from unheat.model.geometry import Box


def counts(
    rows: int, columns: int, text: str, *, at: tuple[int, int] = (10, 24)
) -> tuple[int, int]:
    """What is counted in a pale area of cells of 60×36 px without borders, each with ``text``."""
    rgb = np.full((rows * 36, columns * 60, 3), 225, np.uint8)
    for row in range(rows):
        for column in range(columns):
            place = column * 60 + at[0], row * 36 + at[1]
            cv2.putText(rgb, text, place, 0, 0.45, (20, 20, 20), 1, cv2.LINE_AA)
    return print_counts(rgb, Box(0, 0, columns * 60, rows * 36))


def test_numbers_in_equal_places_are_counted() -> None:
    assert counts(5, 7, "0.48") == (5, 7)


def test_words_of_one_cell_stand_closer_than_cells() -> None:
    assert counts(4, 3, "4 19", at=(8, 24)) == (4, 3)


def test_nothing_printed_is_one_area() -> None:
    assert counts(4, 3, "") == (1, 1)


def test_a_sliver_is_one_area() -> None:
    rgb = np.full((40, 40, 3), 225, np.uint8)
    assert print_counts(rgb, Box(10, 2, 12, 38)) == (1, 1)
    assert print_counts(rgb, Box(38, -30, 70, 12)) == (1, 1)


def columns_told(columns: int, *, plain: bool = False) -> int:
    """Columns of a matrix of 5×6 printed cells, in which ``columns`` were found."""
    rgb = np.zeros((180, 360, 3), np.uint8)
    for row, column in np.ndindex(5, 6):
        place = column * 60 + 10, row * 36 + 24
        shade = 225 if plain else 150 + (37 * row + 53 * column) % 90
        rgb[row * 36 : row * 36 + 36, column * 60 : column * 60 + 60] = shade
        cv2.putText(rgb, "0.48", place, 0, 0.45, (20, 20, 20), 1, cv2.LINE_AA)
    rows, found = (
        Lattice(start=0, end=end, n=n, gap=0, score=0.8, explained=0.8, support=0.8)
        for end, n in ((180.0, 5), (360.0, columns))
    )
    return counted_by_print(rgb, GridFit(rows=rows, columns=found), 10.0).columns.n


def test_lines_through_numbers_part_no_cells() -> None:
    assert columns_told(18) == 6
    assert columns_told(12) == 6


def test_cells_of_several_numbers_are_parted() -> None:
    assert columns_told(2) == 6


def test_where_colors_tell_nothing_lines_through_numbers_stay() -> None:
    assert columns_told(18, plain=True) == 18


def coarse(rows: int, columns: int, seed: int) -> npt.NDArray[np.uint8]:
    """A smooth field of printed cells of 42×26 px, after a codec at quality 30."""
    random = np.random.default_rng(seed)
    down, across = np.mgrid[0:rows, 0:columns]
    waves = np.sin(across / 5 + seed) * np.cos(down / 4)
    values = np.clip(150 + 60 * waves + random.normal(0, 9, (rows, columns)), 60, 240)
    rgb = np.full((rows * 26 + 60, columns * 42 + 60, 3), 255, np.uint8)
    for row, column in np.ndindex(rows, columns):
        shade, x, y = int(values[row, column]), 30 + 42 * column, 30 + 26 * row
        rgb[y : y + 26, x : x + 42] = (230, shade, shade // 2)
        ink = (0, 0, 0) if shade > 150 else (255, 255, 255)
        cv2.putText(rgb, f"{shade / 250:.3f}", (x + 4, y + 17), 0, 0.36, ink, 1, cv2.LINE_AA)
    written = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, 30])[1]
    return np.asarray(cv2.imdecode(written, cv2.IMREAD_COLOR), dtype=np.uint8)


def test_faint_borders_are_seen_between_numbers() -> None:
    rgb = coarse(20, 22, seed=2)
    fit = fit_grid(rgb, Box(0, 0, rgb.shape[1], rgb.shape[0]))
    assert fit is not None
    assert (fit.rows.n, fit.columns.n) == (20, 22)


def test_lanes_run_between_lines_of_print_alone() -> None:
    lanes = lanes_between(coarse(8, 9, seed=1)[30:-30, 30:-30])
    phase = np.arange(lanes.size) % 26
    assert lanes[(phase < 4) | (phase > 22)].mean() > 0.9
    assert not lanes[(phase > 10) & (phase < 15)].any()
    assert not lanes_between(np.full((80, 90, 3), 200, np.uint8)).any()


def test_rows_of_one_color_each_have_as_many_cells_as_numbers() -> None:
    rgb = np.full((300, 640, 3), 255, np.uint8)
    for row, color in enumerate([(165, 0, 38), (244, 109, 67), (254, 224, 144), (116, 173, 209)]):
        rgb[20 + 65 * row : 85 + 65 * row, 20:620] = color
        for column in range(4):
            place = (20 + 150 * column + 60, 57 + 65 * row)
            cv2.putText(rgb, f"0.0{row}", place, cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 1)
    (panel,) = detect(Raster(rgb=rgb, name="painted", sha256="", format="png")).panels
    assert panel.grid.shape == (4, 4)


def test_a_column_with_a_number_and_its_share_in_each_cell_is_one_column() -> None:
    rgb = np.full((300, 260, 3), 255, np.uint8)
    for row, color in enumerate([(165, 0, 38), (244, 109, 67), (254, 224, 144), (116, 173, 209)]):
        rgb[20 + 65 * row : 85 + 65 * row, 20:240] = color
        text = f"{row + 3}1 (2{row}%)"
        place = (85, 57 + 65 * row)
        cv2.putText(rgb, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 1)
    (panel,) = detect(Raster(rgb=rgb, name="painted", sha256="", format="png")).panels
    assert panel.grid.shape == (4, 1)


def thirds_told(rows: int, *, every_third: bool, text: str = "0.4") -> int:
    """Rows of a matrix of 7 × 9 printed cells, in which ``rows`` were found, behind a codec that
    leaves ripples in the lanes between the numbers."""
    rgb = np.zeros((7 * 24, 9 * 44, 3), np.uint8)
    for row, column in np.ndindex(7, 9):
        shade = 120 + (37 * row + 53 * column) % 110
        rgb[row * 24 : row * 24 + 24, column * 44 : column * 44 + 44] = shade
        rgb[row * 24 + 23, column * 44 : column * 44 + 12] -= 45
        for line in (15,) if every_third else (8, 15, 22):
            cv2.putText(rgb, text, (column * 44 + 12, row * 24 + line), 0, 0.33, (0, 0, 0), 1)
    found = [
        Lattice(start=0, end=end, n=n, gap=0, score=0.8, explained=0.8, support=0.8)
        for end, n in ((168.0, rows), (396.0, 9))
    ]
    return counted_by_print(rgb, GridFit(rows=found[0], columns=found[1]), 10.0).rows.n


def test_heads_and_feet_of_numbers_part_no_cells() -> None:
    assert thirds_told(21, every_third=True) == 7
    assert thirds_told(7, every_third=True) == 7
    # Where all lines hold numbers each of them is one.
    assert thirds_told(21, every_third=False) == 21
    # Where nobody prints no line has more ink than the others.
    assert thirds_told(21, every_third=True, text="") == 21


def test_a_line_between_two_dark_cells_is_no_print() -> None:
    rgb = np.full((288, 420, 3), 235, np.uint8)
    for row, column in np.ndindex(8, 7):
        x, y = column * 60, row * 36
        dark = row == 2 and column in (2, 3)
        if dark:
            rgb[y : y + 36, x : x + 60] = 60
        ink = (250, 250, 250) if dark else (20, 20, 20)
        cv2.putText(rgb, "0.48", (x + 10, y + 24), 0, 0.45, ink, 1, cv2.LINE_AA)
    assert print_counts(rgb, Box(0, 0, 420, 288)) == (8, 7)
    rgb[72:108, 180] = 250
    assert print_counts(rgb, Box(0, 0, 420, 288)) == (8, 7)


def test_colors_are_compared_in_the_lanes_between_numbers() -> None:
    """Heads and feet of digits step more than the borders of cells whose colors are alike."""
    rgb = coarse(9, 14, seed=3)
    rows, columns = (
        Lattice(
            start=30, end=30.0 + size * n, n=n * parts, gap=0, score=0.7, explained=0.7, support=0.7
        )
        for size, n, parts in ((26, 9, 3), (42, 14, 7))
    )
    told = counted_by_print(rgb, GridFit(rows=rows, columns=columns), 10.0)
    assert (told.rows.n, told.columns.n) == (9, 14)


def test_numbers_as_wide_as_their_cells_part_none() -> None:
    """No lane runs between columns, and colors change at every third line alone."""
    rng, size, rows, columns = np.random.default_rng(7), 33, 9, 16
    rgb = np.full((rows * 26 + 60, columns * size + 60, 3), 255, np.uint8)
    for row, column in np.ndindex(rows, columns):
        x, y = 30 + column * size, 30 + row * 26
        rgb[y : y + 26, x : x + size] = rng.integers(90, 250, 3)
        cv2.putText(rgb, "0.48", (x - 1, y + 18), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
    assert print_counts(rgb, Box(30, 30, 30 + columns * size, 30 + rows * 26), rippled=True)[1] == 1
    lattices = [
        Lattice(start=30, end=30.0 + length, n=n, gap=0, score=0.8, explained=0.8, support=0.8)
        for length, n in ((rows * 26, rows), (columns * size, 3 * columns))
    ]
    fit = GridFit(rows=lattices[0], columns=lattices[1])
    assert counted_by_print(rgb, fit, 10.0).columns.n == columns


def test_where_a_stroke_hides_a_lane_colors_part_the_numbers() -> None:
    rgb = coarse(9, 14, seed=5)
    # Between the first and the second column: half as many numbers stand apart.
    rgb[40:250:9, 30 + 40 : 30 + 44] = 0
    rows, columns = (
        Lattice(
            start=30, end=30.0 + size * n, n=n * parts, gap=0, score=0.7, explained=0.7, support=0.7
        )
        for size, n, parts in ((26, 9, 1), (42, 14, 7))
    )
    assert counted_by_print(rgb, GridFit(rows=rows, columns=columns), 10.0).columns.n == 14


def test_lanes_that_a_codec_ripples_are_lanes() -> None:
    rgb = np.full((180, 420, 3), 225, np.uint8)
    for row, column in np.ndindex(5, 7):
        place = column * 60 + 10, row * 36 + 24
        cv2.putText(rgb, "0.48", place, 0, 0.45, (20, 20, 20), 1, cv2.LINE_AA)
    # What a codec leaves beside strong steps: here and there a stroke.
    rgb[4::36, 55:66] = 150
    box = Box(0, 0, 420, 180)
    assert print_counts(rgb, box)[1] == 1
    assert print_counts(rgb, box, rippled=True)[1] == 7


def test_a_box_that_is_lower_than_its_rims_has_no_lanes() -> None:
    rgb = np.full((60, 60, 3), 255, np.uint8)
    assert lanes_along(rgb, Box(10, 20, 50, 21), 0) == ()
