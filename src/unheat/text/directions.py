"""Where the nearest neighbors of letters lie: along their line they stand close, across it not."""

from __future__ import annotations

import numpy as np

from unheat.text.ink import BoolArray, FloatArray, Glyphs, IntArray

# Letters whose neighbors are sought at once.
_AT_ONCE = 64
# A piece so long, in letter heights, is more than one letter.
_LONG = 1.6
# A word of so few pieces is short. Letters are so many times as high as wide at most, as high as
# each other to this share, and so close beside each other, in letter heights.
_SHORT, _NARROW, _SAME, _CLOSE = 5, 2.2, 0.85, 1.0
# The same of a "1", whose foot and flag a codec may have taken off.
_A_ONE = 3.0
_RIM_PX = 1.0
# A piece of a sign reaches into another one by this share of itself, and is so much lower.
_INTO, _LOW = 0.4, 0.7
# A line that is centered under a longer one begins by this share of that further in.
_INDENT = 0.2
# Brackets about small letters are nearly so many of their heights long.
_BRACKET = 2.0
# What is no longer than this share of the letter beside it is a mark at its head or foot, as in
# "’24", and does not tell how they run.
_MARK = 0.5
# Letters in brackets are as high as this share of them at most, brackets so far apart, in their
# heights, and a stem is inked to this share. Round ones cover so much of each other's mirror image.
_LOWER, _APART, _STEM, _MIRRORED = 0.9, 4.0, 0.9, 0.6


def directions(glyphs: Glyphs, index: IntArray, size: float) -> tuple[FloatArray, FloatArray]:
    """(angles, weights): where each letter's nearest neighbour lies, in (-90, 90]."""
    # Letters that touch make one long piece, which tells by itself how it runs; a "1" that is
    # long beside the letters of other texts is none.
    long = ~np.isnan(glyphs.slope[index]) & (glyphs.extent[index] >= _LONG * size)
    long &= glyphs.height[index] >= 0.6 * size
    long &= ~_beside_each_other(glyphs.boxes[index], long, size)
    own = index[long & ~_in_brackets(glyphs, index, long)]
    angles = list(glyphs.slope[own])
    weights = list(np.maximum(1.0, glyphs.extent[own] / size))
    boxes = glyphs.boxes[index]
    sides = boxes[:, 2:] - boxes[:, :2]
    broad = sides.max(axis=1) >= 0.5 * size
    # An underscore stands at the foot of its line and tells a slant; so would an "l", turned.
    # Smoothing adds a pixel to both sides of what lies flat.
    rim = np.where(sides[:, 0] > sides[:, 1], _RIM_PX, 0.0)
    thick = broad & (sides.min(axis=1) - rim > 0.3 * (sides.max(axis=1) - rim))
    found = _neighbours(boxes[thick], size) or _neighbours(
        boxes[broad & ~are_double(boxes, size)], size
    )
    angles += found
    weights += [1.0] * len(found)
    return np.array(angles, dtype=float), np.array(weights, dtype=float)


def _beside_each_other(boxes: FloatArray, long: BoolArray, size: float) -> BoolArray:
    """(n,) bool: long pieces of words so short that narrow letters are usual in them ("Fit"): two
    as long as each other that stand close beside each other are letters, and run the other way.

    Turned words of a letter or two stand so as well, all of them side by side; what stands so in
    several rows, as the "10" of powers does, is level. So are digits of a narrow face from 1 on to
    10 and more, which all begin and end alike.
    """
    result: BoolArray = np.zeros(len(boxes), dtype=bool)
    x0, y0, x1, y1 = boxes.T
    for low, high, top, bottom in ((x0, x1, y0, y1), (y0, y1, x0, x1)):
        tall = bottom - top
        # Where rows tell, a "1" beside another digit is one as well.
        narrow = _NARROW if len(boxes) <= _SHORT else _A_ONE
        # A "4" as high as the "0" beside it leans enough to have no slope of its own.
        slim = (tall > high - low) & (tall <= narrow * (high - low))
        letter = long & slim
        if not letter.any():
            continue
        shared = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
        alike = shared >= _SAME * np.maximum(tall[:, None], tall)
        gap = np.maximum(low[:, None] - high, low - high[:, None])
        pair = letter[:, None] & slim & alike & (gap >= 0) & (gap <= _CLOSE * size)
        found = pair.any(axis=1)
        if len(boxes) <= _SHORT or (found.any() and bottom[found].min() < top[found].max()):
            result |= found
        elif found.any() and _are_numbers(low[long], high[long], top[long], bottom[long], size):
            result |= letter
    return result


