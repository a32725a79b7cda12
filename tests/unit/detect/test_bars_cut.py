"""Lines of cells that are the feet of bars."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.bars_cut import are_bars_cut
from unheat.detect.panels import find_panels
from unheat.model import Box

WHITE = (255.0, 255.0, 255.0)


@pytest.mark.parametrize("turned", [False, True])
def test_bars_go_on_beyond_what_all_of_them_cover(turned: bool) -> None:
    rgb = np.full((160, 320, 3), 255, np.uint8)
    colors = np.random.default_rng(4).integers(0, 200, (7, 3))
    for k, color in enumerate(colors):
        rgb[60:120, 20 + 40 * k : 60 + 40 * k] = color
    box = Box(10, 50, 310, 130)
    if turned:
        rgb, box = np.ascontiguousarray(rgb.transpose(1, 0, 2)), box.transposed()
    (panel,) = find_panels(rgb, [box], WHITE, 4.0)[0]
    assert sorted(panel.shape) == [1, 7]
    assert not are_bars_cut(rgb, panel, WHITE, 4.0)
    lines = rgb.transpose(1, 0, 2) if turned else rgb
    for k, height in enumerate((14, 30, 0, 22, 9, 0, 40)):
        lines[60 - height : 60, 20 + 40 * k : 60 + 40 * k] = colors[k]
    assert are_bars_cut(rgb, panel, WHITE, 4.0)
    # Two go on, and two end before.
    lines[:60] = 255
    for k in (1, 5):
        lines[30:60, 20 + 40 * k : 60 + 40 * k] = colors[k]
        lines[60:70, 60 + 40 * k : 100 + 40 * k] = 255
    assert are_bars_cut(rgb, panel, WHITE, 4.0)
    lines[60:120] = lines[110]
    # All of them go on: the border was not seen.
    lines[40:60] = lines[60]
    assert not are_bars_cut(rgb, panel, WHITE, 4.0)
