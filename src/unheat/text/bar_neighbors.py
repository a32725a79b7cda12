"""What stands around a bar: panels beyond it, and whose name a line between the two may be."""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.model import Bar, Box, Grid
from unheat.text.align import align_along
from unheat.text.ink import IntArray
from unheat.text.lines import Line, evident_angle, group_lines, split_line
from unheat.text.page import Page, bands, side_view, whole
from unheat.text.panel_rows import row_over

_BLANK = 0.22
"""Blank between two bands of print, in letter heights."""

_LABELS, _ROWS, _MOST, _CENTERED = 3, 2, 0.6, 0.12
"""Of so many columns, or rows, at least, such a share has a label, and labels stand so near to the
middle of theirs, as a share of the pitch."""

_HARDLY = 2.0
"""A line is hardly nearer to labels than to a bar that is up to so many times as far."""

_PARTS = 0.8
"""Blank between two texts of a line, and between no two words of one, in letter heights."""

_INTO_PX = 1.5
"""Print beside a bar reaches into it by no more than the blur of its edge."""

_FLUSH = 0.25
"""What begins at one place does so to this share of a letter's height."""

_FAR_APART, _AT_END = 3.0, 2.0
"""Blank between two texts that are no words of one, and how far such a text stands off the end of
its bar, in letter heights: over the handle of a slider it stands a little off it."""


def beyond(
    page: Page,
    bar: Bar,
    band: IntArray,
    place: str,
    span: tuple[float, float] | None = None,
) -> float:
    """Blank between a band beside a bar and the next print or panel further out, in pixels.

    Between a bar and a panel a name belongs to what it is nearer to. ``span`` is from where to
    where along the bar print counts, by default as far as the bar reaches.
    """
    far = side_view(page.glyphs.boxes[band], bar.box, place)[:, 1].max()
    others = np.setdiff1d(np.arange(len(page.glyphs)), band)
    panels = [whole(panel.grid.box, panel.frame).as_tuple() for panel in page.layout.panels]
    boxes = np.concatenate([page.glyphs.boxes[others], np.reshape(panels, (-1, 4))])
    view = side_view(boxes, bar.box, place)
    upright = place in ("left", "right")
    start, end = span or ((bar.box.y0, bar.box.y1) if upright else (bar.box.x0, bar.box.x1))
    further = (view[:, 0] >= far) & (view[:, 3] > start) & (view[:, 2] < end)
    return float(view[further, 0].min(initial=np.inf) - far)


def names_rows(page: Page, bar: Bar, band: IntArray, place: str, gap: float) -> bool:
    """Whether a band ``gap`` pixels off a bar is the title of the rows of a panel beyond it.

    Then the labels of these rows stand between the two, nearer to it than the bar is.
    """
    boxes = np.reshape([one.grid.box.as_tuple() for one in page.layout.panels], (-1, 4))
    view = side_view(boxes, bar.box, place)
    far = side_view(page.glyphs.boxes[band], bar.box, place)[:, 1].max()
    level = (view[:, 0] >= far) & (view[:, 3] > bar.box.y0) & (view[:, 2] < bar.box.y1)
    if not level.any():
        return False
    # A bar is as a rule shorter than its panel, whose longest label may stand beyond its ends.
    nearest = view[level][view[level, 0].argmin()]
    span = min(bar.box.y0, float(nearest[2])), max(bar.box.y1, float(nearest[3]))
    away = beyond(page, bar, band, place, span)
    if away >= min(gap, nearest[0] - far - 1.0):
        return False
    print_view = side_view(page.glyphs.boxes, bar.box, place)
    inside = (print_view[:, 3] > span[0]) & (print_view[:, 2] < span[1])
    between = (print_view[:, 0] >= far) & (print_view[:, 1] <= view[level, 0].min() + 1.0)
    index = np.flatnonzero(between & inside)
    found = bands(print_view[index], index, max(1.0, _BLANK * page.size))
    # Where the next band is turned it is the title of the rows, unless it is their turned labels.
    if not found or evident_angle(page.glyphs, found[0]) != 90.0:
        return bool(found)
    grid = page.layout.panels[int(np.flatnonzero(level)[view[level, 0].argmin()])].grid
    lines = group_lines(page.glyphs, found[0], 90.0, page.size)
    return any(_names_lines(page, line, 1, grid) for line in lines)


def labels_rows(page: Page, bar: Bar, lines: list[Line], place: str) -> bool:
    """Whether turned print beside a bar is the labels of the rows of a panel beyond it: as many
    texts as these are stand apart, each in the middle of a row, and nearer to it than to the bar.
    """
    if len(lines) != 1:
        return False
    line = lines[0]
    panels = [panel.grid for panel in page.layout.panels]
    view = side_view(np.reshape([one.box.as_tuple() for one in panels], (-1, 4)), bar.box, place)
    own = side_view(np.array([line.box.as_tuple()]), bar.box, place)[0]
    level = (view[:, 0] >= own[1]) & (view[:, 3] > own[2]) & (view[:, 2] < own[3])
    if not level.any():
        return False
    nearest = int(np.flatnonzero(level)[view[level, 0].argmin()])
    grid = panels[nearest]
    if view[nearest, 0] - own[1] >= own[0]:
        return False
    texts = split_line(page.glyphs, line, _PARTS * line.size)
    return len(texts) == len(grid.row_centers()) and _names_lines(page, line, 1, grid)


