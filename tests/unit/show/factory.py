"""Figures made by hand, for tests of what is drawn and compared.

The geometry of ``founding`` is that of a matplotlib drawing of the founding figure at
150 dpi, 900 × 750 px, bar 0–60, so that 61.9 and 64.1 lie beyond it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import matplotlib
import numpy as np
import numpy.typing as npt

from unheat.model import (
    Axis,
    AxisTick,
    Box,
    Cells,
    ColorScale,
    Figure,
    Grid,
    Label,
    NumberFormat,
    Panel,
    Provenance,
    Quantity,
    Reason,
    Status,
    Tick,
)

NAMES = ("GPT-4", "Claude 2", "Mistral 7B", "Vicuna")
MATRIX = (
    (0.0, 61.9, 49.7, 48.3),
    (64.1, 0.0, 47.2, 46.1),
    (54.2, 50.3, 0.0, 45.7),
    (52.7, 48.6, 46.5, 0.0),
)
ROW_BOXES = (
    Box(97, 141, 156, 155),
    Box(65, 282, 156, 297),
    Box(53, 423, 156, 438),
    Box(87, 565, 156, 579),
)
COLUMN_BOXES = (
    Box(212, 658, 272, 672),
    Box(338, 658, 429, 672),
    Box(473, 658, 576, 672),
    Box(631, 658, 700, 672),
)


def founding(*, misprint: bool = False) -> Figure:
    """The founding figure as a faultless reading; with ``misprint`` 59.7 stands for 52.7."""
    matrix = np.array(MATRIX)
    cells = make_cells(matrix, decimals=1, low=0.0, high=60.0)
    cells = put(cells, 0, 1, color_high=np.nan, reasons=(Reason.OFF_SCALE,))
    cells = put(cells, 1, 0, color_high=np.nan, reasons=(Reason.OFF_SCALE,))
    if misprint:
        cells = put(
            cells,
            3,
            0,
            text="59.7",
            text_value=59.7,
            value=59.7,
            status=Status.CONFLICT,
            review=True,
            confidence=0.5,
            reasons=(Reason.COLOR_DIFFERS,),
        )
    panel = make_panel(
        cells,
        rows=axis(NAMES, "left", boxes=ROW_BOXES, title=("Source model", Box(25, 288, 43, 429))),
        columns=axis(
            NAMES, "bottom", boxes=COLUMN_BOXES, title=("Target model", Box(386, 688, 522, 705))
        ),
        grid=even_grid(Box(171.4, 75.9, 736.3, 640.7), 4, 4),
        title=Label(text="Prompt Transferability Matrix", box=Box(274, 47, 633, 68)),
        scale=replace(
            make_scale(0.0, 60.0, range(0, 61, 10), label="Transferability (%)"),
            box=Box(771.6, 44.2, 803.0, 672.3),
            label=Label(text="Transferability (%)", box=Box(852, 263, 873, 454), turn=90.0),
        ),
        decimals=1,
    )
    return make_figure(panel, size=(900, 750))


def make_figure(*panels: Panel, size: tuple[int, int], title: Label | None = None) -> Figure:
    provenance = Provenance(
        source="figure.png", sha256="0" * 64, page=None, size=size, unheat="0.1.0"
    )
    return Figure(provenance=provenance, title=title, panels=panels)


def make_panel(
    cells: Cells,
    *,
    rows: Axis,
    columns: Axis,
    grid: Grid,
    title: Label | None = None,
    scale: ColorScale | None = None,
    decimals: int | None = 1,
    number_format: NumberFormat | None = None,
    **more: Any,
) -> Panel:
    return Panel(
        box=grid.box,
        grid=grid,
        title=title,
        rows=rows,
        columns=columns,
        scale=scale,
        cells=cells,
        format=number_format or NumberFormat(decimals=decimals),
        color_resolution=0.3,
        **more,
    )


def make_cells(
    values: npt.NDArray[np.float64],
    *,
    decimals: int | None,
    low: float,
    high: float,
    colormap: str = "coolwarm",
    factor: float = 1.0,
) -> Cells:
    """Cells whose print and colour agree; ``decimals`` None prints nothing."""
    shape = values.shape
    clipped = np.clip(values, low, high)
    rgb = matplotlib.colormaps[colormap]((clipped - low) / (high - low))[..., :3] * 255
    width = (high - low) * 0.005
    printed = decimals is not None
    text = np.full(shape, None, dtype=object)
    reasons = np.empty(shape, dtype=object)
    parts = np.empty(shape, dtype=object)
    status = np.full(shape, Status.AGREED if printed else Status.COLOR_ONLY, dtype=object)
    for index in np.ndindex(shape):
        reasons[index] = ()
        parts[index] = (float(values[index] * factor),) if printed else ()
        if printed:
            text[index] = f"{values[index] * factor:.{decimals}f}"
    return Cells(
        text=text,
        text_value=values * factor if printed else np.full(shape, np.nan),
        text_confidence=np.full(shape, 0.99 if printed else 0.0),
        rgb=rgb,
        color_value=clipped,
        color_low=clipped - width,
        color_high=clipped + width,
        value=values * factor if printed else clipped.copy(),
        status=status,
        confidence=np.full(shape, 0.99),
        review=np.zeros(shape, dtype=bool),
        reasons=reasons,
        parts=parts,
    )


def put(cells: Cells, row: int, col: int, **changes: Any) -> Cells:
    """The cells with some fields of one cell changed."""
    arrays = {item.name: getattr(cells, item.name).copy() for item in fields(Cells)}
    for name, value in changes.items():
        arrays[name][row, col] = value
    return Cells(**arrays)


def axis(
    labels: Sequence[str | None],
    side: str,
    *,
    boxes: Sequence[Box | None] = (),
    title: tuple[str, Box | None] | None = None,
    turn: float = 0.0,
    review: Sequence[bool] | None = None,
) -> Axis:
    title_turn = 90.0 if side in ("left", "right") else 0.0
    return Axis(
        title=None if title is None else Label(text=title[0], box=title[1], turn=title_turn),
        labels=tuple(labels),
        confidence=(0.99,) * len(labels),
        review=tuple(review) if review else (False,) * len(labels),
        side=side,
        turn=turn,
        boxes=tuple(boxes),
    )


def on_scales(panel: Panel) -> Panel:
    """The panel with numbers on both axes that stand on the borders of cells and name none."""

    def scale(side: str, boxes: Sequence[tuple[float, float, float]]) -> Axis:
        ticks = tuple(
            AxisTick(text=f"{value:g}", value=value, box=Box(x - 12, y - 6, x + 12, y + 6))
            for value, x, y in boxes
        )
        values = (5.0, 15.0, 25.0, 35.0)
        quantity = Quantity(kind="number", values=values, spacing="even", ticks=ticks)
        bare = axis((None,) * 4, side, boxes=(None,) * 4)
        return replace(bare, quantity=quantity)

    box, edges = panel.grid.box, (0.0, 20.0, 40.0)
    wide, high = box.width / 40.0, box.height / 40.0
    return replace(
        panel,
        rows=scale("left", [(n, box.x0 - 20, box.y0 + n * high) for n in edges]),
        columns=scale("bottom", [(n, box.x0 + n * wide, box.y1 + 14) for n in edges]),
    )


def even_grid(box: Box, rows: int, cols: int, *, gap: float = 0.0) -> Grid:
    ys, xs = np.linspace(box.y0, box.y1, rows + 1), np.linspace(box.x0, box.x1, cols + 1)
    return Grid(
        row_spans=tuple((a + gap / 2, b - gap / 2) for a, b in pairwise(ys.tolist())),
        column_spans=tuple((a + gap / 2, b - gap / 2) for a, b in pairwise(xs.tolist())),
    )


def make_scale(
    low: float,
    high: float,
    ticks: Sequence[float],
    *,
    colormap: str = "coolwarm",
    label: str | None = None,
    n_knots: int = 33,
    **more: Any,
) -> ColorScale:
    """A linear scale with a vertical bar to the right."""
    knots = []
    for position in np.linspace(0, 1, n_knots):
        red, green, blue = (255 * float(c) for c in matplotlib.colormaps[colormap](position)[:3])
        knots.append((low + float(position) * (high - low), red, green, blue))
    settings: dict[str, Any] = {
        "origin": "colorbar",
        "minimum": low,
        "maximum": high,
        "knots": tuple(knots),
        "ticks": tuple(
            Tick(text=f"{tick:g}", value=float(tick), position=(tick - low) / (high - low))
            for tick in ticks
        ),
        "label": None if label is None else Label(text=label),
        "colormap": colormap,
    }
    return ColorScale(**{**settings, **more})
