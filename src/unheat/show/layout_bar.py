"""Places for a colour bar, its numbers and its label."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from unheat.model import Box, ColorScale, Figure, Label, Panel
from unheat.show.layout_axes import default_size
from unheat.show.measure import MIDDLE, extent, fit
from unheat.show.placed import Placed, stack


@dataclass(frozen=True, slots=True)
class BarPlace:
    """``box`` is the ramp without its triangles; ``ticks`` are where marks touch it, in
    source pixels along its axis; ``side`` is where they stand."""

    scale: ColorScale
    box: Box
    side: str
    ticks: tuple[float, ...]
    texts: tuple[Placed, ...]


def place_bar(panel: Panel, around: Box, figure: Figure) -> BarPlace | None:
    """The bar of a panel; None where the source has none (a learned or declared scale)."""
    scale = panel.scale
    if scale is None or (scale.box is None and scale.origin != "colorbar"):
        return None
    box = scale.box or _box_beside(scale, around, panel.grid.box)
    size = default_size(panel)
    side = tick_side(scale)
    ticks = tuple(place_on_bar(scale, box, tick.position) for tick in scale.ticks)
    size = min(size, _tick_size(scale, box, side, ticks, figure))
    texts = [
        _tick(tick.text, place, box, side, size)
        for tick, place in zip(scale.ticks, ticks, strict=True)
    ]
    if scale.label is not None:
        texts.append(_label(scale.label, scale.orientation, box, side, texts, size))
    return BarPlace(scale, box, side, ticks, tuple(texts))


def tick_side(scale: ColorScale) -> str:
    """Where the numbers stand: as recorded, else away from the panel."""
    usual = ("right", "left") if scale.orientation == "vertical" else ("bottom", "top")
    wanted = scale.tick_side or scale.side
    return wanted if wanted in usual else usual[0]


def _label(
    label: Label, orientation: str, box: Box, side: str, ticks: list[Placed], size: float
) -> Placed:
    if label.box is not None and label.box.area > 0:
        text, fitted = fit(label.text, label.box, label.turn)
        return Placed(text, *label.box.center, fitted, label.turn)
    around = box
    for tick in ticks:
        around = around.union(tick.box)
    turn = 90.0 if orientation == "vertical" else 0.0
    room = max(box.width, box.height) * 1.2
    return stack(label.text, min(size, room / extent(label.text).width), around, side, turn=turn)


def place_on_bar(scale: ColorScale, box: Box, position: float) -> float:
    """Where a position from the low end lies along a bar, in source pixels: y, or x if level."""
    along = scale.along(position)
    if scale.orientation == "vertical":
        return box.y1 - along * box.height
    return box.x0 + along * box.width


def _tick(text: str, place: float, box: Box, side: str, size: float) -> Placed:
    gap = 0.55 * size
    if side == "left":
        return Placed(text, box.x0 - gap, place + MIDDLE * size, size, 0.0, "right", "baseline")
    if side == "right":
        return Placed(text, box.x1 + gap, place + MIDDLE * size, size, 0.0, "left", "baseline")
    if side == "top":
        return Placed(text, place, box.y0 - gap, size, 0.0, "center", "bottom")
    return Placed(text, place, box.y1 + gap, size, 0.0, "center", "top")


def _tick_size(
    scale: ColorScale, box: Box, side: str, ticks: tuple[float, ...], figure: Figure
) -> float:
    """The font size at which the bar's numbers touch each other, its label or the edge."""
    if not scale.ticks:
        return float("inf")
    widest = max(extent(tick.text).width for tick in scale.ticks)
    tallest = max(extent(tick.text).height for tick in scale.ticks)
    steps = [abs(b - a) for a, b in itertools.pairwise(ticks) if b != a]
    caps = []
    if steps:
        per_step = widest + 0.6 if scale.orientation == "horizontal" else tallest + 0.25
        caps.append(min(steps) / per_step)
    stops = [float(figure.provenance.size[0 if side in ("left", "right") else 1])]
    label = scale.label.box if scale.label is not None else None
    if side == "right":
        stops += [label.x0] if label and label.x0 > box.x1 else []
        stops += [p.grid.box.x0 for p in figure.panels if p.grid.box.x0 > box.x1]
        caps.append((min(stops) - box.x1) / (widest + 0.75))
    elif side == "left":
        stops = [label.x1] if label and label.x1 < box.x0 else [0.0]
        stops += [p.grid.box.x1 for p in figure.panels if p.grid.box.x1 < box.x0]
        caps.append((box.x0 - max(stops)) / (widest + 0.75))
    usable = [cap for cap in caps if cap > 4.0]
    return min(usable, default=float("inf"))


def _box_beside(scale: ColorScale, around: Box, grid: Box) -> Box:
    thick = 0.05 * max(grid.width, grid.height)
    if scale.orientation == "vertical":
        if scale.side == "left":
            return Box(around.x0 - 4 * thick, grid.y0, around.x0 - 3 * thick, grid.y1)
        return Box(around.x1 + thick, grid.y0, around.x1 + 2 * thick, grid.y1)
    if scale.side == "top":
        return Box(grid.x0, around.y0 - 3 * thick, grid.x1, around.y0 - 2 * thick)
    return Box(grid.x0, around.y1 + thick, grid.x1, around.y1 + 2 * thick)
