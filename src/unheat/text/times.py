"""Signs of multiplication, which readers take for the letter that looks like them; their spaces.

A letter stands on the base line. In most faces the sign stands off it by a sixth of a capital; in
the others nothing but the text around it tells which of them it is.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

_SIGN = re.compile(r"(?<=\d) ?[x×](?![^\W\d_])|(?<=[^x] )[x×](?= [^x])|(?<=[^\W_]) ?×")
"""Behind a digit, or alone between two things: where a sign may stand."""

_OFF, _OFF_PX = 0.1, 1.5
"""So far off the base line stands no letter: as a share of a letter's height, and in pixels, which
round digits may reach below it."""

_TALL = 0.65
"""Pieces of so many heights of a letter are letters and digits."""

_JOINED, _PARTED = 0.3, 0.4
"""Blanks beside a sign without a space, and with one, in heights of a letter: no more, no less."""

_BESIDE_ONE = 0.2
"""So much wider than beside other digits is the blank beside a one, where all are as wide."""

_READ_FOR = str.maketrans("xX*", "×××")


def with_times(extents: FloatArray, size: float, text: str) -> tuple[str, bool]:
    """``text`` with a sign of multiplication for each "x" whose ink stands off the base line, and
    whether all of its signs do and have the spaces that their ink has.

    ``extents`` (n, 4) are where the pieces of the line begin and end, along and across, and
    ``size`` is the height of a letter, in pixels.
    """
    found = list(_SIGN.finditer(text))
    if not found:
        return text, False
    pieces = extents[np.argsort(extents[:, 0], kind="stable")]
    at = [_piece_of(pieces, text, match.end() - 1) for match in found]
    feet = np.delete(pieces, [one for one in at if one is not None], axis=0)
    feet = feet[feet[:, 3] - feet[:, 1] >= _TALL * size, 3]
    if not len(feet):
        return text, False
    # What is raised, as an exponent, stands off it as well.
    base = float(median(feet[feet >= feet.max() - _TALL * size]))
    told = True
    for match, index in reversed(list(zip(found, at, strict=True))):
        if index is None or base - pieces[index, 3] < max(_OFF_PX, _OFF * size):
            told = False
            continue
        before, after = text[: match.end() - 1], text[match.end() :]
        left = _space(pieces, index - 1, size, before[-1:], before.rstrip()[-1:])
        right = _space(pieces, index, size, after[:1], after.lstrip()[:1])
        told &= left is not None and right is not None
        text = f"{before.rstrip()}{left or ''}×{right or ''}{after.lstrip()}"
    return text, told


def same_but_for_times(one: str, other: str) -> bool:
    """Whether two readings differ in signs of multiplication and the spaces about them alone.

    >>> same_but_for_times("2 × 2", "2x2"), same_but_for_times("G × E", "G × F")
    (True, False)
    """
    bare = (
        text.translate(_READ_FOR).replace(" ×", "×").replace("× ", "×") for text in (one, other)
    )
    return len(set(bare)) == 1


def _piece_of(pieces: FloatArray, text: str, place: int) -> int | None:
    """The number of the piece that a character is, None where letters touch or come apart."""
    before = len(text[:place].replace(" ", ""))
    if len(pieces) == len(text.replace(" ", "")):
        return before
    # A word of its own is the same piece from both ends where the widest blanks part the words.
    words = text.split()
    gaps = pieces[1:, 0] - np.maximum.accumulate(pieces[:, 2])[:-1]
    wide = np.sort(np.argsort(-gaps, kind="stable")[: len(words) - 1])
    number = text[:place].count(" ")
    narrow = np.delete(gaps, wide)
    if words[number] not in ("x", "×") or not 0 < number < len(words) - 1 or len(wide) <= number:
        return None
    if len(narrow) and narrow.max() >= gaps[wide].min():
        return None
    first, last = int(wide[number - 1]) + 1, int(wide[number])
    return first if first == last else None


def _space(pieces: FloatArray, number: int, size: float, had: str, beyond: str) -> str | None:
    """The space in the gap behind a piece, or the one it was read to have at the end of the text;
    None where the ink does not tell. ``beyond`` is the next character."""
    read = " " * (had == " ")
    if not 0 <= number < len(pieces) - 1 or not beyond:
        return read
    gap = float(pieces[number + 1, 0] - pieces[number, 2]) / size
    if _JOINED < gap < _PARTED + _BESIDE_ONE * (beyond == "1"):
        return read or None
    return " " if gap > _JOINED else ""
