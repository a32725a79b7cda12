"""How fine a page that is larger than a sheet of paper is drawn.

Figures are saved at any size and printed on a sheet. One of 50 × 40 cm drawn as fine as a sheet
has five times its pixels, which show nothing more: its print and its cells are larger, too, and
all work goes with the pixels. So it is drawn in as many pixels as a sheet has, but never so few
that its print, its areas or the pixels of its pictures can no longer be told.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from unheat.load.pdf_figure import LEAST_SHARE, area_of
from unheat.model.raster import PageWord

_SHEET_POINTS = 595.0 * 842.0
"""Area of a sheet of A4."""

_LEAST_PX = 10.0
"""Lines of print and cells as large as this are read as well as larger ones."""

_FEW = 0.25
"""Of a page's details may be finer: dashes, full stops, narrow letters drawn as outlines."""

_ROUNDING = 0.01
"""Of a pixel: what the numbers in a page leave out."""

_LEAST_POINTS = 0.1
"""Filled things that are thinner are strokes."""


def scale_of_large(
    page: Any, usual: float, images: Sequence[Any], words: Sequence[PageWord]
) -> float:
    """Pixels a point for a page without a figure in pixels of its own; ``usual`` for a sheet.

    ``images`` are the page's pictures, ``words`` those of its text layer, in pixels at ``usual``.
    """
    width, height = page.get_size()
    wanted = usual * math.sqrt(_SHEET_POINTS / max(width * height, _SHEET_POINTS))
    if wanted >= usual:
        return usual
    details = (
        [_line_height(word) / usual for word in words],
        list(_filled_sides(page)),
        list(_blocks(images)),
    )
    for points in details:
        if points:
            finest = max(float(np.quantile(points, _FEW)), _LEAST_POINTS)
            wanted = max(wanted, _LEAST_PX / finest)
    return min(usual, _whole(wanted, images, width * height))


def _whole(wanted: float, images: Sequence[Any], area: float) -> float:
    """The scale from ``wanted`` on at which each pixel of the page's largest picture is whole ones.

    Else the colors of a map that is such a picture are blended at all its edges. ``area`` is the
    page's in square points; smaller pictures are color bars, which have no edges.
    """
    largest = max(images, key=area_of, default=None)
    if largest is None or area_of(largest) < LEAST_SHARE * area:
        return wanted
    pixel = _pixel_points(largest)
    return math.ceil(wanted * pixel - _ROUNDING) / pixel


def _line_height(word: PageWord) -> float:
    """Extent of a word across its direction of writing in pixels."""
    width, height = word.x1 - word.x0, word.y1 - word.y0
    turned = abs(math.sin(math.radians(word.turn)))
    return height * (1.0 - turned) + width * turned


def _filled_sides(page: Any) -> Iterator[float]:
    """The shorter side of each filled path in points: cells, and letters drawn as outlines."""
    for item in page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_PATH]):
        mode, stroked, stroke = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        if not pdfium_raw.FPDFPath_GetDrawMode(item, mode, stroked) or not mode.value:
            continue
        left, bottom, right, top = item.get_bounds()
        side = min(right - left, top - bottom)
        if stroked.value and pdfium_raw.FPDFPageObj_GetStrokeWidth(item, stroke):
            # The bounds take in the outline; of a mark of an axis they hold nothing else.
            side -= 2.0 * stroke.value
        if side > _LEAST_POINTS:
            yield side * _scale_within(item)


def _blocks(images: Sequence[Any]) -> Iterator[float]:
    """How large an area of one color mostly is in each embedded picture, in points.

    That is the run of equal pixels, along the direction in which they are longer: a ramp changes
    in one alone. Where each pixel is a cell, or the picture is a photograph, that is a pixel, and
    so it may be where a picture is damaged.
    """
    for image in images:
        try:
            pixels = np.asarray(image.get_bitmap().to_numpy())
        except pdfium.PdfiumError:
            yield _pixel_points(image)
            continue
        pixels = pixels.reshape(*pixels.shape[:2], -1)
        changes = (
            np.any(pixels[1:] != pixels[:-1], axis=-1),
            np.any(pixels[:, 1:] != pixels[:, :-1], axis=-1),
        )
        shares = [float(change.mean()) for change in changes if change.size]
        if shares:
            yield _pixel_points(image) / max(min(shares), 1.0 / max(pixels.shape[:2]))


def _pixel_points(image: Any) -> float:
    """Size of one pixel of an embedded picture on the page in points."""
    width, height = image.get_px_size()
    left, bottom, right, top = image.get_bounds()
    size = min((right - left) / max(width, 1), (top - bottom) / max(height, 1))
    return max(float(size) * _scale_within(image), _LEAST_POINTS)


def _scale_within(item: Any) -> float:
    """Points of the page for one of the form that holds an item, 1 for the page's own items."""
    scale, form = 1.0, item.container
    while form is not None:
        a, b, c, d, _, _ = form.get_matrix().get()
        scale *= math.sqrt(abs(a * d - b * c))
        form = form.container
    return scale
