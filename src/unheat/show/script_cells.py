"""Cells and their print as lines of a program."""

from __future__ import annotations

import textwrap

from unheat.show.draw import FINE
from unheat.show.plot import PanelPlot
from unheat.show.plot_cells import Gaps, PrintPlot
from unheat.show.plot_scale import MapPlot, NormPlot
from unheat.show.plot_units import gray_of
from unheat.show.script_code import call, wrapped


def values_lines(plot: PanelPlot) -> list[str]:
    """Where what the cells are colored by comes from."""
    if plot.source == "name" and plot.scale is not None:
        return [
            *wrapped(f"names = {list(plot.scale.norm.names)!r}"),
            "values = np.ma.masked_invalid(",
            '    [[names.index(f) + 0.5 if f in names else float("nan") for f in row] '
            "for row in fields]",
            ")",
        ]
    lines = []
    shape = "(len(rows), len(columns))"
    if plot.source in ("value", "near") or (plot.print is not None and plot.print.form is not None):
        lines.append("values = numbers(fields)")
    if plot.unscaled:
        divided = "values.copy()" if plot.factor == 1.0 else _divided(plot)
        lines += ["# Some cells have a number and no color of the scale.", f"shown = {divided}"]
        rows, columns = ([cell[i] for cell in plot.unscaled] for i in (0, 1))
        lines += wrapped(f"shown[{rows}, {columns}] = np.ma.masked")
    if plot.source == "near":
        numbers = "shown" if plot.unscaled else _divided(plot)
        lines += [
            "# Print is rounded: a cell whose color agrees with its number has its own color.",
            f'own = numbers(column("color_value", {plot.number}, {shape})).filled(np.inf)',
            f"near = np.ma.abs({numbers} - own) <= {plot.near:g}",
            f"shown = np.ma.where(near.filled(False), own, {numbers})",
        ]
    if plot.kept:
        if plot.source != "near" and not plot.unscaled:
            divided = "values.copy()" if plot.factor == 1.0 else _divided(plot)
            lines.append(f"shown = {divided}")
        lines.append("# Print and color differ here; without these lines print decides.")
        lines += [f"shown[{row}, {col}] = {value:.9g}" for row, col, value in plot.kept]
    if plot.source == "color":
        lines.append("# What is printed is of another kind than what the colors show.")
        lines.append(f'shown = numbers(column("color_value", {plot.number}, {shape}))')
    elif plot.source == "rgb":
        lines += [
            "# These colors have no scale: they are the cells' own.",
            f'own = column("rgb", {plot.number}, {shape})',
            'shown = np.array([[to_rgba(c or "none") for c in row] for row in own])',
        ]
    return lines


def _divided(plot: PanelPlot) -> str:
    return "values" if plot.factor == 1.0 else f"values / {plot.factor:g}"


def _shown(plot: PanelPlot) -> str:
    if plot.source in ("color", "near", "rgb") or plot.unscaled or plot.kept:
        return "shown"
    return _divided(plot)


def image_lines(plot: PanelPlot) -> list[str]:
    lines: list[str] = []
    options = ""
    if plot.source != "rgb" and plot.scale is not None:
        lines += map_lines(plot.scale.map)
        name = f'"{plot.scale.map.name}"' if is_plain(plot.scale.map) else "cmap"
        options = f", cmap={name}, {_norm(plot.scale.norm)}"
    shown = _shown(plot)
    gaps = plot.gaps
    if gaps.x is not None and gaps.y is not None:
        lines += ["# Edges of the cells, in pixels of the source."]
        lines += wrapped(f"x = np.array({list(gaps.x)})") + wrapped(f"y = np.array({list(gaps.y)})")
        if gaps.columns is not None or gaps.rows is not None:
            at_rows = "range(len(rows))" if gaps.rows is None else f"{list(gaps.rows)}"
            at_columns = "range(len(columns))" if gaps.columns is None else f"{list(gaps.columns)}"
            lines += wrapped(f"cells = np.ix_({at_rows}, {at_columns})")
            shape = "(len(y) - 1, len(x) - 1"
            empty = (
                f"np.zeros({shape}, 4))" if plot.source == "rgb" else f"np.ma.masked_all({shape}))"
            )
            lines += [f"wide = {empty}", f"wide[cells] = {shown}"]
            shown = "wide"
        lines += wrapped(f"image = ax.pcolormesh(x, y, {shown}{_lines(gaps)}{options})")
        lines += ["ax.invert_yaxis()", "x, y = (x[:-1] + x[1:]) / 2, (y[:-1] + y[1:]) / 2"]
        if gaps.columns is not None:
            lines += wrapped(f"x = x[{list(gaps.columns)}]")
        if gaps.rows is not None:
            lines += wrapped(f"y = y[{list(gaps.rows)}]")
        return lines
    if gaps.line is not None and gaps.line_between == "cells":
        lines.append("x, y = np.arange(len(columns) + 1) - 0.5, np.arange(len(rows) + 1) - 0.5")
        lines += wrapped(f"image = ax.pcolormesh(x, y, {shown}{_lines(gaps)}{options})")
        return [*lines, "ax.invert_yaxis()"]
    lines += wrapped(f'image = ax.imshow({shown}, aspect="auto", interpolation="nearest"{options})')
    if gaps.line is not None:
        color, width = gaps.line
        columns = gaps.line_between == "columns"
        names = ("columns", "rows") if columns else ("rows", "columns")
        lines += wrapped(
            f"ax.{'vlines' if columns else 'hlines'}(np.arange(1, len({names[0]})) - 0.5, "
            f'-0.5, len({names[1]}) - 0.5, "{color}", linewidth={width})'
        )
    return lines


