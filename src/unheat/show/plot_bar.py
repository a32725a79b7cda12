"""A color bar in matplotlib's words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from unheat.model import Box, ColorScale
from unheat.show.layout_bar import BarPlace
from unheat.show.measure import LINE_DESCENT, MIDDLE, extent
from unheat.show.numerals import parse_numeral
from unheat.show.placed import Placed
from unheat.show.plot_axis import room_before
from unheat.show.plot_units import Rect, plain, rect_in

_USUAL_PAD = 4.0
_USUAL_MARKS = 3.5
_USUAL_SIZE = 10.0

_LEAST_MARKS = 0.5
_EDGE_PX = 1.0

_USUAL_TITLE_PAD = 6.0

_LEAST_PAD = 2.0
"""Points between numbers and label, so that one is not read as part of the other."""

_FARTHEST = 1.2
"""Sizes of its type that the name of a bar is away from the numbers."""

_EXTEND = 0.05
"""Length of an extension triangle as a share of the bar: matplotlib's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarPlot:
    """A bar of the panel at place ``owner`` (from 0).

    ``inverted`` is true where its values fall upwards, or to the right.
    ``ticks`` are (value, text); where texts leave a common factor out, ``offset`` says it ("1e6").
    ``marks`` are the length of its marks and the distance of numbers from them in points, None for
    matplotlib's own. ``label_side`` is "end" where the label stands over a
    vertical bar; ``label_turn`` and ``label_pad`` (points) None are matplotlib's own;
    ``label_flush`` is how a name over a bar is set.
    """

    owner: int
    rect: Rect
    orientation: str
    side: str
    extend: str
    inverted: bool
    ticks: tuple[tuple[float, str], ...]
    offset: str | None
    size: float
    marks: float | None
    label: str | None
    label_size: float
    label_side: str
    label_turn: float | None
    label_pad: float | None
    label_flush: str
    proportional: bool


def bar_plot(
    bar: BarPlace, owner: int, canvas: Box, pt: float, *, by_place: bool = False
) -> BarPlot:
    """What matplotlib is told about a bar; ``pt`` points are a pixel of the source.

    ``by_place`` gives ticks by their places (0–1) along a bar whose values are not known.
    """
    scale, box = bar.scale, bar.box
    vertical = scale.orientation == "vertical"
    texts = bar.texts[: len(scale.ticks)]
    label = bar.texts[-1] if scale.label is not None else None
    size = texts[0].size if texts else (label.size if label else 10.0)
    side, turn = bar.side, None
    if label is not None:
        side, turn = _label_place(label.box, label.turn, box, vertical, bar.side)
    if scale.norm == "categories" and scale.categories:
        order = sorted(range(len(scale.ticks)), key=lambda i: scale.ticks[i].position)
        long = len(order) if by_place else 1
        ticks = tuple(((i + 0.5) / long, scale.ticks[k].text) for i, k in enumerate(order))
    elif by_place:
        ticks = tuple((plain(tick.position, 4), tick.text) for tick in scale.ticks)
    else:
        ticks = tuple((plain(_on_bar(tick.value, scale), 9), tick.text) for tick in scale.ticks)
    return BarPlot(
        owner=owner,
        rect=rect_in(canvas, _with_triangles(box, scale, vertical)),
        orientation=scale.orientation,
        side=bar.side,
        extend=scale.extends,
        inverted=scale.inverted,
        ticks=ticks,
        offset=None if by_place else _offset(ticks),
        size=round(size * pt, 1),
        marks=_marks(size * pt, _room(box, texts, bar.side, canvas) * pt),
        label=None if label is None else label.text,
        label_size=round((label.size if label else size) * pt, 1),
        label_side=side,
        label_turn=turn,
        label_pad=_label_pad(bar, texts, label, side, turn, pt),
        label_flush="center" if label is None else _flush(label.box, box),
        proportional=_is_proportional(bar),
    )


def _offset(ticks: Sequence[tuple[float, str]]) -> str | None:
    """The power of ten that all numbers of a bar leave out, as matplotlib writes it."""
    powers = set()
    for value, text in ticks:
        read = parse_numeral(text)
        if read is None:
            return None
        if read[0] and value:
            powers.add(round(math.log10(abs(value / read[0])), 2))
    power = powers.pop() if len(powers) == 1 else 0.0
    return f"1e{power:.0f}" if power and power == int(power) else None


