"""The planes of a JPEG as its file holds them: lightness and both chromas, and their tables.

What is drawn on a screen has been through two more steps, which cannot be undone: chroma is
blown up to the size of the picture, and colors that no screen shows are cut off.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PIL import Image

FloatArray = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint8]

_BLOCK = 8
_RED_GREEN_BLUE = [ord(letter) for letter in "RGB"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plane:
    """One component: ``levels`` (h, w), 0–255, one for each ``pitch`` pixels of the picture both
    ways, and the ``table`` (8, 8) of steps that its coefficients were rounded to."""

    levels: Pixels
    table: FloatArray
    pitch: int


@lru_cache(maxsize=1)
def planes_of(data: bytes) -> tuple[Plane, Plane, Plane] | None:
    """Y, Cb and Cr of a JPEG file; None where it has other components, or chromas that are
    halved one way alone (these, a decoder gives blown up only).

    Those of the last file are kept: all its panels ask for them.
    """
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
        layers, tables, size = image.layer, image.quantization, image.size  # type: ignore[attr-defined]
        # Files of red, green and blue tell so by what an editor left, or by the names of these.
        plain = (
            image.info.get("adobe_transform") == 0 or [one[0] for one in layers] == _RED_GREEN_BLUE
        )
        if image.mode != "RGB" or plain or min(size) < 2 * _BLOCK:
            return None
        image.draft("YCbCr", size)
        whole = np.asarray(image)
    samplings = [(across, down) for _, across, down, _ in layers]
    pitch, chroma = 1, whole
    if samplings == [(2, 2), (1, 1), (1, 1)]:
        pitch = 2
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            # At half the size chroma is decoded from its own blocks, as they are.
            image.draft("YCbCr", (size[0] // 2, size[1] // 2))
            chroma = np.asarray(image)
        if chroma.shape[:2] != ((size[1] + 1) // 2, (size[0] + 1) // 2):
            return None
    elif samplings != [(1, 1)] * 3:
        return None
    steps = [
        np.asarray(tables[kind], dtype=np.float64).reshape(_BLOCK, _BLOCK)
        for _, _, _, kind in layers
    ]
    return (
        Plane(levels=whole[..., 0], table=steps[0], pitch=1),
        Plane(levels=chroma[..., 1], table=steps[1], pitch=pitch),
        Plane(levels=chroma[..., 2], table=steps[2], pitch=pitch),
    )
