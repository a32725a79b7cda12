"""Labels, titles and bars as artists of matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from unheat.show.plot_axis import AxisPlot
from unheat.show.plot_bar import BarPlot

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.cm import ScalarMappable
    from matplotlib.colorbar import Colorbar
    from matplotlib.figure import Figure as Drawing

    from unheat.show.plot import TitlePlot

FloatArray = npt.NDArray[np.float64]


def draw_axis(
    ax: Axes, plot: AxisPlot, centers: FloatArray, names: list[str], *, vertical: bool
) -> None:
    places = range(len(names)) if plot.places is None else plot.places
    texts = [names[i] for i in places] if plot.texts is None else list(plot.texts)
    ticks = [float(centers[i]) for i in places]
    if plot.numbers:
        ticks, texts = [at for at, _ in plot.numbers], [text for _, text in plot.numbers]
    set_ticks = ax.set_yticks if vertical else ax.set_xticks
    axis: Any = ax.yaxis if vertical else ax.xaxis
    set_ticks(ticks, texts, **text_options(plot, vertical))
    axis.set_ticks_position(plot.side)
    axis.set_tick_params(length=plot.marks, **({} if plot.pad is None else {"pad": plot.pad}))
    if plot.title is not None:
        # First of all, since it says how the title is aligned.
        axis.set_label_position(plot.title_side)
        more: dict[str, Any] = {}
        if plot.title_turn is not None:
            more = turned_title(plot.title_turn, plot.title_side)
        axis.set_label_text(plot.title, fontsize=plot.title_size, parse_math=False, **more)
        if plot.title_pad is not None:
            axis.labelpad = plot.title_pad
        if plot.title_at is not None:
            axis.label.set(**{"y" if vertical else "x": plot.title_at})


def text_options(plot: AxisPlot, vertical: bool) -> dict[str, Any]:
    """How matplotlib turns labels so that their ends point at their cells."""
    options: dict[str, Any] = {"fontsize": plot.size}
    if plot.math:
        options["parse_math"] = False
    turn = plot.turn
    if turn:
        options["rotation"] = turn
    if vertical and turn:
        options["va"] = "center"
    elif turn % 90:
        slants_up = 0 < turn % 180 < 90
        options["ha"] = "right" if slants_up == (plot.side == "bottom") else "left"
        options["rotation_mode"] = "anchor"
    return options


def turned_title(turn: float, side: str) -> dict[str, Any]:
    """How matplotlib turns a title beside cells so that its near edge faces them."""
    if side in ("top", "bottom"):
        return {"rotation": turn}
    # Beside cells text is aligned first and turned about that point then.
    quarter = round(turn / 90.0) % 4
    if quarter % 2 == 0:
        far = "left" if (side == "right") == (quarter == 0) else "right"
        return {"rotation": turn, "ha": far, "va": "center"}
    return {"rotation": turn, "va": "bottom" if (side == "left") == (quarter == 1) else "top"}


def title_place(plot: TitlePlot) -> dict[str, Any]:
    """Where matplotlib sets a title over cells, where that is not as usual."""
    more: dict[str, Any] = {}
    if plot.place != "center":
        more["loc"] = plot.place
    if plot.x is not None:
        more["x"] = plot.x
    if plot.pad is not None:
        more["pad"] = plot.pad
    if plot.y is not None:
        more |= {"y": plot.y, "va": "center"}
    return more


def draw_title(ax: Axes, plot: TitlePlot) -> None:
    ax.set_title(plot.text, fontsize=plot.size, parse_math=False, **title_place(plot))


def draw_bar(drawing: Drawing, cax: Axes, plot: BarPlot, image: ScalarMappable) -> None:
    """The bar of an image, in axes of its own."""
    bar = drawing.colorbar(
        image,
        cax=cax,
        orientation=plot.orientation,
        ticklocation=plot.side,
        extend=plot.extend,
        spacing="proportional" if plot.proportional else "uniform",
    )
    fill_bar(bar, plot)


def fill_bar(bar: Colorbar, plot: BarPlot) -> None:
    """Numbers and label of a bar."""
    bar.set_ticks([value for value, _ in plot.ticks], labels=[text for _, text in plot.ticks])
    bar.minorticks_off()
    if plot.offset is not None:
        formatter: Any = bar.long_axis.get_major_formatter()
        formatter.set_offset_string(plot.offset)
    if plot.inverted:
        bar.long_axis.set_inverted(True)
    marks: dict[str, Any] = {} if plot.marks is None else {"length": plot.marks, "pad": plot.marks}
    bar.ax.tick_params(labelsize=plot.size, **marks)
    if plot.label is None:
        return
    more: dict[str, Any] = {}
    if plot.label_side == "end":
        more = {} if plot.label_flush == "center" else {"loc": plot.label_flush}
        if plot.label_pad is not None:
            more["pad"] = plot.label_pad
        bar.ax.set_title(plot.label, fontsize=plot.label_size, parse_math=False, **more)
    elif plot.label_side == "start":
        if plot.label_pad is not None:
            more["labelpad"] = plot.label_pad
        bar.ax.set_xlabel(plot.label, fontsize=plot.label_size, parse_math=False, **more)
    else:
        if plot.label_turn is not None:
            more = turned_title(plot.label_turn, plot.label_side)
        if plot.label_pad is not None:
            more["labelpad"] = plot.label_pad
        beside = plot.label_side in ("left", "right")
        axis = bar.ax.yaxis if beside else bar.ax.xaxis
        axis.set_label_position(plot.label_side)  # type: ignore[arg-type]
        write = bar.ax.set_ylabel if beside else bar.ax.set_xlabel
        write(plot.label, fontsize=plot.label_size, parse_math=False, **more)
