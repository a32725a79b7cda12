"""Where the ends of a bar lie that a codec, a resizer or a blur has smeared.

Thresholds see such an end where its halo ends. But what is seen about it is known but for two
numbers: a ramp that goes on as it went, the line of its frame, and the page, all blurred alike.
The place and the blur that explain the rows best tell the end to a part of a pixel; how much
worse other places explain them tells how surely. Everything speaks of a vertical bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_edges import long_sides
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels
from unheat.detect.closed_ends import is_closed
from unheat.medians import median
from unheat.model import Box
from unheat.normal import share_below

FloatArray = npt.NDArray[np.float64]

_BLURS = (0.25, 0.4, 0.6, 0.8, 1.0, 1.25, 1.5, 1.8, 2.2)
"""Standard deviations of a blur in pixels, from that of a drawing to what is no end any more."""

_SHARP = 0.4
"""Up to this blur an end may be as it was drawn, where lines lie between pixels."""

_CLEAR = 4
"""Rows before an end that may hold some of the page."""

_BEYOND = 8
"""Rows beyond an end that are explained; something may be written after them."""

_TRACE, _TRACED = 3.0, 0.05
"""Levels up to which the page beside a bar is bare, and the share of it that is not quite the page
where a codec has been at work: of drawings a five-hundredth, behind codecs a tenth and more."""

_SEARCH = 0.05
"""Share of a bar by which an end may have been told wrong, besides the clear rows."""

_LEAST, _PART = 8, 12
"""The course of a ramp is that of so many rows before its end, or of such a part of it."""

_ONE_THING = 30.0
"""Levels of 255 from which it is no matter how badly a row is explained: print stands there."""

_AS_GOOD = 6.0
"""Places that leave so many times what is left of one row more are as good: ripples go together."""

_STEP = 0.1
"""Places are tried so far apart, in pixels, and told no better."""

_SEEN, _SEEN_EVEN = 12.0, 4.0
"""Contrast of an end to the page, in levels, that no ripple of a codec passes for, and no rounding
of a picture that was only blurred."""

_FAINT = 8.0
"""Levels by which rows stand out from the page that a codec makes of nothing, or nothing of."""

_STEPS = 4
"""Steps at an end that tell how long those of a palette are."""

_SURE_PX, _SURE = 1.0, 0.01
"""An end is told where no place further off than this, or than this share of a bar, is as good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rim:
    """An end of a bar in pixels, how far off it may lie, the blur and contrast it is seen with."""

    place: float
    slack: float
    blur: float
    contrast: float

    def is_sure(self, length: float, *, rippled: bool) -> bool:
        seen = self.contrast >= (_SEEN if rippled else _SEEN_EVEN) and self.blur < _BLURS[-1]
        return seen and self.slack <= max(_SURE_PX, _SURE * length)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Courses:
    """How the colors of ramps go on: in row 0, and from row to row, both (ramps, 3)."""

    start: FloatArray
    pace: FloatArray

    def colors(self, places: FloatArray) -> FloatArray:
        """(ramps, m, 3) the colors at places (m,), or at the own ones of each ramp (ramps, m)."""
        went = places[..., None] * self.pace[:, None]
        return np.clip(self.start[:, None] + went, 0.0, 255.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Scene:
    """What is seen along a bar outwards: colors (n, 3); what the page is, and what a frame adds.

    ``line`` is the difference of the frame to the page in levels times pixels, ``frame`` its width.
    """

    colors: FloatArray
    page: FloatArray
    frame: float
    line: FloatArray
    reach: int

    def courses(self, ends: Sequence[int]) -> _Courses:
        """The colors of a ramp as they go in the rows before each of ``ends``, by least squares."""
        at = np.arange(self.reach) + 0.5
        off = at - at.mean()
        seen = np.stack([self.colors[end - self.reach : end] for end in ends])
        pace = np.einsum("r,erc->ec", off, seen) / (off**2).sum()
        middle = np.array(ends)[:, None] - self.reach / 2
        return _Courses(start=seen.mean(axis=1) - middle * pace, pace=pace)

    def left(self, courses: _Courses, places: FloatArray, blurs: FloatArray) -> FloatArray:
        """(p, b) what places (p,) and blurs (b,) leave unexplained, in squared levels over all
        rows. ``courses`` is one for all places or one for each of them."""
        rows: FloatArray = np.arange(self.reach, len(self.colors), dtype=np.float64) + 0.5
        # From each edge of a row to the place, in pixels: one edge more than there are rows.
        edges = places[:, None, None] - np.append(rows - 0.5, rows[-1] + 0.5)
        away = edges / blurs[:, None]
        below = share_below(away)
        # The integral of a blurred step up to each edge.
        bell = np.exp(-0.5 * away**2) / np.sqrt(2 * np.pi)
        share = -np.diff(edges * below + blurs[:, None] * bell)
        bump = -np.diff(below) if self.frame else None
        at_rows, at_places = courses.colors(rows), courses.colors(places[:, None])[:, 0]
        total = np.zeros(share.shape[:2])
        for channel, page in enumerate(self.page):
            explained = page + (at_rows[:, None, :, channel] - page) * share
            if bump is not None:
                # Its middle is the end: it covers as much of the ramp as of the page.
                covered = at_places[:, channel] - page
                line = self.line[channel] - self.frame * covered / 2
                explained += line[:, None, None] * bump
            off = np.minimum(np.abs(self.colors[self.reach :, channel] - explained), _ONE_THING)
            total += (off**2).sum(axis=-1)
        return total / 3

    def explained(self, places: range) -> tuple[float, Rim]:
        """What is left, and the end in rows of the scene, of the best one near ``places``."""
        rough = self.courses([row - _CLEAR for row in places])
        tried = self._tried(rough, np.array(places, dtype=np.float64), _BLURS[1::2])
        coarse = min(tried)[1]
        course = self.courses([int(coarse) - _CLEAR])
        tried += self._tried(course, np.arange(coarse - 1.5, coarse + 1.5, _STEP), _BLURS)
        left, place, blur = min(tried)
        noise = max(left / (len(self.colors) - self.reach), 0.5)
        as_good = [other for value, other, _ in tried if value <= left + _AS_GOOD * noise]
        own = np.abs(course.colors(np.array([place]))[0, 0] - self.page).max()
        slack = max(max(as_good) - place, place - min(as_good))
        contrast = float(max(own, np.abs(self.line).max()))
        return left, Rim(place=place, slack=slack, blur=blur, contrast=contrast)

    def _tried(
        self, courses: _Courses, places: FloatArray, blurs: Sequence[float]
    ) -> list[tuple[float, float, float]]:
        """(what is left, place, blur) of each place with each blur."""
        left = self.left(courses, places, np.array(blurs)).tolist()
        return [
            (value, place, blur)
            for place, values in zip(places.tolist(), left, strict=True)
            for blur, value in zip(blurs, values, strict=True)
        ]


def soft_ends(
    rgb: Pixels,
    strip: Strip,
    box: Box,
    *,
    frame: float,
    page: FloatArray,
    tolerance: int,
    tips: tuple[bool, bool],
    lossy: bool,
) -> tuple[Box, tuple[float, float]]:
    """The box with its ends where they are best explained, and how far off they may be (pixels).

    Ends that are as sharp as they were drawn stay where they are, and so do those with ``tips``
    and those of steps.
    """
    none = 0.0, 0.0
    if strip.steps:
        return box, none
    length, sides = box.height, tuple(zip(tips, (-1, 1), strict=True))
    # What is drawn is where it was drawn, and needs no explanation; nor do the few colors of a
    # palette, whose steps no ramp explains, and a blur passes for them.
    drawn = not lossy and any(
        not tip and _is_drawn(rgb, box, page, move=move) for tip, move in sides
    )
    rims = [
        None if tip or drawn else rim_of(rgb, strip, box, frame, page, tolerance, move=move)
        for tip, move in sides
    ]
    rippled = lossy or tolerance > 2 or (not drawn and _has_traces(rgb, box, page))
    sure = [rim is not None and rim.is_sure(length, rippled=rippled) for rim in rims]
    # A picture has one blur, and the end that is seen best tells it: a pale end of a drawing
    # looks no other than a blurred one.
    seen = [rim for rim, told in zip(rims, sure, strict=True) if rim is not None and told]
    clearest = max(seen, key=lambda rim: rim.contrast, default=None)
    soft = rippled or (clearest is not None and clearest.blur > _SHARP)
    ends, slack = [box.y0, box.y1], [0.0, 0.0]
    for index, (rim, told) in enumerate(zip(rims, sure, strict=True)):
        if rim is None:
            continue
        off = abs(rim.place - ends[index])
        if told and soft:
            ends[index], slack[index] = rim.place, max(rim.slack, _STEP)
        elif soft:
            slack[index] = max(off, rim.slack, _STEP)
    for index, (tip, move) in enumerate(sides):
        if not tip and not frame:
            slack[index] = max(slack[index], _hidden_step(rgb, box, page, move=move))
        if lossy and not tip and not frame and rims[index] is None:
            faded = _faded(rgb, box, page, tolerance, move=move)
            slack[index] = max(slack[index], faded)
    return Box(box.x0, ends[0], box.x1, ends[1]), (slack[0], slack[1])


def rim_of(
    rgb: Pixels,
    strip: Strip,
    box: Box,
    frame: float,
    page: FloatArray,
    tolerance: int,
    *,
    move: int,
) -> Rim | None:
    """The end of a ramp in direction ``move``; None where too little of it is seen."""
    end, length = (box.y1 if move > 0 else box.y0), box.height
    reach = max(_LEAST, int(length / _PART))
    search = _CLEAR + int(np.ceil(_SEARCH * length))
    before = search + _CLEAR + reach
    start = round(end) - move * before
    rows = (start if move > 0 else start - 1) + move * np.arange(before + search + _BEYOND)
    rows = rows[(rows >= 0) & (rows < rgb.shape[0])]
    if before > length or len(rows) < before + 2:
        return None
    aside = box.width / 4
    across = slice(round(box.x0 + aside), max(round(box.x1 - aside), round(box.x0 + aside) + 1))
    page, line = _surroundings(rgb, strip, frame, page, tolerance)
    colors = rgb[rows, across].astype(np.float64).mean(axis=1)
    scene = _Scene(colors=colors, page=page, frame=0.0, line=np.zeros(3), reach=reach)
    # Smeared print beside a bar passes for a frame, which then closes none of its ends.
    scenes = [scene, replace(scene, frame=frame, line=line)] if frame else [scene]
    # What is written beyond the line of a frame is not the bar's.
    closed = frame > 0 and is_closed(colors, before - 1, page, line / max(frame, 1.0))
    last = before + (2 * _CLEAR if closed else search)
    places = range(reach + _CLEAR, min(last, len(rows) - 2) + 1)
    _, rim = min((one.explained(places) for one in scenes), key=lambda told: told[0])
    if rim.place > places[-1] - _CLEAR:
        # The further out the better, as where a frame is thicker than any blur: nothing is told.
        return None
    return replace(rim, place=float(start + move * rim.place))


def _is_drawn(rgb: Pixels, box: Box, page: FloatArray, *, move: int) -> bool:
    """Whether an end of a bar is as sharp as it was drawn: behind the page, and one row that is
    covered in part at most, two rows have exactly one color. No blur leaves such rows.
    """
    end = round(box.y1 if move > 0 else box.y0)
    rows = end + move * np.arange(_BEYOND, -_BEYOND, -1)
    if rows.min() < 0 or rows.max() >= rgb.shape[0]:
        return False
    aside = box.width / 4
    lane = rgb[rows, round(box.x0 + aside) : max(round(box.x1 - aside), round(box.x0 + aside) + 1)]
    off = np.flatnonzero((np.abs(lane - page) > 0).any(axis=(1, 2)))
    if not off.size or not 0 < off[0] < len(rows) - 3:
        return False
    first = int(off[0])
    return any(
        len(np.unique(lane[k : k + 2].reshape(-1, 3), axis=0)) == 1 for k in (first, first + 1)
    )


def _hidden_step(rgb: Pixels, box: Box, page: FloatArray, *, move: int) -> float:
    """Pixels by which a ramp in the few colors of a palette may go on in that of the page; else 0.

    Where its last step leaps to the page no further than steps do among each other, the next one
    may have been given the page's color.
    """
    end = box.y1 if move > 0 else box.y0
    rows = _rows_of(rgb, box)[::-move]
    # A step of a palette is no row that is covered in part, however pale it is.
    outer = int(rows[0]) + move
    if 0 <= outer < rgb.shape[0] and (rgb[outer, round(box.center[0])] != page).any():
        rows = np.concatenate([[outer], rows])
    lane = rgb[rows, round(box.center[0])].astype(np.float64)
    leaps = most(np.abs(np.diff(lane, axis=0)))
    starts = np.flatnonzero(leaps > 0) + 1
    if len(starts) < _STEPS:
        return 0.0
    long = float(median(np.diff([0, *starts[:_STEPS].tolist()])))
    away = float(np.abs(lane[0] - page).max())
    if long <= max(_SURE_PX, _SURE * box.height) or away > leaps.max():
        return 0.0
    return float(starts[0] + max(move * (rows[0] + (move > 0) - end), 0.0))


def _rows_of(rgb: Pixels, box: Box) -> npt.NDArray[np.int_]:
    """(n,) rows of pixels of a bar within the picture; its ends may be told just beyond."""
    return np.arange(max(round(box.y0), 0), min(round(box.y1), rgb.shape[0]))


def _faded(rgb: Pixels, box: Box, page: FloatArray, tolerance: int, *, move: int) -> float:
    """Pixels by which the end of a ramp that fades into the page may lie off in a lossy picture:
    half of the rows that stand out from it by no more than a codec does.
    """
    rows = _rows_of(rgb, box)[::-move]
    aside = box.width / 4
    across = slice(round(box.x0 + aside), max(round(box.x1 - aside), round(box.x0 + aside) + 1))
    off = most(np.abs(rgb[rows, across].astype(np.float64).mean(axis=1) - page))
    seen = np.flatnonzero(off > max(_FAINT, 1.5 * tolerance))
    return float(seen[0]) / 2 if seen.size else 0.0


def _has_traces(rgb: Pixels, box: Box, page: FloatArray) -> bool:
    """Whether the page beside a bar is off its own color by next to nothing in many places.

    A drawing leaves its page alone. A codec that keeps sharp edges sharp and smears faint ones
    (AVIF, frames of a video) leaves no ripples, but such traces about all that stands on the page.
    """
    y0, y1 = round(box.y0), round(box.y1)
    sides = (
        (round(box.x0) - _BEYOND, round(box.x0) - 1),
        (round(box.x1) + 1, round(box.x1) + _BEYOND),
    )
    beside = [rgb[y0:y1, max(start, 0) : max(end, 0)].reshape(-1, 3) for start, end in sides]
    off = np.abs(np.concatenate(beside) - page).max(axis=1, initial=0.0)
    bare = off <= _TRACE
    return bool(np.count_nonzero(bare & (off > 0)) > _TRACED * np.count_nonzero(bare))


def _surroundings(
    rgb: Pixels, strip: Strip, frame: float, page: FloatArray, tolerance: int
) -> tuple[FloatArray, FloatArray]:
    """The page beside a strip, and what its frame adds to it, in levels times pixels."""
    sides = long_sides(rgb, strip, tolerance)
    page = min((side.page for side in sides), key=lambda one: float(np.abs(one - page).max()))
    lines = [s.frame * (s.color - s.page) for s in sides if frame and s.color is not None]
    return page, np.mean(lines, axis=0) if lines else np.zeros(3)
