"""Texts are equal up to dashes, quotes, superscripts and white space; numbers are decimals."""

from __future__ import annotations

import pytest

from unheat.bench.printed import numbers, shown
from unheat.bench.texts import same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("−0.5", "-0.5"),
        ("k–fold", "k-fold"),
        ("m²", "m2"),
        ("$10^{-3}$", "10⁻³"),
        ("5’ UTR", "5' UTR"),
        ("Mean \n Difference", "Mean Difference"),
        ("µm", "μm"),
        (None, ""),
    ],
)
def test_same(a: str | None, b: str) -> None:
    assert same(a, b)


@pytest.mark.parametrize(("a", "b"), [("GPT-4", "gpt-4"), ("l0", "10"), ("β", "ß"), ("a", None)])
def test_different(a: str, b: str | None) -> None:
    assert not same(a, b)


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("61.9%", [61.9], 0.1),
        ("−.45", [-0.45], 0.01),
        ("1,234,567", [1234567], 1),
        ("1.3e-03", [0.0013], 1e-4),
        ("1.1e−01", [0.11], 0.01),
        ("1.4×10⁻²", [0.014], 1e-3),
        ("0.78 (0.65–0.93)", [0.78, 0.65, 0.93], 0.01),
        ("41.1\n±2.3", [41.1, 2.3], 0.1),
        ("-0.7**", [-0.7], 0.1),
        ("+3.2", [3.2], 0.1),
    ],
)
def test_numbers(text: str, values: list[float], unit: float) -> None:
    found = numbers(text)
    assert [number.value for number in found] == pytest.approx(values)
    assert found[0].unit == pytest.approx(unit)


def test_words_hold_no_number() -> None:
    assert numbers("N/A") == ()
    assert shown("***", 0.5) is None


def test_the_number_that_the_color_shows_is_the_value() -> None:
    assert shown("0/29\n(0.0%)", None).value == 0.0  # type: ignore[union-attr]
    assert shown("11/65\n(16.9%)", 16.9).value == 16.9  # type: ignore[union-attr]
