"""Filled blocks that frames tie to something larger.

The strip over a facet and the frame around its cells share a line, and so they are one
connected piece, which is no block. Lines are thin: what a square as high as small print
can reach without leaving the piece is filled, and is a block of its own.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import Components, components
from unheat.medians import commonest, median

_THICK = 7
"""Pixels that lines are thinner than, and blocks with print on them higher."""

_RING = 5
"""Pixels that the rings of a codec are narrower than."""

_SHORT, _LONG = 8, 28
_FULL, _PRINTED, _HELD = 0.95, 0.5, 0.65
_FRAYED_PX = 4
"""Rows of pixels by which rules and what the cells took away fray a block at most."""

_RIM = 0.9
"""Of the rim of a rectangle that belongs to its block; at its corners a codec may have been."""

_MOST_COLORS = 4
_FLAT, _COARSE = 16.0, 8
"""Levels within which a block has one color, and those within which it is counted."""

_SOLID = 0.6
"""What fills more of its box, up to the rim, is one block."""

_LEFT = 0.2
"""What is less of a piece without its blocks and the lines about these is print on them, and the
smear between them."""

_HALF = 0.5
"""And so much of a piece are its blocks at least."""

_BARE = 0.08
"""Share of its box that a heading and names about cells take at least; a frame is thinner."""

_MARK_PX = 3
"""What hangs on a block reaches so far beyond it at least."""

_STEM = 0.5
"""Blocks of one color that are thinner, in letter heights, hold no print: they are the stems of one
letter, large and bold."""

_LETTER = 2.0
"""A hole that a letter in the color of the page leaves in a block is so large at most, in letter
heights; what lies between a frame and its cells is longer."""

Stats = npt.NDArray[np.int64]


def rim_of(inside: npt.NDArray[np.bool_], deep: int) -> npt.NDArray[np.bool_]:
    """The pixels (n,) along the four sides of a block ``inside`` (h, w) its box, at the fullest of
    ``deep`` lines from the outermost but one on: a codec may have cut one of them off.
    """
    sides = (inside, inside[::-1], inside.T, inside.T[::-1])
    lines = [side[1 : 1 + deep] for side in sides]
    return np.concatenate([line[int(np.argmax(line.mean(axis=1)))] for line in lines])


def plates_apart(
    labels: npt.NDArray[np.int32],
    stats: Stats,
    framed: npt.NDArray[np.int64],
    *,
    letter: float,
    lossy: bool = False,
) -> Stats:
    """``stats`` with rows for the blocks that were cut out of the ``framed`` pieces.

    ``labels`` (height, width) number the pieces from 1 and get the numbers of the new ones;
    ``stats`` (n, 5) are x, y, width, height and area of each; ``letter`` is how large letters are,
    in pixels. Print in the color of the page leaves holes in its block, and in a ``lossy`` picture
    print on a block has rings about it, where that is as pale as the page; both are filled.
    """
    kernel = np.ones((_THICK, _THICK), np.uint8)
    for row in framed.tolist():
        x0, y0, width, height = stats[row, :4].tolist()
        region = labels[y0 : y0 + height, x0 : x0 + width]
        piece = np.pad((region > 0 if lossy else region == row + 1).astype(np.uint8), _RING)
        if lossy:
            holes = np.ones((_RING, _RING), np.uint8)
            piece = cv2.morphologyEx(piece, cv2.MORPH_CLOSE, holes, borderValue=0)
        _fill_letters(piece, _LETTER * letter)
        opened = cv2.morphologyEx(piece, cv2.MORPH_OPEN, kernel, borderValue=0)
        opened = opened[_RING:-_RING, _RING:-_RING]
        # Strips over and beside a facet meet at a corner.
        found = _unbent(opened > 0)
        left, top, wide, high = found.boxes.T.copy()
        full = found.areas >= _FULL * wide * high
        # Rules go on beside the cells under a heading. Bold print takes more of it, and none of
        # its rim.
        for block in np.flatnonzero(~full & (found.areas >= _PRINTED * wide * high)).tolist():
            y, x, rows, columns = top[block], left[block], high[block], wide[block]
            part = found.labels[y : y + rows, x : x + columns] == block
            first, last = _trimmed(part)
            if _rim(part[first : rows - last]) >= _RIM:
                full[block] = True
                top[block], high[block] = y + first, rows - first - last
        large = (np.minimum(wide, high) >= _SHORT) & (np.maximum(wide, high) >= _LONG)
        for block in np.flatnonzero(full & large).tolist():
            stats = np.concatenate([stats, stats[:1]])
            box = left[block] + x0, top[block] + y0, wide[block], high[block]
            filled = found.labels == block
            filled[: top[block]] = filled[top[block] + high[block] :] = False
            if lossy and (region > 0)[filled].mean() < _HELD:
                # What a codec throws about print in the narrow cell of a table fills that as well.
                stats = stats[:-1]
                continue
            stats[-1] = [*box, filled.sum()]
            taken = np.bincount(region[filled], minlength=len(stats))[1:]
            # Print that the rings have parted from its block belongs to that.
            stats[:-1][taken == stats[:-1, 4], 2:] = 0
            stats[row, 4] = max(stats[row, 4] - taken[row], 0)
            region[filled] = len(stats)
    return stats


def _unbent(solid: npt.NDArray[np.bool_]) -> Components:
    """The pieces of ``solid`` (h, w), cut where one is bent and its arms are full: the heading of a
    table goes over its names and on into their ground, and neither is as large as the box about
    both.

    A heading keeps its whole width, the corner over the names included.
    """
    found = components(solid, 4)
    wide, high = found.boxes[:, 2:].T
    bent = (found.areas < _FULL * wide * high) & (np.minimum(wide, high) >= 2 * _SHORT)
    bent[0] = False
    if not bent.any():
        return found
    for block in np.flatnonzero(bent).tolist():
        x, y, columns, rows = found.boxes[block].tolist()
        part = found.labels[y : y + rows, x : x + columns] == block
        for one in (part, part.T):
            # Where a line of pixels ends elsewhere than the one before it another arm begins.
            ends = np.stack([one.argmax(axis=1), one[:, ::-1].argmax(axis=1)])
            leaps = np.flatnonzero(most(np.abs(np.diff(ends, axis=1)).T) >= _SHORT)
            arms = one.copy()
            arms[leaps + (one[leaps].sum(axis=1) > one[leaps + 1].sum(axis=1))] = False
            pieces = components(arms, 4)
            sides = pieces.boxes[1:, 2:]
            full = pieces.areas[1:] >= _FULL * sides.prod(axis=1)
            full &= (sides.min(axis=1) >= _SHORT) & (sides.max(axis=1) >= _LONG)
            if full.sum() > 1 and pieces.areas[1:][full].sum() >= _FULL * found.areas[block]:
                solid[y : y + rows, x : x + columns] &= ~part | (arms if one is part else arms.T)
                break
    return components(solid, 4)


def _trimmed(part: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """Rows of pixels at the top and at the foot of a block that are rules beside it, no more."""
    shares = part.mean(axis=1)
    ends = []
    for one in (shares, shares[::-1]):
        full = np.flatnonzero(one[: _FRAYED_PX + 1] >= _PRINTED)
        ends.append(int(full[0]) if len(full) and len(one) > 2 * _FRAYED_PX else 0)
    return ends[0], ends[1]


def _fill_letters(piece: npt.NDArray[np.uint8], largest: float) -> None:
    """Fill the holes of a piece (its pixels are 1) whose sides are no longer than ``largest``."""
    holes = components(piece == 0)
    sides = holes.boxes[:, 2:].max(axis=1, initial=0)
    small = (sides <= largest) & (holes.areas > 0)
    small[0] = False
    piece[small[holes.labels]] = 1


def colors_apart(
    rgb: npt.NDArray[np.uint8],
    labels: npt.NDArray[np.int32],
    stats: Stats,
    *,
    letter: float,
) -> Stats:
    """``stats`` with rows for blocks of different colors that are one piece.

    The heading of a table and the first of its names on a tinted ground touch in a corner, with a
    rule or its smear between them. What is left of such a piece is dropped.
    """
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    large = (np.minimum(width, height) >= _SHORT) & (area >= 2 * _SHORT * _LONG)
    for row in np.flatnonzero(large & (area >= _BARE * width * height)).tolist():
        x0, y0, wide, high = stats[row, :4].tolist()
        place = slice(y0, y0 + high), slice(x0, x0 + wide)
        left = labels[place] == row + 1
        rim = np.concatenate([left[1], left[-2], left[:, 1], left[:, -2]])
        if rim.mean() >= _RIM and left.mean() >= _SOLID:
            # Rules may go around cells between a heading and names, and make no block of them.
            continue
        blocks: list[npt.NDArray[np.bool_]] = []
        rest, colors = left, 0
        for _ in range(_MOST_COLORS):
            if rest.sum() < _LEFT * left.sum():
                break
            color = commonest(rgb[place][rest], _COARSE)
            near = most(np.abs(rgb[place] - color)) <= _FLAT
            found = _blocks(near, rest, max(_LETTER * letter, _LONG))
            if not found:
                # Frames and rules have a color of their own, and may have more of it than names.
                rest = rest & ~near
            blocks += found
            colors += bool(found)
            for block in found:
                rest = rest & ~_box(block)
        held = sum(int(block.sum()) for block in blocks)
        if len(blocks) < 2 or rest.sum() >= _LEFT * left.sum() or held < _HALF * left.sum():
            continue
        if colors == 1 and all(_thickness(block) < _STEM * letter for block in blocks):
            continue
        stats[row, 2:] = 0
        labels[place][left] = 0
        for block in blocks:
            labels[place][block] = len(stats) + 1
            down, across = np.flatnonzero(block.any(axis=1)), np.flatnonzero(block.any(axis=0))
            box = x0 + across[0], y0 + down[0], np.ptp(across) + 1, np.ptp(down) + 1
            stats = np.concatenate([stats, np.array([[*box, block.sum()]], dtype=stats.dtype)])
    return stats


def marks_apart(rgb: npt.NDArray[np.uint8], labels: npt.NDArray[np.int32], stats: Stats) -> Stats:
    """``stats`` with rows for what hangs on blocks: marks of ticks, and labels that touch these.

    The ground of axes that is a little darker than the page goes on beside the cells, and the marks
    begin where it ends, or a pixel before. What is beyond a block stands on the page.
    """
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    large = (np.minimum(width, height) >= _SHORT) & (np.maximum(width, height) >= _LONG)
    kernel = np.ones((_THICK, _THICK), np.uint8)
    for row in np.flatnonzero(large & (area >= _PRINTED * width * height)).tolist():
        x0, y0, wide, high = stats[row, :4].tolist()
        region = labels[y0 : y0 + high, x0 : x0 + wide]
        piece = region == row + 1
        solid = cv2.morphologyEx(piece.astype(np.uint8), cv2.MORPH_OPEN, kernel, borderValue=0) > 0
        if not solid.any():
            continue
        block = _box(solid)
        rest = piece & ~block
        down, across = np.flatnonzero(block.any(axis=1)), np.flatnonzero(block.any(axis=0))
        inner = piece[down[0] : down[-1] + 1, across[0] : across[-1] + 1]
        if not rest.any() or rest.sum() > _LEFT * area[row] or _rim(inner) < _RIM:
            continue
        beyond = rest.copy()
        colors = rgb[y0 : y0 + high, x0 : x0 + wide]
        own = median(colors[solid], along_first=True)
        edge = block & ~(cv2.erode(block.astype(np.uint8), np.ones((3, 3)), borderValue=0) > 0)
        rest |= edge & piece & (most(np.abs(colors - own)) > _FLAT)
        found = components(rest)
        long = found.boxes[:, 2:].max(axis=1) >= _MARK_PX
        long &= np.bincount(found.labels[beyond], minlength=found.count) > 0
        long[0] = False
        if not long.any():
            continue
        numbers = (np.cumsum(long) * long).astype(np.int32)[found.labels]
        region[beyond] = 0
        region[numbers > 0] = numbers[numbers > 0] + len(stats)
        inside = int((region == row + 1).sum())
        stats[row] = x0 + across[0], y0 + down[0], len(across), len(down), inside
        more = np.column_stack([found.boxes[long], found.areas[long]])
        more[:, :2] += (x0, y0)
        stats = np.concatenate([stats, more.astype(stats.dtype)])
    return stats


def _blocks(
    near: npt.NDArray[np.bool_], rest: npt.NDArray[np.bool_], lines: float
) -> list[npt.NDArray[np.bool_]]:
    """The rectangles of what is ``near`` one color in the rest of a piece, without their print.

    A word and what a codec threw about it leave a hole no higher than ``lines`` pixels.
    """
    kernel = np.ones((_THICK, _THICK), np.uint8)
    own = near & rest
    filled = np.asarray(own, dtype=np.uint8)
    holes = components(filled == 0)
    low = (holes.boxes[:, 3] <= lines) & (holes.areas > 0)
    low[0] = False
    # What reaches the edges on two sides is what lies beside a large letter, not in a block.
    left, top, wide, high = holes.boxes.T
    beside = (left == 0).astype(int) + (top == 0) + (left + wide == own.shape[1])
    low &= beside + (top + high == own.shape[0]) < 2
    filled[low[holes.labels]] = 1
    found = components(cv2.morphologyEx(filled, cv2.MORPH_OPEN, kernel) > 0)
    result = []
    for number in range(1, found.count):
        left, top, wide, high = found.boxes[number].tolist()
        if min(wide, high) < _SHORT or max(wide, high) < _LONG:
            continue
        part = found.labels[top : top + high, left : left + wide] == number
        if _rim(part) >= _RIM:
            block = np.zeros_like(own)
            place = slice(top, top + high), slice(left, left + wide)
            block[place] = own[place]
            result.append(block)
    return result


def _rim(part: npt.NDArray[np.bool_]) -> float:
    """Share of the outermost pixels of a box that are its block's; rules may fray these, and leave
    those next to them, if there are any."""
    shares = [
        float(np.concatenate([one[0], one[-1], one[:, 0], one[:, -1]]).mean())
        for one in (part, part[1:-1, 1:-1])
        if one.size
    ]
    return max(shares, default=0.0)


def _thickness(mask: npt.NDArray[np.bool_]) -> int:
    """The shorter side of the rectangle about a mask, in pixels."""
    return int(min(mask.any(axis=1).sum(), mask.any(axis=0).sum()))


def _box(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(h, w): the rectangle about a mask."""
    down, across = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    result = np.zeros(mask.shape, dtype=bool)
    result[down[0] : down[-1] + 1, across[0] : across[-1] + 1] = True
    return result
