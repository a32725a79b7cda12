"""The edge of the picture: frames that hug it, and print that it cuts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import IDENTITY
from unheat.model.geometry import apply_transform
from unheat.text.ink import IntArray
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.standing_frame import rug_strokes

# Pixels from the edge of the picture that hold a frame but no letters.
_RIM = 3.0
# A photograph ends anywhere, between two letters too: these stand so far apart, in letter heights.
_BETWEEN = 0.3
# What the edge leaves of a letter is so many letter heights long at least; dots are less.
_SLICE = 0.35
# What is cut goes along so much of an edge at most; a frame goes along all of it.
_ALONG = 0.6
# A dot or a dash stands beside a letter of its line, so many letter heights off at most.
_MARK_GAP = 0.5
# So far from what the edge leaves of a letter begins the next one, in letter heights.
_NEXT = 0.4
# Tall letters are more than so many times as high as small ones, in any type.
_TALLER = 1.25


def no_print(page: Page) -> IntArray:
    """Ink that cannot be letters: at the very edge of the picture, long filled blocks, and strokes
    on the inner side of a frame."""
    sides = page.glyphs.boxes[:, 2:] - page.glyphs.boxes[:, :2]
    solid = page.glyphs.area >= 0.9 * sides.prod(axis=1)
    blocks = solid & (sides.max(axis=1) >= 8 * page.size) & (sides.min(axis=1) > 3)
    return np.union1d(np.union1d(np.flatnonzero(blocks), rim(page)), rug_strokes(page))


def rim(page: Page) -> IntArray:
    """Ink that hugs the edge of the picture: a frame that is dotted or falls to pieces.

    What is left of a letter that the edge cuts is none, where it follows on other letters. Nor is
    a dot or a dash beside letters that reach as near to the edge: a picture was trimmed to its
    print.
    """
    return np.flatnonzero(_at_edge(page).any(axis=0) & ~_follows(page) & ~_is_level_mark(page))


def cut_at_edge(page: Page, side: str) -> IntArray:
    """Pieces at one edge of the picture that are slices of print, none where there is a frame.

    A frame goes along the whole edge, print that the edge cuts along some of it.
    """
    number = ("left", "top", "right", "bottom").index(side)
    along = page.glyphs.boxes[:, [1, 3] if side in ("left", "right") else [0, 2]]
    index = np.flatnonzero(
        _at_edge(page)[number] & (along[:, 1] - along[:, 0] >= _SLICE * page.size)
    )
    if len(index) < 2:
        return index[:0]
    length = page.glyphs.labels.shape[0 if side in ("left", "right") else 1]
    span = float(along[index, 1].max() - along[index, 0].min())
    return index if 2 * page.size <= span <= _ALONG * length else index[:0]


def ends_at_edge(page: Page, line: Line, *, slack: float = 1.0, beside: float = _NEXT) -> bool:
    """Whether a line ends within ``slack`` pixels of the picture's edge, or so many letter heights
    ``beside`` what that cuts."""
    height, width = page.glyphs.labels.shape
    x0, y0, x1, y1 = line.box.as_tuple()
    if page.layout.transform != IDENTITY:
        # A picture that was set straight ends where its source does, within what was filled.
        corners = apply_transform(page.layout.transform, [(x0, y0), (x1, y0), (x0, y1), (x1, y1)])
        room = np.minimum(corners, [width, height] - corners)
        return bool((room < slack + _BETWEEN * line.size).any())
    touches = [x0 < slack, y0 < slack, x1 > width - slack, y1 > height - slack]
    if line.angle % 90 != 0:
        # The corner of a slanted letter may just touch an edge; what is cut there lies along it.
        labels, own_labels = page.glyphs.labels, page.glyphs.label[line.glyphs]
        edges = (labels[:, 0], labels[0], labels[:, -1], labels[-1])
        return any(
            touch and np.isin(edge, own_labels).sum() >= _SLICE * line.size
            for touch, edge in zip(touches, edges, strict=True)
        )
    start, low = (0, 1) if line.angle == 0.0 else (1, 0)
    if touches[start] or touches[start + 2]:
        return True
    boxes, own = page.glyphs.boxes, line.box.as_tuple()
    high = boxes[:, low + 2] - boxes[:, low]
    shared = np.minimum(boxes[:, low + 2], own[low + 2]) - np.maximum(boxes[:, low], own[low])
    gap = np.maximum(boxes[:, start] - own[start + 2], own[start] - boxes[:, start + 2])
    # A dotted frame is thinner than what is left of a letter, as a rule, and goes all along.
    thin = boxes[:, start + 2] - boxes[:, start] < 2
    within = (boxes[:, low] >= own[low] - 1) & (boxes[:, low + 2] <= own[low + 2] + 1)
    slices = ~thin | (within & ~_is_dotted(page, start, thin))
    near = slices & (shared >= _SLICE * line.size) & (high <= 2 * line.size)
    near &= (gap >= 0) & (gap <= beside * line.size)
    return bool((near & _at_edge(page)[[start, start + 2]].any(axis=0)).any())


def loses_heads(page: Page, line: Line) -> bool:
    """Whether the edge of the picture runs along a line and has cut the heads of its letters.

    A picture that was trimmed to its ink ends where its tallest letters do, and these stand out
    over the small ones.
    """
    if line.angle % 90 != 0.0 or page.layout.transform != IDENTITY:
        return False
    width = page.glyphs.labels.shape[1]
    boxes = page.glyphs.boxes[line.glyphs]
    # Upright letters have their heads at the left or at the right, level ones at the top.
    if line.angle == 0.0:
        high, sides = boxes[:, 3] - boxes[:, 1], [boxes[:, 1] <= 0.0]
    else:
        high, sides = boxes[:, 2] - boxes[:, 0], [boxes[:, 0] <= 0.0, boxes[:, 2] >= width]
    letters = high >= 0.45 * high.max()
    for at_edge in sides:
        cut, whole = high[at_edge & letters], high[~at_edge & letters]
        if len(cut) and (not len(whole) or median(cut) <= _TALLER * median(whole)):
            return True
    return False


def is_cut_along(page: Page, line: Line) -> bool:
    """Whether the edge of the picture runs along a line: what is left of it is no small print."""
    height, width = page.glyphs.labels.shape
    x0, y0, x1, y1 = line.box.as_tuple()
    low, high, end = (y0, y1, height) if line.angle == 0.0 else (x0, x1, width)
    return line.angle % 90 == 0.0 and (low < 1.0 or high > end - 1.0)


def _is_dotted(page: Page, start: int, thin: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(n,): which ``thin`` pieces at the two edges across an axis are one of a row of them."""
    result = np.zeros(len(thin), dtype=bool)
    length = page.glyphs.labels.shape[start]
    for edge in (start, start + 2):
        row = thin & _at_edge(page)[edge]
        along = page.glyphs.boxes[row][:, [1 - start, 3 - start]]
        if len(along) and float(np.ptp(along)) > _ALONG * length:
            result |= row
    return result


