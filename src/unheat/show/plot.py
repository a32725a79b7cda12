"""What a drawing consists of, in matplotlib's words, before anything is drawn.

A ``Plot`` holds everything that matplotlib is told: sizes, axes, maps, norms, ticks, texts.
``draw`` says it to matplotlib, ``script`` writes it down as a program, so that the two cannot
differ. Numbers are rounded here, once, to what a person would write.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from unheat.color.spaces import srgb_to_lab
from unheat.export.table import color_texts
from unheat.model import Axis, Box, Figure, Label, Panel, Reason, Status
from unheat.show.layout import Plan, plan
from unheat.show.layout_axes import LARGEST_TITLE, default_size
from unheat.show.paint import Paint, make_paint, step_edges, text_is_dark, to_position
from unheat.show.plot_axis import AxisPlot, axis_plot
from unheat.show.plot_bar import BarPlot, bar_plot
from unheat.show.plot_cells import Gaps, PrintPlot, gaps_of, print_plot
from unheat.show.plot_scale import ScalePlot, scale_plot
from unheat.show.plot_units import Rect, color_name, pen_color, plain, points, rect_in, rgb_of

_SAME_COLOR = 8.0
"""Difference of channels (0–255) of one color that was read twice."""

_SEEN_OFF = 0.008
"""Shares of the bar by which a cell's color may be off before an eye sees it."""

_TOLD_APART = 10.0
"""Distance in Lab (CIE76) at which two colors side by side are clearly two."""

_MOST_UNSCALED = 60
"""Cells off the scale that are written down one by one."""

__all__ = ["PanelPlot", "Plot", "TitlePlot", "plot_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePlot:
    """A title: ``x`` and ``y`` in units of the axes (of the figure, for its own title);
    ``y`` None where matplotlib finds it, ``place`` left, center or right."""

    text: str
    size: float
    place: str = "center"
    x: float | None = None
    y: float | None = None


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
    figure = _titles_once(figure)
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


def _titles_once(figure: Figure) -> Figure:
    """The figure with each axis title at one panel, the nearest, where several share it."""
    panels = list(figure.panels)
    for name in ("rows", "columns"):
        by_box: dict[Box, list[int]] = {}
        for i, panel in enumerate(panels):
            title = (panel.rows if name == "rows" else panel.columns).title
            if title is not None and title.box is not None:
                by_box.setdefault(title.box, []).append(i)
        for box, sharing in by_box.items():
            nearest = min(sharing, key=lambda i: _gap(panels[i].grid.box, box))
            for i in sharing:
                if i != nearest:
                    axis: Axis = getattr(panels[i], name)
                    panels[i] = replace(panels[i], **{name: replace(axis, title=None)})
    return replace(figure, panels=tuple(panels))


def _gap(box: Box, other: Box) -> float:
    """Distance between the middles of two boxes."""
    x, y = box.center
    return math.hypot(x - other.center[0], y - other.center[1])


def _owner(figure: Figure, box: Box | None) -> int:
    """The place (from 0) of the first panel that a bar belongs to."""
    for i, panel in enumerate(figure.panels):
        if panel.scale is not None and panel.scale.box == box:
            return i
    return 0


def _panel(panel: Panel, number: int, canvas: Box, pt: float, figure: Figure) -> PanelPlot:
    paint = None if panel.scale is None else make_paint(panel.scale)
    source, near = _source(panel, paint is not None), 0.0
    if source == "value":
        near = _rounding(panel)
        source = "near" if near else "value"
    gaps = gaps_of(panel, pt, figure.background)
    size = default_size(panel)
    style = panel.style
    ground, unscaled = _ground(panel, figure, source)
    frame: tuple[str, float] | None = ("black", 0.8)
    if style is not None:
        frame = None
        if style.frame_rgb is not None:
            frame = (pen_color(style.frame_rgb), round(style.frame_px * pt, 1))
    elif not gaps.touching:
        frame = None
    rows = axis_plot(panel.rows, panel, "rows", pt)
    columns = axis_plot(panel.columns, panel, "columns", pt)
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
        title=_panel_title(panel, size, pt),
        print=print_plot(panel, source, size, pt),
        factor=panel.format.factor if source in ("value", "near") and panel.format.factor else 1.0,
        near=near,
        kept=_kept(panel) if source in ("value", "near") else (),
        unscaled=unscaled,
        hatched=_could_be_a_value(ground, paint),
        any_masked=bool(unscaled) or _any_masked(panel, source),
        any_missing=bool(np.isnan(panel.cells.value).any()),
        dollars=any("$" in (text or "") for text in panel.cells.text.ravel().tolist()),
    )


def _rounding(panel: Panel) -> float:
    """How far printed numbers lie from what their colors say, in units of the bar, where a
    drawing by the numbers would have other colors; 0 where that is not seen."""
    scale, cells = panel.scale, panel.cells
    agreed = (cells.status == Status.AGREED) & np.isfinite(cells.color_value)
    if scale is None or not agreed.any() or step_edges(scale) is not None:
        return 0.0
    if scale.norm == "linear" and not _is_coarse(panel):
        return 0.0  # what they are off is noise of the colors
    printed = cells.value[agreed] / (panel.format.factor or 1.0)
    shown = cells.color_value[agreed]
    off = np.abs(np.clip(to_position(scale, printed), 0, 1) - to_position(scale, shown))
    if float(np.nanquantile(off, 0.95)) <= _SEEN_OFF:
        return 0.0
    inside = (printed >= scale.minimum) & (printed <= scale.maximum)
    if not inside.any():
        return 0.0
    widest = float(np.abs(printed - shown)[inside].max())
    step = 10.0 ** math.floor(math.log10(widest)) / 10
    return plain(math.ceil(widest / step) * step, 2)


