"""Ends of bars without a frame: blurred ones, and those that fade into the page.

A blurred end is where the ramp would end if it were sharp: the shares of the ramp in the
rows around it add up to its length. Where a white end on white paper lies cannot be seen,
but it can be told. Its color goes on as it went, so the place where it reaches the page's
color is the end; a tick mark near there says it exactly. A flat first or last step in the
page's color is given away by its tick mark.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_grow import Strip, row_colors
from unheat.detect.bar_search import Pixels
from unheat.detect.bar_ticks import mark_rows
from unheat.medians import median
from unheat.model import Box

FloatArray = npt.NDArray[np.float64]

_LONGEST = 0.12
"""A ramp may go on unseen for so much of its length."""

_STAIR, _LEAST_STAIRS, _LEAST_RISE = 2, 4, 3.0
"""Steps of so many rows, of which so many are alike, and which differ by so many levels, are
drawn; the rounding of a smooth ramp makes steps of one level."""

_ASIDE, _PATCH = 4, 5
"""The page is looked at so far beside a bar, in patches so wide."""

_PAGE = 16.0
"""Colors so near to the page's are the page in another light."""

_ALIKE = 4.0
"""Levels within which a ground has one color on both sides of a bar."""

_SHARP = 6.0
"""A last color that differs so much from the page ends where it ends."""

_DRAWN = 1.0
"""Contrasts below this are seen where no codec ripples."""

_BEHIND = 0.5
"""A row that keeps less of what its course has left to the page fell behind it."""

_MORE = 2.0
"""A step may be so many times as far as the one before."""

_EVEN, _ROUNDING, _STEP = 8, 0.5, 3.0
"""So many rows on both sides of an end are even to the rounding of a level, where a step of a few
levels is seen."""

_BESIDE_STEP = 0.4
"""Or by so much of this step."""

_GAP = 3
"""Rows of page that no ramp has before its end."""

_USUAL, _STEEP, _NOTHING = 0.75, 3.0, 0.1
"""An end is sudden where contrast falls by so many of its usual steps, of which so many are
smaller, to so small a share of what it was."""

_LEAST_MARKS = 2
"""Marks beside the steps that are seen, where one tells of a step that is not."""

_BLUR = 1
_BLUR_LOSSY = 4
"""So many rows before the last visible one hold a bit of the page."""


@dataclass(frozen=True, slots=True)
class _Course:
    """How the color runs towards an end: row k outwards has start + k × pace."""

    start: FloatArray
    pace: FloatArray

    def at(self, row: float) -> FloatArray:
        # Where it does not move it has one color, however far one goes.
        return self.start + row * self.pace if np.isfinite(row) else self.start

    def nearest(self, color: FloatArray) -> float:
        """The row where the course comes nearest to a color; infinite where it does not move."""
        squared = float(self.pace @ self.pace)
        return float((color - self.start) @ self.pace) / squared if squared > 1e-6 else np.inf


