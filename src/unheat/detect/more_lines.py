"""Whether one more line of cells seems to stand beside a lattice, by all that tells of it.

Where the frame shows afterwards that a line was lost there, and nothing stands beyond that one, the
doubt is answered: it was the same line that spoke against the count.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.beyond import colors_go_on, line_beyond, print_goes_on
from unheat.detect.flush_beyond import goes_on_flush
from unheat.detect.rivals import FoundPanel
from unheat.model import Box


def shows_more_lines(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
    around: tuple[Sequence[Box], Sequence[Box]] = ((), ()),
) -> bool:
    """Whether print or colors beside a panel look like those of its cells; ``around`` are the boxes
    of panels, and those of color bars."""
    level = max(tolerance, panel.check.ripples)
    return (
        (panel.check.inked and print_goes_on(rgb, panel.fit, background, *around[::-1]))
        or colors_go_on(rgb, panel.fit, background, level)
        or line_beyond(rgb, panel.fit, background, tolerance, *around, panel.check.ripples)
        is not None
        or goes_on_flush(rgb, panel.fit, background, level)
    )
