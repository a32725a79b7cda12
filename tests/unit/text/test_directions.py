"""Which way short words run."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from tests.unit.text.test_titles import Page, only

from unheat.model import Raster
from unheat.text.directions import _beside_each_other, _in_brackets, _neighbours, directions
from unheat.text.ink import find_glyphs
from unheat.text.labels import locate


@pytest.mark.parametrize("word", ["Fit", "Till", "Lift"])
def test_a_short_title_of_narrow_letters_is_level(word: str) -> None:
    page = Page()
    page.rows()
    page.typeset(word, 280, 105, 15)
    assert only(locate(page.layout()), "title").turns == (0.0,)


def test_long_pieces_that_stand_apart_are_words_of_letters_that_touch() -> None:
    """Of turned labels each may be one piece, and two of them stand in columns of cells."""
    word = np.array([(0, 0, 12, 21), (20, 1, 30, 21), (14, 5, 18, 21)], dtype=float)
    long = np.array([True, True, True])
    assert _beside_each_other(word, long, 10.0).tolist() == [True, True, False]
    columns = word + np.array([[0, 0, 0, 0], [20, 0, 20, 0], [50, 0, 50, 0]])
    assert not _beside_each_other(columns, long, 10.0).any()
    assert not _beside_each_other(np.tile(word, (2, 1)), np.tile(long, 2), 10.0).any()


def test_a_mark_at_the_head_of_a_number_does_not_tell_how_it_runs() -> None:
    """Years are cut short: "’10"."""
    boxes = np.array([(0, 0, 5, 9), (8, 0, 17, 20), (19, 0, 31, 20)], dtype=float)
    assert _neighbours(boxes, 17.0) == [0.0, 0.0]
    # Small letters are longer.
    boxes[0, 3] = 14
    assert len(_neighbours(boxes, 17.0)) == 3


def test_square_brackets_stand_upright_in_a_level_line() -> None:
    """Planes of crystals: "[100]"; words of joined letters that are turned have no stems."""
    rgb = np.full((60, 200, 3), 255, np.uint8)
    rgb[20:40, 20:22] = rgb[20:22, 20:26] = rgb[38:40, 20:26] = 0
    rgb[20:36, 31:33] = rgb[22:24, 29:31] = 0
    rgb[20:40, 42:44] = rgb[20:22, 38:44] = rgb[38:40, 38:44] = 0
    for x in (100, 112, 124):
        low = 20 + 8 * (x == 112)
        for y in range(low, 40, 4):
            rgb[y : y + 2, x : x + 6] = 0
            rgb[y : y + 5, x + (y // 4 % 2) * 4 : x + (y // 4 % 2) * 4 + 2] = 0
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0,) * 3)
    order = np.argsort(glyphs.boxes[:, 0])
    assert len(order) == 6
    found = _in_brackets(glyphs, order, np.ones(6, dtype=bool))
    assert found.tolist() == [True] * 3 + [False] * 3


def test_round_brackets_stand_upright_in_a_level_line() -> None:
    """Models of a table are numbered "(1)", "(2)" over its columns."""
    page = Page()
    page.pixels[:] = 255
    page.typeset("(1)  (2)", 280, 108, 14)
    glyphs = find_glyphs(page.layout().raster, [], (255.0,) * 3)
    order = np.argsort(glyphs.boxes[:, 0])
    assert len(order) == 6
    long = np.array([True, False, True, True, False, True])
    assert _in_brackets(glyphs, order, long).all()
    # The same bracket twice is no pair.
    page = Page()
    page.pixels[:] = 255
    page.typeset("(1(", 280, 108, 14)
    glyphs = find_glyphs(page.layout().raster, [], (255.0,) * 3)
    order = np.argsort(glyphs.boxes[:, 0])
    assert not _in_brackets(glyphs, order, np.array([True, False, True])).any()


def test_an_underscore_that_a_codec_made_a_pixel_thicker_tells_no_slant() -> None:
    boxes = np.array(
        [
            [263.0, 417.0, 272.0, 431.0],
            [273.0, 420.0, 281.0, 430.0],
            [283.0, 418.0, 296.0, 431.0],
            [298.0, 417.0, 307.0, 431.0],
            [307.0, 431.0, 316.0, 434.0],
            [316.0, 420.0, 323.0, 430.0],
            [325.0, 417.0, 327.0, 430.0],
            [328.0, 420.0, 346.0, 431.0],
        ]
    )
    n = len(boxes)
    glyphs: Any = SimpleNamespace(
        boxes=boxes,
        slope=np.full(n, np.nan),
        extent=(boxes[:, 2:] - boxes[:, :2]).max(axis=1),
        height=boxes[:, 3] - boxes[:, 1],
    )
    angles, _ = directions(glyphs, np.arange(n), 11.6)
    assert np.abs(angles).max() < 15.0


def test_the_rings_of_a_percent_sign_are_no_letters_beside_each_other() -> None:
    """Of "8.0%" the sign is the one piece with a near neighbor, and that is its own ring."""
    number = np.array([(20, 0, 29, 13), (38, 0, 47, 13), (48, 0, 61, 13), (57, 6, 64, 13)])
    assert set(np.abs(_neighbours(number.astype(float), 12.5))) == {0.0}
    # Letters on a slant reach into each other, flush with each other on no side.
    slanted = np.array([(20, 20, 33, 33), (27, 13, 35, 21)], dtype=float)
    assert _neighbours(slanted, 12.5) != []


def test_a_short_line_centered_under_a_word_does_not_run_on_from_it() -> None:
    two_lines = np.array([(42, 0, 63, 10), (50, 14, 55, 25)], dtype=float)
    assert _neighbours(two_lines, 10.0) == []
    turned = np.array([(42, 0, 53, 7), (42, 9, 53, 15)], dtype=float)
    assert [abs(angle) for angle in _neighbours(turned, 10.0)] == [90.0, 90.0]


def test_digits_of_several_rows_are_no_words_that_run_along_them() -> None:
    rows = [[x, top, x + wide, top + 12.0] for top in (0, 60, 120) for x, wide in ((0, 5), (7, 6))]
    assert _beside_each_other(np.array(rows), np.ones(6, dtype=bool), 6.0).all()
    one_row = np.array([[10.0 * i, 0.0, 10.0 * i + 6, 13.0] for i in range(8)])
    assert not _beside_each_other(one_row, np.ones(8, dtype=bool), 6.0).any()


def test_a_digit_that_leans_too_much_to_have_a_slope_is_a_letter_beside_its_neighbor() -> None:
    """Of "0.4", "0.6" and "0.8" in a narrow face the "4" has none."""
    rows = [[x, top, x + 8.0, top + 14.0] for top in (0, 137, 274) for x in (0, 14)]
    long = np.array([True, False, True, True, True, True])
    assert _beside_each_other(np.array(rows), long, 8.0)[long].all()


def test_digits_of_numbers_in_a_row_are_no_turned_words() -> None:
    """From 7 to 12 in a narrow face, a pixel higher or lower as they are drawn."""
    digits = [(0, 6), (30, 8), (60, 7), (88, 6), (96, 8), (122, 6), (130, 6), (154, 6), (162, 8)]
    row = np.array([[x, i % 2, x + wide, 14.0 + i % 2] for i, (x, wide) in enumerate(digits)])
    long = np.ones(len(row), dtype=bool)
    assert _beside_each_other(row, long, 8.0).all()
    # Words of one piece each, two lines in some, end as their letters have it.
    row[::2, 1] -= 4
    assert not _beside_each_other(row, long, 8.0).any()
