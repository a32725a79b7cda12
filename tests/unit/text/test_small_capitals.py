"""Letters with the forms of capitals and the height of small ones."""

from __future__ import annotations

import numpy as np

from unheat.text.small_capitals import with_small_capitals


def line(*high: float, step: float = 10.0) -> np.ndarray:
    """Pieces of these heights over a base line at 20, 8 px wide; 0 leaves the room of a space."""
    return np.array(
        [(step * i, 20.0 - up, step * i + 8, 20.0) for i, up in enumerate(high) if up > 0]
    )


def test_low_capitals_are_small_letters() -> None:
    assert with_small_capitals(line(12, 9, 9, 9), 12.0, "BERT") == ("Bert", True)
    assert with_small_capitals(line(12, 9, 12, 9), 12.0, "RoBA") == ("RoBa", True)
    assert with_small_capitals(line(12, 9, 9, 9, 12), 12.0, "SST-2")[0] == "Sst-2"


def test_capitals_of_one_height_stay() -> None:
    assert with_small_capitals(line(12, 12, 12, 12), 12.0, "BERT") == ("BERT", True)
    assert with_small_capitals(line(12, 11, 12, 11), 12.0, "BERT") == ("BERT", True)
    assert with_small_capitals(line(12, 9, 9, 9), 12.0, "Cora") == ("Cora", True)


def test_one_low_letter_is_no_type() -> None:
    assert with_small_capitals(line(12, 12, 12, 9), 12.0, "BERT") == ("BERT", True)


def test_a_word_of_low_capitals_alone_is_in_doubt() -> None:
    pieces = line(12, 9, 9, 9, 0, 9, 9, 9)
    assert with_small_capitals(pieces, 12.0, "TEST FOR") == ("Test for", False)


def test_where_letters_touch_whole_words_raise_a_doubt() -> None:
    pieces = line(12, 0, 9, 0, 0, 12, 9, 9, step=6.0)
    assert with_small_capitals(pieces, 12.0, "TASK ONE") == ("TASK ONE", False)
    assert with_small_capitals(line(12, 12, 9), 12.0, "BERTS") == ("BERTS", True)
    # Two low pieces that no small letter explains.
    assert with_small_capitals(line(12, 12, 9, 9), 12.0, "BERTS") == ("BERTS", False)
    assert with_small_capitals(line(12, 12, 9, 9), 12.0, "BERTsa") == ("BERTsa", True)


def test_low_print_does_not_tell() -> None:
    assert with_small_capitals(np.zeros((0, 4)), 12.0, "BERT") == ("BERT", True)
    assert with_small_capitals(line(7, 5, 5, 5), 7.0, "BERT") == ("BERT", True)


def test_brackets_and_tall_small_letters_make_no_capital_low() -> None:
    bracket = line(10, 10, 10, 12, 10, 12)
    assert with_small_capitals(bracket, 12.0, "ASR(%)") == ("ASR(%)", True)
    tall = line(10, 12, 7, 10, 7, 10)
    assert with_small_capitals(tall, 12.0, "AlaRaR") == ("AlaRaR", True)


def test_pieces_that_are_other_letters_than_they_seem_tell_nothing() -> None:
    """A dot and its stem are one letter, and two letters that touch are one piece."""
    dotted = np.concatenate([line(12, 9, 9, 12), [[10.0, 8.0, 12.0, 10.0]]])
    assert with_small_capitals(dotted, 12.0, "RxiRS")[0] == "RxiRS"
    shifted = line(12, 12, 9, 12, 9)
    assert with_small_capitals(shifted, 12.0, "RalRE") == ("RalRE", True)
