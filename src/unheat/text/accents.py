"""An "i" whose dot one reader takes for an accent, in a figure whose language has accents.

At the size of print the two look alike, and among English words a dot is what it is. But where
the same figure says "Miércoles", "dia" is "día" as likely as not: that dispute is open.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from unheat.model import Reason
from unheat.text.reading import Reading, changed, doubted
from unheat.text.spelling import plain_dots

_WORD = re.compile(r"[^\W\d_]+")
_DOUBTED = 0.5
_GRAVE_END, LARGE_PX = re.compile(r"[^\W\d_]{2}[àèìòóùú]$"), 12.0
"""Of print as large as that readers see whether a dot is one."""
_POLISH = frozenset("ąęłńśźżĄĘŁŃŚŹŻ")
_FRENCH, _DOTTED = frozenset("âêîôûèçœÂÊÎÔÛÈÇŒ"), frozenset("äöÄÖ")
"""Beside the first, which German has not, two dots of small print may be a roof: "Bâle"."""
_DOTLESS, _TURKISH = "ı", frozenset("ğşĞŞİ")
"""A letter of Turkish, and those that stand beside it there."""
_MACRONS = frozenset("āēīōūĀĒĪŌŪ")
"""Two dots that have run together look like a bar: of one language all names have some."""
_HUNGARIAN, _TWO_DOTS = frozenset("áéíóúÁÉÍÓÚ"), frozenset("öüÖÜ")
"""Beside the first, which German has not, the others may have two strokes for their dots."""
_RINGED = str.maketrans(dict.fromkeys("áàâã", "å") | dict.fromkeys("ÁÀÂÃ", "Å"))
"""What readers take the ring of Nordic letters for."""
_NORDIC, _TWO_FOR_ONE = frozenset("øæåØÅ"), re.compile(r"(?<![^\W\d_])AE(?=[a-zæøå])")
"""Letters beside which a name begins with "Æ" that a reader takes for two capitals."""


def with_accents(
    readings: Mapping[str, Reading],
    barless: frozenset[str] = frozenset(),
    dotted: frozenset[str] = frozenset(),
) -> dict[str, Reading]:
    """Readings whose accented "i" one reader saw, as written elsewhere or up for review.

    ``barless`` are the keys of those whose ink shows that no "l" has a bar, ``dotted`` of those in
    which dots are dots.

    The same word in another text that both readers accented settles it; accents on other
    letters of the figure only tell that it may have some.
    """
    readings = _with_rings(readings)
    readings = _with_barred(_with_lost_dots(readings), barless, dotted)
    disputed = {key: said for key, one in readings.items() if (said := _accented(one)) is not None}
    if not disputed:
        return dict(readings)
    texts = [one.text for key, one in readings.items() if key not in disputed]
    known = {word.lower() for text in texts for word in _WORD.findall(text)}
    marks = {mark for one in readings.values() for mark in _marks(plain_dots(one.text))}
    result = dict(readings)
    for key, said in disputed.items():
        reading = readings[key]
        words = [word for word in _WORD.findall(said) if word != plain_dots(word)]
        others = tuple(dict.fromkeys((reading.text, *reading.others)))
        if all(word.lower() in known for word in words):
            result[key] = replace(reading, text=said, others=others)
        elif marks:
            alike = _marks(said) <= marks
            result[key] = replace(
                reading,
                text=said if alike else reading.text,
                others=others if alike else tuple(dict.fromkeys((said, *reading.others))),
                review=True,
                confidence=min(reading.confidence, _DOUBTED),
                reasons=tuple(dict.fromkeys((*reading.reasons, Reason.READERS_DIFFER))),
            )
    return result


def _with_rings(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings that are up for review with the ring over an "a" that others have for sure, where no
    sure one has another mark there: "Luleá" beside "vår"."""
    sure = "".join(one.text for one in readings.values() if not one.review)
    readings = _with_one_capital(readings) if _NORDIC & set(sure) else readings
    if not set("åÅ") & set(sure) or sure.translate(_RINGED) != sure:
        return dict(readings)
    ringed = {key: one.text.translate(_RINGED) for key, one in readings.items() if one.review}
    return {
        key: changed(one, ringed[key], sure=False) if ringed.get(key, one.text) != one.text else one
        for key, one in readings.items()
    }


