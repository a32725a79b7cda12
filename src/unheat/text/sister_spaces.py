"""Spaces of a label, as its sisters on the axis have them: "DrugA" beside "Drug B" and "Drug C".

Small type that is set on whole pixels closes a gap before one letter and not before another, and no
reader keeps it then. A word that other labels of the axis begin with, before a space, ends in one
here as well; and of labels that are built alike around a sign, "A+ B" and "A + C", those with the
rarer spaces are asked about, and so is the one code among many that a space parts from a letter
("AMO T" among "GJA1" and "TTN"). A letter alone ("L V1", "R V1") is a word where several have it.
Numbers with one unit are written alike: where "1 h" is read with a space and "24h" without, readers
lost it in most or made it up in one, and all are asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Sites

_FIRST_WORD = re.compile(r"([^\W\d_]{2,}) (?=[A-Z0-9])")
_NEXT_TO_IT = re.compile(r"[A-Z](?![a-z])|\d")
_DIGITS = re.compile(r"\d+")
_OTHER_WORDS = re.compile(r"(?<![^\W\d_])(?![^\W\d_]{2,} ?\d)[^\W\d_]+")
"""Words that stand before no number, but for letters alone."""
_UNIT = re.compile(r"(?<=\d)( ?)[^\W\d_](?![^\W\d_])")
_QUANTITY = re.compile(r"[-+\u2212]?\d+(?:[.,]\d+)?[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]*( ?)([^\W\d_]{1,3})$")
_WITH, _WITHOUT = re.compile(r"(?<!\w)[wW]/"), re.compile(r"(?<!\w)[wW]/o(?!\w)")
"""Words that hold a sign."""

_SIGN_ALONE = re.compile(r"(?<!\S)\w(?!\S)")
_MANY = 8
"""So many labels without a space stand beside each with one, at least."""

_LONE = re.compile(r"([A-Z]) (?=[A-Z0-9])")
_FEWEST, _FEWEST_LONE = 2, 3
"""Other labels that tell how a word goes on, and how a letter alone does."""

_TITLES, _LONG = ("row-title", "column-title"), 4
"""Titles of the axes often end in one word, which is so long."""


def spaced_as_sisters(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of row and column labels; those whose spaces their axis contradicts are in doubt."""
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        for role in ("row", "column"):
            axis = [readings[site.key] for site in sites.of(role, number)]
            texts = [one.text for one in axis]
            rare = _rarely_spaced(texts) | _unevenly_spaced(texts) | _broken_codes(texts)
            for one in axis:
                if one.layer:
                    continue
                parted = _parted(one.text, texts)
                if parted is not None:
                    result[one.site.key] = changed(one, parted, sure=False)
                elif one.text in rare:
                    result[one.site.key] = doubted(one)
        titles = [
            result[site.key]
            for role in _TITLES
            for site in sites.of(role, number)
            if site.key in result
        ]
        for one in titles:
            parted = _ended(one.text, [other.text for other in titles])
            if parted is not None and not one.layer:
                result[one.site.key] = changed(one, parted, sure=False)
    for one in _otherwise_elsewhere(sites, result):
        result[one.site.key] = doubted(one)
    return result


