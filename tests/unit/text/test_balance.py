"""What a character is shown as, where it nearly always stands in one place."""

from __future__ import annotations

import cv2
import numpy as np

from unheat.model import Box, Crop
from unheat.text import glyphs
from unheat.text.balance import balanced
from unheat.text.decipher import decode


def _crop(number: int, text: str) -> Crop:
    page = np.zeros((20, 46), dtype=np.uint8)
    for place, char in enumerate(text):
        cv2.putText(
            page, char, (3 + 10 * place, 15), cv2.FONT_HERSHEY_SIMPLEX, 0.4, 255, 1, cv2.LINE_AA
        )
    # What stands before the first digit runs into it.
    page[9:12, 3:9] = 255
    return Crop(key=f"{number},0,0", pixels=255 - page, box=Box(0, 0, 9, 9), numeric=True)


def test_a_nought_that_leads_every_number_is_not_what_noughts_look_like() -> None:
    rng = np.random.default_rng(1)
    texts = [f"0{n}" for n in rng.integers(100, 1000, 60) if n % 10]
    texts = [text[:3] + ("0" if index < 4 else text[3]) for index, text in enumerate(texts)]
    crops = [_crop(number, text) for number, text in enumerate(texts)]
    alphabet = glyphs.train(crops, texts)
    assert alphabet is not None
    read = [word.text for word, _ in decode(alphabet, crops)]
    assert [text[3] for text in read[:4]] == ["0"] * 4
    # Without it the nought that leads is all that is looked at.
    assert alphabet.seen["0"] < 40


def test_a_character_of_one_place_alone_is_shown_there() -> None:
    assert balanced(["-1", "-2", "-3"], [2, 2, 2]) == [frozenset({0, 1})] * 3


def test_what_is_not_confirmed_is_always_shown() -> None:
    texts = ["0.10"] * 20
    assert all(places >= {2, 3} for places in balanced(texts, [2] * 20))
