"""Slanted labels that stand as evenly by their middles as by their ends."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from unheat.model import Axis, Box, Grid, Layout, PanelLayout, Raster, Reason
from unheat.text.either_anchor import by_either_anchor
from unheat.text.labels import locate

LEFT, TOP, FOOT, PITCH, N, STEP = 60, 40, 100, 8, 40, 8


def columns(text: str, *, marks: bool) -> Axis:
    """The axis of labels at every eighth column that end two columns further on, or nearly."""
    width, height = 2 * LEFT + PITCH * N, 200
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    for place in range(0, N, STEP):
        x = (LEFT + PITCH * (place + 0.5)) / width
        y = 1 - (FOOT + 9) / height
        figure.text(x, y, text, rotation=45, ha="center", va="top", size=8)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    pixels[TOP:FOOT, LEFT : LEFT + PITCH * N] = (70, 110, 150)
    for place in range(0, N, STEP) if marks else ():
        pixels[FOOT : FOOT + 5, LEFT + PITCH * place + PITCH // 2] = 0
    grid = Grid(
        row_spans=tuple((TOP + 20.0 * i, TOP + 20.0 * (i + 1)) for i in range(3)),
        column_spans=tuple((LEFT + float(PITCH * i), LEFT + PITCH * (i + 1.0)) for i in range(N)),
    )
    sites = locate(
        Layout(
            raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=Box(LEFT, TOP, LEFT + PITCH * N, FOOT)),),
            bars=(),
            background=(255.0,) * 3,
        )
    )
    found = {site.index for site in sites.of("column", 0)}
    axis = Axis(
        title=None,
        labels=tuple(text if place in found else None for place in range(N)),
        confidence=(0.9,) * N,
        review=(False,) * N,
        side="bottom",
        turn=45.0,
    )
    return by_either_anchor(sites, axis, 0, "column")


@pytest.mark.parametrize("marks", [True, False])
def test_the_places_of_labels_are_asked_about_where_no_mark_tells_them(marks: bool) -> None:
    axis = columns("2.0 Mb", marks=marks)
    named = [place for place, label in enumerate(axis.labels) if label]
    assert len(named) == N // STEP
    assert [axis.review[place] for place in named] == [not marks] * len(named)
    if not marks:
        assert axis.reasons[named[0]] == (Reason.LABEL_PLACE,)