def _are_numbers(
    low: FloatArray, high: FloatArray, top: FloatArray, bottom: FloatArray, size: float
) -> bool:
    """Whether long pieces (n,) stand in groups side by side, and all begin and end alike, as the
    digits of a row of numbers do. Turned words begin alike, and end as their letters have it.
    """
    whole = bottom.max() - top.min()
    alike = len(top) > _SHORT and bottom.min() - top.max() >= _SAME * whole
    order = np.argsort(low)
    gaps = low[order][1:] - high[order][:-1]
    apart = gaps > 2.0 * _CLOSE * size
    return bool(alike and apart.any() and (apart | (gaps <= _CLOSE * size)).all())


def _in_brackets(glyphs: Glyphs, index: IntArray, long: BoolArray) -> BoolArray:
    """(n,) bool: pairs of long pieces that are brackets, and what stands between them.

    They are as high as each other, square ones stand upright on their outer sides, round ones are
    mirror images, and print between them is lower. Of turned words that are one piece each no
    column is inked from end to end.
    """
    boxes = glyphs.boxes[index]
    result: BoolArray = np.zeros(len(index), dtype=bool)
    x0, y0, x1, y1 = boxes.T
    tall = y1 - y0
    for one in np.flatnonzero(long & (tall > x1 - x0)):
        alike = long & (np.abs(y0 - y0[one]) <= 1) & (np.abs(y1 - y1[one]) <= 1)
        after = np.flatnonzero(alike & (x0 > x1[one]))
        if not len(after):
            continue
        other = after[x0[after].argmin()]
        level = (y1 > y0[one]) & (y0 < y1[one])
        between = level & (x0 >= x1[one]) & (x1 <= x0[other])
        lower = bool((tall[between] <= _LOWER * tall[one]).all())
        near = x0[other] - x1[one] <= _APART * tall[one]
        pair = index[[one, other]]
        brackets = _are_stems(glyphs, pair) or _are_mirrored(glyphs, pair)
        if near and lower and between.any() and brackets:
            result[[one, other]] = True
            result |= between
    return result


def _are_stems(glyphs: Glyphs, pair: IntArray) -> bool:
    """Whether the left side of one piece and the right side of another are straight strokes."""
    for number, left in zip(pair, (True, False), strict=True):
        inked = glyphs.ink_of(number).mean(axis=0)
        half = (len(inked) + 1) // 2
        if (inked[:half] if left else inked[-half:]).max() < _STEM:
            return False
    return True


def _are_mirrored(glyphs: Glyphs, pair: IntArray) -> bool:
    """Whether the ink of one piece is that of the other seen in a mirror, as far as pixels go."""
    boxes = glyphs.boxes[pair].astype(int)
    height, width = (boxes[:, 2:] - boxes[:, :2])[:, ::-1].min(axis=0)
    left, right = (
        glyphs.labels[y0 : y0 + height, x0:x1] == number
        for (x0, y0, x1, _), number in zip(boxes, glyphs.label[pair], strict=True)
    )
    # From their outer sides on, where both are seen whole.
    one, other = left[:, :width], right[:, ::-1][:, :width]
    return bool((one & other).sum() >= _MIRRORED * (one | other).sum())


def are_double(boxes: FloatArray, size: float) -> BoolArray:
    """(n,) bool: bars close beside one like bar, as those of "=", which lie along its line.

    Of three, as a turned "III" has, they would be letters.
    """
    x0, y0, x1, y1 = boxes.T
    result: BoolArray = np.zeros(len(boxes), dtype=bool)
    for low, high, top, bottom in ((x0, x1, y0, y1), (y0, y1, x0, x1)):
        thick = bottom - top
        bar = 3 * thick <= high - low
        like = (np.abs(low[:, None] - low) <= 1) & (np.abs(high[:, None] - high) <= 1)
        like &= bar[:, None] & bar & (np.abs(top[:, None] - top) <= size)
        np.fill_diagonal(like, val=False)
        result |= like.sum(axis=1) == 1
    return result


