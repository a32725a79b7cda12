"""Letters of one look in both cases are told by the heights of those beside them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from unheat.text.mixed_case import _told
from unheat.text.reading import Reading

CAP, LOW, SUB = 10.0, 7.0, 6.0


def told(text: str, heights: list[float], *, foot: dict[int, float] | None = None) -> str | None:
    """What is made of a text whose letters are so high and stand on one line but for ``foot``."""
    feet = [(foot or {}).get(place, 40.0) for place in range(len(heights))]
    boxes = np.array(
        [
            [10.0 * k, low - high, 10.0 * k + 8, low]
            for k, (high, low) in enumerate(zip(heights, feet, strict=True))
        ]
    )
    sites = cast(Any, SimpleNamespace(glyphs=SimpleNamespace(boxes=boxes)))
    line = SimpleNamespace(angle=0.0, glyphs=np.arange(len(heights)))
    site = cast(Any, SimpleNamespace(lines=(line,)))
    said = ("CuO", "Cuo", "Cuo")
    return _told(sites, Reading(site=site, text=text, confidence=0.9, said=said))


@pytest.mark.parametrize(
    ("text", "heights", "meant"),
    [
        ("CO₃O₄", [CAP, LOW, SUB, CAP, SUB], "Co₃O₄"),
        ("Cuo", [CAP, LOW, CAP], "CuO"),
        ("CuO", [CAP, LOW, CAP], "CuO"),
        ("COS", [CAP, CAP, CAP], "COS"),
        # A pixel less is none, and of small letters alone nothing tells.
        ("COS", [8.0, 7.0, 8.0], "COS"),
        ("cos", [LOW, LOW, LOW], None),
    ],
)
def test_heights_tell_the_case(text: str, heights: list[float], meant: str | None) -> None:
    subscripts = {place: 43.0 for place, char in enumerate(text) if char in "₃₄"}
    assert told(text, heights, foot=subscripts) == meant


def test_letters_that_touch_tell_nothing() -> None:
    assert told("CO₂", [CAP, LOW]) is None


def test_two_letters_that_touch_and_a_dot_are_as_many_pieces_as_letters() -> None:
    """ "Dubliners", whose "ub" are one piece."""
    assert told("Dui", [CAP, CAP, LOW]) is None
    assert told("Dun", [CAP, CAP, LOW]) is None


def test_a_subscript_is_no_small_letter_on_the_line() -> None:
    assert told("FO", [CAP, SUB], foot={1: 43.0}) == "FO"
