"""Words in the place of a factor: the name of a bar that a blur or a codec joined to one piece.

Over an upright bar without a name a short text may be the common factor of its numbers. Letters
that ran into each other, or into the number at the bar's end, look like no name there, and words
that were taken for such a factor and are none were forgotten.
"""

from __future__ import annotations

from unheat.model import Label, Reason
from unheat.text.doubted_places import label_doubted
from unheat.text.offsets import may_be_offset, offset_of
from unheat.text.sites import BarTexts

_LETTERS = 3
"""What has fewer letters may be a factor that was misread."""


def named_as_factor(bar: BarTexts) -> Label | None:
    """What is asked about as the name of a bar that has none: words where its factor would be."""
    words = bar.offset
    if bar.label is not None or bar.keys or words is None or offset_of(words.text) is not None:
        return None
    if sum(map(str.isalpha, words.text)) < _LETTERS or may_be_offset(words.text):
        return None
    return words if words.review else label_doubted(words, Reason.LABEL_PLACE, 0.5)
