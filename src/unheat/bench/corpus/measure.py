"""The truth of a drawn panel, in the layout of the development figures.

It works on any matplotlib axes that hold a heatmap, so that figures drawn by seaborn are
measured by the same code.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from unheat.bench.corpus.recipe import FigureRecipe, PanelRecipe
from unheat.bench.printed import numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colorbar import Colorbar
    from matplotlib.figure import Figure


def measure(
    figure: Figure,
    ax: Axes,
    bar: Colorbar | None,
    panel: PanelRecipe,
    printed: Sequence[Sequence[str | None]],
) -> dict[str, Any]:
    """The truth of one panel after drawing; boxes in pixels of the drawing."""
    rows, cols = len(panel.rows), len(panel.columns)
    return {
        "n_rows": rows,
        "n_cols": cols,
        "row_labels": [
            row if row and i % panel.every == 0 else None for i, row in enumerate(panel.rows)
        ],
        "col_labels": [
            col if col and i % panel.every == 0 else None for i, col in enumerate(panel.columns)
        ],
        "title": panel.title,
        "x_axis_label": panel.x_title,
        "y_axis_label": panel.y_title,
        "colorbar": _bar(figure, bar, panel),
        "printed": [list(row) for row in printed],
        "values": [[None if math.isnan(v) else v for v in row] for row in panel.values],
        "value_factor": panel.numbers.factor if panel.numbers else 1,
        "cell_bbox_px": _cell_box(figure, ax, rows, cols),
        "cmap": panel.cmap,
        "annot_px": round(panel.number_size * figure.dpi / 72, 2) if panel.numbers else 0,
        "expected_conflicts": [_conflict(panel, i) for i in range(len(panel.alterations))],
    }


def _cell_box(figure: Figure, ax: Axes, rows: int, cols: int) -> list[float]:
    """[x0, y0, x1, y1] of all cells; the picture's y runs down, matplotlib's up."""
    low_x, low_y = (-0.5, -0.5) if ax.images else (0.0, 0.0)
    corners = ax.transData.transform([(low_x, low_y), (low_x + cols, low_y + rows)])
    height = figure.bbox.height
    (xa, ya), (xb, yb) = corners
    return [
        round(float(edge), 2)
        for edge in (min(xa, xb), height - max(ya, yb), max(xa, xb), height - min(ya, yb))
    ]


def _bar(figure: Figure, bar: Colorbar | None, panel: PanelRecipe) -> dict[str, Any]:
    if bar is None or panel.bar is None:
        return {
            "present": False,
            "orientation": None,
            "tick_labels": [],
            "label": "",
            "vmin": None,
            "vmax": None,
            "scale": "linear",
            "side": None,
            "extend": None,
            "bounds": None,
            "bbox_px": None,
        }
    extent = bar.ax.get_window_extent()
    height = figure.bbox.height
    box = (extent.x0, height - extent.y1, extent.x1, height - extent.y0)
    return {
        "present": True,
        "orientation": bar.orientation,
        "tick_labels": _tick_texts(bar),
        "label": panel.bar.label,
        "vmin": panel.vmin,
        "vmax": panel.vmax,
        "scale": panel.norm,
        "side": panel.bar.side,
        "extend": panel.bar.extend,
        "bounds": list(panel.bounds) if panel.bounds else None,
        "bbox_px": [round(float(edge), 2) for edge in box],
    }


def _tick_texts(bar: Colorbar) -> list[str]:
    """Texts of the major ticks that lie on the bar, mathtext powers as plain text."""
    axis = bar.ax.yaxis if bar.orientation == "vertical" else bar.ax.xaxis
    low, high = sorted(axis.get_view_interval())
    margin = 1e-6 * (high - low)
    texts = []
    for tick in axis.get_major_ticks():
        text = tick.label1.get_text() or tick.label2.get_text()
        if text and low - margin <= tick.get_loc() <= high + margin:
            texts.append(plain(text))
    return texts


def plain(text: str) -> str:
    r"""Mathtext as the characters that are seen.

    >>> plain(r"$\mathdefault{10^{-3}}$")
    '10⁻³'
    """
    if not text.startswith("$"):
        return text
    text = text.strip("$").removeprefix(r"\mathdefault{").removesuffix("}")
    base, mark, power = text.partition("^{")
    if not mark:
        return text
    return base + power.rstrip("}").replace("−", "-").translate(_RAISED)


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _conflict(panel: PanelRecipe, i: int) -> dict[str, Any]:
    alteration = panel.alterations[i]
    true_value = panel.values[alteration.row][alteration.col]
    factor = panel.numbers.factor if panel.numbers else 1.0
    printed_value = numbers(alteration.printed)[0].value / factor
    return {
        "row": alteration.row,
        "col": alteration.col,
        "printed": alteration.printed,
        "true_value": true_value,
        "printed_value": printed_value,
        "mode": alteration.mode,
        "gap": round(abs(printed_value - true_value) / (panel.vmax - panel.vmin), 4),
    }


def tags(recipe: FigureRecipe, truths: Sequence[dict[str, Any]]) -> list[str]:
    """The tags of a figure, in the words of the development figures."""
    found: set[str] = set()
    for panel in recipe.panels:
        found |= _panel_tags(panel)
    if len(truths) > 1:
        found.add("multi_panel")
    if recipe.style == "dark":
        found.add("dark")
    if recipe.suffix == "pdf":
        found.add("pdf")
    harm = recipe.damage
    if harm.jpeg is not None or recipe.suffix in ("jpg", "webp"):
        quality = harm.jpeg if harm.jpeg is not None else 90
        found |= {"jpeg", "jpeg_low" if quality < 60 else "jpeg_high"}
    if harm.scale is not None:
        found.add("downscaled" if harm.scale < 1 else "upscaled")
    if harm.blur is not None:
        found.add("blur")
    if harm.palette is not None:
        found.add("palette")
    return sorted(found)


def _panel_tags(panel: PanelRecipe) -> set[str]:
    side = max(len(panel.rows), len(panel.columns))
    sizes = ((6, "size_2_6"), (12, "size_7_12"), (30, "size_13_30"), (60, "size_31_60"))
    found = {next((tag for limit, tag in sizes if side <= limit), "size_large")}
    found.add("annotated" if panel.numbers else "color_only")
    flat = [value for row in panel.values for value in row]
    checks = {
        "no_colorbar": panel.bar is None,
        "extend": panel.bar is not None and panel.bar.extend != "neither",
        "clipped": any(value < panel.vmin or value > panel.vmax for value in flat),
        "masked": any(math.isnan(value) for value in flat),
        "conflict": bool(panel.alterations),
        "gridlines": panel.lines > 0,
        "percent": panel.numbers is not None and panel.numbers.suffix == "%",
        "sci": panel.numbers is not None and "e" in panel.numbers.spec,
        "fmt_comma": panel.numbers is not None and "," in panel.numbers.spec,
        "uminus": panel.numbers is not None and panel.numbers.minus == "−",
        "xrot45": 0 < abs(panel.x_rotation) < 90,
        "xrot90": abs(panel.x_rotation) == 90,
        "xtop": panel.labels_top,
        "sparse_labels": panel.every > 1,
        panel.norm: panel.norm != "linear",
    }
    return found | {tag for tag, true in checks.items() if true}
