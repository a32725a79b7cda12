"""Short names of upright bars that stand so near to their numbers that they share the middle one's
line: a turned "pp" behind the "0" of a bar from -200 to 200.

A renderer sets such a name at one distance off its bar, however wide its numbers are (Plotly does).
The numbers with a sign reach beyond where it begins, so no blank parts the two, and a name of a
letter or two is no longer than a number is high: "0 pp" was one line, whose number was lost with
its name. Only the number on the middle of the bar has something behind a blank then.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Bar
from unheat.model.geometry import surround
from unheat.text.bar_turned import is_turned
from unheat.text.ink import IntArray
from unheat.text.lines import Line, split_line
from unheat.text.page import Page

_BLANK = 0.35
"""A name is further off the digits before it than these are from each other, in letter heights."""

_STACKED = 0.3
"""Letters of a turned name are no further from each other, in letter heights."""

_RISE = 0.6
"""A letter with a stem begins so much nearer to the bar than others at most, in letter heights."""

_OTHERS = 2
"""Other numbers, none of which has a blank within, tell that what stands behind it is no unit."""

_MIDDLE = 0.5
"""How far off the middle of its bar the name of it stands at most, in letter heights."""


def without_name(
    page: Page, bar: Bar, side: str, lines: Sequence[Line]
) -> tuple[list[Line], IntArray]:
    """(lines, name): the numbers beside an upright bar, the one on its middle without a name that
    stands behind it, and the glyphs (n,) of that, none where there is no such name."""
    none = np.zeros(0, dtype=np.int64)
    if len(lines) <= _OTHERS:
        return list(lines), none
    parted = [split_line(page.glyphs, line, _BLANK * line.size) for line in lines]
    several = [number for number, parts in enumerate(parted) if len(parts) > 1]
    number = several[0] if several else _on_middle(bar, side, lines)
    parts = parted[number] if side == "right" else parted[number][::-1]
    rest = [line for k, line in enumerate(lines) if k != number]
    begun = [*parts[1:], *(line for line in rest if _is_behind(line, parts[0], side))]
    if len(several) > 1 or not begun:
        return list(lines), none
    found = _with_stacked(begun, [line for line in rest if line not in begun], side)
    name = np.concatenate([part.glyphs for part in found])
    boxes = page.glyphs.boxes[name]
    middle = float(boxes[:, 1].min() + boxes[:, 3].max()) / 2.0
    if abs(middle - bar.box.center[1]) > _MIDDLE * lines[number].size:
        return list(lines), none
    if not is_turned(page, bar, name):
        return list(lines), none
    kept = [parts[0] if k == number else line for k, line in enumerate(lines)]
    return [line for line in kept if line not in found], name


def _on_middle(bar: Bar, side: str, lines: Sequence[Line]) -> int:
    """Which of the lines about the middle of a bar begins nearest to it."""
    middle = bar.box.center[1]
    off = [abs(line.center[1] - middle) - _MIDDLE * line.size for line in lines]
    about = [k for k in range(len(lines)) if off[k] <= max(0.0, min(off))]
    return min(about, key=lambda k: lines[k].box.x0 if side == "right" else -lines[k].box.x1)


def _is_behind(line: Line, number: Line, side: str) -> bool:
    """Whether a line stands partly beside a number and past its end: two numbers never do."""
    one, other = line.box, number.box
    apart = one.x0 - other.x1 if side == "right" else other.x0 - one.x1
    return apart >= _BLANK * number.size and min(one.y1, other.y1) > max(one.y0, other.y0)


def _with_stacked(name: Sequence[Line], others: Sequence[Line], side: str) -> list[Line]:
    """The parts of a name and the lines that begin no nearer to the bar than these do and stand on
    them or under them: further letters of it."""
    found, waiting = list(name), list(others)
    while waiting:
        box = surround([part.box for part in found])
        gap, rise = _STACKED * found[0].size, _RISE * found[0].size
        near = [
            line
            for line in waiting
            if (line.box.x0 >= box.x0 - rise if side == "right" else line.box.x1 <= box.x1 + rise)
            and line.box.y0 - box.y1 <= gap
            and box.y0 - line.box.y1 <= gap
        ]
        if not near:
            break
        found += near
        waiting = [line for line in waiting if line not in near]
    return found
