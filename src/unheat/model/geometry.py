"""Where things are.

Pixel (0, 0) covers [0, 1) × [0, 1): edges are real numbers, a box is half-open, x runs
to the right and y runs down. The centre of pixel (0, 0) is (0.5, 0.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Self

import numpy as np
import numpy.typing as npt

from unheat.medians import median

Span = tuple[float, float]
"""A half-open interval of pixels along one axis: (start, end), start < end."""

IDENTITY: tuple[tuple[float, ...], ...] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Box:
    """A half-open, axis-parallel rectangle in pixels.

    >>> Box(0, 0, 4, 2).area
    8
    """

    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self) -> None:
        if not (self.x0 <= self.x1 and self.y0 <= self.y1):
            raise ValueError(f"a box needs x0 <= x1 and y0 <= y1, got {self}")

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        return self.width * self.height

    @property
    def center(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def intersection(self, other: Self) -> float:
        """Area that both boxes cover, in square pixels."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, width) * max(0.0, height)

    def iou(self, other: Self) -> float:
        """Intersection over union, 0 to 1."""
        shared = self.intersection(other)
        union = self.area + other.area - shared
        return shared / union if union > 0 else 0.0

    def union(self, other: Self) -> Self:
        """The smallest box that holds both."""
        return type(self)(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def transposed(self) -> Self:
        """The same box in the picture with its axes exchanged."""
        return type(self)(self.y0, self.x0, self.y1, self.x1)

    def padded(self, px: float) -> Self:
        """The box grown by ``px`` on every side (shrunk where negative)."""
        return type(self)(self.x0 - px, self.y0 - px, self.x1 + px, self.y1 + px)

    def pixels(self, shape: tuple[int, ...]) -> tuple[slice, slice]:
        """(rows, columns) slices of the whole pixels it touches, clipped to ``shape``."""
        height, width = shape[:2]
        y0, y1 = int(np.floor(self.y0)), int(np.ceil(self.y1))
        x0, x1 = int(np.floor(self.x0)), int(np.ceil(self.x1))
        return (
            slice(min(max(y0, 0), height), min(max(y1, 0), height)),
            slice(min(max(x0, 0), width), min(max(x1, 0), width)),
        )

    def as_tuple(self) -> tuple[float, float, float, float]:
        return self.x0, self.y0, self.x1, self.y1


def surround(boxes: Sequence[Box]) -> Box:
    """The least box that holds all of these."""
    return reduce(Box.union, boxes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows and columns of a panel, sub-pixel, in rectified pixels.

    ``row_spans`` run top to bottom, ``column_spans`` left to right. Gaps between cells
    and splits between blocks are simply not covered. ``transform`` is the 3×3 homography
    from rectified pixels to source pixels (the identity for an upright picture).
    """

    row_spans: tuple[Span, ...]
    column_spans: tuple[Span, ...]
    transform: tuple[tuple[float, ...], ...] = IDENTITY

    def __post_init__(self) -> None:
        for name, spans in (("row_spans", self.row_spans), ("column_spans", self.column_spans)):
            if not spans:
                raise ValueError(f"{name} must hold at least one span")
            if any(start >= end for start, end in spans):
                raise ValueError(f"{name} must have start < end")
            if any(a[1] > b[0] + 1e-6 for a, b in pairwise(spans)):
                raise ValueError(f"{name} must not overlap and must ascend")

    @property
    def n_rows(self) -> int:
        return len(self.row_spans)

    @property
    def n_cols(self) -> int:
        return len(self.column_spans)

    @property
    def shape(self) -> tuple[int, int]:
        return self.n_rows, self.n_cols

    @property
    def box(self) -> Box:
        """The box around all cells, in rectified pixels."""
        return Box(
            self.column_spans[0][0],
            self.row_spans[0][0],
            self.column_spans[-1][1],
            self.row_spans[-1][1],
        )

    @property
    def cell_width(self) -> float:
        """Median width of a cell in pixels."""
        return float(median([end - start for start, end in self.column_spans]))

    @property
    def cell_height(self) -> float:
        """Median height of a cell in pixels."""
        return float(median([end - start for start, end in self.row_spans]))

    def cell_box(self, row: int, col: int) -> Box:
        x0, x1 = self.column_spans[col]
        y0, y1 = self.row_spans[row]
        return Box(x0, y0, x1, y1)

    def overlapped(self, box: Box) -> npt.NDArray[np.bool_]:
        """(R, C): the cells of which ``box`` covers a part."""
        rows, columns = (
            np.minimum(end, np.array(spans)[:, 1]) > np.maximum(start, np.array(spans)[:, 0])
            for spans, start, end in (
                (self.row_spans, box.y0, box.y1),
                (self.column_spans, box.x0, box.x1),
            )
        )
        return np.asarray(rows[:, None] & columns[None, :])

    def row_centers(self) -> npt.NDArray[np.float64]:
        return np.array([(a + b) / 2 for a, b in self.row_spans])

    def column_centers(self) -> npt.NDArray[np.float64]:
        return np.array([(a + b) / 2 for a, b in self.column_spans])

    def to_source(self, points: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Map rectified points, shape (n, 2), to source pixels, shape (n, 2)."""
        return apply_transform(self.transform, points)


def apply_transform(
    transform: tuple[tuple[float, ...], ...], points: npt.ArrayLike
) -> npt.NDArray[np.float64]:
    """Apply a 3×3 homography to points of shape (n, 2)."""
    xy = np.asarray(points, dtype=float).reshape(-1, 2)
    mapped = np.column_stack([xy, np.ones(len(xy))]) @ np.asarray(transform, dtype=float).T
    result: npt.NDArray[np.float64] = mapped[:, :2] / mapped[:, 2:3]
    return result
