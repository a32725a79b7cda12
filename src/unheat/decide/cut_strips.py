"""A strip of a few pixels that the picture's edge leaves of one more line of cells.

A picture that was cropped a little beyond a border shows so little of the next cells that no line
of the lattice is there, and no share of a cell tells. The strip itself does: its outermost pixels
have one color along each cell, several of them, which change where the cells do, and which are
neither those of the cells beside them nor what an edge between these and the page leaves.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import least, most
from unheat.decide.sides import Rgb, Spans, from_each_side
from unheat.medians import median
from unheat.model import IDENTITY, Layout, PanelLayout

FloatArray = npt.NDArray[np.float64]

_FEWEST, _DEEP_PX, _WIDEST = 3, 2, 0.5
"""Cells of a line that tell, the outermost pixels that are looked at, and how many cells' sides the
strip and the gap before it take at most."""

_ROOM, _SOLID = 0.15, 0.9
"""Share of a cell that is left out beside its borders, and share of the others' pixels that have
its color: print stands on no strip that narrow."""

_ALIKE, _APART, _GRAY = 6.0, 20.0, 10.0
"""Levels of 255 up to which colors are one, from which two differ, and up to which one is gray."""

_AT, _NEW = 0.2, 0.2
"""How far within its cell a line is looked at, before its print, and share of places whose color is
a new one."""


def leaves_a_strip(layout: Layout, panel: PanelLayout) -> bool:
    """Whether a strip of a further line of a panel's cells stands at the picture's edge."""
    grid = panel.grid
    if grid.transform != IDENTITY:
        return False
    page = np.asarray(layout.background, dtype=float)
    return any(
        len(places) >= _FEWEST
        and _DEEP_PX <= start <= _WIDEST * (end - start)
        and _is_strip(picture, round(start + _AT * (end - start)), places, page)
        for picture, (start, end), places in from_each_side(layout.raster.rgb, grid)
    )


def _is_strip(picture: Rgb, within: int, places: Spans, page: FloatArray) -> bool:
    """Whether the first pixels of a picture (height, width, 3) show cells at ``places``, and others
    than stand at the height ``within``."""
    spans = [(low + _ROOM * (high - low), high - _ROOM * (high - low)) for low, high in places]
    columns = [(max(round(low), 0), round(high)) for low, high in spans]
    if any(high - low < 1 for low, high in columns):
        return False
    rims = [picture[:_DEEP_PX, low:high].reshape(-1, 3).astype(float) for low, high in columns]
    colors = np.array([median(rim, along_first=True) for rim in rims])
    if any(
        float((most(np.abs(rim - color)) <= _ALIKE).mean()) < _SOLID
        for rim, color in zip(rims, colors, strict=True)
    ):
        return False
    own = np.array(
        [
            median(picture[within - 1 : within + 2, low:high].reshape(-1, 3), along_first=True)
            for low, high in columns
        ]
    )
    # Rows of a table are striped in grays, up to the edge.
    if _is_gray(colors).all() and not _is_gray(own).all():
        return False
    new = _off_mixtures(colors, own.astype(float), page) > _APART
    apart = most(np.abs(np.diff(colors, axis=0))) > _APART
    return float(new.mean()) >= _NEW and bool(apart.any())


def _is_gray(colors: FloatArray) -> npt.NDArray[np.bool_]:
    """(n,) which of n colors have hardly any hue."""
    return np.asarray(most(colors) - least(colors) <= _GRAY)


def _off_mixtures(colors: FloatArray, own: FloatArray, page: FloatArray) -> FloatArray:
    """(n,) levels by which n colors are off every mixture of ``own`` ones (n, 3) and the page's."""
    way = own - page
    length = np.maximum((way**2).sum(axis=1), 1e-9)
    share = np.clip(((colors - page) * way).sum(axis=1) / length, 0.0, 1.0)
    return np.asarray(most(np.abs(colors - (page + share[:, None] * way))))
