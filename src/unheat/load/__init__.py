"""Bytes in, an upright sRGB picture out.

A file is taken by its first bytes and never by its suffix (``source``). Pictures go
through Pillow (``raster``), PDF pages through PDFium (``pdf``). Everything that is wrong
with a file ends here, as one sentence; later stages only ever see a good ``Raster``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from unheat.errors import InputError
from unheat.load.source import Kind, open_source
from unheat.options import LoadOptions

if TYPE_CHECKING:
    from unheat.model.raster import Raster

__all__ = ["count_pages", "is_document", "load"]

_DEFAULTS = LoadOptions()


def load(
    source: str | Path | bytes, options: LoadOptions = _DEFAULTS, *, name: str | None = None
) -> Raster:
    """Load a picture or one page of a PDF.

    ``source`` is a path or the bytes themselves; ``name`` is what to call them. Of a PDF,
    page ``options.page`` (1 where it is not given) is drawn at ``options.dpi``.

    Raises ``InputError`` for whatever cannot be read, and ``TooLargeError`` for more than
    ``options.max_pixels`` pixels, before they are decoded.
    """
    opened = open_source(source, name)
    if opened.kind is Kind.PDF:
        from unheat.load.pdf import load_page

        return load_page(opened, options)
    if options.page not in (None, 1):
        raise InputError(f"{opened.name} is a picture and has no page {options.page}.")
    from unheat.load.raster import load_picture

    return load_picture(opened, options)


def count_pages(source: str | Path | bytes, *, name: str | None = None) -> int:
    """Number of pages of a PDF; 1 for a picture, animated or not."""
    opened = open_source(source, name)
    if opened.kind is not Kind.PDF:
        return 1
    from unheat.load.pdf import page_count

    return page_count(opened)


def is_document(source: str | Path | bytes, *, name: str | None = None) -> bool:
    """Whether the source is a document of pages (a PDF) and not a picture."""
    return open_source(source, name).kind is Kind.PDF