def _label_pad(
    bar: BarPlace,
    texts: Sequence[Placed],
    label: Placed | None,
    side: str,
    turn: float | None,
    pt: float,
) -> float | None:
    """Points between numbers and label where matplotlib's own would put it elsewhere."""
    if label is None or bar.scale.label is None or bar.scale.label.box is None:
        return None
    box, place = bar.box, label.box
    gap = {
        "left": box.x0 - place.x1,
        "right": place.x0 - box.x1,
        "top": box.y0 - place.y1,
        "bottom": place.y0 - box.y1,
        "start": place.y0 - box.y1,
        "end": box.y0 - place.y1,
    }[side]
    if side == "end":
        # A number at the very end of the bar reaches beyond it.
        least = _LEAST_PAD
        if texts and max(bar.scale.along(tick.position) for tick in bar.scale.ticks) > 0.98:
            least += MIDDLE * texts[0].size * pt
        # A title is set by its baseline.
        below = min(extent(label.text).descent, LINE_DESCENT) * label.size * pt
        pad = max(gap * pt, least) + below
        return None if abs(pad - _USUAL_TITLE_PAD) < 1.0 or pad > 100.0 else round(pad, 1)
    taken = 0.0
    if side == bar.side and texts:
        flat = side in ("top", "bottom")
        widest = texts[0].size if flat else max(text.box.width for text in texts)
        taken = 2 * (_marks(texts[0].size * pt, math.inf) or _USUAL_MARKS) + widest * pt
    pad = max(gap * pt - taken, _LEAST_PAD)
    if taken:
        # Numbers may stand nearer to the bar than they did: their name goes with them.
        pad = min(pad, _FARTHEST * label.size * pt)
    pad -= room_before(label.text, label.size, side, turn) * pt
    return None if abs(pad - _USUAL_PAD) < 1.0 or abs(pad) > 100.0 else round(pad, 1)


def _marks(size: float, room: float) -> float | None:
    """Length of the marks beside numbers of ``size`` points: matplotlib's grows with no type.

    Marks and their distance from the numbers take no more than ``room`` points.
    """
    own = round(_USUAL_MARKS * size / _USUAL_SIZE, 1)
    own = _USUAL_MARKS if abs(own - _USUAL_MARKS) < 1.0 else own
    own = min(own, max(round(room / 2 - 0.05, 1), _LEAST_MARKS))
    return None if own == _USUAL_MARKS else own


def _room(box: Box, texts: Sequence[Placed], side: str, canvas: Box) -> float:
    """Px between a bar and its numbers at most, for these to end within the figure."""
    if not texts:
        return math.inf
    wide = max(text.box.width for text in texts)
    high = max(text.box.height for text in texts)
    return {
        "left": box.x0 - canvas.x0 - wide,
        "right": canvas.x1 - box.x1 - wide,
        "top": box.y0 - canvas.y0 - high,
        "bottom": canvas.y1 - box.y1 - high,
    }[side] - _EDGE_PX


def _flush(label: Box, bar: Box) -> str:
    """How a name over a bar is set: flush with one of its sides, if not in its middle."""
    off = abs(label.center[0] - bar.center[0]), abs(label.x0 - bar.x0), abs(label.x1 - bar.x1)
    return ("center", "left", "right")[off.index(min(off))]


def _with_triangles(box: Box, scale: ColorScale, vertical: bool) -> Box:
    """The box of a bar and its triangles: matplotlib takes both in."""
    length = _EXTEND * (box.height if vertical else box.width)
    low = length if scale.extends in ("min", "both") else 0.0
    high = length if scale.extends in ("max", "both") else 0.0
    if scale.inverted:
        low, high = high, low
    if vertical:
        return Box(box.x0, box.y0 - high, box.x1, box.y1 + low)
    return Box(box.x0 - low, box.y0, box.x1 + high, box.y1)


def _label_place(
    label: Box, turn: float, bar: Box, vertical: bool, tick_side: str
) -> tuple[str, float | None]:
    """(side of the bar on which its label stands, its turn or None for the usual one)."""
    x, y = label.center
    if vertical:
        if y < bar.y0 or y > bar.y1:
            return ("end" if y < bar.y0 else "start"), None
        side = "left" if x < bar.x0 else "right" if x > bar.x1 else tick_side
        return side, None if abs((turn - 90.0 + 180) % 360 - 180) < 10 else round(turn, 0)
    if x < bar.x0 or x > bar.x1:
        return ("left" if x < bar.x0 else "right"), round(turn, 0)
    return ("top" if y < bar.center[1] else "bottom"), None


def _on_bar(value: float, scale: ColorScale) -> float:
    """Where the tick of a value stands; matplotlib makes a stepped bar longer for one past it."""
    if scale.norm != "boundaries" or not scale.boundaries:
        return value
    return min(max(value, min(scale.boundaries)), max(scale.boundaries))


def _is_proportional(bar: BarPlace) -> bool:
    """Whether the bins of a stepped bar are as long as they are wide."""
    scale = bar.scale
    if scale.norm != "boundaries" or not scale.boundaries or len(scale.boundaries) < 3:
        return False
    from unheat.show.paint import step_edges

    edges = step_edges(scale)
    if edges is None:
        return False
    steps = edges[1:] - edges[:-1]
    return bool(abs(steps - steps.mean()).max() > 0.02)
