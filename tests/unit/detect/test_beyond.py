"""Lines of cells beyond those that were found."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.beyond import colors_fill_gaps, colors_go_on, line_beyond, print_goes_on
from unheat.detect.cellcheck import check_cells
from unheat.detect.extend import extended
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.panels import _grown
from unheat.detect.rivals import FoundPanel
from unheat.detect.witness import SURE
from unheat.model.geometry import Box

PAGE = (255.0, 255.0, 255.0)
CELL = 14


def picture(
    rows: int, cols: int, *, frame: int = 1
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Cells of 14 px from (40, 40) on, a black frame over their outer pixels."""
    colors = np.random.default_rng(2).integers(30, 220, (rows, cols, 3))
    image = np.full((rows * CELL + 80, cols * CELL + 80, 3), 255, dtype=np.uint8)
    inner = image[40 : 40 + rows * CELL, 40 : 40 + cols * CELL]
    inner[:] = np.kron(colors, np.ones((CELL, CELL, 1)))
    for side in (inner[:frame], inner[-frame:], inner[:, :frame], inner[:, -frame:]):
        side[:] = 0
    return image


def lattice(first: int, n: int) -> Lattice:
    start = 40.0 + first * CELL
    return _lattice(start, start + n * CELL, n)


def _lattice(start: float, end: float, n: int) -> Lattice:
    return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)


@pytest.mark.parametrize(("first", "goes_on"), [(0, False), (1, True)])
def test_colors_beyond_the_lattice_are_a_doubt(first: int, goes_on: bool) -> None:
    image = picture(6, 8)
    fit = GridFit(rows=lattice(first, 6 - first), columns=lattice(0, 8))
    assert colors_go_on(image, fit, PAGE, 4.0) is goes_on


def test_print_in_the_cells_beyond_hides_no_doubt() -> None:
    image = picture(6, 8)
    for col in range(8):
        x, y = 40 + col * CELL, 40
        image[y + 4 : y + 11 : 2, x + 3 : x + 11 : 2] = 255
    fit = GridFit(rows=lattice(1, 5), columns=lattice(0, 8))
    assert colors_go_on(image, fit, PAGE, 4.0)


@pytest.mark.parametrize("frame", [1, 3])
def test_a_frame_over_its_border_hides_no_line(frame: int) -> None:
    image = picture(6, 8, frame=frame)
    fit = GridFit(rows=lattice(1, 5), columns=lattice(0, 8))
    check = check_cells(image, fit.rows.spans(), fit.columns.spans(), PAGE, 4.0)
    grown, _ = extended(image, fit, check, PAGE, 4.0)
    assert grown.rows.n == 6


def blurred() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """6 by 4 cells of 52 px from (20, 10) on, parted by 8 px of white that a resizer blurred."""
    image = np.full((380, 300, 3), 255, dtype=np.uint8)
    colors = np.random.default_rng(3).integers(20, 220, (6, 4, 3))
    for row, col in np.ndindex(6, 4):
        image[14 + 60 * row : 66 + 60 * row, 24 + 60 * col : 76 + 60 * col] = colors[row, col]
    return np.asarray(cv2.GaussianBlur(image, (0, 0), 2.0), dtype=np.uint8)


def test_cells_beyond_a_broad_blurred_line_were_lost() -> None:
    image, columns = blurred(), _lattice(20.0, 260.0, 4)
    lost = GridFit(rows=_lattice(130.0, 370.0, 4), columns=columns)
    assert not colors_go_on(image, lost, PAGE, 4.0)
    assert line_beyond(image, lost, PAGE, 4.0) == (0, False, False)
    # A panel above it has rows of its own.
    assert line_beyond(image, lost, PAGE, 4.0, [Box(20.0, 10.0, 260.0, 130.0)]) is None
    # A bar is no line of cells, however its colors step.
    assert line_beyond(image, lost, PAGE, 4.0, (), [Box(20.0, 80.0, 260.0, 100.0)]) is None
    whole = GridFit(rows=_lattice(10.0, 370.0, 6), columns=columns)
    assert line_beyond(image, whole, PAGE, 4.0) is None


