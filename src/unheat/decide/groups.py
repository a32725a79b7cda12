"""Groups of one matrix that have one size: gaps part them, and their labels go on.

Groups of unlike sizes are joined where grids are found. Equal ones may as well be facets,
and only their labels tell: facets show the same rows again under titles of their own, while
those of a split matrix go on, and what all have in common is written once. Where one frame is
about all of them they are one matrix without that, under heads of their own too. Panels with marks
of their own axes between them are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from unheat.decide.axes_between import have_axes_between
from unheat.decide.one_frame import in_one_frame, lines_seen
from unheat.model import Axis, Layout, PanelLayout, Reason
from unheat.model.geometry import Span
from unheat.text.labels import PanelTexts, Texts

# Gaps between groups are alike, and a part of a cell; wider ones leave a doubt.
_ALIKE_PX, _NARROW = 2.0, 0.25
# Share of the labels of each group that is enough to tell.
_READ = 0.75
# Of cells that line up; borders are snapped to pixels.
_SAME_PLACE = 0.2


def groups_joined(layout: Layout, texts: Texts) -> Layout | None:
    """The layout with panels made one that are the groups of one matrix; None where none are.

    What has no bar beside panels that have one, such as a strip of the groups' names, is none of
    them and stays. Panels with another bar are another figure of the page. Where there is no bar
    nothing says that colors are shared, which leaves a doubt.
    """
    bars: list[int | None] = [*sorted({one.bar for one in layout.panels if one.bar is not None})]
    joined: dict[int, PanelLayout] = {}
    parts: set[int] = set()
    for bar in bars or [None]:
        group = [i for i, panel in enumerate(layout.panels) if panel.bar == bar]
        whole = _joined(layout, texts, group)
        if whole is not None:
            joined[group[0]] = whole
            parts |= set(group)
    if not joined:
        return None
    panels = [
        joined.get(i, panel)
        for i, panel in enumerate(layout.panels)
        if i in joined or i not in parts
    ]
    return replace(layout, panels=tuple(panels))


def _joined(layout: Layout, texts: Texts, group: Sequence[int]) -> PanelLayout | None:
    """The panels of these numbers made one; None where they are not the groups of one matrix."""
    panels = [layout.panels[i] for i in group]
    if len(panels) < 2 or len({panel.grid.shape for panel in panels}) > 1:
        return None
    headed = sum(texts.panels[i].title is not None for i in group) > 1
    for rows in (True, False):
        order = sorted(group, key=lambda i: _along(layout.panels[i], rows=rows)[0])
        chain = [layout.panels[i] for i in order]
        if not _lined_up(chain, rows=rows):
            continue
        told = [texts.panels[i] for i in order]
        if _are_framed(layout, chain, rows=rows):
            return whole(chain, rows=rows)
        if not headed and _go_on(told, rows=rows) and not _have_axes(layout, chain, rows=rows):
            return whole(chain, rows=rows)
    if headed:
        return None
    return _joined_both_ways(layout, texts, group)


def _are_framed(layout: Layout, chain: Sequence[PanelLayout], *, rows: bool) -> bool:
    """Whether one frame is about all the panels, which stand in one line."""
    grid = whole(chain, rows=rows).grid
    picture, spans, across = lines_seen(layout, grid, columns=not rows)
    starts = range(0, len(spans), len(spans) // len(chain))[1:]
    return in_one_frame(picture, spans, across, starts, layout.background)


def _have_axes(layout: Layout, chain: Sequence[PanelLayout], *, rows: bool) -> bool:
    """Whether marks of their own axes stand in all gaps between the panels."""
    return all(
        have_axes_between(layout, before.grid, after.grid, columns=not rows)
        for before, after in pairwise(chain)
    )


def _joined_both_ways(layout: Layout, texts: Texts, group: Sequence[int]) -> PanelLayout | None:
    """The panels made one that gaps part into rows and columns of groups."""
    table = _table(layout, group)
    if table is None:
        return None
    for rows, lines in ((False, table), (True, list(zip(*table, strict=True)))):
        for line in lines:
            chain = [layout.panels[i] for i in line]
            told = [texts.panels[i] for i in line]
            if not _lined_up(chain, rows=rows) or not _go_on(told, rows=rows, lent=True):
                return None
    strips = [whole([layout.panels[i] for i in line], rows=False) for line in table]
    return whole(strips, rows=True)


def _table(layout: Layout, group: Sequence[int]) -> list[list[int]] | None:
    """The panels in rows from left to right, as many in each; None where they are in one line."""
    table: list[list[int]] = []
    for i in sorted(group, key=lambda i: layout.panels[i].grid.box.y0):
        box = layout.panels[i].grid.box
        if table and box.y0 < layout.panels[table[-1][0]].grid.box.center[1]:
            table[-1].append(i)
        else:
            table.append([i])
    if len(table) < 2 or len(table[0]) < 2 or len({len(line) for line in table}) > 1:
        return None
    return [sorted(line, key=lambda i: layout.panels[i].grid.box.x0) for line in table]


def _along(panel: PanelLayout, *, rows: bool) -> tuple[Span, ...]:
    return panel.grid.row_spans if rows else panel.grid.column_spans


def _gaps(chain: Sequence[PanelLayout], *, rows: bool) -> list[float]:
    spans = [_along(panel, rows=rows) for panel in chain]
    return [after[0][0] - before[-1][1] for before, after in pairwise(spans)]


def _size(panel: PanelLayout, *, rows: bool) -> float:
    start, end = _along(panel, rows=rows)[0]
    return end - start


def _lined_up(chain: Sequence[PanelLayout], *, rows: bool) -> bool:
    """Whether the panels stand in one line, equal cells behind equal gaps of less than a cell."""
    size, across = _size(chain[0], rows=rows), _size(chain[0], rows=not rows)
    gaps = _gaps(chain, rows=rows)
    if min(gaps) <= 0 or max(gaps) >= size or max(gaps) - min(gaps) > _ALIKE_PX:
        return False
    first = _along(chain[0], rows=not rows)
    return all(
        abs(_size(panel, rows=rows) - size) <= _SAME_PLACE * size
        and abs(other[0][0] - first[0][0]) <= _SAME_PLACE * across
        and abs(other[-1][1] - first[-1][1]) <= _SAME_PLACE * across
        for panel in chain[1:]
        for other in [_along(panel, rows=not rows)]
    )


def _go_on(chain: Sequence[PanelTexts], *, rows: bool, lent: bool = False) -> bool:
    """Whether labels go on from panel to panel, all unlike, and the other axis has one set.

    Those that other panels ``lent`` count only where groups stand in rows and columns.
    """
    axes = [one.rows if rows else one.columns for one in chain]
    # A label or two may not have been read; those that were tell as much.
    told = [axis.names if lent else axis.labels for axis in axes]
    read = [[label for label in labels if label is not None] for labels in told]
    if any(len(own) < _READ * len(axis.labels) for own, axis in zip(read, axes, strict=True)):
        return False
    labels = [label for own in read for label in own]
    if len(set(labels)) < len(labels):
        return False
    shared = {_names(one.columns if rows else one.rows) for one in chain}
    return len(shared - {None}) == 1


def _names(axis: Axis) -> tuple[str | None, ...] | None:
    return axis.names if any(axis.names) else None


def whole(chain: Sequence[PanelLayout], *, rows: bool) -> PanelLayout:
    spans = tuple(span for panel in chain for span in _along(panel, rows=rows))
    grid = replace(chain[0].grid, **{"row_spans" if rows else "column_spans": spans})
    frame = chain[0].frame
    for panel in chain[1:]:
        frame = frame.union(panel.frame)
    wide = max(_gaps(chain, rows=rows)) > _NARROW * _size(chain[0], rows=rows)
    wide |= chain[0].bar is None
    reasons = [reason for panel in chain for reason in panel.reasons]
    reasons += [Reason.GRID_AMBIGUOUS] * wide
    return replace(
        chain[0],
        grid=grid,
        frame=frame,
        confidence=min(panel.confidence for panel in chain),
        review=wide or any(panel.review for panel in chain),
        reasons=tuple(dict.fromkeys(reasons)),
    )
