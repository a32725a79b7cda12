"""Points and dashes straight from the ink.

A decimal point of two pixels and a minus sign are what readers lose first, and what costs
most. In the ink they are plain: a small piece on the base line, a flat piece at half
height. Where the other pieces are as many as the digits that were read, the number is put
together again from both.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

_PLAIN_NUMBER = re.compile(r"[-\u2212\u2013]?\d[\d.,]*$|[-\u2212\u2013]?[.,]\d+$")

# Letters that touch come apart as the threshold falls: dark on white, 0–255.
_THRESHOLDS = (170, 130, 90, 60)


def with_marks(grey: npt.NDArray[np.uint8], text: str) -> str:
    """``text`` with its point and its minus sign where the ink has them.

    ``grey`` (h, w) is the upright line, dark on white. Texts that are no plain number, and
    ink whose letters touch, come back unchanged. Ink adds marks that a reader lost; it
    never takes away what a reader saw.
    """
    compact = text.replace(" ", "")
    if not _PLAIN_NUMBER.match(compact):
        return text
    for threshold in _THRESHOLDS:
        built = _built(_kinds(grey, threshold), compact)
        if built is not None:
            return built if len(built) > len(compact) else text
    return text


def _built(kinds: list[str], compact: str) -> str | None:
    """The number from the kinds of ink and the digits that were read, None if they differ.

    Two points in a row are one comma that came apart, or dust.
    """
    digits = [character for character in compact if character.isdigit()]
    if kinds.count("digit") != len(digits):
        return None
    mark = "," if "," in compact and "." not in compact else "."
    rest = iter(digits)
    built = []
    for kind in kinds:
        if kind == "digit":
            built.append(next(rest))
        elif kind == "point" and built[-1:] != [mark]:
            built.append(mark)
        elif kind == "dash" and not built:
            built.append("-")
        else:
            return None
    return "".join(built)


def _kinds(grey: npt.NDArray[np.uint8], threshold: int) -> list[str]:
    """digit, point, dash or speck for every piece of ink, from left to right."""
    import cv2

    # At three times the size two letters of small print come apart at a threshold.
    large = cv2.resize(grey, None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
    count, _, stats, _ = cv2.connectedComponentsWithStats(
        (large < threshold).astype(np.uint8), connectivity=8
    )
    pieces = stats[1:count].astype(float)
    if not len(pieces):
        return []
    left, top, width, height = pieces[:, :4].T
    tall = float(np.percentile(height, 80))
    letters = height >= 0.7 * tall
    upper = float(np.median(top[letters]))
    lower = float(np.median((top + height)[letters]))
    kinds = []
    for i in np.argsort(left, kind="stable"):
        middle = top[i] + height[i] / 2
        if height[i] >= 0.6 * tall:
            kinds.append("digit")
        elif middle > upper + 0.7 * tall and max(height[i], width[i]) <= 0.45 * tall:
            kinds.append("point")
        elif width[i] >= 1.5 * height[i] and upper + 0.25 * tall < middle < lower - 0.2 * tall:
            kinds.append("dash")
        else:
            kinds.append("speck")
    return kinds
