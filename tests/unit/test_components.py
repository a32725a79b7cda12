"""Pieces are numbered and measured as OpenCV does it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.components import components, folded_pieces


@pytest.mark.parametrize("near", [4, 8])
@pytest.mark.parametrize("share", [0.0, 0.02, 0.4, 0.9, 1.0])
@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (40, 1), (37, 53)])
def test_measures_are_those_of_opencv(near: int, share: float, shape: tuple[int, int]) -> None:
    mask = np.random.default_rng(3).random(shape) < share
    found = components(mask, near)
    count, labels, stats, centers = cv2.connectedComponentsWithStats(
        mask.astype(np.uint8), connectivity=near
    )
    assert found.count == count
    np.testing.assert_array_equal(found.labels, labels)
    np.testing.assert_array_equal(found.boxes[1:], stats[1:, :4])
    np.testing.assert_array_equal(found.areas[1:], stats[1:, 4])
    np.testing.assert_array_equal(found.centers[1:], np.asarray(centers)[1:])
    assert not found.boxes[0].any()


def test_any_number_but_nought_belongs_to_a_piece() -> None:
    mask = np.zeros((6, 8), dtype=np.uint8)
    mask[1:3, 2:5] = 255
    found = components(mask[:, ::1])
    assert found.boxes[1].tolist() == [2, 1, 3, 2]
    assert found.areas.tolist() == [0, 6]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 1.0])
@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1), (7, 12)])
def test_rows_and_columns_that_are_alike_are_looked_at_once(
    share: float, shape: tuple[int, int]
) -> None:
    rng = np.random.default_rng(5)
    small = (rng.random(shape) < share).astype(np.uint8)
    large = small.repeat(rng.integers(2, 9, shape[0]), axis=0)
    large = large.repeat(rng.integers(1, 9, shape[1]), axis=1)
    for mask in (small, large):
        boxes, areas = folded_pieces(mask)
        whole = components(mask)
        theirs = np.column_stack([whole.boxes[1:], whole.areas[1:]])
        ours = np.column_stack([boxes, areas])
        assert sorted(ours.tolist()) == sorted(theirs.tolist())
