"""Ends of bars that a codec's ripples broke off, told by their numbers."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.scale import build_scale
from unheat.model import Bar, Box, ColorScale, Raster, Reason
from unheat.text.numbers import parse
from unheat.text.sites import BarTexts, TickText


def _scale(*, goes_on: bool, numbers: int = 6) -> ColorScale:
    """A bar from 20 to 220 of which 20 to 208 was seen; 0 stands at 220."""
    rgb = np.full((240, 60, 3), 255, dtype=np.uint8)
    share = np.linspace(1, 0.2, 200)[:, None]
    rgb[20:220, 10:30] = np.round(share * (120, 0, 30) + (1 - share) * 255)[:, None]
    if not goes_on:
        rgb[209:220] = 255
    ticks = tuple(
        TickText(
            text=str(value),
            reading=parse(str(value), confidence=0.97),
            position_px=220.0 - 40 * value,
            box=Box(32, 214.0 - 40 * value, 44, 226.0 - 40 * value),
        )
        for value in range(numbers)
    )
    bar = Bar(box=Box(10, 20, 30, 208), orientation="vertical")
    raster = Raster(rgb=rgb, name="bar", sha256="", format="jpeg", lossy=True)
    return build_scale(raster, bar, BarTexts(label=None, ticks=ticks))


def test_a_bar_reaches_as_far_as_its_number_where_its_colors_do() -> None:
    scale = _scale(goes_on=True)
    assert scale.minimum == 0.0
    assert scale.maximum == pytest.approx(5.0, abs=0.02)
    assert not scale.review


def test_colors_beyond_the_last_number_are_kept() -> None:
    scale = _scale(goes_on=True, numbers=5)
    assert scale.minimum == 0.0
    assert scale.maximum == pytest.approx(5.0, abs=0.05)


def test_a_number_beyond_the_end_leaves_this_in_doubt() -> None:
    """What the cells print bears out the line of the numbers, and not where the bar ends."""
    scale = _scale(goes_on=False)
    assert scale.review
    assert Reason.TICK_PLACE in scale.reasons
