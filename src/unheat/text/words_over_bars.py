"""Words in the place of a factor: the name of a bar that a blur or a codec joined to one piece.

Over an upright bar without a name a short text may be the common factor of its numbers. Letters
that ran into each other, or into the number at the bar's end, look like no name there, and words
that were taken for such a factor and are none were forgotten. A symbol of one or two letters ("Pd")
stands there as well, and is told by letters that no factor is misread as. What is as large as a
letter and no reader knows (the "r" of a blurred photograph) was forgotten as well.
"""

from __future__ import annotations

from statistics import median

from unheat.model import Label, Reason
from unheat.text.doubted_places import label_doubted
from unheat.text.offsets import may_be_offset, offset_of
from unheat.text.sites import BarTexts, Sites

_LETTERS = 3
"""What has fewer letters may be a factor that was misread."""

_OF_FACTORS = frozenset("eEiIlLoOxXsSzZbBgqDQ")
"""Letters of factors ("1e3", "x10"), and those that their digits are misread as."""

_SPECK = 0.5
"""What is lower than this share of the numbers at the bar is no letter in their type."""

_STROKE = 0.25
"""What is narrower than this share of their height is a mark."""


def named_as_factor(bar: BarTexts) -> Label | None:
    """What is asked about as the name of a bar that has none: words where its factor would be."""
    words = bar.offset
    if bar.label is not None or bar.keys or words is None or offset_of(words.text) is not None:
        return None
    letters = sum(map(str.isalpha, words.text))
    if may_be_offset(words.text) or not (letters >= _LETTERS or _is_symbol(bar, words)):
        return None
    return words if words.review else label_doubted(words, Reason.LABEL_PLACE, 0.5)


def unread_as_factor(sites: Sites, number: int, bar: BarTexts) -> Label | None:
    """What is asked about as the name of a bar that has none: print in the place of a factor, as
    large as a letter beside its numbers, of which no reader made anything."""
    heights = [tick.box.height for tick in bar.ticks]
    if bar.label is not None or bar.offset is not None or bar.keys or not heights:
        return None
    usual = median(heights)
    for site in sites.of("bar-offset", number):
        box = site.box
        if box.height >= _SPECK * usual and box.width >= _STROKE * usual:
            none = (Reason.LABEL_MISSING,)
            return Label(text="", confidence=0.0, box=box, review=True, reasons=none)
    return None


def _is_symbol(bar: BarTexts, words: Label) -> bool:
    """Whether a text of a letter or two is as large as the numbers at its bar, and has a letter
    that stands for nothing in a factor."""
    heights = [tick.box.height for tick in bar.ticks]
    if words.box is None or not heights or words.box.height < _SPECK * median(heights):
        return False
    return any(sign.isalpha() and sign not in _OF_FACTORS for sign in words.text)
