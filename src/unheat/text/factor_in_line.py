"""A factor at the right end of a level bar that stands level with the raised signs of its name.

Under the numbers of such a bar stand its name, on its middle, and its factor, flush with its end. A
factor is set closer to the numbers than a name with raised signs, whose letters are lower down:
"1e-5" stands beside the "−3" of "g m⁻³" then, and above its letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Bar
from unheat.text.ink import Glyphs
from unheat.text.lines import Line, join_lines, split_line
from unheat.text.raised_lines import with_raised

_LONGEST, _APART, _FLUSH = 12.0, 1.6, 1.5
"""The longest that a factor is, the blank that no text has within it, and how near to the end of
its bar it ends, in letter heights."""

_SHARED = 0.3
"""Lines of one text share less of the height of the lower one than this."""


def parted_factor(
    glyphs: Glyphs, bar: Bar, name: Sequence[Line], size: float
) -> tuple[list[Line], list[Line]]:
    """(name, factor) of a level bar; the factor is empty where none stands apart from the name.

    The last line holds it, or one that overlaps with that and is but its raised signs.
    """
    last = split_line(glyphs, name[-1], _APART * size)
    if _is_factor(bar, last, size):
        return [*name[:-1], join_lines(glyphs, last[:-1])], [last[-1]]
    if len(name) == 2 and _overlap(name[0], name[1]):
        parts = split_line(glyphs, name[0], _APART * size)
        if _is_factor(bar, parts, size):
            rest = with_raised(glyphs, [*parts[:-1], name[1]])
            if len(rest) == 1:
                return rest, [parts[-1]]
    return list(name), []


def _is_factor(bar: Bar, parts: Sequence[Line], size: float) -> bool:
    """Whether the last of the parts of a line is short and ends with the bar."""
    last = parts[-1]
    flush = abs(last.box.x1 - bar.box.x1) <= _FLUSH * size
    return len(parts) > 1 and flush and last.box.width <= _LONGEST * size


def _overlap(over: Line, under: Line) -> bool:
    """Whether two lines stand in one row for a good part of the lower one."""
    heights = over.box.height, under.box.height
    return over.box.y1 - under.box.y0 >= _SHARED * min(heights)
