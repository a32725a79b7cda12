"""How coarse a WebP is, by the header of its frame."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from unheat.load import load
from unheat.load.webp import frame_of, quality_of_frame


def _webp(**settings: object) -> bytes:
    colors = np.random.default_rng(0).integers(0, 255, (8, 13, 3)).astype(np.uint8)
    picture = np.full((200, 300, 3), 255, dtype=np.uint8)
    picture[20:180, 20:280] = np.kron(colors, np.ones((20, 20, 1), dtype=np.uint8))
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "WEBP", **settings)
    return file.getvalue()


@pytest.mark.parametrize(("asked", "told"), [(20, 11), (40, 28), (60, 47), (80, 77), (95, 94)])
@pytest.mark.parametrize("method", [0, 4])
def test_the_quantizer_of_a_frame_tells_its_quality(asked: int, told: int, method: int) -> None:
    raster = load(_webp(quality=asked, method=method))
    assert raster.lossy
    assert raster.quality == pytest.approx(told, abs=3)


def test_a_lossless_frame_has_none() -> None:
    raster = load(_webp(lossless=True))
    assert not raster.lossy
    assert raster.quality is None


def test_a_damaged_frame_tells_nothing() -> None:
    frame = frame_of(_webp(quality=60))
    assert frame is not None
    assert quality_of_frame(frame[:8]) is None
    assert quality_of_frame(frame[:3] + b"abc" + frame[6:]) is None
    # Cut in its header it is read as if it went on with zeros.
    assert quality_of_frame(frame[:12]) is not None
    assert frame_of(b"RIFF") is None
