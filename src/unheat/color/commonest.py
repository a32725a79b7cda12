"""The color that most pixels have, where print, rules and a codec's noise have the rest."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.medians import median


def commonest(colors: npt.NDArray[Any], levels: float) -> npt.NDArray[np.float64]:
    """The color (3,) that most of ``colors`` (n, 3) have, to so many ``levels`` of 255."""
    coarse = (colors // levels).astype(np.int64) @ np.array([1 << 16, 1 << 8, 1])
    kinds, counts = np.unique(coarse, return_counts=True)
    usual: npt.NDArray[np.float64] = median(
        colors[coarse == kinds[counts.argmax()]], along_first=True
    )
    return usual
