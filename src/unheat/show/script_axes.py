"""Labels, titles and bars as lines of a program."""

from __future__ import annotations

from typing import Any

from unheat.show.draw_axes import text_options, title_place, turned_title
from unheat.show.plot import PanelPlot, TitlePlot
from unheat.show.plot_axis import AxisPlot
from unheat.show.plot_bar import BarPlot
from unheat.show.script_cells import is_plain, map_lines
from unheat.show.script_code import call, no_math, options_text, wrapped


def places_name(plot: PanelPlot, axis: str) -> str:
    """The places of the cells in a program: x and y where they are uneven."""
    uneven = plot.gaps.x is not None and plot.gaps.y is not None
    return axis if uneven else ""


def axis_lines(plot: AxisPlot, axis: str, places: str, names: str) -> list[str]:
    vertical = axis == "y"
    if plot.numbers:
        ticks = f"{[at for at, _ in plot.numbers]}"
        texts = f"{[text for _, text in plot.numbers]}".replace("'", '"')
    elif plot.places == () or plot.texts == ():
        ticks, texts = "[]", ""
    elif plot.places is None:
        ticks, texts = places or f"range(len({names}))", names
    else:
        at = list(plot.places)
        ticks = f"{places}[{at}]" if places else f"{at}"
        texts = f"[{names}[i] for i in {at}]"
    lines = []
    if plot.texts:
        lines += wrapped(f"labels = {list(plot.texts)!r}")
        texts = "labels"
    options = options_text(text_options(plot, vertical))
    if not texts:
        lines.append(f"ax.set_{axis}ticks([])")
    else:
        lines += wrapped(f"ax.set_{axis}ticks({ticks}, {texts}{options})")
    if plot.side in ("right", "top"):
        lines.append(f"ax.{axis}axis.tick_{plot.side}()")
    marks = {"length": plot.marks} if plot.marks != 3.5 else {}
    if plot.pad is not None:
        marks["pad"] = plot.pad
    if marks:
        lines.append(f'ax.tick_params(axis="{axis}"{options_text(marks)})')
    if plot.title is not None:
        more: dict[str, Any] = {"fontsize": plot.title_size}
        if plot.title_turn is not None:
            more |= turned_title(plot.title_turn, plot.title_side)
        if plot.title_pad is not None:
            more["labelpad"] = plot.title_pad
        if plot.title_at is not None:
            more["y" if vertical else "x"] = plot.title_at
        if plot.title_side in ("right", "top"):
            lines.append(f'ax.{axis}axis.set_label_position("{plot.title_side}")')
        lines.append(call(f"ax.set_{axis}label", plot.title, **no_math(plot.title, more)))
    return lines


def title_line(plot: TitlePlot) -> str:
    more: dict[str, Any] = {"fontsize": plot.size, **title_place(plot)}
    return call("ax.set_title", plot.text, **no_math(plot.text, more))


def figure_title(plot: TitlePlot) -> dict[str, Any]:
    more = {"x": plot.x, "y": plot.y, "fontsize": plot.size, "va": "center"}
    return no_math(plot.text, more)


def bar_lines(bar: BarPlot, panel: PanelPlot) -> list[str]:
    options: dict[str, Any] = {}
    if bar.orientation != "vertical":
        options["orientation"] = bar.orientation
    if bar.side not in ("right", "bottom"):
        options["ticklocation"] = bar.side
    if bar.extend != "neither":
        options["extend"] = bar.extend
    if bar.proportional:
        options["spacing"] = "proportional"
    lines = []
    if panel.source == "rgb" and panel.scale is not None:
        lines += map_lines(panel.scale.map)
        name = f'"{panel.scale.map.name}"' if is_plain(panel.scale.map) else "cmap"
        lines.append(f"image = plt.cm.ScalarMappable(cmap={name})")
    lines += [
        f"cax = fig.add_axes({list(bar.rect)})",
        f"bar = fig.colorbar(image, cax=cax{options_text(options)})",
    ]
    values = ", ".join(f"{value:.9g}" for value, _ in bar.ticks)
    texts = [text for _, text in bar.ticks]
    if texts == [f"{value:.9g}" for value, _ in bar.ticks] and texts:
        lines += wrapped(f"bar.set_ticks([{values}], labels={texts!r})".replace("'", '"'))
    else:
        lines += wrapped(f"bar.set_ticks([{values}], labels={texts!r})")
    if bar.offset is not None:
        lines.append(f'bar.long_axis.get_major_formatter().set_offset_string("{bar.offset}")')
    if bar.inverted:
        lines.append("bar.long_axis.set_inverted(True)")
    marks = {} if bar.marks is None else {"length": bar.marks, "pad": bar.marks}
    lines += ["bar.minorticks_off()", call("cax.tick_params", labelsize=bar.size, **marks)]
    if bar.label is None:
        return lines
    more: dict[str, Any] = no_math(bar.label, {"fontsize": bar.label_size})
    if bar.label_side == "end":
        if bar.label_flush != "center":
            more["loc"] = bar.label_flush
        if bar.label_pad is not None:
            more["pad"] = bar.label_pad
        return [*lines, call("cax.set_title", bar.label, **more)]
    if bar.label_side == "start":
        if bar.label_pad is not None:
            more["labelpad"] = bar.label_pad
        return [*lines, call("cax.set_xlabel", bar.label, **more)]
    if bar.label_turn is not None:
        more |= turned_title(bar.label_turn, bar.label_side)
    if bar.label_pad is not None:
        more["labelpad"] = bar.label_pad
    axis = "y" if bar.label_side in ("left", "right") else "x"
    if bar.label_side != bar.side:
        lines.append(f'cax.{axis}axis.set_label_position("{bar.label_side}")')
    along = bar.orientation == ("vertical" if axis == "y" else "horizontal")
    written = "bar.set_label" if along else f"cax.set_{axis}label"
    return [*lines, call(written, bar.label, **more)]
