"""Greek letters that hang under their line, where the letters that are read for them do not.

Of two readers one says "γδ T" and one "Yδ T". What is known of the letters of a typeface does not
settle it, but the tail of a "γ" does: nothing else in the label hangs. A "y" hangs as well, and no
word begins with one that goes on in Greek.
"""

from __future__ import annotations

from unheat.text.line_feet import TALL, pieces_of
from unheat.text.reading import Reading
from unheat.text.sites import Sites
from unheat.text.spelling import plain

_TAILED = frozenset("βγημρφχψ")
"""Greek letters that hang."""

_GREEK = frozenset("αβγδεζηθικλμνξοπρσςτυφχψω")

_HANGING = frozenset("gjpqyJQ,;()[]{}/|_@$")
"""Others that do, some of them in some families alone."""

_LOWER, _LOWER_PX = 0.12, 1.5
"""So much lower than the feet of the others a tail ends, as a share of a letter and in pixels."""


def has_greek_tail(sites: Sites, reading: Reading) -> bool:
    """Whether the spellings of a label differ from its text by Greek letters of it alone that hang,
    and its ink does, where no other letter would.
    """
    text = plain(reading.text)
    if not all(_differs_by_tails(text, plain(one)) for one in reading.spellings):
        return False
    extents, size = pieces_of(sites, reading, slanted=True), reading.site.lines[0].size
    if extents is None:
        return False
    feet = extents[extents[:, 3] - extents[:, 1] > TALL * size, 3]
    return bool(len(feet)) and bool(feet.max() >= feet.min() + max(_LOWER * size, _LOWER_PX))


def _differs_by_tails(text: str, other: str) -> bool:
    """Whether another spelling has Latin letters for Greek ones of a text that hang, beside a Greek
    one that both have where they would hang as well, and nothing else hangs."""
    if len(text) != len(other):
        return False
    for place, (own, said) in enumerate(zip(text, other, strict=True)):
        if own == said:
            if own in _HANGING:
                return False
            continue
        beside = {*text[max(place - 1, 0) : place], *text[place + 1 : place + 2]}
        agreed = {*other[max(place - 1, 0) : place], *other[place + 1 : place + 2]} & beside
        hangs = said in _HANGING
        if own not in _TAILED or not said.isascii() or (hangs and agreed.isdisjoint(_GREEK)):
            return False
    return True
