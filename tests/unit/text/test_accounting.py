"""Numbers in brackets: what is owed, or what is a standard error."""

from __future__ import annotations

import pytest

from unheat.model import Reason, TextReading
from unheat.text.accounting import accounted
from unheat.text.numbers import parse


def panel(*texts: str) -> dict[tuple[int, int], TextReading]:
    return {(0, n): parse(text, confidence=0.9, point=".") for n, text in enumerate(texts)}


def values(*texts: str) -> list[float | None]:
    return [reading.value for reading in accounted(panel(*texts)).values()]


def test_some_numbers_in_brackets_are_negatives_that_color_may_refute() -> None:
    told = accounted(panel("(2.6)", "4.1", "(12%)", "0.3", "7.0"))
    assert [reading.value for reading in told.values()] == [-2.6, 4.1, -12, 0.3, 7.0]
    first = told[0, 0]
    assert first.raw == "(2.6)"
    assert first.alternatives[0].value == 2.6
    assert first.confidence == first.alternatives[0].confidence == pytest.approx(0.45)
    assert Reason.SIGN_IN_DOUBT in first.reasons


@pytest.mark.parametrize(
    "texts",
    [
        ("(2.6)", "4.1", "0.3", "7.0"),
        ("(2.6)", "(4.1)", "(0.3)", "(7.0)"),
        ("(2.6)", "-4.1", "(0.3)", "7.0"),
        ("12 (2.6)", "9 (4.1)", "8 (0.3)", "4 (7.0)"),
    ],
    ids=["one alone", "all", "beside a minus", "behind a number"],
)
def test_other_brackets_mean_something_else(texts: tuple[str, ...]) -> None:
    assert accounted(panel(*texts)) == panel(*texts)


def test_money_in_brackets_is_negative_already() -> None:
    assert values("($2.6)", "$4.1", "($0.3)") == [-2.6, 4.1, -0.3]
