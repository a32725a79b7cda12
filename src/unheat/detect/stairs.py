"""Labels in the empty half of a square matrix, beside the stairs of its diagonal.

Who draws one half only may set each row's name where its cells begin, and each column's where
they end: in what would be cells of the other half. Print there runs along the stairs and leaves
the far corner empty, which numbers of the other half would not. The diagonal runs either way: where
rows are counted from below it rises.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.model import CellPixels

BoolArray = npt.NDArray[np.bool_]

_LEAST = 3
"""Rows of a matrix that has a half."""

_FULL = 0.8
"""Share of the drawn half that has a fill or print, and of the stairs that are labelled."""

_FAR = 2 / 3
"""Names reach so far from the diagonal at most, as a share of the matrix."""


def without_stairs(pixels: CellPixels) -> CellPixels:
    """The cells without the labels that stand in the empty half of a matrix."""
    labels = _on_stairs(pixels)
    if labels is None:
        return pixels
    return replace(
        pixels,
        ink_box=np.where(labels[..., None], np.nan, pixels.ink_box),
        ink_share=np.where(labels, 0.0, pixels.ink_share),
    )


def _on_stairs(pixels: CellPixels) -> BoolArray | None:
    """(R, C): the half of the matrix that holds labels and no cells; None where there is none."""
    rows, columns = pixels.blank.shape
    if rows != columns or rows < _LEAST:
        return None
    ink = pixels.ink_share > 0
    away = np.arange(rows)[:, None] - np.arange(columns)[None, :]
    for distance in (away, -away, away[:, ::-1], -away[:, ::-1]):
        half = distance > 0
        drawn = (~pixels.blank | ink)[~half].mean() >= _FULL
        named = ink[distance == 1].mean() >= _FULL
        beyond = distance >= max(2, int(np.ceil(_FAR * rows)))
        if pixels.blank[half].all() and drawn and named and not ink[beyond].any():
            return half
    return None
