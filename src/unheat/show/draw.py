"""Matplotlib's part: a plot and the numbers of a figure become artists.

``script`` writes down as a program what is done here; a test holds their pictures together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from unheat.export.table import axis_names, value_texts
from unheat.model import Panel
from unheat.show.draw_axes import draw_axis, draw_bar, draw_title
from unheat.show.plot_cells import Gaps, PrintPlot, formatted
from unheat.show.plot_scale import MapPlot, NormPlot
from unheat.show.plot_units import gray, gray_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.cm import ScalarMappable
    from matplotlib.figure import Figure as Drawing

    from unheat.show.plot import PanelPlot, Plot

FINE = 4096
"""Steps of a map whose colors are not evenly spaced."""

HATCH = "gray"
"""The color of the strokes on masked cells that could be taken for a value."""

FloatArray = npt.NDArray[np.float64]


def draw(plot: Plot, panels: tuple[Panel, ...]) -> Drawing:
    """A figure of its own; its axes are the panels in their order, then the bars."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=plot.size, facecolor=plot.ground)
    FigureCanvasAgg(drawing)
    images = []
    for panel_plot, panel in zip(plot.panels, panels, strict=True):
        ground = panel_plot.ground or plot.ground
        ax = drawing.add_axes(panel_plot.rect, facecolor=ground)
        if panel_plot.hatched:
            ax.patch.set(hatch="//////", edgecolor=HATCH)
        images.append(draw_panel(ax, panel_plot, panel, ground))
    for bar in plot.bars:
        image = images[bar.owner]
        if image is not None:
            draw_bar(drawing, drawing.add_axes(bar.rect), bar, image)
    if plot.title is not None:
        drawing.suptitle(
            plot.title.text,
            x=plot.title.x,
            y=plot.title.y,
            fontsize=plot.title.size,
            va="center",
            parse_math=False,
        )
    return drawing


def draw_panel(
    ax: Axes, plot: PanelPlot, panel: Panel, ground: str = "white"
) -> ScalarMappable | None:
    """One panel; the image that a bar explains, None where colors have no scale.

    ``ground`` is the color of the axes, which masked cells show.
    """
    shape = panel.grid.shape
    image, colors = _cells(ax, plot, panel)
    x, y = _centers(plot, shape)
    draw_axis(ax, plot.columns, x, axis_names(panel.columns), vertical=False)
    draw_axis(ax, plot.rows, y, axis_names(panel.rows), vertical=True)
    if plot.frame is None:
        ax.spines[:].set_visible(False)
    else:
        ax.spines[:].set(color=plot.frame[0], linewidth=plot.frame[1])
    if plot.title is not None:
        draw_title(ax, plot.title)
    if plot.print is not None:
        _print(ax, plot.print, panel, colors, ground, x, y)
    return image


def colormap(plot: MapPlot) -> Any:
    """The matplotlib colormap of a map."""
    import matplotlib
    from matplotlib.colors import LinearSegmentedColormap, ListedColormap

    if plot.name is not None:
        chosen = matplotlib.colormaps[plot.name]
        if plot.steps:
            chosen = chosen.resampled(plot.steps)
    elif plot.places:
        placed = list(zip(plot.places, plot.colors, strict=True))
        chosen = LinearSegmentedColormap.from_list("ramp", placed, FINE)
    elif plot.stepped:
        chosen = ListedColormap(plot.colors)
    else:
        chosen = LinearSegmentedColormap.from_list("ramp", plot.colors)
    if plot.under or plot.over:
        chosen = chosen.with_extremes(under=plot.under, over=plot.over)
    return chosen


def norm_object(plot: NormPlot) -> Any:
    """The matplotlib norm of a scale."""
    from matplotlib import colors

    if plot.kind == "log":
        return colors.LogNorm(plot.low, plot.high, clip=plot.clip)
    if plot.kind == "symlog":
        return colors.SymLogNorm(
            plot.bend, linscale=plot.middle, vmin=plot.low, vmax=plot.high, base=10
        )
    if plot.kind == "power":
        return colors.PowerNorm(plot.bend, plot.low, plot.high)
    if plot.kind == "two-slope":
        return colors.TwoSlopeNorm(plot.bend, plot.low, plot.high)
    if plot.kind == "boundaries":
        return colors.BoundaryNorm(plot.bounds, len(plot.bounds) - 1)
    return colors.Normalize(plot.low, plot.high)


def numbers_of(plot: PanelPlot, panel: Panel) -> FloatArray:
    """What the cells are colored by, (R, C): numbers as they are written in the tables."""
    if plot.source == "name":
        names = panel.scale.categories or () if panel.scale is not None else ()
        order = plot.scale.norm.names if plot.scale is not None else names
        return np.array(
            [
                [order.index(text) + 0.5 if text in order else np.nan for text in row]
                for row in value_texts(panel)
            ]
        )
    if plot.source == "color":
        return _as_written(panel)
    values = [[float(text or "nan") / plot.factor for text in row] for row in value_texts(panel)]
    for row, col in plot.unscaled:
        values[row][col] = np.nan
    result = np.array(values)
    if plot.source == "near":
        own = _as_written(panel)
        with np.errstate(invalid="ignore"):
            result = np.where(np.abs(own - result) <= plot.near, own, result)
    for row, col, value in plot.kept:
        result[row, col] = value
    return result


