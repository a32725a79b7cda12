"""Letters and digits that look alike, and labels that are built of as many of each."""

from __future__ import annotations

from collections.abc import Sequence

TWINS = {"1": "Il", "0": "OQD", "5": "S", "8": "B", "2": "Z", "6": "G"}
"""Digits and the letters that they are taken for."""

_ONE_DRAWING = (set("1Il|"), set("0OQD"))
"""Signs that are one drawing in many fonts, or nearly so."""


def shape_of(text: str) -> str:
    """What a text is built of: capitals, small letters, digits, and other signs as they are."""
    return "".join(
        "9" if c.isdigit() else "A" if c.isupper() else "a" if c.islower() else c for c in text
    )


def moulded(text: str, shape: str) -> str | None:
    """The text with twin characters exchanged so that it has this shape, None if it cannot."""
    if len(text) != len(shape):
        return None
    built = []
    for character, kind in zip(text, shape, strict=True):
        if shape_of(character) == kind:
            built.append(character)
            continue
        twins = [letter for letter in TWINS.get(character, "") if shape_of(letter) == kind]
        twins += [digit for digit, letters in TWINS.items() if character in letters and kind == "9"]
        if not twins:
            return None
        built.append(twins[0])
    return "".join(built)


def is_one_drawing(text: str, other: str, seen: Sequence[str]) -> bool:
    """Whether the ink of a text may be that of another: a reader saw it, or signs that are one
    drawing are all that differ.

    >>> is_one_drawing("1NTC", "INTC", []), is_one_drawing("VO2", "VOZ", [])
    (True, False)
    """
    if other in seen or len(text) != len(other):
        return other in seen
    return all(
        one == two or any({one, two} <= kind for kind in _ONE_DRAWING)
        for one, two in zip(text, other, strict=True)
    )