def _lines(gaps: Gaps) -> str:
    if gaps.line is None:
        return ""
    color, width = gaps.line
    return f', edgecolors="{color}", linewidth={width}, antialiased=True'


def is_plain(plot: MapPlot) -> bool:
    return plot.name is not None and not (plot.steps or plot.under or plot.over)


def map_lines(plot: MapPlot) -> list[str]:
    if is_plain(plot):
        return []
    if plot.name is not None:
        steps = f", {plot.steps}" if plot.steps else ""
        lines = [f'cmap = plt.get_cmap("{plot.name}"{steps})']
    else:
        colors = ", ".join(f'"{color}"' for color in plot.colors)
        made, end = 'LinearSegmentedColormap.from_list("ramp", [', ""
        if plot.stepped:
            made = "ListedColormap(["
        elif plot.places:
            placed = zip(plot.places, plot.colors, strict=True)
            colors, end = ", ".join(f'({at:g}, "{color}")' for at, color in placed), f", {FINE}"
        lines = wrapped(f"cmap = {made}{colors}]{end})")
    ends = {"under": plot.under, "over": plot.over}
    ends = {name: color for name, color in ends.items() if color}
    if ends:
        lines.append(call("cmap = cmap.with_extremes", **ends))
    return lines


def _norm(plot: NormPlot) -> str:
    low, high = f"{plot.low:.9g}", f"{plot.high:.9g}"
    if plot.kind == "log":
        return f"norm=LogNorm({low}, {high}{', clip=True' if plot.clip else ''})"
    if plot.kind == "symlog":
        return (
            f"norm=SymLogNorm({plot.bend:g}, linscale={plot.middle:g}, "
            f"vmin={low}, vmax={high}, base=10)"
        )
    if plot.kind == "power":
        return f"norm=PowerNorm({plot.bend:g}, {low}, {high})"
    if plot.kind == "two-slope":
        return f"norm=TwoSlopeNorm({plot.bend:g}, {low}, {high})"
    if plot.kind == "boundaries":
        bounds = ", ".join(f"{bound:.9g}" for bound in plot.bounds)
        return f"norm=BoundaryNorm([{bounds}], {len(plot.bounds) - 1})"
    return f"vmin={low}, vmax={high}"


def print_lines(plot: PanelPlot, printed: PrintPlot, ground: str) -> list[str]:
    lines = []
    shape = "(len(rows), len(columns))"
    if printed.form is None:
        lines += [
            "# The print is more than a number, or of several kinds.",
            f'texts = column("text", {plot.number}, {shape})',
        ]
    if printed.others:
        entries = ", ".join(f"({row}, {col}): {text!r}" for row, col, text in printed.others)
        lines += wrapped(f"others = {{{entries}}}")
    two = 0.0 < printed.turns < 1.0
    color = f'"{printed.dark if printed.turns <= 0.0 else printed.light}"'
    if two:
        if plot.source == "rgb":
            lines.append("level = gray(shown)")
            masked = "shown[..., 3] == 0"
        else:
            shown = _shown(plot)
            lines.append(f"level = gray(image.to_rgba({shown}))")
            masked = f"np.ma.getmaskarray({shown})"
        if plot.any_masked:
            lines.append(f"level[{masked}] = {gray_of(ground):g}")
        color = f'"{printed.dark}" if level[i, j] > {printed.turns:g} else "{printed.light}"'
    lines.append("for i, j in np.ndindex(len(rows), len(columns)):")
    rule = _text_rule(plot, printed)
    if printed.others:
        rule = f"others[i, j] if (i, j) in others else {rule}"
    lines.append(f"    text = {rule}")
    uneven = plot.gaps.x is not None and plot.gaps.y is not None
    place = "x[j], y[i]" if uneven else "j, i"
    shown_text = 'text.replace(" ", "\\n", 1)' if printed.breaks else "text"
    if two:
        lines.append(f"    color = {color}")
        color = "color"
    options = f'ha="center", va="center", fontsize={printed.size:g}, color={color}'
    if plot.dollars:
        options += ", parse_math=False"
    lines += textwrap.indent(
        "\n".join(wrapped(f"ax.text({place}, {shown_text}, {options})", 96)), "    "
    ).split("\n")
    return lines


def _text_rule(plot: PanelPlot, printed: PrintPlot) -> str:
    if printed.form is None:
        return "texts[i, j]"
    before, _, rest = printed.form.partition("{:")
    kind, _, after = rest.partition("}")
    quoted = f"{before}{{values[i, j]:{kind}}}{after}"
    text = (
        ("f" + repr(quoted).replace("'", '"'))
        if "'" not in quoted and '"' not in quoted
        else (f"{printed.form!r}.format(values[i, j])")
    )
    for old, new in printed.swaps:
        text += f".replace({old!r}, {new!r})".replace("'", '"')
    return f'{text} if fields[i][j] else ""' if plot.any_missing else text