@pytest.mark.parametrize("printed", [False, True])
def test_names_that_ripple_over_the_page_are_no_cells_without_numbers(printed: bool) -> None:
    image = np.full((260, 300, 3), 255, dtype=np.uint8)
    colors = np.random.default_rng(3).integers(20, 200, (6, 3, 3))
    for row, col in np.ndindex(6, 4):
        y, x = 10 + 40 * row, 20 + 60 * col
        # Of the names in the first column a codec has grayed the page about them.
        color = (232 + 4 * (row % 3),) * 3 if col == 0 else colors[row, col - 1]
        image[y : y + 40, x : x + 60] = color
        if col == 0 or printed:
            cv2.putText(image, "s01", (x + 8, y + 28), 0, 0.7, (40, 40, 40), 2)
    fit = GridFit(rows=_lattice(10.0, 250.0, 6), columns=_lattice(80.0, 260.0, 3))
    found = line_beyond(image, fit, PAGE, 10.0)
    assert found == ((1, False, False) if printed else None)


def test_a_panel_takes_in_the_lines_that_it_lost_and_is_unsure() -> None:
    image = blurred()
    fit = GridFit(rows=_lattice(130.0, 370.0, 4), columns=_lattice(20.0, 260.0, 4))
    check = check_cells(image, fit.rows.spans(), fit.columns.spans(), PAGE, 4.0)
    found = FoundPanel(fit=fit, check=check, quality=0.9)
    grown = _grown(image, found, ([found.box], []), PAGE, 4.0)
    assert grown.shape == (6, 4)
    assert grown.box.y0 == pytest.approx(10.0)
    assert grown.quality < SURE


@pytest.mark.parametrize(("lined", "doubted"), [(False, True), (True, False)])
def test_gaps_in_the_colors_of_their_cells_are_a_doubt(lined: bool, doubted: bool) -> None:
    image = np.full((160, 260, 3), 255, dtype=np.uint8)
    colors = np.random.default_rng(3).integers(20, 220, (4, 5, 3))
    for row, col in np.ndindex(4, 5):
        image[12 + 34 * row : 46 + 34 * row, 20 + 40 * col : 60 + 40 * col] = colors[row, col]
    # Three lines with gaps: the second one is made of two halves.
    rows = replace(_lattice(12.0, 148.0, 3), gap=17.0)
    if lined:
        image[46:63] = image[97:114] = 255
    fit = GridFit(rows=rows, columns=_lattice(20.0, 220.0, 5))
    assert colors_fill_gaps(image, fit, PAGE, 10.0) is doubted
    narrow = replace(fit, rows=replace(rows, gap=6.0))
    assert not colors_fill_gaps(image, narrow, PAGE, 10.0)


@pytest.mark.parametrize("framed", [False, True])
def test_a_frame_around_the_cells_beyond_is_no_print_that_crosses_them(framed: bool) -> None:
    image = np.full((220, 220, 3), 255, dtype=np.uint8)
    for row in range(5):
        for col in range(5):
            x, y = 40 + col * 28 + 9, 40 + row * 28 + 17
            cv2.putText(image, "1", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 1)
    if framed:
        cv2.rectangle(image, (40, 40), (180, 180), (0, 0, 0), 2)
    inner = _lattice(40.0, 40.0 + 3 * 28, 3)
    assert print_goes_on(image, GridFit(rows=inner, columns=inner), PAGE)
    whole = _lattice(40.0, 40.0 + 5 * 28, 5)
    assert not print_goes_on(image, GridFit(rows=whole, columns=whole), PAGE)


def _ones(shape: tuple[int, int], rows: int, cols: int) -> npt.NDArray[np.uint8]:
    """White paper (h, w) with a "1" in every cell of 28 px."""
    image = np.full((*shape, 3), 255, dtype=np.uint8)
    for row in range(rows):
        for col in range(cols):
            x, y = 40 + col * 28 + 9, 40 + row * 28 + 17
            cv2.putText(image, "1", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 1)
    return image


def test_a_color_bar_under_the_labels_is_no_line_of_print() -> None:
    image = _ones((260, 220), 4, 5)
    # Three lines of cells, their labels, and a bar where one more line would be.
    image[40 + 4 * 28 + 9 : 40 + 4 * 28 + 16, 40:180] = (40, 20, 60)
    fit = GridFit(rows=_lattice(40.0, 40.0 + 3 * 28, 3), columns=_lattice(40.0, 180.0, 5))
    bar = Box(40, 40 + 4 * 28 + 9, 180, 40 + 4 * 28 + 16)
    assert print_goes_on(image, fit, PAGE)
    assert not print_goes_on(image, fit, PAGE, [bar])


