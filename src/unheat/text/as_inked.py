"""Signs of a label as its ink has them: readers lose points, commas and minus signs first."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.text.crops import upright
from unheat.text.lines import Line, turned_extents
from unheat.text.marks import has_stops, is_plain_number, with_commas, with_interval, with_marks
from unheat.text.sites import Sites


def as_inked(sites: Sites, lines: Sequence[Line], turn: float, text: str) -> str:
    """Points, commas and minus signs as the ink has them; readers lose them first."""
    if len(lines) != 1:
        return text
    key = id(lines[0]), turn, text
    if key not in sites.inked:
        sites.inked[key] = lines[0], _marked(sites, lines[0], turn, text)
    return sites.inked[key][1]


def _marked(sites: Sites, line: Line, turn: float, text: str) -> str:
    if turn == line.angle and turn % 90 == 0 and has_stops(text, line.size):
        extents = turned_extents(sites.glyphs, line.glyphs, line.angle)
        text = with_commas(extents, line.size, text, lossy=sites.layout.raster.lossy)
    text = with_interval(text)
    return with_marks(upright(sites, line, turn), text) if is_plain_number(text) else text
