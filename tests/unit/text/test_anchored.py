"""Slanted labels of one length at every second column stand where the tick marks are."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.slanted import slanted_columns

from unheat.model import Box, Grid, Layout, PanelLayout, Raster
from unheat.text.anchored import misfit, unmarked
from unheat.text.labels import locate

PITCH, N = 18, 24


def hours(*, marks: bool) -> list[int]:
    """The columns at which hours were found that stand by their middles under every second one."""
    labels = {hour: f"{hour:02d}:00" for hour in range(0, N, 2)}
    sites = locate(slanted_columns(labels, pitch=PITCH, count=N, marks=marks))
    return sorted(site.index for site in sites.of("column", 0))


@pytest.mark.parametrize("marks", [True, False])
def test_hours_stand_by_their_middles(marks: bool) -> None:
    assert hours(marks=marks) == list(range(0, N, 2))


def test_columns_without_a_mark_are_told_only_where_marks_are_drawn() -> None:
    centers: npt.NDArray[np.float64] = np.arange(8, dtype=np.float64) * 10.0
    assert unmarked([1, 3, 5], centers[::2], centers, 10.0) == 3
    assert unmarked([0, 2, 4], centers[::2] + 1.0, centers, 10.0) == 0
    assert unmarked([1, 3, 5], centers[:2], centers, 10.0) == 0


def test_a_common_distance_weighs_less_than_deviations() -> None:
    assert misfit(np.full(5, 0.07), 0.0) < misfit(np.zeros(5), 0.27)
    assert misfit(np.full(5, 0.1), 0.0) < misfit(np.array([0.1, -0.1, 0.1, -0.1, 0.1]), 0.0)


@pytest.mark.parametrize("title", ["$Q$", "$Q_{OP}$", "A", "$W_{OP}$"])
def test_a_short_title_over_the_border_of_two_broad_columns_is_no_slanted_label(title: str) -> None:
    width, height, pitch = 200, 200, 77
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    figure.text(0.5, 1 - 38 / height, title, fontsize=14, ha="center", va="bottom")
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    left, top = width // 2 - pitch, 46
    pixels[top : top + 2 * pitch, left : left + 2 * pitch] = (70, 110, 150)
    grid = Grid(
        row_spans=tuple((top + float(pitch * i), top + pitch * (i + 1.0)) for i in range(2)),
        column_spans=tuple((left + float(pitch * i), left + pitch * (i + 1.0)) for i in range(2)),
    )
    sites = locate(
        Layout(
            raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=Box(left, top, width - left, height)),),
            bars=(),
            background=(255.0,) * 3,
        )
    )
    assert not sites.of("column", 0)
    assert len(sites.of("title", 0)) == 1


def test_letters_of_a_word_over_narrow_columns_name_none() -> None:
    width, height, pitch, count = 480, 200, 16.4, 22
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    figure.text(0.5, 1 - 38 / height, "Show", fontsize=18, ha="center", va="bottom")
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    left, top = (width - pitch * count) / 2, 46
    pixels[top:160, round(left) : round(width - left)] = (70, 110, 150)
    grid = Grid(
        row_spans=((46.0, 103.0), (103.0, 160.0)),
        column_spans=tuple((left + pitch * i, left + pitch * (i + 1)) for i in range(count)),
    )
    sites = locate(
        Layout(
            raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box),),
            bars=(),
            background=(255.0,) * 3,
        )
    )
    assert not sites.of("column", 0)
    assert len(sites.of("title", 0)) == 1