def with_even_units(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of row and column labels; numbers with one unit that came out spaced in two ways are
    in doubt, whoever spaced them."""
    result = dict(readings)
    for role, number in sites.axes():
        axis = [result[site.key] for site in sites.of(role, number)]
        # Readers who differ about the space of one number do not tell that of the others.
        said = (text for one in axis if one.review for text in one.said)
        uneven = _unevenly_spaced([*(one.text for one in axis), *said])
        for one in axis:
            if one.text in uneven and not one.layer:
                result[one.site.key] = doubted(one)
    return result


def _otherwise_elsewhere(sites: Sites, readings: Mapping[str, Reading]) -> list[Reading]:
    """Labels that differ in a space alone from that in the same place of another panel."""
    same: dict[tuple[str, int, str], list[Reading]] = {}
    for role, number in sites.axes():
        for site in sites.of(role, number):
            one = readings[site.key]
            bare = one.text.replace(" ", "")
            same.setdefault((role, site.index, bare), []).append(one)
    return [
        one
        for group in same.values()
        if len({other.text for other in group}) > 1
        for one in group
        if not one.layer
    ]


def _parted(text: str, axis: Sequence[str]) -> str | None:
    """A text whose first word other labels part from what follows, parted like these.

    >>> _parted("DrugA", ["Drug B", "Drug C", "DrugA"])
    'Drug A'
    >>> _parted("CD4", ["CD 8", "CD4", "CD3"]) is None, _parted("Day", ["Day 1", "Day 2"]) is None
    (True, True)
    >>> _parted("LIPS", ["L V1", "L FEF", "L TPJ", "LIPS"])
    'L IPS'
    """
    words = Counter(
        found[1] for one in axis if (found := _FIRST_WORD.match(one) or _LONE.match(one))
    )
    for word, count in words.items():
        rest, fewest = text.removeprefix(word), _FEWEST if len(word) > 1 else _FEWEST_LONE
        if rest != text and count >= fewest and _NEXT_TO_IT.match(rest):
            return f"{word} {rest}"
    return None


def _unevenly_spaced(texts: Iterable[str]) -> set[str]:
    """The numbers with one unit, of which some are parted from it and some are not.

    >>> sorted(_unevenly_spaced(["0h", "1 h", "24h", "dark"])), _unevenly_spaced(["1 h", "2 h"])
    (['0h', '1 h', '24h'], set())
    """
    of_unit: dict[str, dict[str, str]] = {}
    for text in texts:
        if found := _QUANTITY.match(text):
            of_unit.setdefault(found[2], {})[text] = found[1]
    return {text for spaces in of_unit.values() if len(set(spaces.values())) > 1 for text in spaces}


def _broken_codes(texts: Sequence[str]) -> set[str]:
    """The few codes among many that a space parts from a sign alone: type on whole pixels sets a
    letter further off here and there.

    >>> genes = ["GJA1", "TTN", "NRP2", "GAB1", "LEPR", "RECK", "THY1", "CAV1"]
    >>> _broken_codes([*genes, "AMO T"]), _broken_codes([*genes, "NEW YORK"])
    ({'AMO T'}, set())
    >>> _broken_codes(["A 1", "B 1", *genes]), _broken_codes([*genes, "Vitamin C"])
    (set(), set())
    """
    spaced = [text for text in texts if " " in text]
    codes = all(text.replace(" ", "").isalnum() and text.isupper() for text in texts if text)
    if not codes or _MANY * len(spaced) >= len(texts):
        return set()
    return {text for text in spaced if _SIGN_ALONE.search(text)}


def _ended(text: str, titles: Iterable[str]) -> str | None:
    """A title whose last word is one with the word before it, that is a word of its own in another.

    >>> _ended("Truelabel", ["Predicted label"]), _ended("Sublabels", ["Predicted label"])
    ('True label', None)
    """
    for last in (words[-1] for title in titles if len(words := title.split()) > 1):
        rest = text.removesuffix(last)
        if len(last) >= _LONG and rest != text and rest.isalpha() and len(rest) >= _FEWEST:
            return f"{rest} {last}"
    return None


def _rarely_spaced(texts: Iterable[str]) -> set[str]:
    """The texts with a sign that have other spaces than most of those built like them, or as many,
    and those with a number that differ from each other in it and in spaces alone.

    >>> sorted(_rarely_spaced(["A+ B", "A + C", "DMSO", "Drug B"]))
    ['A + C', 'A+ B']
    >>> _rarely_spaced(["A+ B", "A + C", "B + C"]), _rarely_spaced(["CD4+ T", "A + B"])
    ({'A+ B'}, set())
    >>> _rarely_spaced(["Phi-3 mini", "MPT-30B"])
    set()
    >>> _rarely_spaced(["w/o aug.", "w/ frozen enc."]), _rarely_spaced(["w/o EMA", "w/aug"])
    (set(), set())
    >>> sorted(_rarely_spaced(["θ 10 cm", "θ50 cm", "Q"])), _rarely_spaced(["D1", "Day 1", "CD4"])
    (['θ 10 cm', 'θ50 cm'], set())

    Whether a word is parted from its number is its own habit:

    >>> _rarely_spaced(["B. cereus ATCC 14579", "B. velezensis FZB42"])
    set()
    """
    built: dict[str, Counter[str]] = {}
    forms: dict[str, tuple[str, str]] = {}
    for text in texts:
        text, whole = _WITH.sub("=", _WITHOUT.sub("a", text)), text
        # A unit of one letter ("30B") is built otherwise than a word.
        form = _DIGITS.sub("0", _OTHER_WORDS.sub("a", _UNIT.sub(r"\1°", text)))
        if form.replace(" ", "").isalnum():
            form = _DIGITS.sub("0", text)
        bare = form.replace(" ", "")
        if not bare.isalpha():
            forms[whole] = bare, form
            built.setdefault(bare, Counter())[form] += 1
    return {
        text
        for text, (bare, form) in forms.items()
        if len(built[bare]) > 1 and 2 * built[bare][form] <= built[bare].total()
    }
