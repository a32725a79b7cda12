"""Bars that say which end is low and which is high, and no number: relative scales.

Gene expression is shown from "row min" to "row max", enrichment from "low" to "high". Such a
bar orders its colors and measures them along itself, and that is what is told: 0 at its low
end and 1 at its high end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.known import identify
from unheat.color.ramp import Ramp
from unheat.decide.bar import BarColors
from unheat.decide.learned import knots_of
from unheat.decide.scale_steps import extended_ends
from unheat.decide.ticks import PlacedTick
from unheat.model import Bar, ColorScale, Label, Reason, Tick
from unheat.text.numbers import even, parse

FloatArray = npt.NDArray[np.float64]

_LOW = re.compile(r"low|least|less|min|weak|few|small")
_HIGH = re.compile(r"high|most|more|max|strong|many|large")
_KEYS = 3
"""Keys of a legend of which the outer ones alone are named, at least."""

_NEAR = 0.12
"""A word stands at an end to within so much of the bar."""


def relative_scale(
    scale: ColorScale, bar: Bar, colors: BarColors, ticks: Sequence[PlacedTick]
) -> ColorScale | None:
    """The scale from 0 to 1 where two words say which end is which; None for all other bars."""
    texts = [tick for tick in ticks if re.search(r"\w", tick.text)]
    if len(texts) != 2 or any(tick.reading.value is not None for tick in texts):
        return None
    if any(char.isdigit() for tick in texts for char in tick.text):
        # These words stand beside numbers that were not made out.
        return None
    first, last = sorted(texts, key=lambda tick: tick.place)
    if abs(first.place) > _NEAR or abs(last.place - 1.0) > _NEAR:
        return None
    ways = [_end_of(tick.text) for tick in (first, last)]
    if ways not in ([-1, 1], [1, -1]):
        return None
    turned = ways[0] > 0
    places, rgb = colors.places, colors.rgb
    if turned:
        first, last = last, first
        places, rgb = 1.0 - places[::-1], rgb[::-1]
    try:
        named = identify(Ramp.from_rgb(places, rgb).at(np.linspace(0.0, 1.0, 64)))
    except ValueError:
        named = None
    return replace(
        scale,
        minimum=0.0,
        maximum=1.0,
        knots=knots_of(places, rgb),
        ticks=(
            Tick(text=first.text, value=0.0, position=0.0),
            Tick(text=last.text, value=1.0, position=1.0),
        ),
        extends=extended_ends(bar, turned),
        inverted=turned,
        colormap=scale.colormap or named,
        reasons=(Reason.RELATIVE_SCALE,),
    )


def relative_legend(
    scale: ColorScale, bar: Bar, colors: FloatArray, keys: Sequence[Label | None]
) -> ColorScale | None:
    """The scale of even classes from 0 to 1 of a row of keys, colors (n, 3), with a word before the
    first one and one behind the last, and nothing between: "Less ▢▢▢▢ More"; None for all others.
    """
    name, last = scale.label, keys[-1] if keys else None
    lone = last is not None and all(key is None for key in keys[:-1])
    if len(colors) < _KEYS or not lone or last is None or name is None:
        return None
    before, behind = name.box, last.box
    if bar.orientation != "horizontal" or before is None or behind is None:
        return None
    level = max(abs(box.center[1] - bar.box.center[1]) for box in (before, behind))
    if before.x1 > bar.box.x0 or behind.x0 < bar.box.x1 or level > bar.box.height / 2:
        return None
    ways = [_end_of(label.text) for label in (name, last)]
    if ways not in ([-1, 1], [1, -1]) or len(np.unique(np.round(colors), axis=0)) < len(colors):
        return None
    turned = ways[0] > 0
    words = (last, name) if turned else (name, last)
    bounds = np.linspace(0.0, 1.0, len(colors) + 1)
    middles = (bounds[:-1] + bounds[1:]) / 2
    reasons = dict.fromkeys(reason for label in words for reason in label.reasons)
    return replace(
        scale,
        label=None,
        minimum=0.0,
        maximum=1.0,
        norm="boundaries",
        boundaries=tuple(bounds.tolist()),
        knots=knots_of(middles, colors[::-1] if turned else colors),
        ticks=tuple(
            Tick(text=label.text, value=value, position=value)
            for label, value in zip(words, middles[[0, -1]].tolist(), strict=True)
        ),
        inverted=turned,
        review=any(label.review for label in words),
        reasons=tuple(dict.fromkeys((Reason.RELATIVE_SCALE, *reasons))),
    )


def with_numbers_of_words(ticks: Sequence[PlacedTick]) -> list[PlacedTick]:
    """The ticks with the number that a word of an end stands beside: "Low (0)", "60 max".

    Half of a text in brackets may be half of its number.
    """
    return [_with_its_number(tick) if _end_of(tick.text) else tick for tick in ticks]


def _with_its_number(tick: PlacedTick) -> PlacedTick:
    plain = even(tick.text)
    bare = " ".join(re.sub(r"[a-z]+|[:=()\[\]]", " ", plain, flags=re.IGNORECASE).split())
    whole = all(plain.count(left) == plain.count(right) for left, right in ("()", "[]"))
    if tick.reading.value is not None or not whole or not re.search(r"\d", bare):
        return tick
    told = parse(bare, confidence=tick.reading.confidence)
    if told.value is None or len(told.parts) > 1:
        return tick
    doubted = tick.reading
    return replace(
        tick,
        reading=replace(told, raw=doubted.raw, review=doubted.review, reasons=doubted.reasons),
    )


def _end_of(text: str) -> int:
    """-1 for a word of the low end, 1 for one of the high end, 0 for any other text.

    >>> _end_of("Row min"), _end_of("High"), _end_of("North")
    (-1, 1, 0)
    """
    words = re.findall(r"[a-z]+", text.lower())
    low, high = (any(map(way.match, words)) for way in (_LOW, _HIGH))
    return high - low
