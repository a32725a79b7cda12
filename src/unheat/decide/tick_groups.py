"""Numbers of a bar whose thousands are set apart by commas, one of which was read as a point.

"5.000" stands beside "30,000" for five thousand: nobody prints three decimals on one tick of a
bar and groups of three on another without any. With two ticks on a bar no line could tell.

In much of Europe these commas are points: "2.400" stands beside "0". A renderer that leaves out
the decimals that are noughts prints "2.4", and one that keeps them "0.000".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unheat.decide.ticks import PlacedTick
from unheat.model import Box
from unheat.text.numbers import even, parse

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.])")
_WHOLE = re.compile(r"[+-]?\d{1,3}")
_LEAST_POINTED = 2
_POINTED = re.compile(r"(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.,])")


def with_groups(ticks: Sequence[PlacedTick]) -> list[PlacedTick]:
    """Ticks whose points are commas where the numbers beside them show these, read anew."""
    texts = [even(tick.text) for tick in ticks]
    grouped = any(_GROUPED.search(text) for text in texts)
    pointed = [text for text in texts if "." in text]
    if _points_are_groups(ticks, texts):
        return [
            replace(_grouped(tick, text), text=tick.text) if "." in text else tick
            for tick, text in zip(ticks, texts, strict=True)
        ]
    if not grouped or not all(_POINTED.search(text) for text in pointed):
        return list(ticks)
    return [
        _grouped(tick, text) if "." in text else tick
        for tick, text in zip(ticks, texts, strict=True)
    ]


def _points_are_groups(ticks: Sequence[PlacedTick], texts: Sequence[str]) -> bool:
    """Whether all points have three digits behind them, of some the last one a nought, and other
    numbers are whole: a digit or three of them, as narrow as these are."""
    numbers = [text for text in texts if any(map(str.isdigit, text))]
    pointed = [text for text in numbers if "." in text]
    bare = [
        text
        for tick, text in zip(ticks, texts, strict=True)
        if _WHOLE.fullmatch(text) and (tick.box is None or _narrow(tick.box, len(text)))
    ]
    return (
        len(pointed) >= _LEAST_POINTED
        and all(_POINTED.fullmatch(text.lstrip("+-")) for text in pointed)
        and any(text.endswith("0") for text in pointed)
        and bool(bare)
        and len(bare) + len(pointed) == len(numbers)
    )


def _narrow(box: Box, digits: int) -> bool:
    """Whether ink is no wider than so many digits, which are never wider than they are tall."""
    return box.width <= digits * box.height


def _grouped(tick: PlacedTick, text: str) -> PlacedTick:
    meant = _POINTED.sub(r"\1,\2", text)
    reading = parse(meant, confidence=tick.reading.confidence)
    return replace(tick, text=meant, reading=replace(reading, alternatives=(tick.reading,)))
