"""Turned labels that are words of the same letters the other way up: "HO" and "OH", "S6" and "9S".

Which way they are turned the readers tell for an axis as a whole, by letters that make no sense on
their heads. Where no label has such a letter nothing tells, and a person is asked. So it is with a
short word alone whose other way up a reader is sure of as well: "Old" on its head is "PIO", and
with any name that is letter by letter another one. A letter alone beside rows may lie as well: "E"
is an "m" on its side.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from unheat.model import Word
from unheat.text.letter_names import NAMES
from unheat.text.on_its_head import on_its_head
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites
from unheat.text.turns import groups

_FEWEST = 2
"""Labels of an axis that may be on their heads; of one alone its form tells as much."""

_FEW = 1 / 3
"""Share of the labels of a turned axis that are read without a doubt, at most, where readers may
have been led the wrong way up."""

_SHORT, _SURE = 4, 0.9
"""Letters of a name that may be another word on its head, and from where a reader is sure of it."""

_LYING = 0.5
"""How sure a reader of a lying letter is of it."""

_AS_SURE = 0.75
"""The better reader is as sure of a name the other way up, from this share of its confidence on."""


def either_way_up(
    sites: Sites,
    readings: Mapping[str, Reading],
    words: Mapping[str, Word] = MappingProxyType({}),
    better: Mapping[str, Word] = MappingProxyType({}),
) -> dict[str, Reading]:
    """The readings of a figure with turned labels in doubt whose axis may read the other way, and
    turned names that a reader is as sure of the other way up (``words`` by crop, and those of the
    ``better`` one).
    """
    result = dict(readings)
    result |= {
        site.key: doubted(readings[site.key])
        for site in sites.sites
        if _reads_either_way(site, readings[site.key], words, _SURE)
        or _reads_either_way(site, readings[site.key], better, _AS_SURE * readings[site.key].second)
        or any(_lies(site, readings[site.key], heard) for heard in (words, better))
    }
    for (role, _), group in groups(sites).items():
        own = [readings[site.key] for site in group]
        sure = [one for one in own if one.text and not one.review]
        if role not in ("row", "column") or any(one.turn % 180 == 0.0 for one in own):
            continue
        if len(sure) <= _FEW * len(own):
            # Where most labels are hardly read, the few others may be read on their heads.
            result |= {one.site.key: doubted(one) for one in sure if len(one.text) <= _SHORT}
        # Numbers in a row tell by their order.
        if len(sure) < _FEWEST or all(one.text.isdecimal() for one in sure):
            continue
        other = {one.site.key: on_its_head(one.text) for one in sure}
        if all(other[one.site.key] is not None for one in sure):
            result |= {
                one.site.key: doubted(one) for one in sure if other[one.site.key] != one.text
            }
    return result


def _lies(site: Site, reading: Reading, words: Mapping[str, Word]) -> bool:
    """Whether a letter alone beside rows, where names are turned, that was read as it stands is
    another one to a reader that knows it lying: "E" is an "m", and "N" a "z"."""
    if site.role != "row-title" or len(site.lines) > 1 or reading.turn % 180 or reading.review:
        return False
    others = [words.get(site.crop_key(0, turn)) for turn in site.turns if turn % 180]
    said = [word.text.strip() for word in others if word and word.confidence >= _LYING]
    alone = len(reading.text) == 1 and reading.text.isalpha()
    return alone and any(len(one) == 1 and one.isalpha() and one != reading.text for one in said)


def _reads_either_way(site: Site, reading: Reading, words: Mapping[str, Word], sure: float) -> bool:
    """Whether a name alone is a word of as many letters on its head to a reader that is ``sure``
    of it: a short one, or one whose letters all are letters on their heads."""
    if site.role not in NAMES or site.turns != (90.0, 270.0) or len(site.lines) > 1:
        return False
    other = words.get(site.crop_key(0, 360.0 - reading.turn))
    if other is None or not reading.text or reading.review:
        return False
    # Bars and brackets about a letter tell as little as none.
    short = len(reading.text) <= _SHORT or sum(map(str.isalnum, reading.text)) == 1
    if not short and other.text.strip() != on_its_head(reading.text):
        return False
    # A sign that is the same the other way up is no other text: "%".
    other_way = other.text != reading.text and len(other.text) == len(reading.text)
    # No word ends in a stop of Chinese print, for which a degree on its head is taken.
    other_way &= "\u3002" not in other.text or "\u3002" in reading.text
    return other_way and 0.0 < sure <= other.confidence
