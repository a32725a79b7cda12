"""Letters of families that no font is at hand for, drawn from tables of their outlines."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from unheat.text import open_table, outline_table
from unheat.text.outline_table import CURVE, MOVE

_UNITS = 1000
# Straight pieces that a curve is made of, and how much finer than wanted a letter is filled.
_PIECES, _FINER = 8, 4

SHEARED, SLOPE = {"Helvetica Oblique": "Helvetica"}, float(np.tan(np.deg2rad(12.0)))
"""Families in italics whose letters are those of an upright one that lean so much to the right."""

Contours = list[npt.NDArray[np.float64]]
Picture = npt.NDArray[np.uint8]


def outlined() -> tuple[str, ...]:
    """Names of the families in the tables: those of PDF first, then the open ones."""
    return (*_table(outline_table.TABLE).names, *_table(open_table.TABLE).names)


@lru_cache(maxsize=4096)
def measures(family: str, character: str) -> tuple[float, float, float, float, float] | None:
    """(advance, x0, y0, x1, y1) of a letter of an open family in em; None where it has none."""
    table = _table(open_table.TABLE)
    advance = table.advances.get((family, character))
    if advance is None:
        return None
    contours = table.contours(family, character)
    if not contours:
        return advance, 0.0, 0.0, 0.0, 0.0
    points = np.concatenate(contours) / _UNITS
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return advance, x0, y0, x1, y1


def drawn(family: str, character: str, size: float) -> tuple[Picture, int, int] | None:
    """(h, w) 0–255 of a letter ``size`` pixels an em, and where it begins: right of the pen and
    below the base line. None where no table has one.
    """
    tables = map(_table, (outline_table.TABLE, open_table.TABLE))
    upright = SHEARED.get(family, family)
    found = [table for table in tables if (upright, character) in table.parts]
    if not found:
        return None
    contours = found[0].contours(upright, character)
    if upright != family:
        contours = [contour @ np.array([[1.0, 0.0], [SLOPE, 1.0]]) for contour in contours]
    if not contours:
        return np.zeros((0, 0), dtype=np.uint8), 0, 0
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Table:
    """Families by name; where the points of each letter are, and its advance in em, if known."""

    names: tuple[str, ...]
    parts: dict[tuple[str, str], slice]
    advances: dict[tuple[str, str], float]
    kinds: npt.NDArray[np.uint8]
    points: npt.NDArray[np.int16]
    known: dict[tuple[str, str], Contours] = field(default_factory=dict)

    def contours(self, family: str, character: str) -> Contours:
        """The contours of a letter as corners in thousandths of an em, kept for other sizes."""
        found = self.known.get((family, character))
        if found is None:
            part = self.parts[family, character]
            found = _contours(self.kinds[part], self.points[part].astype(float))
            self.known[family, character] = found
        return found


@cache
def _table(path: Path) -> _Table:
    with np.load(path) as archive:
        names = tuple(str(name) for name in archive["names"])
        letters, kinds, points = archive["letters"], archive["kinds"], archive["points"]
    keys = [(names[family], chr(code)) for family, code in letters[:, :2].tolist()]
    ends = np.cumsum(letters[:, 2]).tolist()
    starts = [0, *ends[:-1]]
    return _Table(
        names=names,
        parts=dict(zip(keys, map(slice, starts, ends), strict=True)),
        advances=dict(zip(keys, (letters[:, 3] / _UNITS).tolist(), strict=True))
        if letters.shape[1] > 3
        else {},
        kinds=kinds,
        points=points,
    )


def _contours(kinds: npt.NDArray[np.uint8], points: npt.NDArray[np.float64]) -> Contours:
    """Closed outlines of straight pieces from lines and cubic curves."""
    weights = _weights()
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


@cache
def _weights() -> npt.NDArray[np.float64]:
    """(pieces, 4): how much of each corner of a cubic curve is in the ends of its pieces."""
    t = np.linspace(0, 1, _PIECES + 1)[1:, None]
    return np.concatenate([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3], axis=1)
