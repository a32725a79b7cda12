"""Strips over facets, cut out of the frames that they share a line with."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.components import components
from unheat.text.plates import plates_apart


@pytest.mark.parametrize("lossy", [True, False])
def test_a_strip_is_whole_in_spite_of_rings_about_its_print(lossy: bool) -> None:
    ink = np.zeros((120, 140), dtype=bool)
    ink[10:100, 10:130] = True
    ink[30:99, 11:129] = False
    # A codec leaves the letters of the strip, and pale rings about them.
    for x in range(50, 90, 10):
        ink[14:26, x : x + 9] = False
        ink[16:24, x + 2 : x + 7] = True
    pieces = components(ink)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    largest = np.array([int(stats[:, 4].argmax())])
    after = plates_apart(labels, stats, largest, letter=10.0, lossy=lossy)
    strips = [tuple(row[:4]) for row in after[len(stats) :].tolist() if row[2] > 100]
    assert [(x, y, w) for x, y, w, _ in strips] == [(10, 10, 120)]
    # The letters belong to the strip now, and are no pieces of the page.
    assert (after[: len(stats), 2] == 0).sum() == 4


def test_print_in_the_color_of_the_page_leaves_a_strip_whole() -> None:
    ink = np.zeros((120, 140), dtype=bool)
    ink[10:100, 10:130] = True
    ink[30:99, 11:129] = False
    for x in range(50, 90, 10):
        ink[15:25, x : x + 7] = False
    pieces = components(ink)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    after = plates_apart(labels, stats, np.array([0]), letter=10.0)
    assert after[len(stats) :, :4].tolist() == [[10, 10, 120, 20]]
