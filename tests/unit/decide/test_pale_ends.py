"""Ends of bars that fade into the page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.pale_ends import end_is_guessed, hides_point
from unheat.decide.ticks import PlacedTick, TickLine, fit_ticks
from unheat.model import Bar, Box, Raster
from unheat.text.numbers import parse


def _raster(
    *,
    lossy: bool,
    framed: bool = False,
    palest: int = 255,
    upright: bool = False,
    length: int = 280,
) -> Raster:
    """A level bar from its palest color to a dark one over columns 60 to 340."""
    rgb = np.full((80, 400, 3), 255, np.uint8)
    rgb[30:42, 60 : 60 + length] = (
        np.linspace(palest, 20, length).round().astype(np.uint8)[None, :, None]
    )
    if framed:
        rgb[30:42, 59] = 0
    if upright:
        rgb = np.ascontiguousarray(rgb[:, ::-1].transpose(1, 0, 2))
    return Raster(rgb=rgb, name="x", sha256="", format="jpeg" if lossy else "png", lossy=lossy)


def _line(first: float) -> TickLine:
    """Ticks of which the lowest stands at a place of the bar, the highest at its end."""
    ticks = [
        PlacedTick(text=f"{value:g}", reading=parse(f"{value:g}", confidence=0.99), place=place)
        for value, place in ((0.0, first), (0.5, (first + 1.0) / 2), (1.0, 1.0))
    ]
    line = fit_ticks(ticks, tolerance=1.6 / 280)
    assert line is not None
    return line


_BAR = Bar(box=Box(60, 30, 340, 42), orientation="horizontal")


@pytest.mark.parametrize(
    ("lossy", "framed", "doubted"),
    [(True, False, True), (True, True, False), (False, False, False)],
)
def test_a_pale_end_beyond_its_tick_is_a_guess_behind_a_codec(
    lossy: bool, framed: bool, doubted: bool
) -> None:
    assert end_is_guessed(_raster(lossy=lossy, framed=framed), _BAR, _line(0.04)) is doubted


@pytest.mark.parametrize(
    ("length", "lossy", "palest", "doubted"),
    [
        (140, True, 255, True),
        (280, True, 255, False),
        (140, False, 255, False),
        (140, True, 190, False),
    ],
)
def test_a_pale_end_far_beyond_its_tick_is_told_too_badly_on_a_short_bar(
    length: int, lossy: bool, palest: int, doubted: bool
) -> None:
    raster = _raster(lossy=lossy, palest=palest, length=length)
    bar = replace(_BAR, box=Box(60, 30, 60 + length, 42))
    assert end_is_guessed(raster, bar, _line(0.2)) is doubted


def test_a_pale_end_may_hide_a_point_where_the_other_end_has_one() -> None:
    raster, line, pointed = _raster(lossy=True), _line(0.2), replace(_BAR, extends_end=True)
    assert hides_point(raster, pointed, line)
    assert not hides_point(raster, _BAR, line)
    # The dark end would show a point, and so would a frame; a tick says where the end is.
    assert not hides_point(raster, replace(_BAR, extends_start=True), line)
    assert not hides_point(raster, replace(pointed, extends_start=True), line)
    assert not hides_point(_raster(lossy=True, framed=True), pointed, line)
    assert not hides_point(_raster(lossy=True, palest=190), pointed, line)
    assert not hides_point(_raster(lossy=False), pointed, line)
    assert not hides_point(raster, pointed, _line(0.0))


def test_the_low_end_of_an_upright_bar_is_below() -> None:
    raster = _raster(lossy=True, upright=True)
    bar = Bar(box=Box(30, 60, 42, 340), orientation="vertical", extends_start=True)
    assert hides_point(raster, bar, _line(0.2))
    assert not hides_point(raster, replace(bar, extends_start=False, extends_end=True), _line(0.2))
