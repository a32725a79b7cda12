"""Tables whose columns are nearly as wide as each other."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.detect.unequal_columns import with_unequal_columns

Pixels = npt.NDArray[np.uint8]
WHITE = (255.0, 255.0, 255.0)
ROWS = 6


def table(widths: tuple[int, ...]) -> Pixels:
    """Six rows of 30 px under each other from (100, 40) on, with numbers in the cells."""
    rgb = np.full((260, 520, 3), 255, np.uint8)
    levels = np.random.default_rng(5).permutation(ROWS * len(widths)).reshape(ROWS, -1) * 8 + 40
    levels[:2, 2] = levels[:2, 1]
    levels[4, 2] = levels[4, 1]
    for row in range(ROWS):
        x, y = 100, 40 + 30 * row
        for column, width in enumerate(widths):
            rgb[y : y + 29, x : x + width - 1] = (int(levels[row, column]), 230, 120)
            cv2.putText(rgb, str(10 + row), (x + 40, y + 20), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
            x += width
    return rgb


def as_equal(rgb: Pixels, start: float, end: float) -> FoundPanel:
    """Three columns of one width from ``start`` to ``end``."""

    def lattice(start: float, end: float, n: int) -> Lattice:
        return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)

    fit = GridFit(rows=lattice(40, 40 + 30 * ROWS, ROWS), columns=lattice(start, end, 3))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    return FoundPanel(fit=fit, check=check, quality=0.8)


def test_columns_stand_where_every_row_changes_its_color() -> None:
    rgb = table((109, 96, 97))
    panel = with_unequal_columns(rgb, as_equal(rgb, 106.0, 402.0), WHITE, 4.0)
    starts = [block.start for block in panel.column_blocks]
    assert starts == pytest.approx([100, 208.5, 304.5], abs=0.6)


def test_equal_columns_and_what_a_codec_smeared_stay_as_they_are() -> None:
    rgb = table((100, 100, 100))
    panel = as_equal(rgb, 100.0, 400.0)
    assert with_unequal_columns(rgb, panel, WHITE, 4.0) is panel
    rgb = table((109, 96, 97))
    panel = as_equal(rgb, 106.0, 402.0)
    assert with_unequal_columns(rgb, panel, WHITE, 12.0) is panel
    blocks = replace(panel, column_blocks=(panel.fit.columns,))
    assert with_unequal_columns(rgb, blocks, WHITE, 4.0) is blocks
