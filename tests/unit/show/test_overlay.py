"""What the tool saw, on the source: the marks that must be there, and that it stays quick."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from tests.unit.show.factory import (
    axis,
    even_grid,
    founding,
    make_cells,
    make_figure,
    make_panel,
    put,
)

from unheat.export.table import value_texts
from unheat.model import (
    Bar,
    Box,
    Candidate,
    Figure,
    Label,
    Layout,
    PanelLayout,
    Raster,
)
from unheat.show.notes import panel_notes, value_text
from unheat.show.overlay import _margins, overlay, overlay_layout, save
from unheat.show.sheet import BAR, CONFLICT, DOUBT, GRID, REFUSED, TEXT, Sheet


def blank(width: int, height: int) -> Raster:
    return Raster(
        rgb=np.full((height, width, 3), 255, dtype=np.uint8), name="x", sha256="", format="png"
    )


def places(rgb: npt.NDArray[np.uint8], color: tuple[int, int, int]) -> npt.NDArray[np.intp]:
    """(y, x) of all pixels of one colour, (n, 2)."""
    return np.argwhere((rgb == color).all(axis=-1))


def test_all_parts_are_marked_in_their_colors() -> None:
    drawn = overlay(founding(misprint=True), blank(900, 750))
    for color in (GRID, TEXT, BAR, CONFLICT):
        assert len(places(drawn, color)) > 100
    assert len(places(drawn, DOUBT)) == 0


def test_the_conflict_is_framed_where_it_stands() -> None:
    figure = founding(misprint=True)
    drawn = overlay(figure, blank(900, 750))
    margin = int(places(drawn, GRID)[:, 1].min() - figure.panels[0].grid.box.x0)
    marks = places(drawn, CONFLICT)
    marks = marks[marks[:, 0] < 750]  # below that is the strip of notes
    box = figure.panels[0].grid.cell_box(3, 0)
    assert abs(marks[:, 0].min() - box.y0) < 4
    assert abs(marks[:, 0].max() - box.y1) < 4
    assert abs(marks[:, 1].max() - margin - box.x1) < 5


def test_small_sources_are_enlarged() -> None:
    panel = make_panel(
        make_cells(np.ones((3, 3)), decimals=1, low=0, high=2),
        rows=axis("abc", "left"),
        columns=axis("xyz", "bottom"),
        grid=even_grid(Box(10, 10, 70, 70), 3, 3),
    )
    drawn = overlay(make_figure(panel, size=(80, 80)), blank(80, 80))
    assert drawn.shape[1] >= 4 * 80


def test_colors_are_given_with_the_decimals_of_the_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.array([[-0.0020561, 0.0087193], [0.51234, -0.98765]])
    panel = replace(
        make_panel(
            make_cells(values, decimals=None, low=-1, high=1),
            rows=axis("ab", "left"),
            columns=axis("xy", "bottom"),
            grid=even_grid(Box(40, 40, 136, 136), 2, 2),
        ),
        color_resolution=0.004,
    )
    said: list[str] = []
    draw = Sheet.caption

    def heard(self: Sheet, text: str, *place: Any, **how: Any) -> None:
        said.append(text)
        draw(self, text, *place, **how)

    monkeypatch.setattr(Sheet, "caption", heard)
    overlay(make_figure(panel, size=(600, 600)), blank(600, 600))
    for row in value_texts(panel):
        assert set(row) <= set(said)


def large() -> Figure:
    panel = make_panel(
        make_cells(np.random.default_rng(1).random((1000, 1000)), decimals=None, low=0, high=1),
        rows=axis((None,) * 1000, "left"),
        columns=axis((None,) * 1000, "bottom"),
        grid=even_grid(Box(50, 50, 1050, 1050), 1000, 1000),
    )
    return make_figure(panel, size=(1100, 1100))


def test_a_million_cells_get_an_outline_and_no_time_is_lost() -> None:
    figure, raster = large(), blank(1100, 1100)
    start = time.perf_counter()
    drawn = overlay(figure, raster)
    assert time.perf_counter() - start < 3.0
    inside = drawn[200:900, 200:900]
    assert len(places(inside, GRID)) == 0


def test_doubts_of_cells_that_are_smaller_than_their_frames_are_drawn() -> None:
    grid = even_grid(Box(40.0, 40.0, 79.0, 43.6), 2, 30)
    cells = put(make_cells(np.zeros((2, 30)), decimals=None, low=-1.0, high=1.0), 1, 2, review=True)
    panel = make_panel(
        cells, rows=axis([None] * 2, "left"), columns=axis([None] * 30, "bottom"), grid=grid
    )
    drawn = overlay(make_figure(panel, size=(1600, 1400)), blank(1600, 1400))
    assert len(places(drawn, DOUBT))


def test_a_turned_panel_is_drawn_turned() -> None:
    figure = founding()
    panel = figure.panels[0]
    shear = ((1.0, 0.1, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    panel = replace(panel, grid=replace(panel.grid, transform=shear))
    drawn = overlay(replace(figure, panels=(panel,)), blank(1000, 750))
    marks = places(drawn, GRID)
    top = marks[marks[:, 0] < 90][:, 1].min()
    bottom = marks[(marks[:, 0] > 630) & (marks[:, 0] < 645)][:, 1].min()
    assert 40 < bottom - top < 70


@pytest.mark.parametrize("text", ["two\nlines", "\u202e\x00", "", "🦙", "한국어", "x" * 500])
def test_no_text_stops_an_overlay(text: str) -> None:
    figure = founding(misprint=True)
    panel = figure.panels[0]
    rows = axis((text, *["b"] * 3), "left", review=(True, False, False, False))
    panel = replace(panel, rows=rows, title=Label(text=text))
    assert overlay(replace(figure, panels=(panel,)), blank(900, 750)).ndim == 3


def test_geometry_alone_shows_grids_bars_and_what_was_refused() -> None:
    grid = even_grid(Box(100, 100, 300, 300), 4, 4)
    layout = Layout(
        raster=blank(500, 400),
        panels=(PanelLayout(grid=grid, frame=grid.box, bar=0),),
        bars=(Bar(box=Box(330, 100, 350, 300), orientation="vertical", tick_positions=(150.0,)),),
        candidates=(Candidate(box=Box(10, 10, 60, 60), why="a table without colours"),),
    )
    drawn = overlay_layout(layout)
    for color in (GRID, BAR, REFUSED):
        assert len(places(drawn, color)) > 50


def test_where_nothing_was_found_the_overlay_says_so() -> None:
    drawn = overlay_layout(Layout(raster=blank(300, 200), panels=()))
    assert len(places(drawn, REFUSED)) > 20


def test_an_overlay_is_written_as_the_same_bytes(tmp_path: Path) -> None:
    drawn = overlay(founding(), blank(900, 750))
    for name in ("a.png", "b.png"):
        save(drawn, tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    assert np.array_equal(np.asarray(Image.open(tmp_path / "a.png")), drawn)


def test_notes_of_a_legend_name_its_keys_and_cells() -> None:
    figure = founding()
    panel = figure.panels[0]
    assert panel.scale is not None
    knots = ((0.0, 10.0, 20.0, 30.0), (1.0, 200.0, 20.0, 30.0))
    names = replace(
        panel.scale, norm="categories", categories=("low", "high"), knots=knots, colormap=None
    )
    cells = put(panel.cells, 0, 0, value=1.0, text=None, text_value=np.nan)
    named = replace(panel, scale=names, cells=cells)
    assert value_text(named.cells[0, 0], named) == "high"
    assert any("legend: low, high" in text for text, _ in panel_notes(named, None))


def test_the_labels_of_a_turned_picture_stand_beside_their_own_lines() -> None:
    figure = founding(misprint=False)
    (panel,) = figure.panels
    # The panel's x runs up the picture, and its y to the right: its left lies at the bottom.
    back = ((0.0, 1.0, 0.0), (-1.0, 0.0, 900.0), (0.0, 0.0, 1.0))
    turned = replace(figure, panels=(replace(panel, grid=replace(panel.grid, transform=back)),))
    left, top, right, bottom = _margins(turned, 2.0)
    assert (left, top) == (0, 0)
    assert min(right, bottom) > 0
    assert _margins(figure, 2.0)[0] > 0
    drawn = overlay(turned, blank(750, 900))
    assert len(places(drawn, TEXT)) > 100
