"""An "m" or an "rn": the letters that readers take for each other, told by their ink.

Both readers make "Kemel" of a small "Kernel" and are sure of it. The strokes are the same, but
the gap between an "r" and an "n" is not quite that of an "m", and what an "rn" leaves
unexplained tells them apart where the type is known. How much better it explains an "m" than an
"m" itself does depends on how well the type fits, since most families have sisters in which an
"m" is a little wider; that is the same for all labels of an axis, so each is held against the
others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from unheat.text.arch_words import with_rn
from unheat.text.likeness import canvases
from unheat.text.pens import NATIVE, OWN_TYPE, Item, Type
from unheat.text.reading import Reading, changed, doubted
from unheat.text.spelling import plain

# An "rn" follows upon a vowel, at the end of a syllable; before the letters of the second no
# syllable ends with an "m", or hardly any.
_ARCH, _RARE = re.compile("(?<=[AEIOUaeiou])m"), re.compile("m[cdghjkrvwz]")
_ANY = re.compile("m")
# Ink, in squares of the em, that an "rn" must explain more than those of the same axis to be one
# and to be doubted: in a type that fits, and how much more where it leaves over a share of its ink.
_SURE, _DOUBTED = (0.006, 0.03), (0.001, 0.02)
# How much of that may be for what is usual.
_MUCH = 1.5
# Type of fewer pixels an em is small print.
_LEAST_EM = 10.0
# Least number of an "m" on an axis that tell what is usual, the share of them that is less, and
# how many labels are looked at for it.
_ENOUGH, _USUAL, _MOST = 3, 25, 24


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Arch:
    """Where a label has an "m", and how much more ink an "rn" in its place explains."""

    item: Item
    place: int
    lead: float


def arched(text: str) -> bool:
    """Whether a text has an "m" that may be an "rn".

    >>> arched("Kemel"), arched("mean"), arched("Palma")
    (True, False, False)
    """
    return _ARCH.search(text) is not None


def with_arches(known: Type, items: Sequence[Item]) -> dict[str, Reading]:
    """Readings of labels of one axis that have an "rn", or may have one, or are shown to have an
    "m", by their site.

    ``items`` are those with an "m" anywhere; the first ones tell what is usual.
    """
    if known.misfit > OWN_TYPE or not any(arched(item.reading.text) for item in items):
        return {}
    first = sorted(items, key=lambda item: not arched(item.reading.text))[:_MOST]
    found = [one for item in first for one in _arches(known, item)]
    leads = [one.lead for one in found]
    usual = float(np.percentile(leads, _USUAL)) if len(leads) >= _ENOUGH else 0.0
    # In a sister of the family that every "m" is wider in none is parted.
    told = len(leads) >= _ENOUGH and usual <= known.limit(_DOUBTED) and known.misfit <= NATIVE
    result: dict[str, Reading] = {}
    for item in first:
        # Whatever is usual, no text is believed that explains less than another one.
        own = {
            one.place: min(one.lead - usual, _MUCH * one.lead)
            for one in found
            if one.item is item and one.lead > 0 and _ARCH.match(item.reading.text, one.place)
        }
        if own:
            result[item.site.key] = _weighed(known, item.reading, own, told=told)
        elif told and arched(item.reading.text):
            result[item.site.key] = replace(item.reading, holds_m=True)
    return result


def _weighed(known: Type, reading: Reading, ahead: dict[int, float], *, told: bool) -> Reading:
    """A reading with "rn" at the places of an "m" where that is ``ahead`` of it (em²).

    Where the axis has not ``told`` what is usual nothing is put in the place of what was read.
    """
    least, most = known.limit(_DOUBTED), known.limit(_SURE)
    said = {plain(one) for one in (*reading.others, *reading.spellings)}
    every = _parted(reading.text, list(ahead))
    if plain(every) in said:
        return changed(reading, every, sure=told and min(ahead.values()) > least)
    open_places = [place for place in ahead if ahead[place] > (least if told else most)]
    likely = [place for place in ahead if ahead[place] > most]
    if told and likely:
        # What was turned is softened by it, and an "rn" then has the gap of an "m".
        sure = likely == open_places and not reading.review and reading.turn % 90 == 0
        meant = _parted(reading.text, likely)
        # In small print it must make a word, too: "mediurnpurple" explains more ink by chance.
        sure = sure and (known.pen.em >= _LEAST_EM or with_rn(reading.text) == meant)
        return changed(reading, meant, sure=sure)
    rare = any(_RARE.match(reading.text, place) for place in ahead)
    return doubted(reading) if open_places or rare else reading


def _parted(text: str, places: Sequence[int]) -> str:
    for place in sorted(places, reverse=True):
        text = text[:place] + "rn" + text[place + 1 :]
    return text


def _arches(known: Type, item: Item) -> Iterator[_Arch]:
    text, area = item.reading.text, known.pen.em**2
    places = [found.start() for found in _ANY.finditer(text)]
    sheets = canvases(item.ink, [text], known.pen) if places else []

    def left(one: str) -> float:
        return min(sheet.left(one) for sheet in sheets) / area

    for place in places:
        yield _Arch(item=item, place=place, lead=left(text) - left(_parted(text, [place])))
