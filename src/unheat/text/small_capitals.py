"""Small capitals: letters with the forms of capitals and the height of small ones.

Readers go by the forms and write "BERT" where "Bert" stands. All capitals of a line are as tall as
each other, so that those which are lower than its tallest are its small letters.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.medians import median

_LOW, _LOWEST = 0.86, 0.62
"""Small capitals are about three quarters as tall as capitals, hardly taller than small letters."""

_SHOWN_PX = 9.0
"""In lower print rounding to pixels hides a quarter of a letter."""

_FEWEST = 2
"""Low letters at least, of whichever case they were read."""


def may_be_small(text: str, size: float) -> bool:
    """Whether a text has capitals enough, in letters whose ``size`` in pixels shows how tall."""
    return size >= _SHOWN_PX and sum(map(str.isupper, text)) > _FEWEST


def with_small_capitals(
    extents: npt.NDArray[np.float64], size: float, text: str
) -> tuple[str, bool]:
    """``text`` with small letters for the capitals that are lower than others, and whether every
    piece of ink is one of its letters and each word has a tall one; where letters touch only words
    that begin with a tall piece and go on with low ones tell, and not for sure.

    ``extents`` (n, 4) are where the pieces of the line begin and end, along and across, and
    ``size`` is the height of a letter, in pixels.
    """
    if not may_be_small(text, size) or not len(extents):
        return text, True
    pieces = extents[np.argsort(extents[:, 0], kind="stable")]
    high = float(median(pieces[:, 3])) - pieces[:, 1]
    low = (high <= _LOW * high.max()) & (high >= _LOWEST * high.max())
    tall = high > _LOW * high.max()
    if len(pieces) != len(text.replace(" ", "")):
        spelled = _by_words(pieces, low, tall, text)
        # Of what has touched more is low than small letters and signs are.
        signs = sum(not character.isupper() and character != " " for character in text)
        return spelled, spelled == text and int(low.sum()) < signs + _FEWEST
    rest = iter(low.tolist())
    small = [character != " " and next(rest) for character in text]
    capital = [character.isupper() for character in text]
    lowered = [one and other for one, other in zip(small, capital, strict=True)]
    letters = sum(one and other.isalpha() for one, other in zip(small, text, strict=True))
    if not any(lowered) or letters < _FEWEST or sum(lowered) == sum(capital):
        return text, True
    pairs = list(zip(lowered, text, strict=True))
    spelled = "".join(character.lower() if one else character for one, character in pairs)
    # A word without a tall letter may be in capitals of another size.
    alone = [word for word in spelled.split() if word.islower() and word not in text.split()]
    return spelled, not alone


def _by_words(
    pieces: npt.NDArray[np.float64],
    low: npt.NDArray[np.bool_],
    tall: npt.NDArray[np.bool_],
    text: str,
) -> str:
    """The text with words in capitals that begin with a tall piece and go on with low ones."""
    words = text.split(" ")
    gaps = pieces[1:, 0] - np.maximum.accumulate(pieces[:, 2])[:-1]
    if len(words) > len(pieces):
        return text
    wide = np.sort(np.argsort(-gaps, kind="stable")[: len(words) - 1])
    edges = [0, *(wide + 1).tolist(), len(pieces)]
    told = []
    for word, first, end in zip(words, edges[:-1], edges[1:], strict=True):
        small = end - first > 1 and tall[first] and bool(low[first + 1 : end].all())
        told.append(word[0] + word[1:].lower() if small and word.isupper() else word)
    return " ".join(told)
