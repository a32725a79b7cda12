"""Words far apart at even steps along the columns: the numbers of an axis, one for every few cells.

Wider than their columns, they would fall into letters that stand on columns of their own. They
stand on the middles of columns, or where the axis is a scale, anywhere at even distances.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from unheat.medians import median
from unheat.text.ink import FloatArray, IntArray
from unheat.text.lines import Line

_MANY = 4

_APART = 1.5
"""Blank between words that are labels for sure, in letter heights."""

_OFF_PX, _OFF = 1.5, 0.15
"""Words are so near to where their steps are, in pixels or as a share of the pitch."""


def words_in_steps(
    words: Sequence[Line], size: float, centers: FloatArray, pitch: float
) -> tuple[dict[int, Line], float] | None:
    """The words by their columns, of which ``centers`` (m,) are the middles, and their spread as a
    share of the ``pitch``; None where they are not in step.

    The first and the last hang out beyond the cells, and what of them does was not looked for here:
    they stand where the others say, if that is under them.
    """
    words = sorted(words, key=lambda word: word.box.x0)
    if len(words) < _MANY:
        return None
    gaps = [two.box.x0 - one.box.x1 for one, two in pairwise(words)]
    if min(gaps) < _APART * size:
        return None
    found = _on_middles(words, centers, pitch) or _at_even_steps(words, centers, pitch)
    if found is None:
        return None
    places, spread = found
    if np.diff(places).min() < 2:
        return None
    return dict(zip(places, words, strict=True)), spread


def nearest_lines(
    points: FloatArray, centers: FloatArray, pitch: float
) -> tuple[IntArray, FloatArray]:
    """(n,) the rows or columns, of ``centers`` (m,), that points (n,) are nearest to, and how far
    they are off these, as shares of the pitch."""
    away = (points[:, None] - centers[None, :]) / pitch
    nearest = np.abs(away).argmin(axis=1)
    return nearest, away[np.arange(len(points)), nearest]


def _on_middles(
    words: Sequence[Line], centers: FloatArray, pitch: float
) -> tuple[list[int], float] | None:
    """Words on the middles of every second, third … column, and their spread."""
    nearest, rest = nearest_lines(_middles(words), centers, pitch)
    inner = slice(1, -1) if len(words) > _MANY else slice(None)
    step = int(median(np.diff(nearest[inner])))
    for end, beside, move in ((0, 1, -step), (-1, -2, step)):
        place = int(nearest[beside]) + move
        over = 0 <= place < len(centers) and words[end].box.x0 < centers[place] < words[end].box.x1
        if over and len(words) > _MANY and _hangs_out(words[end], end, centers, pitch):
            nearest[end], rest[end] = place, 0.0
    if np.abs(rest).max() * pitch > max(_OFF_PX, _OFF * pitch) or np.ptp(np.diff(nearest)) > 0:
        return None
    return nearest.tolist(), float(np.sqrt(np.mean(rest**2)))


def _at_even_steps(
    words: Sequence[Line], centers: FloatArray, pitch: float
) -> tuple[list[int], float] | None:
    """Words at even distances that stand on the middles of no columns, and how unevenly they do."""
    if len(words) <= _MANY:
        return None
    middles = _middles(words)
    order = np.arange(len(words))
    step, first = np.polyfit(order[1:-1], middles[1:-1], 1)
    even = first + step * order
    off = middles - even
    for end in (0, -1):
        over = words[end].box.x0 < even[end] < words[end].box.x1
        if over and _hangs_out(words[end], end, centers, pitch):
            off[end] = 0.0
    ends = centers[0] - pitch / 2, centers[-1] + pitch / 2
    within = ends[0] - _OFF_PX <= even[0] and even[-1] <= ends[1] + _OFF_PX
    if np.abs(off).max() > _OFF_PX or not within:
        return None
    nearest, _ = nearest_lines(even, centers, pitch)
    return nearest.tolist(), float(np.sqrt(np.mean((off / pitch) ** 2)))


def _hangs_out(word: Line, end: int, centers: FloatArray, pitch: float) -> bool:
    """Whether a word at an ``end`` (0 or -1) of its line begins, or ends, beyond the cells."""
    if end == 0:
        return bool(word.box.x0 < centers[0] - pitch / 2)
    return bool(word.box.x1 > centers[-1] + pitch / 2)


def _middles(words: Sequence[Line]) -> FloatArray:
    return np.array([word.center[0] for word in words])
