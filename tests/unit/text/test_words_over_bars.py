"""Words in the place of a factor name the bar."""

from __future__ import annotations

import pytest

from unheat.model import Box, Label
from unheat.text.numbers import parse
from unheat.text.sites import BarTexts, TickText
from unheat.text.words_over_bars import named_as_factor


def _numbers(height: float) -> tuple[TickText, ...]:
    return tuple(
        TickText(
            text=str(k),
            reading=parse(str(k)),
            position_px=30.0 * k,
            box=Box(80, 30 * k, 92, 30 * k + height),
        )
        for k in range(3 if height else 0)
    )


def over(text: str, *, label: Label | None = None, height: float = 0.0) -> BarTexts:
    """A bar with a text over it, and with numbers of this height beside it."""
    printed = Label(text=text, confidence=0.95, box=Box(12, 12, 74, 19))
    return BarTexts(label=label, ticks=_numbers(height), offset=printed)


def test_words_in_the_place_of_a_factor_are_asked_about_as_the_name() -> None:
    found = named_as_factor(over("Scaled expression"))
    assert found is not None
    assert (found.text, found.review) == ("Scaled expression", True)


@pytest.mark.parametrize("text", ["1e-3", "×10^4", "+1.013×10^5", "ms", ""])
def test_factors_and_scraps_name_nothing(text: str) -> None:
    assert named_as_factor(over(text)) is None


def test_a_bar_with_a_name_keeps_it() -> None:
    assert named_as_factor(over("Scaled expression", label=Label(text="z", confidence=1))) is None
    assert named_as_factor(BarTexts(label=None, ticks=())) is None


@pytest.mark.parametrize(
    ("text", "height", "asked"),
    [
        ("Pd", 9.0, True),
        ("r", 9.0, True),
        ("le", 9.0, False),
        ("x10", 9.0, False),
        ("r", 30.0, False),
    ],
)
def test_a_symbol_that_is_no_misread_factor_is_asked_about(
    text: str, height: float, asked: bool
) -> None:
    assert (named_as_factor(over(text, height=height)) is not None) == asked
