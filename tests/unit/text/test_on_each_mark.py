"""Level labels with less room between them than between their words; digits over each other."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
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


def _below(names: list[str], pitch: float, *, marks: bool) -> list[int]:
    """Columns that have labels, where these names stand under them, at a mark each or without."""
    columns = [float(_X + pitch * column) for column in range(len(names) + 1)]
    rows = [float(_Y + 30 * row) for row in range(4)]
    picture = _cells(rows, columns, (round(_X + len(names) * pitch + 60), 180))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(_FACE, 13)
    for name, (left, right) in zip(names, pairwise(columns), strict=True):
        middle = (left + right) / 2
        if marks:
            draw.line((middle, 120, middle, 124), fill="black")
        draw.text((middle, 141), name, font=font, fill="black", anchor="ms")
    labels = _read(picture, rows, columns).of("column", 0)
    middles = [(left + right) / 2 for left, right in pairwise(columns)]
    assert all(abs(one.box.center[0] - middles[one.index]) <= 2.0 for one in labels)
    return [label.index for label in labels]


@pytest.mark.parametrize("marks", [True, False])
def test_words_go_to_the_label_on_whose_mark_they_stand(marks: bool) -> None:
    """Without marks, letters that make each label stand in the middle of its column tell."""
    names = [f"Topic {column}" for column in range(7)]
    assert _below(names, 46.0, marks=marks) == list(range(7))


def test_years_that_leave_no_gap_are_one_for_each_mark() -> None:
    names = [str(1949 + column) for column in range(9)]
    assert _below(names, 34.0, marks=True) == list(range(9))


def test_words_that_hold_together_about_the_middle_column_are_one_for_each_mark() -> None:
    """ "Recency" runs into "Frequency" under a column of the same middle as all of them."""
    names = ["Age", "Income", "Spending", "Recency", "Frequency", "Tenure", "Visits"]
    figure = Figure(figsize=(6.57, 3), dpi=100)
    axes = figure.add_axes((0.15, 0.3, 0.75, 0.6))
    axes.pcolormesh(np.arange(21).reshape(3, 7), edgecolors="w")
    axes.set_xticks(np.arange(7) + 0.5, names, fontsize=10.5)
    axes.set_yticks([])
    drawn = io.BytesIO()
    figure.savefig(drawn)
    picture = Image.open(drawn).convert("RGB")
    width, height = picture.size
    columns = [width * (0.15 + 0.75 * column / 7) for column in range(8)]
    rows = [height * (0.1 + 0.2 * row) for row in range(4)]
    labels = _read(picture, rows, columns).of("column", 0)
    assert [label.index for label in labels] == list(range(7))


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
