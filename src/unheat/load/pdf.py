"""One page of a PDF → a ``Raster``, with the words of its text layer.

PDFium draws the page; its words come along in pixels of the drawing, so that text which
the page knows need not be read by an engine.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from unheat.errors import InputError
from unheat.load.pdf_figure import OwnPixels, own_pixels
from unheat.load.pdf_resolution import scale_of_large
from unheat.load.pdf_words import page_words, resized
from unheat.load.raster import guard_size
from unheat.load.source import Source
from unheat.load.traces import jpeg_quality
from unheat.model.raster import Raster
from unheat.options import LoadOptions

_POINTS_PER_INCH = 72.0
_USUAL_DPI = 200.0
_LOSSY_FILTERS = {"DCTDecode", "JPXDecode"}
# PDFium keeps global state and is not safe for threads.
_PDFIUM = threading.RLock()


def load_page(source: Source, options: LoadOptions) -> Raster:
    """Draw page ``options.page`` (1 by default) at ``options.dpi`` on white.

    Without a resolution asked for, a page whose figure is an embedded picture is drawn in that
    picture's own pixels, others at 200 dpi, or less where the page is larger than a sheet.
    """
    number = options.page or 1
    with _document(source) as document:
        count = len(document)
        if number > count:
            pages = "1 page" if count == 1 else f"{count} pages"
            raise InputError(f"{source.name} has {pages}; there is no page {number}.")
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            raise InputError(f"Page {number} of {source.name} is damaged.") from None
        images = list(page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_IMAGE]))
        scale = (options.dpi or _USUAL_DPI) / _POINTS_PER_INCH
        own = own_pixels(page, images, scale) if options.dpi is None else None
        scale = scale if own is None else own.scale
        width, height = _pixels(page, scale)
        words = page_words(page, width, height)
        if own is None and options.dpi is None:
            scale = scale_of_large(page, scale, images, words)
            usual, (width, height) = (width, height), _pixels(page, scale)
            words = resized(words, width / usual[0], height / usual[1])
        guard_size(f"Page {number} of {source.name}", width, height, options.max_pixels)
        # A map saved with one pixel a cell must keep its edges when it is enlarged; the blocks
        # of a codec need not.
        kept = [image for image in images if not _LOSSY_FILTERS.intersection(image.get_filters())]
        sharp = any(_enlarged(image, scale) for image in kept)
        if own is None:
            bitmap = page.render(scale=scale, rev_byteorder=True, no_smoothimage=sharp)
        else:
            bitmap = _moved(page, width, height, own, sharp=sharp)
        rgb = np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)
        lossy = len(kept) < len(images)
    quality = None if own is None else own.quality
    if own is not None and not lossy:
        quality = jpeg_quality(rgb)
        lossy = quality is not None
    return Raster(
        rgb=rgb,
        name=source.name,
        sha256=source.sha256,
        format="pdf",
        lossy=lossy,
        quality=quality,
        jpeg=None if own is None else own.jpeg,
        jpeg_at=(0, 0) if own is None else own.corner,
        page=number,
        dpi=scale * _POINTS_PER_INCH,
        words=words,
    )


def _pixels(page: Any, scale: float) -> tuple[int, int]:
    """Width and height of a drawing of the page at ``scale`` pixels a point."""
    width, height = (int(np.ceil(side * scale)) for side in page.get_size())
    return width, height


def _moved(page: Any, width: int, height: int, own: OwnPixels, *, sharp: bool) -> Any:
    """The page drawn on white, moved by a part of a pixel."""
    bitmap = pdfium.PdfBitmap.new_native(width, height, pdfium_raw.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    x, y = own.shift
    matrix = pdfium_raw.FS_MATRIX(own.scale, 0, 0, own.scale, -x, -y)
    flags = pdfium_raw.FPDF_ANNOT | pdfium_raw.FPDF_REVERSE_BYTE_ORDER
    if sharp:
        flags |= pdfium_raw.FPDF_RENDER_NO_SMOOTHIMAGE
    whole = pdfium_raw.FS_RECTF(0, 0, width, height)
    pdfium_raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, whole, flags)
    return bitmap


def page_count(source: Source) -> int:
    """Number of pages of a PDF."""
    with _document(source) as document:
        return len(document)


def _enlarged(image: Any, scale: float) -> bool:
    """Whether each pixel of an embedded picture becomes a block of 2×2 pixels or more."""
    own_width, own_height = image.get_px_size()
    left, bottom, right, top = image.get_bounds()
    return bool(
        (right - left) * scale >= 2 * own_width and (top - bottom) * scale >= 2 * own_height
    )


@contextmanager
def _document(source: Source) -> Iterator[Any]:
    with _PDFIUM:
        try:
            document = pdfium.PdfDocument(source.data)
        except pdfium.PdfiumError as problem:
            if getattr(problem, "err_code", None) == pdfium_raw.FPDF_ERR_PASSWORD or (
                "password" in str(problem).lower()
            ):
                raise InputError(
                    f"{source.name} is protected by a password; save a copy without one."
                ) from None
            raise InputError(f"{source.name} is a damaged or cut off PDF.") from None
        try:
            yield document
        finally:
            document.close()
