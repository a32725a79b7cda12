"""Figures that were captured with the bar of their window: no panel, bar or cell stands on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.detect import as_lossy
from unheat.detect.regions import background_color
from unheat.model import Box, Layout, Raster
from unheat.options import DetectOptions
from unheat.title_bar import title_bar

_LEVELS = 8.0
"""Levels by which the page of a figure is off that of its window where it is a card."""


def detect(raster: Raster, options: DetectOptions | None = None) -> Layout:
    """Panels with their grids, color bars, and company, in pixels of ``raster``.

    A layout without panels means that no heatmap was found; ``candidates`` say why. What is written
    on the bar of a window stays in the picture of the layout: it may be a title.
    """
    options = _at_own_size(options, raster.enlarged)
    background = background_color(raster.rgb)
    rows = title_bar(raster.rgb, background)
    if not rows:
        return as_lossy.detect(raster, options)
    bare = raster.rgb.copy()
    bare[:rows] = np.round(background).astype(np.uint8)
    layout = as_lossy.detect(replace(raster, rgb=bare), options)
    if layout.raster.rgb.shape != raster.rgb.shape:
        return layout
    # The bar of a window names no figure on a card of its own within it.
    if np.abs(np.subtract(layout.background, background)).max() > _LEVELS:
        return layout
    whole = layout.raster.rgb.copy()
    whole[:rows] = raster.rgb[:rows]
    return replace(layout, raster=replace(layout.raster, rgb=whole))


def _at_own_size(
    options: DetectOptions | None, enlarged: tuple[float, float]
) -> DetectOptions | None:
    """The hints for a picture whose file shows each pixel as ``enlarged`` (x, y) ones."""
    if options is None or options.box is None or enlarged == (1.0, 1.0):
        return options
    (across, down), box = enlarged, options.box
    own = Box(box.x0 / across, box.y0 / down, box.x1 / across, box.y1 / down)
    return replace(options, box=own)
