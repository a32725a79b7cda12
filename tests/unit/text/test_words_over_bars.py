"""Words in the place of a factor name the bar."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from unheat.model import Box, Label, Reason
from unheat.text.numbers import parse
from unheat.text.sites import BarTexts, TickText
from unheat.text.words_over_bars import named_as_factor, unread_as_factor


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


@pytest.mark.parametrize(
    ("width", "height", "asked"),
    [(3.0, 6.0, True), (2.0, 8.0, False), (9.0, 3.0, False), (0.0, 0.0, False)],
)
def test_a_letter_in_the_place_of_a_factor_that_nobody_reads_is_asked_about(
    width: float, height: float, asked: bool
) -> None:
    """Beside numbers of 9 px what is 3 px high is a speck, and 2 px wide a mark."""
    box = Box(20, 10, 20 + width, 10 + height)
    sites: Any = SimpleNamespace(of=lambda *_: [SimpleNamespace(box=box)] if width else [])
    found = unread_as_factor(sites, 0, BarTexts(label=None, ticks=_numbers(9.0)))
    assert (found is not None) == asked
    assert found is None or found.reasons == (Reason.LABEL_MISSING,)


def test_what_is_over_a_bar_with_a_name_or_was_read_is_not_asked_about_again() -> None:
    sites: Any = SimpleNamespace(of=lambda *_: [SimpleNamespace(box=Box(20, 10, 26, 18))])
    ticks, name = _numbers(9.0), Label(text="z", confidence=1)
    assert unread_as_factor(sites, 0, BarTexts(label=name, ticks=ticks)) is None
    assert unread_as_factor(sites, 0, over("1e-3", height=9.0)) is None
    assert unread_as_factor(sites, 0, BarTexts(label=None, ticks=())) is None
