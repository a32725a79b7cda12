"""Where the long sides of a bar are."""

from __future__ import annotations

import numpy as np

from unheat.detect.bar_edges import exact_box
from unheat.detect.bar_grow import Strip


def test_cells_a_pixel_beside_a_bar_are_none_of_it() -> None:
    rgb = np.full((140, 60, 3), 255, np.uint8)
    ramp = np.linspace(20, 235, 100).round().astype(np.uint8)
    rgb[20:120, 31:35] = np.stack([ramp, 255 - ramp, np.full(100, 90)], axis=1)[:, None]
    # Four cells, whose colors happen to rise as the ramp does.
    for row, level in enumerate((40, 90, 140, 200)):
        rgb[20 + 25 * row : 45 + 25 * row, :30] = (level, 255 - level, 90)
    strip = Strip(20, 120, 31, 35)
    box, frame = exact_box(rgb, strip, 2)
    assert (box.x0, box.x1, frame) == (31.0, 35.0, 0.0)
