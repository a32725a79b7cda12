"""Whole numbers that a browser prints among decimal ones."""

from __future__ import annotations

import pytest
from tests.unit.text.test_cells import draw, words_for

from unheat.model import TextReading
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
    assert is_whole(Skeleton(parts=parts, certain=certain)) == whole


def test_fewer_digits_than_there_are_decimals_have_lost_no_point() -> None:
    texts = [["1", "0.055", "0.085"], ["0.055", "1", "0.002"], ["0.085", "0.002", "1"]]
    raster, grid, pixels = draw(texts)
    crops = cut_cells(raster, grid, pixels)
    found = read_cells(grid.shape, crops, words_for(crops, texts))
    assert all(found[i, i].confidence > 0.9 and not found[i, i].reasons for i in range(3))
