"""A title set level under turned labels, told from them letter by letter.

Bands of ink cannot part the two: the longest label reaches down to the title, or even
beside it. But a letter of a title has its nearest neighbour beside it, and the last letter
of a turned label has it further in.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, evident_angle, slant, turned_extents
from unheat.text.page import Page, side_view

# In letter heights: the widest space between two words of a title, and the least length of
# what can be told as a word.
_SPACE, _WORD = 1.0, 1.5
# How far a title that begins left of the cells reaches over them at least, in letter heights.
_LONG = 3.0
# Blank between labels and a title, in letter heights; lines of one label stand closer.
_APART = 0.6
# Heights of letters that a line on a slope fills at most, its "g" and "l" with it.
_SLOPING = 1.6
# How low a hyphen is at most, in letter heights.
_FLAT = 0.35
# Share of the letters of a line that lie on labels.
_MOST = 0.8
# The longest that one sign is, in letter heights.
_SIGN = 1.6
# How far a sign that is a title is off the middle of its axis at most, in pixels or letter heights,
# and off slanted labels at least.
_ON_PX, _ON, _OFF = 1.5, 0.1, 0.25
# So far off a label of one word, in letter heights, is another text; letters of a word are closer.
_OFF_WORDS, _SPACED = 0.55, 0.45


def peel(
    glyphs: Glyphs, index: IntArray, own: Box, side: str, size: float
) -> tuple[IntArray, list[IntArray]]:
    """(what is left, level lines from the innermost to the outermost) of ``index`` (n,).

    ``index`` are the glyphs over or under a panel. The lines are centred on it or begin where it
    does, have no other ink further out, and their letters neighbour each other. Where what is
    left seems to be level print too only what stands apart from all of it is taken: the lines of
    a wrapped label stand closer, and bands part the others.
    """
    left, lines = index, list[IntArray]()
    while len(line := _outermost(glyphs, left, own, side, size)):
        line = _with_hyphens(glyphs, line, left, size)
        lines.insert(0, line)
        left = np.setdiff1d(left, line)
    slanted = slant(glyphs, left) if lines and len(left) else 0.0
    # Two labels near the middle may end in what looks like a line of a title each.
    while lines and slanted != 0.0 and _ends_labels(glyphs, lines[0], left, slanted, size):
        left, lines = np.union1d(left, lines[0]), lines[1:]
    if not lines or not len(left):
        return index, []
    if evident_angle(glyphs, left) in (0.0, None) and slanted == 0.0:
        inner = side_view(glyphs.boxes[lines[0]], own, side)[:, 0].min()
        if inner - side_view(glyphs.boxes[left], own, side)[:, 1].max() < _APART * size:
            return index, []
    return left, lines


def _with_hyphens(glyphs: Glyphs, line: IntArray, index: IntArray, size: float) -> IntArray:
    """A level line with the flat pieces between its letters, which are no end of a label."""
    boxes, own = glyphs.boxes[index], glyphs.boxes[line]
    low, high = own[:, :2].min(axis=0), own[:, 2:].max(axis=0)
    inside = (boxes[:, :2] > low).all(axis=1) & (boxes[:, 2:] < high).all(axis=1)
    flat = boxes[:, 3] - boxes[:, 1] <= _FLAT * size
    return np.union1d(line, index[inside & flat])


def _ends_labels(glyphs: Glyphs, line: IntArray, left: IntArray, angle: float, size: float) -> bool:
    """Whether a level line is made of the ends of slanted labels, for the most part.

    Where labels are close their ends make a line of print, and no gap tells it from a title. But
    along the slope its letters hang together as they do in labels, and go on in them.
    """
    extents = turned_extents(glyphs, line, angle)
    pieces = chains(extents[:, [1, 3, 0, 2]], size)
    ending = sum(
        len(piece)
        for piece in pieces
        if _ends_label(glyphs, line[np.array(piece)], left, angle, size)
    )
    return ending > _MOST * sum(len(piece) for piece in pieces)


def _ends_label(glyphs: Glyphs, line: IntArray, left: IntArray, angle: float, size: float) -> bool:
    """Whether a level line is the end of a slanted label: close to it, and as high as it is.

    Three letters on a slope have boxes that share their heights, as those of a title do.
    """
    extents = turned_extents(glyphs, line, angle)
    if extents[:, 3].max() - extents[:, 1].min() > _SLOPING * size:
        return False
    others = turned_extents(glyphs, left, angle)
    along = np.maximum(others[:, 0] - extents[:, 2].max(), extents[:, 0].min() - others[:, 2])
    shared = np.minimum(others[:, 3], extents[:, 3].max()) - np.maximum(
        others[:, 1], extents[:, 1].min()
    )
    tall = others[:, 3] - others[:, 1] >= 0.45 * size
    return bool((tall & (shared >= 0.5 * size) & (np.abs(along) <= _SPACE * size)).any())


def _outermost(glyphs: Glyphs, index: IntArray, own: Box, side: str, size: float) -> IntArray:
    view = side_view(glyphs.boxes[index], own, side)
    groups = [np.array(group) for group in chains(view, size)]
    groups.sort(key=lambda group: (-float(view[group, 1].max()), int(group[0])))
    for group in groups:
        start, end = float(view[group, 2].min()), float(view[group, 3].max())
        off = abs((start + end) / 2 - own.center[0])
        centered = off <= max(0.12 * own.width, 1.5 * size)
        # A title over the cells may begin with them as well, or at the margin of the figure.
        begins = side == "top" and start <= own.x0 + size and end > own.x0 + _LONG * size
        if end - start < _WORD * size or not (centered or begins):
            continue
        others = np.setdiff1d(np.arange(len(index)), group)
        if not len(others) or _is_covered(view, group, others, size):
            continue
        # Labels begin at the panel, and a title beyond their first letters.
        if view[group, 0].min() < view[others, 0].min() + 0.6 * size:
            continue
        if evident_angle(glyphs, index[group]) == 0.0 and _is_level(view, group, others):
            return index[_with_dots(view, group, others, size)]
    return np.zeros(0, dtype=np.int64)


def chains(view: FloatArray, size: float) -> list[list[int]]:
    """Letters that hang together along the side: level neighbours no further than a space. The
    words about a "=" or a dash are further from each other, but not from it.
    """
    high, wide = view[:, 1] - view[:, 0], view[:, 3] - view[:, 2]
    signs = (wide >= 0.45 * size) & (wide <= _SIGN * size)
    left = np.flatnonzero((high >= 0.45 * size) | signs)
    result = []
    while len(left):
        group, frontier = [int(left[0])], [int(left[0])]
        left = left[1:]
        while frontier:
            one = view[frontier.pop()]
            near = _beside(view[left], one) & (_gaps(view[left], one, 2) <= _SPACE * size)
            group += left[near].tolist()
            frontier += left[near].tolist()
            left = left[~near]
        # The first letters of turned labels may all lie flat: a line of such signs is none.
        letters = [one for one in group if high[one] >= 0.45 * size]
        group = group if 2 * len(letters) > len(group) else letters
        result += [sorted(group)] if group else []
    return result


def _beside(view: FloatArray, one: FloatArray) -> npt.NDArray[np.bool_]:
    """Which stand at the same height as ``one``: half of the lower of both is shared."""
    shared = np.minimum(view[:, 1], one[1]) - np.maximum(view[:, 0], one[0])
    lower = np.minimum(view[:, 1] - view[:, 0], one[1] - one[0])
    result: npt.NDArray[np.bool_] = shared >= 0.5 * lower
    return result


def _gaps(view: FloatArray, one: FloatArray, start: int) -> FloatArray:
    """Blank between each and ``one`` along the columns ``start`` and ``start`` + 1 of views."""
    result: FloatArray = np.maximum(
        view[:, start] - one[start + 1], one[start] - view[:, start + 1]
    )
    return result


def _over(view: FloatArray, one: FloatArray) -> npt.NDArray[np.bool_]:
    result: npt.NDArray[np.bool_] = (view[:, 3] > one[2]) & (view[:, 2] < one[3])
    return result


def _is_covered(view: FloatArray, group: IntArray, others: IntArray, size: float) -> bool:
    """Whether other letters stand further out over the group: not the dots of its own."""
    others = others[view[others, 1] - view[others, 0] >= 0.45 * size]
    whole = np.array([0, 0, view[group, 2].min(), view[group, 3].max()])
    beyond = view[others, 0] >= median(view[group, 1])
    return bool((beyond & _over(view[others], whole)).any())


def _is_level(view: FloatArray, group: IntArray, others: IntArray) -> bool:
    """Whether most of the letters have a nearer neighbour in the group than further in."""
    votes = []
    for i in group:
        mates = group[group != i]
        touching = view[i, 3] - view[i, 2] >= 2.0 * (view[i, 1] - view[i, 0])
        beside = _gaps(view[mates], view[i], 2).min(initial=np.inf)
        over = others[_over(view[others], view[i])]
        inward = _gaps(view[over], view[i], 0).min(initial=np.inf)
        votes.append(touching or beside < inward)
    return float(np.mean(votes)) >= 0.7


def _with_dots(view: FloatArray, group: IntArray, others: IntArray, size: float) -> IntArray:
    """The group with the small pieces that stand in it or close over it."""
    whole = np.array(
        [view[group, 0].min(), view[group, 1].max(), view[group, 2].min(), view[group, 3].max()]
    )
    small = (view[others, 1] - view[others, 0] < 0.45 * size) & (
        view[others, 3] - view[others, 2] < 0.45 * size
    )
    near = (_gaps(view[others], whole, 0) <= 0.3 * size) & _over(view[others], whole)
    return np.sort(np.concatenate([group, others[small & near]]))


def is_lone_sign(page: Page, band: IntArray, labels: Aligned, own: Box, side: str) -> bool:
    """Whether a band of ink is one sign on the middle of the axis, off the labels: a title "x".

    A digit that sticks out of the longest label stands no further off than a letter.
    """
    glyphs, ink = page.glyphs, labels.glyphs
    lines = [line for group in labels.places.values() for line in group]
    if any(line.angle % 90 for line in lines) and is_below_all(glyphs, band, ink, own, side):
        return True
    if not is_sign(glyphs, band, ink, own, side):
        return False
    space = 0.9 if side in ("left", "right") else 0.6
    if all(_is_one_word(glyphs, line) for line in lines):
        # Where no label has a space in it, the longest one has none either.
        space = min(space, _OFF_WORDS)
    low, high = glyphs.boxes[band, :2].min(axis=0), glyphs.boxes[band, 2:].max(axis=0)
    others = glyphs.boxes[ink]
    away = np.maximum(np.maximum(others[:, :2] - high, low - others[:, 2:]), 0.0)
    return bool(np.hypot(*away.T).min() > space * glyphs.text_size(ink))


def _is_one_word(glyphs: Glyphs, line: Line) -> bool:
    """Whether no gap in a level line is as wide as a space."""
    boxes = glyphs.boxes[line.glyphs]
    boxes = boxes[np.argsort(boxes[:, 0])]
    ends = np.maximum.accumulate(boxes[:-1, 2])
    return line.angle == 0.0 and bool((boxes[1:, 0] - ends < _SPACED * line.size).all())


def is_below_all(glyphs: Glyphs, band: IntArray, labels: IntArray, own: Box, side: str) -> bool:
    """Whether a band of ink is one sign right on the middle of the axis, further out than all
    labels and off them by a gap that letters of a slanted word do not have: their boxes overlap.
    """
    if not len(band) or not is_sign(glyphs, band, labels, own, side):
        return False
    axis, size = (1 if side in ("left", "right") else 0), glyphs.text_size(labels)
    inner, outer = (side_view(glyphs.boxes[index], own, side) for index in (labels, band))
    middle = (outer[:, 2].min() + outer[:, 3].max()) / 2
    centered = abs(middle - own.center[axis]) <= max(_ON_PX, _ON * size)
    return bool(centered and outer[:, 0].min() - inner[:, 1].max() >= _OFF * size)


def is_sign(glyphs: Glyphs, band: IntArray, labels: IntArray, own: Box, side: str) -> bool:
    """Whether a band of ink is no longer than one sign and stands on the middle of the axis.

    How the pieces of a "%" stand to each other tells nothing about how it is turned. A sign of one
    piece is measured as those of labels are: digits are narrow.
    """
    axis = 1 if side in ("left", "right") else 0
    size = glyphs.text_size(labels if len(labels) else band)
    low, high = glyphs.boxes[band, :2].min(axis=0), glyphs.boxes[band, 2:].max(axis=0)
    middle = (low + high)[axis] / 2
    long = float((high - low).max()) if len(band) > 1 else float(glyphs.height[band[0]])
    return long <= _SIGN * size and bool(abs(middle - own.center[axis]) <= size)


def is_square(line: Line) -> bool:
    """Whether a line is so short that it may be one sign."""
    return max(line.box.width, line.box.height) <= _SIGN * line.size
