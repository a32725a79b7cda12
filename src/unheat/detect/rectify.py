"""Upright again: the turn and the slant of a scan or a photograph, by the profiles of its edges."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.edge_profiles import (
    COARSE_PX,
    FINE_DEG,
    FINE_PX,
    LEAST_GAIN,
    MOST_DEG,
    Gradient,
    axes_of,
    gradients,
    is_upright,
    leans,
)
from unheat.detect.keystone import Pencil, keystone
from unheat.detect.light import evenly_lit, is_photograph
from unheat.model import IDENTITY, Raster

Transform = tuple[tuple[float, ...], ...]

FloatArray = npt.NDArray[np.float64]

_COARSE_DEG = 0.2
# How much each profile may lose where both become sharper together. In upright figures chance
# sharpens one axis at the cost of the other.
_MOST_LOSS = 0.01
# A turn that moves the far end of the picture by less than this is left alone.
_LEAST_SHIFT_PX = 1.5


def rectified(
    raster: Raster, background: tuple[float, float, float], corners: FloatArray | None = None
) -> tuple[Raster, Transform]:
    """The picture set upright and lit evenly, and the homography from it back to the source.

    ``corners`` (4, 2), clockwise from the upper left, are those of the sheet that the figure is on,
    where they are seen. A picture that is upright already comes back as it is, with the identity.
    """
    if corners is not None:
        return _unslanted(raster, background, corners)
    seen = gradients(raster.rgb)
    across, down = tilt_deg(raster.rgb, lossy=raster.lossy, seen=seen)
    side = max(raster.width, raster.height)
    askew = math.radians(max(abs(across), abs(down))) * side >= _LEAST_SHIFT_PX
    photograph = is_photograph(raster, background)
    if not askew and not photograph and not leans(*seen[1:]):
        return raster, IDENTITY
    # What stands askew was taken of paper, under a lamp. Corners will be filled, so its light
    # is measured before.
    lit = evenly_lit(raster, background)
    pencils = keystone(lit.rgb, (across, down))
    if not askew and pencils is None:
        return lit if photograph else raster, IDENTITY
    raster = lit
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


def tilt_deg(
    rgb: npt.NDArray[np.uint8],
    *,
    lossy: bool = True,
    seen: tuple[int, Gradient, Gradient] | None = None,
) -> tuple[float, float]:
    """Angles in degrees by which (rows, columns) of the picture run off x and y; 0, 0 upright.

    Positive angles turn from x towards y, that is clockwise as seen. Rows and columns are
    refined apart: a photographed page is sheared as well as turned. Without ``lossy``
    gradients that are exactly upright are taken at their word. ``seen`` are the ``gradients``
    of the picture, if they are known already.
    """
    shrink, dx, dy = gradients(rgb) if seen is None else seen
    if not lossy and is_upright(dx, dy):
        return 0.0, 0.0
    axes = axes_of(dx, dy)
    if axes is None:
        return 0.0, 0.0
    # Columns lean to the left where rows sink to the right.
    signs = (1.0, -1.0)
    angles = np.arange(-MOST_DEG, MOST_DEG + _COARSE_DEG / 2, _COARSE_DEG)
    coarse = sum(
        edges.some().sharpness(sign * angles, COARSE_PX)
        for edges, sign in zip(axes, signs, strict=True)
    )
    angle = float(angles[int(np.argmax(coarse))])
    near = angle + np.arange(-0.3, 0.3 + FINE_DEG / 2, FINE_DEG)
    fine = [
        edges.sharpness(sign * near, FINE_PX) - edges.sharpness([0.0], FINE_PX)[0]
        for edges, sign in zip(axes, signs, strict=True)
    ]
    best = int(np.argmax(fine[0] + fine[1]))
    gains = [float(gain[best]) for gain in fine]
    if min(gains) < -_MOST_LOSS or sum(gains) < LEAST_GAIN:
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
    _, dx, dy = gradients(rgb, reduced=False)
    axes = axes_of(dx, dy)
    if axes is None:
        return True
    gained = 0.0
    for edges, angle in zip(axes, (tilt[0], -tilt[1]), strict=True):
        straight, turned = edges.sharpness([0.0, angle], FINE_PX)
        gained += float(turned - straight)
    return gained > 0.0
