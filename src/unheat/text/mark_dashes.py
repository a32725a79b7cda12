"""Tick marks that were read as dashes: each label of one side begins, or ends, with the same one.

Marks that stand off the cells, beside an axis of their own, look like a minus before the labels.
A minus is set before numbers; a dash before every word of an axis is the mark it stands at. So is
one behind every name of the rows on the left, or behind each of their numbers, but behind names as
short as those of ions. Marks stand in one line; dashes before names of different lengths that end
at one place do not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.text.reading import Reading

_LEAST = 3
"""Labels that begin alike by no chance."""

_DASHED = re.compile(r"[-\u2010-\u2015\u2212]\s*(?=[^\W\d])")


_ENDED = re.compile(r"(?<=[^\W_])\s*[-\u2010-\u2015\u2212]$")

_NUMBER = re.compile(r"\d[\d.,]*")

_ION = 4
"""Signs of the longest names that a charge may end: "HCO₃"."""

_FLUSH = 0.2
"""Marks of one axis begin at one place to so much of a letter's height."""


def without_mark_dashes(readings: list[Reading]) -> list[Reading]:
    """Labels without the dash that all of them begin with in one line, where each goes on with a
    letter, or that those on the left end with, where most are longer than ions, or numbers."""
    if len(readings) < _LEAST or any(one.layer for one in readings):
        return readings
    if all(_DASHED.match(one.text) for one in readings) and _begin_in_line(readings):
        return [_without(one, _DASHED) for one in readings]
    left = all(one.site.role == "row" and one.site.side == "left" for one in readings)
    long = sum(len(one.text) > _ION + 1 for one in readings) > len(readings) / 2
    if not left or not all(_ENDED.search(one.text) for one in readings):
        return readings
    bare = [_without(one, _ENDED) for one in readings]
    return bare if long or all(_NUMBER.fullmatch(one.text) for one in bare) else readings


def _begin_in_line(readings: list[Reading]) -> bool:
    """Whether all texts begin at one place, seen along the direction in which they run."""
    size = max(one.site.lines[0].size for one in readings)
    begins = []
    for one in readings:
        box = one.site.lines[0].box
        begins.append({90.0: box.y1, 270.0: box.y0}.get(one.turn, box.x0))
    level_columns = readings[0].site.role == "column" and readings[0].turn % 180 == 0
    return level_columns or max(begins) - min(begins) <= max(_FLUSH * size, 2.0)


def _without(reading: Reading, dash: re.Pattern[str]) -> Reading:
    others = tuple(dash.sub("", other, count=1) for other in reading.others)
    return replace(reading, text=dash.sub("", reading.text, count=1), others=others)
