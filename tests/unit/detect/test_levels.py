"""Pixels of a color, found in bytes: the same as in numbers."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.levels import has_color


@pytest.mark.parametrize("tolerance", [0.0, 2.0, 3.75, 10.0, 400.0])
@pytest.mark.parametrize("color", [(255.0, 255.0, 255.0), (0.5, 127.0, 250.5)])
def test_pixels_of_a_color(color: tuple[float, float, float], tolerance: float) -> None:
    levels = np.arange(256, dtype=np.uint8)
    rgb = np.stack([np.roll(levels, shift) for shift in (0, 3, 128)], axis=1).reshape(16, 16, 3)
    near = np.abs(rgb - np.array(color)).max(axis=2) <= tolerance
    found = has_color(rgb, color, tolerance)
    assert found.dtype == bool
    np.testing.assert_array_equal(found, near)
