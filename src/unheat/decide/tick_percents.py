"""Percent signs of a bar's ticks that readers took for digits: "60%" is read as "6096".

The ticks of one bar end alike. Numbers that all end in "96", or one of which shows its sign, are no
steps of anything; without the sign they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unheat.decide.ticks import PlacedTick
from unheat.text.numbers import parse
from unheat.text.percents import TAKEN

_SIGN = re.compile(r"(?<=\d)\s?(?:%|96|%\d|0/0)$")
"""A sign, or what readers make of it; a part of it may be seen twice."""

_LEAST, _SEVERAL = 2, 3
"""Ticks that end in digits beside one with its sign, and as many with none: by chance one number in
a hundred ends so."""


def with_percent_signs(ticks: Sequence[PlacedTick]) -> list[PlacedTick]:
    """The ticks, where all end in a percent sign or in what is taken for it, with the sign.

    >>> from unheat.model import TextReading
    >>> def tick(text):
    ...     return PlacedTick(text=text, reading=parse(text), place=0.0)
    >>> [one.text for one in with_percent_signs([tick("20%"), tick("4096"), tick("6096")])]
    ['20%', '40%', '60%']
    """
    texts = [tick.text.strip() for tick in ticks]
    taken = sum(TAKEN.search(text) is not None for text in texts)
    signs = sum("%" in text for text in texts)
    enough = taken >= (1 if signs >= _LEAST else _LEAST if signs else _SEVERAL)
    if not enough or not all(_SIGN.search(text) for text in texts):
        return list(ticks)
    return [_with_sign(tick) if not tick.text.strip().endswith("%") else tick for tick in ticks]


def _with_sign(tick: PlacedTick) -> PlacedTick:
    text = _SIGN.sub("%", tick.text.strip())
    told = parse(text, confidence=tick.reading.confidence)
    if told.value is None:
        return tick
    alternatives = (*tick.reading.alternatives, tick.reading)
    return replace(tick, text=text, reading=replace(told, alternatives=alternatives))
