"""How well equal cells between two borders explain all borders of an axis.

A call of numpy takes longer than what it does with the few borders of an axis, so that all
hypotheses between several pairs of borders are judged at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.intp]

_MAX_CELLS = 2000
# A frame is seldom drawn thicker than this.
PEN_PX = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lattice:
    """n equal cells from ``start`` to ``end`` (pixels), ``gap`` pixels between them.

    ``explained`` is the share of border strength that the lattice predicts, ``support``
    the share of its predicted inner borders that are really there; both 0–1.
    ``residual`` is the root mean square distance of matched borders in pixels.
    """

    start: float
    end: float
    n: int
    gap: float
    score: float
    explained: float
    support: float
    residual: float = 0.0

    @classmethod
    def known(cls, start: float, end: float, n: int = 1) -> Lattice:
        """``n`` equal cells that touch, which nobody had to look for."""
        return cls(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)

    @property
    def period(self) -> float:
        return (self.end - self.start + self.gap) / self.n

    def spans(self) -> tuple[tuple[float, float], ...]:
        """Half-open spans of the cells, ascending."""
        period = self.period
        width = period - self.gap
        return tuple(
            (self.start + k * period, self.start + k * period + width) for k in range(self.n)
        )

    def spans_within(self, size: int) -> tuple[tuple[float, float], ...]:
        """Spans of the cells that a picture of so many pixels holds whole: its edge cuts some."""
        return tuple(one for one in self.spans() if one[0] >= 0.0 and one[1] <= size)

    def shifted(self, by: float) -> Lattice:
        """The same cells, ``by`` pixels further on."""
        return replace(self, start=self.start + by, end=self.end + by)

    def longer(self, cells: int, *, at_end: bool) -> Lattice:
        """``cells`` more at the end or at the start, fewer where negative."""
        by = cells * self.period
        if at_end:
            return replace(self, end=self.end + by, n=self.n + cells)
        return replace(self, start=self.start - by, n=self.n + cells)

    def in_pairs(self, *, first_is_half: bool) -> Lattice:
        """Two cells become one; halves at the ends are completed beyond the lattice."""
        whole = self.longer(1, at_end=False) if first_is_half else self
        if whole.n % 2:
            whole = whole.longer(1, at_end=True)
        return replace(whole, n=whole.n // 2)


class Borders:
    """Positions and strengths of borders, with running sums of the strengths."""

    def __init__(self, positions: FloatArray, strengths: FloatArray) -> None:
        self.positions = positions
        self.strengths = strengths
        self.sums = np.concatenate([[0.0], np.cumsum(strengths)])
        self.middles = (positions[1:] + positions[:-1]) / 2
        gaps = positions[1:] - positions[:-1]
        # How far the next border is on each side; there is none beyond the ends.
        self.apart = {-1: np.append(np.inf, gaps), 1: np.append(gaps, np.inf)}

    def beside(self, index: int, direction: int) -> float:
        """Strength of the borders that may be a frame's, right beside one on one side."""
        places, found = self.positions, 0.0
        for other in (index + direction, index + 2 * direction):
            if not 0 <= other < places.size or abs(places[other] - places[index]) > PEN_PX:
                break
            found += float(self.strengths[other])
        return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hypotheses:
    """Counts ``n`` and widths of ``gap`` of cells (h,) between ``pair`` of borders (h,), a number.

    They are sorted by pair, then count, then gap.
    """

    pair: IntArray
    n: IntArray
    gap: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """``scores`` of the best hypothesis between each pair of ends, and ``lattice``, which makes
    that of a pair by its number: of most pairs nobody asks for more than the score."""

    scores: list[float]
    lattice: Callable[[int], Lattice]


def between(
    lengths: Sequence[float], periods: Sequence[tuple[float, float]], n: int | None
) -> Hypotheses:
    """Counts and gaps of cells in so much room, by periods of cells with their gaps.

    ``n`` is the count where it is known.
    """
    room = np.array(lengths)[:, None]
    period, gap = np.array(periods, dtype=np.float64).reshape(-1, 2).T
    counts = np.rint((room + gap) / period)
    fits = (period <= room * 1.001) & (counts >= 1) & (counts <= _MAX_CELLS)
    if n is not None:
        fits &= counts == n
    pairs, which = fits.nonzero()
    # One more for each pair: as many cells as are known, or one, without gaps.
    every = np.arange(len(lengths))
    pair = np.concatenate([pairs, every])
    count = np.concatenate([counts[fits].astype(np.intp), np.full(every.size, n or 1)])
    gaps = np.concatenate([gap[which], np.zeros(every.size)])
    order = np.lexsort((gaps, count, pair))
    pair, count, gaps = pair[order], count[order], gaps[order]
    new = np.ones(order.size, dtype=bool)
    new[1:] = (pair[1:] != pair[:-1]) | (count[1:] != count[:-1]) | (gaps[1:] != gaps[:-1])
    return Hypotheses(pair=pair[new], n=count[new], gap=gaps[new])


