"""Signs that print lost where print and colors of a panel measure different things.

There a number is believed as it was read, since its color is no witness. But a color that has
exactly the number with the other sign is one by more than chance: it was the panel that was
misjudged, or this cell shows what the others hide.
"""

from __future__ import annotations

import numpy as np

from unheat.decide.hearing import asked
from unheat.decide.relation import Kinship
from unheat.model import Cells, ColorScale, Reason, Status

_NARROW = 0.1
"""Share of the bar up to which an interval tells one number from others."""


def signs_against_color(cells: Cells, kinship: Kinship, scale: ColorScale | None) -> Cells:
    """The cells with a doubt where the number with the other sign lies in the color's interval, and
    the number itself does not. Of a panel all of whose numbers are negatives of their colors this
    is no news.
    """
    if scale is None or kinship.kind != "different" or kinship.relation == "negative":
        return cells
    if not (np.isfinite(scale.minimum) and scale.minimum < 0.0 < scale.maximum):
        return cells
    low, high, value = cells.color_low, cells.color_high, cells.text_value
    narrow = high - low <= _NARROW * (scale.maximum - scale.minimum)
    other = (low <= -value) & (-value <= high) & ~((low <= value) & (value <= high))
    where = other & narrow & np.equal(cells.status, Status.TEXT_ONLY) & ~cells.review
    return asked(cells, where, (Reason.SIGN_IN_DOUBT,))
