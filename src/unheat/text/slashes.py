"""Spaces about the stroke of a quantity and its unit, and about an equals sign.

"T / K" is read as "T/K" by most readers, and "n = 12" as "n=12". Both signs are told by their
shapes, and by standing alone in the line: with a space beside them the gap is twice as wide as
without one and more, so that the ink tells more than the readers do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.crops import Grey, upright
from unheat.text.measure import FloatArray, strokes
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites

_ROLES = frozenset({"title", "figure-title", "row-title", "column-title", "bar-label"})

_DARK = 96
"""Levels of 255 by which ink is darker than its page."""

_TALL, _NARROW, _LEAST_PX = 0.65, 0.75, 7.0
"""A stroke takes most of the height of its line, which tails make larger, it is this much narrower
than high, and of fewer pixels its slope is not seen."""

_LEANS = 0.35
"""The upper third of a stroke lies so much of its breadth to the right of its lower third."""

_BARS, _LOW = 0.8, 0.6
"""The two lines of an equals sign take so much of its breadth, and together less of the height."""
_WIDER, _USUAL = 1.6, 4
"""A space is so many times as wide as the usual one of so many gaps at least."""

_ROOM = 0.1
"""A one is as wide as other digits, and leaves the rest blank, in heights of a line."""

_TWICE = re.compile(r"(?<![^\W_])([b-df-hj-np-tv-z])[lI|]\1(?![^\W_])")
"""A consonant twice with an upright stroke between."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Line:
    """``grey`` is dark on white; ``ink`` (n, 2) are its inked stretches, all in pixels."""

    grey: Grey
    ink: FloatArray
    height: float

    def part(self, number: int) -> Grey:
        """The pixels of a stretch of ink."""
        left, right = int(np.floor(self.ink[number, 0])), int(np.ceil(self.ink[number, 1]))
        return self.grey[:, max(0, left) : right]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """A sign and what it is told by.

    ``space`` and ``none``: a gap beside it, in heights of the line, holds a space if it is wider,
    and none if it is narrower; between them nobody knows. ``taken_for`` are other signs that
    readers take it for.
    """

    sign: str
    space: float
    none: float
    taken_for: str
    is_drawn: Callable[[_Line, int], bool]

    @property
    def parts(self) -> re.Pattern[str]:
        return re.compile(rf"\s*{self.sign}\s*")


def spaced_strokes(sites: Sites, site: Site, reading: Reading) -> Reading:
    """The reading of a title or a name of a bar with the spaces about its strokes and equals signs
    that the ink has.

    A person is asked where a gap is neither a space nor none.
    """
    if site.role not in _ROLES or len(site.lines) != 1 or not _signs_in(reading.text):
        return reading
    return respaced(reading, upright(sites, site.lines[0], reading.turn))


def with_lost_strokes(text: str) -> str | None:
    """A text with the stroke that stands between two of the same letter, which readers take for an
    "l"; None where there is none. No word is such a letter twice with an "l" between.

    >>> with_lost_strokes("% yly"), with_lost_strokes("ala"), with_lost_strokes("ylys")
    ('% y/y', None, None)
    """
    found = _TWICE.sub(r"\1/\1", text)
    return None if found == text else found


def respaced(reading: Reading, grey: Grey) -> Reading:
    """A reading with the spaces about its signs that ``grey``, its line dark on white, has."""
    line = _Line(grey=grey, ink=strokes(grey), height=_height(grey))
    for sign in _signs_in(reading.text):
        reading = _respaced(reading, line, sign)
    return reading


def _signs_in(text: str) -> list[_Sign]:
    return [sign for sign in _SIGNS if sign.sign in text]


