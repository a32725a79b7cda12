"""Lattices with the counts of the panel beside them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import passed_over
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.passed_over import find_all_panels
from unheat.detect.rivals import FoundPanel
from unheat.detect.sister_counts import counted_as_sisters
from unheat.model import Box, Candidate

WHITE = (255.0, 255.0, 255.0)


def lattice(start: float, end: float, n: int) -> Lattice:
    return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)


def panel(
    rgb: npt.NDArray[np.uint8], left: float, columns: int, *, rows: int = 6, quality: float = 1.0
) -> FoundPanel:
    fit = GridFit(rows=lattice(20, 200, rows), columns=lattice(left, left + 240, columns))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 4.0)
    return FoundPanel(fit=fit, check=check, quality=quality)


def painted(columns: int) -> npt.NDArray[np.uint8]:
    """Two panels of 240 × 180 px, six rows each; the right one has so many columns."""
    generator = np.random.default_rng(2)
    rgb = np.full((220, 560, 3), 255, np.uint8)
    for left, count in ((20, 6), (300, columns)):
        colors = generator.integers(60, 240, (6, count, 3)).astype(np.uint8)
        cells = colors.repeat(30, axis=0).repeat(240 // count, axis=1)
        rgb[20:200, left : left + 240] = cells
    return rgb


@pytest.mark.parametrize("columns", [6, 24])
def test_a_panel_is_counted_as_the_one_beside_it_where_that_explains_more_of_its_cells(
    columns: int,
) -> None:
    rgb = painted(columns)
    refused = panel(rgb, 300, 17 if columns == 6 else 24)
    made = counted_as_sisters(rgb, [refused], [panel(rgb, 20, 6)], WHITE, 4.0)
    if columns == 24:
        assert not made
        return
    assert [one.shape for one in made] == [(6, 6)]
    assert made[0].quality < 0.85


def test_a_panel_in_doubt_and_one_of_another_size_tell_no_counts() -> None:
    rgb = painted(6)
    refused = panel(rgb, 300, 17)
    assert not counted_as_sisters(rgb, [refused], [panel(rgb, 20, 6, quality=0.6)], WHITE, 4.0)
    other = FoundPanel(
        fit=GridFit(rows=lattice(20, 200, 6), columns=lattice(20, 220, 5)),
        check=refused.check,
        quality=1.0,
    )
    assert not counted_as_sisters(rgb, [refused], [other], WHITE, 4.0)


@pytest.mark.parametrize(("columns", "kept"), [(6, [6, 6]), (24, [6])])
def test_a_sister_that_a_wider_lattice_covered_is_looked_for_when_that_did_not_stay(
    columns: int, kept: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the gap is as wide as two cells one lattice takes in both and what is between."""
    rgb = painted(columns)
    regions = [Box(10, 10, 550, 210), Box(10, 10, 262, 210), Box(290, 10, 545, 210)]
    asked: list[list[Box]] = []

    def find(*given: list[Box]) -> tuple[list[FoundPanel], list[Candidate]]:
        asked.append(given[1])
        again = len(asked) > 1
        return [panel(rgb, 300, columns) if again else panel(rgb, 20, 6)], []

    monkeypatch.setattr(passed_over, "find_panels", find)
    found, _ = find_all_panels(rgb, regions, WHITE, 4.0)
    assert [one.shape[1] for one in found] == kept
    assert asked[1] == regions[2:]
