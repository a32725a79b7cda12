"""Cells in matplotlib's words: where they lie, and how their numbers are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from unheat.export.table import value_texts
from unheat.medians import median
from unheat.model import Box, NumberFormat, Panel
from unheat.show.cells import cell_texts, print_size, wrapped
from unheat.show.plot_units import color_name, pen_color

_MOST_UNEVEN = 200
"""Rows or columns whose single places are written down; more are drawn as even ones."""

_MOST_EXCEPTIONS = 12
"""Cells whose print is written down beside a rule; with more, all print is read from a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """How cells lie in ``box`` (px of the source).

    ``line`` is color and width in points of the lines between them, which are all around "cells",
    or between "columns" or "rows" alone. For uneven cells ``x`` and
    ``y`` are all edges, in px from the top left, and ``columns`` and ``rows`` say which of the
    places between them are cells (None: all).
    """

    box: Box
    touching: bool
    line: tuple[str, float] | None = None
    line_between: str = "cells"
    x: tuple[float, ...] | None = None
    y: tuple[float, ...] | None = None
    columns: tuple[int, ...] | None = None
    rows: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPlot:
    """How numbers are printed.

    ``form`` is a format of Python ("{:.1f}%"), None where all texts come from cells.csv;
    ``swaps`` are replacements made in what it gives, ``others`` the cells whose print is
    another one. ``turns`` is the gray level (0–1) of a cell above which its print is ``dark``.
    """

    size: float
    form: str | None
    swaps: tuple[tuple[str, str], ...]
    others: tuple[tuple[int, int, str], ...]
    breaks: bool
    dark: str
    light: str
    turns: float


def gaps_of(panel: Panel, pt: float, background: tuple[float, float, float]) -> Gaps:
    """Where the cells of a panel lie; ``pt`` points are a pixel of the source."""
    grid = panel.grid
    gaps = [_gap(spans) for spans in (grid.column_spans, grid.row_spans)]
    wide = max(gaps)
    even = _is_even(grid.column_spans) and _is_even(grid.row_spans)
    touching = wide == 0.0
    if even or max(grid.shape) > _MOST_UNEVEN:
        box = grid.box
        if touching:
            return Gaps(box=box, touching=True, line=_thin_line(panel, pt))
        box = Box(
            box.x0 - gaps[0] / 2, box.y0 - gaps[1] / 2, box.x1 + gaps[0] / 2, box.y1 + gaps[1] / 2
        )
        color = color_name(background if panel.gap_rgb is None else panel.gap_rgb)
        between = "cells"
        if min(gaps) == 0.0 and min(grid.shape) > 1:
            between = "columns" if gaps[0] else "rows"
        return Gaps(
            box=box, touching=False, line=(color, round(wide * pt, 1)), line_between=between
        )
    x, columns = _edges(grid.column_spans, grid.box.x0)
    y, rows = _edges(grid.row_spans, grid.box.y0)
    line = _thin_line(panel, pt) if touching else None
    return Gaps(box=grid.box, touching=touching, line=line, x=x, y=y, columns=columns, rows=rows)


def _thin_line(panel: Panel, pt: float) -> tuple[str, float] | None:
    """Color and width in points of lines between cells that touch."""
    if panel.style is None or panel.style.line_rgb is None:
        return None
    return pen_color(panel.style.line_rgb), round(panel.style.line_px * pt, 1)


def print_plot(panel: Panel, default: float, pt: float) -> PrintPlot | None:
    """How the numbers of a panel are printed, None where there are none."""
    texts = cell_texts(panel)
    if not any(texts.ravel().tolist()):
        return None
    aspect = panel.grid.cell_width / panel.grid.cell_height
    several = [text for text in texts.ravel().tolist() if text and " " in text]
    broken = [text for text in several if "\n" in wrapped(text, aspect)]
    dark, light, turns = _ink(panel)
    plot = PrintPlot(
        size=round(print_size(panel, texts, default) * pt, 1),
        form=None,
        swaps=(),
        others=(),
        breaks=len(broken) > len(several) / 2,
        dark=dark,
        light=light,
        turns=turns,
    )
    wanted = {
        (row, col): texts[row, col] or ""
        for row in range(texts.shape[0])
        for col in range(texts.shape[1])
    }
    # Names stand in the table where nothing is printed, and no rule makes numbers of these.
    named = panel.scale is not None and panel.scale.categories is not None
    if not named:
        values = [[float(text or "nan") for text in row] for row in value_texts(panel)]
        for form, swaps in _forms(panel):
            others = _exceptions(wanted, values, form, swaps)
            if len(others) <= min(_MOST_EXCEPTIONS, 0.1 * len(wanted) + 1):
                return replace(plot, form=form, swaps=swaps, others=others)
    known = panel.cells.text
    others = tuple(
        (row, col, text) for (row, col), text in wanted.items() if text != (known[row, col] or "")
    )
    return replace(plot, others=others)


