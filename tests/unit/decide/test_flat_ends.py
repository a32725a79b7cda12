"""Bars that go on beyond their outer ticks, where one end is too pale to show its tick."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from tests.unit.decide.conftest import Painted

from unheat.decide.scale import build_scale
from unheat.model import ColorScale, Reason

Make = Callable[..., Painted]
_ROOM = 4


def _read(made: Painted, rooms: tuple[int, int], moved: float) -> ColorScale:
    """The scale of a bar whose ends keep their colors so many rows further, at its top and its
    bottom; the lowest number is set ``moved`` pixels below its place."""
    top, bottom = rooms
    rgb = made.raster.rgb.copy()
    rgb[20 - top : 20, 10:30], rgb[220 : 220 + bottom, 10:30] = rgb[20, 10], rgb[219, 10]
    longer = replace(made.bar, box=replace(made.bar.box, y0=20.0 - top, y1=220.0 + bottom))
    low, *others = made.texts.ticks
    low = replace(low, position_px=low.position_px + moved)
    texts = replace(made.texts, ticks=(low, *others))
    return build_scale(replace(made.raster, rgb=rgb), longer, texts)


def test_an_end_that_is_pale_is_as_far_beyond_its_tick_as_the_other(painted_bar: Make) -> None:
    scale = _read(painted_bar(0, 1, [0, 0.5, 1], colormap="Purples"), (_ROOM, _ROOM), 1.0)
    assert (scale.minimum, scale.maximum) == pytest.approx((0.0, 1.0))
    assert not scale.review


def test_room_at_one_end_is_doubted_where_the_page_may_hide_that_at_the_other(
    painted_bar: Make,
) -> None:
    scale = _read(painted_bar(0, 1, [0, 0.5, 1], colormap="Purples"), (_ROOM, 0), 1.0)
    assert scale.review or scale.maximum == pytest.approx(1.0)


def test_a_ramp_that_moves_beyond_its_tick_is_not_shortened(painted_bar: Make) -> None:
    scale = _read(
        painted_bar(-0.02, 1.02, [0, 0.25, 0.5, 0.75, 1], colormap="Purples"), (0, 0), 0.0
    )
    assert (scale.minimum, scale.maximum) == pytest.approx((-0.02, 1.02), abs=0.003)
    # Texts that fill the length of a bar without marks may have been spread over it.
    assert set(scale.reasons) <= {Reason.TICK_PLACE}


def test_keys_that_name_their_middles_stand_for_these_numbers(painted_bar: Make) -> None:
    made = painted_bar(-2.5, 2.5, [-2, -1, 0, 1, 2], colormap="RdBu", steps=5)
    # Seen a pixel or two off, which changes none of the numbers.
    edges = (21.5, 61.0, 99.0, 141.0, 180.5, 218.5)
    bar = replace(made.bar, box=replace(made.bar.box, y0=21.5, y1=218.5), segments=edges)
    scale = build_scale(made.raster, bar, made.texts)
    assert scale.boundaries == (-2.5, -1.5, -0.5, 0.5, 1.5, 2.5)


def test_room_beyond_clamped_colors_is_longer_in_a_large_picture(painted_bar: Make) -> None:
    """Colors stay the same before an outer tick and beyond it: the room at both is alike."""
    made = painted_bar(-4, 4, [-4, -2, 0, 2, 4], colormap="RdBu")
    rgb = made.raster.rgb.copy()
    rgb[20:45, 10:30], rgb[195:220, 10:30] = rgb[45, 10], rgb[194, 10]
    made = replace(made, raster=replace(made.raster, rgb=rgb))
    for room, right in ((5, True), (7, False)):
        scale = _read(made, (room, room), 0.0)
        assert (scale.maximum == pytest.approx(4.0, abs=0.01)) is right
    wide = made.raster.rgb.repeat(2, axis=1)
    bar = replace(made.bar, box=replace(made.bar.box, x0=20.0, x1=60.0))
    made = replace(made, raster=replace(made.raster, rgb=wide), bar=bar)
    rgb = wide.copy()
    rgb[13:20, 20:60], rgb[220:227, 20:60] = rgb[20, 30], rgb[219, 30]
    longer = replace(bar, box=replace(bar.box, y0=13.0, y1=227.0))
    scale = build_scale(replace(made.raster, rgb=rgb), longer, made.texts)
    assert scale.maximum == pytest.approx(4.0, abs=0.01)


def test_an_end_that_may_lie_off_is_doubted_unless_a_tick_tells_it(painted_bar: Make) -> None:
    inner = painted_bar(0, 1, [0.2, 0.4, 0.6, 0.8])
    # The first place is the top of an upright bar.
    smeared = replace(inner.bar, slack=(3.0, 0.0))
    assert not build_scale(inner.raster, inner.bar, inner.texts).review
    assert build_scale(inner.raster, smeared, inner.texts).review
    told = painted_bar(0, 1, [0, 0.25, 0.5, 0.75, 1])
    raster = replace(told.raster, lossy=True)
    near = replace(told.bar, box=replace(told.bar.box, y0=told.bar.box.y0 - 1.4), slack=(3.0, 0.0))
    scale = build_scale(raster, near, told.texts)
    assert scale.maximum == pytest.approx(1.0)
    assert not {Reason.BAR_END, Reason.TICK_PLACE} & set(scale.reasons)


def test_a_step_of_a_palette_that_holds_its_tick_in_the_middle_ends_with_the_bar(
    painted_bar: Make,
) -> None:
    made = painted_bar(-1.15, 1.15, [-1, -0.5, 0, 0.5, 1], colormap="RdBu")
    rgb = made.raster.rgb.copy()
    rgb[20:36, 10:30], rgb[198:220, 10:30] = rgb[36, 10], rgb[197, 10]
    scale = build_scale(replace(made.raster, rgb=rgb), made.bar, made.texts)
    assert (scale.minimum, scale.maximum) == pytest.approx((-1.15, 1.15), abs=0.02)


@pytest.mark.parametrize(("block", "low"), [(False, -0.04), (True, 0.0)])
def test_a_dark_ramp_that_moves_slowly_is_no_block(
    painted_bar: Make, block: bool, low: float
) -> None:
    made = painted_bar(-0.04, 1, [0, 0.25, 0.5, 0.75, 1], colormap="magma")
    rgb = made.raster.rgb.copy()
    # Its last eight rows are of nearly one color, or of one.
    dark = np.rint(np.linspace(0, 6, 8))[::-1, None] * (not block)
    rgb[212:220, 10:30] = (rgb[211, 10] * 0.5 + dark)[:, None].astype(np.uint8)
    marks = tuple(tick.position_px for tick in made.texts.ticks)
    bar = replace(made.bar, tick_positions=marks)
    scale = build_scale(replace(made.raster, rgb=rgb), bar, made.texts)
    assert scale.minimum == pytest.approx(low, abs=0.005)


def test_slow_ends_in_the_few_colors_of_a_palette_are_no_pieces_drawn_on(
    painted_bar: Make,
) -> None:
    """Outer steps that end at the outer ticks by chance, beside longer ones."""
    made = painted_bar(-4.6, 4.6, [-4, -2, 0, 2, 4], colormap="viridis")
    rgb = made.raster.rgb.copy()
    edges = [0, 14, 42, *range(45, 156, 3), 158, 184, 200]
    for first, end in pairwise(edges):
        rgb[20 + first : 20 + end, 10:30] = rgb[20 + (first + end) // 2, 10]
    scale = _read(replace(made, raster=replace(made.raster, rgb=rgb)), (0, 0), 0.0)
    assert (scale.minimum, scale.maximum) == pytest.approx((-4.6, 4.6), abs=0.05)


def test_long_steps_of_a_palette_hold_the_outer_ticks(painted_bar: Make) -> None:
    """A ramp whose middle is pale has its long steps at both ends, in the few colors of a GIF."""
    made = painted_bar(-4.2, 4.2, [-4, -2, 0, 2, 4], colormap="PuOr")
    rgb, row = made.raster.rgb.copy(), 20
    for rows in (36, 24, 16, 10, 6, 3, 3, 3, 2, 3, 3, 6, 9, 16, 24, 36):
        rgb[row : row + rows, 10:30] = rgb[row + rows // 2, 10]
        row += rows
    assert row == 220
    scale = _read(replace(made, raster=replace(made.raster, rgb=rgb)), (0, 0), 0.0)
    assert (scale.minimum, scale.maximum) == pytest.approx((-4.2, 4.2), abs=0.03)
