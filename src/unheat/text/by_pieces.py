"""What the pieces of ink that stand side by side in a line tell of its text.

Readers take narrow spaces for none ("k=1" for "k = 1"), all of them where print is small, and a
label so short teaches no type. But what stands next to a sign without a space is much nearer to it
than with one, in any type: the two bars of a sign of equality are found in the ink, and the gaps
beside them measured. And a letter is one piece seen from below, or is one with its neighbor: where
there are more pieces than letters one was lost, as the thin "i" of "Bi" is to all readers, or an
underscore is taken for a space.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.text.crops import upright
from unheat.text.measure import FloatArray, ink_extent, strokes
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Sites

_CLOSE = re.compile(r"(?<=[^\s=<>!:+*/-])=(?=[^\s=<>])")

_PIECES = {'"': 2, "\u201c": 2, "\u201d": 2, "\u2033": 2, "\u2026": 3}
"""Signs of more than one piece side by side, and of how many."""

_INKED = 0.35
"""Darkness (0–1) of a row of pixels that a bar of the sign crosses."""

_WIDE, _WIDEST = 0.4, 1.1
"""How wide a sign of equality is, in heights of its line."""

_SPACE = 0.3
"""Gap beside it that has a space in it, in heights of its line: without one it is half as wide."""


def told_by_pieces(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of single lines with spaces about their one sign of equality where both gaps have
    room for them, up for review where no reader saw any, and those in doubt that have fewer letters
    than pieces of ink."""
    return {
        key: reading
        if len(reading.site.lines) != 1 or reading.site.role == "tick" or reading.layer
        else _whole(sites, _spaced(sites, reading))
        for key, reading in readings.items()
    }


def _whole(sites: Sites, reading: Reading) -> Reading:
    text = reading.text
    if reading.review or not text:
        return reading
    more = len(strokes(upright(sites, reading.site.lines[0], reading.turn))) - most_pieces(text)
    if more <= 0:
        return reading
    rules = more == text.count(" ") and all(map(str.isalnum, text.replace(" ", "")))
    return changed(reading, text.replace(" ", "_"), sure=False) if rules else doubted(reading)


def most_pieces(text: str) -> int:
    """Pieces side by side that a text is drawn with at most.

    >>> most_pieces("Bi"), most_pieces("k = 1"), most_pieces("Etc…")
    (2, 3, 6)
    """
    return sum(_PIECES.get(one, 1) for one in text if not one.isspace())


def _spaced(sites: Sites, reading: Reading) -> Reading:
    if reading.text.count("=") != 1 or not _CLOSE.search(reading.text):
        return reading
    gaps = gaps_about_equal(upright(sites, reading.site.lines[0], reading.turn))
    if gaps is None or min(gaps) < _SPACE:
        return reading
    text = _CLOSE.sub(" = ", reading.text)
    found = replace(reading, text=text, others=(reading.text, *reading.others))
    return (
        found if reading.review or any(" = " in said for said in reading.said) else doubted(found)
    )


def gaps_about_equal(grey: npt.NDArray[np.uint8]) -> tuple[float, float] | None:
    """The gaps before and behind the one sign of equality of a line (h, w), dark on white, in
    heights of the line; None where there is not exactly one between other letters."""
    extent, ink = ink_extent(grey), strokes(grey)
    if extent is None:
        return None
    height = extent[1]
    found = [
        number
        for number in range(1, len(ink) - 1)
        if _is_equal(grey[:, int(ink[number, 0]) : int(np.ceil(ink[number, 1]))], height)
    ]
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
