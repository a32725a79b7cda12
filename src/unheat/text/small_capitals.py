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

_SHOWN_PX, _LEAST_PX = 9.0, 2.0
"""In lower print rounding to pixels hides a quarter of a letter, and tops are known to a pixel."""

_OVER = 0.5
"""Share of the narrower of two pieces that lies over the other one where both are one letter."""

_ASCEND, _FLAT = frozenset("bdfhkl"), frozenset("acemnorsuvwxz")
"""Small letters as tall as capitals, and those as low as an "x"."""

_FEWEST = 2
"""Low letters at least, of whichever case they were read."""


def may_be_small(text: str, size: float) -> bool:
    """Whether a text has capitals enough, in letters whose ``size`` in pixels shows how tall."""
    return size >= _SHOWN_PX and sum(map(str.isupper, text)) > _FEWEST


def with_small_capitals(
    extents: npt.NDArray[np.float64], size: float, text: str
) -> tuple[str, bool]:
    """``text`` with small letters for the capitals that are lower than others, and whether every
    piece of ink is one of its letters and each word has a tall one; where letters touch words that
    begin with a tall piece and go on with low ones say that it is not certain, and no more.

    ``extents`` (n, 4) are where the pieces of the line begin and end, along and across, and
    ``size`` is the height of a letter, in pixels.
    """
    if not may_be_small(text, size) or not len(extents):
        return text, True
    pieces = extents[np.argsort(extents[:, 0], kind="stable")]
    pieces = _with_dots(pieces)
    high = float(median(pieces[:, 3])) - pieces[:, 1]
    signs = text.replace(" ", "")
    if len(pieces) != len(signs):
        low = _is_low(high, float(high.max()))
        spelled = _by_words(pieces, low, high > _LOW * high.max(), text)
        # Of what has touched more is low than small letters and signs are.
        lower = sum(not sign.isupper() for sign in signs)
        return text, spelled == text and int(low.sum()) < lower + _FEWEST
    # Brackets and rings are taller than capitals, and so are the small letters of many families.
    capitals = [sign.isascii() and sign.isupper() for sign in signs]
    if not any(capitals):
        return text, True
    tallest = float(high[capitals].max())
    low = _is_low(high, tallest)
    told = zip(signs, (high > _LOW * tallest).tolist(), strict=True)
    if any((sign in _ASCEND and not tall) or (sign in _FLAT and tall) for sign, tall in told):
        # Two letters that touch and one in two pieces: none of the pieces is the letter it seems.
        return text, True
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


def _is_low(high: npt.NDArray[np.float64], tallest: float) -> npt.NDArray[np.bool_]:
    """(n,) which pieces are as low as small capitals beside one that is the ``tallest``, pixels."""
    low: npt.NDArray[np.bool_] = high <= min(_LOW * tallest, tallest - _LEAST_PX)
    return low & (high >= _LOWEST * tallest)


def _with_dots(pieces: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Pieces of a line in order, those over each other as one: dots and their stems, rings and
    strokes of a percent sign."""
    joined: list[npt.NDArray[np.float64]] = []
    for piece in pieces:
        last = joined[-1] if joined else piece
        shared = min(last[2], piece[2]) - max(last[0], piece[0])
        if joined and shared > _OVER * min(last[2] - last[0], piece[2] - piece[0]):
            joined[-1] = np.concatenate(
                [np.minimum(last[:2], piece[:2]), np.maximum(last[2:], piece[2:])]
            )
        else:
            joined.append(piece)
    return np.array(joined)


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
