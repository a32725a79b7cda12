"""Signs between two names that one reader alone knows: "A ⊂ B", "a·b".

Two of three readers have no word for a sign of mathematics and write a letter for it. Who knows
it may leave its spaces out, which the others saw about what they wrote; and a hyphen between single
letters that nobody else saw as one may be any other short sign. Nor do
readers keep the space behind a lowered sign. Where all of "S" are a "5" to one
and all of "5" an "S" to others, some may be either: shapes were held against all or none of them,
and in small print, or on a slope, these hardly differ. A person is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from unheat.text.doubts import is_small
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import plain

_CLOSE = re.compile(r"(\w)([\u2190-\u22ff\u00d7\u00f7])(\w)")
"""A sign between letters, without spaces."""

_APART = re.compile(r" \S ")
_SINGLE = re.compile(r"[^\W\d_]-[^\W\d_]")
"""A hyphen between two letters that are all of a label."""

_LED = re.compile(r"_[^\W\d_]+")
"""A word behind one rule: tokens of models of language begin with a low bar."""

_LOWERED = re.compile(r"(?<=[\u2080-\u2089]) (?=\w)")
_AGREED = 2
_ALIKE = frozenset(map(frozenset, ("5S", "0O", "8B", "1I", "1l", "2Z")))


def with_seen_signs(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of rows and columns, in doubt where a sign is one reader's alone and the others
    saw spaces about it or none of its kind."""
    result = dict(readings)
    for role, number in sites.axes():
        for site in sites.of(role, number):
            one = readings[site.key]
            if one.layer or one.review:
                continue
            spaced = with_spaces_about(one.text, one.said) or behind_lowered(one.text, one.said)
            if spaced is not None:
                result[site.key] = changed(one, spaced, sure=False)
            elif (
                _LED.fullmatch(one.text) is not None
                or is_anyones_hyphen(one.text, one.said)
                or (
                    (is_small(sites, site) or one.turn % 90 != 0)
                    and may_be_mixed(one.text, one.said)
                )
            ):
                result[site.key] = doubted(one)
    return result


def with_spaces_about(text: str, said: tuple[str, ...]) -> str | None:
    """A text with spaces about its one sign, where a reader that took it for another one saw these
    on both sides; None for no such text.

    >>> with_spaces_about("A⊂B", ("AcB", "A C B", "A⊂B"))
    'A ⊂ B'
    >>> with_spaces_about("A⊂B", ("AcB", "ACB", "A⊂B")) is None
    True
    >>> with_spaces_about("A→B", ("A - C", "A→B", "A→B")) is None
    True
    """
    signs = list(_CLOSE.finditer(text))
    if len(signs) != 1:
        return None
    (sign,) = signs
    at = sign.start(2)
    for one in said:
        for other in _APART.finditer(one):
            before, after = one[: other.start()], one[other.end() :]
            if plain(before) == plain(text[:at]) and plain(after) == plain(text[at + 1 :]):
                return f"{before} {sign[2]} {after}"
    return None


def behind_lowered(text: str, said: tuple[str, ...]) -> str | None:
    """A text with the space behind a lowered sign that a reader of the same signs saw.

    >>> behind_lowered("log₂n", ("log. n", "log₂ n", "log₂n"))
    'log₂ n'
    """
    if _LOWERED.search(text) is not None:
        return None
    alike = (one for one in said if plain(one) == plain(text))
    return next((one for one in alike if _LOWERED.search(one) is not None), None)


def is_anyones_hyphen(text: str, said: tuple[str, ...]) -> bool:
    """Whether nobody but one reader saw the hyphen between the two letters of a label.

    >>> is_anyones_hyphen("a-b", ("arb", "a-b", "ab")), is_anyones_hyphen("A-B", ("A-B",) * 3)
    (True, False)
    """
    heard = [one for one in said if one]
    seen = sum(plain(one) == plain(text) for one in heard)
    return _SINGLE.fullmatch(text) is not None and len(heard) > seen and seen <= 1


def may_be_mixed(text: str, said: tuple[str, ...]) -> bool:
    """Whether two readers agree on a text that differs from this one in a pair of look-alikes and
    in several places, so that a mix of both is likely as well.

    >>> may_be_mixed("GA55", ("GASS", "GA55", "GASS")), may_be_mixed("A5", ("AS", "A5", "AS"))
    (True, False)
    """
    for other, count in Counter(said).items():
        if count < _AGREED or len(other) != len(text):
            continue
        pairs = [(a, b) for a, b in zip(text, other, strict=True) if a != b]
        if len(pairs) > 1 and len(set(pairs)) == 1 and frozenset(pairs[0]) in _ALIKE:
            return True
    return False
