"""How a panel was drawn: print, frame and tick marks, from pixels drawn by matplotlib."""

from __future__ import annotations

import io

import matplotlib
import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.figure import Figure as Drawing
from PIL import Image
from tests.unit.show.factory import even_grid, make_cells

from unheat.detect.style import style_of
from unheat.model import Box, Style

VALUES = np.linspace(0.0, 1.0, 16).reshape(4, 4)


def drawn(*, frame: float = 0.8, marks: float = 3.5, dark: str = "black") -> npt.NDArray[np.uint8]:
    figure = Drawing(figsize=(4, 4), dpi=100)
    ax = figure.add_axes((0.2, 0.2, 0.6, 0.6))
    ax.imshow(VALUES, cmap="Greys", aspect="auto", interpolation="nearest")
    for (row, col), value in np.ndenumerate(VALUES):
        color = dark if value < 0.5 else "white"
        ax.text(col, row, f"{value:.1f}", ha="center", va="center", color=color)
    ax.set_xticks(range(4), "abcd")
    ax.set_yticks(range(4), "abcd")
    ax.tick_params(length=marks)
    ax.spines[:].set_linewidth(frame)
    ax.spines[:].set_visible(frame > 0)
    buffer = io.BytesIO()
    figure.savefig(buffer)
    return np.array(Image.open(buffer).convert("RGB"))


def found(picture: npt.NDArray[np.uint8]) -> Style:
    cells = make_cells(VALUES, decimals=1, low=0.0, high=1.0, colormap="Greys")
    return style_of(picture, even_grid(Box(80, 80, 320, 320), 4, 4), cells, (255.0, 255.0, 255.0))


def test_the_rule_of_the_print() -> None:
    style = found(drawn(dark="#204060"))
    assert style.print_dark == pytest.approx((32, 64, 96), abs=12)
    assert style.print_light == pytest.approx((255, 255, 255), abs=12)
    grays = matplotlib.colormaps["Greys"](np.linspace(0, 1, 16))[:, :3] @ [0.299, 0.587, 0.114]
    assert style.print_turns is not None
    assert grays[8] < style.print_turns < grays[7]


@pytest.mark.parametrize("width", [0.8, 2.0])
def test_a_frame_has_the_width_of_its_pen(width: float) -> None:
    style = found(drawn(frame=width))
    assert style.frame_rgb == pytest.approx((0, 0, 0), abs=40)
    assert style.frame_px == pytest.approx(width * 100 / 72, abs=0.5)


def test_without_a_frame_there_is_none() -> None:
    assert found(drawn(frame=0.0)).frame_rgb is None


@pytest.mark.parametrize("length", [0.0, 3.5])
def test_tick_marks(length: float) -> None:
    style = found(drawn(marks=length))
    expected = length * 100 / 72
    assert style.row_marks_px == pytest.approx(expected, abs=1.5)
    assert style.column_marks_px == pytest.approx(expected, abs=1.5)