def _as_written(panel: Panel) -> FloatArray:
    """Numbers that colors say, with the digits that cells.csv gives them."""
    from unheat.export.table import color_texts

    return np.array([[float(text or "nan") for text in row] for row in color_texts(panel)])


def _cells(ax: Axes, plot: PanelPlot, panel: Panel) -> tuple[ScalarMappable | None, FloatArray]:
    """(the image, the color of every cell (R, C, 3 or 4), 0–1)."""
    rows, cols = panel.grid.shape
    if plot.source == "rgb" or plot.scale is None:
        colors = np.round(panel.cells.rgb) / 255.0
        alpha = (~np.isnan(colors).any(axis=-1)).astype(float)
        whole = np.dstack([np.nan_to_num(colors), alpha])
        _lay(ax, plot, whole, (rows, cols), {})
        return (None if plot.scale is None else _bare(plot.scale.map)), whole
    values = numbers_of(plot, panel)
    options = {"cmap": colormap(plot.scale.map), "norm": norm_object(plot.scale.norm)}
    image = _lay(ax, plot, np.ma.masked_invalid(values), (rows, cols), options)
    return image, image.to_rgba(np.ma.masked_invalid(values))


def _bare(plot: MapPlot) -> ScalarMappable:
    """What a bar is drawn from where no value is known."""
    from matplotlib.cm import ScalarMappable

    return ScalarMappable(cmap=colormap(plot))


def _lay(
    ax: Axes, plot: PanelPlot, values: Any, shape: tuple[int, int], options: dict[str, Any]
) -> Any:
    rows, cols = shape
    gaps = plot.gaps
    if gaps.x is not None and gaps.y is not None:
        image = ax.pcolormesh(gaps.x, gaps.y, _spread(values, plot), **_lines(gaps), **options)
    elif gaps.line is not None and gaps.line_between == "cells":
        x, y = np.arange(cols + 1) - 0.5, np.arange(rows + 1) - 0.5
        image = ax.pcolormesh(x, y, values, **_lines(gaps), **options)
    else:
        shown = ax.imshow(values, aspect="auto", interpolation="nearest", **options)
        if gaps.line is not None:
            color, width = gaps.line
            if gaps.line_between == "columns":
                ax.vlines(np.arange(1, cols) - 0.5, -0.5, rows - 0.5, color, linewidth=width)
            else:
                ax.hlines(np.arange(1, rows) - 0.5, -0.5, cols - 0.5, color, linewidth=width)
        return shown
    ax.invert_yaxis()
    return image


def _lines(gaps: Gaps) -> dict[str, Any]:
    if gaps.line is None:
        return {}
    # Without smoothing the lines of two neighbors are rounded to pixels on their own.
    return {"edgecolors": gaps.line[0], "linewidth": gaps.line[1], "antialiased": True}


def _spread(values: Any, plot: PanelPlot) -> Any:
    """The matrix with empty rows and columns where the figure has gaps."""
    gaps = plot.gaps
    if (gaps.rows is None and gaps.columns is None) or gaps.x is None or gaps.y is None:
        return values
    rows = range(values.shape[0]) if gaps.rows is None else gaps.rows
    columns = range(values.shape[1]) if gaps.columns is None else gaps.columns
    shape = (len(gaps.y) - 1, len(gaps.x) - 1, *values.shape[2:])
    wide = np.zeros(shape) if values.ndim == 3 else np.ma.array(np.zeros(shape), mask=True)
    wide[np.ix_(rows, columns)] = values
    return wide


def _centers(plot: PanelPlot, shape: tuple[int, int]) -> tuple[FloatArray, FloatArray]:
    """(x, y) of the middle of every column and row, in data coordinates."""
    gaps = plot.gaps
    if gaps.x is None or gaps.y is None:
        return np.arange(shape[1], dtype=float), np.arange(shape[0], dtype=float)
    x, y = (np.add(edges[:-1], edges[1:]) / 2 for edges in (gaps.x, gaps.y))
    x = x if gaps.columns is None else x[list(gaps.columns)]
    y = y if gaps.rows is None else y[list(gaps.rows)]
    return x, y


def _print(
    ax: Axes,
    printed: PrintPlot,
    panel: Panel,
    colors: FloatArray,
    ground: str,
    x: FloatArray,
    y: FloatArray,
) -> None:
    levels = gray(colors)
    masked = colors[..., 3] == 0
    # On a masked cell stands what would stand on the ground of the axes.
    levels = np.where(masked, gray_of(ground), levels)
    others = {(row, col): text for row, col, text in printed.others}
    values = None if printed.form is None else value_texts(panel)
    for row, col in np.ndindex(*panel.grid.shape):
        if (row, col) in others:
            text = others[row, col]
        elif values is None or printed.form is None:
            text = str(panel.cells.text[row, col] or "")
        else:
            text = formatted(float(values[row][col] or "nan"), printed.form, printed.swaps)
        if not text:
            continue
        ax.text(
            float(x[col]),
            float(y[row]),
            text.replace(" ", "\n", 1) if printed.breaks else text,
            ha="center",
            va="center",
            fontsize=printed.size,
            color=printed.dark if levels[row, col] > printed.turns else printed.light,
            parse_math=False,
        )
