"""Lines of the axes over the cells are painted over; print on them and all else stays."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.axis_lines import without_axis_lines
from unheat.model import Grid, Layout, PanelLayout, Raster

Picture = npt.NDArray[np.uint8]
CELL = 40
SPANS = tuple((20.0 + CELL * k, 20.0 + CELL * (k + 1)) for k in range(5))


def drawn(
    color: tuple[int, int, int] = (204, 204, 204),
    cover: float = 1.0,
    texts: Sequence[tuple[int, tuple[int, int, int]]] = (),
    borders: bool = False,
) -> list[Picture]:
    """(picture without lines, picture with lines) of a panel of five by five cells."""
    fills = np.random.default_rng(3).integers(30, 230, (5, 5, 3))
    plain = np.full((240, 240, 3), 255.0)
    plain[20:220, 20:220] = np.kron(fills, np.ones((CELL, CELL, 1)))
    lined = plain.copy()
    for k in range(5):
        at = 20 + CELL * k + (0 if borders else CELL // 2)
        for part in (lined[20:220, at - 1 : at + 1], lined[at - 1 : at + 1, 20:220]):
            part += cover * (np.array(color) - part)
    pictures = []
    for picture in (plain, lined):
        made = np.ascontiguousarray(picture.round().astype(np.uint8))
        for k, ink in texts:
            place = (20 + CELL * k + 8, 20 + CELL * k + 26)
            cv2.putText(made, "42", place, cv2.FONT_HERSHEY_SIMPLEX, 0.6, ink, 2, cv2.LINE_AA)
        pictures.append(made)
    return pictures


def cleaned(picture: Picture) -> Picture | None:
    raster = Raster(rgb=picture, name="t", sha256="", format="png")
    panel = PanelLayout(
        grid=Grid(row_spans=SPANS, column_spans=SPANS),
        frame=Grid(row_spans=SPANS, column_spans=SPANS).box,
        confidence=1.0,
    )
    layout = Layout(raster=raster, panels=(panel,))
    after = without_axis_lines(layout)
    return None if after is layout else after.raster.rgb


@pytest.mark.parametrize("cover", [1.0, 0.4])
def test_lines_through_the_middles_go(cover: float) -> None:
    plain, lined = drawn(cover=cover)
    after = cleaned(lined)
    assert after is not None
    assert np.abs(after.astype(int) - plain).max() <= 12


def test_print_on_the_lines_stays() -> None:
    plain, lined = drawn(texts=[(0, (0, 0, 0)), (2, (0, 0, 0)), (4, (255, 255, 255))])
    after = cleaned(lined)
    assert after is not None
    assert np.abs(after.astype(int) - plain).mean() < 0.3


def test_lines_between_cells_and_print_alone_are_left() -> None:
    plain, lined = drawn(borders=True, texts=[(k, (0, 0, 0)) for k in range(5)])
    assert cleaned(lined) is None
    assert cleaned(plain) is None


def test_lines_on_the_page_are_left() -> None:
    _, lined = drawn()
    bare = lined.copy()
    bare[20:220, 20:220][np.abs(lined[20:220, 20:220].astype(int) - 204).max(axis=2) > 0] = 255
    assert cleaned(bare) is None
