"""Whole numbers that a browser prints among decimal ones."""

from __future__ import annotations

import pytest
from tests.unit.text.test_cells import draw, words_for

from unheat.model import NumberFormat, TextReading, Word
from unheat.text.candidates import weigh
from unheat.text.cells import cut_cells, read_cells
from unheat.text.plain_points import is_whole, points_are_plain
from unheat.text.skeleton import Skeleton

PLAIN = Skeleton(parts="dd.d", certain=True)


def test_a_whole_number_stays_whole_where_points_are_plain_to_see() -> None:
    texts = [["24.1", "38", "33.1", "30.5"], ["29.2", "61.9", "22.7", "65.2"]]
    texts += [["25.9", "24.4", "11.9", "37.1"], ["35.9", "16.2", "74.1", "19.2"]]
    raster, grid, pixels = draw(texts)
    crops = cut_cells(raster, grid, pixels)
    reading = read_cells(grid.shape, crops, words_for(crops, texts))[0, 1]
    assert (reading.value, reading.reasons) == (38.0, ())
    assert reading.confidence > 0.9


@pytest.mark.parametrize(
    ("shape", "count"), [(PLAIN, 7), (Skeleton(parts="ddd", certain=True), 20)]
)
def test_points_that_few_cells_show_tell_nothing(shape: Skeleton, count: int) -> None:
    assert not points_are_plain([(TextReading(raw="24.1", value=24.1), shape)] * count)


@pytest.mark.parametrize(
    ("parts", "certain", "whole"),
    [("dd", True, True), ("-d", True, True), ("dd", False, False), ("d.d", True, False)],
)
def test_digits_alone_are_a_whole_number(parts: str, certain: bool, whole: bool) -> None:
    shape = Skeleton(parts=parts, certain=certain)
    assert is_whole(shape, [], plain=True, decimals=1) == whole
    assert not is_whole(shape, [], plain=False, decimals=1)


@pytest.mark.parametrize(("text", "sure", "best"), [("32", 0.99, "32"), ("32", 0.5, "3.2")])
def test_ink_that_its_own_reader_explains_without_a_point_has_lost_none(
    text: str, sure: float, best: str
) -> None:
    """Digits that touch show no skeleton; the more readers read them whole the surer was the
    number with a point."""
    words = [Word(text=text, confidence=0.96, engine="tesseract")]
    words += [Word(text=text, confidence=0.999, engine="numerals")]
    words += [Word(text=text, confidence=sure, engine="glyphs")]
    touching = Skeleton(parts="D", certain=False)
    found = weigh(words, [touching], NumberFormat(decimals=1), 1)
    assert found[0].text == best
    assert is_whole(touching, words, plain=True, decimals=1) == (best == "32")
    assert not is_whole(touching, words, plain=False, decimals=1)


def test_fewer_digits_than_there_are_decimals_have_lost_no_point() -> None:
    texts = [["1", "0.055", "0.085"], ["0.055", "1", "0.002"], ["0.085", "0.002", "1"]]
    raster, grid, pixels = draw(texts)
    crops = cut_cells(raster, grid, pixels)
    found = read_cells(grid.shape, crops, words_for(crops, texts))
    assert all(found[i, i].confidence > 0.9 and not found[i, i].reasons for i in range(3))
