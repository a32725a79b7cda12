"""Level labels of columns set so wide that they run on in each other, without a gap.

Each is centered on its column: where one begins, its mirror image tells where it ends, and there
the next one begins. A word that happens to span columns has its letters elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, join_lines

_OFF, _OFF_PX = 0.2, 0.75
"""So far is the middle of a label from that of its column, in letter heights or in pixels: half a
letter more or less would be seen."""

_NAMED = 0.8
"""Share of the columns under a line that have print, where its labels touch."""

_SHARED = 0.5
"""Pieces over each other are one letter: a dot and its stem, but no hook under a neighbor."""


def parted_at_columns(glyphs: Glyphs, atoms: list[Line], centers: FloatArray) -> list[Line]:
    """The ``atoms`` of a level line, those that span columns cut into one label for each."""
    if len(centers) < 2 or not _are_named(atoms, centers):
        return atoms
    result: list[Line] = []
    for atom in atoms:
        inside = centers[(centers > atom.box.x0) & (centers < atom.box.x1)]
        wide = len(inside) > 1 and atom.box.width > float(np.diff(centers).min())
        result += (_labels(glyphs, atom, inside) if wide else None) or [atom]
    return result


def _are_named(atoms: list[Line], centers: FloatArray) -> bool:
    """Whether print stands at nearly every column that a line runs over.

    Labels that touch are so many that there is no room for them. Where a few are set over many
    narrow columns, one that spans three of these may fall into three parts by chance.
    """
    low = np.array([atom.box.x0 for atom in atoms])
    high = np.array([atom.box.x1 for atom in atoms])
    over = centers[(centers > low.min()) & (centers < high.max())]
    named = ((over[:, None] > low - 1) & (over[:, None] < high + 1)).any(axis=1)
    return bool(named.size and named.mean() >= _NAMED)


def _labels(glyphs: Glyphs, atom: Line, centers: FloatArray) -> list[Line] | None:
    """The pieces of an atom, one centered on each of these columns; None where they are not."""
    letters = _letters(glyphs, atom)
    lows = [float(glyphs.boxes[one, 0].min()) for one in letters]
    highs = [float(glyphs.boxes[one, 2].max()) for one in letters]
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


def _letters(glyphs: Glyphs, atom: Line) -> list[IntArray]:
    """The glyphs of an atom from left to right, those over each other together."""
    boxes = glyphs.boxes[atom.glyphs]
    order = np.argsort(boxes[:, 0] + boxes[:, 2], kind="stable")
    letters: list[list[int]] = []
    right = -np.inf
    for place in order.tolist():
        x0, _, x1, _ = boxes[place]
        before = letters[-1] if letters else []
        narrower = min(x1 - x0, right - glyphs.boxes[before, 0].min()) if before else 0.0
        if before and right - x0 > _SHARED * narrower:
            before.append(int(atom.glyphs[place]))
            right = max(right, x1)
        else:
            letters.append([int(atom.glyphs[place])])
            right = x1
    return [np.array(letter) for letter in letters]
