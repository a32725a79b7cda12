"""Lines of pale cells that only the numbers in them show."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.lost_lines import between_pieces, up_to_frames

_X, _Y, _PITCH = 40, 30, 24
_ROWS, _COLUMNS = 5, 9


def _picture(*, labels: bool = False) -> npt.NDArray[np.uint8]:
    """A page with a number in the middle of each cell, or labels that end at one place."""
    picture = np.full((200, 320, 3), 250, dtype=np.uint8)
    for row in range(_ROWS):
        for column in range(_COLUMNS):
            text = str((7 * row + 3 * column) % 90 + 10)
            (width, height), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.3, 1)
            middle = _X + (column + 0.5) * _PITCH, _Y + (row + 0.5) * _PITCH
            left = _X + (column + 1) * _PITCH - width - 1 if labels else middle[0] - width / 2
            place = round(left), round(middle[1] + height / 2)
            cv2.putText(picture, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.3, (0, 0, 0), 1)
    return picture


def _lattice(start: float, n: int) -> Lattice:
    end = start + n * _PITCH
    return Lattice(start=start, end=end, n=n, gap=1.0, score=0.9, explained=0.9, support=0.9)


def _fit(first: int, columns: int, rows: tuple[int, int] = (0, _ROWS)) -> GridFit:
    return GridFit(
        rows=_lattice(_Y + rows[0] * _PITCH, rows[1]),
        columns=_lattice(_X + first * _PITCH, columns),
    )


def test_two_pieces_go_on_in_each_other() -> None:
    made = between_pieces(_picture(), [_fit(6, 3), _fit(0, 3)])
    assert [(fit.rows.n, fit.columns.n) for fit in made] == [(_ROWS, _COLUMNS)]
    assert made[0].columns.start == _X
    assert made[0].columns.end == _X + _COLUMNS * _PITCH


def test_labels_between_two_panels_are_no_cells() -> None:
    assert not between_pieces(_picture(labels=True), [_fit(0, 4), _fit(5, 4)])


def test_nothing_between_two_panels_is_no_line() -> None:
    picture = _picture()
    picture[:, _X + 3 * _PITCH : _X + 6 * _PITCH] = 250
    assert not between_pieces(picture, [_fit(0, 3), _fit(6, 3)])


def test_panels_of_other_cells_are_two() -> None:
    other = GridFit(rows=_lattice(_Y, _ROWS), columns=_lattice(_X + 6.4 * _PITCH, 3))
    assert not between_pieces(_picture(), [_fit(0, 3), other])
    assert not between_pieces(_picture(), [_fit(0, 3), _fit(6, 3, rows=(1, 4))])


def test_a_frame_about_print_holds_cells() -> None:
    frame = GridFit(
        rows=Lattice(
            start=_Y, end=_Y + _ROWS * _PITCH, n=1, gap=0, score=1, explained=1, support=1
        ),
        columns=Lattice(
            start=_X, end=_X + _COLUMNS * _PITCH, n=1, gap=0, score=1, explained=1, support=1
        ),
    )
    made = up_to_frames(_picture(), [_fit(2, 4, rows=(1, 3))], [frame])
    assert [(fit.rows.n, fit.columns.n) for fit in made] == [(_ROWS, _COLUMNS)]
    assert not up_to_frames(_picture(labels=True), [_fit(2, 4, rows=(1, 3))], [frame])
    assert not up_to_frames(_picture(), [_fit(0, _COLUMNS)], [frame])
