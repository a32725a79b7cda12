"""What the pieces of ink that stand side by side in a line tell of its text.

Readers take narrow spaces for none ("k=1" for "k = 1"), all of them where print is small, and a
label so short teaches no type. But what stands next to a sign without a space is much nearer to it
than with one, in any type: the two bars of a sign of equality are found in the ink, and the gaps
beside them measured. And a letter is one piece seen from below, or is one with its neighbor: where
there are more pieces than letters one was lost, as the thin "i" of "Bi" is to all readers, and an
underscore is to those that take it for a space. What reads the same twice and is not of one width
is not the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.model import Reason
from unheat.text.crops import upright
from unheat.text.doubts import is_small
from unheat.text.lost_dashes import with_lost_dashes
from unheat.text.measure import FloatArray, ink_extent, strokes
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites
from unheat.text.trust import read_by_all

_EQUAL = re.compile(r"(?<=[^\s<=>!:+*/-]) ?= ?(?=[^\s=<>])")

_BY_INK = 0.9
"""Confidence of a text whose letters all readers saw, and its ink the spaces."""

_PIECES = {'"': 2, "\u201c": 2, "\u201d": 2, "\u2033": 2, "\u2026": 3}
"""Signs of more than one piece side by side, and of how many."""

_BLANK = 0.18
"""Darkness (0–1) of the two darkest pixels of a column between two pieces of ink at most."""

_PAIR, _WIDER, _WIDER_PX = 2, 0.12, 1.25
"""How much wider ink of the same letters is than other one at most, in letter heights and pixels: a
renderer sets them on parts of a pixel."""

_INKED = 0.35
"""Darkness (0–1) of a row of pixels that a bar of the sign crosses."""

_WIDE, _WIDEST = 0.4, 1.1
"""How wide a sign of equality is, in heights of its line."""

_SPACE = 0.3
"""Gap beside it that has a space in it, in heights of its line: without one it is half as wide."""


def told_by_pieces(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of single lines with spaces about their one sign of equality where both gaps have
    room for them, up for review where no reader saw any, and those in doubt that have fewer letters
    than pieces of ink, or another width than the same text elsewhere on their axis."""
    single = {
        key: reading
        for key, reading in readings.items()
        if len(reading.site.lines) == 1 and reading.site.role != "tick" and not reading.layer
    }
    told = {key: _whole(sites, _spaced(sites, reading)) for key, reading in single.items()}
    return with_lost_dashes(sites, {**readings, **told, **_of_other_widths(sites, told)})


def _of_other_widths(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Labels in doubt that read as another one of their axis whose ink is wider or less wide."""
    alike: dict[tuple[str, int, str, float], list[str]] = {}
    for key, one in readings.items():
        if one.site.role in ("row", "column") and one.text:
            alike.setdefault((one.site.role, one.site.owner, one.text, one.turn), []).append(key)
    found: dict[str, Reading] = {}
    for keys in alike.values():
        if len(keys) < _PAIR or all(readings[key].review for key in keys):
            continue
        widths = [_width(sites, readings[key]) for key in keys]
        size = readings[keys[0]].site.lines[0].size
        if max(widths) - min(widths) > max(_WIDER_PX, _WIDER * size):
            found |= {key: doubted(readings[key]) for key in keys if not readings[key].review}
    return found


def _width(sites: Sites, reading: Reading) -> float:
    """Width of the ink of a text in one line, in pixels."""
    extent = ink_extent(upright(sites, reading.site.lines[0], reading.turn))
    # Slanted lines are turned at twice their size.
    return (extent or (0.0, 0.0))[0] * (1.0 if reading.turn % 90 == 0 else 0.5)


def _whole(sites: Sites, reading: Reading) -> Reading:
    text = reading.text
    if reading.review or not text:
        return reading
    pieces = pieces_of(upright(sites, reading.site.lines[0], reading.turn))
    return doubted(reading) if pieces > most_pieces(text) else reading


def pieces_of(grey: npt.NDArray[np.uint8]) -> int:
    """How many pieces of ink a line (h, w), dark on white, has side by side, with nothing between
    them: a thin stroke of one letter leaves some."""
    ink, darkest = strokes(grey), 1.0 - np.sort(grey, axis=0)[:2].mean(axis=0) / 255.0
    between = zip(ink[:-1, 1], ink[1:, 0], strict=True)
    return len(ink) - sum(
        bool(darkest[int(end) : int(np.ceil(start))].min(initial=1.0) > _BLANK)
        for end, start in between
    )


def most_pieces(text: str) -> int:
    """Pieces side by side that a text is drawn with at most.

    >>> most_pieces("Bi"), most_pieces("k = 1"), most_pieces("Etc…")
    (2, 3, 6)
    """
    return sum(_PIECES.get(one, 1) for one in text if not one.isspace())


def _spaced(sites: Sites, reading: Reading) -> Reading:
    text = reading.text
    if text.count("=") != 1 or not _EQUAL.search(text):
        return reading
    gaps = gaps_about_equal(upright(sites, reading.site.lines[0], reading.turn), text)
    if gaps is None or min(gaps) < _SPACE:
        return reading
    meant = _EQUAL.sub(" = ", text)
    seen = any(meant == said for said in reading.said)
    if meant != text:
        reading = replace(reading, text=meant, others=(text, *reading.others))
        return reading if seen or reading.review else doubted(reading)
    # Where all read the same letters their spaces alone were in doubt.
    spaces = len(set(reading.said)) > 1 and read_by_all(reading)
    settled = seen and spaces and reading.reasons == (Reason.LOW_CONFIDENCE,)
    if settled and not is_small(sites, reading.site):
        return replace(reading, review=False, reasons=(), confidence=_BY_INK)
    return reading


def gaps_about_equal(grey: npt.NDArray[np.uint8], text: str) -> tuple[float, float] | None:
    """The gaps before and behind the one sign of equality of a line (h, w), dark on white, in
    heights of the line; None where there is not exactly one between other letters. Of a ``text``
    with as many letters as pieces its place tells, where the bars of small print run together."""
    extent, ink = ink_extent(grey), strokes(grey)
    if extent is None:
        return None
    height = extent[1]
    found = [
        number
        for number in range(1, len(ink) - 1)
        if _is_equal(grey[:, int(ink[number, 0]) : int(np.ceil(ink[number, 1]))], height)
    ]
    letters = text.replace(" ", "")
    if not found and len(ink) == len(letters):
        found = [number for number in range(1, len(ink) - 1) if letters[number] == "="]
    if len(found) != 1:
        return None
    before, own, behind = ink[found[0] - 1 : found[0] + 2]
    return (own[0] - before[1]) / height, (behind[0] - own[1]) / height


def _is_equal(part: npt.NDArray[np.uint8], height: float) -> bool:
    """Whether a stretch of a line is two bars, one over the other."""
    if not _WIDE * height <= part.shape[1] <= _WIDEST * height:
        return False
    dark: FloatArray = 1.0 - part / 255.0
    # Both bars run from side to side.
    inside = dark[:, 1:-1] if part.shape[1] > 3 else dark
    crossed = np.concatenate([[False], inside.min(axis=1) > _INKED, [False]])
    return int((np.diff(crossed.astype(int)) == 1).sum()) == 2 and not bool(
        ((inside.max(axis=1) > 2 * _INKED) & ~crossed[1:-1]).any()
    )
