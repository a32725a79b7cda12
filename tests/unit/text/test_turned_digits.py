"""Digits that are set upwards beside the rows, one a row, as base R does."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page

from unheat.text.labels import locate


@pytest.mark.parametrize(("length", "labels"), [(14, 4), (6, 3)])
def test_a_flat_one_as_long_as_the_others_is_a_label(length: int, labels: int) -> None:
    page = Page()
    page.columns(("one", "two", "three", "four"), 296)
    for row in range(4):
        last = row == 3
        x, y, high, long = 120, 140 + 40 * row, 5 if last else 10, length if last else 14
        page.pixels[y - high // 2 : y - high // 2 + high, x : x + long] = 0
        page.pixels[y - high // 2 + 2 : y - high // 2 + high - 2, x + 2 : x + long - 2] = 255
    rows = locate(page.layout()).of("row")
    assert [site.index for site in rows] == list(range(labels))