def _in_one_sign(query: FloatArray, boxes: FloatArray) -> BoolArray:
    """(m, n) bool: pieces of one sign, as the rings of "%" are, of which one reaches into the other
    and is much lower, flush with it on one side. Neighbors on a slant are flush on none.
    """
    shape = len(query), len(boxes)
    reaches, lower, flush = np.ones(shape, bool), np.zeros(shape, bool), np.zeros(shape, bool)
    # One axis after the other: quicker than reductions over an axis of two or four.
    for axis in (0, 1):
        (start, end), (first, last) = query.T[axis::2, :, None], boxes.T[axis::2, None]
        smaller = np.minimum(end - start, last - first)
        reaches &= np.minimum(end, last) - np.maximum(start, first) >= _INTO * smaller
        lower |= smaller <= _LOW * np.maximum(end - start, last - first)
        flush |= (np.abs(start - first) <= _RIM_PX) | (np.abs(end - last) <= _RIM_PX)
    return reaches & lower & flush


def _of_one_sign(query: FloatArray, boxes: FloatArray) -> BoolArray:
    """(m, n) bool: pieces of one sign, also those which a third piece joins: both rings of "%"."""
    found = _in_one_sign(query, boxes)
    between = np.flatnonzero(found.any(axis=0))
    if len(between):
        found |= found[:, between] @ _in_one_sign(boxes[between], boxes)
    return found


def _is_centered(one: FloatArray, other: FloatArray, size: float) -> bool:
    """Whether one of two pieces that stand over each other is narrower on both sides, as a short
    line under a longer one is: letters of turned print stand on one line, or hang from it, and
    brackets about them are no longer than a letter (of ``size``) and its head and foot."""
    inner, outer = sorted((one, other), key=lambda box: box[2] - box[0])
    width = outer[2] - outer[0]
    rim = _INDENT * width
    return bool(width > _BRACKET * size and min(inner[0] - outer[0], outer[2] - inner[2]) >= rim)


def _neighbours(boxes: FloatArray, size: float) -> list[float]:
    """The angles at which the nearest neighbours of letters lie, where they are close."""
    angles = []
    query = boxes if len(boxes) <= 600 else boxes[:: len(boxes) // 600 + 1]
    x0, y0, x1, y1 = boxes.T
    long, longest = (np.max(some[:, 2:] - some[:, :2], axis=1) for some in (boxes, query))
    for start in range(0, len(query) if len(boxes) > 1 else 0, _AT_ONCE):
        left, top, right, bottom = query[start : start + _AT_ONCE].T[:, :, None]
        gap_x = np.maximum(x0 - right, left - x1)
        gap_y = np.maximum(y0 - bottom, top - y1)
        gap = np.hypot(np.maximum(gap_x, 0), np.maximum(gap_y, 0))
        dx = (x0 + x1 - left - right) / 2
        dy = (y0 + y1 - top - bottom) / 2
        # Boxes of slanted letters overlap; then the nearer centre is the neighbour.
        gap += 0.05 * np.hypot(dx, dy)
        gap[(x0 == left) & (y0 == top) & (x1 == right) & (y1 == bottom)] = np.inf
        gap[_of_one_sign(query[start : start + _AT_ONCE], boxes)] = np.inf
        nearest = gap.argmin(axis=1)
        for letter in np.flatnonzero(gap[np.arange(len(gap)), nearest] <= 0.7 * size):
            found = letter, nearest[letter]
            both = longest[start + letter], long[nearest[letter]]
            if min(both) <= _MARK * max(both):
                continue
            one, other = query[start + letter], boxes[nearest[letter]]
            if abs(dy[found]) > abs(dx[found]) and _is_centered(one, other, size):
                continue
            angle = float(np.rad2deg(np.arctan2(-dy[found], dx[found])))
            angles.append((angle + 90) % 180 - 90)
    return angles
