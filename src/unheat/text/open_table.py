"""Builds the table of letters of open families that ``outlines`` ships with.

Figures of web libraries and of most Linux machines are set in families that neither matplotlib
nor PDFium carries: Open Sans, Roboto and Noto, and Tinos, which has the shapes of Liberation
Serif and the widths of Times New Roman. Their outlines are kept in ``open_letters.npz``, under
their own licenses (``open_letters.txt``).
``python -m unheat.text.open_table FOLDER`` writes it anew from a folder of their fonts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model.npz import write_npz
from unheat.text.outline_table import CURVE, LINE, MOVE
from unheat.text.type_table import CHARACTERS

TABLE = Path(__file__).with_name("open_letters.npz")

_FILES = {
    "Open Sans": "OpenSans-Regular.ttf",
    "Noto Sans": "NotoSans-Regular.ttf",
    "Roboto": "Roboto-Regular.ttf",
    "Noto Serif": "NotoSerif-Regular.ttf",
    "Tinos": "Tinos-Regular.ttf",
}
_UNITS = 1000

Points = list[tuple[int, float, float]]


def build(folder: Path) -> dict[str, npt.NDArray[Any]]:
    """Outlines of all letters that the fonts in ``folder`` have, as ``outline_table.build`` says.

    ``letters`` (n, 4) has the advance of each as well, in thousandths of an em.
    """
    from fontTools.ttLib import TTFont

    letters: list[tuple[int, int, int, int]] = []
    points: Points = []
    for number, file in enumerate(_FILES.values()):
        font: Any = TTFont(folder / file)
        names, shapes = font.getBestCmap(), font.getGlyphSet()
        scale = _UNITS / font["head"].unitsPerEm
        for character in CHARACTERS:
            name = names.get(ord(character))
            if name is None:
                continue
            outline = _outline(shapes, name)
            width = round(scale * shapes[name].width)
            letters.append((number, ord(character), len(outline), width))
            points += [(kind, scale * x, scale * y) for kind, x, y in outline]
    table = np.array(points)
    return {
        "names": np.array(list(_FILES)),
        "letters": np.array(letters, dtype=np.int32),
        "kinds": table[:, 0].astype(np.uint8),
        "points": np.rint(table[:, 1:]).astype(np.int16),
    }


def write(folder: Path) -> None:
    """Write the table beside this module, byte for byte the same each time."""
    write_npz(TABLE, build(folder))


def _outline(shapes: Any, name: str) -> Points:
    """(kind, x, y) of the points of a letter in units of its font."""
    from fontTools.pens.basePen import BasePen

    found: Points = []

    class Pen(BasePen):  # type: ignore[misc]
        """Writes down what a letter is drawn with; curves of two points become ones of three."""

        def _moveTo(self, to: tuple[float, float]) -> None:  # noqa: N802
            found.append((MOVE, *to))

        def _lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
            found.append((LINE, *to))

        def _curveToOne(self, *corners: tuple[float, float]) -> None:  # noqa: N802
            found.extend((CURVE, *corner) for corner in corners)

    shapes[name].draw(Pen(shapes))
    return found


if __name__ == "__main__":
    write(Path(sys.argv[1]))