def names_another(page: Page, bar: Bar, line: Line, place: str) -> bool:
    """Whether a line over or under a bar is nearer to another one beyond: legends that stand one
    under the other have a heading each. Over a level bar words at the columns of a panel are their
    labels, unless the bar stands between them and the panel.
    """
    panels = page.layout.panels if bar.orientation == "horizontal" else ()
    if any(
        names_columns(page, panel.grid.box, one)
        for panel in panels
        if (panel.grid.box.y0 < line.box.y0) == (line.box.y0 < bar.box.y0)
        for one in (line, *_rows_with(page, panel.grid.box, line))
    ):
        return True
    boxes = np.array([line.box.as_tuple(), *(one.box.as_tuple() for one in page.layout.bars)])
    own, *view = side_view(boxes, bar.box, place)
    return any(
        one[0] >= own[1] - 1.0
        and one[0] - own[1] < own[0]
        and min(one[3], own[3]) > max(one[2], own[2])
        for one in view
    )


def lies_over(bar: Bar, line: Line, *, lossy: bool = False) -> bool:
    """Whether a line reaches into a bar, or touches it and is wider: the handle of a slider, whose
    frame and grips look like letters, lies over its end, and so does what a ``lossy`` codec left of
    the bar's own frame beyond the end that was seen.
    """
    one, other = line.box, bar.box
    deep = min(one.y1, other.y1) - max(one.y0, other.y0)
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    spans = one.x0 <= other.x0 and one.x1 >= other.x1
    touches = -2.0 * _INTO_PX if lossy else -_INTO_PX
    return min(deep, wide) > _INTO_PX or (spans and deep > touches)


def on_one_ground(page: Page, band: IntArray, ticks: list[Line]) -> bool:
    """Whether print stands on the ground of a bar's numbers: a box of its own holds its name."""
    if not ticks:
        return True
    numbers = np.concatenate([line.glyphs for line in ticks])
    grounds = [median(page.glyphs.plate[index]) for index in (band, numbers)]
    return bool(grounds[0] == grounds[1])


def level_with(page: Page, bar: Bar, x: float, place: str = "") -> list[Box]:
    """Panels that stand over or under ``x`` in the row of a bar or in one next to it: beyond that
    row panels have their own titles.

    What is set at one end of a bar, its ``place``, is no title of what stands beyond the other.
    """
    panels = [panel.grid.box for panel in page.layout.panels]

    def is_next(box: Box) -> bool:
        low, high = min(box.y1, bar.box.y1), max(box.y0, bar.box.y0)
        beyond = {"top": box.y0 >= bar.box.y1, "bottom": box.y1 <= bar.box.y0}
        return not beyond.get(place, False) and not any(
            low <= other.y0 and other.y1 <= high for other in panels
        )

    return [panel for panel in panels if panel.x0 < x < panel.x1 and is_next(panel)]


def is_nearer_to_bar(page: Page, bar: Bar, line: Line, place: str, panels: list[Box]) -> bool:
    """Whether a line between an upright bar and ``panels`` over it names the bar: it begins where
    the bar does, and is nearer to it than to what is printed over it, or much nearer.

    A legend below its panel has its heading there, where a title of the columns would stand, too.
    """
    if place != "top" or any(panel.y1 > line.box.y0 for panel in panels):
        return False
    near = bar.box.y0 - line.box.y1
    flush = abs(line.box.x0 - bar.box.x0) <= _FLUSH * line.size
    return (1.0 if flush else _HARDLY) * near < beyond(page, bar, line.glyphs, place)


def facing(page: Page, bar: Bar, line: Line, place: str) -> list[Box]:
    """Panels beyond a bar that a line between the two could be a title of, or their row."""
    over = level_with(page, bar, line.box.center[0])
    level = bar.orientation == "horizontal" and place == "top"
    row = row_over(page, bar, line) if level else None
    over += [] if row is None else [row]
    return [panel for panel in over if could_name(line, panel, place)]


def rivals(page: Page, bar: Bar, line: Line, place: str) -> list[Box]:
    """Panels beyond a bar that a line between the two may name as well as the bar.

    What begins where a level bar begins, and stands on no panel's middle or left end, is set on
    the bar alone: legends have their headings there.
    """
    found = facing(page, bar, line, place)
    if bar.orientation == "vertical" or abs(line.box.x0 - bar.box.x0) > _FLUSH * line.size:
        return found
    return [
        panel
        for panel in found
        if abs(line.center[0] - panel.center[0]) <= line.size
        or abs(line.box.x0 - panel.x0) <= line.size
    ]


