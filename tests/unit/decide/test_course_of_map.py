"""Cells that are read by the course of the map that a spoiled bar is named by."""

from __future__ import annotations

from functools import partial

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.conftest import cells_of, paint

from unheat.decide.course_of_map import on_course_of_map
from unheat.decide.decode import decode
from unheat.decide.decoded import Decoded
from unheat.model import Box, CellPixels, ColorScale

FloatArray = npt.NDArray[np.float64]

LONG, BLOCK = 320, 16
VALUES = np.random.default_rng(5).uniform(0.05, 0.95, (10, 10))


def scale_of(name: str, rgb: FloatArray, wide: float = 10.0) -> ColorScale:
    """A scale from 0 to 1 with the colors (n, 3) of a bar that was named so."""
    places = (np.arange(LONG) + 0.5) / LONG
    return ColorScale(
        origin="colorbar",
        minimum=0.0,
        maximum=1.0,
        knots=tuple(map(tuple, np.column_stack([places, rgb]).tolist())),
        box=Box(0.0, 0.0, wide, float(LONG)),
        colormap=name,
    )


def bar(name: str, level: float = 0.0, seed: int = 3) -> FloatArray:
    """Colors (n, 3) of a bar each of whose blocks a codec put off by so many levels."""
    off = np.random.default_rng(seed).normal(0.0, level, (LONG // BLOCK, 3))
    return paint((np.arange(LONG) + 0.5) / LONG, name) + np.repeat(off, BLOCK, axis=0)


def read(pixels: CellPixels, scale: ColorScale, *, lossy: bool = True) -> Decoded:
    return decode(scale, pixels, lossy=lossy, quality=70.0)


def most_off(decoded: Decoded) -> float:
    return float(np.abs(decoded.value - VALUES).max())


@pytest.mark.parametrize("name", ["viridis", "YlGnBu", "coolwarm"])
def test_what_a_codec_did_to_blocks_of_a_bar_moves_no_value(name: str) -> None:
    scale, pixels = scale_of(name, bar(name, 3.0)), cells_of(paint(VALUES, name))
    on_bar = read(pixels, scale)
    found = on_course_of_map(on_bar, scale, pixels, read, lossy=True)
    assert found.by_map
    assert most_off(found) < 0.006
    assert most_off(found) < 0.6 * most_off(on_bar)


def test_paper_that_bar_and_cells_lie_on_stays_in_the_course() -> None:
    paper = np.array([0.95, 0.92, 0.84])
    scale = scale_of("viridis", paper * bar("viridis", 2.0))
    pixels = cells_of(paper * paint(VALUES))
    on_bar = read(pixels, scale)
    found = on_course_of_map(on_bar, scale, pixels, read, lossy=True)
    assert most_off(found) < min(0.01, most_off(on_bar))


def test_a_bar_that_shows_another_map_than_its_name_says_keeps_its_colors() -> None:
    scale, pixels = scale_of("viridis", bar("plasma", 1.0)), cells_of(paint(VALUES, "plasma"))
    on_bar = read(pixels, scale)
    assert on_course_of_map(on_bar, scale, pixels, read, lossy=True) is on_bar


@pytest.mark.parametrize(
    ("level", "wide", "same"), [(0.0, 6.0, True), (4.0, 6.0, False), (4.0, 16.0, True)]
)
def test_a_drawing_keeps_its_own_colors_unless_its_bar_was_resized_to_a_few_pixels(
    level: float, wide: float, same: bool
) -> None:
    lossless = partial(read, lossy=False)
    pixels = cells_of(paint(VALUES))
    scale = scale_of("viridis", np.clip(bar("viridis", level), 0, 255).round(), wide)
    on_bar = lossless(pixels, scale)
    found = on_course_of_map(on_bar, scale, pixels, lossless, lossy=False)
    assert (found is on_bar) is same


def test_intervals_hold_what_the_bar_tells_too() -> None:
    scale, pixels = scale_of("viridis", bar("viridis", 4.0)), cells_of(paint(VALUES))
    on_bar = read(pixels, scale)
    found = on_course_of_map(on_bar, scale, pixels, read, lossy=True)
    assert found.by_map
    told = np.where(on_bar.off_ramp, found.value, on_bar.value)
    assert (found.inner_low <= told).all()
    assert (told <= found.inner_high).all()


def test_few_cells_tell_of_no_course() -> None:
    scale, pixels = scale_of("viridis", bar("viridis", 3.0)), cells_of(paint(VALUES[:2, :3]))
    on_bar = read(pixels, scale)
    assert on_course_of_map(on_bar, scale, pixels, read, lossy=True) is on_bar
