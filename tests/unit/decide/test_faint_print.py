"""Faint print behind a codec: what color does not settle is asked about."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel

from unheat.decide.faint_print import faint_print_doubted
from unheat.model import Box, Reason
from unheat.text.numbers import parse


@pytest.mark.parametrize(
    ("rival", "faint", "told"), [("99", True, True), ("58", True, False), ("99", False, False)]
)
def test_a_rival_that_the_color_bears_out_is_asked_about(
    rival: str, faint: bool, told: bool
) -> None:
    cells = make_cells(np.array([[98.0, 20.0]]), decimals=0, low=0, high=100)
    cells = replace(
        cells,
        text_confidence=np.array([[0.69, 0.99]]),
        color_low=cells.color_value - 4.0,
        color_high=cells.color_value + 4.0,
        review=np.zeros((1, 2), dtype=bool),
    )
    first = replace(parse("98", confidence=0.69), alternatives=(parse(rival, confidence=0.44),))
    readings = np.empty((1, 2), dtype=object)
    readings[0] = first, parse("20", confidence=0.99)
    panel = make_panel(
        cells,
        rows=axis(["r"], "left"),
        columns=axis(["a", "b"], "bottom"),
        grid=even_grid(Box(0, 0, 80, 40), 1, 2),
        decimals=0,
    )
    found = faint_print_doubted(panel, {(0, 0)} if faint else set(), readings)
    assert bool(found.cells.review[0, 0]) is told
    assert (Reason.READERS_DIFFER in found.cells.reasons[0, 0]) is told
    assert not found.cells.review[0, 1]
