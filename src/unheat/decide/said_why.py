"""Every cell that is up for review says why: what was asked about for its probability alone.

A number that readers are sure of, and its color is not held against, may still be too improbable
to stand: its color fits it only barely, as that of a small misprint would.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.decide.confidence import REVIEW_BELOW
from unheat.model import Panel, Reason, Status


def with_reasons(panel: Panel) -> Panel:
    """The panel with a reason at each cell that is up for review without one."""
    cells = panel.cells
    silent = cells.review & ~cells.reasons.astype(bool)
    if not silent.any():
        return panel
    reasons = cells.reasons.copy()
    for row, col in np.argwhere(silent).tolist():
        agreed = cells.status[row, col] == Status.AGREED
        if agreed and cells.text_confidence[row, col] >= REVIEW_BELOW:
            why = Reason.COLOR_BARELY_FITS
        else:
            why = Reason.LOW_CONFIDENCE if cells.text[row, col] else Reason.AMBIGUOUS_COLOR
        reasons[row, col] = (why,)
    return replace(panel, cells=replace(cells, reasons=reasons))
