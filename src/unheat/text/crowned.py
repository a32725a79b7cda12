"""A capital with something on top that no reader saw: the ring of an "Å" touches its letter.

A label that is that capital alone is one of units and signs, and readers have no other letters to
tell by that there is more than an "A".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.ink import Glyphs
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading
from unheat.text.sites import Site

# Characters that are, or have, a piece of ink that does not end on the base line: tails below it,
# dots and strokes above it. Some typefaces let a "J" hang.
_OFF_LINE = frozenset("gijpqyJQ_,;:()[]{}/|-\u2010\u2013\u2212+=*^~<>'\"\u2019\u00b0")
# Small letters that are as high as a capital, or a little higher.
_AS_HIGH = frozenset("bdfhkl")
# Labels whose first letters tell how high one is, and how much higher one with a ring is, as a
# share of that and in pixels: by a quarter in most families, and tops are known to a pixel.
_FEWEST, _HIGHER, _LEAST_PX = 2, 1.15, 1.5
# The same of a letter that stands alone: no other letter of its label touches it.
_ALONE_PX = 1.0
# A capital is so wide at least as a share of its height: an "I" without serifs.
_LETTER = 0.25


def crowned(
    glyphs: Glyphs, group: Sequence[Site], readings: Mapping[str, Reading]
) -> frozenset[str]:
    """Keys of the level labels of an axis that begin with a capital without an accent, or are
    one, and whose ink reaches higher there than the first tall letters of the others do: "kg" and
    "W" tell of "Å" as well.
    """
    tops = {
        site.key: _first_height(glyphs, site, readings[site.key].turn, alone=len(text) == 1)
        if _stands(site, text)
        else _height_of_columns(glyphs, site)
        for site in group
        if _is_level_word(site, text := readings[site.key].text)
        and (_stands(site, text) or text[0] not in _OFF_LINE)
        and _inked(glyphs, site).any()
    }
    alone = {site.key for site in group if len(readings[site.key].text) == 1}
    if len(tops) <= _FEWEST:
        return frozenset()

    def stands_out(key: str) -> bool:
        usual = float(median([top for other, top in tops.items() if other != key]))
        least = _ALONE_PX if key in alone else _LEAST_PX
        return tops[key] >= max(_HIGHER * usual, usual + least)

    return frozenset(key for key in tops if _is_capital(readings[key].text) and stands_out(key))


def _is_capital(text: str) -> bool:
    return text[:1].isascii() and text[:1].isupper()


def _is_level_word(site: Site, text: str) -> bool:
    """Whether a label begins with a tall letter and stands on one line without a slope."""
    line = site.lines[0]
    capital = _is_capital(text) or text[:1] in _AS_HIGH
    level = len(site.lines) == 1 and (line.angle % 90 == 0 if len(text) == 1 else line.angle == 0)
    return capital and level and (len(text) > 1 or text not in _OFF_LINE)


def _stands(site: Site, text: str) -> bool:
    """Whether most pieces of ink of a label end on its base line, however its letters touch."""
    return len(site.lines[0].glyphs) > 2 * sum(letter in _OFF_LINE for letter in text)


def _first_height(glyphs: Glyphs, site: Site, turn: float, *, alone: bool) -> float:
    """How high the first letter of a label stands over its base line, in pixels; a mark that does
    not touch it is a part of a letter that stands alone.

    One letter does not tell how it is turned, and is laid out as those over it are: the ``turn``
    in which it was read does.
    """
    line = site.lines[0]
    extents = turned_extents(glyphs, line.glyphs, turn if alone else line.angle)
    if alone:
        return float(extents[:, 3].max() - extents[:, 1].min())
    first = extents[int(extents[:, 0].argmin())]
    return float(median(extents[:, 3]) - first[1])


def _height_of_columns(glyphs: Glyphs, site: Site) -> float:
    """The same where letters touch, behind a blur, of the columns of pixels that the first letter
    is sure to take: most columns of a label end on its base line, those of tails do not, and the
    first of a "J" hold its hook alone."""
    own = _inked(glyphs, site)
    columns = own[:, own.any(axis=0)]
    base = float(median(len(columns) - columns[::-1].argmax(axis=0)))
    first = columns[:, : max(1, round(_LETTER * base))]
    return base - float(first.any(axis=1).argmax())


def _inked(glyphs: Glyphs, site: Site) -> npt.NDArray[np.bool_]:
    """(h, w): the pixels of a label's own ink in its box."""
    line = site.lines[0]
    left, top, right, foot = (round(edge) for edge in line.box.as_tuple())
    return np.isin(glyphs.labels[top:foot, left:right], glyphs.label[line.glyphs])
