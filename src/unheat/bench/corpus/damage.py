"""What happens to pictures on their way: resized, blurred, few colours, lossy files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np

from unheat.bench.corpus.recipe import Damage, Photo
from unheat.model.raster import Pixels

if TYPE_CHECKING:
    from PIL.Image import Image

_PAPER = (0.985, 0.975, 0.96)
"""What paper gives back of red, green and blue light."""

_AWAY = 0.03
"""How much further off the sheet is than it would fill the picture from."""

_FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "png": ("PNG", {"optimize": True}),
    "jpg": ("JPEG", {"quality": 90}),
    "webp": ("WEBP", {"quality": 90, "method": 6}),
    "tiff": ("TIFF", {"compression": "tiff_lzw"}),
    "gif": ("GIF", {}),
    "bmp": ("BMP", {}),
}


def photographed(rgb: Pixels, photo: Photo) -> Pixels:
    """A drawing (h, w, 3) on a sheet of paper as a camera sees it, as large as it was.

    The paper goes on beyond the drawing. Light multiplies what the paper gives back; its share
    is one where the most of it falls.
    """
    import cv2

    height, width = rgb.shape[:2]
    turn = np.radians(photo.turn)
    about = np.array([[1.0, 0.0, width / 2.0], [0.0, 1.0, height / 2.0], [0.0, 0.0, 1.0]])
    slant = photo.slant[0] * 2.0 / width, photo.slant[1] * 2.0 / height
    seen = np.array(
        [
            [np.cos(turn), -np.sin(turn), 0.0],
            [np.sin(turn), np.cos(turn), 0.0],
            [slant[0], slant[1], 1.0 + _AWAY],
        ]
    )
    there = about @ seen @ np.linalg.inv(about)
    edge = tuple(float(level) for level in rgb[1, 1])
    sheet = cv2.warpPerspective(
        rgb, there, (width, height), flags=cv2.INTER_CUBIC, borderValue=edge
    ).astype(float)
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    right, down, corners = photo.fall
    light = 1.0 - right * (x + 1) / 2 - down * (y + 1) / 2 - corners * (x * x + y * y) / 2
    noise = np.random.default_rng(height * width).normal(0.0, photo.grain, sheet.shape)
    taken = sheet * np.array(_PAPER) * (light / light.max())[..., None] + noise
    return np.asarray(np.clip(np.round(taken), 0, 255), dtype=np.uint8)


def damage(picture: Image, harm: Damage, suffix: str, dpi: int) -> tuple[bytes, Image]:
    """(bytes of the file, the picture as it is after resizing).

    A JPEG quality for a file that is no JPEG goes through JPEG first, as a screenshot of a
    compressed figure does.
    """
    from PIL import Image, ImageFilter

    if harm.scale is not None:
        size = round(picture.width * harm.scale), round(picture.height * harm.scale)
        picture = picture.resize(size, Image.Resampling.BICUBIC)
    if harm.blur is not None:
        picture = picture.filter(ImageFilter.GaussianBlur(harm.blur))
    if harm.palette is not None:
        picture = picture.quantize(harm.palette, dither=Image.Dither.NONE)
    if harm.photo is not None:
        picture = Image.fromarray(photographed(np.asarray(picture.convert("RGB")), harm.photo))
    kind, options = _FORMATS[suffix]
    options = dict(options)
    if harm.jpeg is not None and kind in ("JPEG", "WEBP"):
        options["quality"] = harm.jpeg
    elif harm.jpeg is not None:
        stream = io.BytesIO()
        picture.convert("RGB").save(stream, "JPEG", quality=harm.jpeg)
        picture = Image.open(stream)
        picture.load()
    stream = io.BytesIO()
    if kind in ("PNG", "JPEG", "TIFF"):
        options["dpi"] = (dpi, dpi)
    picture.save(stream, kind, **options)
    content = stream.getvalue()
    with Image.open(io.BytesIO(content)) as written:
        return content, written.convert("RGB")
