"""Numbers in other units than their bar's, in print that is not read well.

"12%" over a bar from 0 to 1 is a hundred times its color. Where readers see a "4" for each "%", all
numbers are a thousand times their colors, and no color tells their last digit: one such number may
be sure of itself, where most others beside it are read as no numbers, or differently.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.decide.hearing import asked
from unheat.model import Panel, Reason, Status

_USUAL = (1.0, 100.0, 0.01)
"""Numbers are printed as the bar has them, or as percentages or shares of it."""

_POOR = 0.5
"""Share of printed cells in doubt from which print is not read well."""


def odd_units_doubted(panel: Panel) -> Panel:
    """The panel with a doubt on all its numbers where most are in doubt already, and the others are
    in units that hardly any print has."""
    cells = panel.cells
    if panel.format.factor in _USUAL:
        return panel
    printed = (cells.text != None) | np.equal(cells.status, Status.UNREAD)  # noqa: E711
    sure = printed & ~cells.review & np.isfinite(cells.text_value)
    if not sure.any() or (printed & cells.review).sum() < _POOR * printed.sum():
        return panel
    return replace(panel, cells=asked(cells, sure, (Reason.POINT_IN_DOUBT,)))
