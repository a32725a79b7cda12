"""Cells that hold stars alone."""

from __future__ import annotations

import pytest

from unheat.model import Reason, TextReading
from unheat.text.numbers import parse
from unheat.text.stars import is_starred, starred

SAID = ["***", "*", "**", "***", "k*k*", "K**", "**", "*", "***", "***"]
COUNTS = [3, 1, 2, 3, 3, 3, 2, 1, 3, 3]


def read(
    said: list[str], counts: list[int], widths: list[float] | None = None
) -> list[TextReading]:
    readings = {(0, i): TextReading(raw=raw, confidence=0.1) for i, raw in enumerate(said)}
    wide = widths or [1.0 * n for n in counts]
    pieces = {(0, i): told for i, told in enumerate(zip(counts, wide, strict=True))}
    return [*starred(readings, pieces).values()]


def test_the_ink_counts_what_readers_take_for_letters() -> None:
    found = read(SAID, COUNTS)
    assert [len(one.raw) for one in found] == COUNTS
    assert all(is_starred(one) and one.value is None for one in found)
    assert {one.reasons for one in found} == {(Reason.NOT_A_NUMBER,)}


@pytest.mark.parametrize("counts", [[1] * 10, [3, 1, 1, 1, 3, 3, 1, 1, 1, 1]])
def test_stars_that_ink_and_readers_count_otherwise_stay_in_doubt(counts: list[int]) -> None:
    assert not any(is_starred(one) for one in read(SAID, counts))


def test_among_numbers_stars_may_be_one_that_was_not_read() -> None:
    readings = {(0, i): TextReading(raw=raw, confidence=0.1) for i, raw in enumerate(SAID)}
    readings[0, 4] = parse("0.43", confidence=0.9)
    found = starred(readings, {(0, i): (n, 9.0 * n) for i, n in enumerate(COUNTS)})
    assert found == readings


def test_stars_that_touch_are_wider_than_others_of_as_many_pieces() -> None:
    found = read(SAID, [*COUNTS[:-1], 2], [*(9.0 * n for n in COUNTS[:-1]), 27.0])
    assert [is_starred(one) for one in found] == [True] * 9 + [False]


def test_too_many_pieces_are_no_stars() -> None:
    found = read(SAID, [*COUNTS[:-1], 7])
    assert [is_starred(one) for one in found] == [True] * 9 + [False]


def test_larger_stars_are_stars() -> None:
    # Widths are in heights: a star of twice the size is as wide for its height.
    found = read(["*"] * 8, [1] * 8, [1.0] * 4 + [1.03] * 4)
    assert all(is_starred(one) for one in found)
