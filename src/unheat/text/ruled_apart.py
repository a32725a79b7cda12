"""Rows of a ruled table whose names run on, over a rule, into the column beside them.

In a narrow column the number of a row stands no further from its name than words do, and both are
one label to those who look for gaps. No name has a line through it, and a rule between two columns
runs down through the print of all rows where none of them has a letter.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.text.sites import Site, Sites

_FEWEST = 3
"""Rows that tell."""

_PEN_PX, _INK = 3, 24.0
"""A rule is thinner than that, and differs by so many levels from what is on both sides of it."""

_DOWN = 0.85
"""Share of its length along which it does: rules that lie across it, and letters close to it, take
the rest."""


def are_ruled_apart(sites: Sites, group: Sequence[Site]) -> bool:
    """Whether a standing rule runs through all level labels of rows."""
    if len(group) < _FEWEST or any(line.angle != 0.0 for site in group for line in site.lines):
        return False
    # (n, 4) x0, y0, x1 and y1 of the letters of each label.
    letters = [
        np.concatenate([sites.glyphs.boxes[line.glyphs] for line in site.lines]) for site in group
    ]
    start = max(float(one[:, 2].min()) for one in letters)
    end = min(float(one[:, 0].max()) for one in letters)
    top = min(int(one[:, 1].min()) for one in letters)
    foot = max(int(one[:, 3].max()) for one in letters)
    free = np.ones(max(round(end - start), 0), dtype=bool)
    for x0, _, x1, _ in np.concatenate(letters).tolist():
        free[max(round(x0 - start), 0) : max(round(x1 - start), 0)] = False
    columns = round(start) + np.flatnonzero(free)
    rgb = sites.layout.raster.rgb[top:foot]
    columns = columns[(columns >= _PEN_PX) & (columns < rgb.shape[1] - _PEN_PX)]
    return bool(len(columns)) and bool((_steps(rgb, columns) >= _DOWN).any())


def _steps(rgb: npt.NDArray[np.uint8], columns: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """The share of rows in which each of the columns (n,) of a picture (h, w, 3) differs from what
    stands a pen off it on either side."""
    own = rgb[:, columns].astype(np.int16)
    both = [most(np.abs(own - rgb[:, columns + side])) for side in (-_PEN_PX, _PEN_PX)]
    share: npt.NDArray[np.float64] = (np.minimum(*both) > _INK).mean(axis=0)
    return share
