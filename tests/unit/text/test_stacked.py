"""Numbers of two digits that run upwards under their columns."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np

from unheat.text.ink import Glyphs
from unheat.text.stacked import stacked


def angle(*boxes: tuple[float, float, float, float]) -> float:
    glyphs = SimpleNamespace(boxes=np.array(boxes, dtype=float), text_size=lambda _: 10.0)
    return stacked(cast(Glyphs, glyphs), np.arange(len(boxes)))


def test_digits_close_over_each_other_run_upwards() -> None:
    first = [(17.0 * i, 0.0, 17.0 * i + 10, 7.0) for i in range(12)]
    second = [(17.0 * i, 9.0, 17.0 * i + 10, 14.0) for i in (9, 10, 11)]
    assert angle(*first, *second) == 90.0
    assert angle(*first) == 0.0
    assert angle(*first, second[0]) == 0.0


def test_lines_of_level_digits_stand_further_apart() -> None:
    first = [(20.0 * i, 0.0, 20.0 * i + 6, 10.0) for i in range(6)]
    second = [(20.0 * i, 16.0, 20.0 * i + 6, 26.0) for i in range(6)]
    assert angle(*first, *second) == 0.0


def test_digits_that_stand_beside_each_other_are_level() -> None:
    first = [
        (20.0 * i + 7 * k, 0.0, 20.0 * i + 7 * k + 6, 10.0) for i in range(6) for k in range(2)
    ]
    second = [(20.0 * i, 13.0, 20.0 * i + 6, 23.0) for i in range(6)]
    assert angle(*first, *second) == 0.0


def test_numbers_under_words_whose_letters_touch_are_lines_of_their_own() -> None:
    words = [(60.0 * i, 0.0, 60.0 * i + 21, 10.0) for i in range(4)]
    digits = [(60.0 * i + 8, 13.0, 60.0 * i + 13, 23.0) for i in range(4)]
    assert angle(*words, *digits) == 0.0


def test_strokes_of_a_sign_of_equality_are_no_digits() -> None:
    # "τ = .5" in wide print: its figures stand further apart than the strokes.
    letters = [
        (60.0 * i + 13 * k, 0.0, 60.0 * i + 13 * k + 8, 10.0) for i in range(6) for k in (0, 2)
    ]
    bars = [(60.0 * i + 11, y, 60.0 * i + 21, y + 1) for i in range(6) for y in (4.0, 7.0)]
    assert angle(*letters, *bars) == 0.0
