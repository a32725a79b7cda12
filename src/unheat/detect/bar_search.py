"""Where a color bar might be: strips whose rows are each of one color.

Everything here speaks of a vertical bar; horizontal ones are found in the transposed
picture. A row of a bar is a *run*: neighbouring pixels of one color that end where the
bar ends. Runs of neighbouring rows with the same two ends make a *chain*, and a chain
whose color moves is a seed. Cells of a heatmap make chains too; they are told apart
later, by how their colors move.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.detect.edges import step_sizes

Pixels = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_MIN_WIDTH = 3
_MIN_ROWS = 8
_MOST_COMPARED = 3000
_BLOCK = 64
"""Seeds that are compared with all others at once: as many as a processor holds at hand."""
_MANY_SEEDS = 1000
"""So many seeds are more than a figure has of bars and of columns of cells."""
_CHANCE = 0.1
"""Share of the longest seed's length that chance seeds stay below."""
_MIN_SWATCH = 6
_MAX_SWATCH = 80
_MIN_RANGE = 14
_LEAST_STEP = 5
_LINE, _LINE_WIDTH = 4, 0.15
"""Rows that the line of a tick takes, antialiased; of a large bar as a share of its width."""
_PLACES = (0.5, 0.125, 0.875)
"""Where rows between two pieces of a bar are looked at, as shares of its width."""
# A side of a bar in a photograph leans by so much from one piece to the next.
_LEAN_PX = 3


@dataclass(frozen=True, slots=True)
class Seed:
    """A chain of runs in whole pixels: rows [y0, y1), columns [x0, x1)."""

    y0: int
    y1: int
    x0: int
    x1: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chains:
    """The chains of a picture: their runs, sorted by chain, and where each chain begins.

    ``row``, ``start`` and ``end`` are (runs,); ``first``, ``count`` and ``span`` are
    (chains,), ``span`` being how far a chain's color moves.
    """

    row: IntArray
    start: IntArray
    end: IntArray
    first: IntArray
    count: IntArray
    span: IntArray
    tolerance: int

    @property
    def longest(self) -> int:
        """Rows of the longest chain whose color moves."""
        return int(self.count[self._moving(_MIN_ROWS)].max(initial=0))

    def seeds(self, longest: int) -> list[Seed]:
        """Chains whose color moves from row to row, top to bottom, then left to right.

        Of very many, those that chance does not make: in a field of tiny cells there are
        thousands, all of them short beside ``longest``.
        """
        return self._gather(self._moving(self._least(longest)))

    def flats(self) -> list[Seed]:
        """Chains of one color, in the sizes that a legend's swatch has."""
        width = self.end[self.first] - self.start[self.first]
        small = (self.count >= _MIN_SWATCH) & (self.count <= _MAX_SWATCH)
        small &= (width >= _MIN_SWATCH) & (width <= _MAX_SWATCH)
        return self._gather(small & (self.span <= self.tolerance))

    def joined(self, rgb: Pixels, longest: int) -> list[Seed]:
        """Three chains and more below each other, parted by ticks that reach into them.

        The line of a tick that is drawn into a bar from its sides ends the chains of its steps,
        and the bar goes on in the middle. A line of a grid leaves nothing of cells. Of very many
        those are left out that chance makes, as in ``seeds``.
        """
        width = self.end[self.first] - self.start[self.first]
        box = self._boxes((self.count >= _LEAST_STEP) & (width >= _MIN_WIDTH))
        if not len(box):
            return []
        box = box[np.lexsort((box[:, 0], box[:, 3], box[:, 2]))]
        gap = box[1:, 0] - box[:-1, 1]
        line = np.maximum(_LINE, _LINE_WIDTH * (box[1:, 3] - box[1:, 2]))
        below = (box[1:, 2:] == box[:-1, 2:]).all(axis=1) & (gap >= 0) & (gap <= line)
        # Those that could be long enough, before any color is looked at.
        least = self._least(longest)
        first, last = _series(below)
        below &= np.repeat(box[last, 1] - box[first, 0] >= least, last - first + 1)[:-1]
        pairs = np.flatnonzero(below)
        below[pairs] = _go_on(rgb, box[pairs], box[pairs + 1], self.tolerance)
        first, last = _series(below)
        whole = np.concatenate([box[first, :1], box[last, 1:2], box[first, 2:]], axis=1)
        return _seeds(whole[(last - first > 1) & (whole[:, 1] - whole[:, 0] >= least)])

    def leaning(self, longest: int) -> list[Seed]:
        """Three chains and more below each other whose sides agree to a few pixels.

        In a photograph the sides of a bar lean, and its grain breaks the steps into pieces.
        """
        width = self.end[self.first] - self.start[self.first]
        boxes = self._boxes((self.count >= _LEAST_STEP) & (width > _MIN_WIDTH)).tolist()
        if len(boxes) > _MOST_COMPARED:
            return []
        by_sides: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for y0, y1, x0, x1 in sorted(boxes):
            by_sides.setdefault((x0, x1), []).append((y0, y1))
        found, used = list[Seed](), set[tuple[int, int, int, int]]()
        for box in sorted(tuple(box) for box in boxes):
            series = [box]
            while series[-1] not in used:
                used.add(series[-1])
                below = _below(series[-1], by_sides)
                if below is None:
                    break
                series.append(below)
            sides = max(one[2] for one in series), min(one[3] for one in series)
            whole = Seed(series[0][0], series[-1][1], *sides)
            if len(series) > 2 and whole.y1 - whole.y0 >= self._least(longest):
                found.append(whole)
        return [seed for seed in found if seed.x1 - seed.x0 >= _MIN_WIDTH]

    def _least(self, longest: int) -> int:
        """Rows that a seed has at least."""
        if np.count_nonzero(self._moving(_MIN_ROWS)) <= _MANY_SEEDS:
            return _MIN_ROWS
        return max(_MIN_ROWS, int(_CHANCE * longest))

    def _moving(self, rows: int) -> npt.NDArray[np.bool_]:
        return (self.span >= _MIN_RANGE) & (self.count >= rows)

    def _gather(self, chosen: npt.NDArray[np.bool_]) -> list[Seed]:
        return _seeds(self._boxes(chosen))

    def _boxes(self, chosen: npt.NDArray[np.bool_]) -> IntArray:
        """(chosen, 4): y0, y1, x0, x1 of chains, x0 and x1 being the usual ones."""
        first, count = self.first[chosen], self.count[chosen]
        place = np.repeat(first - np.r_[0, np.cumsum(count)[:-1]], count) + np.arange(count.sum())
        chain = np.repeat(np.arange(count.size), count)
        x0, x1 = (_middles(ends[place], chain, count) for ends in (self.start, self.end))
        box: IntArray = np.stack([self.row[first], self.row[first + count - 1] + 1, x0, x1], axis=1)
        return box


