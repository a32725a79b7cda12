"""A color key under a curve whose few broad steps passed for a line of cells.

A key of many steps is one ramp to whoever looks for cells, and no panel. Twenty steps in a box as
high as six of them are flat enough beside the curve, and the key was a panel of one row while the
matrix beside it had no scale.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.rivals import FoundPanel
from unheat.detect.traced_key import traced_bars
from unheat.model import Bar

Pixels = npt.NDArray[np.uint8]

_COVERED = 0.5
"""Share of a line of cells that the bar found in its place covers at least."""


def with_traced_keys(
    rgb: Pixels,
    found: Sequence[FoundPanel],
    background: tuple[float, float, float],
    tolerance: float,
    *,
    lossy: bool = False,
) -> tuple[Pixels, tuple[Bar, ...], list[FoundPanel]]:
    """(picture, bars, panels) with the curves over color keys taken off, as ``traced_bars`` does.

    rgb (H, W, 3), ``background`` the page, which strays by ``tolerance`` levels. Single lines of
    cells beside a matrix may be keys themselves, and are no panels then.
    """
    wider = [panel for panel in found if min(panel.shape) > 1]
    if wider and len(wider) < len(found):
        boxes = [panel.box for panel in wider]
        mended, bars = traced_bars(rgb, boxes, background, tolerance, lossy=lossy)
        kept = [panel for panel in found if panel in wider or not _is_key(panel, bars)]
        if len(kept) < len(found):
            return mended, bars, kept
    boxes = [panel.box for panel in found]
    mended, bars = traced_bars(rgb, boxes, background, tolerance, lossy=lossy)
    return mended, bars, list(found)


def _is_key(panel: FoundPanel, bars: Sequence[Bar]) -> bool:
    return any(panel.box.intersection(bar.box) >= _COVERED * panel.box.area for bar in bars)
