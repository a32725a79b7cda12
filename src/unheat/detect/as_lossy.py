"""A picture looked at again as one that a codec went over, where nothing was found in it.

Whoever saves a JPEG as PNG in another size leaves the ripples of its codec, and takes away its
blocks, which alone tell of it (``load/traces``); blur leaves as little flat. Cells that are not so
in a drawing are none. But where steps of a few levels are common, they may be those of a codec.
"""

from __future__ import annotations

from dataclasses import replace

from unheat.detect import find
from unheat.detect.edges import ripples, step_sizes
from unheat.detect.in_pieces import whole_again
from unheat.model import Layout, Raster, Reason
from unheat.options import DetectOptions

_QUALITY = 30.0
"""Colors of such a picture are held to be no better than those of a JPEG of this quality."""


def detect(raster: Raster, options: DetectOptions | None = None) -> Layout:
    """Panels with their grids, color bars, and company, in pixels of ``raster``.

    A layout without panels means that no heatmap was found; ``candidates`` say why. Its raster is
    lossy where panels were found as in such a picture alone, and what is read in these is in doubt
    but for numbers that readers and a bar bear out: nobody knows what became of their digits.
    """
    layout = whole_again(raster, find.detect(raster, options), options)
    if layout.panels or raster.lossy or not ripples(step_sizes(raster.rgb)):
        return layout
    again = find.detect(replace(raster, lossy=True, quality=_QUALITY), options)
    if not again.panels:
        return layout
    doubted = (panel.doubted(Reason.LOW_CONFIDENCE) for panel in again.panels)
    return replace(again, panels=tuple(doubted))