def test_labels_and_the_first_cells_of_the_panel_beside_are_no_two_lines_of_print() -> None:
    # Three lines of numbers, the labels of the panel beside them, and its first numbers.
    image = _ones((220, 360), 5, 8)
    fit = GridFit(rows=_lattice(40.0, 180.0, 5), columns=_lattice(40.0, 40.0 + 3 * 28, 3))
    beside = Box(40.0 + 4 * 28 - 5, 40.0, 40.0 + 8 * 28, 180.0)
    assert print_goes_on(image, fit, PAGE)
    assert not print_goes_on(image, fit, PAGE, (), [fit.box, beside])
    # A piece of the same panel stands in step with it, and a line between them was lost.
    piece = Box(40.0 + 4 * 28, 40.0, 40.0 + 8 * 28, 180.0)
    assert print_goes_on(image, fit, PAGE, (), [fit.box, piece])


@pytest.mark.parametrize("turned", [False, True])
def test_labels_and_the_numbers_of_a_bar_are_no_two_lines_of_print(turned: bool) -> None:
    image = np.full((260, 260, 3), 255, dtype=np.uint8)
    # Three lines of numbers, their labels, and a bar whose numbers stand on the same middles.
    for row in range(4):
        for col in range(5):
            x, y = 40 + col * 28 + 9, 40 + row * 28 + 17
            cv2.putText(image, "1", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 1)
    for col in range(5):
        x, y = 40 + col * 28 + 9, 40 + 4 * 28 + 17
        cv2.putText(image, "7", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 1)
    if turned:
        image = np.ascontiguousarray(image.transpose(1, 0, 2))
    lines, across = _lattice(40.0, 40.0 + 3 * 28, 3), _lattice(40.0, 180.0, 5)
    bar = Box(40, 40 + 4 * 28 - 8, 180, 40 + 4 * 28 + 2)
    if turned:
        bar = Box(bar.y0, bar.x0, bar.y1, bar.x1)
    fit = GridFit(rows=across, columns=lines) if turned else GridFit(rows=lines, columns=across)
    assert print_goes_on(image, fit, PAGE)
    assert not print_goes_on(image, fit, PAGE, [bar])


def test_labels_that_ripple_beyond_a_frame_are_no_line_of_cells() -> None:
    image = np.full((300, 320, 3), 255, dtype=np.uint8)
    colors = np.random.default_rng(3).integers(60, 200, (5, 6, 3))
    for row, col in np.ndindex(5, 6):
        image[20 + 40 * row : 60 + 40 * row, 20 + 40 * col : 60 + 40 * col] = colors[row, col]
    image[220:260, 20:260] = np.repeat(np.arange(230, 242, 2), 40)[None, :, None]
    fit = GridFit(rows=_lattice(20.0, 220.0, 5), columns=_lattice(20.0, 260.0, 6))
    assert line_beyond(image, fit, PAGE, 10.0) == (0, True, False)
    image[220, 20:260] = 30
    assert line_beyond(image, fit, PAGE, 10.0) is None
    # Cells that are darker are no ripples of labels.
    image[221:260, 20:260] = np.repeat(np.arange(170, 182, 2), 40)[None, :, None]
    assert line_beyond(image, fit, PAGE, 10.0) == (0, True, False)


def test_a_panel_of_many_lines_may_have_lost_more_of_them() -> None:
    image = np.full((420, 560, 3), 255, dtype=np.uint8)
    colors = np.random.default_rng(3).integers(20, 220, (16, 22, 3))
    for row, col in np.ndindex(16, 22):
        y, x = 24 + 23 * row, 24 + 23 * col
        image[y : y + 19, x : x + 19] = colors[row, col]
    image = np.asarray(cv2.GaussianBlur(image, (0, 0), 1.0), dtype=np.uint8)
    rows, columns = _lattice(22.0, 390.0, 16), _lattice(22.0, 436.0, 18)
    fit = GridFit(rows=rows, columns=columns)
    check = check_cells(image, fit.rows.spans(), fit.columns.spans(), PAGE, 10.0)
    found = FoundPanel(fit=fit, check=check, quality=0.9)
    grown = _grown(image, found, ([found.box], []), PAGE, 10.0)
    assert grown.shape == (16, 22)
    assert grown.quality < SURE


