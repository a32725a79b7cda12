"""A panel seen from each of its four sides, with that side above."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
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


def gaps_of(rgb: Rgb, grid: Grid) -> Iterator[list[tuple[float, Rgb]]]:
    """For both ways, (height, pixels) of each gap between the lines of cells, from its top to its
    foot and as wide as these: its height in parts of a pixel, and the pixels (height, width, 3)."""
    for picture, lines, places in both_ways(rgb, grid):
        x0, x1 = max(round(places[0][0]), 0), round(places[-1][1])
        yield [
            (start - end, picture[round(end) : round(start), x0:x1])
            for (_, end), (start, _) in pairwise(lines)
        ]


def off_page(pixels: Rgb, page: tuple[float, float, float]) -> npt.NDArray[np.int16]:
    """(height, width) levels of 255 by which pixels are off the color of the page."""
    return np.asarray(most(np.abs(pixels.astype(np.int16) - np.asarray(page, dtype=np.int16))))


def from_each_side(rgb: Rgb, grid: Grid) -> Iterator[tuple[Rgb, Span, Spans]]:
    """(picture, line, places) for each side: the picture (height, width, 3) turned or mirrored, so
    that the side is above, the outermost line of cells there, from top to foot, and where its cells
    are across."""
    for picture, lines, places in both_ways(rgb, grid):
        height = len(picture)
        (start, end), (near, far) = lines[0], lines[-1]
        yield picture, (start, end), places
        yield picture[::-1], (height - far, height - near), places