def _at_edge(page: Page) -> npt.NDArray[np.bool_]:
    """(4, n) which pieces lie at the left, top, right and bottom edge of the picture."""
    height, width = page.glyphs.labels.shape
    x0, y0, x1, y1 = page.glyphs.boxes.T
    found: npt.NDArray[np.bool_] = np.stack(
        [x1 <= _RIM, y1 <= _RIM, x0 >= width - _RIM, y0 >= height - _RIM]
    )
    return found


def _is_level_mark(page: Page) -> npt.NDArray[np.bool_]:
    """(n,) which small pieces at an edge stand beside a letter of a line along it, no further out.

    Dots of a frame stand beyond the letters, or all along the edge.
    """
    boxes, edge = page.glyphs.boxes, _at_edge(page)
    height, width = page.glyphs.labels.shape
    x0, y0, x1, y1 = boxes.T
    reaches = (x0 <= _RIM, y0 <= _RIM, x1 >= width - _RIM, y1 >= height - _RIM)
    letters = page.glyphs.height >= 0.5 * page.size
    result = np.zeros(len(boxes), dtype=bool)
    for side, reaching in enumerate(reaches):
        start, low = (0, 1) if side % 2 else (1, 0)
        small = edge[side] & ~letters
        if not small.any():
            continue
        others = boxes[reaching & letters]
        dotted = _is_dotted(page, low, boxes[:, low + 2] - boxes[:, low] < 2)
        for piece in np.flatnonzero(small & ~dotted):
            own = boxes[piece]
            level = (others[:, low] <= own[low]) & (own[low + 2] <= others[:, low + 2])
            gap = np.maximum(others[:, start] - own[start + 2], own[start] - others[:, start + 2])
            result[piece] |= (level & (gap >= -1) & (gap <= _MARK_GAP * page.size)).any()
    return result


def _follows(page: Page) -> npt.NDArray[np.bool_]:
    """(n,) which pieces at the edge stand beside a letter as the next letter does."""
    boxes, edge = page.glyphs.boxes, _at_edge(page)
    result = np.zeros(len(boxes), dtype=bool)
    letters = boxes[~edge.any(axis=0) & (page.glyphs.height >= 0.5 * page.size)]
    for sides, start, end in (((0, 2), 0, 1), ((1, 3), 1, 0)):
        for piece in np.flatnonzero(edge[list(sides)].any(axis=0)):
            own = boxes[piece]
            if own[end + 2] - own[end] < _SLICE * page.size or own[start + 2] - own[start] < 2:
                continue
            gap = np.maximum(letters[:, start] - own[start + 2], own[start] - letters[:, start + 2])
            inside = (letters[:, end] - 1 <= own[end]) & (own[end + 2] <= letters[:, end + 2] + 5)
            result[piece] = (inside & (gap >= 0) & (gap <= 0.5 * page.size)).any()
    return result
