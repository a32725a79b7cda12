"""Sums and means beside cells, which are no names of their columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.unit.decide.conftest import table_of

from unheat.decide.totals_beside import are_totals, totals_beside
from unheat.model import Axis, Box, TextReading
from unheat.text.labels import PanelTexts, Texts

PARTS = np.array([[12.5, 41.0, 7.25], [30.0, 5.0, 22.0], [9.0, 9.5, 64.0]])


def test_sums_and_means_with_and_without_the_diagonal() -> None:
    off = PARTS.sum(axis=1) - np.diag(PARTS)
    for due in (PARTS.sum(axis=1), PARTS.mean(axis=1).round(1), off, (off / 2).round(2)):
        assert are_totals([f"{one:g}" for one in due], PARTS)
    assert are_totals([f"{one:g} %" for one in off], PARTS)
    assert not are_totals(["12", "30", "8"], PARTS)
    assert not are_totals(["A", "B", "C"], PARTS)
    assert not are_totals([None, "57", "82.5"], PARTS[:2])


def test_cells_that_were_not_read_belong_to_no_sum() -> None:
    holes = PARTS.copy()
    np.fill_diagonal(holes, np.nan)
    off = PARTS.sum(axis=1) - np.diag(PARTS)
    assert are_totals([f"{one:g}" for one in off], holes)
    assert not are_totals(["1", "2", "3"], np.full((3, 3), np.nan))


def test_a_line_of_totals_below_is_company() -> None:
    layout, _ = table_of(np.full((3, 3, 3), 120.0))
    cells = np.empty((3, 3), dtype=object)
    for at in np.ndindex(3, 3):
        cells[at] = TextReading(raw=f"{PARTS[at]:g}", value=float(PARTS[at]))
    boxes = tuple(Box(10.0 + 20 * k, 100.0, 20.0 + 20 * k, 108.0) for k in range(3))

    def columns(labels: tuple[str, ...], side: str = "bottom") -> Texts:
        axis = Axis(
            title=None,
            labels=labels,
            confidence=(1.0,) * 3,
            review=(False,) * 3,
            boxes=boxes,
            side=side,
        )
        rows = replace(axis, labels=("a", "b", "c"))
        panel = PanelTexts(title=None, rows=rows, columns=axis)
        return Texts(figure_title=None, panels=(panel,), bars=())

    sums = tuple(f"{one:g}" for one in PARTS.sum(axis=0))
    told = totals_beside(layout, [cells], columns(sums))
    assert told is not None
    assert told.furniture == (Box(10.0, 100.0, 60.0, 108.0),)
    assert totals_beside(layout, [cells], columns(("x", "y", "z"))) is None
    above = totals_beside(layout, [cells], columns(sums, "top"))
    assert above is not None
    assert above.furniture == ()


def test_powers_of_ten_are_no_totals_of_small_numbers() -> None:
    losses = np.array([[3e-4, 1.4e-4], [7e-4, 8.8e-5], [2e-4, 3e-4]])
    assert not are_totals(["1e-5", "3e-5", "1e-4"], losses)
    assert are_totals(["4.4e-4", "7.88e-4", "5e-4"], losses)
