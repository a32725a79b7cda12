"""Bars that noise cut short."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import colorbar
from unheat.detect.bar_whole import goes_on_beyond, is_whole_of
from unheat.model import Bar, Box

Pixels = npt.NDArray[np.uint8]
PAGE = np.array([255.0, 255.0, 255.0])
WHOLE = Bar(box=Box(60, 40, 80, 340), orientation="vertical")


def painted() -> Pixels:
    """A page with a ramp that runs from blue to white but for its last sixth, with marks."""
    rgb = np.full((380, 200, 3), 255, np.uint8)
    stops = np.array([[10, 20, 160], [230, 60, 60], [250, 240, 20], [255, 255, 215]], dtype=float)
    places = np.linspace(0.0, 1.0, 300)
    ramp = [np.interp(places, (0.0, 0.4, 0.84, 1.0), stops[:, k]) for k in range(3)]
    rgb[40:340, 60:80] = np.stack(ramp, axis=1)[::-1, None].round()
    rgb[38:40, 58:82] = rgb[340:342, 58:82] = 0
    rgb[38:342, 58:60] = rgb[38:342, 80:82] = 0
    rgb[40:341:60, 82:88] = 0
    return rgb


def test_colors_beyond_an_end_tell_that_a_bar_was_cut() -> None:
    rgb = painted()
    piece = replace(WHOLE, box=Box(60, 120, 80, 340))
    assert goes_on_beyond(rgb, piece, PAGE)
    assert not goes_on_beyond(rgb, WHOLE, PAGE)
    assert not goes_on_beyond(rgb, replace(piece, extends_start=True), PAGE)
    assert is_whole_of(WHOLE, piece)
    assert not is_whole_of(piece, WHOLE)
    assert not is_whole_of(replace(WHOLE, orientation="horizontal"), piece)
    assert not is_whole_of(replace(WHOLE, box=Box(60, 40, 110, 340)), piece)


def test_the_whole_takes_the_place_of_a_piece_with_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cut it was larger than the noise that the picture was held to have."""
    piece = replace(WHOLE, box=Box(60, 120, 80, 340), tick_positions=(160.0, 220.0))

    def found(
        rgb: Pixels, exclude: object, page: object, tolerance: int, **_: bool
    ) -> tuple[Bar, ...]:
        return (WHOLE,) if tolerance > 2 else (piece,)

    monkeypatch.setattr(colorbar, "_found", found)
    assert colorbar.find_bars(painted(), background=(255.0, 255.0, 255.0)) == (WHOLE,)
    ended = painted()
    ended[:118] = 255
    assert colorbar.find_bars(ended, background=(255.0, 255.0, 255.0)) == (piece,)
