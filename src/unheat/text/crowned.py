"""A capital with something on top that no reader saw: the ring of an "Å" touches its letter.

A label that is that capital alone is one of units and signs, and readers have no other letters to
tell by that there is more than an "A".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unheat.medians import median
from unheat.text.ink import Glyphs
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading
from unheat.text.sites import Site

# Characters that are, or have, a piece of ink that does not end on the base line: tails below it,
# dots and strokes above it. Some typefaces let a "J" hang.
_OFF_LINE = frozenset("gijpqyJQ_,;:()[]{}/|-\u2010\u2013\u2212+=*^~<>'\"\u2019\u00b0")
# Labels whose first capitals tell how high one is, and how much higher one with a ring is, as a
# share of that and in pixels: by a quarter in most families, and tops are known to a pixel.
_FEWEST, _HIGHER, _LEAST_PX = 2, 1.15, 1.5
# The same of a letter that stands alone: no other letter of its label touches it.
_ALONE_PX = 1.0


def crowned(
    glyphs: Glyphs, group: Sequence[Site], readings: Mapping[str, Reading]
) -> frozenset[str]:
    """Keys of the level labels of an axis that begin with a capital without an accent, or are
    one, and whose ink reaches higher there than the first capitals of the others do.
    """
    tops = {
        site.key: _first_height(glyphs, site, alone=len(text) == 1)
        for site in group
        if _is_level_word(site, text := readings[site.key].text)
    }
    alone = {site.key for site in group if len(readings[site.key].text) == 1}
    if len(tops) <= _FEWEST:
        return frozenset()

    def stands_out(key: str) -> bool:
        usual = float(median([top for other, top in tops.items() if other != key]))
        least = _ALONE_PX if key in alone else _LEAST_PX
        return tops[key] >= max(_HIGHER * usual, usual + least)

    return frozenset(filter(stands_out, tops))


def _is_level_word(site: Site, text: str) -> bool:
    """Whether a label begins with a capital, has a base line and no slope: most of its pieces of
    ink end on that, however its letters touch.
    """
    line = site.lines[0]
    capital = text[:1].isascii() and text[:1].isupper()
    stands = len(line.glyphs) > 2 * sum(letter in _OFF_LINE for letter in text)
    level = len(site.lines) == 1 and (line.angle % 90 == 0 if len(text) == 1 else line.angle == 0)
    return capital and stands and level


def _first_height(glyphs: Glyphs, site: Site, *, alone: bool) -> float:
    """How high the first letter of a label stands over its base line, in pixels; a mark that does
    not touch it is a part of a letter that stands alone."""
    line = site.lines[0]
    extents = turned_extents(glyphs, line.glyphs, line.angle)
    if alone:
        return float(extents[:, 3].max() - extents[:, 1].min())
    first = extents[int(extents[:, 0].argmin())]
    return float(median(extents[:, 3]) - first[1])
