from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.fine import fine_lattice


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


@pytest.mark.parametrize(("n", "period"), [(300, 2.0), (211, 3.0), (150, 2.6), (400, 1.5)])
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
