"""Where every piece of a drawing stands, in pixels of the source, before anything is drawn.

The record's boxes are followed where there are some; where there are none (a figure made
by hand, a label that was declared) pieces are stacked outwards from the grid. Axes and
titles come from ``layout_axes``, bars from ``layout_bar``; this module gathers them and
finds the canvas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unheat.model import Box, Figure, Label
from unheat.show.layout_axes import place_axes
from unheat.show.layout_bar import BarPlace, place_bar
from unheat.show.measure import fit
from unheat.show.placed import Placed, stack
from unheat.show.shared import drawn_once


@dataclass(frozen=True, slots=True)
class Plan:
    """``texts`` holds everything outside of cells; ``bars`` each bar once; ``canvas`` is the
    part of the source plane that is drawn, in source pixels."""

    canvas: Box
    texts: tuple[Placed, ...]
    bars: tuple[BarPlace, ...]


def plan(figure: Figure) -> Plan:
    """Places for all labels, titles and bars of a figure."""
    figure = drawn_once(figure)
    texts: list[Placed] = []
    bars: list[BarPlace] = []
    for panel in figure.panels:
        around = place_axes(panel)
        texts += around
        scale = panel.scale
        seen = scale is None or any(bar.scale.box == scale.box for bar in bars if scale.box)
        if scale is not None and not seen:
            bar = place_bar(panel, occupied(panel.grid.box, around), figure)
            if bar is not None:
                bars.append(bar)
                texts += bar.texts
    content = _content(figure, texts, bars)
    if figure.title is not None:
        texts.append(_place_title(figure.title, content, figure))
    return Plan(_canvas(figure, texts, bars), tuple(texts), tuple(bars))


def occupied(box: Box, texts: Sequence[Placed]) -> Box:
    """The box around ``box`` and all texts."""
    for text in texts:
        box = box.union(text.box)
    return box


def _place_title(title: Label, content: Box, figure: Figure) -> Placed:
    if title.box is not None:
        text, size = fit(title.text, title.box, title.turn)
        return Placed(text, *title.box.center, size, turn=title.turn)
    size = max(0.026 * max(content.width, content.height), 11.0)
    return stack(title.text, size, content, "top")


def _content(figure: Figure, texts: Sequence[Placed], bars: Sequence[BarPlace]) -> Box:
    box = figure.panels[0].grid.box
    for panel in figure.panels[1:]:
        box = box.union(panel.grid.box)
    for bar in bars:
        box = box.union(bar.box)
    return occupied(box, texts)


def _canvas(figure: Figure, texts: Sequence[Placed], bars: Sequence[BarPlace]) -> Box:
    """The source's whole picture where the content fills most of it, else the content with
    a margin: a heatmap in the middle of a page is drawn without the page."""
    content = _content(figure, texts, bars)
    page = Box(0.0, 0.0, *map(float, figure.provenance.size))
    if content.area >= 0.4 * page.area:
        return page.union(content.padded(4.0)) if _sticks_out(content, page) else page
    return content.padded(max(8.0, 0.03 * max(content.width, content.height)))


def _sticks_out(content: Box, page: Box) -> bool:
    return page.intersection(content) < content.area - 1e-6
