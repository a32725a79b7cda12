"""Points that nothing but a digit stands beside, and that readers lose."""

from __future__ import annotations

import numpy as np

from unheat.model import Word
from unheat.text.bare import with_bare_points


def _words(texts: list[str]) -> dict[str, Word]:
    return {
        str(number): Word(text=text, confidence=0.9, engine="neural")
        for number, text in enumerate(texts)
    }


def _texts(words: dict[str, Word]) -> list[str]:
    return [word.text for word in with_bare_points([words])[0].values()]


def test_points_come_back_where_noughts_lead() -> None:
    numbers = np.random.default_rng(2).integers(-99, 100, 80)
    printed = [f"{'-' if n < 0 else ''}.{abs(n):02d}" for n in numbers.tolist()]
    read = [text if i % 6 == 0 else text.replace(".", "") for i, text in enumerate(printed)]
    assert sum("." in text for text in read) < 20
    assert _texts(_words(read)) == printed


def test_whole_numbers_with_specks_stay_whole() -> None:
    numbers = [str(n) for n in np.random.default_rng(2).integers(10, 100, 80)]
    # Readers see some specks, and a nought in the place of an eight.
    read = [f".{text}" if i % 12 == 0 else text for i, text in enumerate(numbers)]
    read[5], read[50] = "06", "03"
    assert _texts(_words(read)) == read


def test_numbers_with_a_nought_before_the_point_are_no_evidence() -> None:
    read = [f"0.{n:02d}" for n in range(20, 60)] + ["054", "061", ".33"]
    assert _texts(_words(read)) == read
