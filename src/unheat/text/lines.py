"""Letters → lines of text at a known or a measured angle.

The angle of a group is asked of the letters' nearest neighbours first (along a line they
stand close, across lines they do not) and, for slanted print, measured by the projection
that separates the lines most sharply. Angles are degrees counter-clockwise, 90 is upwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.directions import directions
from unheat.text.ink import FloatArray, Glyphs, IntArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """One line of print: its letters in reading order and its place.

    ``angle`` is how it runs (90 may also mean 270: ink alone does not tell). ``along`` and
    ``across`` are its extents in the turned frame (see ``turned``), ``size`` the letter
    height of its group.
    """

    glyphs: IntArray
    angle: float
    along: tuple[float, float]
    across: tuple[float, float]
    box: Box
    size: float

    @property
    def center(self) -> tuple[float, float]:
        return self.box.center


def turned(points: FloatArray, angle: float) -> FloatArray:
    """Points (n, 2) in x, y → (n, 2) along and across lines at this angle (y runs down)."""
    cos, sin = _direction(angle)
    result: FloatArray = np.empty((len(points), 2))
    result[:, 0] = points[:, 0] * cos - points[:, 1] * sin
    result[:, 1] = points[:, 0] * sin + points[:, 1] * cos
    return result


@lru_cache(maxsize=1024)
def _direction(angle: float) -> tuple[np.float64, np.float64]:
    """Cosine and sine of an angle in degrees."""
    turn = np.deg2rad(angle)
    return np.cos(turn), np.sin(turn)


def turned_extents(glyphs: Glyphs, index: IntArray, angle: float) -> FloatArray:
    """(n, 4) along0, across0, along1, across1 of each glyph in the turned frame."""
    boxes = glyphs.boxes[index]
    if angle == 0:
        # As they are: nothing is turned, and nothing is rounded.
        return boxes.copy()
    if angle % 90 == 0:
        corners = [turned(boxes[:, [i, j]], angle) for i in (0, 2) for j in (1, 3)]
        stack = np.stack(corners)
        return np.concatenate([stack.min(axis=0), stack.max(axis=0)], axis=1)
    result = np.empty((len(index), 4))
    for row, number in enumerate(index):
        points = turned(ink_points(glyphs, int(number)), angle)
        result[row] = *(points.min(axis=0) - 0.5), *(points.max(axis=0) + 0.5)
    return result


def ink_points(glyphs: Glyphs, number: int) -> FloatArray:
    """(n, 2) x, y centres of a glyph's pixels."""
    x0, y0 = glyphs.boxes[number, :2].astype(int)
    ys, xs = np.nonzero(glyphs.ink_of(number))
    return np.column_stack([xs + x0 + 0.5, ys + y0 + 0.5])


def measure_angle(glyphs: Glyphs, index: IntArray) -> float:
    """The angle that a group of letters is set at: 0, 90 or a slant in (-90, 90).

    Letters without a close neighbour (single-letter labels) count as upright.
    """
    angle = evident_angle(glyphs, index)
    return 0.0 if angle is None else angle


def evident_angle(glyphs: Glyphs, index: IntArray) -> float | None:
    """As ``measure_angle``, but None where no letter tells."""
    size = glyphs.text_size(index)
    angles, weights = directions(glyphs, index, size)
    total = weights.sum()
    if total == 0:
        return None
    steep = np.abs(angles)
    if weights[steep < _LEVEL].sum() >= 0.6 * total:
        return _level_or_gentle(glyphs, index, angles[steep < _LEVEL])
    if weights[steep > 90 - _LEVEL].sum() >= 0.6 * total:
        return _upright_or_steep(glyphs, index, angles[steep > 90 - _LEVEL])
    slanted = (steep >= 12) & (steep <= 78)
    if weights[slanted].sum() < 0.3 * total:
        level = weights[steep < 45].sum() >= 0.5 * total
        return 0.0 if level else 90.0
    rising = slanted & (angles > 0)
    found = [_middle(angles[some], weights[some]) for some in (rising, slanted & ~rising)]
    share = weights[rising].sum() / weights[slanted].sum()
    if _BOTH_WAYS <= share <= 1 - _BOTH_WAYS:
        # The strokes of "=" are neighbors across the line, raised and lowered signs beside it.
        points = _some_points(glyphs, index)
        tried = [_sharpest_angle(glyphs, index, one) for one in found]
        if weights[steep < _LEVEL].sum() >= 0.3 * total:
            tried.append(0.0)
        return max(tried, key=lambda angle: _sharpness(points, angle))
    return _sharpest_angle(glyphs, index, _middle(angles[slanted], weights[slanted]))


def _middle(angles: FloatArray, weights: FloatArray) -> float:
    """The weighted median of angles (n,); nought of none."""
    if not len(angles):
        return 0.0
    order = np.argsort(angles, kind="stable")
    summed = np.cumsum(weights[order])
    return float(angles[order][np.searchsorted(summed, summed[-1] / 2)])


