"""Level labels of columns whose letters ran into one piece of ink over several columns.

"S01", "S02" and so on are as wide as their columns: small letters touch there, within a label as
well as between two, and no piece of ink is one label. What parts them lies half way between the
columns: there letters meet by a pixel or not at all, and on both sides labels are centered.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line

FEWEST = 5
"""So many labels in a row are on their columns by no chance, wherever their letters were cut."""

_OFF, _OFF_PX = 0.12, 1.5
"""How far from half way between two columns their labels may meet, in columns or in pixels."""

_MET = 1.0
"""Pixels by which letters of two labels touch, in the mean."""

_HALF_WAY = 1e-3
"""Of two cuts as good the one nearer to half way, per pixel."""


def edges_between(glyphs: Glyphs, atom: Line, centers: FloatArray, most: float) -> list[int]:
    """Columns of pixels that part an atom into one label on each of ``centers`` (n,), none where
    nothing does.

    Labels are off their centers by ``most`` pixels at most.
    """
    if len(centers) < FEWEST:
        return []
    x0, y0, x1, y1 = map(int, atom.box.as_tuple())
    ink, left = np.isin(glyphs.labels[y0:y1, x0:x1], glyphs.label[atom.glyphs]), x0
    filled = np.flatnonzero(ink.any(axis=0))
    # Pixels of one column that go on in the next one: what a cut between them parts.
    met = np.concatenate([[0], (ink[:, 1:] & ink[:, :-1]).sum(axis=0)])
    tries = []
    for one, two in pairwise(centers.tolist()):
        middle, reach = (one + two) / 2 - left, max(_OFF * (two - one), _OFF_PX)
        tries.append(np.arange(int(np.ceil(middle - reach)), int(middle + reach) + 1))
    if any(edge.min() < 1 or edge.max() >= ink.shape[1] for edge in tries):
        return []
    starts, costs, before = np.array([0]), np.zeros(1), list[IntArray]()
    for number, edges in enumerate([*tries, np.array([ink.shape[1]])]):
        first = filled[np.searchsorted(filled, starts)]
        last = filled[np.searchsorted(filled, edges) - 1] + 1
        off = (first[:, None] + last[None, :]) / 2 - (centers[number] - left)
        cost = costs[:, None] + np.where(np.abs(off) <= most, (off / most) ** 2, np.inf)
        before.append(cost.argmin(axis=0))
        costs = cost.min(axis=0)
        if number < len(tries):
            middle = (centers[number] + centers[number + 1]) / 2 - left
            costs = costs + met[edges] + _HALF_WAY * np.abs(edges - middle)
        starts = edges
    if not np.isfinite(costs[0]):
        return []
    place, chosen = 0, list[int]()
    for number in range(len(tries), 0, -1):
        place = int(before[number][place])
        chosen.append(int(tries[number - 1][place]))
    if float(np.mean(met[chosen])) > _MET:
        return []
    return [left + edge for edge in reversed(chosen)]
