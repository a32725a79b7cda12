"""Numbers of a bar whose thousands are set apart by commas, one of which was read as a point.

"5.000" stands beside "30,000" for five thousand: nobody prints three decimals on one tick of a
bar and groups of three on another without any. With two ticks on a bar no line could tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unheat.decide.ticks import PlacedTick
from unheat.text.numbers import even, parse

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.])")
_POINTED = re.compile(r"(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.,])")


def with_groups(ticks: Sequence[PlacedTick]) -> list[PlacedTick]:
    """Ticks whose points are commas where the numbers beside them show these, read anew."""
    texts = [even(tick.text) for tick in ticks]
    grouped = any(_GROUPED.search(text) for text in texts)
    pointed = [text for text in texts if "." in text]
    if not grouped or not all(_POINTED.search(text) for text in pointed):
        return list(ticks)
    return [
        _grouped(tick, text) if "." in text else tick
        for tick, text in zip(ticks, texts, strict=True)
    ]


def _grouped(tick: PlacedTick, text: str) -> PlacedTick:
    meant = _POINTED.sub(r"\1,\2", text)
    reading = parse(meant, confidence=tick.reading.confidence)
    return replace(tick, text=meant, reading=replace(reading, alternatives=(tick.reading,)))
