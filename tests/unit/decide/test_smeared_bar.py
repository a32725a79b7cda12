"""Cells that lie on the map that their bar is named by, and not on what a codec left of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.known import colors_of
from unheat.decide.decode import decode
from unheat.decide.decoded import Decoded
from unheat.decide.smeared_bar import on_named_map
from unheat.model import Box, CellPixels, ColorScale

FloatArray = npt.NDArray[np.float64]
QUALITY = 50.0


def _map(values: FloatArray, name: str = "RdGy") -> FloatArray:
    table = colors_of(name)
    assert table is not None
    places = np.linspace(0.0, 1.0, len(table))
    return np.stack([np.interp(values, places, channel) for channel in table.T], axis=-1)


def _smeared(rgb: FloatArray, share: float) -> FloatArray:
    """Colors (n, 3) that lost a share of their chroma to the gray about them."""
    luma = rgb @ np.array([0.299, 0.587, 0.114])
    return np.asarray(rgb + share * (luma[:, None] - rgb))


def _bar(share: float) -> ColorScale:
    places = (np.arange(300) + 0.5) / 300
    rgb = _smeared(_map(places), share)
    knots = tuple(map(tuple, np.column_stack([4.0 * places - 2.0, rgb]).tolist()))
    return ColorScale(
        origin="colorbar",
        minimum=-2.0,
        maximum=2.0,
        knots=knots,
        box=Box(0.0, 0.0, 10.0, 300.0),
        colormap="RdGy",
    )


def _cells(rgb: FloatArray) -> CellPixels:
    shape = rgb.shape[:2]
    return CellPixels(
        rgb=rgb,
        spread=np.full(shape, 1.0),
        clean=np.full(shape, 300.0),
        ink_box=np.full((*shape, 4), np.nan),
        ink_share=np.zeros(shape),
        blank=np.zeros(shape, dtype=bool),
    )


VALUES = np.random.default_rng(5).uniform(0.04, 0.96, (10, 10))


def _read(pixels: CellPixels, scale: ColorScale) -> Decoded:
    return decode(scale, pixels, lossy=True, quality=QUALITY)


def test_cells_are_read_on_the_map_that_their_smeared_bar_is_named_by() -> None:
    scale, pixels = _bar(0.4), _cells(_map(VALUES))
    on_bar = _read(pixels, scale)
    on_map, named = on_named_map(on_bar, scale, pixels, _read)
    assert named is not scale
    off = [np.abs(one.value - (4.0 * VALUES - 2.0)) / 4.0 for one in (on_bar, on_map)]
    assert float(off[1].max()) < 0.005 < float(off[0].max())


def test_as_many_cells_tell_of_a_smeared_bar_as_would_put_it_in_doubt() -> None:
    # Most cells are pale, and lie on any ramp: few are of colors that a bar loses.
    values = np.random.default_rng(7).uniform(0.45, 0.55, (12, 12))
    values.ravel()[:9] = np.linspace(0.1, 0.2, 9)
    scale, pixels = _bar(0.4), _cells(_map(values))
    on_bar = _read(pixels, scale)
    assert 0.05 < on_bar.off_ramp.mean() < 0.1
    on_map, named = on_named_map(on_bar, scale, pixels, _read)
    assert named is not scale
    assert not on_map.off_ramp.any()


def test_a_bar_that_cells_lie_on_keeps_its_own_colors() -> None:
    scale, pixels = _bar(0.01), _cells(_map(VALUES))
    assert on_named_map(_read(pixels, scale), scale, pixels, _read)[1] is scale


def test_a_bar_without_a_name_has_no_other_colors() -> None:
    scale, pixels = replace(_bar(0.4), colormap=None), _cells(_map(VALUES))
    assert on_named_map(_read(pixels, scale), scale, pixels, _read)[1] is scale


def test_cells_of_another_map_are_not_read_on_that_of_the_bar() -> None:
    scale, pixels = _bar(0.4), _cells(_map(VALUES, "viridis"))
    decoded = _read(pixels, scale)
    assert on_named_map(decoded, scale, pixels, _read)[0] is decoded


def test_a_scale_with_two_slopes_keeps_them_on_its_map() -> None:
    scale, pixels = _bar(0.4), _cells(_map(VALUES))
    # From -10 to 0 along its lower half, from 0 to 100 along the upper one.
    turned = [(2 * p - 1) * (10.0 if p < 0.5 else 100.0) for p in (np.arange(300) + 0.5) / 300]
    knots = tuple((v, *one[1:]) for v, one in zip(turned, scale.knots, strict=True))
    scale = replace(scale, norm="two-slope", minimum=-10.0, maximum=100.0, knots=knots)
    on_bar = _read(pixels, scale)
    on_map, named = on_named_map(on_bar, scale, pixels, _read)
    assert named is not scale
    due = (2 * VALUES - 1) * np.where(VALUES < 0.5, 10.0, 100.0)
    assert float((np.abs(on_map.value - due) / np.where(due < 0, 10.0, 100.0)).max()) < 0.02


def test_a_bar_of_few_colors_keeps_them() -> None:
    places = (np.arange(5) + 0.5) / 5
    knots = tuple(map(tuple, np.column_stack([places, _smeared(_map(places), 0.4)]).tolist()))
    bounds = tuple(float(one) for one in np.linspace(0.0, 1.0, 6))
    scale = replace(
        _bar(0.4), minimum=0.0, maximum=1.0, norm="boundaries", boundaries=bounds, knots=knots
    )
    pixels = _cells(np.full((10, 10, 3), [255.0, 0.0, 255.0]))
    assert on_named_map(_read(pixels, scale), scale, pixels, _read)[1] is scale


def test_cells_that_are_all_a_little_off_their_bar_are_read_on_its_map() -> None:
    scale, pixels = _bar(0.06), _cells(_map(VALUES))
    on_bar = _read(pixels, scale)
    assert not on_bar.off_ramp.any()
    on_map, named = on_named_map(on_bar, scale, pixels, _read)
    assert named is not scale
    assert float(np.abs(on_map.value - (4.0 * VALUES - 2.0)).max()) / 4.0 < 0.005


def test_cells_that_a_codec_moved_as_much_as_their_bar_are_read_on_that() -> None:
    noise = np.random.default_rng(9).normal(0.0, 2.5, (10, 10, 3))
    scale, pixels = _bar(0.05), _cells(_map(VALUES) + noise)
    assert on_named_map(_read(pixels, scale), scale, pixels, _read)[1] is scale
