"""Whether a color is the next shade of a map of few colors: the page, or one that a bar lost."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.color.spaces import srgb_to_lab

FloatArray = npt.NDArray[np.float64]

_STEP_ON, _STRAIGHT = 1.25, 0.9
"""A page is the next step of shades that is no longer than the last one by more, and whose
direction in RGB has such a cosine to it."""

_WHOLE = 0.6
"""Share of the last step that the next one has at least, where it is as long as all are."""

_CLASSES = 12
"""Bars of steps have so many of them at most, as a rule."""

_FEWEST = 3
"""Colors of a map at least."""

_ONE_COLOR = 12.0
"""Levels of 255 that a codec may part two cells of one color by."""


def steps_up(page: FloatArray, rgb: FloatArray) -> bool:
    """Whether cells, rgb (n, 3), have few colors, each of them time and again, and the page is no
    further from the palest one in lightness than these are from each other: a map of classes
    that turns from hue to hue may end in it.
    """
    tones: list[FloatArray] = []
    left = rgb
    while len(left) and len(tones) <= _CLASSES:
        tones.append(left[0])
        left = left[most(np.abs(left - left[0])) > _ONE_COLOR]
    if not _FEWEST <= len(tones) <= min(_CLASSES, len(rgb) // 2):
        return False
    lightness = np.sort(srgb_to_lab(np.array(tones))[:, 0])
    return bool(abs(srgb_to_lab(page)[0] - lightness[-1]) <= np.diff(lightness).max())


def is_next_step(page: FloatArray, rgb: FloatArray, *, whole: bool = False) -> bool:
    """Whether the palest of few shades, rgb (n, 3), is one step from the next one, and the page
    one step more the same way: maps of few colors have no shade that is nearly the page's. A
    ``whole`` step is about as long as the last one, and not what a pale shade leaves to the page.
    """
    levels = np.unique(np.round(rgb), axis=0)
    if len(levels) < _FEWEST:
        return False
    palest = levels[int(np.linalg.norm(levels - page, axis=1).argmin())]
    last, on = palest - page, levels - palest
    lengths = np.linalg.norm(on, axis=1)
    straight = on @ last > _STRAIGHT * lengths * float(np.linalg.norm(last))
    if not straight.any():
        return False
    step, long = float(lengths[straight].min()), float(np.linalg.norm(last))
    return long <= _STEP_ON * step and (not whole or long >= _WHOLE * step)
