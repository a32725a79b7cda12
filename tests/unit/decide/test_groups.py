"""Groups of one size that make one matrix."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.groups import groups_joined
from unheat.model import Grid, Label, Layout, PanelLayout, Raster, Reason
from unheat.model.figure import Axis
from unheat.text.labels import PanelTexts, Texts


def axis(labels: str) -> Axis:
    n = len(labels)
    texts = tuple(None if label == "_" else label for label in labels)
    return Axis(title=None, labels=texts, confidence=(1.0,) * n, review=(False,) * n)


def panel(top: float, bar: int | None = 0, rows: int = 3) -> PanelLayout:
    """Rows, and two columns, of cells of 40×20 px."""
    grid = Grid(
        row_spans=tuple((top + 20.0 * k, top + 20.0 * k + 20) for k in range(rows)),
        column_spans=((0.0, 40.0), (40.0, 80.0)),
    )
    return PanelLayout(grid=grid, frame=grid.box, bar=bar)


def joined(
    tops: list[float],
    rows: list[str],
    columns: list[str],
    titles: str = "",
    bar: int | None = 0,
    beside: PanelLayout | None = None,
) -> Layout | None:
    rgb = np.zeros((400, 100, 3), dtype=np.uint8)
    panels = tuple(panel(top, bar, len(rows[0])) for top in tops)
    layout = Layout(
        raster=Raster(rgb=rgb, name="drawn", sha256="", format="png"),
        panels=panels if beside is None else (beside, *panels),
    )
    heads = [Label(text=title) for title in titles] + [None] * (len(tops) - len(titles))
    texts = [
        PanelTexts(title=title, rows=axis(of_rows), columns=axis(of_columns))
        for title, of_rows, of_columns in zip(heads, rows, columns, strict=True)
    ]
    if beside is not None:
        texts.insert(0, PanelTexts(title=None, rows=axis("_"), columns=axis("__")))
    return groups_joined(layout, Texts(figure_title=None, panels=tuple(texts), bars=()))


def test_groups_whose_labels_go_on_are_one_matrix() -> None:
    whole = joined([0, 64, 128], ["abc", "def", "ghi"], ["xy", "__", "__"], titles="T")
    assert whole is not None
    (only,) = whole.panels
    assert only.grid.shape == (9, 2)
    assert not only.review


def test_a_label_that_was_not_read_hides_no_matrix() -> None:
    whole = joined([0, 84], ["_bcd", "efgh"], ["xy", "xy"])
    assert whole is not None
    assert whole.panels[0].grid.shape == (8, 2)


def test_a_wide_gap_leaves_a_doubt() -> None:
    whole = joined([0, 70], ["abc", "def"], ["xy", "xy"])
    assert whole is not None
    assert whole.panels[0].reasons == (Reason.GRID_AMBIGUOUS,)


def test_without_a_bar_nothing_says_that_colors_are_shared_which_leaves_a_doubt() -> None:
    whole = joined([0, 64], ["abc", "def"], ["xy", "__"], bar=None)
    assert whole is not None
    assert whole.panels[0].reasons == (Reason.GRID_AMBIGUOUS,)


def test_a_strip_of_names_beside_the_groups_stays() -> None:
    strip = panel(0, None, 1)
    whole = joined([0, 64], ["abc", "def"], ["xy", "__"], beside=strip)
    assert whole is not None
    assert [one.grid.shape for one in whole.panels] == [(1, 2), (6, 2)]


@pytest.mark.parametrize(
    ("tops", "rows", "columns", "titles", "bar"),
    [
        ([0, 64], ["abc", "abc"], ["xy", "xy"], "", 0),  # the same rows again
        ([0, 64], ["abc", "de_"], ["xy", "xy"], "", 0),  # not all have names
        ([0, 64], ["abc", "def"], ["xy", "vw"], "", 0),  # other columns
        ([0, 64], ["abc", "def"], ["xy", "xy"], "TU", 0),  # titles of their own
        ([0, 90], ["abc", "def"], ["xy", "xy"], "", 0),  # further off than a cell
    ],
)
def test_facets_stay_apart(
    tops: list[float], rows: list[str], columns: list[str], titles: str, bar: int | None
) -> None:
    assert joined(tops, rows, columns, titles, bar) is None


@pytest.mark.parametrize("bar", [1, None])
def test_groups_are_joined_beside_another_figure(bar: int | None) -> None:
    other = panel(200, bar, rows=5)
    whole = joined([0, 64, 128], ["abc", "def", "ghi"], ["xy", "__", "__"], beside=other)
    assert whole is not None
    assert [one.grid.shape for one in whole.panels] == [(5, 2), (9, 2)]


@pytest.mark.parametrize(("last", "whole"), [("uv", True), ("xy", False)])
def test_gaps_in_both_directions_part_a_matrix_into_a_table_of_groups(
    last: str, whole: bool
) -> None:
    """Groups of one size in rows and columns; facets have the same columns again."""
    panels, texts = [], []
    for top, rows in ((0.0, "abc"), (64.0, "def"), (128.0, "ghi")):
        for left, columns in ((0.0, "xy"), (84.0, last)):
            one = panel(top)
            spans = tuple((start + left, end + left) for start, end in one.grid.column_spans)
            grid = replace(one.grid, column_spans=spans)
            panels.append(replace(one, grid=grid, frame=grid.box))
            texts.append(PanelTexts(title=None, rows=axis(rows), columns=axis(columns)))
    rgb = np.zeros((400, 200, 3), dtype=np.uint8)
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    layout = Layout(raster=raster, panels=tuple(panels))
    found = groups_joined(layout, Texts(figure_title=None, panels=tuple(texts), bars=()))
    assert (found is not None) == whole
    if found is not None:
        assert [one.grid.shape for one in found.panels] == [(9, 4)]


@pytest.mark.parametrize("framed", [True, False])
def test_headed_groups_with_the_same_labels_in_one_frame_are_one_matrix(framed: bool) -> None:
    rgb = np.full((200, 120, 3), 255, dtype=np.uint8)
    for top in (20, 84):
        rgb[top : top + 60, 20:100] = (200, 90, 40)
    for left, right in ((18, 20), (100, 102)):
        rgb[19:145, left:right] = 0
        if not framed:
            rgb[80:84, left:right] = 255
    grids = [
        Grid(
            row_spans=tuple((top + 20.0 * k, top + 20.0 * k + 20) for k in range(3)),
            column_spans=((20.0, 60.0), (60.0, 100.0)),
        )
        for top in (20, 84)
    ]
    layout = Layout(
        raster=Raster(rgb=rgb, name="drawn", sha256="", format="png"),
        panels=tuple(PanelLayout(grid=grid, frame=grid.box, bar=0) for grid in grids),
        background=(255.0, 255.0, 255.0),
    )
    texts = [
        PanelTexts(title=Label(text=head), rows=axis("abc"), columns=axis("xy")) for head in "TU"
    ]
    whole = groups_joined(layout, Texts(figure_title=None, panels=tuple(texts), bars=()))
    assert (whole is not None) == framed
    if whole is not None:
        assert whole.panels[0].grid.shape == (6, 2)
