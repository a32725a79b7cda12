"""Bars and cells painted from numbers, so that a test can say what is true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytest

from unheat.color.known import colors_of
from unheat.color.known_table import TELLING
from unheat.color.norm import Norm
from unheat.model import Bar, Box, CellPixels, Grid, Layout, PanelLayout, Raster
from unheat.text.labels import BarTexts, TickText
from unheat.text.numbers import parse

FloatArray = npt.NDArray[np.float64]


def paint(places: npt.ArrayLike, name: str = "viridis") -> FloatArray:
    """Colours (…, 3) of a named map at places 0–1, rounded to 8 bits."""
    curve = colors_of(name)
    assert curve is not None
    # Through few colors the curve is smooth: rounded once, when it is painted.
    curve = curve[TELLING]
    at = np.clip(np.asarray(places, dtype=float), 0, 1)
    grid = np.linspace(0, 1, len(curve))
    painted = np.stack([np.interp(at, grid, curve[:, i]) for i in range(3)], axis=-1)
    return np.asarray(np.rint(painted))


def readings_of(
    texts: npt.NDArray[np.str_] | Sequence[Sequence[str]], confidence: float = 0.97
) -> npt.NDArray[np.object_]:
    """(R, C) of what is read where these texts are printed."""
    shown = np.asarray(texts)
    readings = np.empty(shown.shape, dtype=object)
    for place, text in np.ndenumerate(shown):
        readings[place] = parse(str(text), confidence=confidence)
    return readings


def _set_width(text: str) -> float:
    """Width in pixels of a number set in digits of 8 px."""
    return 8.0 * sum({".": 0.5, ",": 0.5, "-": 0.7}.get(char, 1.0) for char in text)


@dataclass(frozen=True)
class Painted:
    raster: Raster
    bar: Bar
    texts: BarTexts


Make = Callable[..., Painted]


@pytest.fixture
def painted_bar() -> Make:
    """A vertical bar of 200 px whose ticks stand where their true values are.

    ``read`` are the texts as they were read, if that differs from the true ``values``.
    """

    def make(
        minimum: float,
        maximum: float,
        values: Sequence[float],
        read: Sequence[str] | None = None,
        *,
        norm: Norm | None = None,
        confidence: float = 0.97,
        colormap: str = "viridis",
        steps: int | None = None,
    ) -> Painted:
        norm = norm or Norm()
        rgb = np.full((240, 60, 3), 255, dtype=np.uint8)
        places = (np.arange(200) + 0.5) / 200
        if steps is not None:
            places = (np.floor(places * steps) + 0.5) / steps
        rgb[20:220, 10:30] = paint(places[::-1], colormap)[:, None, :].astype(np.uint8)
        low, high = norm.bend([minimum, maximum])
        ticks = []
        for value, text in zip(values, read or [f"{v:g}" for v in values], strict=True):
            place = (float(norm.bend(value)) - low) / (high - low)
            ticks.append(
                TickText(
                    text=text,
                    reading=parse(text, confidence=confidence),
                    position_px=220 - 200 * place,
                    box=Box(32, 215 - 200 * place, 32 + _set_width(text), 225 - 200 * place),
                )
            )
        segments = tuple(np.linspace(20.0, 220.0, steps + 1)) if steps else ()
        return Painted(
            raster=Raster(rgb=rgb, name="bar", sha256="", format="png"),
            bar=Bar(box=Box(10, 20, 30, 220), orientation="vertical", segments=segments),
            texts=BarTexts(label=None, ticks=tuple(ticks)),
        )

    return make


def cells_of(
    rgb: FloatArray, *, spread: float = 0.0, clean: float = 400.0, ink: bool = True
) -> CellPixels:
    """Cells of these fill colours, (R, C, 3); with ink in all of them or in none."""
    shape = rgb.shape[:2]
    return CellPixels(
        rgb=rgb,
        spread=np.full(shape, spread),
        clean=np.full(shape, clean),
        ink_box=np.full((*shape, 4), 1.0 if ink else np.nan),
        ink_share=np.full(shape, 0.2 if ink else 0.0),
        blank=np.zeros(shape, dtype=bool),
    )


def table_of(rgb: FloatArray) -> tuple[Layout, CellPixels]:
    """A panel of cells of 40 × 20 pixels with these fill colours, (R, C, 3)."""
    shape = rgb.shape[:2]
    grid = Grid(
        row_spans=tuple((20.0 * k, 20.0 * k + 20) for k in range(shape[0])),
        column_spans=tuple((40.0 * k, 40.0 * k + 40) for k in range(shape[1])),
    )
    layout = Layout(
        raster=Raster(rgb=np.zeros((200, 300, 3), np.uint8), name="d", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box),),
    )
    zeros = np.zeros(shape)
    pixels = CellPixels(
        rgb=rgb,
        spread=zeros,
        clean=zeros,
        ink_box=np.zeros((*shape, 4)),
        ink_share=zeros,
        blank=np.zeros(shape, dtype=bool),
    )
    return layout, pixels
