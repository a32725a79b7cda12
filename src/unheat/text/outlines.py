"""Letters of families that no font is at hand for, drawn from a table of their outlines."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from unheat.text.outline_table import CURVE, MOVE, TABLE

_UNITS = 1000
# Straight pieces that a curve is made of, and how much finer than wanted a letter is filled.
_PIECES, _FINER = 8, 4

Contours = list[npt.NDArray[np.float64]]
Picture = npt.NDArray[np.uint8]


def outlined() -> tuple[str, ...]:
    """Names of the families in the table."""
    return _table()[0]


def drawn(family: str, character: str, size: float) -> tuple[Picture, int, int] | None:
    """(h, w) 0–255 of a letter ``size`` pixels an em, and where it begins: right of the pen and
    below the base line. None where the table has none.
    """
    contours = _table()[1].get((family, character))
    if contours is None:
        return None
    points = np.concatenate(contours) * size / _UNITS
    low, high = np.floor(points.min(axis=0)) - 1, np.ceil(points.max(axis=0)) + 1
    width, height = (high - low).astype(int).tolist()
    fine = np.zeros((height * _FINER, width * _FINER), dtype=np.uint8)
    # What is inside one contour and outside of another is ink.
    shapes = [
        np.rint(
            _FINER * (np.array([1.0, -1.0]) * contour * size / _UNITS + (-low[0], high[1])) - 0.5
        ).astype(np.int32)
        for contour in contours
    ]
    cv2.fillPoly(fine, shapes, 255)
    ink = cv2.resize(fine, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(ink, dtype=np.uint8), int(low[0]), -int(high[1])


@cache
def _table() -> tuple[tuple[str, ...], dict[tuple[str, str], Contours]]:
    """Names of the families, and the contours of each letter as corners in thousandths of an em."""
    with np.load(TABLE) as archive:
        names = tuple(str(name) for name in archive["names"])
        letters, kinds, points = archive["letters"], archive["kinds"], archive["points"]
    found: dict[tuple[str, str], Contours] = {}
    start = 0
    for family, code, count in letters.tolist():
        part = slice(start, start + count)
        found[names[family], chr(code)] = _contours(kinds[part], points[part].astype(float))
        start += count
    return names, found


def _contours(kinds: npt.NDArray[np.uint8], points: npt.NDArray[np.float64]) -> Contours:
    """Closed outlines of straight pieces from lines and cubic curves."""
    t = np.linspace(0, 1, _PIECES + 1)[1:, None]
    weights = np.concatenate([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3], axis=1)
    result: list[list[npt.NDArray[np.float64]]] = []
    index = 0
    while index < len(points):
        if kinds[index] == MOVE:
            result.append([])
        if kinds[index] == CURVE:
            ends = np.stack([result[-1][-1], *points[index : index + 3]])
            result[-1] += list(weights @ ends)
            index += 3
        else:
            result[-1].append(points[index])
            index += 1
    return [np.array(contour) for contour in result]
