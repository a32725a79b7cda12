"""How sharp the profiles of a picture's edges are along rows and columns that stand askew.

Seen along its rows and columns, a figure's edges fall on few lines, so their profiles are sharpest
at the angle by which it is turned. The direction of single gradients would be quicker to look at,
but a codec works in upright blocks and bends it upright.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Gradient = npt.NDArray[np.float32]

MOST_DEG, FINE_DEG = 6.0, 0.05
"""So far pictures are turned at most, and the steps of a close look."""

COARSE_PX, FINE_PX = 3.0, 1.5
"""Profiles in bins of so many pixels, for the coarse and for the fine search."""

LEAST_GAIN = 0.03
"""How much sharper (logarithm) profiles must become."""

# Larger pictures are looked at reduced, by the strongest edges only.
_LONG_SIDE_PX = 1200
_MOST_EDGES = 15000
_FEWEST_EDGES = 200
# Every so many rows tell how strong gradients are, and of the strongest edges every so many at
# about which angle they lie.
_SOME_ROWS, _SOME = 5, 4
# Gradients (per pixel, 0–255) that are no edges.
_FAINT = 20.0
# With so many gradients exactly upright it is a drawing that nobody turned.
_UPRIGHT_SHARE, _EXACT_DEG = 0.3, 0.1
# Of gradients that point anywhere a sixth of those at an axis to the larger angle are at it to the
# smaller one.
_NEARLY_DEG, _BY_CHANCE = 0.6, 0.25


class Edges:
    """The strongest edges of one axis: where they lie ``across`` it and ``along`` it (n,),
    from the center of the picture."""

    def __init__(self, across: FloatArray, along: FloatArray, weight: FloatArray) -> None:
        self.across = across
        self.along = along
        self.weight = weight

    @classmethod
    def of(cls, gradient: Gradient, other: Gradient, *, turned: bool) -> Edges:
        """Edges from the gradient along one axis, where it is plainly the larger one.

        That axis is the first one, or the second where the picture is seen ``turned``.
        """
        size, beside = np.abs(gradient).ravel(), other.ravel()
        chosen = np.flatnonzero(size >= _FAINT)
        chosen = chosen[size[chosen] > 2.0 * np.abs(beside[chosen])]
        across, along = np.divmod(chosen, gradient.shape[1])
        if turned:
            across, along = along, across
            order = np.lexsort((along, across))
            chosen, across, along = chosen[order], across[order], along[order]
        # A single black line must not outweigh all cells.
        weight = np.minimum(size[chosen], 120.0)
        # The strongest come first; of equal ones those that stand first.
        order = np.argsort(-weight, kind="stable")
        count = max(1, min(4 * _MOST_EDGES, size.size // 20))
        if len(order) > count:
            order = order[weight[order] >= weight[order[count - 1]]]
        order = order[:_MOST_EDGES]
        height, width = gradient.shape
        middle = (height - 1) / 2.0, (width - 1) / 2.0
        return cls(
            across[order] - middle[turned],
            along[order] - middle[not turned],
            weight[order].astype(float),
        )

    def some(self) -> Edges:
        """Every fourth of them, which tells the angle nearly as well."""
        return Edges(self.across[::_SOME], self.along[::_SOME], self.weight[::_SOME])

    def sharpness(
        self, angles: Sequence[float] | FloatArray, width: float, rate: float = 0.0
    ) -> FloatArray:
        """Logarithm of how concentrated the profile is at each angle, in bins of ``width``.

        ``rate`` is that of a pencil of lines.
        """
        result = np.zeros(len(angles))
        spread = width * (1.0 + rate * self.along) if rate else width
        for index, angle in enumerate(angles):
            place = (self.across - self.along * math.tan(math.radians(angle))) / spread
            place -= place.min()
            lower = place.astype(np.int64)
            upper_part = self.weight * (place - lower)
            size = int(lower.max()) + 2
            profile = np.bincount(lower, self.weight - upper_part, size)
            profile += np.bincount(lower + 1, upper_part, size)
            result[index] = math.log(float((profile * profile).sum()))
        return result


def gradients(
    rgb: npt.NDArray[np.uint8], *, reduced: bool = True
) -> tuple[int, Gradient, Gradient]:
    """By how much the picture was reduced, and its gradients along x and along y (h, w)."""
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    shrink = math.ceil(max(grey.shape) / _LONG_SIDE_PX) if reduced else 1
    if shrink > 1:
        size = max(1, grey.shape[1] // shrink), max(1, grey.shape[0] // shrink)
        grey = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    smooth = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.0)
    dx = np.asarray(cv2.Sobel(smooth, cv2.CV_32F, 1, 0, ksize=3), dtype=np.float32)
    dy = np.asarray(cv2.Sobel(smooth, cv2.CV_32F, 0, 1, ksize=3), dtype=np.float32)
    return shrink, dx, dy


def axes_of(dx: Gradient, dy: Gradient) -> tuple[Edges, Edges] | None:
    """Edges along rows and along columns, None where they are too few to tell an angle."""
    axes = Edges.of(dy, dx, turned=False), Edges.of(dx, dy, turned=True)
    return axes if min(edges.weight.size for edges in axes) >= _FEWEST_EDGES else None


def leans(dx: Gradient, dy: Gradient) -> bool:
    """Whether no more of the stronger gradients point exactly along x or y than of those that point
    nearly there: whatever stands upright has some to the pixel, even behind a codec."""
    exact, nearly = _upright_shares(dx, dy, _EXACT_DEG, _NEARLY_DEG)
    return exact < _BY_CHANCE * nearly


def is_upright(dx: Gradient, dy: Gradient) -> bool:
    """Whether many of the stronger gradients point exactly along x or y."""
    (exact,) = _upright_shares(dx, dy, _EXACT_DEG)
    return exact > _UPRIGHT_SHARE


def _upright_shares(dx: Gradient, dy: Gradient, *degrees: float) -> list[float]:
    """Shares of the stronger gradients that point along x or y to so many degrees; 1 for none."""
    across, down = np.abs(dx), np.abs(dy)
    size = np.maximum(across, down)
    usual = float(np.quantile(size[::_SOME_ROWS], 0.9))
    strong = np.flatnonzero(size > max(_FAINT, usual * 0.5))
    beside = np.minimum(across.ravel()[strong], down.ravel()[strong])
    long = size.ravel()[strong]
    if not strong.size:
        return [1.0] * len(degrees)
    return [float((beside < math.tan(math.radians(one)) * long).mean()) for one in degrees]
