"""Powers of ten whose raised digits are too small to be read: what their signs tell.

Readers stumble over raised digits, and hardly over the minus before them, which needs no
reading at all: "10⁻¹" is wider than "10¹". Along a logarithmic scale the ticks below 10⁰ have
one and the others have none, so the ink alone tells where 10⁰ stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from unheat.decide.tick_readings import is_power
from unheat.decide.ticks import PlacedTick, TickLine

_SURE = 0.9
"""So surely 10⁰ has to be read where its neighbor begins to have a sign."""

_LEAST_READ = 3
"""So many ticks have to be read as the powers that are due, 10⁰ one of them: misread digits do
not fall in line with the sign and with each other."""

_AHEAD = 2
"""So many more powers tell the decades of a line than tell the same other ones."""

_NEAR = 0.1
"""A tick stands at a power of ten to within so many decades."""

_WIDER, _SPREAD = 1.15, 1.12
"""A sign makes a power wider by a fourth to a third, and digits differ by less than a tenth."""

_ROUNDED_PX = 1.0
"""Of what is as wide one box may be a pixel wider than another one."""

_SIGNED = re.compile("10\\s*[\u207b\u2212\u2013-]")
"""A power of ten with a sign before its exponent, or with nothing but that."""


def signs_tell_decades(
    ticks: Sequence[PlacedTick], line: TickLine, *, marked: bool = False
) -> bool:
    """Whether ticks stand a decade apart, all of them tens with a raised digit, whose ink is wider
    by a sign below 10⁰ and nowhere else, and enough of which were read so.

    Where minor marks tell that each step is a decade (``marked``), 10⁰ is enough.
    """
    few = line.as_read < _LEAST_READ and not marked
    if line.norm.kind != "log" or line.slope < 0 or few:
        return False
    if not all(tick.text.strip().startswith("10") and tick.box is not None for tick in ticks):
        return False
    due = np.log10(line.value_at([tick.place for tick in ticks]))
    powers = np.round(due)
    if np.abs(due - powers).max() >= _NEAR or (np.diff(np.sort(powers)) != 1).any():
        return False
    nought = next((t for t, power in zip(ticks, powers, strict=True) if power == 0), None)
    if nought is None or nought.reading.value != 1.0 or nought.reading.confidence < _SURE:
        return False
    widths = np.array([tick.box.width for tick in ticks if tick.box is not None])
    signed, plain = widths[powers < 0], widths[powers >= 0]
    if len(signed) == 0 or len(plain) < 2:
        return False
    even = all(group.max() <= _SPREAD * group.min() + _ROUNDED_PX for group in (signed, plain))
    return even and bool(signed.min() >= _WIDER * plain.max())


def most_tell_decades(ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether enough ticks were read as the powers that are due, and hardly one in any other way.

    For a line whose steps are known to be decades: then a power that was read tells all of the
    others, and two that were misread alike are the most that has to be feared. A ten that may
    have lost its exponent tells none.
    """
    powers = [tick for tick in ticks if is_power(tick.reading) and tick.reading.value]
    if not powers:
        return False
    due = np.log10(line.value_at([tick.place for tick in powers]))
    read = np.log10([abs(tick.reading.value or 1.0) for tick in powers])
    off = np.round(read - due).astype(int).tolist()
    rivals = max((off.count(other) for other in set(off) if other), default=0)
    return bool(off.count(0) >= max(_LEAST_READ, rivals + _AHEAD))


def signs_contradict(ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether a sign was seen before an exponent where none is due, as in "10⁻⁰".

    Signs are what readers see of raised digits: more of the line was misread then.
    """
    signed = [tick for tick in ticks if _SIGNED.match(tick.text.strip())]
    if line.norm.kind != "log" or not signed:
        return False
    return bool(np.log10(line.value_at([tick.place for tick in signed])).max() > -_NEAR)
