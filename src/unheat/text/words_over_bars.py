"""Words in the place of a factor: the name of a bar that a blur or a codec joined to one piece.

Over an upright bar without a name a short text may be the common factor of its numbers. Letters
that ran into each other, or into the number at the bar's end, look like no name there, and words
that were taken for such a factor and are none were forgotten. A symbol of one or two letters ("Pd")
stands there as well, and is told by letters that no factor is misread as.
"""

from __future__ import annotations

from statistics import median

from unheat.model import Label, Reason
from unheat.text.doubted_places import label_doubted
from unheat.text.offsets import may_be_offset, offset_of
from unheat.text.sites import BarTexts

_LETTERS = 3
"""What has fewer letters may be a factor that was misread."""

_OF_FACTORS = frozenset("eEiIlLoOxXsSzZbBgqDQ")
"""Letters of factors ("1e3", "x10"), and those that their digits are misread as."""

_SPECK = 0.5
"""What is lower than this share of the numbers at the bar is no letter in their type."""


def named_as_factor(bar: BarTexts) -> Label | None:
    """What is asked about as the name of a bar that has none: words where its factor would be."""
    words = bar.offset
    if bar.label is not None or bar.keys or words is None or offset_of(words.text) is not None:
        return None
    letters = sum(map(str.isalpha, words.text))
    if may_be_offset(words.text) or not (letters >= _LETTERS or _is_symbol(bar, words)):
        return None
    return words if words.review else label_doubted(words, Reason.LABEL_PLACE, 0.5)


def _is_symbol(bar: BarTexts, words: Label) -> bool:
    """Whether a text of a letter or two is as large as the numbers at its bar, and has a letter
    that stands for nothing in a factor."""
    heights = [tick.box.height for tick in bar.ticks]
    if words.box is None or not heights or words.box.height < _SPECK * median(heights):
        return False
    return any(sign.isalpha() and sign not in _OF_FACTORS for sign in words.text)
