"""Labels that are nothing but a sign: tokens of a text are, and readers lose them.

A piece of ink or two in the place of a label that is missing, as far from the cells as others
are, is that label. What it is its place on the base line of the others tells, and its shape:
full stop, comma, colon, exclamation mark, apostrophe, quote, hyphen, underscore. No reader is
needed for that.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Reason
from unheat.text.align import Aligned
from unheat.text.ink import FloatArray, Glyphs, contrast
from unheat.text.lines import Line, group_lines, join_lines, turned_extents
from unheat.text.page import Page
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

# In letter heights: the longest side of a dot, how thick a stroke is at most, and how long.
_DOT, _THICK, _LONG = 0.4, 0.3, 1.2
# A stroke is so many times longer than thick at least.
_STROKE = 1.35
# Smoothed ink is wider than what was drawn, in pixels.
_RIM_PX = 1.0
# Least share of places with a label for one that is missing to be looked for: half of the
# tokens of a sentence are words.
_MOST = 0.5
# How far from where the others end or stand a sign is found, in letter heights.
_ENDS = 0.35
# In letter heights over the base line: where a sign that stands on it ends at most, where what
# lies off it and what is raised begins at least, and where the latter ends if it hangs high.
_STANDS, _OFF, _RAISED, _HIGH = 0.2, 0.1, 0.35, 0.9
# Lower letters, in pixels, do not show signs clearly once a codec has been at them.
_LARGE_PX = 9.0
# The longest that an apostrophe is, in letter heights.
_LONGEST = 0.7
# How much taller than wide the ink of a comma is at least and of a stop at most, and how much
# the ink of a comma leans.
_TALLER, _LEVEL, _LEANS = 2.5, 1.7, 0.1
# The stem over the dot of an exclamation mark is so many times as tall as that, and the dots of a
# colon are alike.
_STEM = 1.75
# How long a dot seems, in pixels, that lies half on one and half on another: sqrt(12 / 4).
_SPLIT = 1.74


def with_signs(page: Page, labels: Aligned, axis: int, centers: FloatArray) -> Aligned:
    """Labels (rows for axis 1) with the signs that stand where some are missing."""
    empty = [place for place in range(len(centers)) if place not in labels.places]
    if not empty or labels.count < max(2.0, _MOST * len(centers)):
        return labels
    lines = [line for group in labels.places.values() for line in group]
    angle, size = lines[0].angle, lines[0].size
    if angle % 90 != 0:
        return labels
    boxes = page.glyphs.boxes
    sides = boxes[:, 2:] - boxes[:, :2]
    short, long = sides.min(axis=1), sides.max(axis=1)
    small = page.free & (short <= _THICK * size + _RIM_PX) & (long <= _LONG * size)
    # Labels that run away from the cells end alike, others stand on one base line; so does a
    # sign, or over it.
    middle = page.glyphs.centers
    across = 1 - axis
    starts = [(line.box.x0, line.box.y0)[across] for line in lines]
    stops = [(line.box.x1, line.box.y1)[across] for line in lines]
    away = (angle == 0.0) == (axis == 1)
    if away and np.ptp(starts) < np.ptp(stops):
        off = boxes[:, across] - float(median(starts))
    else:
        off = boxes[:, 2 + across] - float(median(stops))
    small &= (off >= -(_ENDS if away else 1.0) * size) & (off <= _ENDS * size)
    if axis == 1 and max(np.ptp(starts), np.ptp(stops)) <= 2 * _RIM_PX:
        # Turned digits are as long as each other, away from the cells; a 1 is the flattest of them.
        off_starts = np.abs(boxes[:, 0] - float(median(starts)))
        off_stops = np.abs(boxes[:, 2] - float(median(stops)))
        small |= page.free & (np.maximum(off_starts, off_stops) <= _RIM_PX)
    places = dict(labels.places)
    for place in empty:
        near = small & (np.abs(middle[:, axis] - centers[place]) <= 0.8 * size)
        index = np.flatnonzero(near)
        if 0 < len(index) <= 2:
            places[place] = [join_lines(page.glyphs, group_lines(page.glyphs, index, angle, size))]
    return Aligned(places=dict(sorted(places.items())), offset=labels.offset, spread=labels.spread)


def spelled_signs(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of labels that are a sign, by what their ink is."""
    result = dict(readings)
    for role, number in sites.axes():
        group = sites.of(role, number)
        # Once for all of them, since each label of one or two letters asks for the others.
        lines = [_base_line(sites.glyphs, s.lines[0]) if len(s.lines) == 1 else None for s in group]
        for place, site in enumerate(group):
            others = [
                (one.index, line)
                for other, (one, line) in enumerate(zip(group, lines, strict=True))
                if other != place and line is not None
            ]
            sign, sure = _sign(sites, site, others)
            if sign and not readings[site.key].layer:
                result[site.key] = replace(
                    readings[site.key],
                    text=sign,
                    others=(),
                    review=not sure,
                    reasons=() if sure else (Reason.LOW_CONFIDENCE,),
                    confidence=0.95 if sure else 0.5,
                )
    return result


