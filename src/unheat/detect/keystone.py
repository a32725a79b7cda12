"""How the lines of a page converge that was taken at a slant.

Rows of a page that somebody photographed from aside are lines through one point far away, and so
are its columns: pencils. Of all pencils those are the page's in which its edges fall on few lines.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.edge_profiles import (
    COARSE_PX,
    FINE_DEG,
    FINE_PX,
    LEAST_GAIN,
    MOST_DEG,
    Edges,
    axes_of,
    gradients,
)

FloatArray = npt.NDArray[np.float64]

_MOST_APART_DEG, _RATES, _STEP_DEG = 5.0, 33, 0.2
"""Lines differ by so much at most. This and their turn are looked for in so many and in such steps
first."""

_PEAKS = 6
"""Of so many of the best, closer looks tell which is."""

_WARY = 0.03
"""What lines that converge by as much as they may cost of their sharpness (logarithm)."""

_STRETCH_PX = 9
"""Borders of cells go on for so many pixels, over which strokes of letters cancel out."""


@dataclass(frozen=True, slots=True)
class Pencil:
    """Lines that meet far away: their ``angle`` (degrees) through the center of the picture, and
    the ``rate`` at which their slope grows with the distance from it, per pixel."""

    angle: float
    rate: float


def keystone(rgb: npt.NDArray[np.uint8], tilt: tuple[float, float]) -> tuple[Pencil, Pencil] | None:
    """How (rows, columns) of a picture converge that was taken at a slant; None if they do not.

    ``tilt`` is what ``tilt_deg`` says. Lines that converge blur every turn, and the best one may be
    far from theirs, so pencils are looked for about all angles. Letters have many short edges and
    cells few: what is left of edges along their axis tells more of these.
    """
    shrink, dx, dy = gradients(rgb)
    long = cv2.blur(dx, (1, _STRETCH_PX)), cv2.blur(dy, (_STRETCH_PX, 1))
    axes, whole = axes_of(dx, dy), axes_of(*(np.asarray(one, dtype=np.float32) for one in long))
    if axes is None or whole is None:
        return None
    looks = [
        _best_pencil(some, every, sign, angle, math.radians(_MOST_APART_DEG) / side)
        for some, every, angle, side, sign in zip(
            whole, axes, tilt, dx.shape, (1.0, -1.0), strict=True
        )
    ]
    if max(gain for gain, _ in looks) < LEAST_GAIN:
        return None
    # Who stood aside of a page stood hardly ever right before it the other way.
    rows, columns = (
        Pencil(best.angle, best.rate / shrink) if gain > 0.0 else Pencil(angle, 0.0)
        for (gain, best), angle in zip(looks, tilt, strict=True)
    )
    return rows, columns


def _best_pencil(
    long: Edges, edges: Edges, sign: float, angle: float, spread: float
) -> tuple[float, Pencil]:
    """The pencil with the sharpest profile, and how much sharper it is than at ``angle``.

    ``long`` tell about where it is, and all ``edges`` with them where exactly. ``sign`` is that of
    turns of these edges, ``spread`` the largest rate that is looked at.
    """
    some = long.some()
    turns = np.arange(-MOST_DEG, MOST_DEG + _STEP_DEG / 2, _STEP_DEG)
    rates = spread * np.linspace(-1.0, 1.0, _RATES)
    step = rates[1] - rates[0]
    best = []
    for turn, rate in _peaks(_sharpness(some, sign * turns, rates, COARSE_PX, spread))[:_PEAKS]:
        near = turns[turn] + np.arange(-_STEP_DEG, _STEP_DEG + FINE_DEG, 2 * FINE_DEG)
        about = rates[rate] + step * np.linspace(-1.0, 1.0, 7)
        looks = _sharpness(some, sign * near, about, FINE_PX, spread)
        turn, rate = _peaks(looks)[0]
        best.append((float(looks[rate, turn]), float(near[turn]), float(about[rate])))
    _, middle, rate_there = max(best)
    near = middle + np.arange(-0.2, 0.2 + FINE_DEG / 2, FINE_DEG)
    about = rate_there + step / 3.0 * np.linspace(-1.0, 1.0, 9)
    both = [_sharpness(one, sign * near, about, FINE_PX) for one in (long, edges)]
    turn, rate = _peaks(both[0] + both[1])[0]
    gain = both[0][rate, turn] - long.sharpness([sign * angle], FINE_PX)[0]
    return float(gain), Pencil(float(near[turn]), float(about[rate]))


def _sharpness(
    edges: Edges, turns: FloatArray, rates: FloatArray, width: float, spread: float = math.inf
) -> FloatArray:
    """(rates, turns) how sharp the profiles of edges are, less what rates of ``spread`` cost: of
    edges that all lie at one side one pencil explains as much as another."""
    looks = np.array([edges.sharpness(turns, width, rate) for rate in rates])
    return np.asarray(looks - _WARY * np.abs(rates[:, None]) / spread)


def _peaks(looks: FloatArray) -> list[tuple[int, int]]:
    """(turn, rate) of places of a matrix (rates, turns) that are as large as those about them, the
    largest first."""
    around = cv2.dilate(looks, np.ones((3, 3), np.uint8))
    rates, turns = np.nonzero(looks >= around)
    order = np.argsort(-looks[rates, turns], kind="stable")
    return list(zip(turns[order].tolist(), rates[order].tolist(), strict=True))
