"""Commas before thousands that small print shows as points, told by all numbers together.

"63.368" beside "36,262" is sixty-three thousand, or a number of three decimals among whole ones.
A panel prints one of the two, and the colors of a few cells tell values apart that differ by a
factor of a thousand. Where every number has its point before three digits and the bar beside it
says "20000" or "10⁴", that mark groups digits too, be it a comma that was read as a point or a
point as it stands in German: who prints thousands of what the bar counts in ones leaves digits
out, and does not print all of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.decoded import Decoded
from unheat.decide.points import fits
from unheat.decide.relation import Ruler
from unheat.model import ColorScale, TextReading
from unheat.text.numbers import parse

ObjectArray = npt.NDArray[np.object_]

_POINTED = re.compile(r"[-+\u2212]?[1-9]\d{0,2}\.\d{3}")
_GROUPED = re.compile(r"[-+\u2212]?[1-9]\d{0,2},\d{3}")
_WHOLE = re.compile(r"[-+\u2212]?\d{1,3}")
_COUNTED = re.compile("[-+\u2212]?(?:\\d+|10(?:\\^\\d|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]))")
"""A number of ones at a bar, or a power of ten of them."""

_LEAST = 2
"""Numbers with a point that fit their colors with a comma; by chance hardly one of them does."""
_FIT, _CHANCE = 0.5, 0.1
"""Shares of them that must fit with a comma, and at most may fit as they were read; in so small a
print other digits are misread as well."""


def with_told_commas(readings: ObjectArray, decoded: Decoded, scale: ColorScale) -> ObjectArray:
    """The readings with commas for points before three digits, where some of the panel's numbers
    or its bar's have one, or all numbers a point there, and the colors have it so; what fits as
    it was read stays as it is."""
    texts = [one.raw.strip() for one in readings[readings.astype(bool)]]
    # A bar with "2,000" beside cells in thousands would be a figure of two units; their renderer
    # has one way to write numbers.
    ticks = [tick.text.strip() for tick in scale.ticks if tick.value and abs(tick.value) >= 1e3]
    if not any(map(_GROUPED.fullmatch, texts + ticks)) and not _all_grouped(texts, ticks):
        return readings
    nothing = np.array(None, dtype=object)
    changed = np.full(readings.shape, None, dtype=object)
    for index in zip(*np.nonzero(readings), strict=True):
        changed[index] = _with_comma(readings[index])
    pointed = changed.astype(bool)
    told = pointed & np.isfinite(decoded.value) & ~decoded.off_ramp
    ruler = Ruler(scale)
    as_read = fits(np.where(pointed, readings, nothing), decoded, ruler) & told
    mended = fits(changed, decoded, ruler) & told
    count, few = float(told.sum()), float(as_read.sum())
    if mended.sum() < max(_LEAST, _FIT * count) or few > _CHANCE * count:
        return readings
    return np.where(pointed & ~as_read, changed, readings)


def _all_grouped(texts: list[str], ticks: list[str]) -> bool:
    """True where each number has a point before its last three digits, and the bar whole ones."""
    numbers = [text for text in texts if any(map(str.isdigit, text))]
    pointed = sum(_POINTED.fullmatch(text) is not None for text in numbers)
    whole = sum(_WHOLE.fullmatch(text) is not None for text in numbers)
    return (
        pointed >= _LEAST
        and pointed + whole == len(numbers)
        and bool(ticks)
        and all(_COUNTED.fullmatch(tick) for tick in ticks)
    )


def _with_comma(reading: TextReading) -> TextReading | None:
    raw = reading.raw.strip()
    if reading.value is None or not _POINTED.fullmatch(raw):
        return None
    mended = parse(raw.replace(".", ","), confidence=reading.confidence)
    return replace(mended, alternatives=reading.alternatives, reasons=reading.reasons)