def _is_coarse(panel: Panel) -> bool:
    """Whether print is rounded to less than colors tell apart."""
    decimals, resolution = panel.format.decimals, panel.color_resolution
    if decimals is None or resolution is None:
        return False
    return 0.5 * 10.0**-decimals / abs(panel.format.factor or 1.0) > resolution


def _kept(panel: Panel) -> tuple[tuple[int, int, float], ...]:
    """Cells in conflict, with the numbers that their colors show: they are drawn as they were."""
    cells = panel.cells
    places = (cells.status == Status.CONFLICT) & np.isfinite(cells.color_value)
    if not places.any() or int(places.sum()) > _MOST_UNSCALED:
        return ()
    shown = color_texts(panel)
    return tuple((int(row), int(col), float(shown[row][col])) for row, col in np.argwhere(places))


def _any_masked(panel: Panel, source: str) -> bool:
    """Whether some cells have no color of their own."""
    cells = panel.cells
    if source == "rgb":
        return bool(np.isnan(cells.rgb).any())
    return bool(np.isnan(cells.value if source in ("value", "near") else cells.color_value).any())


def _source(panel: Panel, painted: bool) -> str:
    if panel.scale is None or not painted:
        return "rgb"
    if panel.scale.categories is not None:
        return "name"
    if panel.print_and_color == "different":
        return "color" if np.isfinite(panel.cells.color_value).any() else "rgb"
    return "value" if np.isfinite(panel.cells.value).any() else "rgb"


def _ground(
    panel: Panel, figure: Figure, source: str
) -> tuple[str | None, tuple[tuple[int, int], ...]]:
    """(color of masked cells or None for the figure's own ground, printed cells that have it)."""
    cells = panel.cells
    colored = ~np.isnan(cells.rgb).any(axis=-1)
    empty = np.isnan(cells.value) & colored
    grayed = np.zeros_like(empty)
    if source in ("value", "near"):
        off = [[Reason.COLOR_OFF_RAMP in (why or ()) for why in row] for row in cells.reasons]
        grayed = np.array(off, dtype=bool).reshape(empty.shape) & colored & ~empty
    masked = empty if empty.any() else grayed
    if not masked.any():
        return None, ()
    color = np.median(cells.rgb[masked], axis=0)
    alike = np.abs(cells.rgb - color).max(axis=-1) <= _SAME_COLOR
    places = [(int(row), int(col)) for row, col in np.argwhere(grayed & alike)]
    if len(places) < grayed.sum() or len(places) > _MOST_UNSCALED:
        places = []
        if not empty.any():
            return None, ()
    if float(np.abs(color - np.asarray(figure.background)).max()) <= _SAME_COLOR:
        return None, tuple(places)
    red, green, blue = color.tolist()
    return color_name((red, green, blue)), tuple(places)


def _could_be_a_value(ground: str | None, paint: Paint | None) -> bool:
    """Whether the color of masked cells is hardly told from some color of the scale."""
    if ground is None or paint is None:
        return False
    ramp = srgb_to_lab(paint.at(np.linspace(0.0, 1.0, 129)) * 255)
    own = srgb_to_lab(np.array(rgb_of(ground)) * 255)
    return bool(np.linalg.norm(ramp - own, axis=-1).min() < _TOLD_APART)


def _panel_title(panel: Panel, size: float, pt: float) -> TitlePlot | None:
    title = panel.title
    if title is None:
        return None
    text, fitted = fitted_title(title, 1.3 * size, panel.grid.box)
    plot = TitlePlot(text=text, size=round(fitted * pt, 1))
    if title.box is None:
        return plot
    grid, box = panel.grid.box, title.box
    if box.center[1] > grid.y1:
        middle = (grid.y1 - box.center[1]) / grid.height
        plot = replace(plot, y=round(middle, 3))
    off = box.center[0] - grid.center[0]
    if abs(off) > 0.03 * grid.width + 2.0:
        if abs(box.x0 - grid.x0) < 0.03 * grid.width + 2.0:
            return replace(plot, place="left")
        if abs(box.x1 - grid.x1) < 0.03 * grid.width + 2.0:
            return replace(plot, place="right")
        return replace(plot, x=round((box.center[0] - grid.x0) / grid.width, 3))
    return plot


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


def fitted_title(title: Label, usual: float, grid: Box) -> tuple[str, float]:
    """(text with the lines of the source, size in px)."""
    from unheat.show.measure import extent, fit

    if title.box is not None and title.box.area > 0:
        text, size = fit(title.text, title.box, title.turn)
        return text, min(size, LARGEST_TITLE * usual)
    room = 1.1 * grid.width / extent(title.text).width
    return title.text, min(usual, room)
