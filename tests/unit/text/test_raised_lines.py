"""Raised signs that pass for a line of their own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_series import readings

from unheat.model import Raster
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.raised_lines import signs_joined


def _joined(foot: int) -> int:
    """How many lines "cm" and a "−1" behind it are whose digit ends on a row of pixels."""
    rgb = np.full((60, 90, 3), 255, dtype=np.uint8)
    letters = [(20, 22, 27, 29), (28, 22, 38, 29)]
    signs = [(40, foot - 5, 47, foot - 3), (49, foot - 9, 54, foot)]
    for x0, y0, x1, y1 in letters + signs:
        rgb[y0:y1, x0:x1] = 0
    raster = Raster(rgb=rgb, name="page", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0, 255.0, 255.0))
    behind = glyphs.boxes[:, 0] > 39
    parts = [np.flatnonzero(one) for one in (behind, ~behind)]
    lines = [group_lines(glyphs, part, 0.0, 10.0)[0] for part in parts]
    (one,) = readings("-1 cm")
    (site,) = signs_joined(glyphs, [replace(one.site, lines=tuple(lines))])
    return len(site.lines)


@pytest.mark.parametrize(("foot", "lines"), [(23, 1), (25, 1), (29, 2), (16, 2)])
def test_a_raised_number_behind_low_letters_is_of_their_line(foot: int, lines: int) -> None:
    assert _joined(foot) == lines