def _with_one_capital(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings that are up for review as one reader has them who saw an "AE" before a small letter,
    which is an "Æ": others see there an "E" or an "A"."""
    result = dict(readings)
    for key, one in readings.items():
        said = next((text for text in one.said if _TWO_FOR_ONE.search(text)), None)
        if one.review and said is not None:
            result[key] = changed(one, _TWO_FOR_ONE.sub("Æ", said), sure=False)
    return result


def _with_lost_dots(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings with those in doubt whose "i" has no dot beside no other letter of Turkish: a blur
    has joined it to the stroke, or the dot was lost."""
    dotless = {key for key, one in readings.items() if _DOTLESS in one.text}
    turkish = any(_TURKISH & set(one.text) for one in readings.values())
    if turkish or len(dotless) > 1:
        return dict(readings)
    return {
        key: changed(one, one.text.replace(_DOTLESS, "i"), sure=False) if key in dotless else one
        for key, one in readings.items()
    }


def _with_barred(
    readings: Mapping[str, Reading], barless: frozenset[str], dotted: frozenset[str]
) -> dict[str, Reading]:
    """Readings with those labels doubted that have an "l" beside labels with letters of Polish,
    in which it may have a bar that no reader sees: "Wrocław". And those in small print, or on a
    slope, that end in an "i" beside Italian ones that end in a vowel with an accent to one reader:
    "Forlì". And those with two dots over an "o" or "u" beside letters of Hungarian, which may be
    two strokes: "Kőszeg", those over an "a" or "o" beside letters of French, which may be a roof,
    and a bar over a letter that no other text has, which may be two dots.
    """
    barred = {_axis(one) for one in readings.values() if _POLISH & set(one.text)}
    heard = ((one, (one.text, *one.spellings)) for one in readings.values())
    graved = {_axis(one) for one, texts in heard if any(map(_GRAVE_END.search, texts))}
    open_dots = any(_TWO_DOTS & set(one.text) for one in readings.values())
    told = [one for one in readings.values() if open_dots and _HUNGARIAN & set(one.text)]
    stroked = {_axis(one) for one in told}
    roofed = {_axis(one) for one in readings.values() if _FRENCH & set(one.text)}
    lone = sum(bool(_MACRONS & set(one.text)) for one in readings.values()) == 1
    if not barred | graved | stroked | roofed and not lone:
        return dict(readings)

    def is_open(one: Reading) -> bool:
        if one.review or one.layer:
            return False
        bar = _axis(one) in barred and not _POLISH & set(one.text) and "l" in one.text.lower()
        # What was turned level for the readers is softer.
        small = one.site.lines[0].size < LARGE_PX or one.turn % 90.0 != 0.0
        bar &= one.site.key not in barless
        dots = _axis(one) in stroked and bool(_TWO_DOTS & set(one.text))
        dots |= _axis(one) in roofed and small and bool(_DOTTED & set(one.text))
        bar |= dots and one.site.key not in dotted
        bar |= lone and small and bool(_MACRONS & set(one.text))
        return bar or (_axis(one) in graved and one.text[-1:] == "i" and small)

    return {key: doubted(one) if is_open(one) else one for key, one in readings.items()}


def _axis(reading: Reading) -> tuple[str, int]:
    return reading.site.role, reading.site.owner


def _accented(reading: Reading) -> str | None:
    """What one reader said of a text that is written with plain dots, None if none differed so."""
    if reading.layer or len(set(reading.spellings)) < 2 or reading.text != plain_dots(reading.text):
        return None
    for said in reading.spellings:
        if said != reading.text and plain_dots(said) == reading.text:
            return said
    return None


def _marks(text: str) -> set[str]:
    """The marks over and under the letters of a text."""
    return {one for one in unicodedata.normalize("NFD", text) if unicodedata.combining(one)}


def has_accents(text: str) -> bool:
    """Whether a text has Latin letters that English has not.

    >>> has_accents("Tromsø"), has_accents("Yılmaz"), has_accents("IL-1β")
    (True, True, False)
    """
    return any("\u00c0" <= sign <= "\u024f" and sign.isalpha() for sign in text)
