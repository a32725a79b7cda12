"""Headings of groups of rows in a table."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from tests.unit.decide.conftest import table_of

from unheat.decide.heading_rows import headings_parted
from unheat.model import (
    Axis,
    Box,
    CellPixels,
    Grid,
    Layout,
    PanelLayout,
    Raster,
    Reason,
    TextReading,
)
from unheat.text.labels import PanelTexts, Texts

HIGH, WIDE, START = 30, 60, 140
PAGE = (255.0, 255.0, 255.0)


def named(
    labels: tuple[str | None, ...], boxes: tuple[Box | None, ...], side: str = "left"
) -> Axis:
    n = len(labels)
    return Axis(
        title=None,
        labels=labels,
        confidence=(1.0,) * n,
        review=(False,) * n,
        boxes=boxes,
        side=side,
    )


def told(
    lines: str,
    *,
    band: float = 255.0,
    over_names: bool = True,
    indent: float = 0.0,
    word: bool = False,
    bar: int | None = None,
    cut: bool = False,
    ruled: bool = False,
    long: int = 50,
    headed: bool = False,
) -> Layout | None:
    """What is left of a table of three columns: "x" are rows of numbers, "d" of dashes and "h"
    headings, on a gray ``band``, whose names begin ``indent`` pixels before the others', or end in
    the first column (``word``); ``cut`` by them into panels where it is, which are ``ruled`` off;
    headings are ``long``. The first line is none of the cells' where the table is ``headed``."""
    rgb = np.full((HIGH * (len(lines) + 2), START + 3 * WIDE + 20, 3), 255, dtype=np.uint8)
    spans = [(HIGH * (row + 1.0), HIGH * (row + 2.0)) for row in range(len(lines))]
    columns = tuple((START + WIDE * col + 0.0, START + WIDE * (col + 1.0)) for col in range(3))
    for row, line in enumerate(lines):
        y0, y1 = (round(end) for end in spans[row])
        if line in "hd":
            rgb[y0:y1, 0 if over_names else START :] = round(band)
        else:
            for col in range(3):
                shade = (30 * row, 200 - 30 * col, 90)
                rgb[y0:y1, START + WIDE * col : START + WIDE * (col + 1)] = shade
        first = 40 - round(indent) * (line == "h")
        rgb[y0 + 9 : y1 - 9, first : first + (long if line == "h" else 50)] = 0
        if ruled and line == "h":
            rgb[y0 + 4, 10:] = 0
    parts = [list(range(int(headed), len(lines)))]
    if cut:
        parts = [[]]
        for row, line in enumerate(lines):
            if line == "x":
                parts[-1].append(row)
            elif row:
                parts.append([])
    panels, cells, pixels, texts = [], [], [], []
    over = tuple(Box(a + 20, 5, b - 20, 15) for a, b in columns)
    for rows in parts:
        grid = Grid(row_spans=tuple(spans[row] for row in rows), column_spans=columns)
        panels.append(PanelLayout(grid=grid, frame=grid.box, bar=bar))
        readings = np.full((len(rows), 3), None, dtype=object)
        colors = np.zeros((len(rows), 3, 3))
        for at, row in enumerate(rows):
            for col in range(3):
                x, y = columns[col][0] + 5, spans[row][0] + 5
                colors[at, col] = rgb[round(y), round(x)]
                if lines[row] == "x":
                    readings[at, col] = TextReading(raw="7", value=7.0)
            if lines[row] == "d":
                readings[at, :] = TextReading(raw="-", missing=True)
            if word and lines[row] == "h":
                readings[at, 0] = TextReading(raw="tasks")
        cells.append(readings)
        pixels.append(replace(_pixels(colors), blank=(colors == 255).all(axis=2)))
        starts = [40 - indent * (lines[row] == "h") for row in rows]
        boxes = tuple(
            Box(x, spans[row][0] + 9, x + 50, spans[row][1] - 9)
            for x, row in zip(starts, rows, strict=True)
        )
        axis = named(tuple(f"n{row}" for row in rows), boxes)
        texts.append(PanelTexts(title=None, rows=axis, columns=named(("p", "q", "r"), over, "top")))
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    layout = Layout(raster=raster, panels=tuple(panels), bars=(), background=PAGE)
    said = Texts(figure_title=None, panels=tuple(texts), bars=())
    return headings_parted(layout, cells, pixels, said)


def _pixels(colors: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> CellPixels:
    return table_of(colors)[1]


def test_a_band_that_goes_on_under_the_names_is_no_row() -> None:
    found = told("xxhxxx", band=230.0)
    assert found is not None
    assert found.panels[0].grid.n_rows == 5
    assert not found.panels[0].review
    # What stands in the band is none of the labels.
    assert [box.y0 for box in found.furniture] == [3.0 * HIGH]


@pytest.mark.parametrize(("indent", "word"), [(12.0, False), (0.0, True)])
def test_names_of_groups_are_no_rows(indent: float, word: bool) -> None:
    found = told("hxxhxx", indent=indent, word=word)
    assert found is not None
    assert found.panels[0].grid.n_rows == 4


def test_a_heading_over_the_first_group_is_company_as_well() -> None:
    found = told("hxxhxx", indent=12.0, headed=True)
    assert found is not None
    assert found.panels[0].grid.n_rows == 4
    assert sorted(box.y0 for box in found.furniture) == [HIGH, 4.0 * HIGH]


def test_a_row_without_numbers_is_asked_about() -> None:
    found = told("xxhxxx")
    assert found is not None
    assert found.panels[0].grid.n_rows == 6
    assert found.panels[0].reasons == (Reason.GRID_AMBIGUOUS,)


@pytest.mark.parametrize("lines", ["xxxxx", "xxxxh", "xhxh", "xxhhxxxx"])
def test_other_rows_stay(lines: str) -> None:
    assert told(lines, band=230.0) is None


def test_a_row_of_masked_cells_beside_a_bar_stays() -> None:
    assert told("xxhxxx", band=230.0, over_names=False, bar=0) is None


def test_a_row_of_dashes_stays() -> None:
    assert told("xxdxxx") is None


def test_a_table_that_headings_cut_is_one() -> None:
    found = told("xxhxxx", cut=True, indent=12.0)
    assert found is not None
    (panel,) = found.panels
    assert panel.grid.n_rows == 5
    # Nothing says that both parts have one scale.
    assert panel.reasons == (Reason.GRID_AMBIGUOUS,)
    assert all(a[1] <= b[0] for a, b in pairwise(panel.grid.row_spans))
    assert told("xxhxxx", cut=True, bar=0) is None


@pytest.mark.parametrize(("long", "whole"), [(50, True), (130, True), (250, False)])
def test_a_ruled_heading_wider_than_the_names_begins_with_them(long: int, whole: bool) -> None:
    found = told("hxxhxxx", cut=True, ruled=True, long=long)
    assert (found is not None) == whole
    if found is not None:
        (panel,) = found.panels
        assert panel.grid.n_rows == 5
        # What stands over the cells is in nobody's way.
        assert (found.raster.rgb[HIGH + 9 : 2 * HIGH - 9, START:] == 255).all()
