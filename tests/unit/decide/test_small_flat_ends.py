"""Small bars that are drawn on by two or three pixels of one color beyond their outer ticks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.conftest import paint

from unheat.decide.scale import build_scale
from unheat.model import Bar, Box, ColorScale, Raster
from unheat.text.labels import BarTexts, TickText
from unheat.text.numbers import parse

FloatArray = npt.NDArray[np.float64]

_LOW, _HIGH, _ROOM = 88.0, 23.0, 3.5


def _read(
    colormap: str, ends: tuple[float, float], frame: int, rings: FloatArray | None = None
) -> ColorScale:
    """The scale of a bar from 0 at row 88 to 1 at row 23 that goes on by its room at its low and
    high end; its frame is so many pixels wide.
    """
    low, high = _LOW + ends[0], _HIGH - ends[1]
    rgb = np.full((120, 80, 3), 255.0)
    rows = np.arange(int(np.ceil(high)), int(low))
    places = np.clip((_LOW - rows - 0.5) / (_LOW - _HIGH), 0.0, 1.0)
    rgb[rows, 10:30] = paint(places, colormap)[:, None, :]
    if frame:
        rgb[rows[:frame], 10:30], rgb[rows[-frame:], 10:30] = 20.0, 20.0
    if rings is not None:
        rgb[rows[: len(rings)], 10:30] += rings[:, None, :]
    ticks = []
    for value in (0.0, 0.5, 1.0):
        at = _LOW - value * (_LOW - _HIGH)
        reading = parse(f"{value:g}", confidence=0.97)
        ticks.append(
            TickText(
                text=f"{value:g}", reading=reading, position_px=at, box=Box(32, at - 5, 50, at + 5)
            )
        )
    raster = Raster(rgb=rgb.clip(0, 255).astype(np.uint8), name="bar", sha256="", format="png")
    bar = Bar(box=Box(10, high, 30, low), orientation="vertical")
    return build_scale(raster, bar, BarTexts(label=None, ticks=tuple(ticks)))


@pytest.mark.parametrize(
    ("colormap", "ends", "frame"),
    [("RdBu", (_ROOM, _ROOM), 1), ("bwr", (2.6, 2.6), 0), ("Greys", (0.0, _ROOM), 0)],
)
def test_a_small_bar_ends_with_its_outer_ticks(
    colormap: str, ends: tuple[float, float], frame: int
) -> None:
    """Its frame hides one of the pixels that tell, or the page its pale end."""
    scale = _read(colormap, ends, frame)
    assert (scale.minimum, scale.maximum) == pytest.approx((0.0, 1.0), abs=0.01)
    assert not scale.review


def test_a_sharpened_end_beside_one_that_the_page_hides_is_doubted() -> None:
    """A picture that was made larger has rings in the outermost pixels of the flat piece."""
    rings = np.array([[60.0], [30.0]])
    scale = _read("Greys", (0.0, 5.5), 0, rings)
    assert scale.review
