"""Slanted names of groups and of borders between cells are those of no single column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from unheat.decide.repeated import hardly_read
from unheat.model import Axis, Box, Grid, Layout, PanelLayout, Raster, Reason
from unheat.text.labels import locate
from unheat.text.marks_between import by_marks_between

LEFT, FOOT, PITCH, N = 90, 100, 40, 8
NAMES = ("Train", "Valid", "Test", "Other", "Early", "Late", "Low", "High", "Left")


def columns(ends: Sequence[float], marks: Sequence[float]) -> Axis:
    """The axis of eight columns whose slanted names end at ``ends``, in columns from the middle of
    the first, with tick marks at ``marks``."""
    width, height = 2 * LEFT + PITCH * N, 180
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)

    def at(column: float) -> int:
        return round(LEFT + PITCH * (column + 0.5))

    for end, text in zip(ends, NAMES, strict=False):
        x, y = at(end) / width, 1 - (FOOT + 12) / height
        figure.text(x, y, text, rotation=45, ha="right", va="top", rotation_mode="anchor", size=10)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    pixels[40:FOOT, LEFT : LEFT + PITCH * N] = (70, 110, 150)
    for mark in marks:
        pixels[FOOT : FOOT + 6, at(mark)] = 0
    grid = Grid(
        row_spans=tuple((40.0 + 20.0 * i, 60.0 + 20.0 * i) for i in range(3)),
        column_spans=tuple((LEFT + float(PITCH * i), LEFT + PITCH * (i + 1.0)) for i in range(N)),
    )
    layout = Layout(
        raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=Box(LEFT, 40, LEFT + PITCH * N, FOOT)),),
        bars=(),
        background=(255.0,) * 3,
    )
    sites = locate(layout)
    found = {site.index for site in sites.of("column", 0)}
    assert len(found) >= min(len(ends), N) - 1
    axis = Axis(
        title=None,
        labels=tuple("name" if place in found else None for place in range(N)),
        confidence=(0.9,) * N,
        review=(False,) * N,
        side="bottom",
        turn=45.0,
    )
    return by_marks_between(sites, axis, 0, "column")


BORDERS = [place - 0.5 for place in range(N + 1)]


@pytest.mark.parametrize(
    ("ends", "marks"),
    [
        (BORDERS, BORDERS),
        ([0.5, 3, 6], [-0.5, 1.5, 4.5, 7.5]),
        ([0.5, 3, 6], [-0.5, 0.5, 1.5, 3, 4.5, 6, 7.5]),
        ([0.5, 3, 6], []),
        ([1, 4, 6.5], []),
    ],
)
def test_names_of_groups_and_borders_are_asked_about(
    ends: Sequence[float], marks: Sequence[float]
) -> None:
    axis = columns(ends, marks)
    doubted = [place for place, label in enumerate(axis.labels) if label]
    assert all(axis.review[place] for place in doubted)
    assert all(Reason.LABEL_PLACE in axis.reasons[place] for place in doubted)
    assert not hardly_read(axis)


@pytest.mark.parametrize(
    ("ends", "marks"),
    [
        (range(N), range(N)),
        (range(N), []),
        (range(N), BORDERS),
        (range(N), [0, 1, *BORDERS]),
        (range(0, N, 2), range(0, N, 2)),
        (range(0, N, 2), []),
        ([1, 4, 6], [1, 4, 6]),
        ([1, 4, 6], [*range(N), *BORDERS]),
    ],
)
def test_names_of_columns_are_their_own(ends: Sequence[float], marks: Sequence[float]) -> None:
    assert not any(columns(ends, marks).review)
