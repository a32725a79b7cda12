"""Print that a codec has left faint: what readers dispute there a color has to settle.

Readers that see the same damage take a digit for the same other one. Where one of them saw another
number that the color bears out as well, nothing has confirmed what the others read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.decide.small_print import disputed
from unheat.model import Panel, Reason, Status


def faint_print_doubted(
    panel: Panel, faint: Collection[tuple[int, int]], readings: npt.NDArray[Any]
) -> Panel:
    """The panel with a doubt on its ``faint`` cells whose ``readings`` (R, C) have a rival that the
    color does not refute."""
    if not faint:
        return panel
    cells = panel.cells
    unsure = np.zeros(cells.shape, dtype=bool)
    for cell in faint:
        agreed = cells.status[cell] == Status.AGREED and not cells.review[cell]
        unsure[cell] = agreed and disputed(cells, cell, readings[cell], panel.format.factor)
    return replace(panel, cells=asked(cells, unsure, (Reason.READERS_DIFFER,)))
