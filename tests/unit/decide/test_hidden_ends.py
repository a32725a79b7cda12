"""A piece beyond a scale that has the page's color is not seen, and the one at the other end is."""

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
