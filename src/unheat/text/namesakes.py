"""Labels of one axis that read the same, or have one form, and are not all what they seem."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site
from unheat.text.spelling import plain

_DIGITS = re.compile(r"\d+")
# A sign and a nought before a digit, as no number has them: "-O2" is an option.
_NO_NUMBER = re.compile(r"[-+\u2212\u2013]0\d")
_RANK = re.compile(r"[^\W_]{1,3}\)|[:;][-']?\)")
# A point or comma that may part thousands.
_MARK = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
# Digits that are read for a letter like them.
_ALIKE = {"0": "ODQ", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}
# So many labels have one form at least, and such a share of them is in doubt.
_FEWEST, _SHARE = 3, 0.6
# Signs that are drawn alike, and letters among them.
_RINGS_AND_STROKES = frozenset("0O1lI")


def of_one_form(group: Sequence[Site], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The sure labels of an axis, doubted, where most others of their form are in doubt.

    Numbers with one unit are written alike: what is wrong with "12h" and "24h", that the ink has
    room for a space, is wrong with "6h" as well, whose ink is too short to tell.
    """
    forms: dict[str, list[Reading]] = {}
    for site in group:
        reading = readings[site.key]
        form = _DIGITS.sub("0", plain(reading.text))
        if form != plain(reading.text) and form.strip("0"):
            forms.setdefault(form, []).append(reading)
    return {
        one.site.key: doubted(one)
        for alike in forms.values()
        if len(alike) >= _FEWEST and sum(other.review for other in alike) >= _SHARE * len(alike)
        for one in alike
        if not one.review and not one.layer
    }


def namesakes(group: Sequence[Site], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The sure labels of an axis, doubted, that read as one in doubt beside them does.

    Labels of an axis are different, most often. Two that read alike are one of them misread, and
    the doubt of one does not tell which: "00" and "01" are both an "8" to who reads them turned.
    A text that stands at three places or more is one that repeats. Where letters and digits
    stand in one place, as they do in "+7" and "+A", two of "+8" are doubted even where both are
    sure: one may be a "+B". So are those of rings and strokes alone, and two that are alike among
    several names that numbers alone tell apart.
    """
    places: dict[str, list[Reading]] = {}
    for site in group:
        reading = readings[site.key]
        if reading.text:
            places.setdefault(plain(reading.text), []).append(reading)
    return {
        one.site.key: doubted(one)
        for pair in places.values()
        if (
            len(pair) == 2
            and (
                any(other.review for other in pair)
                or _may_be_a_letter(pair[0].text, places)
                or _is_of_numbered(pair[0].text, places)
            )
        )
        or (len(pair) > 1 and _is_any_of_several(pair[0].text, places))
        for one in pair
        if not one.review and not one.layer
    }


def _is_any_of_several(text: str, all_texts: Collection[str]) -> bool:
    """Whether a text of two signs or more has none but rings and strokes, beside others with
    letters: "00" is "O0" as well as "OO".
    """
    own = plain(text)
    lettered = any(any(map(str.isalpha, other)) for other in all_texts if other != own)
    return len(own) > 1 and set(own) <= _RINGS_AND_STROKES and lettered


def _is_of_numbered(text: str, places: Mapping[str, Sequence[Reading]]) -> bool:
    """Whether a name and a number stand among several of that name that are there once each."""
    form = _DIGITS.sub("0", plain(text))
    once = [own for own, found in places.items() if len(found) == 1]
    named = form != plain(text) and any(map(str.isalpha, form))
    return named and sum(_DIGITS.sub("0", own) == form for own in once) >= _FEWEST


def _may_be_a_letter(text: str, all_texts: Collection[str]) -> bool:
    """Whether a digit of a text looks like a letter that no other label has in that place, while
    others as long, alike but there, have letters as well as digits in it.
    """
    own = plain(text)
    for at, digit in enumerate(own):
        beside = {
            other[at]
            for other in all_texts
            if len(other) == len(own) and other[:at] + other[at + 1 :] == own[:at] + own[at + 1 :]
        }
        mixed = any(sign.isalpha() for sign in beside) and len(beside) >= _FEWEST
        if mixed and set(_ALIKE.get(digit, "")) - beside:
            return True
    return False


def no_numbers(group: Sequence[Site], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The sure labels of an axis, doubted, that begin with a sign and a nought before a digit, or
    have one bracket of two: "10]" is the end of "(0, 10]"."""
    return {
        site.key: doubted(one)
        for site in group
        if (_NO_NUMBER.match((one := readings[site.key]).text) or _is_half(one.text))
        and not one.review
        and not one.layer
    }


def _is_half(text: str) -> bool:
    """Whether a text has a bracket without another one; what was cut short, or begins with a rank
    or a letter and a bracket, may have one.

    >>> _is_half("10]"), _is_half("[0, 1)"), _is_half("a) Price"), _is_half("Bus (inte…")
    (True, False, False, False)
    """
    opened, closed = (sum(map(text.count, kind)) for kind in ("([{", ")]}"))
    ranked = _RANK.match(text) is not None
    return (opened > closed and not text.endswith(("\u2026", ".."))) or closed > opened + ranked


def of_one_mark(group: Sequence[Site], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The sure labels of an axis, doubted, that differ from others of their form by a point where
    these have a comma before three digits.

    "(1,245)" and "(1.102)" part their thousands by one mark, and small print does not show which.
    """
    forms: dict[str, list[Reading]] = {}
    for site in group:
        text = plain(readings[site.key].text)
        if _MARK.search(text):
            forms.setdefault(_form(text), []).append(readings[site.key])
    return {
        one.site.key: doubted(one)
        for alike in forms.values()
        if len({tuple(_MARK.findall(plain(one.text))) for one in alike}) > 1
        for one in alike
        if not one.review and not one.layer
    }


def _form(text: str) -> str:
    """A text without what its letters and digits are."""
    return re.sub(r"[^\W\d_]+", "a", _DIGITS.sub("0", _MARK.sub("#", text)))
