"""Pixels that an enlargement repeated."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.doubled import are_pixels, pixel_size
from unheat.model import Box


def _noise(size: int) -> np.ndarray:
    picture = np.random.default_rng(2).integers(0, 255, (120, 90, 3), dtype=np.uint8)
    return picture.repeat(size, axis=0).repeat(size, axis=1)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_repeated_pixels_are_counted(size: int) -> None:
    assert pixel_size(_noise(size)) == size


def test_squares_of_repeated_pixels_are_no_cells() -> None:
    picture, letter = _noise(2), Box(20, 20, 60, 60)
    assert are_pixels(picture, letter, (2.0, 2.0))
    assert not are_pixels(picture, letter, (12.0, 12.0))
    assert not are_pixels(_noise(1), letter, (2.0, 2.0))
    # A picture of nothing else than cells has no other pixels.
    assert not are_pixels(picture, Box(0, 0, 180, 240), (2.0, 2.0))