@pytest.mark.parametrize("pitch", [6, 14])
def test_a_line_that_a_frame_hides_in_part_is_one_of_cells(pitch: int) -> None:
    shades = np.random.default_rng(6).integers(30, 220, (9, 9, 3)).astype(np.uint8)
    image = np.full((9 * pitch + 80, 9 * pitch + 80, 3), 255, dtype=np.uint8)
    image[40 : 40 + 9 * pitch, 40 : 40 + 9 * pitch] = np.kron(
        shades, np.ones((pitch, pitch, 1), dtype=np.uint8)
    )
    # The axes begin two pixels below the image.
    image[:42] = 255
    image[42, 40 : 40 + 9 * pitch] = 0
    rows = _lattice(40.0 + pitch, 40.0 + 9 * pitch, 8)
    fit = GridFit(rows=rows, columns=_lattice(40.0, 40.0 + 9 * pitch, 9))
    assert line_beyond(image, fit, PAGE, 4.0) == (0, False, True)
    image[43 : 40 + pitch] = 255
    assert line_beyond(image, fit, PAGE, 4.0) is None


@pytest.mark.parametrize(("lost", "goes_on"), [(0, False), (14, True)])
def test_colors_beyond_cells_of_two_pixels_are_a_doubt(lost: int, goes_on: bool) -> None:
    image = np.full((200, 200, 3), 255, dtype=np.uint8)
    # Shades run on so evenly that no border is seen among the last rows.
    shades = np.linspace(30, 220, 50)[:, None] * np.linspace(0.5, 1.0, 9)[None, :]
    image[40:140, 40:166] = np.kron(shades, np.ones((2, 14)))[..., None].astype(np.uint8)
    fit = GridFit(rows=_lattice(40.0, 140.0 - 2 * lost, 50 - lost), columns=lattice(0, 9))
    assert colors_go_on(image, fit, PAGE, 4.0) is goes_on


def test_gaps_of_many_colors_are_cells_however_far_theirs_are_from_those_beside_them() -> None:
    rgb = np.full((200, 260, 3), 255, dtype=np.uint8)
    rng = np.random.default_rng(6)
    for row in range(6):
        for column in range(8):
            color = rng.integers(20, 250, 3)
            rgb[30 + 24 * row : 54 + 24 * row, 40 + 24 * column : 64 + 24 * column] = color
    kind = {"score": 0.9, "explained": 0.9, "support": 0.9}
    rows = Lattice(start=30.0, end=174.0, n=6, gap=0.0, **kind)
    # Two columns are taken for one, and the third for the gap beyond it.
    columns = Lattice(start=40.0, end=232.0, n=3, gap=24.0, **kind)
    page = (255.0, 255.0, 255.0)
    assert colors_fill_gaps(rgb, GridFit(rows=rows, columns=columns), page, 10.0)
    rgb[:, 88:112] = rgb[:, 160:184] = 255
    assert not colors_fill_gaps(rgb, GridFit(rows=rows, columns=columns), page, 10.0)


@pytest.mark.parametrize("gap", [0, 3])
def test_a_frame_leaves_a_pixel_of_the_smallest_cells(gap: int) -> None:
    """The first line of cells of 3.75 px, of which two lie under a frame, is one all the same."""
    colors = np.random.default_rng(5).integers(30, 220, (20, 20, 3)).astype(np.uint8)
    cells = cv2.resize(colors, (75, 75), interpolation=cv2.INTER_NEAREST)
    image = np.full((120, 120, 3), 255, dtype=np.uint8)
    image[20:95, 20:95] = cells
    if gap:
        # The page between frame and cells: there they begin.
        image[20:24, 20:95] = 255
    image[20, 18:97] = 0
    image[21, 20:95] //= 2
    fit = GridFit(rows=_lattice(23.75, 95.0, 19), columns=_lattice(20.0, 95.0, 20))
    found = line_beyond(image, fit, PAGE, 4.0)
    assert found == (None if gap else (0, False, True))
