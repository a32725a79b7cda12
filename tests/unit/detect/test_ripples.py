"""What tells of a codec is the same whatever blank there is around a figure."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from unheat.detect.colorbar import find_bars
from unheat.detect.ripples import is_flat

WHITE = np.array([255.0, 255.0, 255.0])


def _ordered() -> npt.NDArray[np.uint8]:
    """A drawing of 282 × 306 px with 7 × 7 gray cells, darker to lighter, and their numbers."""
    steps = np.add.outer(np.arange(7) * 25, np.arange(7) * 27) + 110
    values = steps + np.random.default_rng(0).integers(-8, 8, (7, 7))
    figure = Figure(figsize=(2.82, 3.06), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.205, 0.2, 0.745, 0.69))
    axes.pcolormesh(values, cmap="gray", vmin=60, vmax=620, edgecolors="0.5", linewidth=0.5)
    axes.invert_yaxis()
    for (row, column), value in np.ndenumerate(values):
        color = "w" if value < 340 else "k"
        place = column + 0.5, row + 0.5
        axes.text(
            *place, str(value), ha="center", va="center", fontsize=6.5, family="serif", color=color
        )
    axes.set_xticks([])
    axes.set_yticks([])
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3].copy()


@pytest.mark.parametrize("blank", range(4, 60, 12))
def test_columns_of_a_drawing_are_no_bar_in_a_wider_picture(blank: int) -> None:
    """Made smaller by two or three, edges may look as if a codec had gone over the picture."""
    wider = np.pad(_ordered(), ((0, 0), (0, blank), (0, 0)), constant_values=255)
    assert not find_bars(wider)


def test_cells_of_one_color_never_went_through_a_codec() -> None:
    drawing = _ordered()
    assert is_flat(drawing, WHITE)
    buffer = io.BytesIO()
    large = Image.fromarray(drawing).resize((564, 612), Image.Resampling.BICUBIC)
    large.save(buffer, "JPEG", quality=40)
    assert not is_flat(np.asarray(Image.open(buffer)), WHITE)
    assert not is_flat(np.full((40, 50, 3), 255, dtype=np.uint8), WHITE)
