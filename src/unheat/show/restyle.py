"""Other numbers and other colors for a figure that is drawn again."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.known import colors_of
from unheat.errors import UsageError
from unheat.export.formats import harmless
from unheat.export.table import axis_names, value_texts
from unheat.model import Axis, ColorScale, Figure, Panel, Tick
from unheat.show.changes import change_cell
from unheat.show.paint import to_position
from unheat.show.plot_scale import norm_plot

FloatArray = npt.NDArray[np.float64]

_KNOTS = 257


def with_values(figure: Figure, table: bytes, panel: int = 1) -> Figure:
    """The figure with the numbers of a matrix.csv in ``panel`` (from 1), as ``reviewed`` cells.

    Rows and columns may stand in any order where their names are unique. Numbers that are
    those of the figure change nothing. Raises UsageError for a table of other rows or
    columns, and for fields that are no numbers.
    """
    if not 1 <= panel <= len(figure.panels):
        raise UsageError(f"there is no panel {panel}; the record holds {len(figure.panels)}")
    changed = figure.panels[panel - 1]
    names, columns, fields = _parsed(table)
    at_rows = _places(changed.rows, names, "row")
    at_columns = _places(changed.columns, columns, "column")
    now = value_texts(changed)
    for row, record in zip(at_rows, fields, strict=True):
        if len(record) != len(at_columns):
            raise UsageError(
                f"row {names[at_rows.index(row)]!r} of the table holds {len(record)} numbers; "
                f"its head names {len(at_columns)} columns"
            )
        for col, field in zip(at_columns, record, strict=True):
            if field.strip() != now[row][col]:
                changed = change_cell(changed, row, col, field.strip())
    panels = list(figure.panels)
    panels[panel - 1] = changed
    return replace(figure, panels=tuple(panels))


def with_colors(
    figure: Figure,
    colormap: str | None = None,
    low: float | None = None,
    high: float | None = None,
) -> Figure:
    """The figure on another map, or over another range of its scale.

    Raises UsageError for an unknown map, for a range that is none, and where a scale has no
    range that could be changed.
    """
    if colormap is None and low is None and high is None:
        return figure
    colors = None if colormap is None else _map(colormap)
    return replace(
        figure, panels=tuple(_panel(panel, colormap, colors, low, high) for panel in figure.panels)
    )


def _panel(
    panel: Panel,
    name: str | None,
    colors: FloatArray | None,
    low: float | None,
    high: float | None,
) -> Panel:
    scale = panel.scale or _declared(panel, name)
    if scale is None:
        return panel
    stepped = scale.norm in ("boundaries", "categories")
    if stepped and (low is not None or high is not None):
        raise UsageError(f"a scale of {scale.norm} has no --vmin and --vmax; its steps stay")
    knots = scale.knots
    if colors is not None:
        places = to_position(scale, [knot[0] for knot in knots]) if knots else np.zeros(0)
        if stepped:
            painted = _at(colors, places)
            knots = _knots([knot[0] for knot in knots], painted)
            scale = replace(scale, knots=knots, colormap=None, under=None, over=None)
        else:
            scale = replace(scale, knots=(), colormap=name, under=None, over=None)
    if stepped:
        return replace(panel, scale=scale)
    return replace(panel, scale=_ranged(panel, scale, low, high))


def _ranged(panel: Panel, scale: ColorScale, low: float | None, high: float | None) -> ColorScale:
    """The scale over another range; its knots are placed anew, its norm stays."""
    least = scale.minimum if low is None else low
    most = scale.maximum if high is None else high
    if not least < most:
        raise UsageError(f"--vmin {least:g} is not below --vmax {most:g}")
    if scale.norm == "log" and least <= 0:
        raise UsageError(f"--vmin {least:g}: a logarithmic scale begins above 0")
    places = np.linspace(0.0, 1.0, _KNOTS)
    if scale.knots:
        known = np.asarray(scale.knots, dtype=float)
        at = to_position(scale, known[:, 0])
        order = np.argsort(at, kind="stable")
        painted = np.stack(
            [np.interp(places, at[order], known[order, i]) for i in (1, 2, 3)], axis=-1
        )
    else:
        painted = _at(_map(scale.colormap or "viridis"), places)
    values = _values(panel, scale, places, least, most)
    ranged = replace(
        scale, minimum=least, maximum=most, knots=_knots(values.tolist(), painted), residual=0.0
    )
    if (least, most) == (scale.minimum, scale.maximum):
        return ranged
    ticks = [
        Tick(text=f"{value:g}", value=value, position=float(to_position(ranged, value)))
        for value in _round_values(ranged)
    ]
    return replace(
        ranged, ticks=tuple(tick for tick in ticks if -1e-9 <= tick.position <= 1 + 1e-9)
    )


def _values(
    panel: Panel, scale: ColorScale, places: FloatArray, low: float, high: float
) -> FloatArray:
    """The values at places along a bar of the scale's norm from ``low`` to ``high``."""
    norm = norm_plot(scale, panel.cells)
    if norm.kind == "log":
        return np.asarray(10 ** (np.log10(low) + places * (np.log10(high) - np.log10(low))))
    if norm.kind == "power":
        return np.asarray(low + (high - low) * places ** (1.0 / norm.bend))
    if norm.kind == "two-slope" and low < norm.bend < high:
        return np.interp(places, [0.0, 0.5, 1.0], [low, norm.bend, high])
    if norm.kind == "symlog":
        from unheat.color.norm import symlog

        return symlog(norm.bend, norm.middle, max(abs(low), abs(high))).at(low, high, places)
    return low + places * (high - low)


