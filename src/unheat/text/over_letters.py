"""Dots and accents over letters, straight from the ink.

Readers see the commoner form of a word, "Mar" for "Mär", and know few accents. The pieces of ink
that stand over letters are plain where print is large enough.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.medians import median

_LOW_LETTERS = frozenset("acegmnopqrsuvwxyz")
# So much higher than other small letters, in heights of a letter, is one with a mark.
_RAISED = 0.2
_WORDS = re.compile(r"[^\W_]+(?:[-. ]+[^\W_]+)*")
_LETTERS = re.compile(r"[^\W_]")
# How tall a letter is at least, in heights of one.
_LETTER = 0.65
# Lower letters, in pixels, do not show what stands over or below them.
_SHOWN_PX = 9.0
# How large a dot over a letter is at most, and how far above the base line it stands.
_DOT, _OVER = 0.4, 0.6
# Marks that are set over letters.
_ABOVE = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030c"

_TWO_WIDE = 0.37
"""Heights of letters from which a mark over them, wider than high, is two dots that touch; one dot
is as wide as a stem, a third of that at most."""

_ONE_PX = 6.0
"""Letters of so many pixels show how wide a mark over them is."""


def with_dots(extents: npt.NDArray[np.float64], size: float, texts: Sequence[str]) -> str | None:
    """The one of two texts with more dots over its letters if the ink has as many, else None.

    ``extents`` and ``size`` as for ``marks.with_commas``. "Naive" and "Naïve" differ in one.
    """
    if not shows_marks(size):
        return None
    over, high, wide = _over_letters(extents, size)
    # Two dots that have run together are wide; one alone is no wider than it is high.
    pieces = int(over.sum() + (over & _are_two(high, wide, size)).sum())
    # Dots are lost and seldom found: the text with more of them must have them all.
    most = max(texts, key=lambda text: sum(map(_dots, text)))
    counts = [sum(map(_dots, text)) for text in texts]
    return most if counts.count(max(counts)) == 1 and max(counts) == pieces else None


def is_words(text: str) -> bool:
    """Whether a text is words and no sign besides: letters, digits, points and dashes.

    >>> is_words("Mistral-7B v0.1"), is_words("Loss (%)"), is_words("12")
    (True, False, False)
    """
    return _WORDS.fullmatch(text) is not None and any(map(str.isalpha, text))


def has_lost_dots(
    extents: npt.NDArray[np.float64], size: float, text: str, *, accents: int = 0
) -> bool:
    """Whether the ink has more marks over its letters than a text of words has.

    ``extents`` and ``size`` as for ``marks.with_commas``. "Mar" is a month, and so is "Mär". In
    small print marks and their letter are one piece, which is higher than small letters are. So
    many ``accents`` are known to be one mark each, however wide: no two dots that have run
    together.
    """
    return shows_marks(size) and has_more_marks(extents, size, text, accents)


def has_more_marks(
    extents: npt.NDArray[np.float64], size: float, text: str, accents: int = 0
) -> bool:
    """As ``has_lost_dots`` for print of any size: in small print specks pass for marks."""
    letters = extents[:, 3] - extents[:, 1] > _LETTER * size
    # Where letters touch or are broken pieces tell nothing.
    spelled = _LETTERS.findall(text)
    if not is_words(text) or letters.sum() != len(spelled):
        return False
    pieces = extents[letters]
    tops = pieces[np.argsort(pieces[:, 0], kind="stable"), 1]
    low = tops[[one in _LOW_LETTERS for one in spelled]]
    if len(low) and low.min() <= low.max() - _RAISED * size:
        return True
    over, high, wide = _over_letters(extents, size)
    over &= _above_one(extents, pieces)
    count = int(over.sum()) + max(0, int((over & _are_two(high, wide, size)).sum()) - accents)
    return count > sum(map(_dots, text))


def _above_one(
    extents: npt.NDArray[np.float64], letters: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """(n,) which pieces (n, 4) stand above one of the letters (m, 4): what a codec leaves beside
    their heads, or between two of them, is no mark."""
    start, _, end, bottom = (side[:, None] for side in extents.T)
    over = np.minimum(end, letters[:, 2]) > np.maximum(start, letters[:, 0])
    above: npt.NDArray[np.bool_] = (over & (bottom <= letters[:, 1])).any(axis=1)
    return above


def one_dot_shows(extents: npt.NDArray[np.float64], size: float, text: str) -> bool:
    """Whether small print shows all dots of a text over its letters, each as narrow as one."""
    over, high, wide = _over_letters(extents, size)
    single = over & ~_are_two(high, wide, size)
    return size >= _ONE_PX and int(single.sum()) == int(over.sum()) == sum(map(_dots, text))


def _are_two(
    high: npt.NDArray[np.float64], wide: npt.NDArray[np.float64], size: float
) -> npt.NDArray[np.bool_]:
    """Which pieces of these heights and widths are two dots that have run together, if any dots."""
    return (wide >= _TWO_WIDE * size) & (wide > high)


def _over_letters(
    extents: npt.NDArray[np.float64], size: float
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Which pieces of ink stand over letters, and the heights and widths of all."""
    high = extents[:, 3] - extents[:, 1]
    wide = extents[:, 2] - extents[:, 0]
    letters = high > _LETTER * size
    if not letters.any():
        return np.zeros(len(high), dtype=bool), high, wide
    base = float(median(extents[letters, 3]))
    over = (high <= _DOT * size) & (wide <= 2 * _DOT * size)
    over &= extents[:, 3] <= base - _OVER * size
    return over, high, wide


def shows_marks(size: float) -> bool:
    """Whether print with letters of this height shows what stands over them or hangs below.

    >>> shows_marks(7.5), shows_marks(11.0)
    (False, True)
    """
    return size >= _SHOWN_PX


def _dots(character: str) -> int:
    """How many pieces stand over a letter: its dot, an accent, or two dots."""
    marks = [one for one in unicodedata.normalize("NFD", character)[1:] if one in _ABOVE]
    return sum(2 if one == "\u0308" else 1 for one in marks) or int(character in "ij")