def unfade(
    rgb: Pixels, strip: Strip, box: Box, page: FloatArray, tolerance: int, *, move: int
) -> tuple[Strip, Box]:
    """Strip and box with the end in direction ``move`` where it must be; unchanged mostly."""
    end = box.y1 if move > 0 else box.y0
    if strip.steps:
        if not _leads_to(rgb, strip, page, move):
            return strip, box
        rows_marked = mark_rows(rgb, box, tolerance)
        marks = [mark for mark in rows_marked if move * (mark - end) > 1.0]
        # What is marked beyond a bar without marks is a letter of its name.
        if len(rows_marked) - len(marks) < _LEAST_MARKS:
            return strip, box
        return _missing_step(strip, box, sorted(marks, key=lambda mark: abs(mark - end)), move)
    rows, colors = _outwards(rgb, strip, tolerance, move)
    page, noise = _beside(rgb, strip, rows, page)
    drawn = tolerance <= 2
    visible = max(0.5 if drawn else 2.5, 4.0 * noise)
    contrast = most(np.abs(colors - page))
    blur = _BLUR if drawn else _BLUR_LOSSY
    end_at = _sudden_end(contrast, blur)
    seen = _last_seen(contrast[:end_at] > visible)
    reach = 8 if drawn else max(8, (strip.y1 - strip.y0) // 12)
    if seen is None or seen - blur < reach:
        return strip, box
    last = seen - blur
    course = _course(colors, last - reach, last + 1)
    at = move * (end - (rows[0] + (0 if move > 0 else 1)))
    sharp = max(_SHARP, 1.5 * (tolerance + float(np.abs(course.pace).max())))
    # Where a mark at the end passed for a row of the bar, the ramp has met the page before.
    meets = course.nearest(page)
    before = min(at, meets) if meets > last else at
    if drawn and np.abs(course.at(before) - page).max() > sharp:
        # A sharp end that can be seen is measured where it is.
        return strip, box
    told = _seen_end(colors, course, page, last) or _told_end(colors, course, page, last, visible)
    longest = _LONGEST * (strip.y1 - strip.y0)
    # What is seen beyond the end that a search for even rows found is not unseen.
    if told is None or told[0] - max(at, min(float(seen), at + longest)) > longest:
        return strip, box
    if at - told[0] > longest:
        return strip, box
    length, faded = told
    if faded:
        if drawn:
            # Of a step that has the page's color the course meets the middle.
            length += _half_stair(colors[: last + 1])
        # What can be seen is the bar's, whatever its course promised.
        length = max(length, seen + (1.0 if drawn else 0.5))
    place = rows[0] + (0 if move > 0 else 1) + move * length
    if faded:
        marks = mark_rows(rgb, box, tolerance)
        unseen = length - seen
        near = [mark for mark in marks if -3.0 <= move * (place - mark) <= max(3.0, unseen + 1.0)]
        # One mark near the end may be a letter; the marks of a bar come in a row.
        if near and len(marks) > 2:
            place = max(near, key=lambda mark: move * mark)
    return strip, _moved(box, place, move)


def _leads_to(rgb: Pixels, strip: Strip, page: FloatArray, move: int) -> bool:
    """Whether one step more, as far as the last two are apart, may have the page's color."""
    steps = strip.steps if move > 0 else strip.steps[::-1]
    rows = [(before + after) // 2 for before, after in itertools.pairwise(steps[-3:])]
    inner, outer = (median(rgb[row, strip.x0 : strip.x1], along_first=True) for row in rows)
    left, made = (float(np.linalg.norm(one)) for one in (page - outer, outer - inner))
    nearer = left < float(np.linalg.norm(page - inner))
    return nearer and left <= _MORE * made


def _outwards(rgb: Pixels, strip: Strip, tolerance: int, move: int) -> tuple[list[int], FloatArray]:
    """Rows from inside the strip to beyond its end, and their colors, shape (n, 3)."""
    inside = min(strip.y1 - strip.y0, max(32, (strip.y1 - strip.y0) // 3))
    beyond = 8 + int(_LONGEST * (strip.y1 - strip.y0))
    first = strip.y1 - inside if move > 0 else strip.y0 + inside - 1
    rows = [first + move * k for k in range(inside + beyond)]
    rows = [row for row in rows if 0 <= row < rgb.shape[0]]
    low, high = min(rows), max(rows) + 1
    colors = row_colors(rgb, replace(strip, y0=low, y1=high), max(tolerance, 3))
    return rows, colors if move > 0 else colors[::-1]


def _beside(
    rgb: Pixels, strip: Strip, rows: list[int], page: FloatArray
) -> tuple[FloatArray, float]:
    """Color of the page beside an end, and its noise over medians of a few pixels."""
    found = []
    for x0 in (strip.x0 - _ASIDE - _PATCH, strip.x1 + _ASIDE):
        if x0 < 0 or x0 + _PATCH > rgb.shape[1]:
            continue
        patch = np.median(rgb[min(rows) : max(rows) + 1, x0 : x0 + _PATCH], axis=1)
        color = median(patch, along_first=True)
        noise = 1.4826 * float(median(most(np.abs(patch - color))))
        found.append((noise, color))
    # On one side there may be a panel, or print. The same on both sides is the page here: a bar on
    # a white card in a dark window ends where the card begins.
    near = [item for item in found if np.abs(item[1] - page).max() <= _PAGE]
    if not near and len(found) == 2 and np.abs(found[0][1] - found[1][1]).max() <= _ALIKE:
        near = found
    if not near:
        return page, 0.0
    found = near
    noise, color = min(found, key=lambda item: item[0])
    return color, noise


def _sudden_end(contrast: FloatArray, blur: int) -> int | None:
    """Where ``contrast`` to the page, row by row outwards, falls to nothing within a blur.

    A ramp that fades falls as it did before. Beyond a sudden end the ripples of a codec may go
    on as far as to the next print.
    """
    fall = contrast[:-blur] - contrast[blur:]
    usual = float(np.quantile(np.abs(np.diff(contrast)), _USUAL))
    sudden = (fall > _PAGE) & (fall > _STEEP * blur * usual)
    sudden &= contrast[blur:] < _NOTHING * contrast[:-blur]
    return int(np.argmax(sudden)) + blur + 1 if sudden.any() else None


def _last_seen(mask: npt.NDArray[np.bool_]) -> int | None:
    """Index of the last true value before a gap: print beyond the end stands apart."""
    seen = np.flatnonzero(mask)
    if not seen.size:
        return None
    gaps = np.flatnonzero(np.diff(seen) > _GAP)
    return int(seen[gaps[0]] if gaps.size else seen[-1])


def _course(colors: FloatArray, first: int, end: int) -> _Course:
    places = np.arange(first, end) + 0.5
    pace, start = np.polyfit(places, colors[first:end], 1)
    return _Course(start, pace)


def _seen_end(
    colors: FloatArray, course: _Course, page: FloatArray, last: int
) -> tuple[float, bool] | None:
    """The end where the ramp keeps its course to a level and is the page itself from there on.

    A resizer leaves ripples elsewhere, and both so even here: the step between them is seen.
    """
    rows = np.arange(max(0, last - _EVEN), len(colors))
    off = most(np.abs(colors[rows] - (course.start + (rows[:, None] + 0.5) * course.pace)))
    bare = most(np.abs(colors[rows] - page)) <= _ROUNDING
    for at in np.flatnonzero(bare)[:1].tolist():
        # One row may hold a bit of both.
        step = np.abs(course.at(rows[at] + 0.5) - page).max()
        # What a resizer dithers is even beside a step that is larger by far.
        whole = at > 1 and off[: at - 1].max() <= max(2 * _ROUNDING, _BESIDE_STEP * step)
        if not whole or not bare[at : at + _EVEN].all() or step < _STEP or at + _EVEN > len(bare):
            return None
        expected = course.at(rows[at] - 0.5) - page
        share = float((colors[rows[at - 1]] - page) @ expected) / float(expected @ expected)
        return float(rows[at]) - 1.0 + min(max(share, 0.0), 1.0), False
    return None


def _told_end(
    colors: FloatArray, course: _Course, page: FloatArray, last: int, visible: float
) -> tuple[float, bool] | None:
    """Rows from the first to the end of the ramp, and whether it fades into the page there.

    Up to ``last`` there is no page in it.
    """
    # In a drawing a color that is two levels off the page is seen where it ends.
    faint = max(visible, _SHARP) if visible > _DRAWN else 2.0
    meets = course.nearest(page)
    if meets <= last or np.abs(course.at(meets) - page).max() > 2 * max(faint, _SHARP):
        # It passes the page by.
        meets = np.inf
    length, behind = float(last), 0
    for row in range(last, len(colors)):
        expected = course.at(row + 0.5) - page
        difference = float(np.abs(expected).max())
        share = float((colors[row] - page) @ expected) / max(float(expected @ expected), 1e-9)
        behind = behind + 1 if share < _BEHIND and visible > _DRAWN else 0
        if behind > _BLUR_LOSSY:
            # The page came sooner than the ramp would have met it, and no blur reaches so far.
            return length, False
        if difference <= visible or row >= meets or (share < 0.05 and difference <= faint):
            # From here on ramp and page look alike.
            return max(meets, length) if np.isfinite(meets) else length, True
        if share < 0.05:
            return length, False
        length += min(share, 1.0)
    return None


def _half_stair(colors: FloatArray) -> float:
    """Half the rows of a step, where a ramp goes down in even steps; 0.0 where it is smooth."""
    moved = most(np.abs(np.diff(colors, axis=0)))
    edges = np.flatnonzero(moved > 0)
    if len(edges) <= _LEAST_STAIRS:
        return 0.0
    rows = np.diff(edges)
    usual = float(median(rows))
    even = bool((np.abs(rows - usual) <= 1.0).all())
    drawn = usual >= _STAIR and float(median(moved[edges])) >= _LEAST_RISE
    return float(np.mean(rows)) / 2 if even and drawn else 0.0


def _missing_step(strip: Strip, box: Box, marks: list[float], move: int) -> tuple[Strip, Box]:
    """One step more, where a mark stands one step beyond the end."""
    pitch = (strip.steps[-1] - strip.steps[0]) / (len(strip.steps) - 1)
    end = box.y1 if move > 0 else box.y0
    for mark in marks:
        if abs(abs(mark - end) - pitch) <= max(1.5, 0.03 * pitch):
            row = round(mark)
            steps = (*strip.steps, row) if move > 0 else (row, *strip.steps)
            longer = replace(strip, steps=steps, y0=steps[0], y1=steps[-1])
            return longer, _moved(box, mark, move)
    return strip, box


def _moved(box: Box, end: float, move: int) -> Box:
    if move > 0:
        return Box(box.x0, box.y0, box.x1, float(end))
    return Box(box.x0, float(end), box.x1, box.y1)
