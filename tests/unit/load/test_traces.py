"""What a JPEG left in a picture that is none any more."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.load.traces import jpeg_quality


def drawing() -> npt.NDArray[np.uint8]:
    """Cells of 37 × 29 pixels with numbers, on white."""
    rng = np.random.default_rng(3)
    rgb = np.full((290, 400, 3), 255, np.uint8)
    for row, column in np.ndindex(8, 9):
        x, y = 40 + column * 37, 30 + row * 29
        rgb[y : y + 29, x : x + 37] = rng.integers(60, 220, 3)
        text = f"{rng.uniform():.2f}"
        cv2.putText(rgb, text, (x + 4, y + 19), 0, 0.4, (20, 20, 20), 1, cv2.LINE_AA)
    return rgb


def stored(rgb: npt.NDArray[np.uint8], quality: int) -> npt.NDArray[np.uint8]:
    """The pixels of a JPEG."""
    _, data = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)


@pytest.mark.parametrize("quality", [20, 50, 75, 90])
def test_blocks_tell_the_quality(quality: int) -> None:
    assert jpeg_quality(stored(drawing(), quality)) == quality


def test_blocks_are_found_wherever_they_begin() -> None:
    pasted = np.full((330, 450, 3), 255, np.uint8)
    pasted[13:303, 27:427] = stored(drawing(), 60)
    assert jpeg_quality(pasted) == 60
    assert jpeg_quality(stored(drawing(), 60)[5:, 3:]) == 60


def test_a_drawing_was_none() -> None:
    rgb = drawing()
    assert jpeg_quality(rgb) is None
    assert jpeg_quality(cv2.GaussianBlur(rgb, (0, 0), 1.0).astype(np.uint8)) is None
    noise = np.random.default_rng(1).normal(0, 6, rgb.shape)
    assert jpeg_quality(np.clip(rgb + noise, 0, 255).astype(np.uint8)) is None


def test_what_was_resized_since_tells_nothing() -> None:
    small = cv2.resize(stored(drawing(), 60), None, fx=0.8, fy=0.8, interpolation=cv2.INTER_AREA)
    assert jpeg_quality(small.astype(np.uint8)) is None


def test_without_shapes_nobody_knows() -> None:
    assert jpeg_quality(np.full((200, 200, 3), 255, np.uint8)) is None
    assert jpeg_quality(np.zeros((9, 9, 3), np.uint8)) is None
