"""Bars of two or three steps, or in colors that are on no curve, told by the cells they explain.

Keys of a legend that touch each other are a bar: its numbers stand at the bounds of its steps,
and names at their middles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from unheat.channels import most
from unheat.detect.bar_edges import exact_box
from unheat.detect.bar_grow import Strip, extend, row_colors
from unheat.detect.bar_search import Pixels, Seed
from unheat.detect.bar_ticks import dress
from unheat.detect.bar_tips import find_tip, marked_bases, to_bases, trim
from unheat.detect.bar_turn import lying
from unheat.detect.ripples import noise_tolerance
from unheat.medians import median
from unheat.model import Bar, Box

TOUCHING_PX = 2.0
"""Steps of a bar are parted by a mixed row, or by a line."""

_ASIDE = 6
"""Columns beside a bar that show what it stands on."""

_LINE = 60.0
"""Levels of 255 by which the line of a frame is off the page, even where it is blurred."""

_STUMP, _AT_PX = 0.25, 3.0
"""Shares of a step that are no step, and how near a mark is where two steps meet."""

_LEAST_PX = 3
"""A shorter piece of one color is a line between two steps."""


def touching(keys: Sequence[Box]) -> bool:
    """Whether keys stand in a column or a row without room between them."""
    for ordered in (
        sorted((box.y0, box.y1) for box in keys),
        sorted((box.x0, box.x1) for box in keys),
    ):
        if all(abs(after[0] - before[1]) <= TOUCHING_PX for before, after in pairwise(ordered)):
            return True
    return False


def steps_of(rgb: Pixels, keys: Sequence[Box]) -> Bar | None:
    """The bar that touching keys are steps of, with steps of other colors at its ends.

    None where a step is nothing: a codec leaves letters in pieces that may stand as keys do, also
    not one over the other.
    """
    upright = np.ptp([box.center[1] for box in keys]) >= np.ptp([box.center[0] for box in keys])
    picture = rgb if upright else np.ascontiguousarray(rgb.transpose(1, 0, 2))
    boxes = [box if upright else box.transposed() for box in keys]
    tolerance = noise_tolerance(rgb)
    seed = Seed(
        int(min(box.y0 for box in boxes)),
        int(max(box.y1 for box in boxes)),
        int(max(box.x0 for box in boxes)),
        int(min(box.x1 for box in boxes)),
    )
    if seed.x1 <= seed.x0:
        return None
    whole = extend(picture, seed, tolerance)
    known = sorted((box.y0, box.y1) for box in boxes)
    steps = _steps(picture, whole, known, tolerance)
    if any(after <= before for before, after in pairwise(steps)):
        return None
    strip = Strip(steps[0], steps[-1], whole.x0, whole.x1, steps)
    tips = [find_tip(picture, strip, tolerance, move=move) for move in (-1, 1)]
    strip = trim(strip, *tips)
    box, frame = exact_box(picture, strip, tolerance)
    bar = replace(
        dress(picture, strip, to_bases(box, *tips), frame, tolerance),
        keys=True,
        extends_start=tips[0] is not None,
        extends_end=tips[1] is not None,
    )
    bar = _to_marks(marked_bases(bar, *tips))
    if upright:
        return bar
    return lying(bar)


def _steps(
    picture: Pixels, seed: Seed, keys: Sequence[tuple[float, float]], tolerance: int
) -> tuple[int, ...]:
    """Rows where one step ends and the next begins, with both ends.

    ``keys`` are the rows of the steps that are known, in order; beyond them colors tell. What is
    left of the point of a bar behind a codec is no step.
    """
    colors = row_colors(picture, seed, tolerance)
    changes = np.flatnonzero(most(np.abs(np.diff(colors, axis=0))) > 2 * tolerance) + 1
    edges = seed.y0 + np.r_[0, changes, len(colors)]
    shortest = max(_LEAST_PX, _STUMP * float(median([end - start for start, end in keys])))
    pieces = [(float(a), float(b)) for a, b in pairwise(edges) if b - a >= shortest]
    ends = float(seed.y0), float(seed.y1)
    if pieces and _is_page(picture, seed, pieces[0], tolerance):
        ends = pieces.pop(0)[1], ends[1]
    if pieces and _is_page(picture, seed, pieces[-1], tolerance):
        ends = ends[0], pieces.pop()[0]
    above = [piece for piece in pieces if piece[1] <= keys[0][0] + _LEAST_PX]
    below = [piece for piece in pieces if piece[0] >= keys[-1][1] - _LEAST_PX]
    whole = [*above, *keys, *below]
    inner = [round((before[1] + after[0]) / 2) for before, after in pairwise(whole)]
    return (round(ends[0]), *inner, round(ends[1]))


def _is_page(picture: Pixels, seed: Seed, piece: tuple[float, float], tolerance: int) -> bool:
    """Whether rows of a bar have the color of what stands to both sides of it, and no line of a
    frame runs between them: within a frame white is a step as well.
    """
    rows = slice(round(piece[0]), round(piece[1]))
    own = np.median(picture[rows, seed.x0 : seed.x1], axis=(0, 1))
    sides = picture[rows, max(0, seed.x0 - _ASIDE) : seed.x0], picture[rows, seed.x1 :][:, :_ASIDE]
    found = [side for side in sides if side.size]
    off = [np.abs(np.median(side, axis=(0, 1)) - own).max() for side in found]
    if not off or max(off) > 2 * tolerance:
        return False
    lines = [most(np.abs(np.median(side, axis=0) - own)).max() for side in found]
    return len(lines) < len(sides) or min(lines) < _LINE


def _to_marks(bar: Bar) -> Bar:
    """A vertical bar that ends at its outermost marks, where all steps meet at marks.

    What lies beyond is a point whose slope a codec has left nothing of.
    """
    marks, steps = np.sort(bar.tick_positions), np.array(bar.segments)
    inner = steps[1:-1]
    if len(marks) != len(steps) or np.abs(marks[1:-1] - inner).max(initial=0.0) > _AT_PX:
        return bar
    beyond = marks[0] - bar.box.y0, bar.box.y1 - marks[-1]
    shortest = float(np.diff(steps).min())
    ends = [_AT_PX < room < _STUMP * shortest for room in beyond]
    y0 = float(marks[0]) if ends[0] else bar.box.y0
    y1 = float(marks[-1]) if ends[1] else bar.box.y1
    return replace(
        bar,
        box=Box(bar.box.x0, y0, bar.box.x1, y1),
        segments=(y0, *bar.segments[1:-1], y1),
        extends_start=bar.extends_start or ends[0],
        extends_end=bar.extends_end or ends[1],
    )
