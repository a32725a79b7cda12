"""Legends whose keys name ranges: "0 - 10", "10 - 20", or "[0,10)" and "[10,20)".

Each key says both of its bounds, and says them again for its neighbour, so that such a legend
needs no line: a misread bound breaks the row.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from unheat.decide.ticks import PlacedTick
from unheat.model import Bar
from unheat.text.numbers import even, parse

if TYPE_CHECKING:
    from unheat.text.labels import TickText

FloatArray = npt.NDArray[np.float64]

# "$5k" is five thousand, "5K" as well, and "5 K" a temperature.
_TIMES = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9}
_NUMBER = (
    r"[-+]?[$€£¥]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?"
    r"(?-i:[kKMB](?![A-Za-z]))?"
)
# A word of few letters behind a number is its unit, unless it is one for thousands or millions.
_UNIT = r"\s*(?:%|°[CF]?|(?!(?:bn|mn|mio|mln|tsd|mrd|to|or|and)\b)[a-zµμ]{2,4}\b)?\s*"
_RANGE = re.compile(
    rf"[\[(<]?\s*(?P<low>{_NUMBER}){_UNIT}(?:-|to|,|;|~|\.\.+)\s*(?P<high>{_NUMBER}){_UNIT}[\])>]?",
    re.IGNORECASE,
)
_WHOLE = re.compile(_NUMBER, re.IGNORECASE)
_BELOW = re.compile(
    rf"(?:<\s*=?|≤|under|below|less than|fewer than|up to)\s*(?P<bound>{_NUMBER}){_UNIT}", re.I
)
_ABOVE = re.compile(
    rf"(?:>\s*=?|≥|over|above|more than)\s*(?P<bound>{_NUMBER}){_UNIT}"
    rf"|(?P<plus>{_NUMBER}){_UNIT}(?:\+|(?:and|or) (?:more|over|above|higher|older)|upwards?)\s*",
    re.I,
)
_RANGES = 2
_OF_KEY = 0.35
"""A text stands at a key's middle to within so much of the key's length."""


def range_of(text: str) -> tuple[float, float] | None:
    """The two ends of a range of numbers, the lower first; None for any other text.

    >>> range_of("10 - 20"), range_of("(0.5,1]"), range_of("-10 – -5"), range_of("12")
    ((10.0, 20.0), (0.5, 1.0), (-10.0, -5.0), None)
    >>> range_of("2,450"), range_of("[2,450)")
    (None, (2.0, 450.0))
    >>> range_of("0–1k"), range_of("$1.5k – $20k"), range_of("5–20k"), range_of("5–10 m")
    ((0.0, 1000.0), (1500.0, 20000.0), None, None)
    """
    plain = even(text).strip()
    found = _RANGE.fullmatch(plain)
    # Groups of thousands are parted like two bounds: "2,450" is a number.
    if found is None or _WHOLE.fullmatch(plain):
        return None
    low, high = _float(found["low"]), _float(found["high"])
    # "5–20k" leaves open what the first number counts.
    if low and found["high"][-1] in _TIMES and found["low"][-1] not in _TIMES:
        return None
    return (low, high) if low < high else None


def texts_of_steps(edges: FloatArray, ticks: Sequence[PlacedTick]) -> list[PlacedTick] | None:
    """The one text at the middle of each step between ``edges``; None where a step has none."""
    found = []
    for low, high in pairwise(edges):
        inside = [
            tick for tick in ticks if abs(tick.place - (low + high) / 2) <= _OF_KEY * (high - low)
        ]
        if len(inside) != 1:
            return None
        found.append(inside[0])
    return found


Bound = tuple[float | None, float | None]


def bound_of(text: str) -> Bound | None:
    """The two ends of a range, an open one None; None for any other text.

    >>> bound_of("[10, 20)"), bound_of("< 5"), bound_of("≥ 1,000"), bound_of("100+"), bound_of("7")
    ((10.0, 20.0), (None, 5.0), (1000.0, None), (100.0, None), None)
    >>> bound_of("≥20 mm"), bound_of("5-10 days"), bound_of("5-10 bn"), bound_of("3 to 5")
    ((20.0, None), (5.0, 10.0), None, (3.0, 5.0))
    >>> bound_of("<=25"), bound_of("> = 75"), bound_of("30 and over"), bound_of("65 or older")
    ((None, 25.0), (75.0, None), (30.0, None), (65.0, None))
    """
    told = range_of(text)
    if told is not None:
        return told
    plain = even(text).strip()
    if below := _BELOW.fullmatch(plain):
        return None, _float(below["bound"])
    if above := _ABOVE.fullmatch(plain):
        return _float(above["bound"] or above["plus"]), None
    return None


def bounds_of(names: Sequence[str]) -> list[Bound | None]:
    """What ``bound_of`` tells of every key; a whole number among ranges is one of itself alone.

    >>> bounds_of(["0", "1-10", "> 10"]), bounds_of(["0", "1-10", "none"])
    ([(0.0, 0.0), (1.0, 10.0), (10.0, None)], [None, (1.0, 10.0), None])
    """
    told = [bound_of(name) for name in names]
    if sum(bound is not None for bound in told) < _RANGES:
        return told
    return [bound or _alone(name) for bound, name in zip(told, names, strict=True)]


def _alone(name: str) -> Bound | None:
    read = parse(name)
    whole = read.value is not None and len(read.parts) == 1 and float(read.value).is_integer()
    return (read.value, read.value) if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bins:
    """Bins that meet end to end. ``bounds`` ascend and are those of the closed bins, ``values``
    stand for each of these: its middle, or its only number. ``order`` are the numbers of all bins
    from the lowest on, the open ones among them."""

    bounds: tuple[float, ...]
    values: tuple[float, ...]
    order: tuple[int, ...]
    open_low: bool
    open_high: bool


def bins_of(named: Sequence[Bound | None]) -> Bins | None:
    """Bins in any order as a row from low to high; None where they do not meet or none is closed.

    >>> bins_of([(None, 5.0), (5.0, 10.0), (10.0, None)])
    Bins(bounds=(5.0, 10.0), values=(7.5,), order=(0, 1, 2), open_low=True, open_high=True)
    >>> bins_of([(None, 30.0), (None, 15.0)])
    Bins(bounds=(15.0, 30.0), values=(22.5,), order=(1, 0), open_low=True, open_high=False)
    >>> bins_of(bounds_of(["0", "1-10", "11-50", ">50"])).values
    (0.0, 6.0, 30.5)
    """
    told = [bound for bound in named if bound is not None]
    if len(told) < max(2, len(named)):
        return None
    told = _each_from_the_last(told)
    order = sorted(range(len(told)), key=lambda index: _lowest(told[index]))
    ordered = [told[index] for index in order]
    open_low, open_high = ordered[0][0] is None, ordered[-1][1] is None
    closed: list[tuple[float, float]] = [
        (low, high)
        for low, high in ordered[int(open_low) : len(ordered) - int(open_high)]
        if low is not None and high is not None
    ]
    if not closed or len(closed) + open_low + open_high < len(ordered) or not _meet(ordered):
        return None
    bounds = tuple([low for low, _ in closed] + [closed[-1][1]])
    if any(low >= high for low, high in pairwise(bounds)):
        return None
    lone = [low == high for low, high in closed]
    values = tuple(
        low if one else (low + high) / 2
        for one, (low, high) in zip(lone, pairwise(bounds), strict=True)
    )
    return Bins(
        bounds=bounds, values=values, order=tuple(order), open_low=open_low, open_high=open_high
    )


def is_broken(texts: Sequence[str]) -> bool:
    """Whether all texts are numbers and ranges, some of each or none a number, and do not meet.

    One of them was misread then, or a bin that nothing falls in has no key. And so was one with
    digits that is neither, among ranges.

    >>> is_broken(["0", "1-4", "5-9", "10+"]), is_broken(["0-10", "10-20", "26-30"])
    (False, True)
    >>> is_broken(["0-10", "10-20", "≥20 1"]), is_broken(["0-10", "10-20", "no data"])
    (True, False)
    """
    told: list[Bound] = []
    ranges = 0
    for text in texts:
        bound, number = bound_of(text), parse(text).value
        if bound is None and len(parse(text).parts) != 1:
            others = sum(bound_of(other) is not None for other in texts)
            return others >= _RANGES and any(sign.isdigit() for sign in text)
        ranges += bound is not None
        told.append(bound or (number, number))
    return ranges > 0 and not _meet(sorted(told, key=_lowest))


def _each_from_the_last(told: Sequence[Bound]) -> list[Bound]:
    """Bins that are all open on one side, "≤ 15" and "≤ 30", each from where the last one ends."""
    lows, highs = ([bound[side] for bound in told] for side in (0, 1))
    ends = [end for end in (*lows, *highs) if end is not None]
    if len(set(ends)) < len(told) or len(ends) > len(told):
        return list(told)
    ordered = sorted(ends)
    if all(low is None for low in lows):
        before: dict[float, float | None] = dict(zip(ordered, (None, *ordered), strict=False))
        return [(None if high is None else before[high], high) for high in highs]
    if all(high is None for high in highs):
        after: dict[float, float | None] = dict(zip(ordered, (*ordered[1:], None), strict=True))
        return [(low, None if low is None else after[low]) for low in lows]
    return list(told)


def _lowest(bound: Bound) -> float:
    return -math.inf if bound[0] is None else bound[0]


def _meet(ordered: Sequence[Bound]) -> bool:
    """Whether each range begins where the one before ends, or each a unit after it."""
    gaps = set()
    for before, after in pairwise(ordered):
        if before[1] is None or after[0] is None:
            return False
        gaps.add(round(after[0] - before[1], 9))
    ends = [end for bound in ordered for end in bound if end is not None]
    whole = all(value.is_integer() for value in ends)
    return gaps == {0.0} or (whole and gaps <= {0.0, 1.0})


def _float(text: str) -> float:
    times = _TIMES.get(text[-1], 1.0)
    return float(re.sub(r"[,$€£¥kKMB]", "", text)) * times


def bounds_of_ranges(edges: FloatArray, ticks: Sequence[PlacedTick]) -> FloatArray | None:
    """Values at the ``edges`` of keys, in their order, where every key names a range.

    None where one does not, or where two that are neighbours do not meet. Ranges of whole
    numbers meet where one begins a unit after the other ends: 0–9, 10–19.
    """
    found = texts_of_steps(edges, ticks)
    if found is None:
        return None
    named = []
    for tick in found:
        told = range_of(tick.text)
        if told is None:
            return None
        named.append(told)
    rising = named[0][0] < named[-1][0]
    ordered = named if rising else named[::-1]
    if not _meet(ordered):
        return None
    bounds = np.array([pair[0] for pair in ordered] + [ordered[-1][1]])
    return bounds if rising else bounds[::-1]


def keys_go_on(bar: Bar, texts: Sequence[TickText]) -> bool:
    """Whether a range is named beyond the outer steps of a bar, where one more would stand.

    Bins that nothing falls in are named by some renderers, and have no color.
    """
    along = 1 if bar.orientation == "vertical" else 0
    low, high = bar.box.as_tuple()[along], bar.box.as_tuple()[along + 2]
    step = bar.length / (len(bar.segments) - 1)
    middles = [text.box.center[along] for text in texts if range_of(text.text) is not None]
    return any(0.0 < max(low - middle, middle - high) < step for middle in middles)
