"""Three readers of what stands around the cells: who is heard, and who is outvoted."""

from __future__ import annotations

import pytest

from unheat.model import Word
from unheat.text.voices import answers, vouched, weighed


def words(engine: str, **texts: tuple[str, float]) -> dict[str, Word]:
    return {
        f"row.0.{name[1:]}.0@0": Word(text=text, confidence=sure, engine=engine)
        for name, (text, sure) in texts.items()
    }


FIRST = words(
    "tesseract", r0=("Norway", 0.95), r1=("Ctri_2", 0.9), r2=("Norway", 0.4), r3=("ru", 0.9)
)
OWN = words(
    "letters", r0=("Norway", 0.995), r1=("Ctrl_2", 0.99), r2=("Norway", 0.9), r3=("nu", 0.5)
)


def test_what_both_read_needs_no_second_reader() -> None:
    sure = vouched(FIRST, OWN)
    assert list(sure) == ["row.0.0.0@0"]
    asked = ["row.0.0.0@0", "row.0.0.0@90", "row.0.1.0@0"]
    told = answers(asked, sure, OWN)
    assert [key for key in asked if key not in told] == ["row.0.1.0@0"]
    # The direction in which it is no text counts as well.
    assert {key: word.text for key, word in told.items()} == {
        "row.0.0.0@0": "Norway",
        "row.0.0.0@90": "",
    }


@pytest.mark.parametrize("text", ["Model x task", "Hour of day —"])
def test_a_sign_that_stands_alone_is_heard_again(text: str) -> None:
    assert vouched(words("tesseract", r0=(text, 0.95)), words("letters", r0=(text, 0.995))) == {}
    longer = text.replace("x", "of").replace("—", "ends")
    assert vouched(words("tesseract", r0=(longer, 0.95)), words("letters", r0=(longer, 0.995)))


@pytest.mark.parametrize(
    ("text", "sure", "spared"),
    [
        ("Norway", 0.96, True),
        ("Norway", 0.94, False),
        ("Claude 2", 0.96, True),
        ("Mistral 7B", 0.96, True),
        ("Normal_6", 0.96, True),
        ("Type l 2", 0.99, False),
        ("POO2 mean", 0.99, False),
    ],
)
def test_letters_and_digits_in_parts_of_their_own_are_not_taken_for_each_other(
    text: str, sure: float, spared: bool
) -> None:
    first, own = words("tesseract", r0=(text, 0.95)), words("letters", r0=(text, sure))
    assert bool(vouched(first, own)) is spared


def test_the_third_reader_settles_what_two_read_differently() -> None:
    second = words("neural", r1=("Ctrl_2", 0.6), r2=("Nocway", 0.6), r3=("nu", 0.9))
    one, two = weighed(FIRST, second, OWN)
    assert one["row.0.1.0@0"].text == two["row.0.1.0@0"].text == "Ctrl_2"
    # What the first one reads alike comes first, and stays in doubt.
    assert (one["row.0.2.0@0"].text, two["row.0.2.0@0"].text) == ("Nocway", "Norway")
    # Where it is not sure itself, the two stay as they are.
    assert (one["row.0.3.0@0"].text, two["row.0.3.0@0"].text) == ("ru", "nu")


def test_spaces_are_those_of_the_surer_reader() -> None:
    first = words("tesseract", r0=("Nawve CD4T", 0.4))
    second, own = (
        words("neural", r0=("Naive C D4 T", 0.5)),
        words("letters", r0=("Naive CD4 T", 0.8)),
    )
    one, two = weighed(first, second, own)
    assert (one["row.0.0.0@0"].text, two["row.0.0.0@0"].text) == ("Nawve CD4T", "Naive CD4 T")


def test_a_surer_third_reader_puts_two_that_agree_in_doubt() -> None:
    second = words("neural", r1=("Ctri_2", 0.6))
    one, two = weighed(FIRST, second, OWN)
    assert (one["row.0.1.0@0"].text, two["row.0.1.0@0"].text) == ("Ctri_2", "Ctrl_2")
    second = words("neural", r1=("Ctri_2", 0.995))
    assert weighed(FIRST, second, OWN) == (FIRST, second)


def test_where_all_three_differ_the_likelier_text_comes_first_and_stays_in_doubt() -> None:
    said = {"r0": ("Gmd", 0.86), "r1": ("Gecu", 0.5), "r2": ("Ghe", 0.5), "r3": ("ru-X", 0.8)}
    said |= {"r4": ("Liama-2", 0.8)}
    heard = {"r0": ("Ganada", 0.9), "r1": ("Greoce", 0.6), "r2": ("Çhe", 0.9), "r3": ("r", 0.9)}
    heard |= {"r4": ("Ilama-2", 0.86)}
    told = {"r0": ("Canada", 0.8), "r1": ("Greece", 0.4), "r2": ("Che", 0.8), "r3": ("rn", 0.5)}
    told |= {"r4": ("lama-2", 0.84)}
    first, second, own = (
        words(name, **texts)
        for name, texts in (("tesseract", said), ("neural", heard), ("letters", told))
    )
    one, two = weighed(first, second, own)
    assert [word.text for word in one.values()] == ["Ganada", "Greoce", "Ghe", "ru-X", "Liama-2"]
    # Of accents the reader of letters knows few, a surer second reader is heard, and what both
    # others saw more of is lost.
    assert [word.text for word in two.values()] == ["Canada", "Greece", "Çhe", "r", "Ilama-2"]


