"""Numbers of a bar that stand beside a word for them: "new (100)", "0 = never", "5 – often".

A text of words holds no number ("GPT-4"), and a bar beside which words alone stand has
no scale. Where each of three or more texts at a bar without steps has one number of one form, and
these lie on a line with their places as ticks of a scale do, the numbers are what the places mean:
counts of the members of groups, or names with a number in them, do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Bar, TextReading
from unheat.text.numbers import even, parse
from unheat.text.sites import TickText

_SAID = r"(?P<number>[-+]?\d[\d.,]*\s?%?)"
_WORDS = r"[^\W\d_][^\d()\[\]=:]*"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_WORDS}[(\[]\s?{_SAID}\s?[)\]]",
        rf"{_SAID}\s?[(\[]\s?{_WORDS}[)\]]",
        rf"{_WORDS}[=:]\s?{_SAID}",
        rf"{_SAID}\s?(?:[=:]|\s[-–—])\s?{_WORDS}",
    )
)
"""A word and then its number in brackets, or the other way round, or an equals sign between."""

_FEWEST = 3
"""So many numbers lie on a line with their places by no chance."""

_OFF_PX = 1.6
"""The middle of a text is so far off its tick at most, in pixels."""


def with_numbers_of_words(bar: Bar, ticks: Sequence[TickText]) -> tuple[TickText, ...]:
    """The texts at a bar, each of which says its number where all have one beside their words and
    lie on a line; the same ones elsewhere."""
    if bar.swatches or len(bar.segments) > 2 or len(ticks) < _FEWEST:
        return tuple(ticks)
    for form in _FORMS:
        found = [form.fullmatch(even(tick.text).strip()) for tick in ticks]
        told = [
            replace(tick, reading=_said(tick, one.group("number")))
            for tick, one in zip(ticks, found, strict=True)
            if one is not None
        ]
        if len(told) == len(ticks) and _are_on_a_line(told):
            return tuple(told)
    return tuple(ticks)


def _said(tick: TickText, number: str) -> TextReading:
    """The reading of a text as that of the number in it, with the doubts of the whole text."""
    own = tick.reading
    return replace(
        parse(number, confidence=own.confidence),
        raw=own.raw,
        review=own.review,
        reasons=own.reasons,
    )


def _are_on_a_line(ticks: Sequence[TickText]) -> bool:
    """Whether the numbers grow or fall with their places as evenly as on a linear scale."""
    values = np.array([np.nan if one.reading.value is None else one.reading.value for one in ticks])
    places = np.array([tick.position_px for tick in ticks])
    if not np.isfinite(values).all() or len(np.unique(values)) < len(values):
        return False
    slope, start = np.polyfit(values, places, 1)
    off = np.abs(places - start - slope * values)
    return bool(off.max() <= _OFF_PX)
