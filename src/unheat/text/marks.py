"""Points and dashes straight from the ink.

A decimal point of two pixels and a minus sign are what readers lose first, and what costs
most. In the ink they are plain: a small piece on the base line, a flat piece at half
height. Where the other pieces are as many as the digits that were read, the number is put
together again from both.
"""

from __future__ import annotations

import re

import numpy as np

from unheat.text.ink import Glyphs
from unheat.text.lines import Line, turned_extents

_PLAIN_NUMBER = re.compile(r"[-\u2212\u2013]?\d[\d.,]*$|[-\u2212\u2013]?[.,]\d+$")


def with_marks(glyphs: Glyphs, line: Line, text: str) -> str:
    """``text`` with its point and its minus sign where the ink has them.

    Texts that are no plain number, and ink whose letters touch, come back unchanged.
    """
    compact = text.replace(" ", "")
    if compact and compact[-1].isalpha():
        return text + "." if _kinds(glyphs, line)[-1] == "point" else text
    if not _PLAIN_NUMBER.match(compact):
        return text
    digits = [character for character in compact if character.isdigit()]
    kinds = _kinds(glyphs, line)
    if kinds.count("digit") != len(digits):
        return text
    commas = compact.count(",") and "." not in compact
    rest = iter(digits)
    built = []
    for kind in kinds:
        if kind == "digit":
            built.append(next(rest))
        elif kind == "point":
            built.append("," if commas else ".")
        elif kind == "dash" and not built:
            built.append("-")
        else:
            return text
    result = "".join(built)
    # Ink adds marks that a reader lost; it never takes away what a reader saw.
    if len(result) <= len(compact):
        return text
    if result.replace(",", ".") == re.sub("[\u2212\u2013]", "-", compact).replace(",", "."):
        return text
    return result


def _kinds(glyphs: Glyphs, line: Line) -> list[str]:
    """digit, point, dash or speck for every piece of ink, in reading order."""
    extents = turned_extents(glyphs, line.glyphs, line.angle)
    width, height = extents[:, 2] - extents[:, 0], extents[:, 3] - extents[:, 1]
    tall = float(np.percentile(height, 80))
    top, bottom = float(np.median(extents[height >= 0.7 * tall, 1])), line.across[1]
    kinds = []
    for i in np.argsort(extents[:, 0], kind="stable"):
        if height[i] >= 0.6 * tall:
            kinds.append("digit")
            continue
        low = extents[i, 1] > top + 0.6 * tall
        middle = (extents[i, 1] + extents[i, 3]) / 2
        if low and height[i] <= 0.45 * tall and width[i] <= 0.45 * tall:
            kinds.append("point")
        elif width[i] >= 1.5 * height[i] and top + 0.25 * tall < middle < bottom - 0.2 * tall:
            kinds.append("dash")
        else:
            kinds.append("speck")
    return kinds
