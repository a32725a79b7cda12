"""A handle in the color of the page is told by the numbers, which stand at the middles of both."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.sliders import without_handles
from unheat.decide.ticks import PlacedTick
from unheat.model import Bar, Box, Raster
from unheat.text.numbers import parse

_HALF = 6


def _without(at: tuple[float, float]) -> Bar:
    """Of a bar from white to black in rows 40 to 239, whose lower end is one color for two halves
    of a handle; numbers are placed ``at`` shares of it."""
    rgb = np.full((280, 90, 3), 255, np.uint8)
    levels = np.r_[np.linspace(250, 30, 200 - 2 * _HALF), np.full(2 * _HALF, 20)]
    rgb[40:240, 40:50] = levels.round().astype(np.uint8)[:, None, None]
    bar = Bar(box=Box(40, 40, 50, 240), orientation="vertical")
    ticks = [
        PlacedTick(text=text, reading=parse(text), place=place, box=Box(60, y - 10, 70, y + 10))
        for text, place in zip(("0", "1"), at, strict=True)
        for y in (240.0 - 200.0 * place,)
    ]
    return without_handles(Raster(rgb=rgb, name="", sha256="", format="png"), bar, ticks)


@pytest.mark.parametrize(
    ("at", "rows"),
    [((_HALF / 200, 1 + _HALF / 200), (34.0, 234.0)), ((0.0, 1.0), (40.0, 240.0))],
)
def test_numbers_at_the_ends_of_a_bar_are_not_those_of_handles(
    at: tuple[float, float], rows: tuple[float, float]
) -> None:
    box = _without(at).box
    assert (box.y0, box.y1) == pytest.approx(rows, abs=0.6)
