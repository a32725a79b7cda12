"""The case of the letters at the ends of a label is that of their height."""

from __future__ import annotations

import pytest
from tests.unit.text.test_shapes import columns

from unheat.text import tops

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


@pytest.mark.parametrize(("sure", "doubted"), [(0.98, False), (0.96, True)])
def test_a_paled_capital_stays_one_among_names_if_the_surer_reader_saw_it(
    sure: float, doubted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A codec has taken the top of the letter away.
    monkeypatch.setattr(tops, "_as_high", lambda text, *_: text.replace("CD1", "cD1"))
    names = ["CD1", "GATA16", "CDK84", "BRCA22", "SOX44", "MYC19"]
    read = columns(names, ["cD1", *names[1:]], names, sure=sure, size=16)
    assert (read.labels[0], read.review[0]) == ("CD1", doubted)
    # Among labels that begin either way the ink decides.
    names.append("mTOR")
    read = columns(names, ["cD1", *names[1:]], names, sure=sure, size=16)
    assert read.labels[0] == "cD1"


@pytest.mark.parametrize("size", [18, 22])
def test_strokes_are_as_high_as_stems_or_as_capitals(size: int) -> None:
    """In DejaVu Sans a "d" and an "l" reach higher than a "P" and an "I"."""
    names = ["dlPFC", "vlPFC", "mIoU", "BoolQ db", "HID bit", "Memory"]
    wrong = ["dIPFC", "vlPFC", "mIoU", "BooIQ db", "HlD bit", "Memory"]
    read = columns(names, wrong, wrong, size=size, face="DejaVuSans")
    assert list(read.labels) == names


def test_a_stroke_that_may_be_either_is_asked_about() -> None:
    """In small print an "l" is as high as an "I"."""
    names = ["dlPFC", "vmPFC", "OFC", "STS", "MPFC", "Truth"]
    wrong = ["dIPFC", "vmPFC", "OFC", "STS", "MPFC", "Truth"]
    read = columns(names, wrong, wrong, size=10, sure=0.99)
    assert read.review[0] or read.labels[0] == names[0]
    assert not any(read.review[1:])
