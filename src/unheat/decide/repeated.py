"""Facets so close to each other that their cells were taken for one lattice.

A gap of a few pixels does not show in an even lattice. That the same labels stand in the same order
on both sides of it does: one matrix seldom names its columns twice, and where what parts the two is
wider than what parts other cells, each side is a panel of its own. But a rule that runs on over the
labels parts groups of one table. Facets without any gap share a line, and labels may stand below
every second one of them and above the others: those of one side stop where they were due,
or none of the labels was read for certain. What a line parts then is panels, and a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.decide.begun_anew import groups_begun_anew
from unheat.decide.one_frame import in_one_frame, lines_seen
from unheat.decide.under_strips import each_group_is_headed, groups_under_strips
from unheat.detect.narrow_gaps import pieces_between_strips
from unheat.detect.regions import background_tolerance
from unheat.medians import median
from unheat.model import Axis, Layout, PanelLayout, Reason
from unheat.model.geometry import Span
from unheat.text.labels import Texts

_HALF, _SIDE = 3, 7
"""A line is looked for so many pixels on either side of a border, and cells beyond that so far."""

_LINE, _NONE = 16.0, 8.0
"""Levels by which a line stands off both cells at least, and where there is none at most."""

_PEN = 64.0
"""Levels of 255 by which the ink of a line stands off the page at least."""

_AT_END = ("bottom", "right")
"""Sides of the cells on which labels stand at the end of their lines."""

_LEAST, _SAME = 3, 0.8
"""Lines of cells beside a gap at least, and share of labels that are the same on both sides."""


def facets_told(layout: Layout, texts: Texts) -> Layout | None:
    """The layout with panels in pieces that have the same labels each; None where no panel has."""
    panels: list[PanelLayout] = []
    for panel, said in zip(layout.panels, texts.panels, strict=True):
        pieces = _pieces(layout, panel, said.columns, columns=True)
        panels += pieces or _pieces(layout, panel, said.rows, columns=False) or [panel]
    if len(panels) == len(layout.panels):
        return None
    return replace(layout, panels=tuple(panels))


def may_be_facets(layout: Layout, panel: PanelLayout, rows: Axis, columns: Axis) -> bool:
    """Whether an axis of a panel has the same labels over again, and no rule parts groups of them,
    or groups that stand apart have a head each.

    Of 3,000 panels two had, both grouped under heads of their own; facets that a camera or a codec
    pushed together have.
    """
    return Reason.HINTED not in panel.reasons and any(
        stopping(axis.labels) > 0
        or (
            (period := _period(axis.labels)) > 0
            and not _are_ruled(
                *lines_seen(layout, panel.grid, columns=upright),
                period,
                layout.background,
                at_end=axis.side in _AT_END,
            )
        )
        or each_group_is_headed(layout, panel, axis, columns=upright)
        for axis, upright in ((rows, False), (columns, True))
    )


def stopping(labels: Sequence[str | None]) -> int:
    """After how many lines thinned out labels stop, though more of them are due; 0 where none are.

    >>> stopping((None, "2", None, "4", *[None] * 4)), stopping((None, "2", None, "4", None))
    (4, 0)
    """
    for period in range(_LEAST, len(labels) // 2 + 1):
        parts = [labels[k : k + period] for k in range(0, len(labels), period)]
        said = {part for part in parts if any(label is not None for label in part)}
        if len(parts[-1]) < period or len(said) != 1 or all(part in said for part in parts):
            continue
        (pattern,) = said
        steps = np.diff([place for place, label in enumerate(pattern) if label is not None])
        if len(steps) and steps[0] < period - 1 and np.ptp(steps) == 0:
            return period
    return 0


def hardly_read(axis: Axis) -> bool:
    """Whether most lines of an axis have no label that is sure, and some have one at all: half of
    the labels of two panels stand on the other side, and these are marks and heads of the panels.

    >>> axis = Axis(title=None, labels=(None, "1 Day", "a", "b"), confidence=(0.0, 0.2, 0.9, 0.9),
    ...             review=(True, True, True, False))
    >>> hardly_read(axis), hardly_read(replace(axis, review=(False,) * 4))
    (True, False)

    On a slope stand names of groups, of which it is asked where they belong: no heads of panels.
    """
    if axis.turn % 90 != 0.0 and any(Reason.LABEL_PLACE in why for why in axis.reasons):
        return False
    told = [
        label is not None and not doubt
        for label, doubt in zip(axis.labels, axis.review, strict=True)
    ]
    return any(axis.labels) and sum(told) < len(told) / 2


def _period(labels: tuple[str | None, ...]) -> int:
    """After how many labels the same ones come again; 0 where they do not."""
    return next((n for n in range(2, len(labels) // 2 + 1) if _repeat(labels, n)), 0)


def _equal_parts(count: int) -> list[int]:
    """How many lines equal parts of so many lines have, most first: two at least."""
    return [count // parts for parts in range(2, count // 2 + 1) if count % parts == 0]


def _pieces(layout: Layout, panel: PanelLayout, axis: Axis, *, columns: bool) -> list[PanelLayout]:
    labels = axis.labels
    if Reason.HINTED in panel.reasons:
        return []
    gap = _gap(layout, panel, labels, columns=columns)
    if gap is not None:
        return _beside(panel, labels, *gap, columns=columns)
    grid = panel.grid
    anew = groups_begun_anew(labels, grid.column_spans if columns else grid.row_spans)
    anew = anew or groups_under_strips(layout, panel, columns=columns)
    if anew:
        return _parted(panel, anew, columns=columns)
    period = _period(labels)
    stops = 0 if period else stopping(labels)
    parts = _equal_parts(len(labels)) if not (period or stops) and hardly_read(axis) else []
    if not (period or stops or parts):
        return []
    near = background_tolerance(layout.raster.rgb, layout.background, lossy=layout.raster.lossy)
    picture, spans, across = lines_seen(layout, panel.grid, columns=columns)
    for count in parts:
        if _are_lined(picture, spans, across, count):
            other, lines, along = lines_seen(layout, panel.grid, columns=not columns)
            if count in _equal_parts(len(lines)) and _are_lined(other, lines, along, count):
                # Groups of one matrix on both its axes, whose names are those of no single lines.
                return []
            pieces = [spans[first : first + count] for first in range(0, len(spans), count)]
            return _parted(panel.doubted(Reason.GRID_AMBIGUOUS), pieces, columns=columns)
    if parts:
        return []
    if stops and _are_lined(picture, spans, across, stops):
        pieces = [spans[first : first + stops] for first in range(0, len(spans), stops)]
        # Those of the others stand on another side of their panels, or are the same.
        return [
            one if any(labels[k * stops : (k + 1) * stops]) else one.doubted(Reason.LABEL_MISSING)
            for k, one in enumerate(_parted(panel, pieces, columns=columns))
        ]
    at_end = axis.side in _AT_END
    if stops or _are_ruled(picture, spans, across, period, layout.background, at_end=at_end):
        return []
    pieces = pieces_between_strips(picture, spans, across, max(near, 4.0))
    if pieces and len(pieces[0]) % period == 0:
        if _are_pens(picture, pieces, across, layout.background):
            return []
        seen = panel
    elif _are_lined(picture, spans, across, period):
        # A codec smears what parts them, and where exactly they end.
        pieces = [spans[first : first + period] for first in range(0, len(spans), period)]
        seen = panel.doubted(Reason.GRID_AMBIGUOUS)
    else:
        return []
    return _parted(seen, pieces, columns=columns)


def _gap(
    layout: Layout, panel: PanelLayout, labels: tuple[str | None, ...], *, columns: bool
) -> tuple[int, int] | None:
    """First and end of the columns (or rows) between two panels that a lattice goes through.

    A gap as wide as some cells bends no lattice. But its cells have the color of the page, whatever
    is printed there, none of them has a label, and all beside them do, or the same ones.
    """
    first, end = _unlabeled(labels)
    if first < _LEAST or len(labels) - end < _LEAST:
        return None
    rgb, grid = layout.raster.rgb, panel.grid
    near = max(background_tolerance(rgb, layout.background, lossy=layout.raster.lossy), 4.0)
    spans = grid.column_spans if columns else grid.row_spans
    for y0, y1 in grid.row_spans if columns else grid.column_spans:
        for x0, x1 in spans[first:end]:
            rows, cols = ((y0, y1), (x0, x1)) if columns else ((x0, x1), (y0, y1))
            cell = rgb[round(rows[0]) : round(rows[1]), round(cols[0]) : round(cols[1])]
            if not cell.size or np.abs(np.median(cell, (0, 1)) - layout.background).max() > near:
                return None
    return first, end


def _unlabeled(labels: tuple[str | None, ...]) -> tuple[int, int]:
    """First and end of the only places without a label, or of one or more in the middle between two
    sides that thin out the same labels alike; (0, 0) where there are none.

    >>> _unlabeled(("a", "b", None, "a", "b")), _unlabeled(("a", None, "b", None, "a", None, "b"))
    ((2, 3), (3, 4))
    """
    none = [place for place, label in enumerate(labels) if label is None]
    if not none:
        return 0, 0
    if none[-1] - none[0] + 1 == len(none):
        return none[0], none[-1] + 1
    for first in range(_LEAST, (len(labels) + 1) // 2):
        end = len(labels) - first
        side = labels[:first]
        if (
            sum(label is not None for label in side) < 2
            or labels[first:end].count(None) < end - first
        ):
            continue
        if side == labels[end:]:
            return first, end
    return 0, 0


def _beside(
    panel: PanelLayout, labels: tuple[str | None, ...], first: int, end: int, *, columns: bool
) -> list[PanelLayout]:
    """The panels on both sides of a gap; in doubt where their labels are not the same."""
    before, after = labels[:first], labels[end:]
    same = len(before) == len(after) and sum(
        one == other for one, other in zip(before, after, strict=True)
    ) >= _SAME * len(before)
    spans = panel.grid.column_spans if columns else panel.grid.row_spans
    seen = panel if same else panel.doubted(Reason.GRID_AMBIGUOUS)
    return _parted(seen, (spans[:first], spans[end:]), columns=columns)


def _parted(
    panel: PanelLayout, pieces: Sequence[tuple[Span, ...]], *, columns: bool
) -> list[PanelLayout]:
    """A panel for each piece of the columns (or rows) of one."""
    name = "column_spans" if columns else "row_spans"
    grids = [replace(panel.grid, **{name: piece}) for piece in pieces]
    return [replace(panel, grid=grid, frame=grid.box) for grid in grids]


def _are_lined(
    picture: npt.NDArray[np.uint8], spans: Sequence[Span], across: tuple[float, float], period: int
) -> bool:
    """Whether a line stands at every ``period``-th border of the columns ``spans`` and at no other:
    lighter or darker than the cells on both sides of it, in most rows of pixels.
    """
    gray = picture[round(across[0]) + 1 : round(across[1]) - 1].mean(axis=2)
    depths = []
    for before, after in pairwise(spans):
        x = round((before[1] + after[0]) / 2)
        if x < _SIDE or x + _SIDE >= gray.shape[1] or after[1] - after[0] < 2 * _SIDE:
            return False
        middle = gray[:, x - _HALF : x + _HALF + 1]
        sides = [gray[:, x - _SIDE : x - _HALF], gray[:, x + _HALF + 1 : x + _SIDE + 1]]
        levels = np.array([side.mean(axis=1) for side in sides])
        over, under = (
            middle.max(axis=1) - levels.max(axis=0),
            levels.min(axis=0) - middle.min(axis=1),
        )
        depths.append(float(median(np.maximum(over, under))))
    lines = np.arange(1, len(spans)) % period == 0
    told = np.array(depths)
    return bool(told[lines].min() >= _LINE and told[~lines].max() <= _NONE)


def _are_ruled(
    picture: npt.NDArray[np.uint8],
    spans: Sequence[Span],
    across: tuple[float, float],
    period: int,
    background: tuple[float, float, float],
    *,
    at_end: bool,
) -> bool:
    """Whether a line runs between every two groups of ``period`` columns, and half of a cell beyond
    the cells at the side where labels stand (``at_end``: below or right of them): frames and ticks
    do not, and on the other side frames of strips do. Or one frame is about them all, which runs on
    over what parts them.
    """
    if in_one_frame(picture, spans, across, range(period, len(spans), period), background):
        return True
    for place in range(period, len(spans), period):
        before, after = spans[place - 1], spans[place]
        half = (after[1] - after[0]) / 2
        first = round(across[0] - (0 if at_end else half))
        last = round(across[1] + (half if at_end else 0))
        x0, x1 = round(before[1]) - 1, round(after[0]) + 2
        between = picture[max(first, 0) : last, max(x0, 0) : x1].astype(np.int16)
        if first < 0 or last > len(picture) or not between.size:
            return False
        off = np.abs(between - np.array(background)).max(axis=2) > _LINE
        lines = np.flatnonzero(off.all(axis=0))
        if not len(lines):
            return False
        if (~off[:, lines[0] : lines[-1]]).all(axis=0).any():
            # The page between two lines: each side has a frame, and a strip with its name over it.
            return False
    return True


def _are_pens(
    picture: npt.NDArray[np.uint8],
    pieces: Sequence[tuple[Span, ...]],
    across: tuple[float, float],
    background: tuple[float, float, float],
) -> bool:
    """Whether what parts the pieces is ink with nothing of the page in it: a line that was drawn
    between groups of one matrix, or one that facets without a gap share. Nothing tells these apart.
    """
    middle = picture[round(across[0]) + 1 : round(across[1]) - 1].astype(np.float32)
    off = np.abs(np.median(middle, axis=0) - np.array(background, dtype=np.float32)).max(axis=1)
    return all(
        bool((off[round(before[-1][1]) : round(after[0][0])] > _PEN).all())
        for before, after in pairwise(pieces)
    )


def _repeat(labels: tuple[str | None, ...], period: int) -> bool:
    """Whether labels, all of them read and ``period`` of them unlike, come again in order."""
    first = labels[:period]
    if len(labels) % period or None in first or len(set(first)) < period:
        return False
    return labels == first * (len(labels) // period)
