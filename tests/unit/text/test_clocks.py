"""Times in cells: what readers of numbers make of their colons."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box, Crop, Reason, TextReading, Word
from unheat.text.clocks import timed

SAID = ["4:20", "1:05", "0:57", "12:30", "3:15"]


def panel(*said: str) -> tuple[dict[tuple[int, int], Crop], dict[str, Word]]:
    cells = [(0, column) for column in range(len(said))]
    blank = np.full((12, 30), 255, dtype=np.uint8)
    crops = {
        cell: Crop(key=f"0,{cell[1]},0", pixels=blank, box=Box(0, 0, 30, 12)) for cell in cells
    }
    words = {
        crop.key: Word(text=text, confidence=0.9, engine="tesseract", key=crop.key, box=crop.box)
        for crop, text in zip(crops.values(), said, strict=True)
    }
    return crops, words


def read(*texts: str) -> dict[tuple[int, int], TextReading]:
    return {
        (0, column): TextReading(raw=text, value=float(text), parts=(float(text),), confidence=0.9)
        for column, text in enumerate(texts)
    }


def test_a_point_that_engines_see_as_a_colon_is_one() -> None:
    crops, words = panel(*SAID)
    found = timed(read("4.20", "1.05", "0.57", "12.30", "3.15"), crops, words)
    assert [found[cell].raw for cell in sorted(found)] == SAID
    assert found[0, 0].value == pytest.approx(4 + 20 / 60)
    assert all(one.confidence == 0.9 and not one.reasons for one in found.values())


def test_one_that_no_engine_saw_whole_is_one_where_the_others_are() -> None:
    crops, words = panel(*SAID[:4], "3i15")
    found = timed(read("4.20", "1.05", "0.57", "12.30", "3.15"), crops, words)
    assert found[0, 4].raw == "3:15"


def test_one_of_other_digits_is_in_doubt() -> None:
    crops, words = panel(*SAID)
    found = timed(read("4.26", "1.05", "0.57", "12.30", "3.15"), crops, words)
    assert found[0, 0].confidence < 0.5
    assert Reason.READERS_DIFFER in found[0, 0].reasons


def test_a_colon_among_numbers_is_a_point() -> None:
    crops, words = panel("4:20", "1.05", "0.57", "12.30", "3.15")
    before = read("4.20", "1.05", "0.57", "12.30", "3.15")
    assert timed(before, crops, words) == before


def test_where_engines_saw_some_times_all_that_may_be_one_are_in_doubt() -> None:
    said = ("4:20", "1:05", "0:57", "2:30", *["3.15"] * 10, "2.75")
    crops, words = panel(*said)
    found = timed(read(*(text.replace(":", ".") for text in said)), crops, words)
    assert found[0, 5].confidence < 0.5
    assert found[0, 14].confidence == 0.9
