"""Pixels at shares of the way through cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.model.geometry import Span


def places_in(
    spans: Sequence[Span], size: int, shares: npt.NDArray[np.float64]
) -> npt.NDArray[np.intp]:
    """(n, k) pixels at k ``shares`` of the way through each span of a picture ``size`` pixels long.

    >>> places_in([(0.0, 10.0), (10.0, 20.0)], 19, np.array([0.5, 1.0])).tolist()
    [[5, 10], [15, 18]]
    """
    ends = np.array(spans)
    positions = ends[:, :1] + np.diff(ends, axis=1) * shares
    places: npt.NDArray[np.intp] = np.clip(np.floor(positions), 0, size - 1).astype(np.intp)
    return places
