"""Names that nobody found because the numbers of a scale had stood in their way, or been them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Axis, Box, Label, Reason
from unheat.model.geometry import surround
from unheat.text.page import side_view
from unheat.text.sites import Sites

_LETTERS, _FAR = 2, 4.0
"""Letters of a name at least, and letter heights from the numbers to it at most."""


def name_beyond(sites: Sites, side: str, own: Box, numbers: Sequence[Box]) -> Label | None:
    """The place of a name of an axis, in doubt: letters beyond its ``numbers`` that nothing has
    claimed, about as far along as the cells ``own`` on that side of it."""
    if not len(sites.left):
        return None
    boxes = sites.glyphs.boxes[sites.left]
    placed = np.array([box.as_tuple() for box in numbers])
    far = float(side_view(placed, own, side)[:, 1].max())
    view = side_view(boxes, own, side)
    size = sites.glyphs.text_size(sites.left)
    start, end = (own.y0, own.y1) if side in ("left", "right") else (own.x0, own.x1)
    beyond = (view[:, 0] >= far) & (view[:, 0] <= far + _FAR * size)
    beyond &= (view[:, 2] >= start) & (view[:, 3] <= end)
    if np.count_nonzero(beyond) < _LETTERS:
        return None
    return _missing(surround([Box(*box) for box in boxes[beyond].tolist()]))


def name_in_labels(axis: Axis, side: str) -> Label | None:
    """The place of the title that names over the columns may have been, in doubt, where the numbers
    of a scale stand on another ``side``."""
    boxes = [box for box in axis.boxes if box is not None]
    return _missing(surround(boxes)) if axis.side == "top" != side and boxes else None


def _missing(box: Box) -> Label:
    none = (Reason.LABEL_MISSING,)
    return Label(text="", confidence=0.0, box=box, review=True, reasons=none)
