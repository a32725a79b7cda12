"""The nouns: frozen values that every room speaks in."""

from unheat.model.evidence import ColorReading, Crop, Reason, Status, TextReading, Word
from unheat.model.figure import (
    Axis,
    Cell,
    Cells,
    ColorScale,
    Figure,
    Label,
    NumberFormat,
    Panel,
    Provenance,
    Tick,
)
from unheat.model.geometry import IDENTITY, Box, Grid, Span
from unheat.model.layout import Bar, Candidate, CellPixels, Layout, PanelLayout
from unheat.model.quantity import AxisTick, Quantity
from unheat.model.raster import PageWord, Raster
from unheat.model.style import Style

__all__ = [
    "IDENTITY",
    "Axis",
    "AxisTick",
    "Bar",
    "Box",
    "Candidate",
    "Cell",
    "CellPixels",
    "Cells",
    "ColorReading",
    "ColorScale",
    "Crop",
    "Figure",
    "Grid",
    "Label",
    "Layout",
    "NumberFormat",
    "PageWord",
    "Panel",
    "PanelLayout",
    "Provenance",
    "Quantity",
    "Raster",
    "Reason",
    "Span",
    "Status",
    "Style",
    "TextReading",
    "Tick",
    "Word",
]
