"""The smooth part of a strip: where the colors of its rows move without a leap, or leap on."""

from __future__ import annotations

import itertools
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_grow import jump_limit
from unheat.padded import edge_padded

FloatArray = npt.NDArray[np.float64]

MIN_PATH = 24.0
"""Levels of 255 that the colors of a bar move at least."""

MIN_STEP = 5

APART = 3.0
"""Colors of two places of a bar are so far apart, in levels of 255."""

_SMALL_LEAP = 32.0

_BRIGHT, _GAMMA = 128.0, 2.2
"""The highest channel of a color that is no frame's or dark end's, and sRGB's exponent, about."""


def longest_smooth(colors: FloatArray, tolerance: int) -> tuple[int, int]:
    """Rows (first, end) of the longest piece without a jump that moves at all."""
    return _longest(np.asarray(colors, dtype=np.float64).tobytes(), tolerance)


@lru_cache(maxsize=4)
def _longest(packed: bytes, tolerance: int) -> tuple[int, int]:
    """The same of packed colors: one strip is asked for its ramp by several judges."""
    colors = np.frombuffer(packed).reshape(-1, 3)
    step = most(np.abs(colors[1:] - colors[:-1]))
    limit = jump_limit(colors, tolerance)
    leaps = (step > limit).nonzero()[0]
    leaps = leaps[~_leaves_gamut(colors[leaps], colors[leaps + 1], limit)]
    breaks = np.concatenate([[-1], leaps, [len(colors) - 1]])
    best = (0, 0)
    for before, after in itertools.pairwise(breaks.tolist()):
        first, end = before + 1, after + 1
        if end - first <= best[1] - best[0]:
            continue
        if float(np.ptp(colors[first:end], axis=0).max()) >= MIN_PATH / 2:
            best = (first, end)
    return _resumed(colors, breaks, best)


def _leaves_gamut(before: FloatArray, after: FloatArray, limit: float) -> npt.NDArray[np.bool_]:
    """(n,) which leaps between colors (n, 3) are one channel's that runs out of a bright color.

    A palette that is even to the eye (R's ``hcl.colors``) hurries there on its way to nought, and
    the light of that channel is hardly any. The other two go on as they go.
    """
    off = np.sort(np.abs(after - before), axis=1)
    light = most(np.abs(_light(after) - _light(before)))
    bright = np.minimum(before.max(axis=1), after.max(axis=1)) >= _BRIGHT
    alone: npt.NDArray[np.bool_] = (off[:, 1] <= limit / 2) & (light <= limit) & bright
    return alone


def _light(colors: FloatArray) -> FloatArray:
    """The light of channels, as a share of 255."""
    light: FloatArray = 255.0 * (colors / 255.0) ** _GAMMA
    return light


def _resumed(
    colors: FloatArray, breaks: npt.NDArray[np.intp], piece: tuple[int, int]
) -> tuple[int, int]:
    """The piece with its neighbours beyond a leap that belongs to the ramp.

    A table of few colors may leap where the ramp hurries, on in its direction; two ramps
    that meet in a middle may leap there, by little. What lies beyond other leaps is a frame,
    where it is thin, or another thing.
    """
    first, end = piece
    if end - first < 8:
        return piece
    end += _rows_resumed(colors[first:], breaks[breaks >= end] - first, end - first)
    before = len(colors) - 1 - (breaks[breaks < first - 1][::-1] + 1)
    first -= _rows_resumed(colors[:end][::-1], before - (len(colors) - end), end - first)
    return first, end


def _rows_resumed(colors: FloatArray, breaks: npt.NDArray[np.intp], end: int) -> int:
    """How many rows a piece that begins the ``colors`` goes on beyond its ``end``.

    A ramp in few colors may leap on from band to band, by little.
    """
    back, long, whole = max(2, end // 8), end // 5, end
    for after in breaks.tolist():
        beyond = colors[whole : after + 1]
        on = _same_way(colors[whole - back], colors[whole - 1], beyond)
        if len(beyond) >= MIN_STEP and (on or _meets(colors[whole - 1], beyond, long)):
            whole = after + 1
        elif after + 1 >= len(colors) or _leap(colors, whole, after) > _SMALL_LEAP:
            break
    return whole - end


def _leap(colors: FloatArray, whole: int, after: int) -> float:
    """The larger one of the leaps at both ends of what stands between two breaks."""
    near, far = colors[whole] - colors[whole - 1], colors[after + 1] - colors[after]
    return float(max(np.abs(near).max(), np.abs(far).max()))


def _meets(edge: FloatArray, beyond: FloatArray, long: int) -> bool:
    """Whether a small leap leads to another long piece that moves."""
    leap = float(np.abs(beyond[0] - edge).max())
    return len(beyond) >= long and leap <= _SMALL_LEAP and np.ptp(beyond, axis=0).max() > leap


def _same_way(inside: FloatArray, edge: FloatArray, beyond: FloatArray) -> bool:
    """Whether the leap from ``edge`` goes where the ramp was going, and does not go back."""
    way, leap = edge - inside, beyond[0] - edge
    lengths = float(np.linalg.norm(way) * np.linalg.norm(leap))
    back = float(np.linalg.norm(beyond[-1] - edge)) < 0.5 * float(np.linalg.norm(leap))
    return lengths > 0 and float(way @ leap) / lengths > 0.7 and not back


def sampled(colors: FloatArray, count: int) -> FloatArray:
    """At most ``count`` of the colors (n, 3), evenly spaced, both ends included."""
    return colors[_evenly(len(colors), count)]


@lru_cache(maxsize=4096)
def _evenly(length: int, count: int) -> npt.NDArray[np.intp]:
    return np.linspace(0, length - 1, min(count, length)).round().astype(np.intp)


def smoothed(colors: FloatArray) -> FloatArray:
    """The running mean of colors (n, 3) over a part of their length."""
    size = max(3, len(colors) // 24) | 1
    padded = edge_padded(colors, size // 2 + 1, size // 2)
    padded[0] = 0.0
    total = padded.cumsum(axis=0)
    result: FloatArray = (total[size:] - total[:-size]) / size
    return result


def told_apart(colors: FloatArray) -> FloatArray:
    """Colors (n, 3) without those that hardly differ from the one before: a palette may hold
    two of them for one place of a ramp.
    """
    kept = [colors[0]]
    for color in colors[1:]:
        if np.linalg.norm(color - kept[-1]) >= APART:
            kept.append(color)
    return np.array(kept)
