"""Row labels of two lines each, "Oct 1 - Oct 7" over "1,234 users": it is their blocks that are
in step with the rows, not their lines.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.ink import FloatArray
from unheat.text.lines import Line
from unheat.text.page import Page, grow
from unheat.text.sites import Site

_ALL = 0.8
"""Share of the rows that have as many lines as the others."""

_APART = 1.3
"""Lines of two labels are further apart than those of one by this; those of a text are not."""

_OFF = 0.1
"""How far the middle of a block is off its row at most, in row heights."""

_FLUSH, _FLUSH_PX = 0.4, 2.5
"""Lines of one label are flush to so many letter heights, or pixels: an "e" is lower than a "b" and
letters have room at their sides.
"""


_EXACT, _EXACT_PX = 0.1, 1.5
"""What programs set on one middle is on it to so many letter heights, or pixels."""


def stands_in_step(found: Aligned, angle: float, axis: int, centers: FloatArray) -> bool:
    """Whether labels name nearly all rows or columns and stand on their middles."""
    if found.count < _ALL * len(centers):
        return False
    lines = [line for group in found.places.values() for line in group]
    level = axis == 1 and angle == 0.0
    return found.spread < _OFF or (level and in_step_as_blocks(lines, centers))


def in_step_as_blocks(lines: Sequence[Line], centers: FloatArray) -> bool:
    """Whether level lines beside rows stand in blocks of two or more on the rows' middles."""
    if len(centers) < 3 or len(lines) < 2 * _ALL * len(centers):
        return False
    spans = np.array([(line.box.y0, line.box.y1) for line in lines])
    places = np.abs(spans.mean(axis=1)[:, None] - centers[None, :]).argmin(axis=1)
    counts = np.bincount(places, minlength=len(centers))
    usual = int(median(counts))
    if usual < 2 or (counts == usual).mean() < _ALL:
        return False
    middles = (spans[:, 0] + spans[:, 1]) / 2
    order = np.argsort(middles, kind="stable")
    steps, same = np.diff(middles[order]), np.diff(places[order]) == 0
    if not same.any() or same.all() or steps[~same].min() < _APART * steps[same].max():
        return False
    pitch = float(median(np.diff(centers)))
    off = [
        abs((spans[places == row, 0].min() + spans[places == row, 1].max()) / 2 - centers[row])
        for row in np.flatnonzero(counts == usual).tolist()
    ]
    return float(median(off)) <= _OFF * pitch


def flush_over(labels: Aligned, further: Aligned, parts: Sequence[Line]) -> bool:
    """Whether a further line, which wide gaps cut into ``parts``, is a line of these labels.

    Words may stand as close as those of a sentence; then lines of one label begin, end or have
    their middle at one place, in all labels alike, and exactly where some labels have none: the
    words of a title on the middle of a table are cut next to the borders of its columns, and stand
    on their middles by chance, more or less.
    """
    shared = sorted(set(labels.places) & set(further.places))
    if not shared or len(parts) > 1:
        return True
    off = []
    for place in shared:
        spans = [
            (min(line.along[0] for line in lines), max(line.along[1] for line in lines))
            for lines in (labels.places[place], further.places[place])
        ]
        (low, high), (start, end) = spans
        off.append((start - low, (start + end - low - high) / 2, end - high))
    size = float(median([line.size for place in shared for line in further.places[place]]))
    all_have = len(shared) == len(labels.places)
    slack = max(_FLUSH * size, _FLUSH_PX) if all_have else max(_EXACT * size, _EXACT_PX)
    return float(np.abs(np.array(off)).max(axis=0).min()) <= slack


def _begin_alike(labels: Aligned, further: Aligned) -> bool:
    """Whether a further line over several columns begins, in each of them, where the line of its
    label does: heads of a table are set flush left, and their middles are then anywhere.
    """
    if len(further.places) < 2 or not further.places.keys() <= labels.places.keys():
        return False
    off = [
        min(line.along[0] for line in lines) - min(line.along[0] for line in labels.places[place])
        for place, lines in further.places.items()
    ]
    size = float(median([line.size for lines in further.places.values() for line in lines]))
    return max(map(abs, off)) <= max(_FLUSH * size / 2, _FLUSH_PX)


def is_centered(one: Aligned, pitch: float, labels: Aligned) -> bool:
    """Whether a line is set on its columns to a pixel or two, or begins where the ``labels`` begin
    that it would belong to; words of a title are not."""
    on_columns = one.spread < 0.12 or (one.spread < 0.3 and one.spread * pitch < 2.5)
    return on_columns or _begin_alike(labels, one)


def goes_beyond(page: Page, own: Box, line: Line, gap: float = 1.5) -> bool:
    """Whether print before or after a level line over columns, at most ``gap`` letter heights off,
    stands beside the panel (``own``).
    """
    height, width = page.glyphs.labels.shape
    index = grow(page, line.glyphs, gap * line.size, 0.0, Box(0, 0, width, height))
    middles = page.glyphs.centers[index, 0]
    beyond = (middles < own.x0) | (middles > own.x1)
    # Letters that touch are one piece, which is longer than a letter.
    widths = page.glyphs.boxes[index, 2] - page.glyphs.boxes[index, 0]
    letters = np.maximum(widths[beyond] // line.size, 1)
    return int(letters.sum()) > 1


def holds_two(site: Site, group: list[Site]) -> bool:
    """Whether a label on a slope has several lines and a neighbour has none."""
    known = {other.index for other in group}
    beside = {site.index - 1, site.index + 1} & set(range(min(known), max(known)))
    return len(site.lines) > 1 and site.lines[0].angle % 90 != 0 and not beside <= known
