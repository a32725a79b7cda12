"""Where a line has spaces, by the gaps in its ink.

Readers leave spaces out and put them in. In the ink a space is a gap wider than the room
that the two letters beside it keep by themselves, by a quarter of an em.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.text.measure import FloatArray
from unheat.text.spelling import attached

# Narrower gaps, in em, hold no space in any family.
_NARROW = 0.16
# The same beside a 1, and between two: what each leaves blank of its advance, and half a space.
_BESIDE_ONE, _BETWEEN_ONES = 0.45, 0.6
# Wider gaps, as a share of the line's height, part words if letters keep far less.
_PLAIN = 0.28
_LEAST_GAP_PX = 0.5
# The only gap of a line, as a share of its height, is a space if it is wider than this: two
# letters of a word are not, and there is no other gap to compare it with.
_ALONE = 0.45
# How far from the end of a letter a gap may begin, in em.
_ASTRAY = 0.22


def plain_spaces(ink: FloatArray, height: float) -> int:
    """How many gaps of a line are spaces in any type; narrower ones may be too.

    ``ink`` (m, 2) are the inked stretches of the line and ``height`` its height, in pixels.
    """
    gaps = ink[1:, 0] - ink[:-1, 1]
    if len(gaps) == 1:
        return int(gaps[0] > _ALONE * height)
    if len(gaps) < 2:
        return 0
    return int(_are_plain(gaps, height).sum())


def with_plain_space(text: str, ink: FloatArray, height: float) -> str | None:
    """A text without spaces, with those that are plain in its ink; None where there is none, or
    where letters touch, so that nobody knows between which two they stand.

    >>> with_plain_space("pH4", np.array([[0.0, 5.0], [6.0, 12.0], [16.0, 22.0]]), 12.0)
    'pH 4'
    >>> with_plain_space("v11", np.array([[0.0, 9.0], [12.0, 16.0], [22.5, 27.0]]), 14.0)
    """
    gaps = ink[1:, 0] - ink[:-1, 1]
    if " " in text or len(ink) != len(text) or len(gaps) < 2:
        return None
    ones = [pair.count("1") for pair in itertools.pairwise(text)]
    real = gaps > np.array([0.0, _BESIDE_ONE, _BETWEEN_ONES])[ones] * height
    plain = [" " if one else "" for one in _are_plain(gaps, height) & real]
    result = text[0] + "".join(
        space + letter for space, letter in zip(plain, text[1:], strict=True)
    )
    return result if result != text else None


def breaks_word(text: str, seen: Sequence[str]) -> bool:
    """Whether a text has a space between two small letters where another reader saw none.

    >>> breaks_word("Coa st", ["Coa st", "Coast"]), breaks_word("pH 4", ["pH 4", "pH4"])
    (True, False)
    """
    inside = any(
        one == " " and text[i - 1 : i].islower() and text[i + 1 : i + 2].islower()
        for i, one in enumerate(text)
    )
    return inside and any(one.count(" ") < text.count(" ") for one in seen)


def _are_plain(gaps: FloatArray, height: float) -> npt.NDArray[np.bool_]:
    """(n,): which gaps are spaces in any type. Of two gaps the narrower one is that of letters."""
    usual = max(float(np.sort(gaps)[(len(gaps) - 1) // 2]), _LEAST_GAP_PX)
    plain: npt.NDArray[np.bool_] = (gaps > 1.8 * usual) & (gaps > _PLAIN * height)
    return plain


def spaced(
    text: str,
    letters: FloatArray,
    em: float,
    space: float,
    ink: FloatArray,
    share: float = 0.5,
) -> str | None:
    """``text`` with the spaces that the ink has; None where ink and letters do not match.

    ``letters`` (n, 3) are advance and begin and end of the ink of every letter of the text
    without its spaces, ``em`` and ``space`` the sizes of both, ``ink`` (m, 2) the inked
    stretches of the line; all in pixels. A gap with ``share`` of a space to spare holds one.
    """
    compact = text.replace(" ", "")
    if len(compact) < 2 or not len(ink):
        return text
    starts = np.concatenate([[0.0], np.cumsum(letters[:-1, 0])])
    begins, ends = starts + letters[:, 1], starts + letters[:, 2]
    shift = ink[0, 0] - begins[0]
    first = 0
    cuts: list[int] = []
    for (_, gap_from), (gap_to, _) in itertools.pairwise(ink):
        if gap_to - gap_from < _NARROW * em:
            continue
        away = np.abs(ends[first:-1] + shift - gap_from)
        if not len(away) or away.min() > _ASTRAY * em:
            return None
        last = first + int(away.argmin())
        own = begins[last + 1] - ends[last]
        if gap_to - gap_from - own > share * space:
            cuts.append(last + 1)
        shift = gap_to - begins[last + 1]
        first = last + 1
    if abs(ends[-1] + shift - ink[-1, 1]) > 1.5 * _ASTRAY * em:
        return None
    parts = [compact[a:b] for a, b in zip([0, *cuts], [*cuts, len(compact)], strict=True)]
    return attached(" ".join(parts))
