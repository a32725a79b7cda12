"""Pages whose figure is an embedded picture: the drawing that shows each of its pixels as one.

Most figures in papers are bitmaps that a page scales to its column. Drawn at another
resolution, their pixels become blocks of two and three, or a blend of neighbors: what a codec
left is blown up, and edges and type that fell on pixels no longer do. So the page is drawn as
fine as the picture is, and moved by less than a pixel, to where the two coincide.

Left alone are pages that draw more than the picture: axes about the cells of a map, numbers
on it, vector figures beside it. These are finer than their pictures.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_raw
from PIL import Image, UnidentifiedImageError

from unheat.load.quality import quality_of

_LEAST_PX = 150
"""A figure that carries print has more pixels than a map of one pixel a cell mostly has."""

LEAST_SHARE = 0.04
"""Of the page's area: less is an icon or a letterhead."""

_SAME = 0.01
"""Relative difference of the two directions' resolutions that rounding explains."""

_COARSEST, _FINEST = 0.25, 1.5
"""Resolutions that the page is drawn at instead, as multiples of the usual one."""

_MARGIN_POINTS = 4.0
"""Within this distance a line or a text belongs to the picture as an axis or a label does."""

_FEW = 40
"""Lines and areas elsewhere that are rules, underlines and boxes of a page's text."""

_WITHIN_PX = 0.02
"""More than what is rounded, less than can be seen."""

_NOWHERE = (-1e9, -1e9, -1e9, -1e9)


@dataclass(frozen=True, slots=True)
class OwnPixels:
    """``scale`` in pixels a point; ``shift`` (x, y), below one, is taken from what is drawn there.

    ``corner`` (x, y) is the pixel of that drawing at which the picture begins. ``jpeg`` is its file
    and ``quality`` that one's, None for others.
    """

    scale: float
    shift: tuple[float, float]
    corner: tuple[int, int]
    jpeg: bytes | None
    quality: float | None


def own_pixels(page: Any, images: Sequence[Any], usual: float) -> OwnPixels | None:
    """How to draw the page so that its figure's pixels are those of the drawing.

    ``images`` are its embedded pictures, ``usual`` the scale in pixels a point without one.
    None where no picture is the page's figure.
    """
    if page.get_rotation():
        return None
    left, bottom, right, top = page.get_cropbox()
    area = (right - left) * (top - bottom)
    others: list[tuple[Any, tuple[float, ...]]] | None = None
    for image in sorted(images, key=area_of, reverse=True):
        if area_of(image) < LEAST_SHARE * area:
            break
        scale = _scale_of(image)
        if scale is None or not _COARSEST * usual <= scale <= _FINEST * usual:
            continue
        if others is None:
            others = _drawn_beside(page)
        bounds = image.get_bounds()
        if _stands_alone(bounds, others):
            # PDFium fills all pixels that a picture touches: it must end just within its own.
            scale *= 1.0 - 2.0 * _WITHIN_PX / max(image.get_px_size())
            corner = (bounds[0] - left) * scale, (top - bounds[3]) * scale
            x, y = (place - round(place) - _WITHIN_PX for place in corner)
            jpeg, quality = _file(image)
            return OwnPixels(
                scale=scale,
                shift=(x, y),
                corner=(round(corner[0]), round(corner[1])),
                jpeg=jpeg,
                quality=quality,
            )
    return None


def area_of(image: Any) -> float:
    """Area of an embedded picture in square points of what holds it."""
    left, bottom, right, top = image.get_bounds()
    return float(max(0.0, right - left) * max(0.0, top - bottom))


def _scale_of(image: Any) -> float | None:
    """Pixels a point of an upright picture that has print of its own, None of others."""
    if image.level:
        # Its place on the page is known to the form that holds it alone.
        return None
    a, b, c, d, _, _ = image.get_matrix().get()
    own_width, own_height = image.get_px_size()
    if abs(b) + abs(c) > 1e-3 * (abs(a) + abs(d)) or a <= 0 or d <= 0:
        return None
    if min(own_width, own_height) < _LEAST_PX:
        return None
    across, along = own_width / a, own_height / d
    return float(across) if abs(across - along) <= _SAME * across else None


def _drawn_beside(page: Any) -> list[tuple[Any, tuple[float, ...]]]:
    """Kinds and bounds of all paths and texts of the page that can be seen.

    What a form holds has bounds of its own, not of the page, and counts as lying elsewhere.
    """
    kinds = [pdfium_raw.FPDF_PAGEOBJ_PATH, pdfium_raw.FPDF_PAGEOBJ_TEXT]
    found = []
    for item in page.get_objects(filter=kinds):
        # Over a scanned page lies the text that an engine read there, unseen.
        if item.type == pdfium_raw.FPDF_PAGEOBJ_TEXT and (
            pdfium_raw.FPDFTextObj_GetTextRenderMode(item)
            == pdfium_raw.FPDF_TEXTRENDERMODE_INVISIBLE
        ):
            continue
        found.append((item.type, _NOWHERE if item.level else item.get_bounds()))
    return found


def _stands_alone(bounds: Sequence[float], others: list[tuple[Any, tuple[float, ...]]]) -> bool:
    """Whether nothing is drawn on the picture or about it, and no other figure on the page."""
    left, bottom, right, top = bounds
    elsewhere = 0
    for kind, (x0, y0, x1, y1) in others:
        path = kind == pdfium_raw.FPDF_PAGEOBJ_PATH
        around = (
            x0 <= left + _MARGIN_POINTS
            and y0 <= bottom + _MARGIN_POINTS
            and x1 >= right - _MARGIN_POINTS
            and y1 >= top - _MARGIN_POINTS
        )
        if path and around:
            # A frame, or the page's own ground.
            continue
        # A caption stands as near as a label does, and is text.
        margin = _MARGIN_POINTS if path else -_MARGIN_POINTS
        apart = (
            x1 < left - margin or x0 > right + margin or y1 < bottom - margin or y0 > top + margin
        )
        if not apart:
            return False
        elsewhere += path
    return elsewhere <= _FEW


def _file(image: Any) -> tuple[bytes | None, float | None]:
    """The file of an embedded JPEG and its quality, None of others."""
    if list(image.get_filters()) != ["DCTDecode"]:
        return None, None
    data = bytes(image.get_data(decode_simple=True))
    try:
        with Image.open(io.BytesIO(data)) as opened:
            return data, quality_of(opened)
    except (UnidentifiedImageError, OSError):
        return None, None
