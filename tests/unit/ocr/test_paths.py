"""What a network's steps tell: whole texts, lost letters, and lines of one batch."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.ocr.paths import best_texts

SIGNS = "0123456789"


def steps(*told: dict[str, float]) -> np.ndarray:
    """(steps, 11): what each step says; what is left of it is for the blank."""
    table = np.zeros((len(told), len(SIGNS) + 1), dtype=np.float32)
    for number, chances in enumerate(told):
        for sign, chance in chances.items():
            table[number, SIGNS.index(sign) + 1] = chance
        table[number, 0] = 1 - sum(chances.values())
    return table


def test_a_second_sign_is_named_with_its_likelihood() -> None:
    table = steps({"3": 0.99}, {}, {"8": 0.6, "6": 0.38}, {})
    text, sure, other, less = best_texts([table], SIGNS)[0]
    assert (text, other) == ("38", "36")
    assert sure == pytest.approx(0.99 * 0.6, abs=0.01)
    assert less == pytest.approx(0.99 * 0.38, abs=0.01)


def test_a_letter_that_is_likely_in_no_step_is_found_over_several() -> None:
    # Each step holds a blank for likelier, yet it is unlikely that all three are one.
    table = steps({"7": 1.0}, {}, {"1": 0.4}, {"1": 0.4}, {"1": 0.4}, {}, {"5": 1.0})
    text, sure, other, less = best_texts([table], SIGNS)[0]
    assert (text, other) == ("715", "75")
    assert sure == pytest.approx(1 - 0.6**3 - 0.4 * 0.6 * 0.4, abs=1e-6)
    assert less == pytest.approx(0.6**3, abs=1e-6)


def test_a_text_is_as_likely_as_all_its_ways() -> None:
    # Where a sign passes over to the blank counts for nothing.
    table = steps({"4": 1.0}, {"4": 0.5}, {}, {"2": 0.5}, {"2": 1.0})
    text, sure, _, _ = best_texts([table], SIGNS)[0]
    assert text == "42"
    assert sure == pytest.approx(1.0)


def test_the_same_sign_twice_has_a_blank_between() -> None:
    table = steps({"1": 1.0}, {}, {"1": 1.0})
    text, sure, _, _ = best_texts([table], SIGNS)[0]
    assert (text, round(sure, 6)) == ("11", 1.0)
    joined = steps({"1": 1.0}, {"1": 1.0}, {"1": 1.0})
    text, sure, _, _ = best_texts([joined], SIGNS)[0]
    assert (text, round(sure, 6)) == ("1", 1.0)


def test_lines_that_are_looked_at_together_end_where_they_end() -> None:
    lines = [
        steps({"1": 0.9}, {}, {"2": 0.9}, {}),
        steps({"3": 0.9}, {}),
        steps({"5": 0.9}, {}, {"5": 0.7, "6": 0.2}, {"7": 0.6}),
    ]
    told = best_texts(lines, SIGNS)
    assert [one[0] for one in told] == ["12", "3", "557"]
    assert told == [best_texts([line], SIGNS)[0] for line in lines]


def test_lines_of_any_length_are_told_in_their_order() -> None:
    short, long = steps({"8": 1.0}), steps({"9": 1.0}, {}, {"1": 1.0}, {}, {"2": 1.0})
    assert [one[0] for one in best_texts([long, short, long], SIGNS)] == ["912", "8", "912"]
    assert best_texts([], SIGNS) == []


def test_no_ink_is_no_text() -> None:
    assert best_texts([steps({}, {}, {})], SIGNS) == [("", 0.0, "", 0.0)]
