"""Builds the table of letter outlines that ``outlines`` ships with.

matplotlib carries the metrics of Helvetica and no letters of it. PDFium has some: every reader
of PDF must draw the standard fonts, and its stand-ins (of Foxit, under the BSD license that
PDFium is under) have the widths of the originals. Their outlines are kept in
``letter_outlines.npz``, and a test holds the file against them.
``python -m unheat.text.outline_table`` writes it anew.
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model.npz import write_npz
from unheat.text.type_table import CHARACTERS

TABLE = Path(__file__).with_name("letter_outlines.npz")

MOVE, LINE, CURVE = 0, 1, 2
"""Kinds of points: the first of a contour, the end of a straight line, and one of the three
that a cubic curve has besides where it begins."""

_FAMILIES = {"Helvetica": b"Helvetica", "Helvetica Bold": b"Helvetica-Bold"}
_UNITS = 1000


def build() -> dict[str, npt.NDArray[Any]]:
    """Outlines of all letters that the standard fonts have.

    ``names`` of the families, ``letters`` (n, 3) family, code point and number of points,
    ``kinds`` (m,) of all points one after the other, ``points`` (m, 2) in thousandths of an em,
    up from the base line.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    letters: list[tuple[int, int, int]] = []
    points: list[tuple[int, float, float]] = []
    for number, name in enumerate(_FAMILIES.values()):
        font = pypdfium2.raw.FPDFText_LoadStandardFont(document.raw, name)
        for character in CHARACTERS:
            outline = _outline(font, character)
            if outline:
                letters.append((number, ord(character), len(outline)))
                points += outline
        pypdfium2.raw.FPDFFont_Close(font)
    document.close()
    table = np.array(points)
    return {
        "names": np.array(list(_FAMILIES)),
        "letters": np.array(letters, dtype=np.int32),
        "kinds": table[:, 0].astype(np.uint8),
        "points": np.rint(_UNITS * table[:, 1:]).astype(np.int16),
    }


def write() -> None:
    """Write the table beside this module, byte for byte the same each time."""
    write_npz(TABLE, build())


def _outline(font: Any, character: str) -> list[tuple[int, float, float]]:
    """(kind, x, y) of the points of a letter in em; none where the font has no such letter."""
    import pypdfium2.raw as raw

    path = raw.FPDFFont_GetGlyphPath(font, ord(character), 1.0)
    kinds = {
        raw.FPDF_SEGMENT_MOVETO: MOVE,
        raw.FPDF_SEGMENT_LINETO: LINE,
        raw.FPDF_SEGMENT_BEZIERTO: CURVE,
    }
    x, y = ctypes.c_float(), ctypes.c_float()
    found = []
    for index in range(raw.FPDFGlyphPath_CountGlyphSegments(path) if path else 0):
        segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        found.append((kinds[raw.FPDFPathSegment_GetType(segment)], x.value, y.value))
    return found


if __name__ == "__main__":
    write()