def _level_or_gentle(glyphs: Glyphs, index: IntArray, angles: FloatArray) -> float:
    """0, or the slant of words whose letters rise or fall gently, and which are sharp so.

    A symbol falls towards its subscript, and is no word.
    """
    middle = float(median(angles))
    if len(angles) < _SEVERAL or abs(middle) < _GENTLE:
        return 0.0
    points = _some_points(glyphs, index)
    angle = _sharpest_angle(glyphs, index, middle)
    if not _GENTLE <= abs(angle) < 2 * _LEVEL:
        return 0.0
    # Letters of level words rise as often as they fall.
    steady = bool((np.sign(middle) * angles > _RISING).mean() >= _NEARLY_ALL)
    sharper = 1.0 if steady else _SHARPER
    sharp = _sharpness(points, angle) > sharper * _sharpness(points, 0.0)
    return angle if sharp and _makes_words(glyphs, index, angle) else 0.0


def _upright_or_steep(glyphs: Glyphs, index: IntArray, angles: FloatArray) -> float:
    """90, or the slant of steep print whose letters all lean the same way and are sharp so.

    Letters that lean a little make words all the same, if they do lean.
    """
    middle = float(median(np.where(angles < 0, angles + 180, angles)))
    off = abs(middle - 90)
    if off < _GENTLE or (off <= _LEANING and len(angles) < _SEVERAL):
        return 90.0
    points = _some_points(glyphs, index)
    angle = _sharpest_angle(glyphs, index, middle if middle < 90 else middle - 180)
    sharp = _sharpness(points, angle) > _SHARPER * _sharpness(points, 90.0)
    whole = off > _LEANING or (
        90 - abs(angle) >= _GENTLE and sharp and _makes_words(glyphs, index, angle)
    )
    return angle if sharp and whole else 90.0


def _makes_words(glyphs: Glyphs, index: IntArray, angle: float) -> bool:
    """Whether most lines at this angle have the letters of a word."""
    lines = group_lines(glyphs, index, angle, glyphs.text_size(index))
    return bool(lines) and float(median([len(line.glyphs) for line in lines])) >= _WORD


# Degrees off the upright beyond which letters lean, and how much sharper they are then.
_LEANING, _SHARPER = 12.0, 1.3
# Degrees by which letters rise that do, and the share of them that do so on a slope.
_RISING, _NEARLY_ALL = 3.0, 0.9
# The gentlest slant that labels are set at, letters that tell it, and those of a word.
_GENTLE, _SEVERAL, _WORD = 8.0, 6, 4
# A "p" beside a "b" stands lower by a third of a letter: a line may look this steep.
_LEVEL = 25.0
# Letters of one slope have so few of their neighbors on the other one, as a share.
_BOTH_WAYS = 0.25
# A sign lower than this, in letter heights, is no letter, nor is a narrow one up to the second: a
# bold comma.
_LOW, _NARROW_LOW, _NARROW = 0.65, 0.9, 0.55


def slant(glyphs: Glyphs, index: IntArray) -> float:
    """The angle between 25 and 65 degrees, up or down, that the ink as a whole is set at; 0
    where that is none.

    Short words whose letters touch do not tell by their neighbours how they run; but seen
    along their lines print is sharp at its feet and heads, and seen across them it is not.
    """
    if not len(index):
        return 0.0
    points = _some_points(glyphs, index)
    level = max(_sharpness(points, angle) for angle in (0.0, 90.0))
    tried = [sign * float(angle) for angle in range(25, 66, 5) for sign in (1, -1)]
    best = max(tried, key=lambda angle: _sharpness(points, angle))
    if _sharpness(points, best) <= level:
        return 0.0
    # Stems are as sharp as feet and heads, but lines are few, and lower than they are long.
    size = glyphs.text_size(index)
    height = {
        angle: sum(
            line.across[1] - line.across[0] for line in group_lines(glyphs, index, angle, size)
        )
        for angle in (best, best - float(np.copysign(90.0, best)))
    }
    return _sharpest_angle(glyphs, index, min(height, key=lambda angle: height[angle]))


