"""Every cell up for review says why."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel

from unheat.decide.said_why import with_reasons
from unheat.model import Box, Panel, Reason, Status


def panel_of(
    statuses: list[Status],
    sure: list[float],
    texts: list[str | None],
    reasons: list[tuple[Reason, ...]],
    review: list[bool],
) -> Panel:
    cells = make_cells(np.array([[1.0, 2.0, 3.0, 4.0]]), decimals=1, low=0.0, high=5.0)
    given = np.empty((1, 4), dtype=object)
    for place, told in enumerate(reasons):
        given[0, place] = told
    cells = replace(
        cells,
        status=np.array([statuses], dtype=object),
        text_confidence=np.array([sure]),
        text=np.array([texts], dtype=object),
        review=np.array([review]),
        reasons=given,
    )
    return make_panel(
        cells,
        rows=axis(["r"], "left"),
        columns=axis(["a", "b", "c", "d"], "bottom"),
        grid=even_grid(Box(0, 0, 160, 40), 1, 4),
        decimals=1,
    )


def test_a_doubt_without_a_reason_is_one_of_color_or_of_print() -> None:
    panel = panel_of(
        [Status.AGREED, Status.AGREED, Status.EMPTY, Status.EMPTY],
        [0.99, 0.8, 0.5, 0.0],
        ["1.0", "2.0", "-", None],
        [(), (), (), ()],
        [True, True, True, True],
    )
    assert with_reasons(panel).cells.reasons[0].tolist() == [
        (Reason.COLOR_BARELY_FITS,),
        (Reason.LOW_CONFIDENCE,),
        (Reason.LOW_CONFIDENCE,),
        (Reason.AMBIGUOUS_COLOR,),
    ]


def test_what_says_why_and_what_is_in_no_doubt_stay_as_they_are() -> None:
    told = [(Reason.READERS_DIFFER,), (Reason.OFF_SCALE,), (), ()]
    panel = panel_of(
        [Status.AGREED] * 4, [0.99] * 4, ["1.0"] * 4, told, [True, False, False, False]
    )
    assert with_reasons(panel) is panel
