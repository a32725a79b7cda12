"""What happens to pictures on their way: resized, blurred, few colours, lossy files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from unheat.bench.corpus.recipe import Damage

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "png": ("PNG", {"optimize": True}),
    "jpg": ("JPEG", {"quality": 90}),
    "webp": ("WEBP", {"quality": 90, "method": 6}),
    "tiff": ("TIFF", {"compression": "tiff_lzw"}),
    "gif": ("GIF", {}),
    "bmp": ("BMP", {}),
}


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
