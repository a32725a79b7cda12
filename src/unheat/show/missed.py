"""Print that belongs to a panel by where it stands, and that the record does not explain.

A picture holds print that is no part of its heatmap: captions, letters of panels, company. What
stands in the cells, or in line with the labels of an axis beside one of its lines, is the panel's
own; so is what stands over the middle of a panel that has no title where others have one, and words
over that of a figure of one panel that has none at all. Where nothing in the record explains it, a
line, a label or a piece of print was missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unheat.model import Axis, Box, Figure, Panel, Reason
from unheat.show.layout_axes import default_size
from unheat.text.doubted_places import panel_doubted, places_doubted

_THINNEST = 0.35
"""Font sizes that print is high at least, small letters without a stem; less is a line."""

_OWN = 0.5
"""Share of a piece within the box of a text of the record, which then explains it."""

_IN_LINE = 0.3
"""Shares of the distance of lines by which a label stands off the middle of its line."""

_ALIGNED = 0.5
"""Heights of a label by which labels of one axis are off a common edge or middle."""

_OVER, _CENTERED = 2.0, 0.05
"""Its heights by which a title stands off what it stands over, and shares of a panel by which its
middle is off that of the panel."""

_WORDS = 3.0
"""Words are so many times as wide as high, and a letter of a panel or a number is not."""

_ALONG, _LINES, _CLEAR = 0.6, 4, 0.1
"""Share of the cells along which print beside them runs, lines of cells that tell, and blank beside
these, in cells."""

_MOST = 2 / 3
"""Share of the lines of an axis beside which print stands that are its labels, though none was
read."""

_FEWEST = 2
"""Labels that show where those of an axis stand."""

Span = tuple[float, float]


def with_missed(figure: Figure, pieces: Sequence[Box]) -> Figure:
    """The figure with its panels in doubt that own one of ``pieces`` (px of the rectified
    source), largest print that nothing in the record explains."""
    texts = tuple(_texts(figure))
    left = [piece for piece in pieces if not _is_told(piece, texts)]
    titled = any(panel.title is not None for panel in figure.panels)
    bare = figure.title is None and len(figure.panels) == 1
    panels = tuple(
        panel_doubted(panel, Reason.UNEXPLAINED_PRINT)
        if any(
            is_own(piece, panel)
            or ((titled or (bare and _is_wordy(piece))) and _is_title(piece, panel))
            for piece in left
        )
        else panel
        for panel in figure.panels
    )
    return replace(figure, panels=tuple(_with_lost_labels(panel, left) for panel in panels))


def is_own(piece: Box, panel: Panel) -> bool:
    """Whether print stands in the cells of a panel, or where a label of one of its lines would."""
    grid = panel.grid
    if min(piece.width, piece.height) < _THINNEST * default_size(panel):
        return False
    rows, cols = grid.shape
    turned = piece.transposed(), grid.box.transposed()
    if rows >= _LINES and _is_line_beside(piece, grid.box, grid.cell_width):
        return True
    if cols >= _LINES and _is_line_beside(*turned, grid.cell_height):
        return True
    x, y = piece.center
    if grid.box.x0 < x < grid.box.x1 and grid.box.y0 < y < grid.box.y1:
        # Marks around several cells are drawn over the matrix and change no number.
        within = piece.width <= grid.cell_width and piece.height <= grid.cell_height
        return within and not _is_unread(panel, x, y)
    return _is_label(piece, panel.rows, grid.row_spans) or _is_label(
        piece.transposed(), _exchanged(panel.columns), grid.column_spans
    )


def _is_unread(panel: Panel, x: float, y: float) -> bool:
    """Whether a pixel lies in a cell in which nothing was read and that says so itself."""
    spans = panel.grid.row_spans, panel.grid.column_spans
    row, col = (
        min(range(len(own)), key=lambda i: abs(sum(own[i]) / 2 - at))
        for own, at in zip(spans, (y, x), strict=True)
    )
    return panel.cells.text[row, col] is None and bool(panel.cells.review[row, col])


def _with_lost_labels(panel: Panel, pieces: Sequence[Box]) -> Panel:
    """The panel with the places of an axis in doubt that has no label, though print stands beside
    most of its lines, one piece each and flush with each other."""
    box, columns = panel.grid.box, _exchanged(panel.columns)
    turned = [piece.transposed() for piece in pieces]
    rows = _with_lost(panel.rows, panel.grid.row_spans, pieces, box)
    cols = _with_lost(columns, panel.grid.column_spans, turned, box.transposed())
    if rows is panel.rows and cols is columns:
        return panel
    lost = replace(panel, rows=rows, columns=_exchanged(cols))
    return panel_doubted(lost, Reason.UNEXPLAINED_PRINT)


def _with_lost(axis: Axis, spans: Sequence[Span], pieces: Sequence[Box], cells: Box) -> Axis:
    if len(spans) < _LINES or any(label is not None for label in axis.labels):
        return axis
    for beside in (
        [piece for piece in pieces if piece.x1 <= cells.x0],
        [piece for piece in pieces if piece.x0 >= cells.x1],
    ):
        level = {
            place: [
                piece
                for piece in beside
                if piece.height <= end - start
                and abs(piece.center[1] - (start + end) / 2) <= _IN_LINE * (end - start)
            ]
            for place, (start, end) in enumerate(spans)
        }
        found = {place: own[0] for place, own in level.items() if own}
        if len(found) < _MOST * len(spans):
            continue
        near = _ALIGNED * _middle([piece.height for piece in found.values()])
        ends = [piece.x0 for piece in found.values()], [piece.x1 for piece in found.values()]
        if min(map(_spread, ends)) <= near:
            return places_doubted(axis, dict.fromkeys(found, Reason.LABEL_MISSING), 1.0)
    return axis


def _is_line_beside(piece: Box, box: Box, wide: float) -> bool:
    """Whether a piece stands in the middle of where one more column of cells, as ``wide`` as they
    are, would, and runs along most of these: the print of a column that was missed, or labels that
    nobody read."""
    shared = min(piece.y1, box.y1) - max(piece.y0, box.y0)
    off = max(box.x0 - piece.center[0], piece.center[0] - box.x1)
    thin = piece.width <= wide and piece.height <= box.height
    centered = abs(off - wide / 2) <= _IN_LINE * wide
    # The marks of an axis touch the cells; print keeps clear of the borders of its own.
    clear = off - piece.width / 2 >= _CLEAR * wide
    return thin and shared >= _ALONG * box.height and centered and clear


def _is_title(piece: Box, panel: Panel) -> bool:
    """Whether a piece stands where the title of a panel without one would: over its middle, and
    right over what the panel has on top. Panels of one figure have titles or have none.
    """
    box = panel.grid.box
    if panel.title is not None or piece.height < _THINNEST * default_size(panel):
        return False
    top = min([box.y0, *(label.y0 for label in panel.columns.print_boxes)])
    near = -_OWN * piece.height <= top - piece.y1 <= _OVER * piece.height
    centered = abs(piece.center[0] - box.center[0]) <= _CENTERED * box.width
    return near and centered and piece.width <= box.width


def _is_wordy(piece: Box) -> bool:
    return piece.width >= _WORDS * piece.height


def _is_label(piece: Box, axis: Axis, spans: Sequence[Span]) -> bool:
    """Whether a piece stands where the label of a row would, or of one row beyond.

    Beside a row it lies where labels do; beyond, where cells are none, it is in line with them.
    """
    boxes = [box for box in axis.boxes if box is not None]
    if len(boxes) < _FEWEST or len(spans) < _FEWEST:
        return False
    centers = [(start + end) / 2 for start, end in spans]
    pitch = (centers[-1] - centers[0]) / (len(centers) - 1)
    if piece.height > max(pitch, *(box.height for box in boxes)):
        return False
    if _nearest(piece.center[1], centers) <= _IN_LINE * pitch:
        return min(box.x0 for box in boxes) < piece.center[0] < max(box.x1 for box in boxes)
    beyond = (centers[0] - pitch, centers[-1] + pitch)
    if _nearest(piece.center[1], beyond) > _IN_LINE * pitch:
        return False
    near = _ALIGNED * sorted(box.height for box in boxes)[len(boxes) // 2]
    return any(
        _spread(places) <= near and abs(place - _middle(places)) <= near
        for places, place in (
            ([box.x0 for box in boxes], piece.x0),
            ([box.x1 for box in boxes], piece.x1),
            ([box.center[0] for box in boxes], piece.center[0]),
        )
    )


def _nearest(place: float, others: Sequence[float]) -> float:
    return min(abs(place - other) for other in others)


def _spread(places: Sequence[float]) -> float:
    """How far the middle half of places lies apart."""
    ordered = sorted(places)
    return ordered[(3 * len(ordered)) // 4] - ordered[len(ordered) // 4]


def _middle(places: Sequence[float]) -> float:
    return sorted(places)[len(places) // 2]


def _is_told(piece: Box, texts: Sequence[Box]) -> bool:
    return any(piece.intersection(box) >= _OWN * piece.area for box in texts)


def _texts(figure: Figure) -> Iterator[Box]:
    """Boxes of all texts of a record, those that readers put aside as well."""
    titles = [figure.title]
    for panel in figure.panels:
        titles += [panel.title, panel.rows.title, panel.columns.title]
        if panel.scale is not None:
            titles.append(panel.scale.label)
            if panel.scale.box is not None:
                yield panel.scale.box
        for axis in (panel.rows, panel.columns):
            yield from axis.print_boxes
    yield from (title.box for title in titles if title is not None and title.box is not None)


def _exchanged(axis: Axis) -> Axis:
    """An axis of columns as if it were one of rows."""
    return replace(
        axis, boxes=tuple(None if box is None else box.transposed() for box in axis.boxes)
    )
