"""Pale cells of a lossy picture: their tint and their numbers tell them."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import UNSURE, FoundPanel
from unheat.detect.tinted import with_tinted_lines
from unheat.model import Box

_X, _Y, _WIDTH, _HEIGHT = 60, 40, 40, 30
_ROWS, _COLUMNS = 4, 7
_PAGE = (255.0, 255.0, 255.0)
_NOISE = 10.0


def _picture(*, tint: tuple[int, int, int] = (255, 245, 240)) -> npt.NDArray[np.uint8]:
    """Cells with numbers behind a codec, those of the first five columns all but one color."""
    rgb = np.full((220, 420, 3), 255, dtype=np.uint8)
    rng = np.random.default_rng(4)
    for row in range(_ROWS):
        for column in range(_COLUMNS):
            x, y = _X + column * _WIDTH, _Y + row * _HEIGHT
            color = np.array(tint) - (0 if column < 5 else rng.integers(30, 160))
            rgb[y : y + _HEIGHT, x : x + _WIDTH] = np.clip(color, 0, 255)
            text = str(rng.integers(10, 99))
            place = x + 12, y + 20
            cv2.putText(rgb, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.45, (20, 20, 20), 1)
    for row in range(_ROWS):
        place = _X - 30, _Y + row * _HEIGHT + 20
        cv2.putText(rgb, str(row), place, cv2.FONT_HERSHEY_SIMPLEX, 0.45, (0, 0, 0), 1)
    _, data = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, 80])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)


def _found(rgb: npt.NDArray[np.uint8]) -> FoundPanel:
    """What borders alone show: the two columns of other colors."""
    kind = {"gap": 0.0, "score": 0.9, "explained": 0.9, "support": 0.9}
    rows = Lattice(start=_Y, end=_Y + _ROWS * _HEIGHT, n=_ROWS, **kind)
    first = _X + 5 * _WIDTH
    columns = Lattice(start=first, end=first + 2 * _WIDTH, n=2, **kind)
    fit = GridFit(rows=rows, columns=columns)
    check = check_cells(rgb, rows.spans(), columns.spans(), _PAGE, _NOISE)
    return FoundPanel(fit=fit, check=check, quality=UNSURE)


def test_cells_of_one_pale_color_are_counted_up_to_the_page() -> None:
    rgb = _picture()
    (panel,) = with_tinted_lines(rgb, [_found(rgb)], (), _PAGE, _NOISE)
    assert panel.shape == (_ROWS, _COLUMNS)
    assert abs(panel.box.x0 - _X) <= 2.0
    assert panel.quality > UNSURE


def test_numbers_on_the_page_are_labels() -> None:
    rgb = _picture(tint=(255, 255, 255))
    found = [_found(rgb)]
    assert with_tinted_lines(rgb, found, (), _PAGE, _NOISE) == found


def test_a_tint_without_numbers_holds_no_cells() -> None:
    rgb = _picture()
    rgb[_Y : _Y + _ROWS * _HEIGHT, _X : _X + 5 * _WIDTH] = (255, 245, 240)
    found = [_found(rgb)]
    assert with_tinted_lines(rgb, found, (), _PAGE, _NOISE) == found


def test_no_panel_grows_into_what_is_something_else() -> None:
    rgb = _picture()
    bar = Box(_X - 30, _Y, _X + _WIDTH, _Y + 4 * _HEIGHT)
    found = [_found(rgb)]
    assert with_tinted_lines(rgb, found, (bar,), _PAGE, _NOISE) == found


def test_a_drawing_shows_all_borders() -> None:
    rgb = _picture()
    found = [_found(rgb)]
    assert with_tinted_lines(rgb, found, (), _PAGE, 2.0) == found


def test_ripples_about_a_line_of_labels_are_no_tint() -> None:
    rgb = _picture()
    rng = np.random.default_rng(1)
    end = _Y + _ROWS * _HEIGHT
    # Labels right under the cells, each as long as its column is wide, and what a codec makes.
    line = rgb[end : end + _HEIGHT, _X : _X + _COLUMNS * _WIDTH].astype(float)
    shown = rng.random(line.shape[:2]) < 0.3
    line[:, ::7] = 0.0
    line[shown] -= rng.integers(4, 12, (int(shown.sum()), 1))
    rgb[end : end + _HEIGHT, _X : _X + _COLUMNS * _WIDTH] = np.clip(line, 0, 255)
    (panel,) = with_tinted_lines(rgb, [_found(rgb)], (), _PAGE, _NOISE)
    assert panel.shape == (_ROWS, _COLUMNS)


def _unprinted(*, ground: bool = False, tint: int = 247) -> npt.NDArray[np.uint8]:
    """Cells without numbers, those of the first column all but the page's color."""
    rgb = np.full((220, 420, 3), 255, dtype=np.uint8)
    rng = np.random.default_rng(5)
    colors = rng.integers(60, 220, (_ROWS, 6, 3))
    if ground:
        rgb[_Y - 20 : _Y + _ROWS * _HEIGHT + 20, _X : _X + 300] = (tint, 250, 255)
    for row in range(_ROWS):
        for column in range(6):
            x, y = _X + column * _WIDTH, _Y + row * _HEIGHT
            color = colors[row, column] if column else (tint, 250, 255)
            rgb[y : y + _HEIGHT, x : x + _WIDTH] = color
    _, data = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, 85])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)


def _without_first(rgb: npt.NDArray[np.uint8], *, off: float = 0.0) -> FoundPanel:
    kind = {"gap": 0.0, "score": 0.9, "explained": 0.9, "support": 0.9}
    rows = Lattice(start=_Y, end=_Y + _ROWS * _HEIGHT, n=_ROWS, **kind)
    first = _X + _WIDTH + off
    columns = Lattice(start=first, end=first + 5 * _WIDTH, n=5, **kind)
    check = check_cells(rgb, rows.spans(), columns.spans(), _PAGE, _NOISE)
    return FoundPanel(fit=GridFit(rows=rows, columns=columns), check=check, quality=0.95)


def test_one_pale_line_without_numbers_is_cells_until_labels_tell_otherwise() -> None:
    rgb = _unprinted()
    (panel,) = with_tinted_lines(rgb, [_without_first(rgb)], (), _PAGE, _NOISE)
    assert panel.shape == (_ROWS, 6)
    assert abs(panel.box.x0 - _X) <= 2.0
    assert panel.quality <= UNSURE
    assert panel.borders_alone


def test_a_ground_that_goes_on_beside_the_cells_is_no_line_of_them() -> None:
    rgb = _unprinted(ground=True)
    found = [_without_first(rgb)]
    assert with_tinted_lines(rgb, found, (), _PAGE, _NOISE) == found


def test_a_tint_that_ends_within_a_cell_is_no_line_of_them() -> None:
    rgb = _unprinted()
    found = [_without_first(rgb, off=5.0)]
    assert with_tinted_lines(rgb, found, (), _PAGE, _NOISE) == found


def test_what_print_leaves_of_cells_at_their_side_is_no_bar() -> None:
    rgb = _picture()
    left = Box(_X, _Y, _X + 11, _Y + _ROWS * _HEIGHT)
    (panel,) = with_tinted_lines(rgb, [_found(rgb)], [left], _PAGE, _NOISE)
    assert panel.shape == (_ROWS, _COLUMNS)
