"""The reader of printed numbers: small print, what it is unsure of, and what is no number."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.ocr.drawn_lines import blank, crop

from unheat.ocr.numerals import NumeralReader


@pytest.fixture(scope="module")
def reader() -> NumeralReader:
    return NumeralReader()


def test_numbers_are_read_as_they_are_printed(reader: NumeralReader) -> None:
    texts = ["64.1", "-0.35", "0.58", "1,204", "12%", ".07", "3.2e-05", "118", "9", "-7.25"]
    words = reader.read([crop(text) for text in texts])
    assert [word.text for word in words] == texts
    assert min(word.confidence for word in words) > 0.9
    assert {word.engine for word in words} == {"numerals"}
    assert [word.key for word in words] == texts


def test_digits_of_six_pixels_are_read(reader: NumeralReader) -> None:
    texts = [f"{value:.1f}" for value in np.linspace(10, 99, 40)]
    words = reader.read([crop(text, size_px=34, shrink=4.0) for text in texts])
    right = sum(word.text == text for word, text in zip(words, texts, strict=True))
    assert right >= 39


def test_words_and_empty_crops_are_no_numbers(reader: NumeralReader) -> None:
    words = reader.read([crop("high"), blank(), crop("GPT")])
    assert [word.text for word in words] == ["", "", ""]
    assert [word.key for word in words] == ["high", "blank", "GPT"]


def test_nothing_asked_is_nothing_said(reader: NumeralReader) -> None:
    assert reader.heard([]) == []


def test_the_version_is_that_of_the_weights(reader: NumeralReader) -> None:
    assert len(reader.version) == 12
    assert reader.version == NumeralReader().version