def _round_values(scale: ColorScale) -> list[float]:
    from matplotlib.ticker import LogLocator, MaxNLocator

    if scale.norm == "log":
        found = LogLocator().tick_values(scale.minimum, scale.maximum)
    else:
        found = MaxNLocator(7, steps=[1, 2, 2.5, 5, 10]).tick_values(scale.minimum, scale.maximum)
    return [float(value) for value in np.asarray(found) if scale.minimum <= value <= scale.maximum]


def _declared(panel: Panel, name: str | None) -> ColorScale | None:
    """A scale for a panel that has none: from its lowest to its highest number."""
    values = panel.cells.value[np.isfinite(panel.cells.value)]
    if not values.size:
        return None
    if name is None:
        raise UsageError("this figure has no color scale; say --cmap as well")
    low, high = float(values.min()), float(values.max())
    factor = panel.format.factor or 1.0
    return ColorScale(
        origin="declared",
        minimum=low / factor,
        maximum=(high if high > low else low + 1.0) / factor,
        colormap=name,
    )


def _map(name: str) -> FloatArray:
    """256 colors, 0–255, of a map by name."""
    import matplotlib

    if name in matplotlib.colormaps:
        return np.asarray(matplotlib.colormaps[name](np.linspace(0, 1, 256)), float)[:, :3] * 255
    known = colors_of(name)
    if known is not None:
        return known
    close = difflib.get_close_matches(name, list(matplotlib.colormaps), n=3)
    meant = f"; did you mean {' or '.join(close)}?" if close else ""
    raise UsageError(f"there is no colormap {name!r}{meant}")


def _at(colors: FloatArray, places: FloatArray) -> FloatArray:
    steps = np.linspace(0.0, 1.0, len(colors))
    return np.stack([np.interp(places, steps, colors[:, i]) for i in range(3)], axis=-1)


def _knots(
    values: Sequence[float], colors: FloatArray
) -> tuple[tuple[float, float, float, float], ...]:
    return tuple(
        (float(value), float(red), float(green), float(blue))
        for value, (red, green, blue) in zip(values, colors.tolist(), strict=True)
    )


def _parsed(table: bytes) -> tuple[list[str], list[str], list[list[str]]]:
    """(row names, column names, fields) of a matrix.csv."""
    try:
        text = table.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("the table of --values is no text in UTF-8; save it as CSV") from None
    rows = [row for row in csv.reader(io.StringIO(text)) if any(field.strip() for field in row)]
    if len(rows) < 2 or len(rows[0]) < 2:
        raise UsageError(
            "the table of --values holds no matrix; it needs a head of column names and a name "
            "before each row, as in matrix.csv"
        )
    head, *body = rows
    return [row[0] for row in body], head[1:], [row[1:] for row in body]


def _places(axis: Axis, names: Sequence[str], kind: str) -> list[int]:
    """Which row (or column) of the figure each name of a table means."""
    own = axis_names(axis)
    if list(names) in (own, [harmless(name) for name in own]):
        return list(range(len(own)))
    if len(names) != len(own):
        raise UsageError(f"the table has {len(names)} {kind}s, the figure {len(own)}")
    places = []
    for name in names:
        found = [i for i, mine in enumerate(own) if name in (mine, harmless(mine))]
        if not found:
            raise UsageError(f"the table has a {kind} {name!r} that is none of the figure's")
        if len(found) > 1:
            raise UsageError(
                f"{kind} {name!r} stands in the figure {len(found)} times; keep the table's "
                f"{kind}s in the figure's order"
            )
        places += found
    if len(set(places)) < len(places):
        raise UsageError(f"a {kind} stands in the table twice")
    return places
