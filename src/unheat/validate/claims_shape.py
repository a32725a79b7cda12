"""Claims about a square matrix: its symmetry, its diagonal."""

from __future__ import annotations

import re

import numpy as np

from unheat.show.observe import observe
from unheat.validate.clause import (
    OFF_DIAGONAL,
    Clause,
    Verdict,
    finding_of,
    on_diagonal,
    slack_of,
    told_cell,
)


def symmetry(clause: Clause) -> Verdict | None:
    """ "The matrix is (not, roughly) symmetric"."""
    match = re.search(r"\b(?P<a>a|non-?)?symmetr(?:ic(?:al)?|y)\b", clause.bare, re.IGNORECASE)
    if match is None:
        return None
    found = observe(clause.panel).symmetry
    exact = found is not None and found.exact
    denied = bool(match["a"]) or clause.has("not|isn't|neither|no|lacks?|breaks?")
    nearly = clause.has(
        "roughly|nearly|almost|approximately|fairly|largely|mostly|broadly|quite|near|close to"
        "|somewhat|relatively|generally"
    )
    if denied:
        held, note = not exact, "it is symmetric" if exact else ""
        if nearly or clause.has("perfectly|fully|exactly|strictly|completely"):
            held = not exact
    elif found is None:
        held, note = False, "no two mirrored halves are alike"
    else:
        held = exact or nearly
        note = "" if exact else f"mirrored cells differ by up to {found.difference:.4g}"
    everything = np.ones(clause.panel.cells.shape, dtype=bool)
    return "symmetry", finding_of(clause.panel, held, everything), note


def diagonal(clause: Clause) -> Verdict | None:
    """ "The diagonal is zero throughout"."""
    if not clause.has("diagonal") or clause.has(OFF_DIAGONAL):
        return None
    if clause.numbers:
        wanted = clause.numbers[0].value * clause.factor
    elif clause.has("zeros?|zeroes|null|noughts?"):
        wanted = 0.0
    elif clause.has("ones?|unity"):
        wanted = 1.0
    else:
        return None
    panel = clause.panel
    on = on_diagonal(panel)
    if panel.cells.shape[0] != panel.cells.shape[1] or len(clause.numbers) > 1:
        return None
    odd = [
        tuple(cell)
        for cell in np.argwhere(on & ~np.isclose(panel.cells.value, wanted, atol=slack_of(panel)))
    ]
    note = ", ".join(told_cell(panel, (int(row), int(col))) for row, col in odd[:3])
    return "diagonal", finding_of(panel, not odd, on), note


CHECKS = (symmetry, diagonal)
