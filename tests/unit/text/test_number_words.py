"""What the reader of numbers said of a panel, taken together."""

from __future__ import annotations

from unheat.model import Word
from unheat.text.number_words import NOT_ASKED, Numbers, without_odd_signs


def numbers(*texts: str, rivals: dict[str, tuple[str, float]] | None = None) -> Numbers:
    return Numbers(
        words={
            str(n): Word(text=text, confidence=0.9, engine="numerals", key=str(n))
            for n, text in enumerate(texts)
        },
        rivals={
            key: Word(text=text, confidence=sure, engine="numerals", key=key)
            for key, (text, sure) in (rivals or {}).items()
        },
        asked=frozenset(str(n) for n in range(len(texts))),
    )


def test_more_words_are_those_of_the_same_panel() -> None:
    told = NOT_ASKED.with_more(numbers("1", "2", "3", rivals={"2": ("8", 0.1)}), {"0", "1"})
    assert set(told.words) == set(told.asked) == {"0", "1"}
    assert not told.rivals


def test_a_rival_stands_for_its_word_among_the_others() -> None:
    told = numbers("1", "2", rivals={"1": ("7", 0.2)})
    assert [word.text for word in told.others.values()] == ["1", "7"]


def test_a_suffix_of_all_cells_is_none_of_a_digit() -> None:
    told = numbers("5B", "3B", "12B", "7B", "41")
    assert without_odd_signs(told) is told


def test_an_odd_letter_is_the_digit_that_it_may_be() -> None:
    told = without_odd_signs(numbers("5B", "36", "41", "12", "77", rivals={"0": ("58", 0.08)}))
    assert told.words["0"].text == "58"
    assert told.words["0"].confidence == 0.98
    assert not told.rivals
