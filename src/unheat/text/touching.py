"""Labels along their axis set so wide that they run on in each other, without a gap: level ones of
columns, and those of rows that were turned.

Each is centered on its column: where one begins, its mirror image tells where it ends, and there
the next one begins. A word that happens to span columns has its letters elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.text.cutting import cut_at, part_at
from unheat.text.fused_labels import FEWEST, edges_between
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, group_lines, join_lines, measure_angle, split_line
from unheat.text.page import Page

_OFF, _OFF_PX = 0.2, 0.75
"""So far is the middle of a label from that of its column, in letter heights or in pixels: half a
letter more or less would be seen."""

_NAMED = 0.8
"""Share of the columns under a line that have print, where its labels touch."""

_SHARED = 0.5
"""Pieces over each other are one letter: a dot and its stem, but no hook under a neighbor."""

WORDS = 0.28
"""Gaps wider than this many letter heights may part words, narrower ones part letters."""

_TWO = 0.9
"""Letters of two labels that run together are at least so wide, in letter heights."""


def part_columns(page: Page, index: IntArray, centers: FloatArray) -> IntArray:
    """``index`` (n,) of a band of ink with the letters parted that belong to two columns.

    ``centers`` are those of the columns. Level labels that are a little too wide for them overlap
    by a pixel or two, and the last letter of one is one piece with the first of the next. A piece
    is cut where then, and only then, every label is centered on its column; it is noted down. A
    word may be cut so by chance: as many labels have to be on their columns without any cut.
    """
    if len(centers) < 2 or measure_angle(page.glyphs, index) != 0.0:
        return index
    size = page.glyphs.text_size(index)
    for line in group_lines(page.glyphs, index, 0.0, size):
        atoms = split_line(page.glyphs, line, max(1.0, WORDS * line.size))
        if not _are_named(atoms, centers):
            continue
        alone = sum(
            bool(labels_of(page.glyphs, atom, centers[[_nearest(atom, centers)]])) for atom in atoms
        )
        for atom in atoms:
            inside = _spanned(atom, centers)
            if len(inside) < 2 or labels_of(page.glyphs, atom, inside):
                continue
            cuts = _cuts(page.glyphs, atom, inside, alone)
            for number, edge in cuts:
                fresh = part_at(page, np.array([number]), edge, 0)
                page.parted |= {number, *fresh.tolist()}
                index = np.concatenate([index, fresh])
            if not cuts:
                index = _parted_between(page, index, atom, inside)
    return index


def _parted_between(page: Page, index: IntArray, atom: Line, centers: FloatArray) -> IntArray:
    """``index`` with the pieces parted that run on over several columns, if that makes labels."""
    own, most = atom.glyphs, max(_OFF * atom.size, _OFF_PX)
    for edge in edges_between(page.glyphs, atom, centers, most):
        boxes = page.glyphs.boxes[own]
        fresh = part_at(page, own[(boxes[:, 0] < edge) & (edge < boxes[:, 2])], edge, 0)
        own, index = np.concatenate([own, fresh]), np.concatenate([index, fresh])
    return index


def parted_at_middles(
    glyphs: Glyphs, atoms: list[Line], centers: FloatArray, axis: int
) -> list[Line]:
    """The ``atoms`` of a line along an axis (0: level, under columns; 1: turned, beside rows),
    those that span several cells cut into one label for each."""
    if len(centers) < 2 or not _are_named(atoms, centers, axis):
        return atoms
    result: list[Line] = []
    for atom in atoms:
        inside = _spanned(atom, centers, axis)
        result += (labels_of(glyphs, atom, inside, axis) if len(inside) > 1 else None) or [atom]
    return result


def _ends(atom: Line, axis: int) -> tuple[float, float]:
    """Where a line begins and ends along an axis, pixels."""
    box = atom.box
    return (box.x0, box.x1) if axis == 0 else (box.y0, box.y1)


def _spanned(atom: Line, centers: FloatArray, axis: int = 0) -> FloatArray:
    """The centers that an atom runs over, none where it is no wider than a column."""
    start, end = _ends(atom, axis)
    inside = (centers > start) & (centers < end)
    result: FloatArray = centers[inside & (end - start > np.diff(centers).min())]
    return result


def _nearest(atom: Line, centers: FloatArray) -> int:
    return int(np.abs(centers - atom.center[0]).argmin())


def _cuts(glyphs: Glyphs, atom: Line, centers: FloatArray, alone: int) -> list[tuple[int, int]]:
    """(glyph, column of pixels) where pieces are cut so that the labels are centered, or none.

    Every piece that may be two letters is cut at its thinnest on trial; of the cuts those count
    that part two labels. ``alone`` labels of the line are on their columns by themselves.
    """
    boxes = glyphs.boxes[atom.glyphs]
    tried: dict[int, tuple[int, int]] = {}
    whole = len(glyphs)
    for number in atom.glyphs[boxes[:, 2] - boxes[:, 0] >= _TWO * atom.size].tolist():
        edge = _thinnest(glyphs, number)
        if edge is None:
            continue
        glyphs = cut_at(glyphs, np.array([number]), edge, 0)
        tried[len(glyphs) - 1] = number, edge
    if not tried:
        return []
    index = np.concatenate([atom.glyphs, np.arange(whole, len(glyphs))])
    parts = labels_of(glyphs, replace(atom, glyphs=index), centers)
    if parts is None:
        return []
    label = {int(one): k for k, part in enumerate(parts) for one in part.glyphs}
    cuts: dict[int, tuple[int, int]] = {}
    for left, (number, edge) in tried.items():
        one, two = label[left], label[number]
        if one != two:
            # Both labels have their middles where they should: between where one has to end and
            # the other has to begin lies what they share.
            ends = 2 * centers[one] - parts[one].box.x0, 2 * centers[two] - parts[two].box.x1
            low, high = glyphs.boxes[left, 0] + 1, glyphs.boxes[number, 2] - 1
            between = round(float(np.clip(np.mean(ends), low, high)))
            cuts[left] = number, between if two == one + 1 else edge
    cut = {label[one] for left, (number, _) in cuts.items() for one in (left, number)}
    proven = alone + len(parts) - len(cut) >= len(cut) or len(parts) >= FEWEST
    return list(cuts.values()) if proven else []


def _thinnest(glyphs: Glyphs, number: int) -> int | None:
    """The column of pixels in the middle half of a piece with the least ink beside it.

    None where there is ink on one side of it alone: the rest of the box went to another piece.
    """
    counts = glyphs.ink_of(number).sum(axis=0)
    quarter = max(1, len(counts) // 4)
    tried = [
        at
        for at in range(quarter, len(counts) - quarter + 1)
        if counts[:at].any() and counts[at:].any()
    ]
    least = min(
        tried,
        key=lambda at: (counts[at - 1] + counts[at], abs(2 * at - len(counts))),
        default=None,
    )
    return None if least is None else int(glyphs.boxes[number, 0]) + least


def _are_named(atoms: list[Line], centers: FloatArray, axis: int = 0) -> bool:
    """Whether print stands at nearly every column that a line runs over.

    Labels that touch are so many that there is no room for them. Where a few are set over many
    narrow columns, one that spans three of these may fall into three parts by chance.
    """
    low, high = np.array([_ends(atom, axis) for atom in atoms]).T
    over = centers[(centers > low.min()) & (centers < high.max())]
    named = ((over[:, None] > low - 1) & (over[:, None] < high + 1)).any(axis=1)
    return bool(named.size and named.mean() >= _NAMED)


def labels_of(glyphs: Glyphs, atom: Line, centers: FloatArray, axis: int = 0) -> list[Line] | None:
    """The pieces of an atom, one centered on each of these columns; None where they are not."""
    letters = _letters(glyphs, atom, axis)
    lows = [float(glyphs.boxes[one, axis].min()) for one in letters]
    highs = [float(glyphs.boxes[one, axis + 2].max()) for one in letters]
    count, most = len(letters), max(_OFF * atom.size, _OFF_PX)
    # best[k][i]: the least sum of squared distances of k labels that hold the first i letters.
    best = np.full((len(centers) + 1, count + 1), np.inf)
    cut = np.zeros(best.shape, dtype=np.intp)
    best[0, 0] = 0.0
    for k, center in enumerate(centers.tolist(), 1):
        for start in np.flatnonzero(np.isfinite(best[k - 1, :count])).tolist():
            for end in range(start + 1, count + 1):
                off = abs((lows[start] + highs[end - 1]) / 2 - center)
                cost = best[k - 1, start] + off**2
                if off <= most and cost < best[k, end]:
                    best[k, end], cut[k, end] = cost, start
    if not np.isfinite(best[-1, -1]):
        return None
    parts, end = [], count
    for k in range(len(centers), 0, -1):
        start = int(cut[k, end])
        index = np.concatenate(letters[start:end])
        parts.append(join_lines(glyphs, [replace(atom, glyphs=index)]))
        end = start
    return parts[::-1]


def _letters(glyphs: Glyphs, atom: Line, axis: int) -> list[IntArray]:
    """The glyphs of an atom from left to right (from above), those over each other together."""
    boxes = glyphs.boxes[atom.glyphs]
    order = np.argsort(boxes[:, axis] + boxes[:, axis + 2], kind="stable")
    letters: list[list[int]] = []
    right = -np.inf
    for place in order.tolist():
        x0, x1 = boxes[place, axis], boxes[place, axis + 2]
        before = letters[-1] if letters else []
        narrower = min(x1 - x0, right - glyphs.boxes[before, axis].min()) if before else 0.0
        if before and right - x0 > _SHARED * narrower:
            before.append(int(atom.glyphs[place]))
            right = max(right, x1)
        else:
            letters.append([int(atom.glyphs[place])])
            right = x1
    return [np.array(letter) for letter in letters]
