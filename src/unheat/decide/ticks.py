"""From tick texts and their places to a line: which number stands at which place of a bar.

A misread tick falsifies every cell, so ticks are heard together: the line that the most
of them agree on is found by trying all pairs (a bar has a dozen ticks at most), each tick
with every reading that its ink allows. A tick off the line whose other reading lies on it
is read again; the rest is dropped and told.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.color.norm import Norm
from unheat.decide.kept_points import kept_its_point
from unheat.decide.rounded_ticks import rounded_from
from unheat.decide.tick_bends import bent_norm, in_step, without_misread
from unheat.decide.tick_readings import Option, hear, written_in_decades
from unheat.model import Box, TextReading

FloatArray = npt.NDArray[np.float64]

_ASCENDING = 0.2
"""Values nearly always grow upwards and to the right; this breaks ties, and no more."""

_BENT_COST = {"linear": 0.0, "log": 0.3, "symlog": 0.8}
"""A bent scale needs more than a tie to be believed; symlog can bend to any symmetric ticks."""

_LEAST_SYMLOG, _MANY = 5, 6
"""So many numbers as they were read lie on a straight line by no chance."""

_ROOM = 500_000
"""Places of numbers on lines that are looked at at once."""

_SEEN = 0.5
"""Share of what a tick may lie off by which places are known where they lie on a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTick:
    """A tick text at a place: ``place`` 0–1 along the bar from its picture-low end.

    ``box`` is the text's ink in pixels, None for what was declared. ``written`` says that the text
    is from the text layer of a page.
    """

    text: str
    reading: TextReading
    place: float
    box: Box | None = None
    written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TickLine:
    """place = intercept + slope × norm.bend(value).

    ``values`` has one entry a tick: the value it stands for, None where it was dropped.
    ``as_read`` counts the ticks that lie on the line as they were first read; ``repaired``
    and ``dropped`` the others. ``residual`` is the largest distance of a kept tick from
    the line, as a share of the bar. ``certain`` is false where another line explains the
    ticks as well.
    """

    norm: Norm
    intercept: float
    slope: float
    values: tuple[float | None, ...]
    as_read: int
    repaired: int
    dropped: int
    residual: float
    certain: bool = True

    def value_at(self, places: npt.ArrayLike) -> FloatArray:
        """Values at places 0–1 along the bar."""
        bent = (np.asarray(places, dtype=np.float64) - self.intercept) / self.slope
        return self.norm.unbend(bent)

    def place_of(self, values: npt.ArrayLike) -> FloatArray:
        """Places 0–1 along the bar of values."""
        return self.intercept + self.slope * self.norm.bend(values)


def fit_ticks(
    ticks: Sequence[PlacedTick], *, tolerance: float, norm: str | None = None
) -> TickLine | None:
    """The line that the ticks agree on, None where fewer than two can be read.

    ``tolerance`` is how far a tick may lie off, as a share of the bar. ``norm`` restricts
    the search where it is known.
    """
    candidates = hear([tick.reading for tick in ticks])
    places = np.array([tick.place for tick in ticks], dtype=np.float64)
    if sum(bool(options) for options in candidates) < 2:
        return None
    read = [tick.reading for tick in ticks if tick.reading.value is not None]
    decades = _spans_decades(candidates) or written_in_decades(read)
    best: list[tuple[float, _Hypothesis]] = []
    for kind in _norms(candidates, norm):
        for hypothesis in _hypotheses(kind, places, candidates, tolerance):
            cost = _BENT_COST[kind.kind] if norm is None else 0.0
            if kind.kind == "log" and norm is None and decades:
                cost = -0.1
            best.append((hypothesis.score - cost, hypothesis))
    best.sort(key=lambda item: -item[0])
    # Of many hypotheses few are looked at: from the best one on to its first rival.
    looked_at = iter(best)
    highest, winner = next((one for one in looked_at if _ordered(one[1], places)), (0.0, None))
    if winner is None:
        return None
    line = _refit(winner, places, candidates)
    others = (one for one in looked_at if not _alike(one[1], winner))
    rival = next((score for score, other in others if _ordered(other, places)), -math.inf)
    certain = highest - rival > 0.5 * _ASCENDING
    line = replace(line, certain=certain)
    if line.dropped and norm in (None, "linear"):
        even = _rounded(ticks, places, tolerance)
        if even is not None:
            return even
    if norm is None and (line.dropped or not certain):
        bent = _bent(ticks, tolerance)
        return line if bent is None or _bends_for_one(bent, line, tolerance) else bent
    pointed = kept_its_point(ticks, line.values)
    if norm is None and line.repaired and (pointed or not in_step(sorted(_kept(line)))):
        # Numbers in one step were read as they are: none of them has lost its sign, and none its
        # point where all have one.
        bent = _bent(ticks, tolerance)
        told = bent is not None and (pointed or in_step(sorted(_kept(bent))))
        return bent if bent is not None and told else line
    return line


