"""Disputes of readers that neither width nor likeness settles.

An "rn" is as wide as the "m" that it is taken for, and a reader that saw an "r" alone was no
further from it. Of two accents that were read, one explains the ink better, and a third one,
that nobody read, may explain it best.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.text.arches import arched
from unheat.text.reading import Reading
from unheat.text.spelling import plain, unaccented

_MANY, _SHARE = 4, 0.25
"""Labels of an axis that readers dispute, and the share of all, that show them at a loss."""

_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


def many_disputed(readings: Sequence[Reading]) -> bool:
    """Whether readers dispute so many labels of an axis that what they agree on is no proof."""
    own = [one for one in readings if one.text and not one.layer]
    disputed = sum(one.review and len({plain(text) for text in one.spellings}) > 1 for one in own)
    return disputed >= max(_MANY, _SHARE * len(own))


def raised_in_dispute(reading: Reading) -> bool:
    """Whether readers differ in a text with raised digits, which are smaller than its letters."""
    return (
        bool(_RAISED & set(reading.text)) and len({plain(text) for text in reading.spellings}) > 1
    )


def still_open(reading: Reading) -> bool:
    """Whether readers differed in a way that what settled it could not see."""
    said = {plain(text) for text in reading.spellings}
    if len(said) < 2:
        return False
    accents = [tuple(char for char in text if ord(char) > 127 and char.isalpha()) for text in said]
    # A mere dot that was taken for an accent leaves the letters undisputed.
    letters = len({unaccented(text) for text in said}) > 1
    disputed = letters and arched(reading.text) and not reading.shown
    return disputed or (all(accents) and len(set(accents)) > 1)
