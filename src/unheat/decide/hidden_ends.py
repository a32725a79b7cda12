"""Bars whose first step has the color of the page and no frame: nothing shows where they begin.

A palette in fifty steps from white loses a fiftieth on white paper. No number stands beyond its
bar: where one does, on the line of the others and beside bare page, the bar reaches as far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.broken_ends import with_broken_ends
from unheat.decide.ticks import PlacedTick, TickLine
from unheat.detect.bar_sample import sample_ramp
from unheat.medians import median
from unheat.model import Bar, Box, Raster

_LONGEST = 0.05
"""Share of a bar that is hidden at most: the first of twenty steps."""

_LEAST_PX, _PLACED_PX = 1.5, 1.0
"""What is shorter is the rim of the bar; and how well a number is placed."""

_PALE = 12.0
"""CIE76 distance of the first step that is seen from the page: it is a step away from it."""

_LEAST_TICKS = 3


def with_hidden_ends(raster: Raster, bar: Bar, ticks: Sequence[PlacedTick], line: TickLine) -> Bar:
    """The bar with steps at its ends that the page hides; the same object where there are none."""
    if bar.keys or bar.extends_start or bar.extends_end:
        return bar
    kept = [
        (tick.place, float(line.place_of(value)))
        for tick, value in zip(ticks, line.values, strict=True)
        if value is not None
    ]
    if len(kept) < _LEAST_TICKS:
        return bar
    px = 1.0 / bar.length
    rim = [raster.rgb[0], raster.rgb[-1], raster.rgb[:, 0], raster.rgb[:, -1]]
    paper = median(np.concatenate(rim), along_first=True)
    if raster.lossy:
        near = [due for place, due in kept if abs(place - due) <= _PLACED_PX * px]
        return with_broken_ends(raster, bar, near, paper)
    if bar.segments:
        return bar
    page = srgb_to_lab(paper)
    rgb, _ = sample_ramp(raster.rgb, bar)
    ends = srgb_to_lab(rgb[[-1, 0] if bar.orientation == "vertical" else [0, -1]])
    reach = [0.0, 0.0]
    for place, due in kept:
        for end, beyond in enumerate((-due, due - 1.0)):
            told = _LEAST_PX * px <= beyond <= _LONGEST and abs(place - due) <= _PLACED_PX * px
            if told and float(delta_e(ends[end], page)) <= _PALE:
                reach[end] = max(reach[end], beyond)
    longer = _longer(bar, *reach)
    return bar if longer == bar.box else replace(bar, box=longer)


def _longer(bar: Bar, low: float, high: float) -> Box:
    """The box of a bar that reaches further at its picture-low and its other end, by shares."""
    box = bar.box
    if bar.orientation == "horizontal":
        return replace(box, x0=box.x0 - low * box.width, x1=box.x1 + high * box.width)
    return replace(box, y0=box.y0 - high * box.height, y1=box.y1 + low * box.height)
