"""The scale of a legend: a name for each of a few colors, or bins where the names are ranges.

A matrix of categories has no numbers. A cell's value is then the number of its key, counted from
0 in the order of the legend, and the scale's ``categories`` are the names; keys that are named
by numbers have these for values. Ranges that meet end to end are bins of a stepped scale,
whatever their order and their colors; the first and the last may be open. A key that says "no
data" beside ranges or numbers is the color of masked cells.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.missing_keys import are_apart, key_color, keys_with_values
from unheat.decide.scale_keys import Bins, bins_of, bound_of, bounds_of, is_broken, texts_of_steps
from unheat.decide.scale_words import relative_legend
from unheat.decide.ticks import PlacedTick
from unheat.model import Bar, ColorScale, Label, Raster, Reason, Tick
from unheat.text.numbers import parse

FloatArray = npt.NDArray[np.float64]


def legend_scale(
    scale: ColorScale, raster: Raster, bar: Bar, keys: Sequence[Label | None]
) -> ColorScale:
    """``scale`` with what the keys of a legend say; without values where one says nothing."""
    colors = np.array([key_color(raster.rgb, box) for box in bar.swatches])
    read = [key for key in keys if key is not None]
    scale = replace(scale, tick_side=_side(bar, read))
    if (relative := relative_legend(scale, bar, colors, keys)) is not None:
        return relative
    if len(read) < len(colors):
        reasons = tuple(dict.fromkeys(reason for key in read for reason in key.reasons))
        silent = tuple(_knot(math.nan, color) for color in colors)
        unread = (Reason.NO_TICKS,) if not read else (Reason.TICK_UNREAD, *reasons)
        return replace(scale, knots=silent, review=True, reasons=unread)
    return _told(scale, colors, read)


def _told(scale: ColorScale, colors: FloatArray, read: Sequence[Label]) -> ColorScale:
    reasons = tuple(dict.fromkeys(reason for key in read for reason in key.reasons))
    scale = replace(scale, review=any(key.review for key in read), reasons=reasons)
    names = [key.text for key in read]
    kept = keys_with_values(names)
    if kept is not None:
        doubted = [key for index, key in enumerate(read) if index not in kept and key.review]
        told = _told(scale, colors[kept], [read[index] for index in kept])
        if doubted or not are_apart(colors, kept):
            reasons = tuple(dict.fromkeys((*told.reasons, *reasons, Reason.AMBIGUOUS_COLOR)))
            told = replace(told, review=True, reasons=reasons)
        return told
    bins = bins_of(bounds_of(names))
    if bins is not None:
        # Bounds between two bins are said twice.
        ends = [read[bins.order[0]], read[bins.order[-1]]]
        scale = replace(
            scale,
            review=any(key.review for key in ends),
            reasons=tuple(dict.fromkeys(reason for key in ends for reason in key.reasons)),
        )
        return binned(scale, bins, colors, names)
    return named(scale, colors, names)


def steps_scale(
    scale: ColorScale, bar: Bar, colors: FloatArray, edges: FloatArray, ticks: Sequence[PlacedTick]
) -> ColorScale | None:
    """The same for a bar of steps, (n, 3) colors, that has a text at the middle of each one.

    None where a step has none, and where all of them are numbers.
    """
    found = texts_of_steps(edges, ticks)
    if found is None or all(_is_number(tick) for tick in found):
        return None
    keys = [
        Label(
            text=tick.text,
            confidence=tick.reading.confidence,
            box=tick.box,
            review=tick.reading.review,
            reasons=tick.reading.reasons,
        )
        for tick in found
    ]
    if bar.orientation == "vertical":
        # A list is read from the top.
        keys, colors = keys[::-1], colors[::-1]
    return _told(scale, colors, keys)


def _is_number(tick: PlacedTick) -> bool:
    """Whether a text is a number; "≤ 15" is where a bin ends, and no number in its middle."""
    return tick.reading.value is not None and bound_of(tick.text) is None


def named(scale: ColorScale, colors: FloatArray, names: Sequence[str]) -> ColorScale:
    """A scale of categories: colors (n, 3), 0–255, and the name of each."""
    values = _numbers(names) or [float(index) for index in range(len(names))]
    places = [(index + 0.5) / len(names) for index in range(len(names))]
    if scale.orientation == "vertical":
        # A list is read from the top, a bar from the bottom.
        places = places[::-1]
    review, reasons = scale.review, scale.reasons
    if len(set(names)) < len(names) or is_broken(names):
        review, reasons = True, tuple(dict.fromkeys((*reasons, Reason.TICK_OFF_LINE)))
    return replace(
        scale,
        minimum=min(values),
        maximum=max(values),
        norm="categories",
        categories=tuple(names),
        knots=tuple(_knot(value, color) for value, color in zip(values, colors, strict=True)),
        ticks=tuple(
            Tick(text=name, value=value, position=round(place, 6))
            for name, value, place in zip(names, values, places, strict=True)
        ),
        review=review,
        reasons=reasons,
    )


def binned(scale: ColorScale, bins: Bins, colors: FloatArray, names: Sequence[str]) -> ColorScale:
    """A stepped scale: colors (n, 3) and names of the keys, in their own order."""
    order = list(bins.order)
    ordered, texts = colors[order], [names[index] for index in order]
    closed = slice(int(bins.open_low), len(order) - int(bins.open_high))
    extends = {
        (False, False): "neither",
        (True, False): "min",
        (False, True): "max",
        (True, True): "both",
    }[bins.open_low, bins.open_high]
    review, reasons = scale.review, scale.reasons
    if scale.label is not None and bound_of(scale.label.text) is not None:
        # What names a bin is the text of a key that was not found, and no name of all of them.
        review, reasons = True, tuple(dict.fromkeys((*reasons, Reason.TICK_UNREAD)))
    return replace(
        scale,
        minimum=bins.bounds[0],
        maximum=bins.bounds[-1],
        norm="boundaries",
        boundaries=bins.bounds,
        knots=tuple(
            _knot(value, color) for value, color in zip(bins.values, ordered[closed], strict=True)
        ),
        ticks=tuple(
            Tick(text=text, value=value, position=round((index + 0.5) / len(bins.values), 6))
            for index, (text, value) in enumerate(zip(texts[closed], bins.values, strict=True))
        ),
        extends=extends,
        under=_rgb(ordered[0]) if bins.open_low else None,
        over=_rgb(ordered[-1]) if bins.open_high else None,
        review=review,
        reasons=reasons,
    )


def _numbers(names: Sequence[str]) -> list[float] | None:
    """The numbers that all names are, if they differ."""
    found = [parse(name) for name in names]
    values = [one.value for one in found if one.value is not None and len(one.parts) == 1]
    return values if len(set(values)) == len(names) else None


def _knot(value: float, color: FloatArray) -> tuple[float, float, float, float]:
    red, green, blue = _rgb(color)
    return (value, red, green, blue)


def _rgb(color: FloatArray) -> tuple[float, float, float]:
    return (float(color[0]), float(color[1]), float(color[2]))


def _side(bar: Bar, keys: Sequence[Label]) -> str | None:
    """Where the texts of a column of keys stand; under a row of keys there is room for them."""
    boxes = [key.box for key in keys if key.box is not None]
    if bar.orientation == "horizontal" or not boxes:
        return "bottom" if bar.orientation == "horizontal" else "right"
    off = sum(box.center[0] - bar.box.center[0] for box in boxes)
    return "right" if off > 0 else "left"
