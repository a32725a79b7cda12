"""Colors that stand beyond the ends of a bar, and cells that have them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import Painted, cells_of, paint

from unheat.decide.decode import decode
from unheat.decide.masks import find_masks
from unheat.decide.scale import build_scale
from unheat.model import ColorScale, Reason

Make = Callable[..., Painted]
RED, YELLOW = (255.0, 0.0, 0.0), (255.0, 255.0, 0.0)


def _scale(painted_bar: Make, steps: int | None = None) -> ColorScale:
    made = painted_bar(0, 10, [0, 2, 4, 6, 8, 10], steps=steps)
    rgb = made.raster.rgb.copy()
    rgb[8:20, 10:30], rgb[220:232, 10:30] = RED, YELLOW
    return build_scale(replace(made.raster, rgb=rgb), made.bar, made.texts)


@pytest.mark.parametrize("steps", [None, 5])
def test_cells_of_a_color_beyond_an_end_lie_beyond_it(painted_bar: Make, steps: int | None) -> None:
    scale = _scale(painted_bar, steps)
    assert (scale.over, scale.under) == (RED, YELLOW)
    pixels = cells_of(np.array([[RED, YELLOW, paint(0.5)]]), ink=False)
    found = decode(scale, pixels)
    assert found.value[0, :2].tolist() == [10.0, 0.0]
    assert found.at_high[0].tolist() == [True, False, False]
    assert found.at_low[0].tolist() == [False, True, False]
    assert not find_masks(np.zeros((1, 3), dtype=bool), pixels, found).masked.any()


def test_a_color_beyond_an_end_may_be_the_ramps_elsewhere(painted_bar: Make) -> None:
    made = painted_bar(0, 10, [0, 2, 4, 6, 8, 10])
    rgb = made.raster.rgb.copy()
    rgb[220:232, 10:30] = paint(0.7)
    scale = build_scale(replace(made.raster, rgb=rgb), made.bar, made.texts)
    found = decode(scale, cells_of(np.array([[paint(0.7), paint(0.3)]]), ink=False))
    assert found.other[0, 0] == 0.0
    assert np.isnan(found.other[0, 1])


def test_the_page_beyond_a_bar_is_no_color_of_its_own(painted_bar: Make) -> None:
    made = painted_bar(0, 10, [0, 2, 4, 6, 8, 10])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert (scale.over, scale.under) == (None, None)
    # On a grey ground inside a white page as well.
    rgb = made.raster.rgb.copy()
    rgb[4:236, 1:40] = 200
    rgb[20:220, 10:30] = made.raster.rgb[20:220, 10:30]
    scale = build_scale(replace(made.raster, rgb=rgb), made.bar, made.texts)
    assert (scale.over, scale.under) == (None, None)


def test_a_palette_may_have_spoiled_the_end_that_looks_like_a_color_beyond(
    painted_bar: Make,
) -> None:
    made = painted_bar(0, 10, [0, 2, 4, 6, 8, 10])
    rgb = made.raster.rgb.copy()
    # Pieces of a dozen rows that leap from color to color.
    for top in range(20, 220, 14):
        rgb[top : min(top + 14, 220), 10:30] = rgb[top, 10]
    plain = build_scale(replace(made.raster, rgb=rgb), made.bar, made.texts)
    assert not plain.review
    rgb = rgb.copy()
    rgb[220:232, 10:30] = YELLOW
    scale = build_scale(replace(made.raster, rgb=rgb), made.bar, made.texts)
    assert scale.review
    assert Reason.BAR_END in scale.reasons
