"""A picture file → an upright sRGB ``Raster``.

In order: open and guard the size, take the first frame, decode, bring 16-bit, palette and
CMYK to 8-bit RGB, convert the embedded colour profile to sRGB, lay transparency on white,
turn by EXIF. Pillow rather than OpenCV: ``cv2.imread`` ignores profiles.
"""

from __future__ import annotations

import io
import struct
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, features

from unheat.errors import InputError, TooLargeError
from unheat.load.checkered import without_squares
from unheat.load.coded_colors import UNKNOWN_QUALITY, has_coded_colors
from unheat.load.enlarged import without_repeats
from unheat.load.partly_jpeg import quality_of_part
from unheat.load.profile import to_srgb
from unheat.load.quality import quality_of
from unheat.load.source import Kind, Source
from unheat.load.traces import jpeg_quality
from unheat.load.web_dither import without_web_dither
from unheat.load.webp import frame_of, quality_of_frame
from unheat.model.raster import Raster
from unheat.options import LoadOptions

_LOSSY = {Kind.JPEG, Kind.AVIF}
_LOSSY_TIFF = {"jpeg", "tiff_jpeg", "webp"}
_EXIF_ORIENTATION = 0x0112
_TIFF_PHOTOMETRIC = 262
_CLEAR = 16
"""Alpha below which nothing is seen."""

_LETTER, _LETTER_PX = 0.06, 24
"""Size of the largest letter as a share of the picture's smaller side, or in pixels."""

_LIGHT, _DARK, _MORE = 170, 85, 2
"""Levels of light and dark print, and how many times more there must be of the light."""

_PILLOW_LIMIT = threading.Lock()


def load_picture(source: Source, options: LoadOptions) -> Raster:
    """Decode a picture; ``InputError`` where it is damaged, ``TooLargeError`` where too large."""
    notes: list[str] = []
    if source.kind is Kind.AVIF and not features.check("avif"):
        raise InputError(
            f"{source.name} is an AVIF picture, which the Pillow that is installed here cannot "
            "decode; save it as PNG, or install Pillow 11.3 or newer."
        )
    with _own_size_guard(), _decoding(source.name):
        image = Image.open(io.BytesIO(source.data), formats=[source.kind.name])
    guard_size(source.name, image.width, image.height, options.max_pixels)
    frames = getattr(image, "n_frames", 1)
    if frames > 1:
        kind = "pages" if source.kind is Kind.TIFF else "frames"
        notes.append(f"The file holds {frames} {kind}; the first one was read.")
    frame = frame_of(source.data) if source.kind is Kind.WEBP else None
    quality = quality_of(image) if frame is None else quality_of_frame(frame)
    lossy = source.kind in _LOSSY or frame is not None or _lossy_tiff(image)
    with _own_size_guard(), _decoding(source.name):
        rgb = _to_rgb(image, notes)
    enlarged = (1.0, 1.0)
    even = None if lossy else without_web_dither(rgb)
    if even is not None:
        rgb, lossy, quality = even, True, UNKNOWN_QUALITY
        notes.append("The picture is dithered to the colors of the web; their means were read.")
    if not lossy:
        rgb, enlarged = without_repeats(rgb)
        if enlarged != (1.0, 1.0):
            size = f"{rgb.shape[1]} × {rgb.shape[0]}"
            notes.append(
                f"The picture was enlarged {enlarged[0]:.4g} times by repeating pixels; it was "
                f"read at its own size, {size}, in whose pixels all boxes are."
            )
        plain = without_squares(rgb)
        if plain is not None:
            rgb = plain
            notes.append("The checkered ground of a viewer was taken for one color, the page.")
        quality = jpeg_quality(rgb) or quality_of_part(rgb)
        if quality is None and has_coded_colors(rgb):
            quality = UNKNOWN_QUALITY
        lossy = quality is not None
    return Raster(
        rgb=rgb,
        name=source.name,
        sha256=source.sha256,
        format=str(source.kind),
        lossy=lossy,
        quality=quality,
        jpeg=source.data if source.kind is Kind.JPEG else None,
        enlarged=enlarged,
        notes=tuple(notes),
    )


def guard_size(name: str, width: int, height: int, max_pixels: int) -> None:
    """Refuse a picture before it is decoded: a few kilobytes can hold gigabytes."""
    if width * height > max_pixels:
        raise TooLargeError(
            f"{name} has {width} × {height} = {width * height:,} pixels, more than the limit of "
            f"{max_pixels:,}; raise it with --max-pixels {width * height}."
        )
    if width < 1 or height < 1:
        raise InputError(f"{name} has no pixels ({width} × {height}).")


