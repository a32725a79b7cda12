from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import of_blends
from unheat.detect.blend import Blend, solve
from unheat.detect.blend_search import ROUNDED, _grown, find_blend
from unheat.detect.of_blends import Unblended, unblended
from unheat.model import Bar, Box

Floats = npt.NDArray[np.float64]

PAGE = (255.0, 255.0, 255.0)
LEFT, TOP = 41.3, 30.6


def cells(rows: int = 150, columns: int = 170) -> npt.NDArray[np.float64]:
    return np.random.default_rng(5).uniform(0, 1, (rows, columns))


def ramp(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """(…, 3) colors of a map that is bent: from blue over white to red."""
    up, down = np.clip(2 * values, 0, 1), np.clip(2 - 2 * values, 0, 1)
    return 255.0 * np.stack([up, np.minimum(up, down), down], axis=-1)


def means(blend: Blend, pixels: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.float64]:
    """(m, n) what every cell has in every pixel, by the definition of a Hann window."""
    middles = blend.start + blend.period * (np.arange(blend.n) + 0.5)
    off = np.abs(pixels[:, None].clip(middles[0], middles[-1]) - middles) / blend.period
    return np.where(off < 1.0, 0.5 + 0.5 * np.cos(np.pi * off), 0.0)


def drawn(
    values: npt.NDArray[np.float64],
    period: float,
    *,
    numbers: bool = False,
    pen: bool = True,
    rim: float = 0.0,
) -> tuple[npt.NDArray[np.uint8], Bar]:
    """``values`` (R, C) at ``period`` pixels a cell, blended as colors or as ``numbers``, within a
    frame that is set to whole pixels as matplotlib does it, and covers a share of those beside it
    as its ``rim``, and a bar beside them."""
    rows, columns = values.shape
    across = Blend(start=LEFT, period=period, n=columns)
    down = Blend(start=TOP, period=period, n=rows)
    height, width = int(down.end) + 40, int(across.end) + 110
    rgb = np.full((height, width, 3), 255, np.uint8)
    x0, x1, y0, y1 = (round(at) for at in (across.start, across.end, down.start, down.end))
    ys, xs = means(down, np.arange(y0, y1) + 0.5), means(across, np.arange(x0, x1) + 0.5)
    if numbers:
        made = ramp(np.floor(ys @ values @ xs.T * 255.999) / 255)
    else:
        made = np.einsum("yr,rck,xc->yxk", ys, np.round(ramp(values)), xs, optimize=True)
    rgb[y0:y1, x0:x1] = np.round(made)
    for at in (-1, 1) if rim else ():
        for y in (y0 + at, y1 + at):
            rgb[y, x0 - 1 : x1 + 2] = np.round(rgb[y, x0 - 1 : x1 + 2] * (1.0 - rim))
        for x in (x0 + at, x1 + at):
            rgb[y0 - 1 : y1 + 2, x] = np.round(rgb[y0 - 1 : y1 + 2, x] * (1.0 - rim))
    if pen:
        rgb[[y0, y1], x0 : x1 + 1] = 0
        rgb[y0 : y1 + 1, [x0, x1]] = 0
    left, length = x1 + 40, y1 - y0
    rgb[y0:y1, left : left + 14] = np.round(ramp(np.linspace(1, 0, length)))[:, None]
    bar = Bar(
        box=Box(left, y0, left + 14, y1), orientation="vertical", tick_positions=(40.0, 100.0)
    )
    return rgb, bar


def read(rgb: npt.NDArray[np.uint8], bar: Bar) -> Unblended | None:
    return unblended(rgb, [Box(30, 20, bar.box.x0 - 20, rgb.shape[0] - 20)], [bar], PAGE, 2.0)


def error_of(found: Unblended) -> Floats:
    assert found.pixels.error is not None
    return found.pixels.error


def test_equations_are_solved_for_the_cells() -> None:
    blend = Blend(start=3.2, period=1.7, n=50)
    values = np.random.default_rng(1).uniform(0, 255, (50, 4))
    pixels = np.arange(4, 87) + 0.5
    solution = solve(means(blend, pixels) @ values, 4, blend, spread=True)
    assert np.allclose(solution.cells, values, atol=1e-3)
    assert solution.scatter < 1e-3
    assert solution.spread.max() < 3.0


def test_cells_of_which_no_pixel_tells_have_no_bound() -> None:
    blend = Blend(start=0.0, period=1.5, n=60)
    values = np.random.default_rng(2).uniform(0, 255, (60, 3))
    pixels = np.arange(5, 80) + 0.5
    solution = solve(means(blend, pixels) @ values, 5, blend, spread=True)
    assert solution.spread[0] > 100.0
    assert solution.spread[10:-10].max() < 2.0


@pytest.mark.parametrize("period", [1.2, 1.45, 1.83, 2.37, 2.9])
def test_period_and_place_are_found(period: float) -> None:
    rgb, bar = drawn(cells(), period)
    found = find_blend(rgb[40:-50], LEFT + 8, bar.box.x0 - 50)
    assert found is not None
    assert found.period == pytest.approx(period, abs=2e-3)
    off = (found.start - LEFT) / period
    assert off == pytest.approx(round(off), abs=0.05)


@pytest.mark.parametrize("numbers", [False, True])
@pytest.mark.parametrize("period", [1.45, 2.37])
def test_blended_cells_are_counted_and_their_colors_solved_for(
    period: float, numbers: bool
) -> None:
    values = cells()
    rgb, bar = drawn(values, period, numbers=numbers)
    found = read(rgb, bar)
    assert found is not None
    assert found.panel.shape == values.shape
    assert found.panel.quality == 1.0
    known = error_of(found) < 100.0
    assert known[2:-2, 2:-2].all()
    off = np.abs(found.pixels.rgb - ramp(values)).max(axis=2)
    assert np.quantile(off[known], 0.99) < (8.0 if numbers else 3.0)
    # The picture goes on as if it had been drawn so.
    middle = int(TOP + 30.5 * period), int(LEFT + 40.5 * period)
    assert np.abs(found.rgb[middle] - found.pixels.rgb[30, 40]).max() <= 0.5


def test_cells_are_seen_through_the_rim_of_a_pen() -> None:
    values = cells()
    plain, soft = (read(*drawn(values, 1.83, rim=rim)) for rim in (0.0, 0.06))
    assert plain is not None
    assert soft is not None
    assert soft.panel.shape == values.shape
    known = error_of(soft) < 100.0
    # But for the corners, where the rims of two pens lie over each other.
    assert known.sum() >= (error_of(plain) < 100.0).sum() - 4 * 9
    off = np.abs(soft.pixels.rgb - ramp(values)).max(axis=2)
    assert off[known].max() < 12.0


def test_of_cells_without_a_frame_the_ends_are_not_told() -> None:
    rgb, bar = drawn(cells(), 1.45, pen=False)
    found = read(rgb, bar)
    assert found is not None
    assert found.panel.quality < 1.0


def test_linesover_cells_hides_them() -> None:
    values = cells()
    rgb, bar = drawn(values, 2.37)
    y, x = int(TOP + 20 * 2.37), int(LEFT + 50 * 2.37)
    rgb[y : y + 5, x : x + 5] = 0
    found = read(rgb, bar)
    assert found is not None
    assert (error_of(found)[20:22, 50:52] >= 100.0).all()
    assert (error_of(found)[5:15, 5:40] < 100.0).all()


def test_cells_of_whole_pixels_are_no_blend() -> None:
    values = cells()
    rgb, bar = drawn(values, 2.0)
    y0, x0 = round(TOP), round(LEFT)
    plain = np.round(ramp(values)).astype(np.uint8).repeat(2, axis=0).repeat(2, axis=1)
    rgb[y0 : y0 + plain.shape[0], x0 : x0 + plain.shape[1]] = plain
    assert read(rgb, bar) is None


def test_neither_noise_nor_a_slope_nor_a_flat_area_is_a_blend() -> None:
    rng = np.random.default_rng(9)
    rgb, bar = drawn(cells(), 1.9)
    y0, y1, x0, x1 = 31, 315, 42, 364
    for area in (
        rng.integers(0, 256, (y1 - y0, x1 - x0, 3)),
        np.linspace(0, 255, x1 - x0)[None, :, None],
        np.array(80),
    ):
        rgb[y0:y1, x0:x1] = area
        assert read(rgb, bar) is None


def test_what_plain_ground_bears_out_is_given_up_beyond_it() -> None:
    lines = np.random.default_rng(3).uniform(0, 255, (900, 6))
    lines[380:520] = 255.0
    lines[440] -= 0.5
    assert _grown(lines, Blend(start=400.0, period=1.7, n=0), ROUNDED) is None


def test_a_smooth_field_that_any_cells_explain_is_none() -> None:
    down, along = np.mgrid[0:150, 0:170] / 170.0
    rgb, bar = drawn(0.5 + 0.4 * np.sin(2 * down + along), 1.45)
    assert read(rgb, bar) is None


def test_an_enlarged_picture_is_explained_by_no_cells() -> None:
    """Its pens are broader than one pixel and what their rims cover of the next."""
    from PIL import Image

    rgb, bar = drawn(cells(), 2.8)
    size = round(rgb.shape[1] * 1.5), round(rgb.shape[0] * 1.5)
    large = np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.LANCZOS))
    box = Box(*(1.5 * side for side in bar.box.as_tuple()))
    found = read(large, Bar(box=box, orientation="vertical", tick_positions=(60.0, 150.0)))
    assert found is None


