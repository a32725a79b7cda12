"""Panels above each other that one lattice took together, told by those beside them.

Where a title between two panels takes hardly more room than one of their rows, a lattice of more
rows passes for both where a codec hides their borders. But panels of a figure stand in rows: two
that were found beside such a lattice on the same rows as parts of it say where its own begin.
What stands between these is page with a title, or the ground of one: the same strip in both places.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import CellCheck, check_cells
from unheat.detect.grid import GridFit
from unheat.detect.rivals import GOOD, UNSURE, FoundPanel
from unheat.detect.sisters import are_sisters
from unheat.detect.verdict import judge

_WITHIN = 0.7
"""Share of each panel beside it, along the lines, that a lattice over several covers."""

_FILLED = 0.8
"""Share of the lattice that they fill together with what stands between them."""

_BARE = 0.5
"""Share of the gap between two panels that is page: the rest is their title. A row has colors."""

_ONE_COLOR = 6.0
"""Levels of 255 by which the ground of a title is one color behind a codec, at each column."""


def parted_as_sisters(
    rgb: npt.NDArray[np.uint8],
    found: Sequence[FoundPanel],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels ``found``, with those in doubt parted that hold cells on the rows, or columns, of
    two sure sisters beside them, if all parts are such panels themselves."""
    result: list[FoundPanel] = []
    for panel in found:
        parts = None
        if not (panel.row_blocks or panel.column_blocks):
            parts = _parts(rgb, panel, found, background, tolerance)
        result += parts or [panel]
    return result


def _parts(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    found: Sequence[FoundPanel],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel] | None:
    sure = [one for one in found if one.quality > UNSURE]
    for axis in (0, 1):
        whole = panel.fit.along(axis)
        for one, other in permutations(sure, 2):
            first, second = one.fit.along(axis), other.fit.along(axis)
            if first.end > second.start or not are_sisters(one.fit, other.fit):
                continue
            covered = [
                min(part.end, whole.end) - max(part.start, whole.start) for part in (first, second)
            ]
            spread = min(second.end, whole.end) - max(first.start, whole.start)
            if (
                min(covered) < _WITHIN * (first.end - first.start)
                or spread < _FILLED * (whole.end - whole.start)
                or one.fit.along(1 - axis).n != panel.fit.along(1 - axis).n
            ):
                continue
            gaps = []
            for fit in (panel.fit, one.fit):
                between, across = ((first.end, second.start),), fit.along(1 - axis).spans()
                rows, columns = (across, between) if axis else (between, across)
                gaps.append(check_cells(rgb, rows, columns, background, tolerance))
            bare = panel.quality <= UNSURE and gaps[0].background.mean() >= _BARE
            if not (bare or _is_one_strip(gaps)):
                continue
            fits = [panel.fit.with_lattice(axis, part) for part in (first, second)]
            made = [_judged(rgb, fit, background, tolerance) for fit in fits]
            parts = [part for part in made if part is not None]
            if len(parts) == len(fits):
                return parts
    return None


def _is_one_strip(gaps: Sequence[CellCheck]) -> bool:
    """Whether one color fills all places of the gaps of several panels: a row would differ."""
    colors = np.concatenate([gap.colors.reshape(-1, 3) for gap in gaps])
    return bool(np.ptp(colors, axis=0).max() <= _ONE_COLOR)


def _judged(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel | None:
    """The panel of a lattice whose cells have one color each, for certain."""
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    verdict = judge(rgb, fit, check, background, tolerance)
    sure = isinstance(verdict, FoundPanel) and check.flat >= GOOD
    return verdict if sure and isinstance(verdict, FoundPanel) else None
