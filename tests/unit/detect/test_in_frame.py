"""Cells that fill a frame, most of them of one color."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import in_frame
from unheat.detect.grid import GridFit, fit_grid
from unheat.detect.in_frame import doubted_parts, frame_of, within_frame, without_crossing
from unheat.detect.lattice import Lattice
from unheat.detect.panels import find_panels
from unheat.detect.witness import SURE
from unheat.model.geometry import Box

PAGE = (255.0, 255.0, 255.0)
DARK, LIGHT = (40, 70, 140), (250, 230, 60)


def sparse(
    n: int, pitch: float, ground: tuple[int, int, int], *, hidden: int = 0
) -> npt.NDArray[np.uint8]:
    """n × n cells from (40, 50) on in a black frame, one in ten of them and the diagonal of
    another color than the rest; the frame hides so many pixels of the first row and column."""
    rng = np.random.default_rng(5)
    shade = np.zeros((n, n), dtype=int)
    shade[rng.random((n, n)) < 0.1] = 1
    shade[np.arange(n), np.arange(n)] = 2
    size = round(n * pitch)
    index = np.minimum((np.arange(size) / pitch).astype(int), n - 1)
    colors = np.array([ground, DARK, LIGHT], dtype=np.uint8)
    image = np.full((size + 100, size + 120, 3), 255, dtype=np.uint8)
    image[40 : 40 + size, 50 : 50 + size] = colors[shade[index][:, index]]
    top, left = 40 + hidden, 50 + hidden
    image[40:top], image[:, 50:left] = 255, 255
    image[top, left : 50 + size] = 0
    image[39 + size, left : 50 + size] = 0
    image[top : 40 + size, [left, 49 + size]] = 0
    return image


def of_one_cell(frame: Box) -> GridFit:
    """What is known where the lines of a frame alone were found."""

    def lattice(start: float, end: float) -> Lattice:
        return Lattice(
            start=start + 0.5,
            end=end - 0.5,
            n=1,
            gap=0.0,
            score=0.8,
            explained=0.9,
            support=1.0,
            residual=0.0,
        )

    return GridFit(rows=lattice(frame.y0, frame.y1), columns=lattice(frame.x0, frame.x1))


@pytest.mark.parametrize("ground", [(245, 249, 253), (255, 255, 255), (68, 1, 84)])
@pytest.mark.parametrize(("n", "pitch", "hidden"), [(30, 9.0, 0), (24, 11.4, 2), (38, 6.2, 1)])
def test_a_sparse_matrix_reaches_from_line_to_line_of_its_frame(
    ground: tuple[int, int, int], n: int, pitch: float, hidden: int
) -> None:
    image = sparse(n, pitch, ground, hidden=hidden)
    height, width = image.shape[:2]
    region = Box(50.0 + hidden, 40.0 + hidden, width - 70.0, height - 60.0)
    found, _ = find_panels(image, [region], PAGE, 4.0)
    assert [(panel.shape, panel.quality >= SURE) for panel in found] == [((n, n), True)]


def test_a_frame_that_is_no_whole_number_of_cells_away_holds_something_else() -> None:
    image = sparse(30, 9.0, (245, 249, 253))
    whole = Box(50.0, 40.0, 320.0, 310.0)
    fit = of_one_cell(whole)
    frame = frame_of(image, whole, fit, PAGE)
    assert frame == Box(50.5, 40.5, 319.5, 309.5)
    lattice = within_frame(image, frame, fit, PAGE, 4.0)
    assert lattice is not None
    assert (lattice.rows.n, lattice.columns.n) == (30, 30)
    wider = Box(frame.x0 - 4.5, frame.y0, frame.x1, frame.y1)
    assert within_frame(image, wider, fit, PAGE, 4.0) is None
    # The two sides of a line hold nothing.
    line = Box(frame.x1 - 1.0, frame.y0, frame.x1, frame.y1)
    assert within_frame(image, line, fit, PAGE, 4.0) is None


def test_dark_cells_at_the_side_are_no_line_of_a_frame() -> None:
    image = sparse(30, 9.0, (245, 249, 253))
    image[40:310, 300:320] = DARK
    region = Box(50.0, 40.0, 310.0, 310.0)
    fit = fit_grid(image, region)
    assert fit is not None
    assert frame_of(image, region, fit, PAGE) is None


def test_a_crowd_of_cells_in_a_frame_with_more_of_them_is_doubted() -> None:
    image = np.full((340, 420, 3), 255, dtype=np.uint8)
    shades = np.random.default_rng(2).integers(30, 220, (6, 6, 3)).astype(np.uint8)
    image[60:168, 60:168] = np.kron(shades, np.ones((18, 18, 1), dtype=np.uint8))
    found, _ = find_panels(image, [Box(60.0, 60.0, 168.0, 168.0)], PAGE, 4.0)
    assert [panel.shape for panel in found] == [(6, 6)]
    frames = [Box(30.0, 30.0, 400.0, 320.0)]
    assert doubted_parts(image, found, frames, (), 4.0) == found
    image[250:286, 300:336] = shades[2, 3]
    doubted = doubted_parts(image, found, frames, (), 4.0)
    assert [panel.quality >= SURE for panel in doubted] == [False]
    # A color bar shows the same colors, and outside of the frame anything may stand.
    assert doubted_parts(image, found, frames, [Box(300.0, 250.0, 336.0, 286.0)], 4.0) == found
    assert doubted_parts(image, found, [Box(30.0, 30.0, 280.0, 320.0)], (), 4.0) == found


def test_what_goes_across_the_line_of_a_filled_frame_is_no_panel() -> None:
    image = np.full((200, 420, 3), 255, dtype=np.uint8)
    shades = np.random.default_rng(2).integers(30, 220, (6, 18, 3)).astype(np.uint8)
    image[40:148, 40:364] = np.kron(shades, np.ones((18, 18, 1), dtype=np.uint8))
    found, _ = find_panels(image, [Box(40.0, 40.0, 364.0, 148.0)], PAGE, 4.0)
    assert [panel.shape for panel in found] == [(6, 18)]
    assert without_crossing(found, [Box(40.5, 40.5, 147.5, 147.5)]) == []
    assert without_crossing(found, [Box(40.5, 40.5, 363.5, 147.5)]) == found
    # What only touches a frame has nothing to do with it.
    assert without_crossing(found, [Box(360.5, 40.5, 410.5, 147.5)]) == found


@pytest.mark.parametrize("parts", [2, 3])
@pytest.mark.parametrize("axis", [0, 1])
def test_print_parts_all_cells_of_a_framed_matrix_alike(parts: int, axis: int) -> None:
    colors = np.random.default_rng(3).uniform(0, 255, (6, 6, 3))
    parted = np.repeat(colors, parts, axis=axis)
    assert in_frame._is_parted(parted, axis, 4.0)
    assert not in_frame._is_parted(parted, 1 - axis, 4.0)
    assert not in_frame._is_parted(colors, axis, 4.0)


@pytest.mark.parametrize("turned", [False, True])
def test_lines_that_go_on_beyond_a_dark_column_are_those_of_a_larger_frame(turned: bool) -> None:
    image = np.pad(
        sparse(30, 9.0, (245, 249, 253)), ((0, 60), (0, 60), (0, 0)), constant_values=255
    )
    whole = Box(50.0, 40.0, 320.0, 310.0)
    fit = of_one_cell(whole)
    assert frame_of(image, whole, fit, PAGE) is not None
    marked = image.copy()
    marked[[40, 309], 320:330] = 0
    assert frame_of(marked, whole, fit, PAGE) is not None
    image[[40, 309], 320:360] = 0
    picture = image.swapaxes(0, 1) if turned else image
    if turned:
        fit = GridFit(rows=fit.columns, columns=fit.rows)
        whole = Box(40.0, 50.0, 310.0, 320.0)
    assert frame_of(np.ascontiguousarray(picture), whole, fit, PAGE) is None
