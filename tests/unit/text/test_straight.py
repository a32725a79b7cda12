"""Trees of clustered cells are no print."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.text.straight import are_straight


def _told(piece: npt.NDArray[np.bool_]) -> bool:
    height, width = piece.shape
    stats = np.array([[0, 0, width, height, int(piece.sum())]])
    return bool(are_straight(piece.astype(np.int32), stats, 10.0)[0])


def _tree(pen: int) -> npt.NDArray[np.bool_]:
    drawn = np.zeros((60, 200), dtype=bool)
    for left, right, top in ((0, 120, 0), (60, 190, 25), (20, 60, 40)):
        drawn[top : top + pen, left : right + pen] = True
        drawn[top:, left : left + pen] = drawn[top:, right : right + pen] = True
    return drawn


def test_lines_that_are_longer_than_letters_are_high_are_a_drawing() -> None:
    assert _told(_tree(2))
    assert _told(_tree(5))


def test_curves_slopes_blocks_and_low_print_are_none() -> None:
    rows, columns = np.mgrid[:60, :200]
    assert not _told(np.abs(rows - 30 - 25 * np.sin(columns / 20.0)) < 3)
    assert not _told(np.abs(columns - 3 * rows) < 4)
    assert not _told(np.ones((60, 200), dtype=bool))
    assert not _told(_tree(2)[:18])
