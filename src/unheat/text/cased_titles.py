"""The case of letters in titles and names of bars, by the other letters of their line.

"z-score" is "Z-Score" to one reader and "Z-SCOre" to the next: some letters have one shape in both
cases. An "e" and an "r" beside them are small for sure, and tell how high small letters are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.components import components
from unheat.medians import median
from unheat.model import Reason
from unheat.text.crops import Grey, upright
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites
from unheat.text.spelling import EITHER_CASE

_SMALL = frozenset("aemnr")
"""Letters that are no capitals by their shape, and as high as an "x"."""

_HANGING, _BELOW = frozenset("gpqy"), 0.2
"""Letters that are as high as an "x" and go on below the line, which none of their capitals does,
by so much of that height at least."""

_FEWEST, _LEAST_PX = 2, 6.0
"""So many of them tell how high small letters are, which are so high at least."""

_LEVEL, _LEVEL_PX, _TALLER, _TALLER_PX = 0.1, 1.0, 0.22, 1.5
"""How far, in heights of a small letter and in pixels at least, the top of another one is off
theirs, and how far above them the top of a capital stands: both are about a third taller."""

_BOTH_CASES = re.compile(r"([cosuvwxz])(?!\1)(?i:\1)|([COSUVWXZ])(?!\2)(?i:\2)")

_DARK = (96, 150, 190)
"""Levels of 255 by which ink is darker than its page; darker ink of letters that touch is apart."""


def cased_in_line(sites: Sites, site: Site, reading: Reading) -> Reading:
    """A text of one line in the case that its ink shows, settled where readers differ in the case
    alone and one of them saw it so.
    """
    if reading.layer or len(site.lines) != 1 or reading.turn % 90 != 0:
        return reading
    text = cased_as_drawn(reading.text, upright(sites, site.lines[0], reading.turn))
    said = [one for one in (*reading.said, *reading.spellings, *reading.others) if one]
    if text is None or len(said) < _FEWEST or not _said_alike(text, reading.said, said):
        return reading
    seen = any(one.replace(" ", "") == text.replace(" ", "") for one in said)
    if not seen or reading.reasons != (Reason.READERS_DIFFER,):
        return reading
    return replace(reading, text=text, review=False, reasons=(), confidence=0.9)


def _said_alike(text: str, readers: Sequence[str], said: Sequence[str]) -> bool:
    """Whether all say the same but for the case, or one of three ``readers`` lost a sign of it.

    >>> lost = ("X->y", "X-y", "x->y")
    >>> _said_alike("x->y", lost, lost), _said_alike("x->y", lost[1:], lost)
    (True, False)
    >>> _said_alike("y->x", ("y->xX", "y->x"), ("y->xX",)), _said_alike("a", ("A", "o"), ("o",))
    (True, False)
    """
    whole = _folded(text)
    found = {_folded(one) for one in said}
    if found == {whole}:
        return True
    most = sum(_folded(one) == whole for one in readers) >= _FEWEST
    return most and all(_is_less_signs(one, whole) for one in found)


def _folded(text: str) -> str:
    """A text in small letters without spaces, a letter that was seen in both cases once."""
    return _BOTH_CASES.sub(r"\1\2", text.replace(" ", "")).lower()


def _is_less_signs(less: str, whole: str) -> bool:
    """Whether a text is the whole one but for signs that are no letters and no digits."""
    rest = iter(less)
    last = next(rest, None)
    for sign in whole:
        if sign == last:
            last = next(rest, None)
        elif sign.isalnum():
            return False
    return last is None


def cased_as_drawn(text: str, grey: Grey) -> str | None:
    """A text with those letters that have one shape in both cases as high as in ``grey`` (h, w),
    dark on white; None where letters touch, or one of these is neither low nor high.

    Where too few letters are small for sure, one that hangs below the line tells how high they are.
    """
    letters = text.replace(" ", "")
    rows = next((found for level in _DARK if len(found := _rows(grey, level)) == len(letters)), [])
    small = [one for letter, one in zip(letters, rows, strict=False) if letter in _SMALL]
    if len(small) < _FEWEST:
        small = _beside_hanging(letters, rows)
    if not small:
        return None
    edges = np.array(small)
    top = float(median(edges[:, 0]))
    height = float(median(edges[:, 1])) - top
    # Pieces that are as many as the letters by chance do not stand on one line.
    if height < _LEAST_PX or np.ptp(edges, axis=0).max() > max(_TALLER_PX, _LEVEL * height):
        return None
    told = []
    for one, (start, _) in zip(letters, rows, strict=True):
        above = top - start
        if one not in EITHER_CASE:
            told.append(one)
        elif abs(above) <= max(_LEVEL_PX, _LEVEL * height):
            told.append(one.lower())
        elif above >= max(_TALLER_PX, _TALLER * height):
            told.append(one.upper())
        else:
            return None
    left = iter(told)
    return "".join(one if one == " " else next(left) for one in text)


def _beside_hanging(letters: str, rows: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """From where to where a small letter reaches beside those that hang below the line on which the
    letters of one shape in both cases stand; empty where none does, or they stand on no line."""
    pairs = list(zip(letters, rows, strict=False))
    feet = [foot for letter, (_, foot) in pairs if letter in EITHER_CASE - _HANGING]
    tops = [(top, foot) for letter, (top, foot) in pairs if letter in _HANGING]
    if not feet or not tops or max(feet) - min(feet) > _LEVEL_PX:
        return []
    line = float(median(feet))
    hanging = all(foot - line >= max(_TALLER_PX, _BELOW * (line - top)) for top, foot in tops)
    return [(top, line) for top, _ in tops] if hanging else []


def _rows(grey: Grey, level: int) -> list[tuple[float, float]]:
    """Where the letters of a line begin and end, downwards, from left to right: pieces of ink, of
    which those above each other (a dot and its stem) are one.
    """
    found: list[list[float]] = []
    boxes = components(255 - grey.astype(np.int16) > level).boxes[1:]
    for x, y, width, height in sorted(boxes.tolist()):
        if found and x + width / 2 <= found[-1][0]:
            found[-1] = [found[-1][0], min(found[-1][1], y), max(found[-1][2], y + height)]
        else:
            found.append([x + width, y, y + height])
    return [(top, foot) for _, top, foot in found]