def _kept(line: TickLine) -> list[float]:
    return [value for value in line.values if value is not None]


def _rounded(ticks: Sequence[PlacedTick], places: FloatArray, tolerance: float) -> TickLine | None:
    """The straight line of what was rounded before it was written, where that is told."""
    values = rounded_from(places, [tick.reading for tick in ticks], tolerance)
    if values is None:
        return None
    slope, intercept = np.polyfit(values, places, 1)
    return TickLine(
        norm=Norm("linear"),
        intercept=float(intercept),
        slope=float(slope),
        values=tuple(values.tolist()),
        as_read=len(values),
        repaired=0,
        dropped=0,
        residual=float(np.abs(intercept + slope * values - places).max()),
    )


def straighter(line: TickLine | None, other: TickLine | None, least: float) -> bool:
    """Whether a line keeps more ticks than another, or as many and lies better on them."""
    if line is None or other is None:
        return other is None and line is not None
    more = line.dropped - other.dropped
    return more < 0 or (more == 0 and line.residual + least < other.residual)


def _bends_for_one(bent: TickLine, line: TickLine, tolerance: float) -> bool:
    """Whether one tick alone asks for a bend: all others lie on a straight line, and worse on the
    bent one, by more than they are seen to."""
    many = line.norm.kind == "linear" and line.dropped == 1 and line.as_read >= _MANY
    return many and bent.residual > line.residual + _SEEN * tolerance


def _bent(ticks: Sequence[PlacedTick], tolerance: float) -> TickLine | None:
    """The line of a scale that bends, where all that was read lies on it."""
    read = [tick for tick in ticks if tick.reading.value is not None]
    if not read:
        return None
    places = np.array([tick.place for tick in read], dtype=np.float64)
    values = np.array([tick.reading.value for tick in read], dtype=np.float64)
    found = bent_norm(places, values, tolerance)
    misread: list[PlacedTick] = []
    if found is None:
        all_but_one = without_misread(places, values, tolerance)
        if all_but_one is None:
            return None
        number, found = all_but_one
        misread = [read[number]]
        places, values = np.delete(places, number), np.delete(values, number)
    norm, intercept, slope = found
    residual = np.abs(intercept + slope * norm.bend(values) - places).max()
    center = norm.table[1][0] if norm.kind == "two-slope" else None
    # One number alone tells the slope of its side: were it misread, the others had one line.
    alone = center is not None and min((values < center).sum(), (values > center).sum()) < 2
    return TickLine(
        norm=norm,
        intercept=intercept,
        slope=slope,
        values=tuple(None if tick in misread else tick.reading.value for tick in ticks),
        as_read=len(places),
        repaired=0,
        dropped=len(misread),
        residual=float(residual),
        certain=not alone,
    )


def is_round(value: float, step: float) -> bool:
    """True where ``value`` is a multiple of ``step`` to within a thousandth of it."""
    if step <= 0 or not math.isfinite(value):
        return False
    return abs(value / step - round(value / step)) < 1e-3


def round_step(values: Sequence[float]) -> float | None:
    """The common step of tick values where it is one that people choose (1, 2, 2.5, 5 × 10ⁿ).

    >>> round_step([0, 20, 60])
    20.0
    """
    ordered = sorted(set(values))
    if len(ordered) < 2:
        return None
    smallest = min(b - a for a, b in itertools.pairwise(ordered))
    exponent = math.floor(math.log10(smallest) + 1e-9)
    for mantissa in (5.0, 2.5, 2.0, 1.5, 1.0):
        step = float(f"{mantissa}e{exponent}")
        if step <= smallest * (1 + 1e-6) and all(is_round(value, step) for value in ordered):
            return step
    return None


@dataclass(frozen=True, slots=True)
class _Hypothesis:
    norm: Norm
    intercept: float
    slope: float
    chosen: tuple[int, ...]  # option per tick, −1 for none
    score: float
    bent: FloatArray  # (ticks, options): where the norm has the values, NaN beyond the last option


