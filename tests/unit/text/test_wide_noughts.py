"""An "O" that all readers took for a nought."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from tests.unit.text.drawn_labels import drawn_labels

from unheat.text.wide_noughts import wide_noughts


def told(drawn: list[str], read: list[str], px: float = 12.0) -> list[str]:
    glyphs, known = drawn_labels(drawn, read, px)
    sites: Any = SimpleNamespace(
        glyphs=glyphs,
        axes=lambda: [("row", 0)],
        of=lambda role, number: [one.site for one in known.values()],
    )
    found = wide_noughts(cast(Any, sites), known)
    assert all(one.review for one in found.values())
    return [one.text for one in found.values()]


@pytest.mark.parametrize("px", [14.0, 16.0, 20.0])
def test_a_nought_wider_than_digits_may_be_a_letter(px: float) -> None:
    others = ["a3f9c01", "0be77d2", "c0ffee1", "8d6a205"]
    assert told(["7b5s8O2", *others], ["7b5s802", *others], px) == ["7b5s802"]
    assert told(["7b5s802", *others], ["7b5s802", *others], px) == []


def test_numbers_alone_are_no_codes() -> None:
    assert told(["1O0", "250", "300"], ["100", "250", "300"]) == []
