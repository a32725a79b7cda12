"""A "γ" hangs under its line, and a "Y" that is read for it does not."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from tests.unit.text.drawn_labels import drawn_labels

from unheat.text.greek_tails import has_greek_tail


def told(drawn: str, text: str, *spellings: str, px: float = 14.0) -> bool:
    """Whether a label that is ``drawn`` and read as ``text`` has a tail that settles it."""
    glyphs, known = drawn_labels([drawn, "Monocytes"], [text, "Monocytes"], px)
    sites: Any = SimpleNamespace(glyphs=glyphs)
    reading = next(one for one in known.values() if one.text == text)
    return has_greek_tail(sites, replace(reading, spellings=(text, *spellings)))


@pytest.mark.parametrize("px", [9.0, 14.0, 24.0])
@pytest.mark.parametrize("other", ["Yδ T", "vδ T", "yδ T"])
def test_a_tail_tells_a_gamma(other: str, px: float) -> None:
    assert told("γδ T", "γδ T", other, px=px)


@pytest.mark.parametrize(
    ("drawn", "text", "other"),
    [
        ("Yδ T", "γδ T", "Yδ T"),
        ("Vδ2", "γδ2", "Vδ2"),
        # No Greek letter is agreed beside a "y", which hangs as well.
        ("yield α", "γield α", "yield α"),
        # Something else hangs.
        ("Yδ type", "γδ type", "Yδ type"),
        # The other reader has more, or another letter that does not hang.
        ("γδ T", "γ6 T", "γδ T"),
        ("γα T", "γα T", "γδ T"),
    ],
)
def test_what_is_not_told(drawn: str, text: str, other: str) -> None:
    assert not told(drawn, text, other)
