"""Dots on the crossings of an axes' grid."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.lined_dots import without_lines_of_dots
from unheat.model import Raster

_WHITE = (255.0, 255.0, 255.0)
_COLUMNS, _ROWS = range(60, 360, 60), range(50, 250, 50)


def _drawn(*, lines: bool, aside: int = 0) -> npt.NDArray[np.uint8]:
    rgb = np.full((270, 400, 3), 255, dtype=np.uint8)
    if lines:
        rgb[20:230, [x + aside for x in _COLUMNS]] = 217
        rgb[[y + aside for y in _ROWS], 30:340] = 217
    random = np.random.default_rng(3)
    for y in _ROWS:
        for x in _COLUMNS:
            color = [int(level) for level in random.integers(0, 200, 3)]
            cv2.circle(rgb, (x, y), int(random.integers(7, 16)), color, -1)
    return rgb


def _bare(rgb: npt.NDArray[np.uint8]) -> Raster | None:
    return without_lines_of_dots(Raster(rgb=rgb, name="dots.png", sha256="", format="PNG"), _WHITE)


def test_lines_through_dots_are_taken_off_and_the_dots_stay() -> None:
    found = _bare(_drawn(lines=True))
    assert found is not None
    plain = _drawn(lines=False)
    off = np.abs(found.rgb.astype(int) - plain).max(axis=2) > 0
    # The pixels about a dot are its own.
    assert off.mean() < 0.005
    assert not off[:, :44].any()


@pytest.mark.parametrize(("lines", "aside"), [(False, 0), (True, 25)])
def test_dots_without_lines_through_them_stay_as_they_are(lines: bool, aside: int) -> None:
    assert _bare(_drawn(lines=lines, aside=aside)) is None
