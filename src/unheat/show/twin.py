"""The twin of a figure: everything where the source has it, box by box.

It shows what the record holds of the source, so that what of the source is missing can be seen
and counted; ``draw`` draws what a person would.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from unheat.model import Box, Figure, Panel
from unheat.show.cells import cell_colors, cell_texts, print_size, wrapped
from unheat.show.layout import Plan, plan
from unheat.show.layout_axes import default_size
from unheat.show.layout_bar import BarPlace
from unheat.show.measure import FAMILY, LINE_SPACING
from unheat.show.paint import FloatArray, make_paint, step_edges, text_is_dark
from unheat.show.plot_units import gray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

Color = tuple[float, float, float]
DARK: Color = (0.0, 0.0, 0.0)
LIGHT: Color = (1.0, 1.0, 1.0)
POINTS_PER_INCH = 72.0

_NARROWEST_GAP_PX = 0.6
"""Less than a pixel's blur is no gap."""


def new_drawing(figure: Figure, unit_dpi: float, *, ink_only: bool = False) -> Drawing:
    """The twin, as large as the source: ``unit_dpi`` pixels of it per inch.

    With ``ink_only`` there are no fills: texts, frames and tick marks are black on white.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Drawing

    layout = plan(figure)
    canvas = Box(0.0, 0.0, *map(float, figure.provenance.size))
    background = LIGHT if ink_only else _color(figure.background)
    ink = DARK if bool(text_is_dark(background)) else LIGHT
    drawing = Drawing(
        figsize=(canvas.width / unit_dpi, canvas.height / unit_dpi),
        dpi=unit_dpi,
        facecolor=background,
    )
    FigureCanvasAgg(drawing)
    points = POINTS_PER_INCH / unit_dpi
    for panel in figure.panels:
        ax = _axes_at(drawing, panel.grid.box, canvas)
        if not ink_only:
            _draw_cells(ax, panel, background, points)
        _draw_lines(ax, panel, ink, points)
        _draw_numbers(ax, panel, background, default_size(panel), points, ink_only=ink_only)
    for bar in layout.bars:
        _draw_bar(_axes_at(drawing, bar.box, canvas), bar, ink, points, filled=not ink_only)
    _draw_texts(drawing, layout, canvas, ink, points)
    return drawing


def _axes_at(drawing: Drawing, box: Box, canvas: Box) -> Axes:
    """Axes whose data coordinates are pixels of the source, y running down."""
    ax = drawing.add_axes(
        (
            (box.x0 - canvas.x0) / canvas.width,
            (canvas.y1 - box.y1) / canvas.height,
            box.width / canvas.width,
            box.height / canvas.height,
        )
    )
    ax.set_xlim(box.x0, box.x1)
    ax.set_ylim(box.y1, box.y0)
    ax.set_axis_off()
    return ax


def _draw_cells(ax: Axes, panel: Panel, background: Color, points: float) -> None:
    grid = panel.grid
    colors = cell_colors(panel)
    colors = np.where(np.isnan(colors), np.asarray(background), colors)
    gap = background if panel.gap_rgb is None else _color(panel.gap_rgb)
    column_edges, columns = _with_gaps(grid.column_spans)
    row_edges, rows = _with_gaps(grid.row_spans)
    full = np.empty((len(rows), len(columns), 3))
    full[:] = gap
    is_row, is_column = rows >= 0, columns >= 0
    full[np.ix_(is_row, is_column)] = colors[np.ix_(rows[is_row], columns[is_column])]
    if _is_even(column_edges) and _is_even(row_edges):
        extent = (column_edges[0], column_edges[-1], row_edges[-1], row_edges[0])
        ax.imshow(full, extent=extent, aspect="auto", interpolation="nearest")
    else:
        mesh = ax.pcolormesh(column_edges, row_edges, full)
        mesh.set_antialiased(True)
    box = grid.box
    style = panel.style
    if style is not None and style.line_rgb is not None:
        pen, width = [_color(style.line_rgb)], style.line_px * points
        ax.vlines(column_edges[1:-1], box.y0, box.y1, colors=pen, linewidth=width)
        ax.hlines(row_edges[1:-1], box.x0, box.x1, colors=pen, linewidth=width)
    ax.set_xlim(box.x0, box.x1)
    ax.set_ylim(box.y1, box.y0)


def _draw_lines(ax: Axes, panel: Panel, ink: Color, points: float) -> None:
    """The frame around the cells and the tick marks beside them, as the source has them."""
    style, box = panel.style, panel.grid.box
    touching = all(
        after[0] - before[1] <= _NARROWEST_GAP_PX
        for spans in (panel.grid.row_spans, panel.grid.column_spans)
        for before, after in pairwise(spans)
    )
    if style is None:
        if touching:
            _frame(ax, box, ink)
        return
    color = ink if style.frame_rgb is None else _color(style.frame_rgb)
    if style.frame_rgb is not None:
        _frame(ax, box, color, style.frame_px * points)
    pen = 0.8 if style.frame_rgb is None else style.frame_px * points
    for axis, length, centers in (
        (panel.rows, style.row_marks_px, panel.grid.row_centers()),
        (panel.columns, style.column_marks_px, panel.grid.column_centers()),
    ):
        if length <= 0:
            continue
        known = [float(centers[i]) for i, label in enumerate(axis.labels) if label]
        for place in known or centers.tolist():
            ends = {
                "left": ((box.x0, place), (box.x0 - length, place)),
                "right": ((box.x1, place), (box.x1 + length, place)),
                "top": ((place, box.y0), (place, box.y0 - length)),
                "bottom": ((place, box.y1), (place, box.y1 + length)),
            }[axis.side]
            ax.plot(*zip(*ends, strict=True), color=color, lw=pen, clip_on=False)


def _with_gaps(spans: tuple[tuple[float, float], ...]) -> tuple[FloatArray, np.ndarray]:
    """(edges, index of the span between each two edges; -1 for a gap)."""
    edges = [spans[0][0]]
    index: list[int] = []
    for i, (start, end) in enumerate(spans):
        if start - edges[-1] > _NARROWEST_GAP_PX:
            edges.append(start)
            index.append(-1)
        elif i:
            edges[-1] = (edges[-1] + start) / 2
        edges.append(end)
        index.append(i)
    return np.asarray(edges), np.asarray(index)


def _is_even(edges: FloatArray) -> bool:
    steps = np.diff(edges)
    expected = np.linspace(edges[0], edges[-1], len(edges))
    return bool(np.abs(edges - expected).max() <= 0.02 * steps.mean() + 0.3)


def _frame(ax: Axes, box: Box, ink: Color, width: float = 0.6) -> None:
    from matplotlib.patches import Rectangle

    ax.add_patch(
        Rectangle(
            (box.x0, box.y0), box.width, box.height, fill=False, lw=width, ec=ink, clip_on=False
        )
    )


def _draw_numbers(
    ax: Axes,
    panel: Panel,
    background: Color,
    default: float,
    points: float,
    *,
    ink_only: bool,
) -> None:
    ax.set_xlim(panel.grid.box.x0, panel.grid.box.x1)
    ax.set_ylim(panel.grid.box.y1, panel.grid.box.y0)
    texts = cell_texts(panel)
    size = print_size(panel, texts, default)
    colors = cell_colors(panel)
    colors = np.where(np.isnan(colors), np.asarray(background), colors)
    dark_ink, light_ink, is_dark = _inks(panel, colors)
    if ink_only:
        dark_ink = light_ink = DARK
    grid = panel.grid
    aspect = grid.cell_width / grid.cell_height
    for row, y in enumerate(grid.row_centers()):
        for col, x in enumerate(grid.column_centers()):
            text = texts[row, col]
            if text:
                ax.text(
                    x,
                    y,
                    wrapped(text, aspect),
                    fontsize=size * points,
                    family=FAMILY,
                    color=dark_ink if is_dark[row, col] else light_ink,
                    ha="center",
                    va="center",
                    linespacing=LINE_SPACING,
                    parse_math=False,
                )


def _inks(panel: Panel, colors: FloatArray) -> tuple[Color, Color, npt.NDArray[np.bool_]]:
    """(dark ink, light ink, which cells (R, C) have the dark one)."""
    style = panel.style
    if style is None or style.print_turns is None:
        return DARK, LIGHT, text_is_dark(colors)
    dark = DARK if style.print_dark is None else _color(style.print_dark)
    light = LIGHT if style.print_light is None else _color(style.print_light)
    return dark, light, gray(colors) > style.print_turns


def _draw_bar(ax: Axes, bar: BarPlace, ink: Color, points: float, *, filled: bool) -> None:
    paint = make_paint(bar.scale)
    box = bar.box
    vertical = bar.scale.orientation == "vertical"
    if paint is not None and filled:
        edges = step_edges(bar.scale)
        if edges is None:
            edges = np.linspace(0.0, 1.0, 513)
        colors = paint.at((edges[:-1] + edges[1:]) / 2)
        if bar.scale.inverted:
            edges = 1.0 - edges
        if vertical:
            ax.pcolormesh([box.x0, box.x1], box.y1 - edges * box.height, colors[:, None, :])
        else:
            ax.pcolormesh(box.x0 + edges * box.width, [box.y0, box.y1], colors[None, :, :])
    if paint is not None:
        ends = paint.at([0.0, 1.0]) if filled else np.zeros((2, 3))
        _extensions(ax, bar, ends, ink)
    ax.set_xlim(box.x0, box.x1)
    ax.set_ylim(box.y1, box.y0)
    _frame(ax, box, ink)
    length = 0.25 * bar.texts[0].size if bar.texts else 2.0
    for place in bar.ticks:
        start, outwards = {
            "left": ((box.x0, place), (-1, 0)),
            "right": ((box.x1, place), (1, 0)),
            "top": ((place, box.y0), (0, -1)),
            "bottom": ((place, box.y1), (0, 1)),
        }[bar.side]
        end = (start[0] + length * outwards[0], start[1] + length * outwards[1])
        ax.plot(*zip(start, end, strict=True), color=ink, lw=0.6, clip_on=False)


def _extensions(ax: Axes, bar: BarPlace, ends: FloatArray, ink: Color) -> None:
    """Triangles where the bar says that values go on beyond its ends."""
    from matplotlib.patches import Polygon

    box, vertical = bar.box, bar.scale.orientation == "vertical"
    reach = 0.05 * (box.height if vertical else box.width)
    for name, color in (("min", ends[0]), ("max", ends[1])):
        if bar.scale.extends not in (name, "both"):
            continue
        first = (name == "min") != bar.scale.inverted
        if vertical:
            base, tip = (box.y1, box.y1 + reach) if first else (box.y0, box.y0 - reach)
            points = [(box.x0, base), (box.x1, base), (box.center[0], tip)]
        else:
            base, tip = (box.x0, box.x0 - reach) if first else (box.x1, box.x1 + reach)
            points = [(base, box.y0), (base, box.y1), (tip, box.center[1])]
        ax.add_patch(Polygon(points, closed=True, fc=tuple(color), ec=ink, lw=0.6, clip_on=False))


def _draw_texts(drawing: Drawing, layout: Plan, canvas: Box, ink: Color, points: float) -> None:
    for text in layout.texts:
        for line, x, y in text.lines():
            drawing.text(
                (x - canvas.x0) / canvas.width,
                (canvas.y1 - y) / canvas.height,
                line,
                fontsize=text.size * points,
                family=FAMILY,
                color=ink,
                rotation=text.turn,
                rotation_mode="anchor",
                ha=text.flush,
                va="baseline",
                parse_math=False,
            )


def _color(rgb: tuple[float, float, float]) -> Color:
    red, green, blue = (min(max(float(value) / 255.0, 0.0), 1.0) for value in rgb)
    return red, green, blue
