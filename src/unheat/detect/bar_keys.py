"""Stepped legends: a column of separate swatches, one for each class of values.

Swatches are of one size and at one distance, and their colors lie on one curve. Legends of
categories have the shape too, but not the curve; cells that are parted by a grid have it
at times, but stand beside others of their size.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from unheat.channels import most
from unheat.detect.bar_grow import straightness
from unheat.detect.bar_judge import in_order
from unheat.detect.bar_search import Pixels, Seed
from unheat.medians import median
from unheat.model import Bar, Box

_FEWEST, _MOST = 4, 14
_STRAIGHT = 0.85
_CORNERS = 0.15


def find_keys(rgb: Pixels, flats: Sequence[Seed], tolerance: int) -> list[Bar]:
    """Columns of swatches among the flat boxes ``flats``, as bars with ``keys``."""
    bars = []
    for column in _columns(flats):
        for swatches in _series(column):
            colors = np.array([_color(rgb, swatch) for swatch in swatches])
            if straightness(colors) < _STRAIGHT or not in_order(colors):
                continue
            if _has_neighbours(swatches, flats) or not _on_one_ground(rgb, swatches, tolerance):
                continue
            edges = [(a.y1 + b.y0) / 2 for a, b in itertools.pairwise(swatches)]
            first, last = swatches[0], swatches[-1]
            bars.append(
                Bar(
                    box=Box(float(first.x0), float(first.y0), float(first.x1), float(last.y1)),
                    orientation="vertical",
                    segments=(float(first.y0), *edges, float(last.y1)),
                    tick_side="right",
                    keys=True,
                )
            )
    return bars


def _columns(flats: Sequence[Seed]) -> list[list[Seed]]:
    """Boxes by the two sides that they share, from top to bottom.

    The rims of a pale swatch on a pale page are taken for more or less of it, by a pixel.
    """
    exact: dict[tuple[int, int], list[Seed]] = defaultdict(list)
    for flat in flats:
        exact[flat.x0, flat.x1].append(flat)
    found = []
    for (x0, x1), own in exact.items():
        near = [
            exact[sides] for sides in itertools.product(_about(x0), _about(x1)) if sides in exact
        ]
        if sum(map(len, near)) >= _FEWEST and len(own) == max(map(len, near)):
            column = [flat for boxes in near for flat in boxes]
            found.append(sorted(column, key=lambda flat: flat.y0))
    return found


def _about(side: int) -> tuple[int, int, int]:
    return side - 1, side, side + 1


def _series(column: Sequence[Seed]) -> list[list[Seed]]:
    """Runs of boxes below each other, of one height and at one distance."""
    found: list[list[Seed]] = []
    current: list[Seed] = []
    for box in column:
        if current and not _follows(current, box):
            found.append(current)
            current = []
        current.append(box)
    found.append(current)
    return [series for series in found if _FEWEST <= len(series) <= _MOST]


def _follows(series: Sequence[Seed], box: Seed) -> bool:
    last = series[-1]
    height, gap = last.y1 - last.y0, box.y0 - last.y1
    # Rounded corners of a pale swatch are taken for it, those of others are not.
    if abs((box.y1 - box.y0) - height) > max(1.0, _CORNERS * height):
        return False
    if not 1 <= gap <= 1.5 * height:
        return False
    return len(series) < 2 or abs(_pitch(last, box) - _pitch(series[-2], last)) <= 1


def _pitch(above: Seed, below: Seed) -> float:
    return (below.y0 + below.y1 - above.y0 - above.y1) / 2


def _color(rgb: Pixels, box: Seed) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    inside = rgb[box.y0 + 1 : box.y1 - 1, box.x0 + 1 : box.x1 - 1].reshape(-1, 3)
    return np.asarray(median(inside, along_first=True))


def _has_neighbours(swatches: Sequence[Seed], flats: Sequence[Seed]) -> bool:
    """Whether flat boxes of the same size stand beside several of the swatches."""
    beside = 0
    for swatch in swatches:
        width, height = swatch.x1 - swatch.x0, swatch.y1 - swatch.y0
        for flat in flats:
            if abs(flat.y0 - swatch.y0) > 2 or abs((flat.y1 - flat.y0) - height) > 2:
                continue
            gap = max(flat.x0 - swatch.x1, swatch.x0 - flat.x1)
            if 0 <= gap <= 2 * width and abs((flat.x1 - flat.x0) - width) <= 2:
                beside += 1
                break
    return beside >= 2


def _on_one_ground(rgb: Pixels, swatches: Sequence[Seed], tolerance: int) -> bool:
    """Whether one color stands on either side of the swatches and between them."""
    places = []
    for swatch in swatches:
        row = (swatch.y0 + swatch.y1) // 2
        places += [(row, swatch.x0 - 3), (row, swatch.x1 + 2)]
    for above, below in itertools.pairwise(swatches):
        row, width = (above.y1 + below.y0) // 2, above.x1 - above.x0
        places += [(row, above.x0 + width // 4), (row, above.x1 - 1 - width // 4)]
    if any(not 0 <= col < rgb.shape[1] for _, col in places):
        return False
    ground = np.array([rgb[row, col] for row, col in places], dtype=float)
    away = most(np.abs(ground - median(ground, along_first=True)))
    return float(np.mean(away <= 3 * tolerance)) >= 0.9