def _some_points(glyphs: Glyphs, index: IntArray) -> FloatArray:
    """(n, 2) centres of the pixels of up to 300 glyphs, at most 12000 or so."""
    chosen = index if len(index) <= 300 else index[:: len(index) // 300 + 1]
    points = np.concatenate([ink_points(glyphs, int(number)) for number in chosen])
    return points if len(points) <= 12000 else points[:: len(points) // 12000 + 1]


def _sharpness(points: FloatArray, angle: float) -> float:
    """How sharply lines at this angle stand out from what is between.

    At some angles (0, 45, 90 degrees) pixels fall into every other bin and miss the rest,
    which looks sharp whatever the ink is; a wider stroke makes angles comparable.
    """
    cos, sin = _direction(angle)
    across = points[:, 0] * sin + points[:, 1] * cos
    counts = np.bincount(((across - across.min()) * 2).astype(int)).astype(float)
    counts = np.convolve(counts, (0.5, 1.0, 1.0, 0.5))
    return float((np.diff(counts, prepend=0, append=0) ** 2).sum())


def _sharpest_angle(glyphs: Glyphs, index: IntArray, about: float) -> float:
    """The angle near ``about`` at which lines stand out most sharply from what is between."""
    points = _some_points(glyphs, index)
    tried = [round(about) + step for step in range(-14, 15)]
    angle = float(max(tried, key=lambda angle: (_sharpness(points, angle), -abs(angle - about))))
    if abs(angle) <= 4:
        return 0.0
    return 90.0 if abs(abs(angle) - 90) <= 4 else angle


def group_lines(glyphs: Glyphs, index: IntArray, angle: float, size: float) -> list[Line]:
    """Letters → lines at this angle, ordered across; letters within a line in order."""
    if not len(index):
        return []
    extents = turned_extents(glyphs, index, angle)
    middle = (extents[:, 1] + extents[:, 3]) / 2
    tall = extents[:, 3] - extents[:, 1] >= 0.45 * size
    wide = extents[:, 2] - extents[:, 0] >= 0.45 * size
    solid = tall if tall.any() else (wide if wide.any() else np.ones(len(index), dtype=bool))
    groups: list[list[int]] = []
    centers: list[float] = []
    spans: list[tuple[float, float]] = []
    (letters,) = solid.nonzero()
    letters = letters[np.lexsort((extents[letters, 0], middle[letters]))]
    # Numbers of Python's own: one by one those of arrays take several times as long.
    parts = letters.tolist(), middle[letters].tolist(), extents[letters].tolist()
    for i, center, (start, top, end, bottom) in zip(*parts, strict=True):
        if groups:
            shared = min(bottom, spans[-1][1]) - max(top, spans[-1][0])
            lower = min(bottom - top, spans[-1][1] - spans[-1][0])
            # A comma hangs from its line, and stands far below the middle of it.
            low = _NARROW_LOW if end - start <= _NARROW * size else _LOW
            near = center - centers[-1] <= 0.5 * size or bottom - top < low * size
            if near and shared >= 0.3 * lower:
                groups[-1].append(i)
                centers[-1] += (center - centers[-1]) / len(groups[-1])
                spans[-1] = (min(top, spans[-1][0]), max(bottom, spans[-1][1]))
                continue
        groups.append([i])
        centers.append(center)
        spans.append((top, bottom))
    for i in np.flatnonzero(~solid).tolist():
        # Dots, dashes and accents belong to the line they stand in or nearest to; of lines that
        # overlap, to the one that has letters beside them.
        top, bottom = np.array(spans).T
        away = np.maximum(np.maximum(top - middle[i], middle[i] - bottom), 0.0)
        off = away + 1e-3 * np.abs(middle[i] - np.array(centers))
        # Of lines that are further off than the nearest by so much nobody asks for letters.
        for line in np.flatnonzero(off <= off.min() + size).tolist():
            off[line] += size * (_blank(extents[groups[line]], extents[i]) > 2.0 * size)
        nearest = int(np.argmin(off))
        if away[nearest] <= 0.6 * size:
            groups[nearest].append(i)
        elif angle % 90 != 0 and wide[i]:
            # An "I" on a slope that was taken for the other one lies along its line.
            groups.append([i])
            spans.append((float(extents[i, 1]), float(extents[i, 3])))
            centers.append(float(middle[i]))
    return [_line(glyphs, index, extents, group, angle, size) for group in groups]


def _blank(extents: FloatArray, one: FloatArray) -> float:
    """Blank along a line between a glyph and the nearest of others, by their extents."""
    gaps = np.maximum(extents[:, 0] - one[2], one[0] - extents[:, 2])
    return max(float(gaps.min()), 0.0)


def split_line(glyphs: Glyphs, line: Line, gap: float) -> list[Line]:
    """A line cut wherever its letters stand further apart than ``gap`` pixels."""
    extents = turned_extents(glyphs, line.glyphs, line.angle)
    parts: list[list[int]] = []
    reach = -np.inf
    for i in np.argsort(extents[:, 0], kind="stable"):
        if not parts or extents[i, 0] - reach > gap:
            parts.append([])
        parts[-1].append(int(i))
        reach = max(reach, float(extents[i, 2]))
    return [_line(glyphs, line.glyphs, extents, part, line.angle, line.size) for part in parts]


def join_lines(glyphs: Glyphs, lines: list[Line]) -> Line:
    """Pieces of one line as one."""
    index = np.concatenate([line.glyphs for line in lines])
    extents = turned_extents(glyphs, index, lines[0].angle)
    return _line(glyphs, index, extents, list(range(len(index))), lines[0].angle, lines[0].size)


def _line(
    glyphs: Glyphs,
    index: IntArray,
    extents: FloatArray,
    members: list[int],
    angle: float,
    size: float,
) -> Line:
    own = extents[members]
    number = index[np.array(members)[np.lexsort((own[:, 1], own[:, 0]))]]
    boxes = glyphs.boxes[number]
    (along, across, _, _), (x0, y0, _, _) = (part.min(axis=0).tolist() for part in (own, boxes))
    (_, _, end, foot), (_, _, x1, y1) = (part.max(axis=0).tolist() for part in (own, boxes))
    return Line(
        glyphs=number,
        angle=angle,
        along=(along, end),
        across=(across, foot),
        box=Box(x0, y0, x1, y1),
        size=size,
    )
