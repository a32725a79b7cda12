"""Spaces about the stroke of a quantity and its unit: "T / K" is read as "T/K" by most readers.

A stroke is told by its slope, and by standing alone in the line: with a space beside it the gap
is three times as wide as without one, so that its ink tells more than the readers do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from unheat.text.crops import Grey, upright
from unheat.text.measure import FloatArray, strokes
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites

_PARTS = re.compile(r"\s*/\s*")
_ROLES = frozenset({"title", "figure-title", "row-title", "column-title", "bar-label"})

_DARK = 96
"""Levels of 255 by which ink is darker than its page."""

_TALL, _NARROW, _LEAST_PX = 0.65, 0.75, 7.0
"""A stroke takes most of the height of its line, which tails make larger, it is this much narrower
than high, and of fewer pixels its slope is not seen."""

_LEANS = 0.35
"""The upper third of a stroke lies so much of its breadth to the right of its lower third."""

_SPACE, _NONE = 0.2, 0.13
"""Gaps beside a stroke, in heights of it: a space is wider, and letters without one are closer.
Between them nobody knows."""


def spaced_strokes(sites: Sites, site: Site, reading: Reading) -> Reading:
    """The reading of a title or a name of a bar with the spaces about its strokes that the ink has.

    A person is asked where a gap is neither a space nor none.
    """
    if site.role not in _ROLES or "/" not in reading.text or len(site.lines) != 1:
        return reading
    return respaced(reading, upright(sites, site.lines[0], reading.turn))


def respaced(reading: Reading, grey: Grey) -> Reading:
    """A reading with strokes with the spaces that ``grey``, its line dark on white, has there."""
    ink = strokes(grey)
    found = [number for number in range(len(ink)) if _is_stroke(grey, ink, number)]
    if not found or len(found) != reading.text.count("/"):
        return reading
    height = _height(grey)
    gaps = [
        [
            (ink[after, 0] - ink[after - 1, 1]) / height if 0 < after < len(ink) else 0.0
            for after in (number, number + 1)
        ]
        for number in found
    ]
    spaces = [tuple(" " if gap > _SPACE else "" for gap in pair) for pair in gaps]
    text = _with_spaces(reading.text, spaces)
    # Of other spaces readers are the judges: what two of them see is there.
    alike = [_with_spaces(one, spaces) for one in reading.said if _joined(one) == _joined(text)]
    said, times = max(
        ((one, alike.count(one)) for one in alike), key=itemgetter(1), default=("", 0)
    )
    text = said if times > 1 else text
    # A stroke is a stroke, whatever letter a reader takes it for.
    letters = re.compile(r"\s*[/|lI1]\s*".join(map(re.escape, _PARTS.split(text))))
    heard = tuple(text if letters.fullmatch(one) else one for one in reading.said)
    told = replace(reading, text=text, said=heard)
    open_to_doubt = any(_NONE < gap <= _SPACE for pair in gaps for gap in pair)
    return doubted(told) if text != reading.text and open_to_doubt else told


def _with_spaces(text: str, spaces: Sequence[tuple[str, ...]]) -> str:
    """A text with these spaces before and behind each of its strokes."""
    first, *parts = _PARTS.split(text)
    pairs = zip(spaces, parts, strict=False)
    return first + "".join(f"{before}/{behind}{part}" for (before, behind), part in pairs)


def _joined(text: str) -> str:
    return text.replace(" ", "")


def _is_stroke(grey: Grey, ink: FloatArray, number: int) -> bool:
    """Whether a stretch of ink is one thin line that leans to the right, as high as the line."""
    left, right = int(np.floor(ink[number, 0])), int(np.ceil(ink[number, 1]))
    part = 255.0 - grey[:, max(0, left) : right].astype(np.float64)
    rows = np.flatnonzero((part > _DARK).any(axis=1))
    if len(rows) < _LEAST_PX or part.shape[1] < 2:
        return False
    high = rows[-1] + 1 - rows[0]
    breadth = ink[number, 1] - ink[number, 0]
    if high < _TALL * _height(grey) or breadth > _NARROW * high:
        return False
    part = part[rows[0] : rows[-1] + 1]
    # One run of ink in each line of pixels: letters have more, or a bar across.
    inked = part > _DARK
    runs = np.diff(np.pad(inked, ((0, 0), (1, 1))).astype(np.int8), axis=1) == 1
    thin = inked.sum(axis=1) <= max(3.0, 0.5 * part.shape[1] + 1)
    if (runs.sum(axis=1) > 1).any() or not thin.all():
        return False
    third = max(1, high // 3)
    upper, lower = (_middle(lines) for lines in (part[:third], part[-third:]))
    return bool(upper - lower >= _LEANS * breadth)


def _middle(lines: npt.NDArray[np.float64]) -> float:
    weight = lines.sum(axis=0)
    return float((weight * np.arange(len(weight))).sum() / max(weight.sum(), 1e-9))


def _height(grey: Grey) -> float:
    rows = np.flatnonzero((255 - grey.astype(np.int16) > _DARK).any(axis=1))
    return float(rows[-1] + 1 - rows[0]) if len(rows) else 0.0
