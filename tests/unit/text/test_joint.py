"""What two readers of numbers say together, and when they say nothing."""

from __future__ import annotations

import pytest

from unheat.model import NumberFormat, Word
from unheat.text.candidates import weigh
from unheat.text.joint import TAUGHT, joint_reading, share_right
from unheat.text.outcome import reading_of
from unheat.text.skeleton import Skeleton


def words(*told: tuple[str, str, float]) -> list[Word]:
    return [Word(text=text, confidence=sure, engine=engine) for engine, text, sure in told]


def test_both_readers_outweigh_what_others_are_sure_of() -> None:
    said = words(
        ("tesseract", "45.1", 0.95),
        ("neural", "45.1", 0.5),
        ("numerals", "46.1", 0.97),
        ("glyphs", "46.1", 0.99),
    )
    reading = reading_of(weigh(said, [], None), ".")
    assert reading.raw == "46.1"
    assert reading.confidence > 0.95


def test_a_taught_reader_counts_no_more_than_its_lessons() -> None:
    least = joint_reading(words(("numerals", "18", 0.85), ("glyphs", "18", 0.9)))
    most = joint_reading(words(("numerals", "18", 0.85), ("glyphs", "18", 0.999)))
    assert least == most
    assert least.sure == pytest.approx(0.9935, abs=0.001)


def test_an_unsure_reader_of_numbers_agrees_with_nobody() -> None:
    assert not joint_reading(words(("numerals", "18", 0.75), ("glyphs", "18", 0.99))).text


def test_readers_that_differ_say_nothing_together() -> None:
    said = words(("numerals", "58", 0.99), ("glyphs", "59", 0.96))
    joint = joint_reading(said)
    assert not joint.text
    assert joint.weight(said[1], 0.9) == 0.9
    assert reading_of(weigh(said, [], None), ".").confidence < 0.6


def test_a_lost_point_is_no_difference() -> None:
    usual = NumberFormat(decimals=1)
    said = words(("numerals", "2833", 0.9), ("glyphs", "283.3", 0.9))
    assert joint_reading(said, usual).text == "283.3"
    assert not joint_reading(said).text


def test_a_reader_that_saw_no_ink_is_silent() -> None:
    assert not joint_reading(words(("numerals", "7", 0.9), ("glyphs", "7", 0.0))).text
    assert not joint_reading(words(("numerals", "", 0.0), ("glyphs", "7", 0.9))).text


def test_a_panels_own_reader_is_as_good_as_the_reader_of_numbers_finds_it() -> None:
    """Of what that is nearly sure of; words that it is not sure of are no test."""
    numbers = {str(n): words(("numerals", str(n), 0.9))[0] for n in range(100)}
    numbers |= {str(n): words(("numerals", "7", 0.6))[0] for n in range(100, 140)}
    own = {str(n): words(("glyphs", str(n), 0.99))[0] for n in range(140)}
    assert share_right(own, numbers) == pytest.approx(0.99, abs=0.001)
    worse = own | {str(n): words(("glyphs", "7", 0.99))[0] for n in range(30, 60)}
    assert share_right(worse, numbers) == pytest.approx(0.72, abs=0.01)
    assert share_right({}, numbers) == TAUGHT


def test_an_unsure_reader_of_numbers_is_not_heard_with_however_sound_a_reader_of_the_panel() -> (
    None
):
    said = words(("neural", "0,530", 0.69), ("numerals", "0.520", 0.56), ("glyphs", "0.520", 0.99))
    assert not joint_reading(said, taught=0.99).text


def test_the_tip_of_a_four_is_no_sign_to_readers_that_know_it() -> None:
    ink = [Skeleton(parts="-dd.d", certain=True)]
    said = words(
        ("tesseract", "44.4", 0.95),
        ("neural", "44.4", 0.99),
        ("numerals", "44.4", 0.99),
        ("glyphs", "44.4", 0.99),
    )
    sound = reading_of(weigh(said, ink, None, taught=0.98), ".")
    assert sound.raw == "44.4"
    assert sound.confidence > 0.95
    # One that was never found sound may have lost all signs of its panel.
    assert reading_of(weigh(said, ink, None), ".").raw == "-44.4"


def test_a_number_whose_point_one_reader_lost_is_told_by_the_other() -> None:
    usual = NumberFormat(decimals=2)
    said = words(
        ("tesseract", "032", 0.6),
        ("neural", "032", 0.99),
        ("numerals", "032", 0.99),
        ("glyphs", "0.32", 0.99),
    )
    joint = joint_reading(said, usual)
    assert joint.text == "0.32"
    assert [joint.weight(word, 0.9) > 0.9 for word in said] == [False, False, False, True]
    reading = reading_of(weigh(said, [], usual, 2), ".")
    assert reading.raw == "0.32"
    assert reading.confidence > 0.9
