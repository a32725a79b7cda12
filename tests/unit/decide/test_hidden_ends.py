"""What the page hides of a bar: a piece beyond its scale, or its first step."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.scale import build_scale
from unheat.model import Bar, Box, ColorScale, Raster
from unheat.text.numbers import parse
from unheat.text.sites import BarTexts, TickText


def scale_of(top: int, *, piece: bool) -> ColorScale:
    """A bar from dark red to the page's white at 220, with ticks at 20, 120 and 220.

    It begins at ``top``; from there to its first tick it is a flat ``piece``, or a ramp.
    """
    rgb = np.full((240, 60, 3), 255, dtype=np.uint8)
    first = 20 if piece else top
    share = np.linspace(1, 0, 220 - first)[:, None]
    rgb[first:220, 10:30] = np.round(share * (165, 15, 21) + (1 - share) * 255)[:, None]
    rgb[top:first, 10:30] = rgb[first, 10]
    ticks = tuple(
        TickText(
            text=text,
            reading=parse(text, confidence=0.97),
            position_px=place,
            box=Box(32, place - 5, 44, place + 5),
        )
        for text, place in (("10", 20.0), ("5", 120.0), ("0", 220.0))
    )
    bar = Bar(box=Box(10, top, 30, 220), orientation="vertical")
    raster = Raster(rgb=rgb, name="bar", sha256="", format="png")
    return build_scale(raster, bar, BarTexts(label=None, ticks=ticks))


def test_the_piece_beyond_the_dark_end_is_none_of_the_scale() -> None:
    scale = scale_of(15, piece=True)
    assert (scale.minimum, scale.maximum) == (0.0, 10.0)


def test_a_ramp_that_goes_on_beyond_its_last_tick_keeps_its_end() -> None:
    assert scale_of(15, piece=False).maximum == pytest.approx(10.25, abs=0.05)


@pytest.mark.parametrize(("steps", "low"), [(50, 0.0), (4, 2.5)])
def test_a_first_step_in_the_color_of_the_page_reaches_to_its_number(
    steps: int, low: float
) -> None:
    """A bar from white at its foot (200) to red, in even steps; 0 stands at the foot."""
    rgb = np.full((230, 60, 3), 255, dtype=np.uint8)
    step = np.arange(200) * steps // 200
    share = (step / (steps - 1))[::-1, None]
    rgb[:200, 10:30] = np.round(share * (160, 0, 0) + (1 - share) * 255)[:, None]
    seen = 200 - 200 // steps
    ticks = tuple(
        TickText(
            text=str(value),
            reading=parse(str(value), confidence=0.97),
            position_px=200.0 - 20 * value,
            box=Box(32, 195.0 - 20 * value, 44, 205.0 - 20 * value),
        )
        for value in (0, 2, 4, 6, 8)
    )
    bar = Bar(box=Box(10, 0, 30, seen), orientation="vertical")
    raster = Raster(rgb=rgb, name="bar", sha256="", format="png")
    scale = build_scale(raster, bar, BarTexts(label=None, ticks=ticks))
    # What is longer than one of many steps is no mere rim, and stays as it was seen.
    assert scale.minimum == pytest.approx(low, abs=0.02)
    assert scale.maximum == pytest.approx(10.0, abs=0.02)
