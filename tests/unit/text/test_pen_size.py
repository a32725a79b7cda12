"""How large lines are set."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Raster
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.pen_size import height_without_brackets, letter_height, without_rings


def height(letters: list[tuple[int, int]]) -> float:
    """That of a line of letters that reach so many pixels over its foot, and under it."""
    rgb = np.full((80, 300, 3), 255, np.uint8)
    for place, (over, under) in enumerate(letters):
        x = 20 + 16 * place
        rgb[40 - over : 40 + under, x : x + 3] = 0
        rgb[40 - over : 43 - over, x : x + 10] = 0
        rgb[37 + under : 40 + under, x : x + 10] = 0
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0,) * 3)
    (line,) = group_lines(glyphs, np.arange(len(glyphs.label)), 0.0, glyphs.text_size())
    assert len(line.glyphs) == len(letters)
    return height_without_brackets(glyphs, line)


def test_brackets_do_not_make_a_line_larger() -> None:
    """SNR (dB)"""
    capitals = [(18, 0)] * 3
    assert height([*capitals, (20, 6), *capitals[:2], (20, 6)]) == pytest.approx(18, abs=0.5)


def test_brackets_about_small_letters_tell_their_size() -> None:
    """(aa)"""
    assert height([(20, 6), (11, 0), (11, 0), (11, 0), (20, 6)]) == pytest.approx(20, abs=0.5)


def test_the_rings_of_a_percent_sign_are_no_small_letters() -> None:
    """(acc = 91.3%) under a line of the same size."""
    small, tall = [18.0] * 4, [24.0] * 3
    assert without_rings(np.array([13.1, 13.9, *small, *tall])).min() == 18.0
    # Few small letters among capitals, and letters of one height, stay as they are.
    for heights in ([18.0, 18.1, *tall], [*small, *tall], [13.0, *small], []):
        assert len(without_rings(np.array(heights))) == len(heights)


def test_specks_over_a_word_that_is_one_piece_stand_on_no_line() -> None:
    """What a codec leaves over "Land": its height was that from speck to speck."""
    rgb = np.full((80, 120, 3), 255, np.uint8)
    rgb[44:46, 24:60] = 0
    for x in range(24, 60, 7):
        rgb[30:46, x : x + 2] = 0
    rgb[34:37, 34:37] = rgb[33:36, 62:65] = 0
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0,) * 3)
    (line,) = group_lines(glyphs, np.arange(len(glyphs.label)), 0.0, glyphs.text_size())
    assert len(line.glyphs) == 3
    assert letter_height(glyphs, line) == 16.0