def _below(
    box: tuple[int, int, int, int], by_sides: dict[tuple[int, int], list[tuple[int, int]]]
) -> tuple[int, int, int, int] | None:
    """The next chain under a ``box`` y0, y1, x0, x1 with about its sides, not far off."""
    _, end, x0, x1 = box
    near = [
        (y0, y1, x0 + i, x1 + j)
        for i in range(-_LEAN_PX, _LEAN_PX + 1)
        for j in range(-_LEAN_PX, _LEAN_PX + 1)
        for y0, y1 in by_sides.get((x0 + i, x1 + j), ())
        if end - _LEAN_PX <= y0 <= end + 2 * (x1 - x0) and y1 > end
    ]
    return min(near, default=None)


def _seeds(box: IntArray) -> list[Seed]:
    """Seeds of (n, 4) y0, y1, x0, x1; from top to bottom, then left to right."""
    return [Seed(*ends) for ends in box[np.lexsort((box[:, 2], box[:, 0]))].tolist()]


def _series(below: npt.NDArray[np.bool_]) -> tuple[IntArray, IntArray]:
    """First and last of each series; ``below`` (n - 1,) tells which follow the one before."""
    first = np.flatnonzero(np.r_[True, ~below])
    return first, np.r_[first[1:], below.size + 1] - 1


