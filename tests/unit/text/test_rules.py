"""Letters that touch rules and frames."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.rules import frames_of_words, letters_at_frame


def _beside_cells(*, mark: int) -> tuple[np.ndarray, np.ndarray]:
    """A frame of one pixel before cells from column 60 on, with a label that runs into its mark."""
    ink, cells = np.zeros((200, 160), dtype=bool), np.zeros((200, 160), dtype=bool)
    cells[20:180, 60:] = True
    ink[20:180, 59] = True
    for row in (50, 100, 150):
        ink[row, 59 - mark : 59] = True
        ink[row - 5 : row + 5, 46 : 59 - mark] = True
        ink[row - 3 : row + 4, 48 : 57 - mark] = False
    return ink, cells


def test_labels_that_run_into_the_marks_of_a_frame_are_not_lost_with_it() -> None:
    ink, cells = _beside_cells(mark=4)
    labels, measures = letters_at_frame(ink, cells, letter=10.0)
    assert len(measures) == 3
    assert not labels[:, 59].any()
    assert labels[50, 55] != 0


def test_a_line_that_goes_along_no_cells_is_no_frame() -> None:
    ink, cells = _beside_cells(mark=4)
    assert not len(letters_at_frame(ink, np.zeros_like(cells), letter=10.0)[1])


def test_what_is_larger_than_a_word_at_a_frame_is_a_drawing() -> None:
    ink, cells = _beside_cells(mark=4)
    ink[95:100, 0:59] = True
    assert not len(letters_at_frame(ink, cells, letter=10.0)[1])


@pytest.mark.parametrize(("closed", "written"), [(True, True), (False, True), (True, False)])
def test_a_box_about_a_word_is_no_letter(closed: bool, written: bool) -> None:
    labels = np.zeros((60, 90), dtype=np.int32)
    labels[10:30, 20:50] = 1
    labels[11:29, 21:49] = 0
    if not closed:
        labels[10:30, 49] = 0
    if written:
        labels[15:25, 30:40] = 2
    area = int((labels == 1).sum())
    boxes = np.array([[20, 10, 30, 20, area], [30, 15, 10, 10, 100]])
    found = frames_of_words(labels, boxes[: 1 + written], 10.0)
    assert found.tolist() == [closed and written, False][: 1 + written]
