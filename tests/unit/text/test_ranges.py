"""Ranges beside a bar and the powers that they look like."""

from __future__ import annotations

import pytest

from unheat.text.ranges import are_names, are_ranges


@pytest.mark.parametrize(
    "texts",
    [
        ["10-5", "10-4", "10-3", "10-2", "10-1", "100"],
        ["10-12", "10-11", "10-10"],
        ["0-10", "10-20"],
        ["2-1", "5-2", "7-3"],
        ["0-10", "10-20", "20-30", "a", "b", "c"],
    ],
)
def test_powers_and_few_ranges_are_none(texts: list[str]) -> None:
    assert not are_ranges(texts)


def test_ranges_go_up_from_several_numbers() -> None:
    assert are_ranges(["10-20", "20-30", "30–40"])
    assert are_ranges(["0.0 - 0.5", "0.5 - 1.0", "1.0 - 1.5", ">1.5"])


def test_letters_beside_a_bar_are_names_and_no_misread_digits() -> None:
    assert are_names(["A", "B", "Cc", "D", "E", "F", "G"])
    assert are_names(["low", "5", "mid", "high"])
    assert not are_names(["0", "S", "l0", "15", "2O"])
    assert not are_names(["B", "8", "D"])
    assert not are_names(["10K", "20K", "30K"])