def tolerance(period: float | FloatArray) -> FloatArray:
    """How far borders may be off the edges of cells with such a period, in pixels."""
    # Renderers snap borders to whole pixels: up to one pixel off, less where cells are tiny.
    near = np.minimum(np.maximum(0.05 * period, 1.01), 0.3 * period)
    return np.asarray(np.minimum(near, 3.0), dtype=np.float64)


def explained(
    borders: Borders, total: float, ends: Sequence[tuple[int, int]], tried: Hypotheses
) -> Judged:
    """The best of the hypotheses between each pair of ``ends``, numbers of borders.

    ``total`` is the strength of all borders.
    """
    first, last = np.array(ends).T
    pair, n, gap = tried.pair, tried.n, tried.gap
    start, end = borders.positions[first][pair], borders.positions[last][pair]
    period = (end - start + gap) / n
    of, edges = _all_edges(start, end, n, gap, period)
    nearest = borders.middles.searchsorted(edges)
    off = np.abs(borders.positions[nearest] - edges)
    near = off <= tolerance(period)[of]
    matched = np.zeros((n.size, borders.positions.size), dtype=bool)
    matched[of[near], nearest[near]] = True
    found = matched @ borders.strengths
    predicted = np.where(gap > 0, 2 * n, n + 1)
    seen = np.bincount(of[near], minlength=n.size)
    inside = (borders.sums[last + 1] - borders.sums[first])[pair]
    frame_inside, frame_outside = _frame(borders, matched, first, last, pair, (end - start) / n)
    counted = np.maximum(total - frame_inside - frame_outside, 1e-9)
    outside = total - inside - frame_outside
    typical = found / np.maximum(matched.sum(axis=1), 1)
    unexplained = inside - found - frame_inside
    missing = (predicted - seen) * typical
    scores = (found - unexplained - 0.5 * outside - 0.6 * missing) / counted
    # Ties go to the first; rounding keeps the last digits of sums out of it.
    rounded = scores.round(9)
    parts = pair.searchsorted(np.arange(len(ends) + 1)).tolist()
    best = [low + int(rounded[low:high].argmax()) for low, high in pairwise(parts)]

    def lattice(number: int) -> Lattice:
        one = best[number]
        return Lattice(
            start=float(start[one]),
            end=float(end[one]),
            n=int(n[one]),
            gap=float(gap[one]),
            score=float(scores[one]),
            explained=float(found[one] / counted[one]),
            support=_support(int(seen[one]), int(predicted[one])),
        )

    return Judged(scores=scores[best].tolist(), lattice=lattice)


def _support(seen: int, predicted: int) -> float:
    # Both ends are borders themselves, so the inner edges are all but two.
    return (seen - 2) / (predicted - 2) if predicted > 2 else 1.0


def _all_edges(
    start: FloatArray, end: FloatArray, n: IntArray, gap: FloatArray, period: FloatArray
) -> tuple[IntArray, FloatArray]:
    """For each edge that some hypothesis predicts: the hypothesis' number, and the place."""
    of = np.arange(n.size).repeat(n)
    index = np.arange(of.size) - (n.cumsum() - n).repeat(n)
    left = start[of] + period[of] * index
    gapped = gap[of] > 0
    right = (left + (period - gap)[of])[gapped]
    (closed,) = (gap <= 0).nonzero()
    return np.concatenate([of, of[gapped], closed]), np.concatenate([left, right, end[closed]])


def _frame(
    borders: Borders,
    matched: npt.NDArray[np.bool_],
    first: IntArray,
    last: IntArray,
    pair: IntArray,
    period: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Strength of unmatched borders right beside both ends: (inside, outside) of them, (h,).

    A frame drawn with a thick pen has two edges, and only one of them ends the cells, or none
    where it is the frame of the whole picture.
    ``matched`` is (h, k), ``first`` and ``last`` (pairs,), ``pair`` and ``period`` (h,).
    """
    reach = np.minimum(PEN_PX, 0.2 * period)
    furthest = float(reach.max())
    positions, strengths = borders.positions, borders.strengths
    inside, outside = np.zeros(period.size), np.zeros(period.size)
    every = np.arange(period.size)
    for index, step in ((first, 1), (last, -1)):
        for direction in (step, -step):
            if borders.apart[direction][index].min() > furthest:
                continue
            for away in (direction, 2 * direction):
                other = index + away
                known = (other >= 0) & (other < positions.size)
                other = np.where(known, other, 0)
                distance = np.where(known, np.abs(positions[other] - positions[index]), np.inf)
                if distance.min() > furthest:
                    break
                # Few pairs have a border so near, and these few hypotheses alone are looked at.
                beside = every[(distance <= furthest)[pair]]
                own = other[pair[beside]]
                counts = ~matched[beside, own] & (distance[pair[beside]] <= reach[beside])
                side = inside if direction == step else outside
                side[beside[counts]] += strengths[own[counts]]
    return inside, outside
