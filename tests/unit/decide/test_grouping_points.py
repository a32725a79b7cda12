"""Points that part thousands beside numbers whose decimals have a comma."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.grouping_points import with_grouping_points
from unheat.text.numbers import parse


def values(texts: Sequence[str]) -> list[float | None]:
    readings = np.array([[parse(text) for text in texts]], dtype=object)
    return [one.value for one in with_grouping_points(readings).ravel()]


def test_a_point_beside_decimals_with_a_comma_parts_thousands() -> None:
    assert values(["\u221255.048 €", "\u221256,5 %", "8.761 €", "6,6 %"]) == [
        -55048.0,
        -56.5,
        8761.0,
        6.6,
    ]


def test_a_sign_that_passed_for_a_digit_is_none() -> None:
    """Thousands have three digits after each point."""
    one = replace(parse("7.2186"), alternatives=(parse("7.218 €"),))
    others = [parse(text) for text in ("8.761 €", "4.586 €", "6,6 %", "3,9 %")]
    readings = np.array([[one, *others]], dtype=object)
    assert with_grouping_points(readings)[0, 0].value == 7218.0


@pytest.mark.parametrize(
    "texts",
    [
        ["8.761", "4.586", "6.600"],
        ["8.761", "4.586", "6,600", "12,345"],
        ["8.761", "4.586", "0.512", "6,6", "3,9"],
        ["8.761", "4.586", "6.6", "6,6", "3,9"],
    ],
)
def test_nothing_else_tells_of_thousands(texts: list[str]) -> None:
    assert values(texts)[:2] == [8.761, 4.586]
