"""Numbers without the decimals that all others have."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel

from unheat.decide.lost_decimals import lost_decimals_doubted
from unheat.model import Box, Panel, Reason

TENTHS = ["59.9", "52.9", "46.0", "52.2", "69.0", "68.2", "81.4", "70.2", "50.2", "60.3", "72"]
SHARES = ["0.50", "0.40", "0.31", "0.85", "0.27", "0.64", "0.12", "0.99", "0.71", "0.33", "1"]


def panel_of(texts: list[str]) -> Panel:
    """One row of numbers, as they were read."""
    cells = make_cells(np.array([[float(text) for text in texts]]), decimals=1, low=0.0, high=100.0)
    text = np.array([texts], dtype=object)
    return make_panel(
        replace(cells, text=text, text_value=cells.value, review=np.zeros((1, len(texts)), bool)),
        rows=axis(["r"], "left"),
        columns=axis([f"c{n}" for n in range(len(texts))], "bottom"),
        grid=even_grid(Box(0, 0, 30 * len(texts), 20), 1, len(texts)),
        decimals=1,
    )


def test_a_number_that_lost_its_decimals_is_asked_about() -> None:
    cells = lost_decimals_doubted(panel_of(TENTHS)).cells
    assert cells.review[0].tolist() == [False] * 10 + [True]
    assert Reason.POINT_IN_DOUBT in cells.reasons[0, 10]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(SHARES, id="the one of a diagonal"),
        pytest.param([*SHARES[:-1], "0"], id="nothing"),
        pytest.param([*TENTHS[:-1], "100"], id="as many digits"),
        pytest.param([text.replace(".0", ".4") for text in TENTHS], id="noughts left out"),
        pytest.param([*TENTHS[:6], "72", "41", "33", "52"], id="many of them"),
    ],
)
def test_others_are_believed(texts: list[str]) -> None:
    panel = panel_of(texts)
    assert lost_decimals_doubted(panel) is panel