@pytest.mark.parametrize("noisy", [False, True])
@pytest.mark.parametrize("width", [2, 40])
def test_lines_and_areas_on_the_page_are_not_looked_at(
    monkeypatch: pytest.MonkeyPatch, width: int, noisy: bool
) -> None:
    seen = []

    def stages(*_: object) -> list[Any]:
        seen.append(1)
        return []

    monkeypatch.setattr(of_blends, "_stages", stages)
    rgb = np.full((300, 400, 3), 255, np.uint8)
    random = np.random.default_rng(3)
    for x in range(60, 340 - width):
        ink = random.integers(0, 200, (width, 3)) if noisy else (31, 119, 180)
        rgb[30 + x * 3 // 4, x : x + width] = ink
    assert unblended(rgb, [Box(50, 40, 350, 290)], [], PAGE, 2.0) is None
    assert bool(seen) is (noisy and width == 40)


def test_an_area_of_one_color_is_explained_by_any_cells_and_holds_none() -> None:
    """The slanted rim of an area chart, whose pixels are means of two colors, passed for blended
    cells of two pixels: a matrix of a hundred lines was seen in a chart of one color."""
    height, width, parts = 300, 360, 8
    at = (np.arange(width * parts) + 0.5) / (width * parts)
    top = np.interp(at, [0, 0.2, 0.4, 0.6, 0.8, 1], [0.7, 0.8, 0.72, 0.25, 0.1, 0.45])
    filled = np.arange(height * parts)[:, None] >= top * height * parts
    share = filled.reshape(height, parts, width, parts).mean(axis=(1, 3))[..., None]
    rgb = np.full((height + 80, width + 80, 3), 255, np.uint8)
    blue = np.array([31, 119, 180])
    rgb[40:-40, 40:-40] = np.round(255 + share * (blue - 255)).astype(np.uint8)
    assert unblended(rgb, [Box(40, 40, 40 + width, 40 + height)], [], PAGE, 2.0) is None
