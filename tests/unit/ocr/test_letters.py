"""The reader of labels: words and codes, small print, and how sure it is."""

from __future__ import annotations

import pytest
from tests.unit.ocr.drawn_lines import blank, crop

from unheat.ocr.letters import SIGNS, LetterReader, spelled

TEXTS = ["GPT-4", "Mistral 7B", "Vicuna", "CDKN2A", "Ctrl_2", "2021-03", "Accuracy (%)", "T cells"]


@pytest.fixture(scope="module")
def reader() -> LetterReader:
    return LetterReader()


def test_labels_are_read_as_they_are_printed(reader: LetterReader) -> None:
    words = reader.read([crop(text) for text in TEXTS])
    assert [word.text for word in words] == TEXTS
    assert min(word.confidence for word in words) > 0.8
    assert {word.engine for word in words} == {"letters"}
    assert [word.key for word in words] == TEXTS


def test_letters_of_five_pixels_are_read(reader: LetterReader) -> None:
    texts = ["Norway", "Denmark", "Bulgaria", "Platelet", "BERT", "S100A9", "Week 12", "max_depth"]
    words = reader.read([crop(text, size_px=34, shrink=4.25) for text in texts])
    wrong = [
        (word.text, text) for word, text in zip(words, texts, strict=True) if word.text != text
    ]
    assert len(wrong) <= 1


def test_what_is_no_ink_is_no_text(reader: LetterReader) -> None:
    assert [word.text for word in reader.read([blank()])] == [""]
    assert reader.heard([]) == []


def test_signs_that_look_alike_are_one() -> None:
    assert spelled("low –  high’s") == "low - high's"
    assert len(set(SIGNS)) == len(SIGNS)
