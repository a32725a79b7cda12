"""How far apart borders stand: the distances that occur most are those of equal cells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

_MOST = 10
"""Distances that are worth a hypothesis."""

_SNAPPED_PX, _ALIKE = 1.01, 0.02
"""Renderers snap borders to whole pixels: distances this near to each other are one."""

_PEN_PX, _THIN = 2.0, 0.1
"""Sides of a pen are so far apart at most, and so near for the size of a cell."""


def common_steps(
    positions: FloatArray, strengths: FloatArray, *, chained: bool = True
) -> FloatArray | None:
    """The distances that occur most among near neighbours of the borders, best first.

    Distances that lead from one to the next are taken for one or, if not ``chained``, for what
    most of them are; None where none are such a chain.
    """
    found, weights = [], []
    for reach in (1, 2, 3, 4):
        if positions.size > reach:
            found.append(positions[reach:] - positions[:-reach])
            weights.append(np.minimum(strengths[reach:], strengths[:-reach]))
    if not found:
        return np.zeros(0)
    order = np.argsort(np.concatenate(found), kind="stable")
    values = np.concatenate(found)[order]
    mass = np.concatenate(weights)[order]
    # One step looks like two or three where renderers snap borders to pixels: cluster them.
    limit = np.maximum(_SNAPPED_PX, _ALIKE * values[:-1])
    cluster = np.concatenate([[0], np.cumsum(np.diff(values) > limit)])
    if not chained:
        parted = _parted(values, mass, cluster)
        if parted.max() == cluster.max():
            return None
        cluster = parted
    total = np.bincount(cluster, weights=mass)
    mean = np.bincount(cluster, weights=mass * values) / np.maximum(total, 1e-9)
    best: FloatArray = mean[np.argsort(-total, kind="stable")][:_MOST]
    return _with_means(best)


def _with_means(steps: FloatArray) -> FloatArray:
    """The steps, and what two to four in a row are on the mean where one is longer and one shorter.

    The pen of a line between cells has two sides; where its borders are seen at one or the other,
    no step is that of the cells, and several in a row are.
    """
    means = np.concatenate([steps / count for count in (4, 3, 2)])
    means = means[_THIN * means > _PEN_PX]
    if not means.size:
        return steps
    off = steps - means[:, None]
    shorter, longer = (off >= -_PEN_PX) & (off < 0), (off > 0) & (off <= _PEN_PX)
    found = means[shorter.any(axis=1) & longer.any(axis=1)]
    # The least is that of the cells; others are several of them.
    return np.append(steps, found.min()) if found.size else steps


def _parted(
    values: FloatArray, mass: FloatArray, cluster: npt.NDArray[np.intp]
) -> npt.NDArray[np.intp]:
    """Clusters (k,) of ascending values, those that are a chain parted about their medians.

    The pen of a frame hides where its cells end: the odd distances from there lead from one
    step to the next, and their mean is neither.
    """
    starts = np.flatnonzero(np.diff(cluster, prepend=-1))
    ends = np.append(starts[1:], values.size)
    near = np.maximum(_SNAPPED_PX, _ALIKE * values[starts])
    parted = 3 * cluster
    for k in np.flatnonzero(values[ends - 1] - values[starts] > 2 * near).tolist():
        own = slice(int(starts[k]), int(ends[k]))
        below = np.cumsum(mass[own])
        middle = values[own][int(np.searchsorted(below, below[-1] / 2))]
        parted[own] += (values[own] >= middle - near[k]).astype(np.intp)
        parted[own] += values[own] > middle + near[k]
    result: npt.NDArray[np.intp] = np.unique(parted, return_inverse=True)[1]
    return result
