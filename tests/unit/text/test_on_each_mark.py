"""Level labels with less room between them than between their words; digits over each other."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text.close_titles import _are_in_step
from unheat.text.labels import locate
from unheat.text.page import Page
from unheat.text.sites import Sites

_FACE = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
_X, _Y = 90, 30


def _read(picture: Image.Image, rows: list[float], columns: list[float]) -> Sites:
    grid = Grid(row_spans=tuple(pairwise(rows)), column_spans=tuple(pairwise(columns)))
    raster = Raster(rgb=np.asarray(picture), name="drawn", sha256="", format="png")
    panel = PanelLayout(grid=grid, frame=grid.box, bar=None)
    page = (255.0, 255.0, 255.0)
    return locate(Layout(raster=raster, panels=(panel,), bars=(), background=page))


def _cells(rows: list[float], columns: list[float], size: tuple[int, int]) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    for row, (top, foot) in enumerate(pairwise(rows)):
        for column, (left, right) in enumerate(pairwise(columns)):
            color = (60 + 9 * row, 90 + 15 * column, 220 - 20 * column)
            draw.rectangle((left, top, right - 1, foot - 1), fill=color)
    return picture


@pytest.mark.parametrize("marks", [True, False])
def test_words_go_to_the_label_on_whose_mark_they_stand(marks: bool) -> None:
    pitch = 46
    columns = [float(_X + pitch * column) for column in range(8)]
    rows = [float(_Y + 30 * row) for row in range(4)]
    picture = _cells(rows, columns, (_X + 7 * pitch + 60, 180))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(_FACE, 13)
    for column, (left, right) in enumerate(pairwise(columns)):
        middle = (left + right) / 2
        if marks:
            draw.line((middle, 120, middle, 124), fill="black")
        draw.text((middle, 141), f"Topic {column}", font=font, fill="black", anchor="ms")
    labels = _read(picture, rows, columns).of("column", 0)
    assert [label.index for label in labels] == (list(range(7)) if marks else [])
    middles = [label.box.center[0] for label in labels]
    expected = [sum(ends) / 2 for ends in pairwise(columns)] if marks else []
    assert middles == pytest.approx(expected, abs=2.0)


def _told(outer: list[float], pitch: float) -> bool:
    """Whether letters 10 px high with these tops are in step with labels of two digits."""
    letters = [(40.0, top, 47.0, top + 10.0) for top in outer]
    first = outer[-1] + 13.0
    labels = [
        (x, first + pitch * k, x + 7.0, first + pitch * k + 10.0)
        for k in range(9)
        for x in (32, 40)
    ]
    boxes = np.array([*letters, *labels])
    page = cast("Page", SimpleNamespace(glyphs=SimpleNamespace(boxes=boxes)))
    return _are_in_step(page, np.arange(len(boxes)), np.arange(len(letters)))


def test_digits_over_each_other_in_step_with_longer_numbers_are_labels() -> None:
    even = [30.0 + 13.0 * k for k in range(10)]
    assert _told(even, 13.0)
    assert not _told(even, 18.0)
    assert not _told([30.0, 41.0, 56.0, 68.0, 85.0], 13.0)
