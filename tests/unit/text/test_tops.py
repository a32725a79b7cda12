"""The case of the letters at the ends of a label is that of their height."""

from __future__ import annotations

import pytest
from tests.unit.text.test_shapes import columns

NAMES = ["Zambia", "xylem", "GPT-4o", "Volta", "Sable", "Band 40", "Memory", "Tokyo"]
WRONG = ["zambia", "xylem", "GPT-40", "volta", "sable", "Band 40", "Memory", "Tokyo"]


@pytest.mark.parametrize("face", ["DejaVuSans", "DejaVuSerif-Bold", "STIXGeneralItalic"])
@pytest.mark.parametrize("size", [14, 18])
def test_letters_of_one_shape_are_as_high_as_their_ink(face: str, size: int) -> None:
    read = columns(NAMES, WRONG, WRONG, size=size, face=face)
    assert list(read.labels) == NAMES


def test_a_small_letter_that_one_reader_saw_is_one() -> None:
    read = columns(NAMES, ["Zambia", "Xylem", *NAMES[2:]], NAMES, sure=0.7, size=16)
    assert list(read.labels) == NAMES


def test_right_labels_stay() -> None:
    read = columns(NAMES, NAMES, NAMES, face="DejaVuSansMono-Oblique")
    assert list(read.labels) == NAMES
