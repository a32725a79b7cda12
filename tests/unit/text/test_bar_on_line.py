"""Names on the line of a level bar."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Raster
from unheat.text.bar_on_line import _are_one_text, _is_narrow_letter
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines


@pytest.mark.parametrize(
    ("indent", "gap", "one"), [(0, 6, True), (1, 6, True), (20, 6, False), (0, 24, False)]
)
def test_lines_of_one_name_begin_at_one_place_close_together(
    indent: int, gap: int, one: bool
) -> None:
    rgb = np.full((120, 200, 3), 255, np.uint8)
    for x0, y0 in ((20, 20), (20 + indent, 34 + gap)):
        for letter in range(5):
            x = x0 + 14 * letter
            rgb[y0 : y0 + 14, x : x + 2] = rgb[y0 : y0 + 2, x : x + 9] = 0
            rgb[y0 + 12 : y0 + 14, x : x + 9] = 0
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0,) * 3)
    lines = group_lines(glyphs, np.arange(len(glyphs.label)), 0.0, glyphs.text_size())
    assert len(lines) == 2
    assert _are_one_text(lines) == one


@pytest.mark.parametrize(("arm", "letter"), [(3, True), (2, False)])
def test_a_narrow_letter_has_an_arm_and_a_mark_has_none(arm: int, letter: bool) -> None:
    rgb = np.full((40, 40, 3), 255, np.uint8)
    rgb[12:19, 20:22] = 0
    rgb[12:14, 20 : 20 + arm] = 0
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0,) * 3)
    lines = group_lines(glyphs, np.arange(len(glyphs.label)), 0.0, 8.0)
    assert len(lines) == 1
    assert _is_narrow_letter(glyphs, lines[0], 8.0) == letter
