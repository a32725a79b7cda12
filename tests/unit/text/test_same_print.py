"""Texts of a cell that are one print."""

from __future__ import annotations

from unheat.model import Word
from unheat.text.candidates import weigh
from unheat.text.same_print import with_print_joined


def joined(**said: tuple[str, float]) -> dict[str, float]:
    """The weights of what readers said, a text and a weight each."""
    weights = dict(said.values())
    readers: dict[str, set[str]] = {}
    for name, (text, _) in said.items():
        readers.setdefault(text, set()).add(name)
    return with_print_joined(weights, readers)[0]


def test_readers_of_one_print_bear_each_other_out() -> None:
    assert joined(one=("15.0 a", 0.5), two=("15.0a", 0.4)) == {"15.0 a": 0.7}
    assert joined(one=("5.5 pP", 0.5), two=("5.5 pp", 0.4)) == {"5.5 pp": 0.7}


def test_a_space_within_a_number_is_another_print() -> None:
    for one, two in (("1 5.0", "15.0"), ("1 5.0 a", "15.0 a"), ("5 M", "5 m")):
        said = {one: 0.5, two: 0.4}
        assert joined(one=(one, 0.5), two=(two, 0.4)) == said


def test_one_reader_of_two_spellings_counts_once() -> None:
    weights, readers = with_print_joined(
        {"15.0 a": 0.5, "15.0a": 0.4}, {"15.0 a": {"one"}, "15.0a": {"one"}}
    )
    assert (weights, readers) == ({"15.0 a": 0.5}, {"15.0 a": {"one"}})


def test_a_cell_has_no_rival_in_a_space() -> None:
    said = [
        Word(key="0.0.0", text="15.0a", confidence=0.9, engine="tesseract"),
        Word(key="0.0.0", text="15.0 a", confidence=0.9, engine="neural"),
    ]
    assert [one.text for one in weigh(said, [], None)] == ["15.0 a"]
