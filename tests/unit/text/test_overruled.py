"""Readers that learned apart and agree, against one that says something else."""

from __future__ import annotations

import pytest

from unheat.model import Box, Word
from unheat.text.candidates import Candidate, weigh
from unheat.text.outcome import reading_of
from unheat.text.overruled import overruled


def word(text: str, confidence: float, engine: str) -> Word:
    return Word(text=text, confidence=confidence, engine=engine, key="0.0.0", box=Box(0, 0, 9, 9))


def confidence_of(*words: Word) -> tuple[str, float]:
    reading = reading_of(overruled(weigh(words, [], None, None, {}), words), None)
    return reading.raw, reading.confidence


def test_two_readers_that_learned_apart_overrule_a_third() -> None:
    own, neural = word("55.9", 0.99, "glyphs"), word("55.9", 0.99, "neural")
    text, sure = confidence_of(word("55.3", 0.9, "tesseract"), neural, own)
    assert text == "55.9"
    assert sure > 0.95


@pytest.mark.parametrize(
    "words",
    [
        # The own reader has left some ink unexplained.
        [("55.3", 0.9, "tesseract"), ("55.9", 0.99, "neural"), ("55.9", 0.8, "glyphs")],
        # Both engines say the other number.
        [("55.3", 0.9, "tesseract"), ("55.3", 0.95, "neural"), ("55.9", 0.99, "glyphs")],
        # Nobody bears the own reader out.
        [("55.3", 0.9, "tesseract"), ("", 0.0, "neural"), ("55.9", 0.99, "glyphs")],
        # Its own second reading is the other number.
        [
            ("55.9", 0.9, "neural"),
            ("55.9", 0.99, "glyphs"),
            ("55.3", 0.6, "glyphs"),
        ],
    ],
)
def test_without_such_a_pair_a_rival_counts(words: list[tuple[str, float, str]]) -> None:
    assert confidence_of(*(word(*one) for one in words))[1] < 0.95


def test_the_reader_of_numbers_has_to_agree() -> None:
    said = [
        Word(text="18", confidence=0.97, engine="glyphs"),
        Word(text="18", confidence=0.74, engine="neural"),
        Word(text="18", confidence=0.49, engine="numerals"),
        Word(text="13", confidence=0.28, engine="numerals"),
    ]
    candidates = [
        Candidate(text="18", weight=0.99, support=3),
        Candidate(text="13", weight=0.27, support=1),
    ]
    assert overruled(candidates, said) == candidates
