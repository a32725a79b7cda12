"""What other readers have against what a panel's own reader has no doubt of."""

from __future__ import annotations

import pytest

from unheat.model import Word
from unheat.text.objections import clear_word, clear_words


def word(text: str, confidence: float = 0.4, engine: str = "numerals") -> Word:
    return Word(text=text, confidence=confidence, engine=engine, key="0,0,0")


@pytest.mark.parametrize(
    ("said", "clear"),
    [
        # One reader that says something else says nothing, as long as another sees the last digit.
        (["59.8", "34.3"], True),
        # Nobody else sees the last digit as the own reader does.
        (["39.4", "19.1"], False),
        ([], False),
        # Two see the same other digit in one place, points lost or not.
        (["394", "39.4", "19.8"], False),
        (["59.8", "598", "39.8"], False),
    ],
)
def test_digits_in_the_same_place(said: list[str], clear: bool) -> None:
    engines = ("tesseract", "neural", "numerals")
    words = [word(text, engine=name) for text, name in zip(said, engines, strict=False)]
    assert (clear_word("39.8", words) is not None) is clear


def test_what_a_reader_holds_likeliest_but_one_seconds_as_well() -> None:
    assert clear_word("39.8", [word("39.4")]) is None
    assert clear_word("39.8", [word("39.4")], [word("39.8", 0.2)]) is not None


def test_the_reader_of_numbers_nearly_sure_proves_or_objects() -> None:
    proved = clear_word("-.04", [word("-.04", 0.9)])
    assert proved is not None
    assert proved.proved
    unsure = clear_word("-.04", [word("-.04", 0.6)])
    assert unsure is not None
    assert not unsure.proved
    assert clear_word("-.01", [word("-.04", 0.9), word("-.01", 0.9, "neural")]) is None


def test_cells_are_told_by_the_keys_of_their_lines() -> None:
    lines = {(0, 0): "a", (0, 1): "b", (1, 0): "c"}
    own = {"a": "12", "b": "34"}
    found = clear_words(lines, own, [{"a": word("12")}, {"b": word("35")}], {})
    assert set(found) == {(0, 0)}
    assert found[0, 0].text == "12"