def test_a_small_sign_that_two_readers_do_not_know_is_told_by_the_third() -> None:
    first, second = words("tesseract", r0=("VO: max", 0.9)), words("neural", r0=("VO: max", 0.99))
    one, two = weighed(first, second, words("letters", r0=("VO₂ max", 0.93)))
    assert [word.text for told in (one, two) for word in told.values()] == ["VO: max", "VO₂ max"]


def test_without_the_third_reader_nothing_changes() -> None:
    second = words("neural", r1=("Ctrl_2", 0.6))
    assert vouched(FIRST, {}) == {}
    assert weighed(FIRST, second, {}) == (FIRST, second)


def test_letters_that_may_be_a_number_are_heard_again() -> None:
    first, own = words("tesseract", r0=("le-09", 0.9)), words("letters", r0=("le-09", 0.99))
    assert vouched(first, own) == {}
    second = words("neural", r0=("1e-09", 0.9))
    assert weighed(first, second, own) == (first, second)


def test_two_that_the_first_reader_did_not_teach_tell_its_strokes() -> None:
    first = words("tesseract", r0=("FNI", 0.8), r1=("vs", 0.8), r2=("RBI", 0.5))
    second = words("neural", r0=("FN1", 0.9), r1=("VS", 0.9), r2=("RB1", 0.9))
    own = words("letters", r0=("FN1", 0.95), r1=("VS", 0.95), r2=("RB1", 0.7))
    one, two = weighed(first, second, own)
    assert one["row.0.0.0@0"].text == two["row.0.0.0@0"].text == "FN1"
    # A case is told by its height, and a reader that is not sure tells nothing.
    for key in ("row.0.1.0@0", "row.0.2.0@0"):
        assert (one[key], two[key]) == (first[key], second[key])


def test_rings_of_the_first_and_third_and_single_letters_are_not_voted_on() -> None:
    first = words("tesseract", r0=("POO2", 0.9), r1=("x", 0.3), r2=("Ss", 0.7))
    own = words("letters", r0=("POO2", 0.999), r1=("X", 0.99), r2=("S5", 0.9))
    second = words("neural", r0=("P002", 0.98), r1=("r", 0.4), r2=("5", 0.7))
    assert vouched(first, own) == {}
    assert weighed(first, second, own) == (first, second)


def test_a_line_that_is_heard_in_two_directions_is_not_overruled() -> None:
    first = words("tesseract", r0=("Haz", 0.5))
    own = words("letters", r0=("Norway", 0.98))
    second = words("neural", r0=("zet", 0.6)) | {
        "row.0.0.0@90": Word(text="Norway", confidence=0.9, engine="neural")
    }
    assert weighed(first, second, own) == (first, second)


@pytest.mark.parametrize(
    ("said", "read", "sure", "settled"),
    [
        ("Weight decay A", "Weight decay λ", 0.3, True),
        ("Rate (s~1)", "Rate (s⁻¹)", 0.3, True),
        ("Koln", "Köln", 0.6, True),
        ("Koln", "Köln", 0.4, False),
        ("Weight decoy A", "Weight decay λ", 0.6, False),
        ("Nonway", "Norway", 0.85, True),
        ("Nonway", "Norway", 0.75, False),
        ("Cer 3", "Ctrl 3", 0.9, True),
        ("Cer 3", "Ctrl 3", 0.85, False),
        ("Nor_way", "Norway", 0.85, False),
    ],
)
def test_two_that_read_alike_are_believed_if_the_first_bears_out_the_rest(
    said: str, read: str, sure: float, settled: bool
) -> None:
    first, both = words("tesseract", r0=(said, 0.8)), (read, sure)
    one, two = weighed(first, words("neural", r0=both), words("letters", r0=both))
    assert two["row.0.0.0@0"].text == read
    assert (one["row.0.0.0@0"].text == read) == settled
    # The first reader has no part in what it cannot write.
    unknown = settled and not read.isascii()
    assert (one["row.0.0.0@0"].confidence >= 0.95) == unknown


@pytest.mark.parametrize(
    ("said", "own", "read", "sure", "settled"),
    [
        ("Mean + SD", "Mean # SD", "Mean ± SD", 0.92, True),
        ("Arzte", "Arzte", "Ärzte", 0.99, True),
        ("8x7B", "8x7B", "8×7B", 0.99, False),
        ("Mean + SD", "Mean # SD", "Mean ± SD", 0.85, False),
        ("Mean + SD", "Moan # SD", "Mean ± SD", 0.95, False),
        ("Mg?* (mM)", "Mg²* (mM)", "Mg²⁺(mM)", 0.95, False),
        ("etre", "étre", "être", 0.99, True),
        ("etra", "étre", "être", 0.99, False),
    ],
)
def test_a_sign_that_the_second_reader_alone_knows_is_believed_if_both_bear_out_the_rest(
    said: str, own: str, read: str, sure: float, settled: bool
) -> None:
    first, letters = words("tesseract", r0=(said, 0.8)), words("letters", r0=(own, 0.6))
    one, two = weighed(first, words("neural", r0=(read, sure)), letters)
    texts = {told["row.0.0.0@0"].text for told in (one, two)}
    assert (texts == {read}) == settled


def test_a_number_of_the_first_reader_alone_does_not_hold_against_the_two_others() -> None:
    first, both = words("tesseract", r0=("16", 0.3)), ("1/16", 0.99)
    one, _ = weighed(first, words("neural", r0=both), words("letters", r0=both))
    assert one["row.0.0.0@0"].text == "1/16"
    one, _ = weighed(first, words("neural", r0=("16", 0.9)), words("letters", r0=both))
    assert one["row.0.0.0@0"].text == "16"
