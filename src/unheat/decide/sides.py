"""A panel seen from each of its four sides, with that side above."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from unheat.model import Grid
from unheat.model.geometry import Span

Rgb = npt.NDArray[np.uint8]
Spans = tuple[Span, ...]


def both_ways(rgb: Rgb, grid: Grid) -> tuple[tuple[Rgb, Spans, Spans], ...]:
    """(picture, lines, places): the picture (height, width, 3) as it is and turned, where the lines
    of its cells are from top to foot, and where their cells are across."""
    return (
        (rgb, grid.row_spans, grid.column_spans),
        (rgb.transpose(1, 0, 2), grid.column_spans, grid.row_spans),
    )


def from_each_side(rgb: Rgb, grid: Grid) -> Iterator[tuple[Rgb, Span, Spans]]:
    """(picture, line, places) for each side: the picture (height, width, 3) turned or mirrored, so
    that the side is above, the outermost line of cells there, from top to foot, and where its cells
    are across."""
    for picture, lines, places in both_ways(rgb, grid):
        height = len(picture)
        (start, end), (near, far) = lines[0], lines[-1]
        yield picture, (start, end), places
        yield picture[::-1], (height - far, height - near), places
