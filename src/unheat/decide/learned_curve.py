"""The ramp of a panel found among its own colours, and the numbers that run along it.

Colours first, numbers second, so that a misprint cannot bend the ramp: the panel's colours
are strung on a chain of nearest neighbours (the longest path of their minimum spanning
tree), every cell gets its place on the chain, and the longest run of cells whose numbers
only grow along it is kept. Numbers that are printed in the wrong place fall out of the
run; where too many fall out, the numbers do not run with the colours at all.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.color.norm import Norm
from unheat.color.ramp import Ramp
from unheat.color.spaces import delta_e, lab_to_srgb, srgb_to_lab
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.intp]

_MERGE = 1.5
"""CIE76 distance below which two colours are one bead of the chain."""

_SAME = 0.3
"""CIE76 distance of colours that are one colour but for rounding."""

_MOST_BEADS = 400
_LEAST_BEADS = 5
_LEAST_SHARE = 0.75
_KNOTS = 64

_GAP, _ACROSS = 0.1, 0.8
"""Shares of all numbers and of the way of all colors that a gap takes up at least, and of the gap
that lie between a number's place in it by its value and by its color."""

_LEAST_OFF, _AS_SHORT = 3, 1.3
"""So many colors that the chain does not have are a part of it, where the way through them in the
order of their numbers is at most so many times the shortest one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve:
    """values (K,) ascending with their colours rgb (K, 3); ``share`` of cells on the run.

    ``residual`` is the typical distance of a cell on the run from the curve, as a share of
    the scale.
    """

    values: FloatArray
    rgb: FloatArray
    norm: Norm
    share: float
    residual: float
    cells: int


def find_curve(rgb: FloatArray, values: FloatArray) -> Curve | None:
    """The curve through cells of colours (n, 3) and numbers (n,); None where there is none."""
    lab = srgb_to_lab(rgb)
    beads = _beads(lab)
    if len(beads) < _LEAST_BEADS:
        return None
    chain = _chain(beads)
    if len(chain) < _LEAST_BEADS:
        return None
    ramp = Ramp.from_rgb(np.linspace(0, 1, len(chain)), lab_to_srgb(beads[chain]))
    length = _way(beads[chain])
    found = ramp.project(rgb, 1.0)
    places = np.interp(
        found.position,
        ramp.positions,
        np.interp(ramp.positions, np.linspace(0, 1, len(chain)), length / length[-1]),
    )
    near = found.distance < 4 * _MERGE
    if near.mean() < _LEAST_SHARE:
        return None
    up, down = (_longest_run(places, sign * values, near) for sign in (1.0, -1.0))
    run = up if len(up) >= len(down) else down
    share = len(run) / len(values)
    # A random order keeps about 2 √n of n numbers.
    if share < _LEAST_SHARE or len(run) < 3 * np.sqrt(len(values)) * 0.75:
        return None
    run = _without_leaps(run, places, values)
    longer = _with_detour(run, values, lab, near)
    if len(longer) > len(run):
        run, places = longer, _along_values(longer, values, lab)
    return _through(places[run], values[run], rgb[run], len(run) / len(values))


def _way(lab: FloatArray) -> FloatArray:
    """(n,) how far it is to each of some colors from the first one, through those between."""
    return np.concatenate([[0.0], np.cumsum(delta_e(lab[1:], lab[:-1]))])


def _beads(lab: FloatArray) -> FloatArray:
    """Distinct colours, (m, 3): near ones merged into their mean, in the order of first sight."""
    width = _MERGE
    while True:
        keys, inverse = np.unique(np.rint(lab / width), axis=0, return_inverse=True)
        if len(keys) <= _MOST_BEADS:
            break
        width *= 1.3
    inverse = inverse.reshape(-1)
    counts = np.bincount(inverse)
    sums = np.stack([np.bincount(inverse, weights=lab[:, i]) for i in range(3)], axis=-1)
    return np.asarray(sums / counts[:, None])


def _chain(beads: FloatArray) -> IntArray:
    """The longest path of the minimum spanning tree, as indices of beads in order."""
    distance = delta_e(beads[:, None], beads)
    count = len(beads)
    parent = np.zeros(count, dtype=np.intp)
    reach = distance[0].copy()
    joined = np.zeros(count, dtype=bool)
    joined[0] = True
    neighbors: list[list[int]] = [[] for _ in range(count)]
    for _ in range(count - 1):
        at = int(np.where(joined, np.inf, reach).argmin())
        joined[at] = True
        neighbors[at].append(int(parent[at]))
        neighbors[int(parent[at])].append(at)
        closer = distance[at] < reach
        reach[closer] = distance[at][closer]
        parent[closer] = at
    far, _ = _farthest(0, neighbors, distance)
    _, path = _farthest(far, neighbors, distance)
    return np.array(path, dtype=np.intp)


def _farthest(
    start: int, neighbors: list[list[int]], distance: FloatArray
) -> tuple[int, list[int]]:
    """The bead farthest from ``start`` along the tree, and the path to it."""
    before = {start: -1}
    length = {start: 0.0}
    open_ends = [start]
    while open_ends:
        at = open_ends.pop()
        for other in neighbors[at]:
            if other not in before:
                before[other] = at
                length[other] = length[at] + float(distance[at, other])
                open_ends.append(other)
    last = max(length, key=lambda bead: (length[bead], -bead))
    path = [last]
    while before[path[-1]] >= 0:
        path.append(before[path[-1]])
    return last, path


def _longest_run(places: FloatArray, values: FloatArray, near: npt.NDArray[np.bool_]) -> IntArray:
    """Indices of the longest run, along the chain, of numbers that never fall."""
    order = np.flatnonzero(near)
    order = order[np.lexsort((values[order], np.round(places[order], 3)))]
    tails: list[float] = []
    tail_at: list[int] = []
    before = np.full(len(order), -1)
    for step, index in enumerate(order):
        slot = bisect_right(tails, float(values[index]))
        before[step] = tail_at[slot - 1] if slot else -1
        if slot == len(tails):
            tails.append(float(values[index]))
            tail_at.append(step)
        else:
            tails[slot], tail_at[slot] = float(values[index]), step
    run = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        run.append(int(order[at]))
        at = int(before[at])
    return np.array(run[::-1], dtype=np.intp)


def _without_leaps(run: IntArray, places: FloatArray, values: FloatArray) -> IntArray:
    """The run without numbers next to one end of a wide gap of numbers whose colors are next to the
    other end: a misprint that fell short of its row, and bends no ramp."""
    if len(run) < 3:
        return run
    value, place = values[run], places[run]
    wide = np.abs(value[2:] - value[:-2]), np.abs(place[2:] - place[:-2])
    with np.errstate(divide="ignore", invalid="ignore"):
        there = np.abs(value[1:-1] - value[:-2]) / wide[0]
        along = np.abs(place[1:-1] - place[:-2]) / wide[1]
    leaps = (wide[0] >= _GAP * np.ptp(value)) & (wide[1] >= _GAP * np.ptp(place))
    leaps &= np.abs(there - along) >= _ACROSS
    return np.delete(run, 1 + np.flatnonzero(leaps))


def _with_detour(
    run: IntArray, values: FloatArray, lab: FloatArray, near: npt.NDArray[np.bool_]
) -> IntArray:
    """The run with the cells that the chain cut off: a misprint has a color of the ramp, so colors
    that the chain does not have are a part of the ramp that it missed.

    From a pale middle the chain of a diverging map may be nearer to the other side than to
    its own. What was cut off counts if it fills one gap of the run, with several colors in the
    order of their numbers; masks have one color.
    """
    off = np.flatnonzero(~near)
    if len(off) < _LEAST_OFF or not len(run):
        return run
    low, high = values[off].min(), values[off].max()
    inside = (values[run] > low) & (values[run] < high)
    if inside.any() or low <= values[run].min() or high >= values[run].max():
        return run
    order = off[np.argsort(values[off], kind="stable")]
    beads = _beads(lab[order])
    if len(beads) < _LEAST_OFF:
        return run
    chain = _chain(beads)
    shortest = float(_way(beads[chain])[-1])
    if len(chain) < len(beads) or float(_way(lab[order])[-1]) > _AS_SHORT * shortest + _MERGE:
        return run
    return np.concatenate([run, order])


def _along_values(run: IntArray, values: FloatArray, lab: FloatArray) -> FloatArray:
    """Places 0–1 (n,) of the cells of a run by the way through their colors, in the order of their
    numbers; cells with one number stand at one place."""
    numbers, inverse = np.unique(values[run], return_inverse=True)
    means = (
        np.stack([np.bincount(inverse, weights=lab[run, i]) for i in range(3)], axis=-1)
        / np.bincount(inverse)[:, None]
    )
    way = _way(means)
    return np.interp(values, numbers, way / max(float(way[-1]), 1e-9))


def _through(places: FloatArray, values: FloatArray, rgb: FloatArray, share: float) -> Curve | None:
    """Knots from the cells on the run: means over groups of neighbours, ascending in value."""
    inner = _without_clipped(values, rgb)
    values, places, rgb = values[inner], places[inner], rgb[inner]
    order = np.argsort(values, kind="stable")
    values, places, rgb = values[order], places[order], rgb[order]
    groups = np.array_split(np.arange(len(values)), min(len(np.unique(values)), _KNOTS))
    knot_values = np.array([values[group].mean() for group in groups])
    knot_rgb = np.stack([rgb[group].mean(axis=0) for group in groups])
    knot_places = np.array([places[group].mean() for group in groups])
    distinct = np.concatenate([[True], np.diff(knot_values) > 0])
    knot_values, knot_rgb = knot_values[distinct], knot_rgb[distinct]
    knot_places = knot_places[distinct]
    if len(knot_values) < _LEAST_BEADS:
        return None
    norm = Norm("linear")
    if knot_values[0] > 0 and knot_values[-1] / knot_values[0] > 50:
        straight = _bent(knot_values, knot_places)
        if _bent(np.log(knot_values), knot_places) < 0.5 * straight:
            norm = Norm("log")
    span = knot_values[-1] - knot_values[0]
    fitted = np.interp(places, *_ascending(knot_places, knot_values))
    residual = float(median(np.abs(fitted - values)) / span)
    return Curve(
        values=knot_values,
        rgb=knot_rgb,
        norm=norm,
        share=share,
        residual=residual,
        cells=len(values),
    )


def _without_clipped(values: FloatArray, rgb: FloatArray) -> npt.NDArray[np.bool_]:
    """False for numbers beyond the first one that has the end's colour: the scale is clipped."""
    lab = srgb_to_lab(rgb)
    keep = np.ones(len(values), dtype=bool)
    for end, beyond in ((values.argmin(), np.less), (values.argmax(), np.greater)):
        same = delta_e(lab, lab[end]) < _SAME
        if same.sum() > 1:
            nearest = values[same].max() if beyond is np.less else values[same].min()
            keep &= ~(same & beyond(values, nearest))
    return keep


def _ascending(first: FloatArray, second: FloatArray) -> tuple[FloatArray, FloatArray]:
    order = np.argsort(first, kind="stable")
    return first[order], second[order]


def _bent(values: FloatArray, places: FloatArray) -> float:
    """How far places are from a straight line over values."""
    slope, base = np.polyfit(values, places, 1)
    return float(np.abs(base + slope * values - places).mean())