def formatted(value: float, form: str, swaps: tuple[tuple[str, str], ...]) -> str:
    """A number as a rule prints it; "" for NaN."""
    if value != value:
        return ""
    text = form.format(value)
    for old, new in swaps:
        text = text.replace(old, new)
    return text


def _exceptions(
    wanted: dict[tuple[int, int], str],
    values: list[list[float]],
    form: str,
    swaps: tuple[tuple[str, str], ...],
) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (row, col, text)
        for (row, col), text in wanted.items()
        if text != formatted(values[row][col], form, swaps)
    )


def _forms(panel: Panel) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Rules that may print the numbers of a panel, the likeliest first."""
    number_format = panel.format
    before, after = _literal(number_format.prefix), _literal(number_format.suffix)
    sign = "+" if number_format.signed else ""
    group = "," if number_format.thousands else ""
    kinds = []
    if number_format.scientific and number_format.decimals is not None:
        kinds.append(f".{number_format.decimals}e")
    if number_format.decimals is not None:
        kinds.append(f"{group}.{number_format.decimals}f")
    kinds += ["g", f"{group}.0f"]
    for kind in kinds:
        yield f"{before}{{:{sign}{kind}}}{after}", _swaps(number_format, panel)


def _swaps(number_format: NumberFormat, panel: Panel) -> tuple[tuple[str, str], ...]:
    swaps = []
    if number_format.point == "," or number_format.thousands not in ("", ","):
        marks = [(",", "\0"), (".", number_format.point), ("\0", number_format.thousands)]
        swaps += marks if number_format.thousands else [(".", number_format.point)]
    elif not number_format.leading_zero:
        with np.errstate(invalid="ignore"):
            small = not bool((np.abs(panel.cells.value) >= 2).any())
        if small:  # in larger numbers a nought before the point is one of their own
            swaps.append(("0.", "."))
    if _minus(panel) == "−":
        swaps.append(("-", "−"))
    return tuple(swaps)


def _minus(panel: Panel) -> str:
    """The sign that most negative numbers are printed with."""
    starts = Counter(text[0] for text in panel.cells.text.ravel().tolist() if text)
    return "−" if starts["−"] > starts["-"] else "-"


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _ink(panel: Panel) -> tuple[str, str, float]:
    """(dark ink, light ink, gray level of the cell where dark ink begins)."""
    style = panel.style
    if style is None or style.print_turns is None:
        return "black", "white", 0.55
    dark = "black" if style.print_dark is None else pen_color(style.print_dark, ends=("black",))
    light = "white" if style.print_light is None else pen_color(style.print_light, ends=("white",))
    return dark, light, round(style.print_turns, 3)


def _gap(spans: tuple[tuple[float, float], ...]) -> float:
    """The usual width of the gaps, 0 where most cells touch."""
    widths = [after[0] - before[1] for before, after in pairwise(spans)]
    if not widths:
        return 0.0
    usual = float(median(widths))
    return usual if usual > 0.6 else 0.0


def _is_even(spans: tuple[tuple[float, float], ...]) -> bool:
    """Whether cells are equally wide and far from each other, to a third of a pixel or so."""
    edges = np.asarray(spans, dtype=float)
    count = len(edges)
    if count < 2:
        return True
    starts, sizes = edges[:, 0], np.diff(edges, axis=1)[:, 0]
    expected = np.linspace(starts[0], starts[-1], count)
    allowed = 0.04 * float(sizes.mean()) + 0.5
    return bool(
        np.abs(starts - expected).max() <= allowed and np.abs(sizes - sizes.mean()).max() <= allowed
    )


def _edges(
    spans: tuple[tuple[float, float], ...], start: float
) -> tuple[tuple[float, ...], tuple[int, ...] | None]:
    """(edges in px from ``start``, which places between them are cells)."""
    edges, cells = [0.0], []
    for first, last in spans:
        if first - start - edges[-1] > 0.6:
            edges.append(first - start)
        elif len(edges) > 1:
            edges[-1] = (edges[-1] + first - start) / 2
        cells.append(len(edges) - 1)
        edges.append(last - start)
    every = len(cells) == len(edges) - 1
    return tuple(round(edge, 1) for edge in edges), None if every else tuple(cells)
