"""Numbers that all end in what readers make of a mark."""

from __future__ import annotations

from unheat.model import Reason, TextReading
from unheat.text.ends_alike import ends_doubted
from unheat.text.numbers import parse


def readings(texts: list[str]) -> dict[tuple[int, int], TextReading]:
    return {(0, n): parse(text, confidence=0.99) for n, text in enumerate(texts)}


def test_ones_and_fours_at_all_ends_are_doubted() -> None:
    told = ends_doubted(readings([f"{n}.{n}{4 if n % 3 else 1}" for n in range(12)]))
    assert all(Reason.DIGIT_IN_DOUBT in one.reasons for one in told.values())
    assert max(one.confidence for one in told.values()) <= 0.5


def test_other_ends_and_counts_are_not() -> None:
    for texts in (
        [f"{n}.{n}{n % 10}" for n in range(30)],
        [str(n % 2) for n in range(30)],
        ["0.001"] * 30,
    ):
        told = ends_doubted(readings(texts))
        assert all(one.confidence > 0.9 for one in told.values())
