"""A reader that knows the truth: the figure that a flawless reading would give.

The scorer is tested with it (a flawless reading scores as such, and every single thing that
is broken in it is caught), and rooms that come after reading get figures without reading.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from unheat.bench.printed import shown
from unheat.bench.truth import PanelTruth, panels
from unheat.errors import NoHeatmapError
from unheat.model import (
    Axis,
    Box,
    Cells,
    ColorScale,
    Figure,
    Grid,
    Label,
    NumberFormat,
    Panel,
    Provenance,
    Status,
    Tick,
)
from unheat.options import ReadOptions


def read(path: Path, options: ReadOptions) -> Figure:
    """Answer with the truth that lies beside the picture; refuse negatives."""
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if truth["negative"]:
        raise NoHeatmapError("No heatmap was found.")
    return perfect(truth)


def perfect(truth: Mapping[str, Any]) -> Figure:
    """The flawless reading of a truth."""
    size = (int(truth["width"]), int(truth["height"]))
    title = truth.get("figure_title") or ""
    return Figure(
        provenance=Provenance(
            source=str(truth["image"]), sha256="", page=None, size=size, unheat="0"
        ),
        title=Label(text=title) if title else None,
        panels=tuple(_panel(panel, size) for panel in panels(truth)),
    )


def _panel(truth: PanelTruth, size: tuple[int, int]) -> Panel:
    box = truth.box or Box(0, 0, *size)
    rows, cols = truth.shape
    ys = np.linspace(box.y0, box.y1, rows + 1)
    xs = np.linspace(box.x0, box.x1, cols + 1)
    grid = Grid(
        row_spans=tuple(zip(ys[:-1].tolist(), ys[1:].tolist(), strict=True)),
        column_spans=tuple(zip(xs[:-1].tolist(), xs[1:].tolist(), strict=True)),
    )
    return Panel(
        box=box,
        grid=grid,
        title=Label(text=truth.title) if truth.title else None,
        rows=_axis(truth.rows, truth.row_title),
        columns=_axis(truth.columns, truth.column_title),
        scale=_scale(truth),
        cells=_cells(truth),
        format=NumberFormat(factor=truth.factor),
    )


def _axis(labels: tuple[str | None, ...], title: str) -> Axis:
    return Axis(
        title=Label(text=title) if title else None,
        labels=labels,
        confidence=(1.0,) * len(labels),
        review=(False,) * len(labels),
    )


def _scale(truth: PanelTruth) -> ColorScale | None:
    bar = truth.bar
    if not bar.present:
        return None
    low, high = bar.ends if bar.known else (0.0, 1.0)
    return ColorScale(
        origin="colorbar",
        minimum=low,
        maximum=high,
        norm={"discrete": "boundaries"}.get(bar.kind, bar.kind),
        ticks=tuple(Tick(text=text, value=0.0, position=0.0) for text in bar.ticks),
        label=Label(text=bar.label) if bar.label else None,
    )


def _cells(truth: PanelTruth) -> Cells:
    shape = truth.shape
    color = truth.values
    if truth.bar.known:
        color = np.clip(color, *truth.bar.ends)
    text_value = np.full(shape, np.nan)
    status = np.full(shape, Status.COLOR_ONLY, dtype=object)
    for row, col in np.ndindex(shape):
        text: Any = truth.printed[row, col]
        value = float(truth.values[row, col])
        expected = None if np.isnan(value) else value * truth.factor
        number = shown(text, expected) if text is not None else None
        if number is not None:
            text_value[row, col] = number.value
            status[row, col] = Status.AGREED
        elif np.isnan(value):
            status[row, col] = Status.EMPTY
    factor = truth.factor if (~np.isnan(text_value)).any() else 1.0
    altered = truth.altered.copy()
    status[altered] = Status.CONFLICT
    empty = np.full(shape, None, dtype=object)
    for index in np.ndindex(shape):
        empty[index] = ()
    return Cells(
        text=truth.printed.copy(),
        text_value=text_value,
        text_confidence=np.ones(shape),
        rgb=np.zeros((*shape, 3)),
        color_value=color.copy(),
        color_low=color.copy(),
        color_high=color.copy(),
        value=np.where(np.isnan(text_value), color * factor, text_value),
        status=status,
        confidence=np.ones(shape),
        review=altered,
        reasons=empty,
        parts=empty.copy(),
    )
