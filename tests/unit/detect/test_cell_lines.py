"""Color and width of lines between cells, from pixels drawn by matplotlib."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.figure import Figure as Drawing
from PIL import Image
from tests.unit.show.factory import even_grid, make_cells

from unheat.detect.cell_lines import lines_of
from unheat.model import Box

VALUES = np.random.default_rng(7).uniform(0.0, 1.0, (6, 8))


def drawn(color: str | None, width: float, *, print_size: float = 8) -> npt.NDArray[np.uint8]:
    figure = Drawing(figsize=(4, 4), dpi=100)
    ax = figure.add_axes((0.2, 0.2, 0.6, 0.6))
    more: dict[str, Any] = {} if color is None else {"edgecolors": color, "linewidth": width}
    ax.pcolormesh(VALUES, cmap="viridis", vmin=0, vmax=1, antialiased=color is not None, **more)
    for (row, col), value in np.ndenumerate(VALUES):
        text = f"{value:.1f}"
        ax.text(col + 0.5, row + 0.5, text, ha="center", va="center", fontsize=print_size)
    ax.invert_yaxis()
    buffer = io.BytesIO()
    figure.savefig(buffer)
    return np.array(Image.open(buffer).convert("RGB"))


def found(picture: npt.NDArray[np.uint8], start: float = 80) -> object:
    box = Box(start, start, start + 240, start + 240)
    cells = make_cells(VALUES, decimals=1, low=0.0, high=1.0, colormap="viridis")
    return lines_of(picture, even_grid(box, 6, 8), cells)


@pytest.mark.parametrize(("color", "rgb"), [("white", 255), ("black", 0), ("gray", 128)])
@pytest.mark.parametrize("points", [0.4, 0.72, 1.5])
def test_a_line_has_color_and_width(color: str, rgb: int, points: float) -> None:
    line = found(drawn(color, points))
    assert isinstance(line, tuple)
    assert line[0] == pytest.approx((rgb,) * 3, abs=25)
    assert line[1] == pytest.approx(points * 100 / 72, abs=0.35)


def test_without_lines_there_are_none() -> None:
    assert found(drawn(None, 0.0)) is None


def test_a_grid_that_is_off_by_a_pixel_makes_no_lines() -> None:
    assert found(drawn(None, 0.0), 81) is None


def test_print_that_reaches_the_borders_is_no_line() -> None:
    assert found(drawn(None, 0.0, print_size=16)) is None


def test_seams_are_no_lines() -> None:
    assert found(drawn("white", 0.1)) is None


@pytest.mark.parametrize("color", ["white", "black"])
def test_lines_between_cells_of_one_color(color: str) -> None:
    picture = np.full((400, 400, 3), (163, 204, 143), dtype=np.uint8)
    picture[:, 80:321:30] = picture[80:321:40, :] = 255 if color == "white" else 0
    cells = make_cells(np.full((6, 8), 0.5), decimals=1, low=0.0, high=1.0)
    cells = replace(cells, rgb=np.full((6, 8, 3), (163.0, 204.0, 143.0)))
    line = lines_of(picture, even_grid(Box(80, 80, 320, 320), 6, 8), cells)
    assert line is not None
    assert line[0] == pytest.approx((255.0 if color == "white" else 0.0,) * 3, abs=5)
    assert line[1] == pytest.approx(1.0, abs=0.1)
