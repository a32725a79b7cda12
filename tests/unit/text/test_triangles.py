"""A filled triangle grows from its tip to its base; a slender 1 does not."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.triangles import TRIANGLE_DOWN, TRIANGLE_UP, triangle


def test_a_slender_one_with_a_flag_and_a_foot_is_no_triangle() -> None:
    one = np.zeros((10, 7))
    one[:, 3:5] = 1.0, 0.36
    one[0, 2], one[1, 1:3] = 0.87, (0.95, 0.36)
    one[-1] = 0.64, 1, 1, 1, 1, 1, 0.89
    assert triangle(one) == "" == triangle(one[::-1])


@pytest.mark.parametrize("size", [5, 6, 8, 13, 30])
@pytest.mark.parametrize("flat", [0.7, 1.0, 1.4])
def test_triangles_of_many_sizes_are_told(size: int, flat: float) -> None:
    high, fine = max(round(size * flat), 5), 8
    down, across = np.mgrid[: high * fine, : size * fine] + 0.5
    inside = np.abs(across - size * fine / 2) <= down / (high * fine) * size * fine / 2
    ink = inside.reshape(high, fine, size, fine).mean(axis=(1, 3))
    assert triangle(ink) == TRIANGLE_UP
    assert triangle(ink[::-1]) == TRIANGLE_DOWN


@pytest.mark.parametrize("pale", [0.5, 0.6, 0.8])
def test_triangles_in_a_paler_color_than_the_digits_are_told(pale: float) -> None:
    down, across = np.mgrid[:80, :80] + 0.5
    inside = np.abs(across - 40) <= down / 2
    ink = pale * inside.reshape(10, 8, 10, 8).mean(axis=(1, 3))
    assert triangle(ink) == TRIANGLE_UP
    assert triangle(ink[::-1]) == TRIANGLE_DOWN
    assert triangle(np.full((10, 10), pale)) == ""
