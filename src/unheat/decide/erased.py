"""Totals between the cells and the names of their lines, taken off the picture.

They stand where names are looked for, with a word beside them that says what they are ("Total"),
which would name the rows. Without them the names are what stands next to the cells.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Box, Raster

_INK = 64.0
"""Levels by which a pixel of print stands off the page."""

_RULE_PX, _DOT_PX = 2, 3
"""Rules along a line are as thick as that at most; the dot of an "i" stands so far off it."""

_WORDS = 0.5
"""Blank between two words of a name beside a line, in heights of the line."""


def erased(raster: Raster, background: tuple[float, float, float], line: Box, side: str) -> Raster:
    """The picture with the page in place of a line of totals and of its name.

    ``side`` says where the name stands: at the "left" of a row, or on "top" of a column.
    """
    x0, y0, x1, y1 = (round(end) for end in line.as_tuple())
    if side == "left":
        x0 -= _name_beside(raster.rgb[y0:y1, :x0][:, ::-1], background, _WORDS * (y1 - y0))
    else:
        above = raster.rgb[:y0, x0:x1][::-1].transpose(1, 0, 2)
        y0 -= _name_beside(above, background, _DOT_PX)
    rgb = raster.rgb.copy()
    rgb[y0:y1, x0:x1] = np.round(background).astype(np.uint8)
    return replace(raster, rgb=rgb)


def _name_beside(
    strip: npt.NDArray[np.uint8], background: tuple[float, float, float], blank: float
) -> int:
    """How many pixels of a strip (height, length, 3), from its start, its first text takes, the
    blank before it among them; 0 where it holds none.
    """
    inner = strip[_RULE_PX : len(strip) - _RULE_PX].astype(float)
    if not inner.size:
        return 0
    inked = np.flatnonzero((most(np.abs(inner - np.asarray(background))) > _INK).any(axis=0))
    if not len(inked):
        return 0
    gaps = np.flatnonzero(np.diff(inked) > blank)
    return int(inked[gaps[0]] if len(gaps) else inked[-1]) + 1
