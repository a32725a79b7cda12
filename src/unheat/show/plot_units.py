"""Units of a plot: shares of the figure, points, names of colors, numbers as people write."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box

Rect = tuple[float, float, float, float]
"""Left, bottom, width and height as shares of the figure."""

POINTS_PER_INCH = 72.0

_GRAY = np.array([0.299, 0.587, 0.114])
"""Gray level of a color (Rec. 601)."""

_NEARLY = 64.0
"""Levels (0–255) from black or white within which a pen has that color."""


def points(unit_dpi: float) -> float:
    """Points a pixel of the source."""
    return POINTS_PER_INCH / unit_dpi


def rect_in(canvas: Box, box: Box) -> Rect:
    """A box (y down) as shares of the canvas (y up)."""
    return (
        round((box.x0 - canvas.x0) / canvas.width, 4),
        round((canvas.y1 - box.y1) / canvas.height, 4),
        round(box.width / canvas.width, 4),
        round(box.height / canvas.height, 4),
    )


def color_name(rgb: tuple[float, float, float]) -> str:
    """``#rrggbb``, or the word for black and white.

    >>> color_name((0.0, 0.0, 0.0)), color_name((59.2, 76.0, 192.0))
    ('black', '#3b4cc0')
    """
    levels = [min(max(round(level), 0), 255) for level in rgb]
    if levels == [0, 0, 0]:
        return "black"
    if levels == [255, 255, 255]:
        return "white"
    return "#" + "".join(f"{level:02x}" for level in levels)


def plain(value: float, digits: int = 6) -> float:
    """A number with at most so many digits, whole ones as such.

    >>> plain(64.10000001), plain(0.0001234567)
    (64.1, 0.000123457)
    """
    return float(f"{value:.{digits}g}")


def pen_color(rgb: tuple[float, float, float], *, ends: Sequence[str] = ("black", "white")) -> str:
    """The color of a pen: what is nearly black or white is, since thin strokes are paler.

    ``ends`` are those of the two that it may be: a pale pen on white is not white.

    >>> pen_color((38.0, 38.0, 38.0)), pen_color((178.0, 24.0, 43.0))
    ('black', '#b2182b')
    >>> pen_color((210.0, 210.0, 210.0), ends=("black",))
    '#d2d2d2'
    """
    if max(rgb) <= _NEARLY and "black" in ends:
        return "black"
    return "white" if min(rgb) >= 255.0 - _NEARLY and "white" in ends else color_name(rgb)


def rgb_of(name: str) -> tuple[float, float, float]:
    """The levels (0–1) of a color that ``color_name`` gave a name.

    >>> rgb_of("white")
    (1.0, 1.0, 1.0)
    """
    digits = {"black": "#000000", "white": "#ffffff"}.get(name, name)
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def gray_of(name: str) -> float:
    """How light a color is (Rec. 601), 0–1, rounded to what a person would write."""
    return plain(float(gray(np.array(rgb_of(name)))), 3)


def gray(rgb: np.ndarray) -> np.ndarray:
    """Gray level (Rec. 601) 0–1 of colors (…, 3) or (…, 4), 0–1."""
    return np.asarray(rgb[..., :3] @ _GRAY)
