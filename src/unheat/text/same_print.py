"""Texts of a cell that are one print: what readers spell with a space or without one.

"15.0 a" and "15.0a" are one number and its letter, and so are "5.5 pp" and "5.5 pP". Readers
that say so agree, and each of them bears the other out; taken for two texts each had the weight of
one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from unheat.text.numbers import printed_numbers

_UNIT = re.compile(r"(?<=\d) ?[A-Za-z]{2,}$")
"""Letters behind a number whose case tells nothing; a single one may be milli or mega."""

_FIGURES = re.compile(r"[\d.,]+")


def with_print_joined(
    weights: Mapping[str, float], readers: Mapping[str, set[str]]
) -> tuple[dict[str, float], dict[str, set[str]]]:
    """The weights of texts, and who read them, with those of one print on its weightiest spelling
    that is a number.

    Readers err mostly apart: what two claim is wrong only where both are. A reader of two spellings
    of a print counts once. A space within a number makes two of it, which are another print.
    """
    found: dict[str, list[str]] = {}
    for text in weights:
        found.setdefault(_tight(text), []).append(text)
    joined, by = dict(weights), {text: set(own) for text, own in readers.items()}
    for same in (texts for texts in found.values() if len(texts) > 1):
        told = {text: _numbers(text) for text in same}
        said = {numbers for numbers in told.values() if numbers}
        if len(said or {tuple(_FIGURES.findall(text)) for text in same}) > 1:
            continue
        first, *others = sorted(same, key=lambda text: (not told[text], -weights[text], text))
        for other in others:
            if not by[first] & by[other]:
                joined[first] = 1.0 - (1.0 - joined[first]) * (1.0 - weights[other])
            by[first] |= by.pop(other)
            del joined[other]
    return joined, by


def _numbers(text: str) -> tuple[tuple[float, float], ...]:
    return tuple((one.value, one.quantum) for one in printed_numbers(text))


def _tight(text: str) -> str:
    """A text without blanks, and with small letters in a unit of several.

    >>> _tight("5.5 pp") == _tight("5.5 pP"), _tight("5.5 m") == _tight("5.5 M")
    (True, False)
    """
    return _UNIT.sub(lambda unit: unit[0].lower(), text.replace(" ", ""))
