from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.fine import fine_lattice, fine_within, pixel_lattice
from unheat.model.geometry import Box


def strip(n: int, period: float, *, lead: int = 12) -> npt.NDArray[np.uint8]:
    """n columns of cells, snapped to pixels, on a white page with a black frame of 2 px."""
    random = np.random.default_rng(7)
    colors = random.integers(0, 255, size=(60, n, 3), dtype=np.uint8)
    columns = (np.arange(round(n * period)) / period).astype(int).clip(0, n - 1)
    cells = colors[:, columns]
    page = np.full((60, cells.shape[1] + 2 * lead, 3), 255, np.uint8)
    page[:, lead - 1 : lead + cells.shape[1] + 1] = 0
    page[:, lead : lead + cells.shape[1]] = cells
    return page


@pytest.mark.parametrize(
    ("n", "period"), [(300, 2.0), (211, 3.0), (150, 2.6), (400, 1.5), (100, 3.967)]
)
def test_exact_cells_are_counted(n: int, period: float) -> None:
    lattice = fine_lattice(strip(n, period), 11.8, 12.3 + n * period)
    assert lattice is not None
    assert lattice.n == n
    assert lattice.start == pytest.approx(12, abs=1)


def test_one_pixel_a_cell_claims_nothing() -> None:
    assert fine_lattice(strip(300, 1.0), 12.0, 312.0) is None


def test_smooth_pictures_claim_nothing() -> None:
    ramp = np.linspace(0, 255, 300).astype(np.uint8)
    image = np.repeat(np.repeat(ramp[None, :, None], 3, axis=2), 60, axis=0)
    assert fine_lattice(np.ascontiguousarray(image), 0.0, 300.0) is None


def test_outer_cells_that_the_first_look_lost_are_found() -> None:
    image = strip(100, 5.1)
    image[:, 12] = 0  # a frame over the border
    for start, end in ((17.1, 522.0), (12.0, 511.8), (17.1, 516.9)):
        lattice = fine_lattice(image, start, end)
        assert lattice is not None
        assert lattice.n == 100
        assert lattice.start == pytest.approx(12, abs=1)


def page_with(
    cells: npt.NDArray[np.uint8], *, lead: int = 30, pen: int = 1
) -> npt.NDArray[np.uint8]:
    """Cells (h, w, 3) with a frame of ``pen`` pixels, on a white page with a tick below each 100th
    column and a bar beside them."""
    height, width = cells.shape[:2]
    page = np.full((height + 2 * lead, width + 4 * lead, 3), 255, np.uint8)
    page[lead - pen : lead + height + pen, lead - pen : lead + width + pen] = 0
    page[lead : lead + height, lead : lead + width] = cells
    page[lead + height : lead + height + 5, lead : lead + width : 100] = 0
    ramp = np.linspace(0, 255, height).astype(np.uint8)[:, None, None]
    page[lead : lead + height, lead + width + 20 : lead + width + 34] = ramp
    return page


def enlarged(values: npt.NDArray[np.uint8], by: int) -> npt.NDArray[np.uint8]:
    return np.repeat(np.repeat(np.repeat(values[:, :, None], 3, axis=2), by, axis=0), by, axis=1)


@pytest.mark.parametrize("by", [2, 3])
def test_what_stands_beside_the_cells_is_none_of_them(by: int) -> None:
    values = np.random.default_rng(3).integers(0, 255, (140, 170)).astype(np.uint8)
    picture = page_with(enlarged(values, by))
    found = fine_within(picture, Box(5, 5, picture.shape[1] - 5, picture.shape[0] - 5))
    assert found is not None
    assert (found[0].n, found[1].n) == (140, 170)
    assert [lattice.start for lattice in found] == pytest.approx([30.0, 30.0])
    assert min(lattice.score for lattice in found) == 1.0


def test_a_field_that_changes_slowly_keeps_its_outer_lines() -> None:
    y, x = np.mgrid[0:120, 0:150]
    values = (120 + 60 * np.sin(x / 20) + 20 * np.cos(y / 15)).astype(np.uint8)
    picture = page_with(enlarged(values, 2))
    found = fine_within(picture, Box(20, 20, 340, 280))
    assert found is not None
    assert (found[0].n, found[1].n) == (120, 150)


def test_blank_lines_within_the_cells_part_no_panel() -> None:
    values = np.random.default_rng(5).integers(0, 255, (140, 170)).astype(np.uint8)
    values[60:64] = 255
    found = fine_within(page_with(enlarged(values, 2)), Box(5, 5, 455, 335))
    assert found is not None
    assert found[0].n == 140


def test_single_pixels_are_counted_where_all_differ() -> None:
    random = np.random.default_rng(6)
    values = random.integers(0, 255, (150, 260)).astype(np.uint8)
    picture = page_with(enlarged(values, 1), pen=2)
    lattice = pixel_lattice(picture[40:170], 20.0, 300.0)
    assert lattice is not None
    # The pen is two pixels wide, and one of them lies over a column at each end.
    assert (lattice.start, lattice.n) == (29, 262)


def test_a_smooth_field_has_no_single_pixels() -> None:
    ramp = np.linspace(0, 120, 260).astype(np.uint8)
    picture = page_with(enlarged(np.tile(ramp, (150, 1)), 1))
    assert pixel_lattice(picture[40:170], 20.0, 300.0) is None
