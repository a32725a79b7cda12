"""Builds the table of letter shapes that ``typeface`` ships with.

Figures are set in a handful of families, and how wide their letters are does not change.
So advance widths and ink boxes of the common ones are kept in ``type_metrics.npz``, taken
from the fonts that matplotlib carries (its own, and the metrics of the PostScript fonts,
which Arial and Liberation share), and a test holds the file against them.
``python -m unheat.text.type_table`` writes it anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model.npz import write_npz

TABLE = Path(__file__).with_name("type_metrics.npz")

CHARACTERS = "".join(
    [
        *map(chr, range(32, 127)),
        *(chr(code) for code in range(0xC0, 0x100) if chr(code).isalpha()),
        "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ–—−×±·°²³µ",
    ]
)

_FILES = {
    "DejaVu Sans": "ttf/DejaVuSans.ttf",
    "DejaVu Sans Bold": "ttf/DejaVuSans-Bold.ttf",
    "DejaVu Serif": "ttf/DejaVuSerif.ttf",
    "DejaVu Sans Mono": "ttf/DejaVuSansMono.ttf",
    "Computer Modern": "ttf/cmr10.ttf",
    "Computer Modern Sans": "ttf/cmss10.ttf",
    "Helvetica": "afm/phvr8a.afm",
    "Helvetica Bold": "afm/phvb8a.afm",
    "Helvetica Narrow": "afm/phvr8an.afm",
    "Times": "afm/ptmr8a.afm",
    "Times Bold": "afm/ptmb8a.afm",
    "Courier": "afm/pcrr8a.afm",
    "Avant Garde": "afm/pagk8a.afm",
    "Palatino": "afm/pplr8a.afm",
}

Metrics = dict[str, tuple[float, float, float, float, float]]


def build() -> tuple[tuple[str, ...], npt.NDArray[np.int16]]:
    """Names, and (families, characters, 5) advance, x0, y0, x1, y1 in thousandths of an em.

    Letters that a family lacks have the shape that the first family gives them.
    """
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts"
    families: dict[str, Metrics] = {}
    for name, file in _FILES.items():
        read = _from_afm if file.endswith(".afm") else _from_ttf
        families[name] = read(folder / file)
    usual = families[next(iter(_FILES))]
    table = [
        [family.get(character, usual[character]) for character in CHARACTERS]
        for family in families.values()
    ]
    return tuple(families), np.rint(np.array(table)).astype(np.int16)


def write() -> None:
    """Write the table beside this module, byte for byte the same each time."""
    names, metrics = build()
    write_npz(TABLE, {"names": np.array(names), "metrics": metrics})


def _from_ttf(path: Path) -> Metrics:
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.ttLib import TTFont

    font: Any = TTFont(path)
    names, shapes = font.getBestCmap(), font.getGlyphSet()
    scale = 1000 / font["head"].unitsPerEm
    found: Metrics = {}
    for character in CHARACTERS:
        name = names.get(ord(character))
        if name is None:
            continue
        pen: Any = BoundsPen(shapes)
        shapes[name].draw(pen)
        x0, y0, x1, y1 = (scale * value for value in pen.bounds or (0, 0, 0, 0))
        found[character] = (scale * shapes[name].width, x0, y0, x1, y1)
    return found


def _from_afm(path: Path) -> Metrics:
    """Character metrics: lines like ``C 65 ; WX 667 ; N A ; B 14 0 654 718 ;``."""
    from fontTools.agl import AGL2UV

    found: Metrics = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        if not line.startswith("C "):
            continue
        fields = {
            key: rest for key, *rest in (part.split() for part in line.split(";") if part.split())
        }
        code = AGL2UV.get(fields["N"][0])
        if code is not None and chr(code) in CHARACTERS:
            x0, y0, x1, y1 = (float(value) for value in fields["B"])
            found[chr(code)] = (float(fields["WX"][0]), x0, y0, x1, y1)
    return found


if __name__ == "__main__":
    write()
