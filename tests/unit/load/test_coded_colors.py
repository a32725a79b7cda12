"""Colors that a lossy codec decoded, in a picture that is stored as something else."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.load import load
from unheat.load.coded_colors import has_coded_colors

Pixels = npt.NDArray[np.uint8]


def _drawn() -> Pixels:
    """Smooth colors and hard borders, as cells beside a bar have."""
    y, x = np.mgrid[0:160, 0:240]
    rgb = np.stack([40 + 180 * x / 240, 60 + 150 * y / 160, 200 - 120 * x / 240], axis=2)
    rgb[20:60, 30:110] = (220, 90, 40)
    rgb[90:130, 120:200] = (70, 40, 160)
    return np.asarray(np.rint(rgb), dtype=np.uint8)


def _coded(rgb: Pixels, codec: str, **options: int) -> Pixels:
    stored = io.BytesIO()
    Image.fromarray(rgb).save(stored, codec, **options)
    return np.asarray(Image.open(stored).convert("RGB"), dtype=np.uint8)


@pytest.mark.parametrize(
    ("codec", "options"),
    [("WEBP", {"quality": 60}), ("WEBP", {"quality": 90}), ("JPEG", {"quality": 75})],
)
def test_colors_of_a_codec_tell_of_it(codec: str, options: dict[str, int]) -> None:
    coded = _coded(_drawn(), codec, **options)
    assert has_coded_colors(coded)
    # Cut, and coded once more from another pixel on, there are no whole blocks of the first one.
    assert has_coded_colors(_coded(coded[3:, 5:], codec, **options))


def test_colors_of_a_drawing_come_from_anywhere() -> None:
    assert not has_coded_colors(_drawn())
    resized = Image.fromarray(_coded(_drawn(), "JPEG", quality=75)).resize((190, 130))
    assert not has_coded_colors(np.asarray(resized))


def test_few_colors_and_grays_tell_nothing() -> None:
    flat = np.full((60, 60, 3), 255, np.uint8)
    flat[10:50, 10:50] = (90, 120, 200)
    assert not has_coded_colors(flat)
    assert not has_coded_colors(np.repeat(_drawn()[..., :1], 3, axis=2))


def test_a_picture_with_such_colors_is_a_lossy_one() -> None:
    for rgb, lossy in ((_drawn(), False), (_coded(_drawn(), "WEBP", quality=60), True)):
        stored = io.BytesIO()
        Image.fromarray(rgb).save(stored, "PNG")
        assert load(stored.getvalue()).lossy is lossy
