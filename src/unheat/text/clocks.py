"""Cells that hold times ("4:20"), whose colons readers of numbers take for decimal points.

Where the engines see such times in most cells, these are kept as they are printed, and count what
stands first in them, hours or minutes, with its sixtieths: 4:20 is 4 1/3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from unheat.model import Crop, Reason, TextReading, Word

Cell = tuple[int, int]

_TIME = re.compile(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?")

_POINT = re.compile(r"[.,](?=[0-5]\d(?:\D|$))")

_LEAST, _SOME, _MANY = 4, 0.15, 0.6
"""Cells in which an engine saw a time, and their share of those with ink from which all may be
times, and from which all are."""

_UNSURE = 0.4
"""Confidence of a time that readers spell in different ways, or that none of them saw whole."""


def timed(
    readings: Mapping[Cell, TextReading],
    lines: Mapping[Cell, Crop],
    *engines: Mapping[str, Word],
) -> dict[Cell, TextReading]:
    """The readings, in a panel of times as the engines saw them.

    ``lines`` are the cells with one line of print, ``engines`` words by the keys of their crops.
    """
    result = dict(readings)
    said = {
        cell: [engine[crop.key].text for engine in engines if crop.key in engine]
        for cell, crop in lines.items()
    }
    times = {
        cell: {text for text in said.get(cell, ()) if _TIME.fullmatch(text)} for cell in result
    }
    seen = [cell for cell, texts in times.items() if texts]
    every = sum(bool(one.raw) for one in result.values())
    if len(seen) < max(_LEAST, _SOME * every):
        return result
    if len(seen) < _MANY * every:
        # Hardly any reader makes a colon of a point.
        return {cell: _doubted(one) if _shown(one) else one for cell, one in result.items()}
    for cell, reading in result.items():
        # What its colon was taken for stands in its place.
        shown = _shown(reading)
        texts = times[cell] | shown
        if not texts:
            result[cell] = reading if reading.value is None else _doubted(reading)
            continue
        text = min(shown or texts)
        whole, *parts = (float(part) for part in text.split(":"))
        value = whole + sum(part / 60.0**place for place, part in enumerate(parts, 1))
        told = replace(
            reading,
            raw=text,
            value=value,
            quantum=60.0 ** -len(parts),
            parts=(value,),
            alternatives=(),
            reasons=(),
        )
        result[cell] = told if len(texts) == 1 else _doubted(told)
    return result


def _shown(reading: TextReading) -> set[str]:
    """The time that a reading is where its point is a colon, if it is one."""
    text = _POINT.sub(":", reading.raw)
    return {text} if _TIME.fullmatch(text) else set()


def _doubted(reading: TextReading) -> TextReading:
    return replace(
        reading,
        confidence=min(reading.confidence, _UNSURE),
        reasons=tuple(dict.fromkeys((*reading.reasons, Reason.READERS_DIFFER))),
    )
