"""Regions in which nothing is left to find."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.regions import is_print
from unheat.detect.rivals import FoundPanel
from unheat.detect.settled import is_known, is_settled
from unheat.model import Box

Picture = npt.NDArray[np.uint8]

WHITE = (255.0, 255.0, 255.0)
WHOLE = Box(0, 0, 300, 280)


def lattice(start: float, n: int, score: float = 1.0) -> Lattice:
    end = start + 40.0 * n
    return Lattice(start=start, end=end, n=n, gap=0.0, score=score, explained=1.0, support=1.0)


@pytest.fixture
def panel() -> FoundPanel:
    """Four rows of five cells from 80, 60 on."""
    rgb = np.full((280, 300, 3), 255, np.uint8)
    colors = np.random.default_rng(3).integers(40, 220, (4, 5, 3))
    rgb[60:220, 80:280] = colors.repeat(40, axis=0).repeat(40, axis=1)
    fit = GridFit(rows=lattice(60.0, 4), columns=lattice(80.0, 5))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    return FoundPanel(fit=fit, check=check, quality=1.0)


BETWEEN = Box(40, 40, 280, 230)
"""The cells with labels at two of their sides: too large to be covered by them."""


def test_what_lies_between_a_flawless_panel_and_its_region_is_not_looked_at(
    panel: FoundPanel,
) -> None:
    assert not is_settled(BETWEEN, [panel], [])
    assert is_settled(BETWEEN, [panel], [(WHOLE, panel)])


def test_a_panel_with_flaws_may_be_explained_better_by_another_region(panel: FoundPanel) -> None:
    flawed = replace(panel, quality=0.9)
    assert not is_settled(BETWEEN, [flawed], [(WHOLE, flawed)])


@pytest.mark.parametrize(
    "region", [Box(90, 40, 300, 280), Box(40, 40, 320, 230), Box(0, 0, 300, 280).padded(100)]
)
def test_a_region_that_cuts_the_panel_or_goes_beyond_its_own_is_looked_at(
    region: Box, panel: FoundPanel
) -> None:
    assert not is_settled(region, [], [(WHOLE, panel)])


def test_cells_found_once_more_are_known_unless_they_are_better_explained(
    panel: FoundPanel,
) -> None:
    worse = GridFit(rows=lattice(60.0, 4, 0.8), columns=lattice(80.0, 5, 0.8))
    assert is_known(panel.fit, [panel.fit])
    assert is_known(worse, [panel.fit])
    assert not is_known(panel.fit, [worse])
    assert not is_known(GridFit(rows=lattice(60.0, 4), columns=lattice(80.0, 4)), [panel.fit])


def drawn(text: str, thickness: int) -> Picture:
    rgb = np.full((60, 260, 3), 255, np.uint8)
    cv2.putText(rgb, text, (10, 40), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (0, 0, 0), thickness)
    return rgb


def test_letters_are_print_and_small_cells_are_not() -> None:
    region = Box(0, 0, 260, 60)
    assert is_print(drawn("Transferability", 1), region, WHITE, 4.0, small=False)
    cells = np.full((60, 260, 3), 255, np.uint8)
    for row in range(5, 50, 12):
        for column in range(5, 250, 12):
            cells[row : row + 6, column : column + 6] = (30, 90, 160)
    assert not is_print(cells, region, WHITE, 4.0, small=False)
    # Beside a panel that is so much larger half a page is enough.
    assert is_print(cells, region, WHITE, 4.0, small=True)


def test_a_region_without_page_is_no_print() -> None:
    region = Box(0, 0, 260, 60)
    filled = np.full((60, 260, 3), 90, np.uint8)
    assert not is_print(filled, region, WHITE, 4.0, small=True)
