"""Tracks beside the cells of a panel, and what is none of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.company import part_company
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel

WHITE = (255.0, 255.0, 255.0)


def panel(
    rgb: npt.NDArray[np.uint8], top: float, rows: int, height: float, count: int = 8
) -> FoundPanel:
    """Rows of ``count`` cells from ``top``, in colors of their own, painted and found."""
    ends = top + rows * height
    lines = Lattice(start=top, end=ends, n=rows, gap=0, score=1, explained=1, support=1)
    columns = Lattice(start=40, end=240, n=count, gap=0, score=1, explained=1, support=1)
    colors = np.random.default_rng(rows).integers(0, 220, (rows, count, 3))
    for row, (y0, y1) in enumerate(lines.spans()):
        for column, (x0, x1) in enumerate(columns.spans()):
            rgb[int(y0) : int(y1), int(x0) : int(x1)] = colors[row, column]
    check = check_cells(rgb, lines.spans(), columns.spans(), WHITE, 4.0)
    return FoundPanel(fit=GridFit(rows=lines, columns=columns), check=check, quality=1.0)


@pytest.mark.parametrize(("height", "strips"), [(10, 1), (20, 0)])
def test_tracks_that_together_are_thinner_than_one_row_annotate_few_rows(
    height: int, strips: int
) -> None:
    """Four tracks stand over three rows: there are more of them, and still they are tracks."""
    rgb = np.full((320, 280, 3), 255, np.uint8)
    found = [panel(rgb, 100 - 4 * height, 4, height), panel(rgb, 104, 3, 60)]
    panels, aside = part_company(rgb, found)
    assert len(aside) == strips
    assert panels[-1] is found[1]


@pytest.mark.parametrize("groups", [2, 3, 4])
def test_a_strip_of_few_groups_under_the_cells_annotates_them(groups: int) -> None:
    rgb = np.full((420, 280, 3), 255, np.uint8)
    found = [panel(rgb, 20, 9, 30), panel(rgb, 296, 1, 14, count=groups)]
    panels, aside = part_company(rgb, found)
    assert panels == [found[0]]
    assert aside == [found[1].box]
