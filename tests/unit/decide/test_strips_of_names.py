"""Names in boxes beside the cells, which passed for a panel of their own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from unheat.decide.refused import without_refused
from unheat.decide.strips_of_names import holds_names, laid_on_page
from unheat.model import Grid, Layout, Panel, PanelLayout, Raster

PAGE = (255.0, 255.0, 255.0)
ROWS = ((20.0, 50.0), (50.0, 80.0), (80.0, 110.0))
COLUMNS = ((100.0, 140.0), (140.0, 180.0))
BOXES = ((10.0, 96.0),)
GRAYS = np.repeat(np.array([[[229.0]], [[210.0]], [[40.0]]]), 3, axis=2)


def _panel(
    rows: tuple[tuple[float, float], ...],
    columns: tuple[tuple[float, float], ...],
    *,
    text: str = "",
    names: tuple[str | None, ...] = (),
) -> Panel:
    shape = (len(rows), len(columns))
    cells = SimpleNamespace(
        shape=shape, text=np.full(shape, text, dtype=object), rgb=GRAYS[: shape[0]]
    )
    grid = Grid(row_spans=rows, column_spans=columns)
    axes = [SimpleNamespace(labels=names or (None,) * n, lent=(), title=None) for n in shape]
    return cast(
        Panel,
        SimpleNamespace(
            cells=cells, grid=grid, box=grid.box, rows=axes[0], columns=axes[1], title=None
        ),
    )


def test_a_box_with_a_word_beside_each_nameless_row_holds_its_name() -> None:
    cells, strip = _panel(ROWS, COLUMNS), _panel(ROWS, BOXES, text="Legal")
    assert holds_names(strip, cells)
    assert not holds_names(_panel(ROWS, BOXES), cells)
    assert not holds_names(_panel(ROWS[:2], BOXES, text="Legal"), cells)
    assert not holds_names(strip, _panel(ROWS, COLUMNS, names=("a", "b", "c")))
    under = _panel(((114.0, 130.0),), COLUMNS, text="SOX2")
    assert holds_names(under, cells)
    off = tuple((x0 + 20.0, x1 + 20.0) for x0, x1 in COLUMNS)
    assert not holds_names(_panel(((114.0, 130.0),), off, text="SOX2"), cells)


def _drawn() -> Raster:
    """Two light boxes with black print and a dark one with white print, a cell beside them."""
    rgb = np.full((130, 200, 3), 255, dtype=np.uint8)
    for (y0, y1), gray, ink in zip(ROWS, GRAYS[:, 0, 0], (0, 0, 255), strict=True):
        rgb[int(y0) : int(y1), 10:96] = gray
        rgb[int(y0) + 10 : int(y0) + 20, 30:34] = ink
    rgb[20:110, 96:180] = (0, 120, 60)
    return Raster(rgb=rgb, name="x.png", sha256="0" * 64, format="png")


def test_print_of_the_boxes_stands_on_the_page_dark_on_light() -> None:
    raster = _drawn()
    seen = laid_on_page(raster, PAGE, [_panel(ROWS, BOXES, text="a")], [_panel(ROWS, COLUMNS)]).rgb
    for y0, _ in ROWS:
        assert (seen[int(y0) + 10 : int(y0) + 20, 30:34] < 60).all()
        assert (seen[int(y0) + 2 : int(y0) + 8, 12:90] == 255).all()
    assert (seen[20:110, 100:180] == (0, 120, 60)).all()


def test_the_page_is_read_again_without_the_strip(monkeypatch: pytest.MonkeyPatch) -> None:
    cells, strip = _panel(ROWS, COLUMNS), _panel(ROWS, BOXES, text="Legal")
    places = [cast(PanelLayout, SimpleNamespace(grid=one.grid)) for one in (cells, strip)]
    layout = Layout(raster=_drawn(), background=PAGE, panels=tuple(places))
    monkeypatch.setattr("unheat.decide.refused.believed", lambda _: [cells])
    anew = without_refused(layout, [cells, strip], None)
    assert anew is not None
    assert anew.panels == (places[0],)
    assert anew.raster is not layout.raster
