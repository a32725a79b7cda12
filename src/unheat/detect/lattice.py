"""One axis of a grid: from border positions to equal cells.

The cells of a heatmap are an arithmetic progression: n cells of one width, with a gap of
one width between them (zero where they touch). A hypothesis (start, end, n, gap) predicts
every border; the right one explains the strong borders, leaves few of them unexplained,
and predicts few that are not there. Strips, headers and frames beside the cells fall out,
since they do not follow the progression.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.hypotheses import (
    PEN_PX,
    Borders,
    Hypotheses,
    Lattice,
    between,
    explained,
    tolerance,
)
from unheat.detect.steps import common_steps

__all__ = ["Lattice", "fit_lattice"]

FloatArray = npt.NDArray[np.float64]

_DIGITS = 9
"""Decimals of a pixel that are more than rounding in a sum."""
_ENDS = 6
# Pairs of borders whose hypotheses are judged at once: so many more are judged for nothing.
_AT_ONCE = 18
# A lattice that explains this much is not sought further.
_PERFECT = 0.98
# Where no lattice explains this much, steps that run into each other may hide one that does.
_CLEAR = 0.8
# Of two lattices that explain the borders alike, by less than this share of them, the one whose
# cells are more even is believed; borders are snapped to pixels, and blurred by half of one.
_AS_GOOD = 0.05
_EVENER_PX = 0.5
# No line stands in a gap wider than this share of the period.
_WIDEST_PEN = 0.2
# A gap wider than this share of the period cannot be told from a column of cells.
_WIDEST_GAP = 0.34


def fit_lattice(
    positions: FloatArray, strengths: FloatArray, *, n: int | None = None, min_period: float = 2.0
) -> Lattice | None:
    """The lattice that explains the borders best, None for fewer than two borders.

    positions, strengths: (k,), ascending positions in pixels, strengths 0–1. ``n`` fixes
    the number of cells where the user gave it.
    """
    if positions.size < 2:
        return None
    best = _fitted(positions, strengths, common_steps(positions, strengths), n, min_period)
    if best is not None and best.score >= _CLEAR:
        return best
    steps = common_steps(positions, strengths, chained=False)
    other = None if steps is None else _fitted(positions, strengths, steps, n, min_period)
    if other is None or other.score < _CLEAR:
        other = _with_lined_gaps(positions, strengths, n, min_period)
    return other if other is not None and other.score >= _CLEAR else best


def _with_lined_gaps(
    positions: FloatArray, strengths: FloatArray, n: int | None, min_period: float
) -> Lattice | None:
    """The lattice of all borders but those that stand between two others a pen apart.

    A grid of the axes goes on under the pen that parts the cells, and shows as a line in every
    gap: its rim is a border, but none of a cell. None where there is no such rim in each gap.
    """
    lined = np.zeros(positions.size, dtype=bool)
    lined[1:-1] = positions[2:] - positions[:-2] <= PEN_PX
    # Of four borders close together the two outer ones end cells.
    if not lined.any():
        return None
    kept = ~lined
    steps = common_steps(positions[kept], strengths[kept])
    found = _fitted(positions[kept], strengths[kept], steps, n, min_period)
    if found is None or not 0 < found.gap <= _WIDEST_PEN * found.period:
        return None
    ends = np.array(found.spans())
    gaps = np.stack([ends[:-1, 1], ends[1:, 0]], axis=1)
    inner = positions[lined]
    within = (inner > gaps[:, :1]) & (inner < gaps[:, 1:])
    return found if within.any(axis=1).all() else None


def _fitted(
    positions: FloatArray,
    strengths: FloatArray,
    steps: FloatArray | None,
    n: int | None,
    min_period: float,
) -> Lattice | None:
    """The best lattice whose cells are as far apart as one of these steps."""
    total = float(strengths.sum())
    strong = np.nonzero(strengths >= 0.35 * strengths.max())[0].tolist()
    # A triangle ends in one cell, however weak its border is.
    firsts = sorted({0, *strong[:_ENDS]})
    lasts = sorted({positions.size - 1, *strong[-_ENDS:]}, reverse=True)
    periods = _periods([] if steps is None else steps.tolist(), min_period)
    known = Borders(positions, strengths)
    best: Lattice | None = None
    ends = 0, 0
    pairs = _pairs(known, total, firsts, lasts, min_period)
    # The outermost borders often explain everything.
    for part in (pairs[:1], *(pairs[k : k + _AT_ONCE] for k in range(1, len(pairs), _AT_ONCE))):
        tried = [(most, pair) for most, pair in part if best is None or most > best.score]
        if not tried:
            continue
        lengths = [float(positions[last] - positions[first]) for _, (first, last) in tried]
        hypotheses = between(lengths, periods, n)
        judged = explained(known, total, [pair for _, pair in tried], hypotheses)
        for number, ((most, pair), score) in enumerate(zip(tried, judged.scores, strict=True)):
            if best is not None and most <= best.score:
                continue
            if best is None or score > best.score + 1e-9:
                best, ends = judged.lattice(number), pair
            if best.score >= _PERFECT:
                return _evenest(known, total, best, ends)
    return None if best is None else _evenest(known, total, best, ends)


def _pairs(
    known: Borders, total: float, firsts: Sequence[int], lasts: Sequence[int], min_period: float
) -> list[tuple[float, tuple[int, int]]]:
    """Pairs of borders with room between them: the score that no cells there go beyond, and both.

    ``firsts`` and ``lasts`` are numbers of borders, in the order in which pairs are tried.
    """
    places, sums = known.positions.tolist(), known.sums.tolist()
    before = {first: known.beside(first, -1) for first in firsts}
    behind = {last: known.beside(last, 1) for last in lasts}
    pairs = []
    for first in firsts:
        for last in lasts:
            if places[last] - places[first] < min_period:
                continue
            # Whatever lies outside is lost to every hypothesis between these ends.
            inside = sums[min(last + 2, len(places))] - sums[max(first - 1, 0)]
            # No hypothesis explains more than what lies between them, frames left aside.
            own = sums[last + 1] - sums[first]
            counted = total - before[first] - behind[last]
            most = min(1.5 * inside / total, 1.5 * own / max(counted, 1e-9)) - 0.5
            pairs.append((most, (first, last)))
    return pairs


def _evenest(known: Borders, total: float, best: Lattice, ends: tuple[int, int]) -> Lattice:
    """The lattice refined, between those of the borders at its ends that make its cells even.

    Whatever stands a few pixels beyond a border, the frame of the whole picture, may be taken
    for it; with few cells the borders between them still come near enough.
    """
    positions, strengths = known.positions, known.strengths
    refined = _refine(positions, strengths, best)
    reach = min(PEN_PX, 0.2 * best.period)
    same = Hypotheses(pair=np.array([0]), n=np.array([best.n]), gap=np.array([best.gap]))
    for first in _near(positions, ends[0], reach):
        for last in _near(positions, ends[1], reach):
            if (first, last) == ends or last <= first:
                continue
            judged = explained(known, total, [(first, last)], same)
            if judged.scores[0] < best.score - _AS_GOOD:
                continue
            other = _refine(positions, strengths, judged.lattice(0))
            if other.residual < refined.residual - _EVENER_PX:
                refined = other
    return refined


def _near(positions: FloatArray, index: int, reach: float) -> list[int]:
    """The border and those right beside it within ``reach`` pixels."""
    around = range(max(index - 1, 0), min(index + 2, positions.size))
    return [k for k in around if abs(float(positions[k] - positions[index])) <= reach]


def _periods(steps: Sequence[float], min_period: float) -> list[tuple[float, float]]:
    """Periods of cells that the steps between borders may be, each with gaps between cells."""
    return [
        (period, gap)
        for period in steps
        if period >= min_period
        for gap in (0.0, *(step for step in steps if 1.5 <= step <= _WIDEST_GAP * period))
    ]


def _predict(start: float, end: float, n: int, gap: float) -> FloatArray:
    period = (end - start + gap) / n
    left = start + period * np.arange(n)
    if gap <= 0:
        return np.append(left, end)
    return np.sort(np.concatenate([left, left + period - gap]))


def _match(
    borders: Borders, edges: FloatArray, tolerance: FloatArray
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
    """Index of the nearest border for each edge, and whether it is near enough."""
    nearest = np.searchsorted(borders.middles, edges)
    return nearest, np.abs(borders.positions[nearest] - edges) <= tolerance


def _refine(positions: FloatArray, strengths: FloatArray, lattice: Lattice) -> Lattice:
    """Least squares over all matched borders: start, period and gap to a fraction of a pixel."""
    n, gap = lattice.n, lattice.gap
    edges = _predict(lattice.start, lattice.end, n, gap)
    nearest, near = _match(Borders(positions, strengths), edges, tolerance(lattice.period))
    observed = positions[nearest][near]
    weight = np.sqrt(strengths[nearest][near])
    if gap > 0:
        index = np.repeat(np.arange(n), 2)[near]
        is_right = np.tile([0.0, 1.0], n)[near]
        # right edge k = start + (k + 1) * period - gap
        design = np.column_stack([np.ones(index.size), index + is_right, -is_right])
    else:
        index = np.arange(n + 1)[near]
        design = np.column_stack([np.ones(index.size), index])
    if index.size <= design.shape[1]:
        return lattice
    found, *_ = np.linalg.lstsq(design * weight[:, None], observed * weight, rcond=None)
    # The last bits of a sum depend on the processor; whole pixels must not.
    solution = np.asarray(found, dtype=np.float64).round(_DIGITS)
    residual = float(np.sqrt(np.mean((design @ solution - observed) ** 2)))
    start, period = float(solution[0]), float(solution[1])
    new_gap = max(0.0, float(solution[2])) if gap > 0 else 0.0
    end = start + n * period - new_gap
    if end <= start:
        return lattice
    return replace(lattice, start=start, end=end, gap=new_gap, residual=residual)