def _sign(sites: Sites, site: Site, others: list[tuple[int, float]]) -> tuple[str, bool]:
    """The sign that a label is and whether it can be no other one; no sign is an empty text.

    ``others`` are the places of other labels and their base lines.
    """
    if len(site.lines) != 1 or not 1 <= len(site.lines[0].glyphs) <= 2:
        return "", False
    line = site.lines[0]
    if line.angle % 90 != 0 or 270.0 in site.turns[:1]:
        return "", False
    axis = 1 if site.role == "row" else 0
    grid = sites.layout.panels[site.owner].grid
    centers = grid.row_centers() if axis else grid.column_centers()
    # Labels that run away from the cells stand each at its place, others share one base line.
    away = (line.angle == 0.0) == (axis == 1)
    found = [line - (float(centers[place]) if away else 0.0) for place, line in others]
    if len(found) < 2:
        return "", False
    base = float(median(found)) + (float(centers[site.index]) if away else 0.0)
    pieces = turned_extents(sites.glyphs, line.glyphs, line.angle)
    order = np.argsort(-pieces[:, 3], kind="stable")
    kinds, sure = [], not sites.layout.raster.lossy or line.size >= _LARGE_PX
    for i in order:
        width = float(pieces[i, 2] - pieces[i, 0]) / line.size
        foot, head = (float(base - pieces[i, edge]) / line.size for edge in (3, 1))
        kind = _kind(width, foot, head, _RIM_PX / line.size)
        if kind == "stop":
            kind, told = _tailed(sites, int(line.glyphs[i]), line.angle)
            sure = sure and told
        kinds.append(kind)
    if len(kinds) == 2 and kinds[0] == "stop" and kinds[1] in ("", "middle", "raised"):
        dot, stem = pieces[order]
        if _is_stem(dot, stem, line.size):
            return "!", sure
    return _SIGNS.get(tuple(kinds), ""), sure


_SIGNS = {
    ("stop",): ".",
    ("comma",): ",",
    ("raised",): "'",
    ("dash",): "-",
    ("underscore",): "_",
    ("stop", "middle"): ":",
    ("comma", "middle"): ";",
    ("stop", "raised"): ":",
    ("comma", "raised"): ";",
    ("raised", "raised"): '"',
}


def _kind(width: float, foot: float, head: float, rim: float) -> str:
    """What a piece is, by its width and where it begins and ends over the base line.

    All in letter heights; ``rim`` is the pixel that smoothing adds. A stop may be a comma.
    """
    height = head - foot
    if width >= max(_STROKE * height, _DOT) and height <= _THICK + rim:
        lies = "dash" if foot >= _OFF and head <= _HIGH else ""
        return "underscore" if head <= _STANDS else lies
    if width > _DOT + rim or height > _LONGEST + rim:
        return ""
    if foot >= _RAISED:
        # Two strokes that touch are no one stroke.
        high = "raised" if width <= _THICK + rim else ""
        return high if head >= _HIGH else "middle"
    return "stop" if foot <= _STANDS and head <= _DOT + rim else ""


def _is_stem(dot: FloatArray, stem: FloatArray, size: float) -> bool:
    """Whether a piece of ink is the stem over the dot of an exclamation mark, boxes in pixels: as
    thin as that or little more, over its middle, and no second dot.
    """
    width, height = stem[2] - stem[0], stem[3] - stem[1]
    least = max(_STEM * (dot[3] - dot[1]), dot[3] - dot[1] + 2.0 * _RIM_PX)
    level = abs(stem[0] + stem[2] - dot[0] - dot[2]) <= 2.0 * _RIM_PX
    return bool(level and width <= _DOT * size and height >= least and stem[3] <= dot[1] + _RIM_PX)


def _tailed(sites: Sites, glyph: int, angle: float) -> tuple[str, bool]:
    """Whether a piece on the base line is a stop or a comma, and whether its ink is clear.

    By the second moments of its ink: a dot is as high as it is wide and does not lean. Of 58
    commas and 58 stops of 6 to 12 px in five families two were not told, and none wrong. What is
    longer by no more than a dot that falls between two pixels may be one.
    """
    x0, y0, x1, y1 = sites.glyphs.boxes[glyph].astype(int)
    # With the faint rim around it, which tells how far its ink reaches into a pixel.
    place = slice(max(0, y0 - 1), y1 + 1), slice(max(0, x0 - 1), x1 + 1)
    ink = contrast(sites.layout.raster.rgb[place], sites.glyphs.ground[glyph]).astype(float)
    ink *= np.isin(sites.glyphs.labels[place], (0, sites.glyphs.label[glyph]))
    ink = np.rot90(ink, k=-1) if angle == 90.0 else ink
    rows, cols = np.mgrid[: ink.shape[0], : ink.shape[1]]
    total = ink.sum()
    down, right = rows - (rows * ink).sum() / total, cols - (cols * ink).sum() / total
    tall, wide = ((off**2 * ink).sum() / total for off in (down, right))
    if not tall or not wide:
        return "stop", False
    lean = (down * right * ink).sum() / total / np.sqrt(tall * wide)
    # A dot is drawn on whole pixels or between them, each way for itself: it may be taller than
    # wide by one without being a comma. An even stroke with this variance is that long.
    longer = float(np.sqrt(12.0 * tall) - np.sqrt(12.0 * wide))
    leans = lean <= -_LEANS
    comma = leans or (tall >= _TALLER * wide and longer >= 1.0)
    told = leans or longer > _SPLIT
    clear = told if comma else tall <= _LEVEL * wide and abs(lean) <= 0.5 * _LEANS
    return ("comma" if comma else "stop"), bool(clear)


def _base_line(glyphs: Glyphs, line: Line) -> float | None:
    """Where most letters of a line end, across it; None where it has fewer than two."""
    extents = turned_extents(glyphs, line.glyphs, line.angle)
    letters = extents[extents[:, 3] - extents[:, 1] >= 0.5 * line.size]
    return float(median(letters[:, 3])) if len(letters) >= 2 else None
