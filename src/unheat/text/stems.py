"""Tick marks that run into the labels they point at, cut off.

Where labels are set close to their axis a mark and the first letter are one piece of ink. All
marks of an axis begin at one line and are of one length, and so the piece is cut there.
"""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.cutting import part_at
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.page import Page, side_view

# In letter heights: how long a piece of a mark and a letter is at least, how thick a mark is
# at most, how much of a letter is left at least, and the space between words of a label.
_LONG, _THICK, _LETTER, _SPACE = 1.5, 0.4, 0.5, 0.75
# Shortest mark, and how far it stands off the middle of its label, in pixels.
_SHORTEST_PX, _OFF_PX = 2, 1.5
# Least share of what begins where the marks begin that is one of them.
_MOST = 0.75


def part_from_marks(page: Page, index: IntArray, own: Box, side: str) -> IntArray:
    """``index`` (n,) of the ink on one side of a panel, with marks and letters parted."""
    view = side_view(page.glyphs.boxes[index], own, side)
    first = np.flatnonzero(view[:, 0] <= view[:, 0].min() + 0.5)
    if len(first) < 2:
        return index
    length = view[first, 1] - view[first, 0]
    joined = first[length >= _LONG * page.size]
    thick = max(2.0, _THICK * page.size)
    pairs = [_stem(page.glyphs, int(index[i]), side, thick) for i in joined]
    stems = np.array([stem for stem, _ in pairs])
    lone = length[length < _LONG * page.size]
    # Where one label alone runs into its mark the other marks tell how long they are.
    alone = [_stem(page.glyphs, int(index[i]), side, thick)[0] for i in np.setdiff1d(first, joined)]
    found = [stem for stem in [*(stem for stem, _ in pairs), *alone] if stem >= _SHORTEST_PX]
    mark = max(set(found), key=lambda one: (found.count(one), -one), default=0)
    # A mark between two pixels is told a pixel shorter now and then.
    enough = found.count(mark) >= 2
    mark -= int(mark - 1 in found)
    # The stem of a "1" goes on from its mark.
    long = stems >= mark
    touching = joined[long]
    marks = len(touching) + int((np.abs(lone - mark) <= 1).sum())
    if not len(touching) or not mark or not enough or marks < _MOST * len(first):
        return index
    points = view[touching, 2] + np.array([at for _, at in pairs])[long]
    left = float((view[touching, 1] - view[touching, 0] - mark).min())
    off = _off_middles(view, touching, points, page.size)
    if left < _LETTER * page.size or off > _OFF_PX:
        return index
    low, high, inward = {
        "left": (0, 2, -1),
        "right": (0, 2, 1),
        "top": (1, 3, -1),
        "bottom": (1, 3, 1),
    }[side]
    start = page.glyphs.boxes[index[touching]][:, low if inward > 0 else high]
    edge = round(float(median(start))) + inward * mark
    return np.concatenate([index, part_at(page, index[touching], edge, axis=low)])


def _stem(glyphs: Glyphs, number: int, side: str, thick: float) -> tuple[int, float]:
    """How far a piece goes outwards from its panel as one thin straight stroke; where it stands.

    Both in pixels; the second from where the piece begins along the side.
    """
    ink = glyphs.ink_of(number)
    ink = {"left": ink.T[::-1], "right": ink.T, "top": ink[::-1], "bottom": ink}[side]
    # What was parted from a piece may have left its first lines bare.
    ink = ink[int(ink.any(axis=1).argmax()) :]
    if not ink[0].any():
        return 0, ink.shape[1] / 2
    # The faint foot of the frame is wider than the mark that stands on it; the soft end of a mark
    # between two pixels is narrower by one, and by one on either side in an enlarged picture.
    wide = np.count_nonzero(ink[:4], axis=1)
    foot = int(len(ink) > 1 and (0 < wide[1] < wide[0] or wide[1] - wide[0] == 1))
    if len(wide) == 4 and wide[0] <= wide[1] < wide[2] == wide[3] == wide[0] + 2:
        foot = 2
    elif len(wide) > 2 and wide[2] == wide[1] == wide[0] + 2:
        foot = 1
    start, end = np.flatnonzero(ink[foot])[[0, -1]].tolist()
    # Its other end, where a letter begins, is soft as well.
    same = np.asarray(
        ink.any(axis=1) & ~ink[:, :start].any(axis=1) & ~ink[:, end + 1 :].any(axis=1)
    )
    same[:foot] = True
    length = len(ink) if same.all() else int(np.flatnonzero(~same)[0])
    return (length if end + 1 - start <= thick else 0), (start + end + 1) / 2


def _off_middles(view: FloatArray, touching: IntArray, points: FloatArray, size: float) -> float:
    """How far ``points`` are from the middles of the labels of these pieces, in pixels, usually."""
    off = []
    for i, point in zip(touching, points, strict=True):
        start, end = view[i, 2], view[i, 3]
        level = (view[:, 0] < view[i, 1]) & (view[:, 1] > view[i, 1] - _LETTER * size)
        while True:
            near = level & (view[:, 2] <= end + _SPACE * size)
            near &= view[:, 3] >= start - _SPACE * size
            wider = float(view[near, 2].min()), float(view[near, 3].max())
            if wider == (start, end):
                break
            start, end = wider
        off.append(abs(point - (start + end) / 2))
    return float(median(off))
