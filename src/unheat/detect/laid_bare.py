"""Figures without what was drawn over or behind all of them: watermarks, lines of the axes."""

from __future__ import annotations

from unheat.detect.ruled_over import without_rules
from unheat.detect.watermark import without_watermark
from unheat.model import Raster


def laid_bare(raster: Raster, background: tuple[float, float, float]) -> Raster:
    """The picture on a page of the color ``background``; itself where nothing runs through it."""
    return without_rules(without_watermark(raster, background), background)
