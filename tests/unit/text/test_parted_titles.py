"""A title whose letters were parted between columns says nothing of how labels are turned."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text import axes
from unheat.text.cutting import part_at
from unheat.text.labels import locate
from unheat.text.lines import measure_angle
from unheat.text.page import Page

AGES = [f"{low}–{low + 4}" for low in range(0, 60, 5)]


def _layout() -> Layout:
    """Cells with slanted names of columns and a level title below."""
    with mpl.rc_context({"font.family": "DejaVu Serif"}):
        figure = Figure(figsize=(5.6, 3), dpi=110)
        canvas: Any = FigureCanvasAgg(figure)
        ax = figure.add_axes((0.1, 0.35, 0.8, 0.6))
        ax.imshow(np.random.default_rng(2).random((6, len(AGES))), aspect="auto")
        ax.set_xticks(range(len(AGES)), AGES, rotation=45, ha="right", rotation_mode="anchor")
        ax.set_yticks([])
        ax.set_xlabel("Age        years")
        canvas.draw()
        rgb = np.asarray(canvas.buffer_rgba())[..., :3].copy()
        box = ax.get_window_extent()
    xs = np.linspace(box.x0, box.x1, len(AGES) + 1)
    ys = np.linspace(len(rgb) - box.y1, len(rgb) - box.y0, 7)
    grid = Grid(
        row_spans=tuple(pairwise(ys)),
        column_spans=tuple(pairwise(xs)),
    )
    return Layout(
        raster=Raster(rgb=rgb, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )


def test_slanted_names_stay_slanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters of the title that touched were cut between two columns, and names at 45 degrees were
    taken for level ones."""

    def parted(
        page: Page, index: npt.NDArray[np.int64], centers: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.int64]:
        if measure_angle(page.glyphs, index) != 0.0:
            return index
        boxes = page.glyphs.boxes[index]
        wide = index[[int((boxes[:, 2] - boxes[:, 0]).argmax())]]
        edge = int(page.glyphs.boxes[wide[0], [0, 2]].mean())
        return np.concatenate([index, part_at(page, wide, edge, 0)])

    monkeypatch.setattr(axes, "part_columns", parted)
    found = locate(_layout()).of("column", 0)
    assert len(found) == len(AGES)
    assert {round(site.lines[0].angle) for site in found} == {45}