def _respaced(reading: Reading, line: _Line, sign: _Sign) -> Reading:
    ink = line.ink
    found = [number for number in range(len(ink)) if sign.is_drawn(line, number)]
    if not found or len(found) != reading.text.count(sign.sign):
        return reading
    parts = sign.parts.split(reading.text)
    beside = [(one[-1:], two[:1]) for one, two in itertools.pairwise(parts)]
    gaps = [
        [
            (ink[after, 0] - ink[after - 1, 1]) / line.height - (_ROOM if letter == "1" else 0.0)
            if 0 < after < len(ink)
            else 0.0
            for after, letter in zip((number, number + 1), letters, strict=True)
        ]
        for number, letters in zip(found, beside, strict=True)
    ]
    rest = [after for after in range(1, len(ink)) if not {after - 1, after} & set(found)]
    usual = [(ink[after, 0] - ink[after - 1, 1]) / line.height for after in rest]
    # A typewriter has wide gaps between all of its letters.
    space = max(sign.space, _WIDER * float(median(usual))) if len(usual) >= _USUAL else sign.space
    # Nobody sets a space at one side only: where one side has it, a doubtful other one has it too.
    both = [max(pair) > space and min(pair) > sign.none for pair in gaps]
    spaces = [
        tuple(" " if two or gap > space else "" for gap in pair)
        for two, pair in zip(both, gaps, strict=True)
    ]
    text = _with_spaces(reading.text, sign, spaces)
    # Of other spaces readers are the judges: what two of them see is there.
    alike = [
        _with_spaces(one, sign, spaces) for one in reading.said if _joined(one) == _joined(text)
    ]
    said, times = max(
        ((one, alike.count(one)) for one in alike), key=itemgetter(1), default=("", 0)
    )
    text = said if times > 1 else text
    # The sign is what its ink shows, whatever a reader takes it for.
    pattern = re.compile(
        rf"\s*[{sign.sign}{sign.taken_for}]\s*".join(map(re.escape, sign.parts.split(text)))
    )
    heard = tuple(text if pattern.fullmatch(one) else one for one in reading.said)
    told = replace(reading, text=text, said=heard)
    unclear = [not two for two in both]
    open_to_doubt = any(
        sign.none < gap <= space for pair in itertools.compress(gaps, unclear) for gap in pair
    )
    return doubted(told) if text != reading.text and open_to_doubt else told


def _with_spaces(text: str, sign: _Sign, spaces: Sequence[tuple[str, ...]]) -> str:
    """A text with these spaces before and behind each of its signs."""
    first, *parts = sign.parts.split(text)
    pairs = zip(spaces, parts, strict=False)
    return first + "".join(f"{before}{sign.sign}{behind}{part}" for (before, behind), part in pairs)


def _joined(text: str) -> str:
    return text.replace(" ", "")


def _is_stroke(line: _Line, number: int) -> bool:
    """Whether a stretch of ink is one thin line that leans to the right, as high as the line."""
    part = 255.0 - line.part(number).astype(np.float64)
    rows = np.flatnonzero((part > _DARK).any(axis=1))
    if len(rows) < _LEAST_PX or part.shape[1] < 2:
        return False
    high = rows[-1] + 1 - rows[0]
    breadth = line.ink[number, 1] - line.ink[number, 0]
    if high < _TALL * line.height or breadth > _NARROW * high:
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


def _is_equals(line: _Line, number: int) -> bool:
    """Whether a stretch of ink is two level lines above each other, lower than the letters."""
    inked = 255 - line.part(number).astype(np.int16) > _DARK
    rows = np.pad(inked.any(axis=1), 1).astype(np.int8)
    starts, ends = np.flatnonzero(np.diff(rows) == 1), np.flatnonzero(np.diff(rows) == -1)
    if len(starts) != 2 or ends[1] - starts[0] > _LOW * line.height:
        return False
    whole = [inked[a:b].any(axis=0).mean() for a, b in zip(starts, ends, strict=True)]
    return bool(min(whole) >= _BARS and inked.shape[1] >= ends[1] - starts[0])


def _middle(lines: npt.NDArray[np.float64]) -> float:
    weight = lines.sum(axis=0)
    return float((weight * np.arange(len(weight))).sum() / max(weight.sum(), 1e-9))


def _height(grey: Grey) -> float:
    rows = np.flatnonzero((255 - grey.astype(np.int16) > _DARK).any(axis=1))
    return float(rows[-1] + 1 - rows[0]) if len(rows) else 0.0


_SIGNS = (
    _Sign(sign="/", space=0.2, none=0.13, taken_for="|lI1", is_drawn=_is_stroke),
    # It keeps more room by itself, in some families as much as half a space.
    _Sign(sign="=", space=0.42, none=0.3, taken_for=":-", is_drawn=_is_equals),
)
