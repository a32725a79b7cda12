"""Which way short words run."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_titles import Page, only

from unheat.text.directions import _beside_each_other, directions
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


def test_a_mark_at_the_head_of_a_number_does_not_make_it_slant() -> None:
    """Years are cut short: "’10", "’11"."""
    page = Page()
    page.rows()
    for number in range(4):
        page.typeset(f"’1{number + 2}", 190 + 60 * number, 300, 14)
    sites = locate(page.layout())
    assert [site.turns for site in sites.of("column", 0)] == [(0.0,)] * 4
    index = np.concatenate([line.glyphs for s in sites.of("column", 0) for line in s.lines])
    angles, _ = directions(sites.glyphs, index, sites.glyphs.text_size(index))
    assert np.abs(angles).max() < 12
