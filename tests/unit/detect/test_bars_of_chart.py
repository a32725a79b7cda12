"""Bars of sums that stand as far apart as the cells beside them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.bars_of_chart import without_charts
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel

Picture = npt.NDArray[np.uint8]

WHITE = (255.0, 255.0, 255.0)
LENGTHS = (95, 33, 62, 105, 48)


def drawn(lengths: tuple[int, ...] = LENGTHS, *, gap: int = 16) -> Picture:
    """Five rows of six cells, and a chart of a gray bar for each row beside them."""
    rgb = np.full((240, 460, 3), 255, np.uint8)
    colors = np.random.default_rng(3).integers(40, 220, (5, 6, 3))
    for i in range(5):
        for j in range(6):
            rgb[20 + 40 * i : 60 + 40 * i, 20 + 40 * j : 60 + 40 * j] = colors[i, j]
        first = 260 + gap
        rgb[24 + 40 * i : 56 + 40 * i, first : first + lengths[i]] = 136
    return rgb


def lattice(start: float, n: int, period: float = 40.0) -> Lattice:
    end = start + period * n
    return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)


def panel(rgb: Picture, rows: Lattice, columns: Lattice) -> FoundPanel:
    fit = GridFit(rows=rows, columns=columns)
    check = check_cells(rgb, rows.spans(), columns.spans(), WHITE, 4.0)
    return FoundPanel(fit=fit, check=check, quality=0.9)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("flipped", [False, True])
def test_bars_beside_the_cells_are_no_cells(turned: bool, flipped: bool) -> None:
    rgb, rows, columns = drawn(), lattice(20.0, 5), lattice(20.0, 9)
    if flipped:
        rgb, columns = np.ascontiguousarray(rgb[:, ::-1]), lattice(80.0, 9)
    if turned:
        rgb, rows, columns = np.ascontiguousarray(rgb.transpose(1, 0, 2)), columns, rows
    left = without_charts(rgb, panel(rgb, rows, columns), WHITE, 4.0)
    assert left is not None
    assert left.shape == ((6, 5) if turned else (5, 6))
    assert left.quality == 0.9


def test_a_chart_alone_is_no_panel() -> None:
    alone = panel(drawn(), lattice(20.0, 5), lattice(276.0, 3))
    assert without_charts(drawn(), alone, WHITE, 4.0) is None


def test_where_the_cells_end_is_asked_about_unless_a_border_is_there() -> None:
    rgb = drawn(gap=60)
    rgb[:, 260:280] = (200, 90, 40)
    left = without_charts(rgb, panel(rgb, lattice(20.0, 5), lattice(20.0, 11)), WHITE, 4.0)
    assert left is not None
    assert left.quality < 0.9


def test_cells_beside_the_page_are_cells() -> None:
    # Masked cells end at borders, bars of one length are a column, and cells have many colors.
    masked = drawn((0, 0, 0, 0, 0))
    masked[20:60, 180:260] = masked[100:140, 220:260] = masked[180:220, 140:260] = 255
    for rgb, count in ((masked, 6), (drawn((24,) * 5, gap=0), 7), (drawn((0,) * 5), 6)):
        one = panel(rgb, lattice(20.0, 5), lattice(20.0, count))
        assert without_charts(rgb, one, WHITE, 4.0) is one
