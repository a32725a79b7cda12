"""Labels held against their ink: drawn figures, and readers that say what they are told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.text.drawn_rows import read_rows

from unheat.model import Axis
from unheat.text import choose, proof
from unheat.text.typeface import Setting

NAMES = [
    "Ireland",
    "Naive CD4 T",
    "Llama-2-7B",
    "Office",
    "Sweden",
    "Denmark",
    "sv",
    "CIFAR-10",
    "Finland",
    "Claude 2",
    "Iceland",
    "Mali",
    "Gemini",
    "Firenze",
    "NK T",
    "CD14 Mono",
    "Memory CD4 T",
    "Elena",
    "Adele",
]


def rows(
    first: Sequence[str],
    second: Sequence[str],
    size: int = 12,
    confidence: float = 0.99,
    drawn: Sequence[str] | None = None,
) -> Axis:
    """The row labels of a panel whose labels, ``NAMES`` or those ``drawn``, are read as told."""
    return read_rows(drawn or NAMES, first, second, size=size, sure=(0.9, confidence))


def misread(**texts: str) -> list[str]:
    """``NAMES`` with some of them replaced, by their letters."""
    return [texts.get("".join(filter(str.isalpha, name)), name) for name in NAMES]


@pytest.mark.parametrize("size", [9, 12, 20])
def test_right_labels_raise_no_doubt(size: int) -> None:
    read = rows(NAMES, NAMES, size)
    assert list(read.labels) == NAMES
    assert not any(read.review)


@pytest.mark.parametrize(
    "wrong", [{"Ireland": "reland"}, {"Denmark": "Denark"}, {"Sweden": "Swedenn"}]
)
def test_a_lost_letter_is_found_or_doubted_although_both_readers_agree(
    wrong: dict[str, str],
) -> None:
    read = rows(misread(**wrong), misread(**wrong))
    silent = [
        text
        for name, text, review in zip(NAMES, read.labels, read.review, strict=True)
        if text != name and not review
    ]
    assert not silent
    assert sum(text != name for name, text in zip(NAMES, read.labels, strict=True)) <= 1


@pytest.mark.parametrize("order", [1, -1])
def test_where_readers_differ_in_spaces_the_ink_decides(order: int) -> None:
    texts = misread(NaiveCDT="Naive CD4T", Office="Off ice"), NAMES
    read = rows(texts[::order][0], texts[::order][1])
    assert list(read.labels) == NAMES
    assert not any(read.review)


def test_a_gap_of_half_a_space_that_one_reader_sees_is_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [*NAMES, "Corn wall"]
    texts = [*NAMES, "Cornwall"], names
    assert not rows(*texts, drawn=names).review[-1], "a whole space"
    measured = proof._with_spaces

    def narrow(setting: Setting, item: proof._Item, text: str, share: float = 0.5) -> str | None:
        if share > 0.5 and text.startswith("Corn"):
            return "Cornwall"
        return measured(setting, item, text, share)

    monkeypatch.setattr(proof, "_with_spaces", narrow)
    # Drawn letters would tell here that the space is a whole one.
    monkeypatch.setattr(choose, "as_drawn", lambda _, readings, *types: readings)
    assert rows(*texts, drawn=names).review[-1]
    monkeypatch.setattr(proof, "seen_by_two", lambda reading, text: text == names[-1])
    assert not rows(*texts, drawn=names).review[-1], "two readers saw it"


def test_a_space_that_both_readers_lost_is_found() -> None:
    wrong = misread(NaiveCDT="NaiveCD4 T")
    read = rows(wrong, wrong)
    assert "Naive CD4 T" in read.labels


def test_the_case_of_letters_of_one_shape_is_told_by_their_height() -> None:
    read = rows(misread(sv="SV"), misread(sv="SV"))
    assert list(read.labels) == NAMES
    assert not any(read.review)


def test_readers_that_differ_are_settled_where_only_the_surer_reading_fits() -> None:
    read = rows(misread(Denmark="Dnmrk"), NAMES)
    assert list(read.labels) == NAMES
    assert not any(read.review)
    less = rows(misread(Denmark="Dnmrk"), NAMES, confidence=0.7)
    assert list(less.labels) == NAMES


def test_a_run_of_numbered_labels_settles_the_one_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"Ctrl_{number}" for number in range(1, 16)]
    monkeypatch.setitem(globals(), "NAMES", names)
    first, second = list(names), list(names)
    first[6], second[6] = "Curl 7", "Ctr_7"
    read = rows(first, second, confidence=0.9)
    assert list(read.labels) == names
    assert not read.review[6]


def test_the_dot_of_an_i_is_no_accent() -> None:
    accented = [name.replace("i", "í") for name in NAMES]
    read = rows(NAMES, accented)
    assert list(read.labels) == NAMES
    assert not any(read.review)


def test_capitals_read_as_small_letters_are_told_or_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = NAMES.index("sv")
    names = [*NAMES[:place], "CO", *NAMES[place + 1 :]]
    monkeypatch.setitem(globals(), "NAMES", names)
    said = [*names[:place], "co", *names[place + 1 :]]
    read = rows(said, said)
    assert read.labels[place] == "CO" or read.review[place]
    assert sum(read.review) <= 1


def test_a_space_behind_a_hyphen_that_one_reader_sees_is_none() -> None:
    texts = ["CIFAR- 10" if name == "CIFAR-10" else name for name in NAMES]
    for first, second in ((texts, NAMES), (NAMES, texts)):
        assert rows(first, second).labels[NAMES.index("CIFAR-10")] == "CIFAR-10"


@pytest.mark.parametrize(("size", "name"), [(10, "NK T"), (9, "CD14 Mono"), (8, "Memory CD4 T")])
def test_a_gap_that_both_readers_closed_is_a_space_and_no_thin_letter(size: int, name: str) -> None:
    texts = [one.replace(" ", "", 1) if one == name else one for one in NAMES]
    assert rows(texts, texts, size=size).labels[NAMES.index(name)] == name


@pytest.mark.parametrize(("size", "told"), [(8, False), (16, True)])
def test_two_dots_are_told_by_their_ink_or_doubted(size: int, told: bool) -> None:
    """Both readers say the commoner spelling of a word that is written either way."""
    drawn = ["SVM", "Naïve Bayes", "k-NN", "MLP", "Random Forest", "Ridge"]
    said = [name.replace("ï", "i") for name in drawn]
    read = rows(said, said, size, drawn=drawn)
    assert read.labels[1] == drawn[1] if told else read.review[1]
    assert not rows(said, said, size, drawn=said).review[1]
