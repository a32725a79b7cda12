"""Numbers of a bar that are powers of two: 2⁻¹, 2⁰, 2¹.

Readers see digits of one size, and "20", "21", "22" lie on a line as evenly as the exponents do.
The ink tells: all that stands behind the base is small print that rises from it. Where most numbers
of a bar are such, all of them are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import TextReading
from unheat.text.bar_numbers import ends_higher, unraised
from unheat.text.lines import ink_points
from unheat.text.number_format import SUPERSCRIPTS
from unheat.text.numbers import even
from unheat.text.sites import Site, Sites, TickText

_POWER = re.compile(r"2\s?\^?([-+]?\d{1,2}|[°ºo])")
_BASE = re.compile(r"[2?Z]")
"""What readers take a small base for."""

_LEAST, _MOST_OTHERS = 3, 1 / 3
"""So many powers tell, and the share of numbers that may look otherwise."""

_RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b"
_END, _OFF_FOOT = 4, 0.2
"""The last part of a line, and how far off its foot that of an exponent ends, in heights."""

_UNSURE = 0.5
"""What rises from a two like a ring may be any round digit."""


def with_powers_of_two(sites: Sites, owner: int, ticks: Sequence[TickText]) -> tuple[TickText, ...]:
    """The numbers of a bar as powers of two where their ink says so; the same ones elsewhere."""
    by_box = {site.box: site for site in sites.of("tick", owner)}
    shaped = [_POWER.fullmatch(even(tick.text)) is not None for tick in ticks]
    raised = [_is_raised(sites, by_box[tick.box], tick.text) for tick in ticks]
    likely = [
        flag or _ends_off_foot(sites, by_box[tick.box], tick.text)
        for flag, tick in zip(raised, ticks, strict=True)
    ]
    both = sum(flag and shape for flag, shape in zip(likely, shaped, strict=True))
    if not any(raised) or both < _LEAST or likely.count(False) > _MOST_OTHERS * len(ticks):
        return tuple(ticks)
    return tuple(_as_power(tick) for tick in ticks)


def _is_raised(sites: Sites, site: Site, text: str) -> bool:
    """Whether a base stands alone and all that follows rises from it."""
    if not _BASE.match(text):
        return False
    if text[1:2] and text[1] in _RAISED:
        return True
    line = site.lines[0]
    if len(site.lines) != 1 or line.angle != 0.0:
        return False
    if len(line.glyphs) == 1:
        return ends_higher(sites.glyphs, line)
    return len(unraised(sites.glyphs, line.glyphs)) == 1


def _ends_off_foot(sites: Sites, site: Site, text: str) -> bool:
    """Whether the end of one piece of ink stands off the foot of its beginning, as that of few
    digits does, and of no row of numbers that end in one digit each."""
    line = site.lines[0]
    if not _BASE.match(text) or len(site.lines) != 1 or len(line.glyphs) != 1 or line.angle != 0.0:
        return False
    points = ink_points(sites.glyphs, int(line.glyphs[0]))
    x, y = points[:, 0], points[:, 1]
    first = y[x <= x.min() + np.ptp(x) / 2]
    last = y[x >= x.max() - np.ptp(x) / _END]
    return bool(first.max() - last.max() >= _OFF_FOOT * (np.ptp(first) + 1.0))


def _as_power(tick: TickText) -> TickText:
    """The number as a power, without a value where its exponent was not made out."""
    read = _POWER.fullmatch(even(tick.text))
    reading = tick.reading
    if read is None:
        silent = TextReading(raw=tick.text, confidence=reading.confidence)
        return replace(
            tick, reading=replace(silent, review=reading.review, reasons=reading.reasons)
        )
    ring = not read[1][-1].isdigit()
    value = 2.0 ** (0 if ring else int(read[1]))
    text = "2" + ("0" if ring else read[1]).translate(SUPERSCRIPTS)
    power = replace(
        reading,
        raw=text,
        value=value,
        quantum=value,
        parts=(value,),
        alternatives=(),
        confidence=min(reading.confidence, _UNSURE) if ring else reading.confidence,
    )
    return replace(tick, text=text, reading=power)