def _norms(candidates: Sequence[Sequence[Option]], norm: str | None) -> list[Norm]:
    values = {option.value for options in candidates for option in options}
    first = [option.value for options in candidates for option in options if option.first]
    norms = []
    if norm in (None, "linear"):
        norms.append(Norm("linear"))
    if norm in (None, "log") and any(value > 0 for value in values):
        norms.append(Norm("log"))
    wide = len(first) >= _LEAST_SYMLOG and min(first) < 0 < max(first)
    if norm == "symlog" or (norm is None and wide):
        magnitudes = sorted({abs(value) for value in first if value})
        thresholds = {m * f for m in magnitudes[:3] for f in (0.1, 1.0)}
        norms.extend(Norm("symlog", threshold) for threshold in sorted(thresholds))
    return norms


def _spans_decades(candidates: Sequence[Sequence[Option]]) -> bool:
    """All ticks are powers of ten and they span two decades or more: nobody has these on a line."""
    first = [option.value for options in candidates for option in options if option.first]
    if len(first) < 2 or min(first) <= 0:
        return False
    powers = [math.log10(value) for value in first]
    whole = all(abs(power - round(power)) < 1e-6 for power in powers)
    return whole and max(powers) - min(powers) >= 1.999


def _hypotheses(
    norm: Norm,
    places: FloatArray,
    candidates: Sequence[Sequence[Option]],
    tolerance: float,
) -> list[_Hypothesis]:
    width = max(len(options) for options in candidates)
    bent = np.full((len(candidates), width), np.nan)
    weight = np.zeros((len(candidates), width))
    for i, options in enumerate(candidates):
        for j, option in enumerate(options):
            bent[i, j] = norm.bend(option.value)
            weight[i, j] = option.weight
    # Two ticks at a time, and of these each option of the one with each of the other.
    one, two = np.triu_indices(len(candidates), 1)
    apart = np.abs(places[one] - places[two]) >= 2 * tolerance
    one, two = one[apart], two[apart]
    rise = bent[two][:, None, :] - bent[one][:, :, None]
    pair, first, second = np.nonzero(np.isfinite(rise) & (rise != 0))
    one, two = one[pair], two[pair]
    slopes = (places[two] - places[one]) / rise[pair, first, second]
    intercepts = places[one] - slopes * bent[one, first]
    found = []
    at_once = max(1, _ROOM // bent.size)
    for start in range(0, len(slopes), at_once):
        part = slice(start, start + at_once)
        lines = intercepts[part, None, None] + slopes[part, None, None] * bent
        gains = np.where(np.abs(lines - places[:, None]) <= tolerance, weight, 0.0)
        choices, most = gains.argmax(axis=2), gains.max(axis=2)
        choices[most <= 0] = -1
        scores = most.sum(axis=1) + np.where(slopes[part] > 0, _ASCENDING, 0.0)
        several = np.count_nonzero(most > 0, axis=1) >= 2
        told = (intercepts[part], slopes[part], choices, scores)
        for intercept, slope, chosen, score in zip(
            *(t[several].tolist() for t in told), strict=True
        ):
            found.append(_Hypothesis(norm, intercept, slope, tuple(chosen), score, bent))
    return found


def _ordered(hypothesis: _Hypothesis, places: FloatArray) -> bool:
    """Two different places never carry one value."""
    chosen = np.array(hypothesis.chosen)
    kept = np.flatnonzero(chosen >= 0)
    values = hypothesis.bent[kept, chosen[kept]].tolist()
    return len(set(values)) == len(kept) == len(set(places[kept].tolist()))


def _alike(first: _Hypothesis, second: _Hypothesis) -> bool:
    """Both hear the same numbers at two ticks or more, and none differently."""
    if first.norm != second.norm:
        return False
    shared = [a == b for a, b in zip(first.chosen, second.chosen, strict=True) if a >= 0 and b >= 0]
    return len(shared) >= 2 and all(shared)


def _refit(
    hypothesis: _Hypothesis, places: FloatArray, candidates: Sequence[Sequence[Option]]
) -> TickLine:
    """Least squares over the ticks that the hypothesis keeps."""
    chosen = hypothesis.chosen
    kept = [i for i, option in enumerate(chosen) if option >= 0]
    values = np.array([candidates[i][chosen[i]].value for i in kept])
    bent = hypothesis.norm.bend(values)
    slope, intercept = np.polyfit(bent, places[kept], 1)
    residual = np.abs(intercept + slope * bent - places[kept]).max()
    as_read = sum(candidates[i][chosen[i]].first for i in kept)
    return TickLine(
        norm=hypothesis.norm,
        intercept=float(intercept),
        slope=float(slope),
        values=tuple(
            candidates[i][option].value if option >= 0 else None for i, option in enumerate(chosen)
        ),
        as_read=as_read,
        repaired=len(kept) - as_read,
        dropped=sum(bool(options) for options in candidates) - len(kept),
        residual=float(residual),
    )
