"""Classes of values, learned from a figure without a bar whose cells have few colors.

Where cells are colored by classes (below 10, 10 to 20, …) a curve through their colors says of each
class one number and is off by half a class. The classes show by themselves: many numbers share
exactly one color, and the numbers of one color stand between those of two others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.intp]
Ranges = list[tuple[float, float]]

_FEWEST, _MOST = 3, 12
"""Classes that are no chance, and more than anybody tells apart by color alone."""

_SAME, _APART = 2.3, 3.0
"""CIE76 distance at which two colors can just be told apart, and in how many of these (or of the
noise, where that is more) classes stand apart."""

_EACH = 2.5
"""Numbers for each class, on the average: fewer fall into an order by chance."""

_SPREAD = 3
"""Different numbers of one color, which one color of a continuous map has not."""

_MISPRINTS = 0.1
"""Share of the numbers that stand among those of other classes."""

_SMALL = 3
"""Numbers of a class whose middle one misprint may move."""

_ROUND = (1.0, 2.0, 2.5, 5.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Classes:
    """``bounds`` (K + 1,) ascending with the colors ``rgb`` (K, 3) between them.

    ``told`` where bounds are even and round; else they are put half-way between numbers.
    """

    bounds: FloatArray
    rgb: FloatArray
    told: bool


def find_classes(rgb: FloatArray, values: FloatArray, noise: float) -> Classes | None:
    """The classes of cells of colors (n, 3) and numbers (n,); None where they have none.

    ``noise`` is the CIE76 distance by which cells of one color differ.
    """
    lab = srgb_to_lab(rgb)
    near = max(_SAME, 3.0 * noise)
    owner = _clusters(lab, near)
    count = int(owner.max()) + 1 if len(owner) else 0
    if not _FEWEST <= count <= _MOST or len(values) < _EACH * count:
        return None
    middles = np.array([median(lab[owner == k], along_first=True) for k in range(count)])
    if delta_e(middles[:, None], middles[None])[np.triu_indices(count, 1)].min() < _APART * near:
        return None
    found = _in_order([values[owner == k] for k in range(count)], len(values))
    if found is None:
        return None
    order, ranges, bounds = found
    colors = np.array([median(rgb[owner == k], along_first=True) for k in order])
    if bounds is not None:
        return Classes(bounds=bounds, rgb=colors, told=True)
    inner = [(low[1] + high[0]) / 2 for low, high in pairwise(ranges)]
    return Classes(bounds=np.array([ranges[0][0], *inner, ranges[-1][1]]), rgb=colors, told=False)


def _clusters(lab: FloatArray, near: float) -> IntArray:
    """(n,) the cluster of each color: all of it within ``near`` of the first one of its own."""
    owner = np.full(len(lab), -1, dtype=np.intp)
    for k in range(_MOST + 1):
        left = np.flatnonzero(owner < 0)
        if not len(left):
            break
        owner[left[delta_e(lab[left], lab[left[0]][None]) <= near]] = k
    else:
        owner[owner < 0] = _MOST
    return owner


def _in_order(
    classes: Sequence[FloatArray], count: int
) -> tuple[IntArray, Ranges, FloatArray | None] | None:
    """The order of classes by their middle numbers, the ranges of these, and even bounds of them
    if they have such; None without an order.

    Of a class of a few numbers one misprint moves the middle past that of another class: each of
    its own numbers is tried for it. The order with the fewest misprints is the right one, and of
    two of these the one with even bounds.
    """
    middles = [float(median(one)) for one in classes]
    tried = [middles]
    for k, one in enumerate(classes):
        values = np.unique(one).tolist() if len(one) <= _SMALL else []
        tried += [[*middles[:k], value, *middles[k + 1 :]] for value in values]
    best: tuple[tuple[int, bool], tuple[IntArray, Ranges, FloatArray | None]] | None = None
    for places in tried:
        order = np.argsort(places)
        ranges, misprints = _ranges([classes[at] for at in order], count)
        if ranges is None:
            continue
        bounds = _even_bounds(ranges)
        rank = misprints, bounds is None
        if best is None or rank < best[0]:
            best = rank, (order, ranges, bounds)
        if misprints == 0:
            break
    return None if best is None else best[1]


def _ranges(classes: Sequence[FloatArray], count: int) -> tuple[Ranges | None, int]:
    """(least, largest) number of each class in order, but for misprints, and how many these are;
    None where classes share a range, or where each has one number, as one color of a continuous
    map has."""
    many = [len(np.unique(one)) >= _SPREAD for one in classes if len(one) >= _SPREAD]
    if sum(many) < 2 or not all(many):
        return None, 0
    kept = [np.sort(one) for one in classes]
    most = int(_MISPRINTS * count)
    for misprints in range(most + 1):
        clashes = [k for k, (low, high) in enumerate(pairwise(kept)) if not low[-1] < high[0]]
        if not clashes:
            return [(float(one[0]), float(one[-1])) for one in kept], misprints
        low, high = kept[clashes[0]], kept[clashes[0] + 1]
        # Which of both goes with fewer of the others: the one that more of them contradict.
        lower, upper = int((high <= low[-1]).sum()), int((low >= high[0]).sum())
        at = clashes[0] if lower >= upper else clashes[0] + 1
        kept[at] = low[:-1] if lower >= upper else high[1:]
        if not len(kept[at]):
            break
    return None, most + 1


def _even_bounds(ranges: Sequence[tuple[float, float]]) -> FloatArray | None:
    """Bounds in even steps, at multiples of one round number, that part all ranges; the largest
    such number if there are several; None without one."""
    inner = [(low[1], high[0]) for low, high in pairwise(ranges)]
    mean = (inner[-1][1] - inner[0][0]) / max(1, len(inner) - 1)
    power = float(np.floor(np.log10(mean))) if mean > 0.0 else 0.0
    steps = sorted({r * 10.0**p for r in _ROUND for p in (power - 1, power, power + 1)})
    for step in reversed(steps):
        first = np.ceil(inner[0][0] / step + 1e-9)
        bounds = step * (first + np.arange(-1.0, len(inner) + 1.0))
        parts = all(
            low < bound <= high for (low, high), bound in zip(inner, bounds[1:-1], strict=True)
        )
        if parts and bounds[0] <= ranges[0][0] and ranges[-1][1] <= bounds[-1]:
            return np.array([float(f"{bound:.9g}") for bound in bounds])
    return None
