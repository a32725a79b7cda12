"""Outer lines of cells that the axes cut in half: their limits are the middles of these cells.

Axes that end at the first and the last tick show half of the outer cells. No lattice of equal
cells ends there, so that these are lost, or reach beyond what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import PASSABLE, UNSURE, FoundPanel
from unheat.medians import median
from unheat.model import Box
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]

# Halves of smaller cells are no more than a frame, and fewer lines or colors prove nothing.
_SMALLEST_PX, _FEWEST, _DIFFERENT = 8.0, 2, 3
# Where a cell is looked at across: beside its print, and beside the tick in its middle.
_ACROSS = np.array([0.12, 0.25, 0.75, 0.88])
# Lines are looked for so far beyond the lattice; an end in the middle of one is off by less.
_FAR, _OFF = 1.25, 0.1
# Lines over cells are no wider than this, in pixels and as a share of a cell.
_LINE_PX, _LINE = 4, 0.1
# Of the colored cells of a line so many have to end where it ends.
_TOGETHER, _ALL = 0.8, 0.95


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where the cells of an axis begin and end in pixels, and the lattice of its whole lines."""

    start: float
    end: float
    whole: Lattice


def with_halves(
    rgb: npt.NDArray[np.uint8],
    found: Sequence[FoundPanel],
    known: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels, those whose outer lines are cut in half with these, up for review.

    An axis is cut at both of its ends. What would reach into another panel or one of the ``known``
    boxes (bars) is not taken in.
    """
    result = []
    for panel in found:
        others = [*known, *(other.box for other in found if other is not panel)]
        grown = _completed(rgb, panel, background, tolerance)
        if grown is not None and all(grown.box.intersection(box) <= 0 for box in others):
            panel = grown
        result.append(panel)
    return result


def _completed(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel | None:
    """The panel with the halves of its outer cells, None where it has none."""
    if panel.row_blocks or panel.column_blocks or panel.check.sized:
        return None
    fit = panel.fit
    page = np.array(background)
    turned = rgb.transpose(1, 0, 2)
    rows = _cut(rgb, fit.rows, fit.columns.spans(), page, tolerance)
    row_blocks = (fit.rows,) if rows is None else _blocks(rows)
    columns = _cut(turned, fit.columns, _spans(row_blocks), page, tolerance)
    column_blocks = (fit.columns,) if columns is None else _blocks(columns)
    if rows is None and columns is not None:
        # Few columns told nothing without the outer ones.
        rows = _cut(rgb, fit.rows, _spans(column_blocks), page, tolerance)
        row_blocks = row_blocks if rows is None else _blocks(rows)
    if rows is None and columns is None:
        return None
    fit = GridFit(
        rows=max(row_blocks, key=lambda block: block.n),
        columns=max(column_blocks, key=lambda block: block.n),
    )
    grown = FoundPanel(
        fit=fit,
        check=panel.check,
        quality=min(panel.quality, UNSURE),
        row_blocks=row_blocks,
        column_blocks=column_blocks,
    )
    halves = [
        check_cells(rgb, lines, grown.columns, background, tolerance)
        for lines in (grown.rows[:1], grown.rows[-1:])
        if rows is not None
    ]
    halves += [
        check_cells(rgb, grown.rows, lines, background, tolerance)
        for lines in (grown.columns[:1], grown.columns[-1:])
        if columns is not None
    ]
    if any(half.flat < PASSABLE or half.distinct < _DIFFERENT for half in halves):
        return None
    return replace(
        grown, check=check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    )


def _cut(
    picture: npt.NDArray[np.uint8],
    lattice: Lattice,
    across: Sequence[Span],
    page: FloatArray,
    tolerance: float,
) -> _Ends | None:
    """Where lines of ``lattice``, rows of ``picture``, end in the middle of a cell at both ends."""
    period = lattice.period
    if period < _SMALLEST_PX or lattice.n < _FEWEST or len(across) < _DIFFERENT:
        return None
    start = _end(picture, lattice, across, page, tolerance, at_end=False)
    end = _end(picture, lattice, across, page, tolerance, at_end=True)
    if start is None or end is None:
        return None
    before, beyond = (lattice.start - start) / period, (end - lattice.end) / period
    if max(abs(abs(before) - 0.5), abs(abs(beyond) - 0.5)) > _OFF:
        return None
    # A lattice may reach over the half that is not drawn.
    whole = lattice.longer(-int(before < 0), at_end=False).longer(-int(beyond < 0), at_end=True)
    return _Ends(start, end, whole) if whole.n >= 1 else None


def _end(
    picture: npt.NDArray[np.uint8],
    lattice: Lattice,
    across: Sequence[Span],
    page: FloatArray,
    tolerance: float,
    *,
    at_end: bool,
) -> float | None:
    """Where colors give way to the page at one end of a lattice; None if not all at once."""
    period = lattice.period
    edge, outward = (lattice.end, 1) if at_end else (lattice.start, -1)
    # From the middle of the last line but one outwards, a pixel each.
    steps = np.arange(-1.0 * period, _FAR * period)
    at = np.floor(edge + outward * steps).astype(int)
    at = at[(at >= 0) & (at < len(picture))]
    spans = np.array(across)
    places = np.floor(spans[:, :1] + np.diff(spans) * _ACROSS).astype(int)
    if places.min() < 0 or places.max() >= picture.shape[1]:
        return None
    seen = picture[at[:, None, None], places[None]].astype(float)
    colored = (most(np.abs(seen - page)) > tolerance).mean(axis=2) >= 0.75
    # Beyond the first lines of page there may be a bar; a line of a grid that was drawn over the
    # middles of cells is no page.
    none = colored.mean(axis=1) <= 1.0 - _ALL
    wide = max(_LINE_PX, int(_LINE * period))
    bare = [at_line for at_line in np.flatnonzero(none) if none[at_line : at_line + wide].all()]
    if not bare:
        return None
    colored = colored[: bare[0] + 1]
    last = np.where(colored.any(axis=0), len(colored) - 1 - np.argmax(colored[::-1], axis=0), -1)
    # What is pale tells no end, and what never ends is no cell.
    telling = last[last >= 0.25 * period]
    if len(telling) < _DIFFERENT:
        return None
    place = float(median(telling))
    together = np.abs(telling - place) <= max(1.5, 0.05 * period)
    if together.mean() < _TOGETHER:
        return None
    inner = int(at[int(place)])
    return float(inner + 1) if at_end else float(inner)


def _blocks(ends: _Ends) -> tuple[Lattice, ...]:
    """Half a line, the whole ones, and half a line."""
    whole = ends.whole
    return (
        replace(whole, start=ends.start, end=whole.start - whole.gap, n=1, gap=0.0),
        whole,
        replace(whole, start=whole.end + whole.gap, end=ends.end, n=1, gap=0.0),
    )


def _spans(blocks: Sequence[Lattice]) -> tuple[Span, ...]:
    return tuple(span for block in blocks for span in block.spans())
