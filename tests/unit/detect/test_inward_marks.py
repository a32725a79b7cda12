"""Tick marks that point into the cells are painted over; print and all else stays."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.inward_marks import without_inward_marks
from unheat.model import Grid, Layout, PanelLayout, Raster

Picture = npt.NDArray[np.uint8]
CELL = 30
SPANS = tuple((20.0 + CELL * k, 20.0 + CELL * (k + 1)) for k in range(5))


def _panel(text: str = "") -> Picture:
    """Five by five cells within a black frame, with a text in each."""
    fills = np.random.default_rng(4).integers(90, 250, (5, 5, 3)).astype(np.uint8)
    rgb = np.full((190, 190, 3), 255, dtype=np.uint8)
    rgb[20:170, 20:170] = np.kron(fills, np.ones((CELL, CELL, 1), dtype=np.uint8))
    for row in range(5 * bool(text)):
        for column in range(5):
            place = (20 + CELL * column + 7, 20 + CELL * row + 19)
            cv2.putText(rgb, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.35, (0, 0, 0), 1)
    for part in (
        rgb[19:21, 19:171],
        rgb[169:171, 19:171],
        rgb[19:171, 19:21],
        rgb[19:171, 169:171],
    ):
        part[:] = 0
    return rgb


def _marked(rgb: Picture, *, every: int = 1, length: int = 5) -> Picture:
    """With marks of two pixels on the middles of the cells, at all four sides."""
    marked = rgb.copy()
    for k in range(0, 5, every):
        at = slice(20 + CELL * k + CELL // 2 - 1, 20 + CELL * k + CELL // 2 + 1)
        for part in (
            marked[at, 21 : 21 + length],
            marked[at, 169 - length : 169],
            marked[21 : 21 + length, at],
            marked[169 - length : 169, at],
        ):
            part[:] = 0
    return marked


def _cleaned(rgb: Picture, form: str = "png") -> Picture | None:
    grid = Grid(row_spans=SPANS, column_spans=SPANS)
    layout = Layout(
        raster=Raster(rgb=rgb, name="t", sha256="", format=form),
        panels=(PanelLayout(grid=grid, frame=grid.box, confidence=1.0),),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )
    found = without_inward_marks(layout)
    return None if found is layout else found.raster.rgb


def test_marks_at_all_sides_are_gone_and_cells_are_as_before() -> None:
    plain = _panel()
    found = _cleaned(_marked(plain))
    assert found is not None
    assert np.array_equal(found, plain)


def test_numbers_stay() -> None:
    plain = _panel("42")
    found = _cleaned(_marked(plain))
    assert found is not None
    assert np.array_equal(found, plain)


@pytest.mark.parametrize("text", ["-42", "", "4"])
def test_a_picture_without_marks_is_as_it_was(text: str) -> None:
    assert _cleaned(_panel(text)) is None


def test_strokes_in_few_cells_are_no_marks() -> None:
    assert _cleaned(_marked(_panel(), every=3)) is None


def test_what_is_as_long_as_half_a_cell_is_no_mark() -> None:
    assert _cleaned(_marked(_panel(), length=14)) is None


def test_behind_a_codec_little_of_them_is_left() -> None:
    plain = _panel()
    _, data = cv2.imencode(".jpg", _marked(plain), [cv2.IMWRITE_JPEG_QUALITY, 85])
    found = _cleaned(np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8), "jpeg")
    assert found is not None
    off = np.abs(found[25:165, 25:165].astype(int) - plain[25:165, 25:165]).max(axis=2)
    assert (off > 60).mean() < 0.002
