"""Upright again: the small turn of a scan or a photograph, found from the edges themselves.

The gradients of an upright drawing point exactly along x or y. In a turned one they point
a little beside it, all by the same angle. Text scatters; cells, frames and bars agree.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from unheat.model import IDENTITY, Raster

Transform = tuple[tuple[float, ...], ...]

_MOST_DEG = 6.0
_BIN_DEG = 0.05
# A turn that moves the far end of the picture by less than this is left alone.
_LEAST_SHIFT_PX = 1.5


def rectified(raster: Raster, background: tuple[float, float, float]) -> tuple[Raster, Transform]:
    """The picture set upright, and the homography from it back to the source.

    A picture that is upright already comes back as it is, with the identity.
    """
    across, down = tilt_deg(raster.rgb)
    reach = math.radians(max(abs(across), abs(down))) * max(raster.width, raster.height)
    if reach < _LEAST_SHIFT_PX:
        return raster, IDENTITY
    # Columns of the matrix: where one pixel to the right and one pixel down of the upright
    # picture lie in the source. The center stays where it is.
    ax, dy = math.radians(across), math.radians(down)
    linear = np.array([[math.cos(ax), -math.sin(dy)], [math.sin(ax), math.cos(dy)]])
    center = np.array([raster.width / 2.0, raster.height / 2.0])
    back = np.eye(3)
    back[:2, :2] = linear
    back[:2, 2] = center - linear @ center
    # OpenCV counts from pixel centers, this project from pixel corners.
    shifted = back.copy()
    shifted[:2, 2] += linear @ np.array([0.5, 0.5]) - 0.5
    upright = cv2.warpAffine(
        raster.rgb,
        shifted[:2],
        (raster.width, raster.height),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=background,
    )
    note = f"the picture stood {across:+.2f}° from upright and was set straight"
    transform = tuple(tuple(float(value) for value in row) for row in back)
    straight = replace(raster, rgb=np.ascontiguousarray(upright), notes=(*raster.notes, note))
    return straight, transform


def tilt_deg(rgb: npt.NDArray[np.uint8]) -> tuple[float, float]:
    """Angles in degrees by which (rows, columns) of the picture run off x and y; 0, 0 upright.

    Positive angles turn from x towards y, that is clockwise as seen. Rows and columns are
    measured apart: a photographed page is sheared as well as turned.
    """
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float32)
    grey = np.asarray(cv2.GaussianBlur(grey, (0, 0), 1.0), dtype=np.float32)
    dx = cv2.Sobel(grey, cv2.CV_32F, 1, 0, ksize=3)
    dy = cv2.Sobel(grey, cv2.CV_32F, 0, 1, ksize=3)
    size = np.hypot(dx, dy)
    strong = size > max(20.0, float(np.quantile(size, 0.9)) * 0.5)
    flat = strong & (np.abs(dy) > np.abs(dx))
    steep = strong & ~flat
    across = _agreed(-dx[flat], dy[flat])
    down = _agreed(dy[steep], dx[steep])
    # Shear stays small; two axes that disagree are not the axes of a figure.
    if across is None or down is None or abs(across - down) > 1.0:
        return 0.0, 0.0
    return across, down


def _agreed(opposite: npt.NDArray[Any], along: npt.NDArray[Any]) -> float | None:
    """The tilt that most gradients agree on, None where they do not."""
    off = np.degrees(np.arctan(opposite / along))
    near = off[np.abs(off) <= _MOST_DEG]
    if near.size < 200:
        return None
    # An upright drawing has its gradients at exactly zero, whatever its text does.
    if (np.abs(near) < 0.1).mean() > 0.3:
        return 0.0
    edges = np.arange(-_MOST_DEG, _MOST_DEG + _BIN_DEG, _BIN_DEG)
    counts, _ = np.histogram(near, edges)
    smooth = np.convolve(counts, np.ones(9) / 9, mode="same")
    peak = float(edges[int(np.argmax(smooth))] + _BIN_DEG / 2)
    around = near[np.abs(near - peak) < 0.4]
    # Chance would put a fifteenth of them there.
    if around.size < 0.1 * near.size:
        return None
    return float(np.median(around))
