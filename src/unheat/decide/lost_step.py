"""Bars of steps whose outer step was lost, or cut: it is pale, or a codec ripples in it.

The other steps are of one height and named at their bounds. One more number stands where the
bound of one more step would, and names it; the color that is there is not the page's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from unheat.channels import most
from unheat.medians import median
from unheat.model import Bar, Box, Raster

if TYPE_CHECKING:
    from unheat.text.labels import TickText

_LEAST_STEPS = 4
"""Steps that show how high one is and what it stands for."""

_EVEN = 0.15
"""Share of a step by which bounds and numbers may be off."""

_COLORED = 40.0
"""Levels of 255 by which the color of a step stands off the page."""


def with_lost_steps(raster: Raster, bar: Bar, texts: Sequence[TickText]) -> Bar:
    """The bar with a step at an end that its numbers tell of; the same object where none does."""
    if len(bar.segments) <= _LEAST_STEPS or bar.keys or bar.extends_start or bar.extends_end:
        return bar
    along = 1 if bar.orientation == "vertical" else 0
    numbers = [(tick.box.center[along], tick.reading.value) for tick in texts]
    edges = np.sort(np.array(bar.segments, dtype=float))
    # The outer edges may be seen a bit off, where a frame is drawn around them.
    height = float(median(np.diff(edges[1:-1])))
    inner = np.diff(edges[1:-1])
    if np.abs(inner - height).max() > _EVEN * height:
        return bar
    for at_end in (False, True):
        edge, last, before = edges[[-1, -2, -3]] if at_end else edges[[0, 1, 2]]
        step = math.copysign(height, last - before)
        seen = abs(edge - last) / abs(step)
        # A part of the outer step was seen, or all of it and nothing of one more.
        due = last + (step if seen < 1.0 - _EVEN else 2 * step)
        bounds = [before, last] if seen < 1.0 - _EVEN else [before, last, last + step]
        known = [_number_at(numbers, at, height) for at in (*bounds, due)]
        if seen > 1.0 + _EVEN or any(value is None for value in known):
            continue
        steps = np.diff(np.array(known, dtype=float))
        if not steps[0] or not np.allclose(steps, steps[0], rtol=1e-6):
            continue
        if _is_colored(raster, bar, edge, due):
            kept = edges[:-1] if at_end else edges[1:]
            whole = [last + step] if len(bounds) > 2 else []
            return _longer(bar, sorted(float(at) for at in {*kept.tolist(), *whole, due}))
    return bar


def _number_at(
    numbers: Sequence[tuple[float, float | None]], place: float, height: float
) -> float | None:
    """The number that stands at a bound."""
    return next((value for at, value in numbers if abs(at - place) <= _EVEN * height), None)


def _is_colored(raster: Raster, bar: Bar, edge: float, due: float) -> bool:
    """Whether the middle of the lost step has a color that the page has not."""
    start, end = sorted((edge, due))
    box = bar.box
    room = (end - start) / 4
    if bar.orientation == "vertical":
        inner = Box(box.x0 + box.width / 4, start + room, box.x1 - box.width / 4, end - room)
    else:
        inner = Box(start + room, box.y0 + box.height / 4, end - room, box.y1 - box.height / 4)
    if inner.x0 < 0 or inner.y0 < 0:
        return False
    pixels = raster.rgb[inner.pixels(raster.rgb.shape)].reshape(-1, 3).astype(float)
    if not len(pixels):
        return False
    rgb = raster.rgb
    rim = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]]).astype(float)
    color, page = median(pixels, along_first=True), median(rim, along_first=True)
    scatter = float(most(np.abs(pixels - color)).mean())
    return float(np.abs(color - page).max()) > max(_COLORED, 2 * scatter)


def _longer(bar: Bar, edges: Sequence[float]) -> Bar:
    """The bar with these edges of its steps."""
    box, low, high = bar.box, edges[0], edges[-1]
    if bar.orientation == "vertical":
        return replace(bar, box=Box(box.x0, low, box.x1, high), segments=tuple(edges))
    return replace(bar, box=Box(low, box.y0, high, box.y1), segments=tuple(edges))