def could_name(line: Line, panel: Box, place: str) -> bool:
    """Whether a line between a bar and a panel beyond it stands where a panel has a title.

    The title of its columns is centred under it, its own title may be flush with its left.
    """
    box = line.box
    centred = abs(box.center[0] - panel.center[0]) <= max(2 * line.size, 0.1 * panel.width)
    if place == "top":
        return panel.y1 <= box.y0 and centred
    return panel.y0 >= box.y1 and (centred or abs(box.x0 - panel.x0) <= 2 * line.size)


def is_named(page: Page, panel: Box, line: Line, place: str) -> bool:
    """Whether a title of its own stands on a panel next to a line that faces it."""
    view = side_view(page.glyphs.boxes, line.box, place)
    limit = panel.y0 - line.box.y1 if place == "bottom" else line.box.y0 - panel.y1
    between = (view[:, 0] >= 0) & (view[:, 1] <= limit + 1)
    index = np.flatnonzero(between & (view[:, 2] < panel.x1) & (view[:, 3] > panel.x0))
    for band in bands(view[index], index, 1.2)[:1]:
        size = page.glyphs.text_size(band)
        lines = group_lines(page.glyphs, band, 0.0, size)
        if any(names_columns(page, panel, one) for one in lines):
            return False
        whole_line = len(lines) == 1 and len(split_line(page.glyphs, lines[0], 1.2 * size)) == 1
        off = abs(lines[0].center[0] - panel.center[0])
        return whole_line and off <= size and evident_angle(page.glyphs, band) == 0.0
    return False


def names_axis(page: Page, bar: Bar, line: Line, side: str) -> bool:
    """Whether a line over or under a level bar is nearer to the labels of columns beyond it than to
    the bar: it is the title of these. Two texts at the two ends of the bar are its numbers.
    """
    if _stands_at_ends(page, bar, line):
        return False
    view = side_view(page.glyphs.boxes, bar.box, side)
    own = side_view(np.array([line.box.as_tuple()]), bar.box, side)[0]
    near = (view[:, 0] >= own[1]) & (view[:, 0] - own[1] < own[0])
    index = np.flatnonzero(near & (view[:, 3] > own[2]) & (view[:, 2] < own[3]))
    for band in bands(view[index], index, max(1.0, _BLANK * page.size))[:1]:
        low, high = page.glyphs.boxes[band, 1].min(), page.glyphs.boxes[band, 3].max()
        boxes = page.glyphs.boxes
        row = np.flatnonzero((boxes[:, 1] < high) & (boxes[:, 3] > low))
        for panel in page.layout.panels:
            grid = panel.grid.box
            if grid.x1 <= line.box.x0 or line.box.x1 <= grid.x0:
                # Labels of a panel aside, whose letters happen to stand level, are beyond nothing.
                continue
            beside = row[(boxes[row, 2] > grid.x0) & (boxes[row, 0] < grid.x1)]
            found = group_lines(page.glyphs, beside, 0.0, page.size) if len(beside) else []
            if any(names_columns(page, grid, one) for one in found):
                return True
    return False


def _rows_with(page: Page, grid: Box, line: Line) -> list[Line]:
    """The line of print over or under all columns of a panel that a line is a part of: a bar is
    narrower than its panel, and sees some of the labels alone.
    """
    boxes = page.glyphs.boxes
    row = np.flatnonzero((boxes[:, 1] < line.box.y1) & (boxes[:, 3] > line.box.y0))
    row = row[(boxes[row, 2] > grid.x0) & (boxes[row, 0] < grid.x1)]
    found = group_lines(page.glyphs, row, 0.0, line.size) if len(row) else []
    own = set(line.glyphs.tolist())
    return [one for one in found if own < set(one.glyphs.tolist())]


def _stands_at_ends(page: Page, bar: Bar, line: Line) -> bool:
    """Whether a line is two short texts far apart, each at an end of a level bar."""
    parts = split_line(page.glyphs, line, _FAR_APART * line.size)
    if len(parts) != 2 or bar.orientation == "vertical":
        return False
    middles = sorted(part.center[0] for part in parts)
    off = (middles[0] - bar.box.x0, bar.box.x1 - middles[1])
    return max(map(abs, off)) <= _AT_END * line.size


def names_columns(page: Page, panel: Box, line: Line) -> bool:
    """Whether the words of a line stand at the columns of a panel: labels, close as a text."""
    grids = [one.grid for one in page.layout.panels if one.grid.box == panel]
    return bool(grids) and _names_lines(page, line, 0, grids[0])


def _names_lines(page: Page, line: Line, axis: int, grid: Grid) -> bool:
    """Whether the words of a line stand at the columns (``axis`` 0), or rows (1), of a grid."""
    centers = grid.row_centers() if axis else grid.column_centers()
    if len(centers) < (_ROWS if axis else _LABELS):
        return False
    cell = grid.cell_height if axis else grid.cell_width
    found = align_along(page.glyphs, line, axis, centers, cell)
    return found.count >= _MOST * len(centers) and found.spread < _CENTERED