def _middles(places: IntArray, chain: IntArray, count: IntArray) -> IntArray:
    """The median of each chain's places, in whole pixels, (chains,).

    ``places`` (runs,) are ordered by their ``chain``, of which each has ``count``.
    """
    ordered = places[np.lexsort((places, chain))]
    begin = np.cumsum(count) - count
    middle: IntArray = (ordered[begin + (count - 1) // 2] + ordered[begin + count // 2]) // 2
    return middle


def _go_on(rgb: Pixels, above: IntArray, below: IntArray, tolerance: int) -> npt.NDArray[np.bool_]:
    """(n,): whether the rows between two chains have the colors of these somewhere.

    ``above`` and ``below`` are (n, 4) y0, y1, x0, x1 of chains with the same sides. A mark that
    begins at one side leaves a place near the other one free, however far it reaches.
    """
    result = np.zeros(len(above), dtype=bool)
    for share in _PLACES:
        place = above[:, 2] + ((above[:, 3] - above[:, 2]) * share).astype(np.int64)
        result |= _go_on_at(rgb, place, above[:, 1] - 1, below[:, 0], tolerance)
    return result


def _go_on_at(
    rgb: Pixels, place: IntArray, last: IntArray, next_: IntArray, tolerance: int
) -> npt.NDArray[np.bool_]:
    """(n,): the same in the columns ``place`` (n,), between the rows ``last`` and ``next_``."""
    ends = np.stack([rgb[last, place], rgb[next_, place]]).astype(np.int16)
    low, high = ends.min(axis=0) - tolerance, ends.max(axis=0) + tolerance
    result = np.ones(len(place), dtype=bool)
    for step in range(1, int((next_ - last).max(initial=1))):
        between = rgb[np.minimum(last + step, next_), place]
        result &= ((between >= low) & (between <= high)).all(axis=1)
    return result


def find_chains(rgb: Pixels, tolerance: int) -> Chains:
    """All chains of a picture.

    ``tolerance`` is the largest difference, in any channel, between two neighbours of one
    run.
    """
    row, start, end = _runs(step_sizes(rgb), tolerance)
    chain = _link(row, start, end, rgb.shape[1]) if row.size else row
    order = np.lexsort((row, chain))
    row, start, end, chain = row[order], start[order], end[order], chain[order]
    first = np.flatnonzero(np.r_[True, chain[1:] != chain[:-1]][: chain.size])
    count = np.diff(np.r_[first, chain.size])

    # The middle pixel of every run tells whether the chain's color moves at all.
    middle = rgb[row, (start + end) // 2].astype(np.int16)
    span = np.zeros(0, dtype=np.int64)
    if first.size:
        low = np.minimum.reduceat(middle, first, axis=0)
        high = np.maximum.reduceat(middle, first, axis=0)
        span = (high - low).max(axis=1).astype(np.int64)
    return Chains(
        row=row, start=start, end=end, first=first, count=count, span=span, tolerance=tolerance
    )


def without_inner(seeds: list[Seed]) -> list[Seed]:
    """The seeds that do not stand between two others of their size: inner columns of cells.

    Only a shortcut, since a panel may have hundreds of columns. The outer ones are judged by
    their colors like everything else: a bar may stand close beside a panel.
    """
    if not 3 <= len(seeds) <= _MOST_COMPARED:
        return seeds
    box = np.array([(seed.y0, seed.y1, seed.x0, seed.x1) for seed in seeds], dtype=np.int32)
    inner = [_inner(box[begin : begin + _BLOCK], box) for begin in range(0, len(box), _BLOCK)]
    return [seed for seed, within in zip(seeds, np.concatenate(inner), strict=True) if not within]


def _inner(some: npt.NDArray[np.int32], box: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """(n,): which of some (n, 4) y0, y1, x0, x1 have one of ``box`` of their size on both sides."""
    y0, y1, x0, x1 = some.T[:, :, None]
    height, width = y1 - y0, x1 - x0
    # Whole pixels are compared with whole ones; there may be millions of pairs.
    least, most, near = (
        np.floor(limit).astype(np.int32)
        for limit in (0.8 * height, 0.3 * width + 2, np.maximum(6, 0.35 * width))
    )
    shared = np.minimum(y1, box[:, 1]) - np.maximum(y0, box[:, 0])
    alike = (shared > least) & (np.abs(width - (box[:, 3] - box[:, 2])) <= most)
    right, left = box[:, 2] - x1, x0 - box[:, 3]
    inner: npt.NDArray[np.bool_] = (alike & (right >= 0) & (right <= near)).any(axis=1)
    inner &= (alike & (left >= 0) & (left <= near)).any(axis=1)
    return inner


def _runs(step: Pixels, tolerance: int) -> tuple[IntArray, IntArray, IntArray]:
    """Row, first column and end column of every flat run that is neither short nor a margin."""
    height, width = step.shape[0], step.shape[1] + 1
    breaks = np.ones((height, width), dtype=bool)
    np.greater(step, tolerance, out=breaks[:, :-1])
    end = np.flatnonzero(breaks.ravel()).astype(np.int64) + 1
    start = np.r_[0, end[:-1]]
    long_enough = end - start >= _MIN_WIDTH
    start, end = start[long_enough], end[long_enough]
    row = start // width
    start, end = start - row * width, end - row * width
    # A run from edge to edge of the picture is its margin.
    inner = end - start < width
    return row[inner], start[inner], end[inner]


def _link(row: IntArray, start: IntArray, end: IntArray, width: int) -> IntArray:
    """Number of the chain that each run belongs to.

    A run follows the one in the row above when both of its ends lie within a pixel; half
    covered edge pixels join or leave a run as the color moves.
    """
    key = row * (width + 2) + start
    parent = np.arange(key.size)
    for shift in (1, -1, 0):
        above = key - (width + 2) + shift
        found = np.minimum(np.searchsorted(key, above), key.size - 1)
        same = (key[found] == above) & (np.abs(end[found] - end) <= 1)
        parent = np.where(same, found, parent)
    while True:
        grand = parent[parent]
        if np.array_equal(grand, parent):
            return parent
        parent = grand
