"""Faint minus signs before numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.text.faint_signs import faint_bar


def line_of(tall: int) -> npt.NDArray[np.float32]:
    """Coverage of a digit of ``tall`` rows with a hole, and a faint bar before it."""
    line = np.zeros((tall + 4, 20), dtype=np.float32)
    line[2 : 2 + tall, 12:17] = 1.0
    line[4:tall, 14] = 0.0
    return line


def test_a_faint_bar_before_a_digit_is_found() -> None:
    line = line_of(9)
    line[6, 5:9] = 0.3
    assert faint_bar(line, 12) == 5
    line[9:11, 5:9] = 0.3
    assert faint_bar(line, 12) is None


def test_what_is_as_low_as_a_bar_is_no_number() -> None:
    line = np.zeros((2, 20), dtype=np.float32)
    line[:, 12:17] = 1.0
    line[:, 10:12] = 0.3
    assert faint_bar(line, 12) is None
