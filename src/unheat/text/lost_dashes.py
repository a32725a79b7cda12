"""The dash before a label that no reader sees: "– attention" among the parts that were taken away.

Readers know lines that begin with a letter, and leave a thin stroke before it out, all of them. As
ink it is plain: a flat piece at half the height of small letters, a space before the first one.
Tick marks that stand off the cells look the same, and begin at one place before all labels; dashes
before names of different lengths that end at one place do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.text.ink import FloatArray
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading
from unheat.text.sites import Sites

_FLAT, _FLAT_PX = 0.22, 2.0
"""How high a dash is at most, in letter heights or pixels."""

_WIDE, _WIDEST = 0.35, 1.8
"""How wide it is, in letter heights."""

_SPACE = 0.22
"""Blank behind it, in letter heights."""

_LOW, _HIGH = 0.15, 1.05
"""How far above the feet of the letters its middle is, in letter heights: of those that have run
together the feet are those that hang below."""

_LETTER = 0.45
"""What is lower than this, in letter heights, is no letter."""

_EN = 0.5
"""A hyphen is shorter than this, in letter heights, and a dash is longer."""

_SEVERAL = 2
"""So many dashes on one axis are no chance; one alone is asked about."""

_FLUSH, _FLUSH_PX = 0.2, 2.0
"""Marks of one axis begin at one place to so much."""


def with_lost_dashes(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of labels with the dash that their ink begins with and their text does not."""
    result = dict(readings)
    groups: dict[tuple[str, int], list[str]] = {}
    for key, one in readings.items():
        if one.site.role in ("row", "column") and one.text:
            groups.setdefault((one.site.role, one.site.owner), []).append(key)
    for keys in groups.values():
        found = {}
        for key in keys:
            if (dash := _lost_dash(sites, readings[key])) is not None:
                found[key] = dash
        begins = [one[0] for one in found.values()]
        size = max(readings[key].site.lines[0].size for key in keys)
        in_line = found and max(begins) - min(begins) <= max(_FLUSH * size, _FLUSH_PX)
        if len(found) == len(keys) and in_line:
            continue
        for key, (_, sign) in found.items():
            one = readings[key]
            others, said = one.others, one.said
            if len(found) >= _SEVERAL:
                # What readers lose of several labels they lost of their rival readings as well.
                said = tuple(f"{sign} {text}" for text in said)
            others = tuple(f"{sign} {text}" for text in others)
            result[key] = replace(one, text=f"{sign} {one.text}", others=others, said=said)
    return result


def _lost_dash(sites: Sites, reading: Reading) -> tuple[float, str] | None:
    """Where the dash before a label begins, along its line, and its sign; None without one."""
    line = reading.site.lines[0]
    single = len(reading.site.lines) == 1 and reading.turn == line.angle and line.angle % 90 == 0
    if not single or reading.layer or not reading.text[0].isalpha() or len(line.glyphs) < 2:
        return None
    extents = turned_extents(sites.glyphs, line.glyphs, line.angle)
    width = dash_before(extents, line.size)
    begin = float(extents[:, 0].min())
    return None if width is None else (begin, "-" if width < _EN * line.size else "\u2013")


def dash_before(extents: FloatArray, size: float) -> float | None:
    """Width of the dash that a line of pieces (n, 4), (x0, y0, x1, y1) along and across it, begins
    with, a space before its first letter; None where it begins with none.

    >>> letters = [[40.0, 10.0, 47.0, 20.0], [49.0, 10.0, 56.0, 20.0]]
    >>> dash_before(np.array([[30.0, 15.0, 36.0, 16.0], *letters]), 10.0)
    6.0
    >>> dash_before(np.array([[30.0, 19.0, 36.0, 20.0], *letters]), 10.0) is None
    True
    """
    extents = extents[np.argsort(extents[:, 0], kind="stable")]
    first, rest = extents[0], extents[1:]
    letters = rest[rest[:, 3] - rest[:, 1] >= _LETTER * size]
    width, height = float(first[2] - first[0]), float(first[3] - first[1])
    if not len(letters) or height > max(_FLAT * size, _FLAT_PX):
        return None
    if not _WIDE * size <= width <= _WIDEST * size or width < 2 * height:
        return None
    middle = float(first[1] + first[3]) / 2
    up = (float(median(letters[:, 3])) - middle) / size
    down = (middle - float(letters[:, 1].min())) / size
    apart = float(rest[:, 0].min() - first[2]) >= _SPACE * size
    return width if apart and _LOW <= up <= _HIGH and down >= _LOW else None
