"""Pictures that lie on their side are read as their print stands."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

import unheat
from unheat import pipeline
from unheat.load import load
from unheat.model import Raster
from unheat.show.explain import explain

VALUES = np.array([[12.5, 47.3, 83.1], [95.2, 30.4, 61.7]])


def _drawn() -> Image.Image:
    """A figure with names, numbers and a bar, 600 × 400 pixels."""
    figure = Figure(figsize=(6, 4), dpi=100)
    axes = figure.add_subplot()
    shown = axes.imshow(VALUES, cmap="viridis", vmin=0, vmax=100)
    for (row, col), value in np.ndenumerate(VALUES):
        color = "black" if value > 50 else "white"
        axes.text(col, row, f"{value:.1f}", ha="center", va="center", color=color, fontsize=13)
    axes.set_xticks(range(3), ["Spring", "Summer", "Autumn"], fontsize=12)
    axes.set_yticks(range(2), ["North", "South"], fontsize=12)
    figure.colorbar(shown)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    return Image.fromarray(np.asarray(canvas.buffer_rgba())[:, :, :3])


@pytest.mark.parametrize(
    ("turn", "side"),
    [(Image.Transpose.ROTATE_90, "right"), (Image.Transpose.ROTATE_270, "left")],
)
def test_a_picture_on_its_side_is_read_upright(turn: Image.Transpose, side: str) -> None:
    file = BytesIO()
    _drawn().transpose(turn).save(file, "PNG")
    figure = unheat.read(file.getvalue(), name="sideways.png")
    (panel,) = figure.panels
    assert panel.rows.labels == ("North", "South")
    assert panel.columns.labels == ("Spring", "Summer", "Autumn")
    assert np.array_equal(panel.cells.value.astype(float), VALUES)
    assert not panel.cells.review.any()
    assert any(f"to the {side}" in note for note in figure.notes)
    raster = load(file.getvalue(), name="sideways.png")
    start, end = panel.grid.column_spans[0]
    middle = sum(panel.grid.row_spans[0]) / 2
    ((x, y),) = panel.grid.to_source([(start + 0.1 * (end - start), middle)])
    seen = raster.rgb[int(y), int(x)]
    assert np.abs(seen - panel.cells.rgb[0, 0]).max() <= 3.0
    assert explain(figure, raster).share >= 0.95


def test_a_picture_that_stands_upright_is_left_as_it_is() -> None:
    file = BytesIO()
    _drawn().save(file, "PNG")
    figure = unheat.read(file.getvalue(), name="upright.png")
    assert figure.notes == ()
    assert figure.panels[0].grid.to_source([(7.0, 9.0)]).tolist() == [[7.0, 9.0]]


def test_digits_that_are_taller_than_wide_are_not_read_lying(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    figure = Figure(figsize=(6, 5), dpi=100)
    axes = figure.add_subplot()
    counts = np.array([[7, 1, 2], [3, 8, 0], [1, 2, 9]])
    axes.imshow(counts, cmap="Blues")
    for (row, col), value in np.ndenumerate(counts):
        color = "white" if value > 5 else "black"
        where: dict[str, Any] = {"ha": "center", "va": "center", "family": "STIXGeneral"}
        axes.text(col, row, f"{value}", color=color, fontsize=16, **where)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    file = BytesIO()
    Image.fromarray(np.asarray(canvas.buffer_rgba())[:, :, :3]).save(file, "PNG")
    turned: list[int] = []

    def as_it_is(raster: Raster, quarters: int) -> Raster:
        turned.append(quarters)
        return raster

    monkeypatch.setattr(pipeline, "quarter_turned", as_it_is)
    read = unheat.read(file.getvalue(), name="digits.png")
    assert np.array_equal(read.panels[0].cells.value.astype(float), counts)
    assert not turned
