"""What a drawing consists of, in matplotlib's words, before anything is drawn.

A ``Plot`` holds everything that matplotlib is told: sizes, axes, maps, norms, ticks, texts.
``draw`` says it to matplotlib, ``script`` writes it down as a program, so that the two cannot
differ. Numbers are rounded here, once, to what a person would write.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from unheat.model import Box, Figure, Label, Panel
from unheat.show.layout import Plan, plan
from unheat.show.layout_axes import default_size, largest_title
from unheat.show.measure import LINE_DESCENT, extent, fit
from unheat.show.paint import make_paint, text_is_dark
from unheat.show.plot_axis import AxisPlot, axis_plot
from unheat.show.plot_bar import BarPlot, bar_plot
from unheat.show.plot_cells import Gaps, PrintPlot, gaps_of, print_plot
from unheat.show.plot_colors import (
    any_masked,
    could_be_a_value,
    ground_of,
    kept_cells,
    rounding,
    source_of,
)
from unheat.show.plot_scale import ScalePlot, scale_plot
from unheat.show.plot_units import Rect, color_name, pen_color, points, rect_in
from unheat.show.shared import drawn_once

_USUAL_PAD = 6.0

_LEAST_TITLE_GAP = 2.0
"""Points between a title and what stands below it, so that they are not read as one."""

__all__ = ["PanelPlot", "Plot", "TitlePlot", "plot_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePlot:
    """A title: ``x`` and ``y`` in units of the axes (of the figure, for its own title);
    ``y`` None where matplotlib finds it, ``place`` left, center or right. ``pad`` is the distance
    in points from what is below it, None for matplotlib's own."""

    text: str
    size: float
    place: str = "center"
    x: float | None = None
    y: float | None = None
    pad: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPlot:
    """One panel. ``source`` says what its cells are colored by: "value" (the matrix), "near"
    (the matrix, and what colors say where that is no further than ``near``: print is rounded),
    "color" (what colors say where print is of another kind), "rgb" (colors without a scale) or
    "name" (a matrix of names).

    ``number`` counts from 1 as in the names of files. ``ground`` is the color of masked cells.
    ``scale`` is None where there is none; with cells colored by "rgb" it is the bar's alone.
    Numbers are divided by ``factor`` before they are colored: they are printed in other units
    than the bar has. ``unscaled`` are cells that have a number and the color of masked cells,
    ``kept`` those whose color shows another number than their print (and which).
    ``hatched`` says that those are hatched, since their color is one of the scale's.
    ``dollars`` is true where print holds signs that matplotlib takes for formulas.
    """

    number: int
    rect: Rect
    source: str
    scale: ScalePlot | None
    gaps: Gaps
    ground: str | None
    frame: tuple[str, float] | None
    rows: AxisPlot
    columns: AxisPlot
    title: TitlePlot | None
    print: PrintPlot | None
    factor: float = 1.0
    near: float = 0.0
    kept: tuple[tuple[int, int, float], ...] = ()
    unscaled: tuple[tuple[int, int], ...] = ()
    hatched: bool = False
    any_masked: bool = False
    any_missing: bool = False
    dollars: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A figure of ``size`` inches; ``ink`` is the color of everything that is no print."""

    size: tuple[float, float]
    ground: str
    ink: str
    panels: tuple[PanelPlot, ...]
    bars: tuple[BarPlot, ...]
    title: TitlePlot | None


def plot_of(
    figure: Figure,
    unit_dpi: float,
    *,
    size: tuple[float, float] | None = None,
    numbers: tuple[int, ...] | None = None,
) -> Plot:
    """Everything that matplotlib is told about a figure.

    ``unit_dpi`` pixels of the source are an inch. ``size`` in inches stretches the figure;
    its type grows and shrinks with the smaller side. ``numbers`` are those of the panels in
    the record that the figure was taken from (default: 1, 2, …).
    """
    layout = plan(figure)
    figure = drawn_once(figure)
    canvas = layout.canvas
    natural = (round(canvas.width / unit_dpi, 2), round(canvas.height / unit_dpi, 2))
    scale = 1.0 if size is None else min(size[0] / natural[0], size[1] / natural[1])
    pt = points(unit_dpi) * scale
    background = np.asarray(figure.background, dtype=float) / 255.0
    panels = tuple(
        _panel(panel, number, canvas, pt, figure)
        for panel, number in zip(
            figure.panels, numbers or range(1, len(figure.panels) + 1), strict=True
        )
    )
    bars = tuple(
        bar_plot(bar, owner, canvas, pt, by_place=panels[owner].source == "rgb")
        for bar in layout.bars
        for owner in [_owner(figure, bar.scale.box)]
        if panels[owner].scale is not None
    )
    return Plot(
        size=natural if size is None else (round(size[0], 2), round(size[1], 2)),
        ground=color_name(figure.background),
        ink="black" if bool(text_is_dark(background)) else "white",
        panels=panels,
        bars=bars,
        title=_figure_title(figure, layout, pt),
    )


def _owner(figure: Figure, box: Box | None) -> int:
    """The place (from 0) of the first panel that a bar belongs to."""
    for i, panel in enumerate(figure.panels):
        if panel.scale is not None and panel.scale.box == box:
            return i
    return 0


def _panel(panel: Panel, number: int, canvas: Box, pt: float, figure: Figure) -> PanelPlot:
    paint = None if panel.scale is None else make_paint(panel.scale, panel.cells.rgb)
    source, near = source_of(panel, paint is not None), 0.0
    if source == "value" and paint is not None:
        near = rounding(panel, paint, lossy=figure.lossy)
        source = "near" if near else "value"
    gaps = gaps_of(panel, pt, figure.background)
    size = default_size(panel)
    style = panel.style
    ground_rgb = np.asarray(figure.background, dtype=float) / 255.0
    ground, unscaled = ground_of(panel, figure, source)
    frame: tuple[str, float] | None = ("black", 0.8)
    if style is not None:
        frame = None
        if style.frame_rgb is not None:
            ends = ("black",) if bool(text_is_dark(ground_rgb)) else ("white",)
            frame = (pen_color(style.frame_rgb, ends=ends), round(style.frame_px * pt, 1))
    elif not gaps.touching:
        frame = None
    rows = axis_plot(panel.rows, panel, "rows", pt, gaps)
    columns = axis_plot(panel.columns, panel, "columns", pt, gaps)
    return PanelPlot(
        number=number,
        rect=rect_in(canvas, gaps.box),
        source=source,
        scale=scale_plot(panel.scale, paint, panel.cells),
        gaps=gaps,
        ground=ground,
        frame=frame,
        rows=rows,
        columns=columns,
        title=_panel_title(panel, size, pt, canvas),
        print=print_plot(panel, size, pt),
        factor=panel.format.factor if source in ("value", "near") and panel.format.factor else 1.0,
        near=near,
        kept=kept_cells(panel) if source in ("value", "near") else (),
        unscaled=unscaled,
        hatched=could_be_a_value(ground, paint),
        any_masked=bool(unscaled) or any_masked(panel, source),
        any_missing=bool(np.isnan(panel.cells.value).any()),
        dollars=any("$" in (text or "") for text in panel.cells.text.ravel().tolist()),
    )


def _panel_title(panel: Panel, size: float, pt: float, canvas: Box) -> TitlePlot | None:
    title = panel.title
    if title is None:
        return None
    text, fitted = _fitted_title(title, size, panel.grid.box)
    plot = TitlePlot(text=text, size=round(fitted * pt, 1))
    if title.box is None:
        return plot
    grid, box = panel.grid.box, title.box
    if box.center[1] > grid.y1:
        middle = (grid.y1 - box.center[1]) / grid.height
        plot = replace(plot, y=round(middle, 3))
    else:
        fitted = min(fitted, _room_above(panel, canvas) / extent(text).height)
        plot = replace(plot, size=round(fitted * pt, 1), pad=_title_pad(panel, text, fitted, pt))
    off = box.center[0] - grid.center[0]
    if abs(off) > 0.03 * grid.width + 2.0:
        if abs(box.x0 - grid.x0) < 0.03 * grid.width + 2.0:
            return replace(plot, place="left")
        if abs(box.x1 - grid.x1) < 0.03 * grid.width + 2.0:
            return replace(plot, place="right")
        return replace(plot, x=round((box.center[0] - grid.x0) / grid.width, 3))
    return plot


def _room_above(panel: Panel, canvas: Box) -> float:
    """Px from the lower end of a title up to the edge of the figure: larger type is cut there."""
    box = panel.title.box if panel.title is not None else None
    return canvas.height if box is None else max(box.y1 - canvas.y0 - 1.0, 4.0)


def _title_pad(panel: Panel, text: str, size: float, pt: float) -> float | None:
    """Points from what is below a title up to its baseline, None where matplotlib's own will do."""
    box = panel.title.box if panel.title is not None else None
    if box is None:
        return None
    below = [panel.grid.box.y0]
    if panel.columns.side == "top" and any(panel.columns.labels):
        below += [one.y0 for one in panel.columns.boxes if one is not None]
    if panel.columns.title is not None and panel.columns.title.box is not None:
        below.append(panel.columns.title.box.y0)
    gap = max((min(below) - box.y1) * pt, _LEAST_TITLE_GAP)
    pad = gap + min(extent(text).descent, LINE_DESCENT) * size * pt
    return None if abs(pad - _USUAL_PAD) < 1.0 or pad > 100.0 else round(pad, 1)


def _figure_title(figure: Figure, layout: Plan, pt: float) -> TitlePlot | None:
    if figure.title is None:
        return None
    placed = layout.texts[-1]
    canvas = layout.canvas
    x, y = placed.box.center
    return TitlePlot(
        text=placed.text,
        size=round(placed.size * pt, 1),
        x=round((x - canvas.x0) / canvas.width, 3),
        y=round((canvas.y1 - y) / canvas.height, 3),
    )


def _fitted_title(title: Label, default: float, grid: Box) -> tuple[str, float]:
    """(text with the lines of the source, size in px)."""
    if title.box is not None and title.box.area > 0:
        text, size = fit(title.text, title.box, title.turn)
        return text, min(size, largest_title(text, title, grid, default))
    room = 1.1 * grid.width / extent(title.text).width
    return title.text, min(1.3 * default, room)
