"""A row without colors over the matrix, whose name passes for the heading of the rows.

The first row of a half empty matrix holds a dash or nothing, and stands on the page's color. Its
name is on the way from the names of the rows to the labels of the columns, where tables have the
heading of the former, and the labels of the columns are then too far off to be found. That it is
a name like the others is told by its number, where they are numbered, or by that no column
has a label beside it, though it stands as far from the first name as names do from each other.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from unheat.medians import median
from unheat.model import Axis, Panel, Reason
from unheat.text.doubted_places import label_doubted, panel_doubted

_NUMBERED = re.compile(r"\(?(\d{1,3})[.):] ?\D")
"""A name with its number in front, as in a list; no number with a fraction."""

_FEW = 3
"""Names that tell how far they stand from each other, at least."""

_EVEN = 0.1
"""Share of a distance between names by which one is as far as another."""


def with_rows_as_heads_doubted(panel: Panel) -> Panel:
    """The panel with a doubt on its shape and on the heading of its rows, where this may be the
    name of a row that has no color."""
    title = panel.rows.title
    if title is None or not title.text:
        return panel
    if not _goes_on(title.text, panel.rows.labels) and not _is_next(panel.rows, panel.columns):
        return panel
    rows = replace(panel.rows, title=label_doubted(title, Reason.LABEL_PLACE))
    return panel_doubted(replace(panel, rows=rows), Reason.GRID_AMBIGUOUS)


def _goes_on(heading: str, names: tuple[str | None, ...]) -> bool:
    """Whether the names are numbered on from the number of the heading."""
    counts = [_NUMBERED.match(text or "") for text in (heading, *names)]
    told = [int(count[1]) for count in counts if count is not None]
    return len(told) == len(counts) > 2 and told == list(range(told[0], told[0] + len(told)))


def _is_next(rows: Axis, columns: Axis) -> bool:
    """Whether the heading stands over the first name as that does over the second one, flush with
    it, where no column has a label."""
    boxes = [box for box in rows.boxes if box is not None]
    title = rows.title
    if title is None or title.box is None or any(columns.labels):
        return False
    if rows.side != "left" or len(boxes) != len(rows.labels) or len(boxes) < _FEW:
        return False
    middles = [box.center[1] for box in (title.box, *boxes)]
    steps = [below - above for above, below in itertools.pairwise(middles)]
    step, size = median(steps[1:]), boxes[0].height
    ends = abs(title.box.x0 - boxes[0].x0), abs(title.box.x1 - boxes[0].x1)
    return abs(steps[0] - step) <= _EVEN * step and min(ends) <= 0.5 * size
