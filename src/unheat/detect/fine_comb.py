"""Borders of cells of a few pixels: the longest run of those that are equally far apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

FEWEST = 40
"""Fewer cells are told by bands."""

_NARROWEST_PX = 1.4

_SELDOM = 0.02
"""Share of the usual distance of borders from which another one counts: cells snapped to pixels."""

_SNAPPED_PX, _BOTH_PX, BESIDE_PX = 0.75, 0.99, 0.6
"""A border of a cell that was snapped to pixels lies so far from its place at most, two of them are
so much nearer to each other or farther apart, and farther from its place is none."""

_PEN = 4
"""So many borders at most are those of a frame: its pen, and a rim on either side."""

_MOSTLY = 0.95
"""Share of the borders of the longest run that another one has which is as good."""

ALIKE, _RUN = 5, 10
"""So many lines alike, of which no border is seen, break a run of cells; and so many borders are
one: what stands beside cells shows two, or four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comb:
    """Borders at equal distances: their places (k,), and the mean line through them."""

    places: npt.NDArray[np.float64]
    period: float
    origin: float


def comb_of(places: npt.NDArray[np.float64]) -> Comb | None:
    """The longest run of borders that are as far apart as most are, with others in step with it."""
    widths = np.diff(places)
    if widths.size < FEWEST:
        return None
    found = [
        one for period in _periods(widths) if (one := _comb_at(places, widths, period)) is not None
    ]
    # Three pixels are as well two cells of two, or of two and one, whose border nobody saw.
    least = _MOSTLY * max((len(one.places) for one in found), default=0)
    return min((one for one in found if len(one.places) >= least), key=_unseen, default=None)


def _periods(widths: npt.NDArray[np.float64]) -> list[float]:
    """What the mean distance of borders may be: cells snapped to pixels are of two neighboring
    widths, and a frame or marks may show some of a third one."""
    counts = Counter(widths.astype(int).tolist())
    usual = counts.most_common(1)[0][0]
    periods = [
        (usual * counts[usual] + beside * counts[beside]) / (counts[usual] + counts[beside])
        for beside in (usual - 1, usual + 1)
        if counts[beside] >= max(_SELDOM * counts[usual], 1)
    ]
    return [period for period in periods or [float(usual)] if period >= _NARROWEST_PX]


def _unseen(comb: Comb) -> int:
    """Borders that are due between the first and the last one and were not found."""
    return round(float(comb.places[-1] - comb.places[0]) / comb.period) + 1 - len(comb.places)


def _comb_at(
    places: npt.NDArray[np.float64], widths: npt.NDArray[np.float64], period: float
) -> Comb | None:
    """The longest run of borders ``period`` apart, with others in step with it."""
    lines = np.round(widths / period)
    goes_on = (lines >= 1) & (lines <= ALIKE) & (abs(widths - lines * period) <= _BOTH_PX)
    ends = np.flatnonzero(~goes_on) + 1
    runs = sorted(np.split(places, ends), key=len)
    if len(runs[-1]) < FEWEST:
        return None
    run = runs[-1]
    whole = next((one for part in _parts(run) if (one := _fitted(part, period)) is not None), None)
    if whole is None:
        return None
    for run in runs[-2::-1]:
        if len(run) < _RUN:
            break
        more = _fitted(np.sort(np.concatenate([whole.places, run])), whole.period)
        whole = more or whole
    return _without_loose_ends(whole)


def _parts(run: npt.NDArray[np.float64]) -> Iterator[npt.NDArray[np.float64]]:
    """The run, and what a frame at its ends leaves of it, the longest first.

    The pen of a frame may begin a pixel before its cells end, and its rims step at each of a few
    pixels, which pass for borders where cells are hardly wider than those.
    """
    cuts = product(range(_PEN + 1), repeat=2)
    for before, behind in sorted(cuts, key=sum):
        yield run[before : len(run) - behind]


def _without_loose_ends(comb: Comb) -> Comb | None:
    """The comb without a few borders beyond a gap at its ends: those of a title, or of marks; None
    where it has nothing but such gaps.
    """
    apart = np.flatnonzero(np.round(np.diff(comb.places) / comb.period) > 1) + 1
    pieces = np.split(comb.places, apart)
    while len(pieces) > 1 and len(pieces[0]) < _RUN:
        pieces = pieces[1:]
    while len(pieces) > 1 and len(pieces[-1]) < _RUN:
        pieces = pieces[:-1]
    left = np.concatenate(pieces)
    return _fitted(left, comb.period) if len(left) >= _RUN else None


def with_faint_ends(comb: Comb, share: npt.NDArray[np.float64], first: int) -> Comb | None:
    """The comb with the borders beyond its ends that part few cells, where nothing else steps.

    ``share`` (n,) of the pixels along a line that step, from the line ``first`` on.
    """
    found = comb.places.tolist()
    for side in (-1, 1):
        place = found[0 if side < 0 else -1]
        while True:
            due = comb.origin + (round((place - comb.origin) / comb.period) + side) * comb.period
            reach = range(round(place) + side, round(due) + 2 * side, side)
            steps = [x for x in reach if 0 <= x - first < len(share) and share[x - first] > 0.0]
            if not steps or any(abs(x - due) > BESIDE_PX for x in steps):
                break
            place = float(steps[0])
            found = [place, *found] if side < 0 else [*found, place]
    return _fitted(np.array(found), comb.period)


def _fitted(places: npt.NDArray[np.float64], period: float) -> Comb | None:
    """The mean line through borders that are snapped to pixels; None where they are more off."""
    index = np.concatenate([[0.0], np.cumsum(np.round(np.diff(places) / period))])
    period, origin = np.polyfit(index, places, 1).tolist()
    if float(abs(places - origin - index * period).max()) > _SNAPPED_PX:
        return None
    return Comb(places=places, period=period, origin=origin)
