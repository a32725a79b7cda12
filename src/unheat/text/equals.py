"""Spaces about a sign of equality or comparison: both sides have one, or neither has.

Readers lose narrow spaces one by one, so that titles set alike read "n = 10", "n= 50" and
"n=100". Nobody sets a space at one side only, and sister titles, which are the same but for
their numbers, are set alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unheat.text.reading import Reading, doubted

_SIGN = re.compile(r"(?<=[^\s<=-])( ?)([=≈≤≥](?![<>])|[<>](?= ?[-−]?[.\d]))( ?)(?=\S)")
"""Brackets of a token and arrows are no signs of comparison, which a number follows."""

_EQUAL = re.compile(r"(?<=[^\s<>=!]) ?= ?(?=[^\s=])")

_SEEN = 0.5
"""Confidence from which readers do not guess."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?|(?<=\()[a-zA-Z](?=\))")
"""What sister titles count by: numbers, or the letters of their panels."""


def evenly_spaced(readings: dict[str, Reading], keys: list[str]) -> dict[str, Reading]:
    """The readings with the titles ``keys`` spaced alike about their signs.

    A space that was seen at one side, or in a sister, is one: readers lose spaces and hardly
    ever find any in print that is set tight. What a page says of its characters is only told by
    gaps where it comes to spaces.
    """
    spaced = {_pattern(readings[key].text) for key in keys if _has_space(readings[key].text)}
    result = dict(readings)
    for key in keys:
        reading = readings[key]
        if _pattern(reading.text) not in spaced:
            continue
        text = _SIGN.sub(r" \2 ", reading.text)
        if text != reading.text:
            result[key] = replace(reading, text=text, others=(*reading.others, reading.text))
    return result


def evened(text: str) -> str:
    """A text with spaces at both sides of the signs that it has one at one side of.

    >>> evened("(N =21)"), evened("(N=21)")
    ('(N = 21)', '(N=21)')
    """
    return _SIGN.sub(lambda sign: f" {sign[2]} " if sign[1] or sign[3] else sign[0], text)


def seen_by_two(reading: Reading, text: str) -> bool:
    """Whether both trained readers saw a text to its spaces, and neither of them guessed."""
    return reading.said[1:] == (text, text) and reading.both >= _SEEN


def as_both_spaced(reading: Reading) -> Reading:
    """The reading with the spaces in which both trained readers agree: the type of an axis is
    learned from it.

    Labels that all have lost a space, "12d", teach a type that none fits with it.
    """
    wide = next((text for text in reading.spellings if seen_by_two(reading, text)), reading.text)
    return replace(reading, text=wide) if wide.count(" ") > reading.text.count(" ") else reading


def _has_space(text: str) -> bool:
    return any(sign[1] or sign[3] for sign in _SIGN.finditer(text))


def _pattern(text: str) -> str:
    """What sister titles have in common.

    >>> _pattern("n= 100") == _pattern("n=10") == "n=#"
    True
    """
    return _NUMBER.sub("#", _SIGN.sub(r"\2", text))


def spaced_where_seen(readings: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis with spaces about their signs of equality, up for review, where one of
    them was left with a space at one side, and of most a reader saw both.
    """
    signed = [one for one in readings if _EQUAL.search(one.text)]
    leaning = any((" =" in one.text) != ("= " in one.text) for one in signed)
    saw = sum(any(" = " in said for said in one.said) for one in signed)
    if not leaning or saw <= len(signed) / 2:
        return list(readings)
    result = []
    for reading in readings:
        text = _EQUAL.sub(" = ", reading.text)
        same = text == reading.text or reading.layer
        seen = (reading.text, *reading.others)
        result.append(reading if same else doubted(replace(reading, text=text, others=seen)))
    return result


def spaced_by_two(reading: Reading) -> str | None:
    """The text with spaces about a sign that both trained readers saw there and the first one did
    not; None where they did not. Two of them hardly ever find the same spaces where none are.
    """
    first, *others = reading.said or ("",)
    saw = {text for text in others if text}
    alike = len(saw) == 1 and len(others) > 1 and reading.both > 0.0
    text = min(saw, default="")
    lost = text.count(" ") > first.count(" ") and _has_space(text)
    return text if alike and lost else None


def is_bound(match: re.Match[str], reading: Reading) -> bool:
    """Whether a sign stands between a word, a space and a number that all readers see so."""
    seen = {text.count(" ") for text in reading.said if text}
    bound = match[1].isalpha() and match[5].isdigit() and match[3] in "<>\u2264\u2265"
    return bound and bool(match[2]) and not match[4] and seen == {reading.text.count(" ")}
