"""Upright again: the small turn of a scan or a photograph, found from the edges themselves.

Seen along its rows and columns, a figure's edges fall on few lines, so their profiles are
sharpest at the angle by which it is turned. The direction of single gradients would be
quicker to look at, but a codec works in upright blocks and bends it upright.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.light import evenly_lit, is_photograph
from unheat.model import IDENTITY, Raster

Transform = tuple[tuple[float, ...], ...]

FloatArray = npt.NDArray[np.float64]

_MOST_DEG = 6.0
_COARSE_DEG = 0.2
_FINE_DEG = 0.05
# Profiles in bins of so many pixels, for the coarse and for the fine search.
_COARSE_PX = 3.0
_FINE_PX = 1.5
# Larger pictures are looked at reduced, by the strongest edges only.
_LONG_SIDE_PX = 1200
_MOST_EDGES = 15000
_FEWEST_EDGES = 200
# Every so many rows tell how strong gradients are, and of the strongest edges every so many at
# about which angle they lie.
_SOME_ROWS, _SOME = 5, 4
# Gradients (per pixel, 0–255) that are no edges.
_FAINT = 20.0
# Lines of a page that was taken at a slant differ by so much at most, and are looked at in so many
# steps to either side.
_MOST_APART_DEG, _RATES = 5.0, 24
# How much sharper (logarithm) the profiles together must become, and each may lose. In
# upright figures chance sharpens one axis at the cost of the other.
_LEAST_GAIN = 0.03
_MOST_LOSS = 0.01
# With so many gradients exactly upright it is a drawing that nobody turned.
_UPRIGHT_SHARE = 0.3
# A turn that moves the far end of the picture by less than this is left alone.
_LEAST_SHIFT_PX = 1.5


def rectified(
    raster: Raster, background: tuple[float, float, float], corners: FloatArray | None = None
) -> tuple[Raster, Transform]:
    """The picture set upright and lit evenly, and the homography from it back to the source.

    ``corners`` (4, 2), clockwise from the upper left, are those of the sheet that the figure is on,
    where they are seen. A picture that is upright already comes back as it is, with the identity.
    """
    across, down = tilt_deg(raster.rgb, lossy=raster.lossy)
    side = max(raster.width, raster.height)
    askew = math.radians(max(abs(across), abs(down))) * side >= _LEAST_SHIFT_PX
    if corners is not None:
        return _unslanted(raster, background, corners)
    if not askew and not is_photograph(raster, background):
        return raster, IDENTITY
    # What stands askew was taken of paper, under a lamp. Corners will be filled, so its light
    # is measured before.
    raster = evenly_lit(raster, background)
    pencils = keystone(raster.rgb, (across, down))
    if not askew and pencils is None:
        return raster, IDENTITY
    if pencils is None:
        pencils = Pencil(across, 0.0), Pencil(down, 0.0)
    rows, columns = pencils
    # Columns of the matrix: the directions, and the vanishing points, of rows and columns of the
    # upright picture as they lie in the source (Hartley and Zisserman, *Multiple View
    # Geometry*, 2.4). The center stays where it is.
    ax, dy = math.radians(rows.angle), math.radians(columns.angle)
    about_center = np.array(
        [
            [math.cos(ax), -math.sin(dy), 0.0],
            [math.sin(ax), math.cos(dy), 0.0],
            [-rows.rate * math.cos(ax), -columns.rate * math.cos(dy), 1.0],
        ]
    )
    back = _about(about_center, raster.width / 2.0, raster.height / 2.0)
    return _straight(raster, background, back, rows.angle)


def _unslanted(
    raster: Raster, background: tuple[float, float, float], corners: FloatArray
) -> tuple[Raster, Transform]:
    """The picture with the sheet at these corners as a rectangle in its place."""
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    half = np.array([sides[0] + sides[2], sides[1] + sides[3]]) / 4.0
    square = corners.mean(axis=0) + half * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    back = cv2.getPerspectiveTransform(square.astype(np.float32), corners.astype(np.float32))
    down, across = (corners[1] - corners[0])[::-1]
    angle = math.degrees(math.atan2(down, across))
    return _straight(raster, background, np.asarray(back, dtype=np.float64), angle)


def _straight(
    raster: Raster, background: tuple[float, float, float], back: FloatArray, angle: float
) -> tuple[Raster, Transform]:
    # OpenCV counts from pixel centers, this project from pixel corners.
    upright = cv2.warpPerspective(
        raster.rgb,
        _about(back, -0.5, -0.5),
        (raster.width, raster.height),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=background,
    )
    note = f"the picture stood {angle:+.2f}° from upright and was set straight"
    transform = tuple(tuple(float(value) for value in row) for row in back)
    straight = replace(
        raster,
        jpeg=None,
        jpeg_askew=raster.jpeg if raster.jpeg_at == (0, 0) else None,
        rgb=np.ascontiguousarray(upright),
        notes=(*raster.notes, note),
    )
    return straight, transform


def _about(matrix: FloatArray, x: float, y: float) -> FloatArray:
    """A homography about the origin as one about a point (x, y)."""
    there, back = np.eye(3), np.eye(3)
    there[:2, 2], back[:2, 2] = (x, y), (-x, -y)
    return np.asarray(there @ matrix @ back, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Pencil:
    """Lines that meet far away: their ``angle`` (degrees) through the center of the picture, and
    the ``rate`` at which their slope grows with the distance from it, per pixel."""

    angle: float
    rate: float


def keystone(rgb: npt.NDArray[np.uint8], tilt: tuple[float, float]) -> tuple[Pencil, Pencil] | None:
    """How (rows, columns) of a picture converge that was taken at a slant; None if they do not.

    ``tilt`` is what ``tilt_deg`` says: about these angles the pencils are looked for.
    """
    shrink, dx, dy = _gradients(rgb)
    axes = _axes(dx, dy)
    if axes is None:
        return None
    found, gained = [], False
    for edges, angle, sign in zip(axes, tilt, (1.0, -1.0), strict=True):
        spread = math.radians(_MOST_APART_DEG) / max(np.ptp(edges.across), 1.0)
        rates = spread * np.linspace(-1.0, 1.0, 2 * _RATES + 1)
        angles = angle + np.arange(-0.6, 0.6 + _COARSE_DEG / 2, _COARSE_DEG)
        some = edges.some()
        looks = [some.sharpness(sign * angles, _COARSE_PX, rate) for rate in rates]
        k, i = np.unravel_index(int(np.argmax(looks)), (len(rates), len(angles)))
        rates = rates[k] + spread / _RATES * np.linspace(-1.0, 1.0, 9)
        angles = angles[i] + np.arange(-0.2, 0.2 + _FINE_DEG / 2, _FINE_DEG)
        looks = [edges.sharpness(sign * angles, _FINE_PX, rate) for rate in rates]
        k, i = np.unravel_index(int(np.argmax(looks)), (len(rates), len(angles)))
        gain = looks[k][i] - edges.sharpness([sign * angle], _FINE_PX)[0]
        taken = gain >= _LEAST_GAIN
        gained |= taken
        pencil = Pencil(float(angles[i]), float(rates[k]) / shrink)
        found.append(pencil if taken else Pencil(angle, 0.0))
    return (found[0], found[1]) if gained else None


def tilt_deg(rgb: npt.NDArray[np.uint8], *, lossy: bool = True) -> tuple[float, float]:
    """Angles in degrees by which (rows, columns) of the picture run off x and y; 0, 0 upright.

    Positive angles turn from x towards y, that is clockwise as seen. Rows and columns are
    refined apart: a photographed page is sheared as well as turned. Without ``lossy``
    gradients that are exactly upright are taken at their word.
    """
    shrink, dx, dy = _gradients(rgb)
    if not lossy and _is_upright(dx, dy):
        return 0.0, 0.0
    axes = _axes(dx, dy)
    if axes is None:
        return 0.0, 0.0
    # Columns lean to the left where rows sink to the right.
    signs = (1.0, -1.0)
    angles = np.arange(-_MOST_DEG, _MOST_DEG + _COARSE_DEG / 2, _COARSE_DEG)
    coarse = sum(
        edges.some().sharpness(sign * angles, _COARSE_PX)
        for edges, sign in zip(axes, signs, strict=True)
    )
    angle = float(angles[int(np.argmax(coarse))])
    near = angle + np.arange(-0.3, 0.3 + _FINE_DEG / 2, _FINE_DEG)
    fine = [
        edges.sharpness(sign * near, _FINE_PX) - edges.sharpness([0.0], _FINE_PX)[0]
        for edges, sign in zip(axes, signs, strict=True)
    ]
    best = int(np.argmax(fine[0] + fine[1]))
    gains = [float(gain[best]) for gain in fine]
    if min(gains) < -_MOST_LOSS or sum(gains) < _LEAST_GAIN:
        return 0.0, 0.0
    across, down = (
        float(near[int(np.argmax(gain))])
        if gain.max() - gain[best] > _MOST_LOSS
        else float(near[best])
        for gain in fine
    )
    if shrink > 1 and not _is_sharper(rgb, (across, down)):
        return 0.0, 0.0
    return across, down


def _is_sharper(rgb: npt.NDArray[np.uint8], tilt: tuple[float, float]) -> bool:
    """Whether a turn makes the profiles of the whole picture sharper, not only of the reduced one.

    On a page of several figures lines of one fall beside those of another by chance, nearer than
    pixels that were reduced tell apart.
    """
    _, dx, dy = _gradients(rgb, reduced=False)
    axes = _axes(dx, dy)
    if axes is None:
        return True
    gained = 0.0
    for edges, angle in zip(axes, (tilt[0], -tilt[1]), strict=True):
        straight, turned = edges.sharpness([0.0, angle], _FINE_PX)
        gained += float(turned - straight)
    return gained > 0.0


def _gradients(
    rgb: npt.NDArray[np.uint8], *, reduced: bool = True
) -> tuple[int, npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """By how much the picture was reduced, and its gradients along x and along y (h, w)."""
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    shrink = math.ceil(max(grey.shape) / _LONG_SIDE_PX) if reduced else 1
    if shrink > 1:
        size = grey.shape[1] // shrink, grey.shape[0] // shrink
        grey = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    smooth = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.0)
    dx = np.asarray(cv2.Sobel(smooth, cv2.CV_32F, 1, 0, ksize=3), dtype=np.float32)
    dy = np.asarray(cv2.Sobel(smooth, cv2.CV_32F, 0, 1, ksize=3), dtype=np.float32)
    return shrink, dx, dy


def _axes(dx: npt.NDArray[np.float32], dy: npt.NDArray[np.float32]) -> tuple[_Edges, _Edges] | None:
    """Edges along rows and along columns, None where they are too few to tell an angle."""
    axes = _Edges.of(dy, dx, turned=False), _Edges.of(dx, dy, turned=True)
    return axes if min(edges.weight.size for edges in axes) >= _FEWEST_EDGES else None


def _is_upright(dx: npt.NDArray[np.float32], dy: npt.NDArray[np.float32]) -> bool:
    """Whether many of the stronger gradients point exactly along x or y."""
    across, down = np.abs(dx), np.abs(dy)
    size = np.maximum(across, down)
    usual = float(np.quantile(size[::_SOME_ROWS], 0.9))
    strong = np.flatnonzero(size > max(_FAINT, usual * 0.5))
    beside = np.minimum(across.ravel()[strong], down.ravel()[strong])
    exact = beside < math.tan(math.radians(0.1)) * size.ravel()[strong]
    return not exact.size or float(exact.mean()) > _UPRIGHT_SHARE


class _Edges:
    """The strongest edges of one axis: where they lie ``across`` it and ``along`` it (n,),
    from the center of the picture."""

    def __init__(self, across: FloatArray, along: FloatArray, weight: FloatArray) -> None:
        self.across = across
        self.along = along
        self.weight = weight

    @classmethod
    def of(
        cls, gradient: npt.NDArray[np.float32], other: npt.NDArray[np.float32], *, turned: bool
    ) -> _Edges:
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

    def some(self) -> _Edges:
        """Every fourth of them, which tells the angle nearly as well."""
        return _Edges(self.across[::_SOME], self.along[::_SOME], self.weight[::_SOME])

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
