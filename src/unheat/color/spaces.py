"""Colour spaces: sRGB to CIE Lab and back, D65, in numpy.

Distances between colours are CIE76 (Euclidean in Lab): a ramp is followed in steps far
below one unit, where the later formulae differ from it by a constant factor only.

Where on a ramp a colour lies is another question than how far apart an eye sees two: what
moves a colour beside its ramp is rounding, alike in red, green and blue, or a codec, which
keeps lightness and saves on chroma. The nearest point is the likeliest in a space where
that noise is alike in all directions; the later two are such spaces, in units of about one
of Lab.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

# IEC 61966-2-1 with the D65 white of CIE 15; the same constants as scikit-image.
_TO_XYZ = np.array(
    [
        [0.412453, 0.357580, 0.180423],
        [0.212671, 0.715160, 0.072169],
        [0.019334, 0.119193, 0.950227],
    ]
)
_FROM_XYZ = np.linalg.inv(_TO_XYZ)
_WHITE = np.array([0.95047, 1.0, 1.08883])
_KNEE = 0.008856

_PER_LEVEL = 0.4
_TO_CODEC = np.array(
    [
        [0.299, 0.587, 0.114],
        [-0.168736, -0.331264, 0.5],
        [0.5, -0.418688, -0.081312],
    ]
) * np.array([[0.5], [0.25], [0.25]])


def srgb_to_lab(rgb: npt.ArrayLike) -> FloatArray:
    """Convert sRGB 0–255, shape (..., 3), to Lab of the same shape.

    NaN stays NaN.

    >>> srgb_to_lab([59, 76, 192]).round(1).tolist()
    [37.7, 32.1, -62.8]
    """
    srgb = np.asarray(rgb, dtype=np.float64) / 255.0
    linear = np.where(
        srgb > 0.04045, ((np.maximum(srgb, 0.0) + 0.055) / 1.055) ** 2.4, srgb / 12.92
    )
    xyz = linear @ _TO_XYZ.T / _WHITE
    bent = np.where(xyz > _KNEE, np.cbrt(xyz), 7.787 * xyz + 16.0 / 116.0)
    x, y, z = bent[..., 0], bent[..., 1], bent[..., 2]
    return np.stack([116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)], axis=-1)


def lab_to_srgb(lab: npt.ArrayLike) -> FloatArray:
    """Convert Lab, shape (..., 3), to sRGB 0–255, clipped to what a screen can show.

    >>> lab_to_srgb(srgb_to_lab([59, 76, 192])).round(3).tolist()
    [59.0, 76.0, 192.0]
    """
    values = np.asarray(lab, dtype=np.float64)
    y = (values[..., 0] + 16.0) / 116.0
    bent = np.stack([y + values[..., 1] / 500.0, y, y - values[..., 2] / 200.0], axis=-1)
    cubed = bent**3
    xyz = np.where(cubed > _KNEE, cubed, (bent - 16.0 / 116.0) / 7.787) * _WHITE
    linear = np.clip(xyz @ _FROM_XYZ.T, 0.0, 1.0)
    srgb = np.where(linear > 0.0031308, 1.055 * linear ** (1 / 2.4) - 0.055, 12.92 * linear)
    return np.asarray(np.clip(srgb * 255.0, 0.0, 255.0))


def srgb_to_levels(rgb: npt.ArrayLike) -> FloatArray:
    """Convert sRGB 0–255, shape (..., 3), to the space where rounding is alike all around.

    >>> srgb_to_levels([255, 0, 10]).tolist()
    [102.0, 0.0, 4.0]
    """
    return np.asarray(_PER_LEVEL * np.asarray(rgb, dtype=np.float64))


def srgb_to_codec(rgb: npt.ArrayLike) -> FloatArray:
    """Convert sRGB 0–255, shape (..., 3), to the space where a lossy codec's noise is alike.

    Codecs keep lightness (Y of BT.601) about twice as well as both chromas.

    >>> srgb_to_codec([100, 100, 100]).round(6).tolist()
    [50.0, 0.0, 0.0]
    """
    return np.asarray(np.asarray(rgb, dtype=np.float64) @ _TO_CODEC.T)


def delta_e(first: npt.ArrayLike, second: npt.ArrayLike) -> FloatArray:
    """CIE76 distance between Lab colours, shapes (..., 3) broadcast together."""
    difference = np.asarray(first, dtype=np.float64) - np.asarray(second, dtype=np.float64)
    return np.asarray(np.sqrt((difference**2).sum(axis=-1)))