def _to_rgb(image: Image.Image, notes: list[str]) -> npt.NDArray[np.uint8]:
    """An array of shape (height, width, 3), uint8: upright, sRGB, opaque."""
    profile = image.info.get("icc_profile")
    # Known only before decoding, and lost by every conversion.
    transparent = image.has_transparency_data
    turn = image.getexif().get(_EXIF_ORIENTATION, 1)
    inverted = _tiff_white_is_zero(image)
    image.load()
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        image = _deep_to_grey(image, notes, inverted=inverted)
    alpha = None
    if transparent:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        image = image.convert("RGB")
    elif image.mode not in ("RGB", "L", "CMYK"):
        # Pillow drops the palette and YCbCr here; LAB goes through its own profile.
        image = _lab_to_rgb(image) if image.mode == "LAB" else image.convert("RGB")
    image = to_srgb(image, profile, notes)
    if alpha is not None and alpha.getextrema() != (255, 255):
        light = _is_light_on_clear(np.asarray(image.convert("L")), np.asarray(alpha))
        laid, level = ("black, its print being light", 0) if light else ("white", 255)
        notes.append(f"The picture is transparent in places; they were laid on {laid}.")
        ground = Image.new("RGB", image.size, (level, level, level))
        ground.paste(image, mask=alpha)
        image = ground
    if turn != 1:
        image.getexif()[_EXIF_ORIENTATION] = turn
        turned = ImageOps.exif_transpose(image)
        image = turned if turned is not None else image
    return np.array(image, dtype=np.uint8)


def _is_light_on_clear(grey: npt.NDArray[np.uint8], alpha: npt.NDArray[np.uint8]) -> bool:
    """Whether print that stands on a transparent ground is light: made for dark pages.

    ``grey`` and ``alpha`` are (height, width). Small pieces with a transparent ground about them
    are letters and marks; cells and their frame are a large one.
    """
    import cv2

    seen = (alpha >= _CLEAR).view(np.uint8)
    _, pieces, boxes, _ = cv2.connectedComponentsWithStats(seen, connectivity=8)
    largest = boxes[:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1].max(axis=1)
    small = largest <= max(_LETTER_PX, _LETTER * min(grey.shape))
    small[0] = False
    inked = small[pieces]
    if not ((alpha[inked] > _CLEAR) & (alpha[inked] < 255 - _CLEAR)).any():
        # Cut out of a page along hard edges, letters keep rims that are blended with that page.
        deep = cv2.distanceTransform(seen, cv2.DIST_L1, 3)
        rims = inked & (deep <= 1.0)
        inked = inked & ~rims if (inked & ~rims).any() else inked
    print_ = grey[inked]
    light, dark = np.count_nonzero(print_ > _LIGHT), np.count_nonzero(print_ < _DARK)
    return bool(light > _MORE * dark and light > 0)


def _deep_to_grey(image: Image.Image, notes: list[str], *, inverted: bool) -> Image.Image:
    """16-bit and 32-bit grey → 8-bit grey. Sixteen bits have a fixed white; others have none."""
    values = np.asarray(image).astype(np.float64)
    if image.mode.startswith("I;16") or (image.format == "PNG" and image.mode == "I"):
        grey = values / 257.0
    else:
        finite = values[np.isfinite(values)]
        low, high = (finite.min(), finite.max()) if finite.size else (0.0, 1.0)
        notes.append(f"Grey values from {low:g} to {high:g} were stretched to 8 bits.")
        grey = np.nan_to_num((values - low) / max(high - low, 1e-300)) * 255.0
    if inverted:
        grey = 255.0 - grey
    return Image.fromarray(np.clip(np.rint(grey), 0, 255).astype(np.uint8))


def _tiff_white_is_zero(image: Image.Image) -> bool:
    """Pillow inverts such TIFFs at 8 bits, but not at 16."""
    tags = getattr(image, "tag_v2", None)
    return tags is not None and tags.get(_TIFF_PHOTOMETRIC) == 0


def _lab_to_rgb(image: Image.Image) -> Image.Image:
    from PIL import ImageCms

    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, lab, srgb, outputMode="RGB")
    return converted if converted is not None else image.convert("RGB")


def _lossy_tiff(image: Image.Image) -> bool:
    return image.format == "TIFF" and image.info.get("compression") in _LOSSY_TIFF


@contextmanager
def _own_size_guard() -> Iterator[None]:
    """Lift Pillow's own limit, a fixed one that warns first: ours can be raised by the user.

    Its other warnings are about metadata, and a picture that decodes needs none.
    """
    with _PILLOW_LIMIT, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS = before


@contextmanager
def _decoding(name: str) -> Iterator[None]:
    """Whatever a decoder raises on damaged data, as one sentence."""
    try:
        yield
    except MemoryError:
        raise TooLargeError(f"{name} does not fit into memory.") from None
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        LookupError,
        TypeError,
        OverflowError,
        struct.error,
        AttributeError,
        NotImplementedError,
    ) as problem:
        raise InputError(f"{name} is damaged or cut off: {_said(problem)}.") from None


def _said(problem: BaseException) -> str:
    """The decoder's own words, without the memory address of the stream."""
    text = " ".join(str(problem).split()).rstrip(".")
    return "it cannot be decoded" if not text or "<_io." in text else text
