"""Letters that touch rules and frames."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.plates import plates_apart
from unheat.text.rules import (
    are_ruled,
    frames_of_words,
    joined_size,
    letters_at_frame,
    letters_at_lone_rule,
    letters_at_rules,
    rules_across,
)


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


@pytest.mark.parametrize("hidden", [True, False])
def test_letters_that_hang_on_a_rule_beside_cells_are_not_lost_with_it(hidden: bool) -> None:
    # The cells hide most of the rule over the first name: what is left is no longer than a word.
    cells, ink = np.zeros((60, 200), dtype=bool), np.zeros((60, 80), dtype=bool)
    cells[20:, 100 if hidden else 110 :] = True
    ink[0] = True
    for left in (10, 30):
        ink[:12, left : left + 8] = True
        ink[2:10, left + 2 : left + 6] = False
    stats = np.array([[20, 20, 80, 12, int(ink.sum())]])
    assert are_ruled(stats, 12.0, cells).tolist() == [hidden]
    assert len(letters_at_lone_rule(ink, 12.0)[1]) == 2


def _axis_off_cells(*, touching: bool) -> np.ndarray:
    """The axis of a field that is wider than its cells, with four marks, a letter at the end of
    one, and perhaps the bar of a chart on the line."""
    ink = np.zeros((80, 200), dtype=bool)
    ink[10:12] = True
    ink[12:18, 20:181:40] = True
    ink[18:28, 60:68] = True
    ink[20:26, 62:66] = False
    if touching:
        ink[12:50, 110:122] = True
    return ink


@pytest.mark.parametrize("turned", [False, True])
def test_letters_that_run_into_a_mark_of_an_axis_off_the_cells_are_not_lost(turned: bool) -> None:
    ink = _axis_off_cells(touching=False)
    ink = ink.T if turned else ink
    _, measures = letters_at_frame(ink, np.zeros_like(ink), letter=10.0)
    assert len(measures) == 1


def test_bars_that_stand_on_an_axis_are_no_letters() -> None:
    ink = _axis_off_cells(touching=True)
    assert not len(letters_at_frame(ink, np.zeros_like(ink), letter=10.0)[1])


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


def _sheet() -> np.ndarray:
    """The rules of a sheet over and beside cells from (40, 60) on, lines of one pixel."""
    ink = np.zeros((160, 240), dtype=bool)
    ink[[0, 20, 39]] = True
    ink[:40, ::60] = True
    for row in (60, 80, 100, 120, 140, 159):
        ink[row, :60] = True
    ink[:, [0, 59]] = True
    return ink


def _letter(ink: np.ndarray, y: int, x: int) -> None:
    ink[y : y + 10, x : x + 7] = True
    ink[y + 2 : y + 8, x + 2 : x + 5] = False


def test_short_rules_between_the_heads_of_a_sheet_are_no_letters() -> None:
    """They are no longer than letters are high, and each goes from one lying rule to the next, or
    to the cells."""
    ink, cells = _sheet(), np.zeros((160, 240), dtype=bool)
    ink[39, 60:], cells[39:, 60:] = False, True
    for x in (85, 145, 205):
        _letter(ink, 25, x)
    labels, measures = letters_at_rules(ink, 10.0, cells)
    assert measures[:, :4].tolist() == [[x, 25, 7, 10] for x in (85, 145, 205)]
    assert not labels[21:39, [120, 180]].any()


def test_strokes_of_bold_words_that_run_into_each_other_are_no_rules() -> None:
    ink = _sheet()
    for x in range(130, 165, 7):
        _letter(ink, 25, x)
    labels, _ = letters_at_rules(ink, 10.0)
    assert (labels[25:35, 130:165] > 0).sum() == ink[25:35, 130:165].sum()


def test_letters_are_no_larger_than_the_words_that_they_run_together_to() -> None:
    words = np.array([[10, 10, width, 9, 100] for width in (28, 24, 41, 11)])
    assert 9 <= joined_size(words) <= 14
    assert joined_size(words[:0]) == np.inf


@pytest.mark.parametrize("filled", [False, True])
def test_a_narrow_cell_that_a_codec_threw_rings_into_is_no_block(filled: bool) -> None:
    """Print and its rings stand so close to the rules that no hole is as wide as rings are."""
    ink = np.zeros((160, 240), dtype=bool)
    ink[[0, 19]], ink[:, [0, -1]] = True, True
    ink[:20, 120], ink[159] = True, True
    ink[3:17:4, 3:118] = True
    ink[3:17, 3:118:4] = True
    ink[:20, :121] |= filled
    labels = ink.astype(np.int32)
    stats = np.array([[0, 0, 240, 160, int(ink.sum())]])
    found = plates_apart(labels, stats, np.array([0]), letter=10.0, lossy=True)
    assert len(found) == 1 + filled
    assert (labels == 1).sum() + (labels > 1).sum() >= ink.sum()


def test_a_frame_about_a_block_is_no_letter_on_it() -> None:
    frame, digit, letter = (0, 0, 57, 47, 400), (21, 14, 15, 18, 164), (1, 1, 55, 45, 1900)
    assert rules_across(np.array([frame, digit, letter]), 57, 47).tolist() == [True, False, False]
