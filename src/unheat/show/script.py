"""The drawing as a program: ``redraw.py``, which needs numpy, matplotlib and the tables.

It says to matplotlib what ``draw`` says, as a person would write it down: numbers and names
come from matrix.csv, and from cells.csv what that does not hold.
"""

from __future__ import annotations

import re

import unheat
from unheat.model import Figure
from unheat.show.draw import HATCH
from unheat.show.plot import PanelPlot, Plot
from unheat.show.script_axes import axis_lines, bar_lines, figure_title, places_name, title_line
from unheat.show.script_cells import image_lines, print_lines, values_lines
from unheat.show.script_code import call, wrapped

_TABLE = '''
def table(name):
    """Row names, column names and fields of a table beside this file."""
    with open(HERE / name, encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    return [row[0] for row in rows], head[1:], [row[1:] for row in rows]
'''

_NUMBERS = '''
def numbers(fields):
    """Fields as numbers; an empty one is a masked cell."""
    return np.ma.masked_invalid([[float(field or "nan") for field in row] for row in fields])
'''

_COLUMN = '''
def column(name, panel, shape):
    """One column of cells.csv, as a matrix of texts."""
    found = np.full(shape, "", dtype=object)
    with open(HERE / "cells.csv", encoding="utf-8", newline="") as file:
        for cell in csv.DictReader(file):
            if cell["panel"] == str(panel):
                found[int(cell["row"]) - 1, int(cell["column"]) - 1] = cell[name]
    return found
'''

_GRAY = '''
def gray(rgb):
    """How light colors are, from 0 to 1."""
    return rgb[..., :3] @ [0.299, 0.587, 0.114]
'''


_HATCHED = call("ax.patch.set", hatch="//////", edgecolor=HATCH)


def script(plot: Plot, figure: Figure, dpi: float) -> str:
    """The program that draws ``plot``; ``dpi`` is that of the picture it saves."""
    body: list[str] = []
    for panel_plot in plot.panels:
        body += ["", *_panel(panel_plot, plot)]
        for bar in plot.bars:
            if plot.panels[bar.owner] is panel_plot:
                body += ["", *bar_lines(bar, panel_plot)]
    if plot.title is not None:
        body += ["", call("fig.suptitle", plot.title.text, **figure_title(plot.title))]
    text = "\n".join(body)
    helpers = [_TABLE]
    for name, helper in (("numbers(", _NUMBERS), ("column(", _COLUMN), ("gray(", _GRAY)):
        if name in text:
            helpers.append(helper)
    lines = [
        *_opening(figure, text),
        "",
        "HERE = Path(__file__).parent",
        *("\n" + helper.rstrip("\n") for helper in helpers),
        "",
        "",
        'plt.style.use("default")',
    ]
    if plot.ink != "black":
        names = ("text.color", "axes.labelcolor", "xtick.color", "ytick.color", "axes.edgecolor")
        colors = ", ".join(f'"{name}": "{plot.ink}"' for name in names)
        lines += wrapped(f"plt.rcParams.update({{{colors}}})")
    lines.append(call("fig = plt.figure", figsize=plot.size, facecolor=plot.ground))
    return "\n".join([*lines, text, "", _save(dpi)]) + "\n"


def _opening(figure: Figure, text: str) -> list[str]:
    title = figure.title or figure.panels[0].title
    name = "the figure" if title is None else f"“{title.text}”"
    what = "matrix.csv" if len(figure.panels) == 1 else "matrix.csv and its sisters"
    first = f"Draws {name} again, from {what} beside this file."
    if len(first) > 90 or "\\" in first or '"' in first:
        first = f"Draws a figure again, from {what} beside this file."
    classes = sorted(
        name
        for name in (
            "BoundaryNorm",
            "LinearSegmentedColormap",
            "ListedColormap",
            "LogNorm",
            "PowerNorm",
            "SymLogNorm",
            "TwoSlopeNorm",
            "to_rgba",
        )
        if re.search(rf"(?<!\.){name}[(.]", text)
    )
    return [
        f'"""{first}',
        "",
        f"Written by unheat {unheat.__version__}. Change the table, or what is below, and run it.",
        '"""',
        "",
        "import csv",
        "from pathlib import Path",
        "",
        "import matplotlib.pyplot as plt",
        "import numpy as np",
        *([f"from matplotlib.colors import {', '.join(classes)}"] if classes else []),
    ]


def _panel(plot: PanelPlot, whole: Plot) -> list[str]:
    suffix = "" if plot.number == 1 else f"-{plot.number}"
    lines = [f'rows, columns, fields = table("matrix{suffix}.csv")']
    lines += values_lines(plot)
    ground = plot.ground or whole.ground
    more = {} if ground == "white" else {"facecolor": ground}
    lines.append(call("ax = fig.add_axes", plot.rect, **more))
    if plot.hatched:
        lines += ["# The color of masked cells is one of the scale's.", _HATCHED]
    lines += image_lines(plot)
    lines += axis_lines(plot.columns, "x", places_name(plot, "x"), "columns")
    lines += axis_lines(plot.rows, "y", places_name(plot, "y"), "rows")
    if plot.frame is None:
        lines.append("ax.spines[:].set_visible(False)")
    elif plot.frame != (whole.ink, 0.8):
        lines.append(call("ax.spines[:].set", color=plot.frame[0], linewidth=plot.frame[1]))
    if plot.title is not None:
        lines.append(title_line(plot.title))
    if plot.print is not None:
        lines += print_lines(plot, plot.print, ground)
    return lines


def _save(dpi: float) -> str:
    return f'fig.savefig(HERE / "redrawn.png", dpi={dpi:g}, facecolor=fig.get_facecolor())'
