"""The lines of a panel without what is none of them: names, lines of one color, print's own."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.header_line import without_names
from unheat.detect.plain_lines import without_plain_lines
from unheat.detect.rivals import FoundPanel
from unheat.detect.same_number import with_same_numbers
from unheat.detect.unequal_columns import with_unequal_columns

_STEPS = (without_names, without_plain_lines, with_same_numbers, with_unequal_columns)


def with_settled_lines(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """The panel with the lines that cells have, where they have them."""
    for step in _STEPS:
        panel = step(rgb, panel, background, tolerance)
    return panel
