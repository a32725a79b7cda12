"""What a scale tells of its ticks: the texts that are drawn, with what their readers lost.

The ticks of one bar are printed in one format. Where the line says which number stands at a
place, and the ink there has the shape of that number in that format, the number is told as
it is printed and not as it was misread. Ink of another shape is left alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from unheat.decide.tick_readings import is_power
from unheat.decide.ticks import PlacedTick, TickLine, round_step
from unheat.medians import median
from unheat.model import Tick
from unheat.text.number_format import SUPERSCRIPTS, format_value, infer_format
from unheat.text.numbers import even, parse, printed_numbers

_CLEAR = 0.6
_TOGETHER = 3
_NARROW = {".": 0.5, ",": 0.5, "-": 0.7}
_RAISED = 0.7
_MINUS = 0.45, 1.45
"""Widths of a minus sign, in digits: of a hyphen at least, of a sign of its own at most."""

_OFF = 0.45
"""So many widths of a digit may a text be wider or narrower than its number."""

_NEAR = 0.012
"""A text stands where the line has its number, to so much of the bar."""

Spell = Callable[[float], str]


def told_ticks(ticks: Sequence[PlacedTick], line: TickLine, turned: bool) -> tuple[Tick, ...]:
    """The ticks that lie on the line, from the low end up; ``turned`` where the bar falls."""
    told = []
    for tick, value, text in zip(ticks, *_values_and_texts(ticks, line), strict=True):
        if value is not None and text is not None:
            place = round(1.0 - tick.place if turned else tick.place, 6)
            told.append(Tick(text=text, value=value, position=place))
    return tuple(sorted(told, key=lambda tick: tick.position))


def regained(ticks: Sequence[PlacedTick], line: TickLine) -> tuple[PlacedTick, ...]:
    """The ticks off the line, or unread, whose ink has the shape of what the line says."""
    values, _ = _values_and_texts(ticks, line)
    return tuple(
        tick
        for tick, old, new in zip(ticks, line.values, values, strict=True)
        if old is None and new is not None
    )


def with_regained(ticks: Sequence[PlacedTick], line: TickLine) -> TickLine:
    """The line through the ``regained`` ticks of a logarithmic scale as well, which say where its
    powers stand: two numbers that were read err by a part of a pixel each, and further off by more.
    """
    found = regained(ticks, line) if line.norm.kind == "log" else ()
    if not found:
        return line
    powers = [(tick.place, power) for tick in found if (power := _expected(tick, line))]
    kept = [(one.place, value) for one, value in zip(ticks, line.values, strict=True) if value]
    places, values = (np.array(column) for column in zip(*kept, *powers, strict=True))
    bent = line.norm.bend(values)
    slope, intercept = (float(one) for one in np.polyfit(bent, places, 1))
    off = float(np.abs(intercept + slope * bent - places).max())
    return replace(line, slope=slope, intercept=intercept, residual=max(off, line.residual))


def _values_and_texts(
    ticks: Sequence[PlacedTick], line: TickLine
) -> tuple[list[float | None], list[str | None]]:
    spell = _format_of(ticks, line)
    unit = _unit(ticks, line, spell) if spell is not None else None
    widths = _widths(ticks, line)
    values: list[float | None] = []
    texts: list[str | None] = []
    for tick, kept in zip(ticks, line.values, strict=True):
        value, text = kept, None if kept is None else _pointed(tick, kept)
        meant = _expected(tick, line) if kept is None else _in_powers(tick, kept, line)
        if spell is not None and meant is not None:
            printed = spell(meant)
            read = even(tick.text)
            if "^" in printed and _digits(read) == _digits(printed):
                # "-10.1" is minus ten to the first, whatever became of the raised sign.
                value, text = meant, _with_raised(printed)
                changed = False
            elif kept is not None and tick.reading.value == kept:
                # The number is read; a mark at its end is dust, and noughts may be missing. What
                # is a comma to a reader is a point where the others have one.
                changed = (
                    read[:-1] == printed
                    or ("." in printed and read.replace(",", ".") == printed)
                    or ("," in printed and read.replace(" ", ",") == printed)
                    or (printed.startswith(read) and _has_shape(tick, printed, unit, widths))
                )
            else:
                changed = kept is not None or _has_shape(tick, printed, unit, widths)
            if changed and printed != read:
                value, text = meant, _with_raised(printed)
        values.append(value)
        texts.append(text)
    return values, texts


def _format_of(ticks: Sequence[PlacedTick], line: TickLine) -> Spell | None:
    """How the bar prints its numbers, where that explains more of its clear texts than not."""
    said = [
        (text, value, tick.reading.confidence)
        for tick, value in zip(ticks, line.values, strict=True)
        if value is not None
        and ((text := _pointed(tick, value)) != tick.text or tick.reading.value == value)
    ]
    # So many numbers on one line, each with its own digits, bear each other out; two powers do
    # where all others are tens with a raised digit that nobody could read.
    sure = len(said) >= _TOGETHER or _are_powers(ticks, line)
    clear = [(text, value) for text, value, trust in said if sure or trust >= _CLEAR]
    if len(clear) < 2:
        return None
    fashion = infer_format([parse(text) for text, _ in clear])
    if any("," in text for text, _ in clear) and fashion.thousands == " ":
        # Readers take a comma for a blank, and no blank for a comma.
        fashion = replace(fashion, thousands=",")
    counts = Counter(numbers[0].decimals for text, _ in clear if (numbers := printed_numbers(text)))
    spells: list[Spell] = [
        lambda value: even(format_value(value, fashion)),
        lambda value: f"{value:g}",
    ]
    if fashion.decimals is None and not fashion.scientific and counts:
        fixed = replace(fashion, decimals=counts.most_common(1)[0][0])
        spells.insert(0, lambda value: even(format_value(value, fixed)))

    def explained(spell: Spell) -> int:
        spelled = [(spell(value), even(text)) for text, value in clear]
        return sum(
            _joined(one) == _joined(read) or ("^" in one and _digits(one) == _digits(read))
            for one, read in spelled
        )

    best = max(spells, key=explained)
    return best if explained(best) >= max(2, 0.6 * len(clear)) else None


def _are_powers(ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether all ticks of a logarithmic scale begin with a ten, those on its line as powers."""
    kept = zip(ticks, line.values, strict=True)
    return (
        line.norm.kind == "log"
        and all(tick.text.strip().startswith("10") for tick in ticks)
        and all(value is None or is_power(tick.reading) for tick, value in kept)
    )


def _expected(tick: PlacedTick, line: TickLine) -> float | None:
    """The number that the line has at the place of a tick that is not on it, if it is in step."""
    kept = [value for value in line.values if value is not None]
    value = float(line.value_at(tick.place))
    if line.norm.kind in ("linear", "two-slope"):
        step = round_step(kept)
        if step is None:
            return None
        near = float(f"{round(value / step) * step:.10g}")
    else:
        power = _power(value, line)
        if power is None:
            return None
        near = power
    off = abs(float(line.place_of(near)) - tick.place)
    return near if off <= max(2 * line.residual, _NEAR) and near not in kept else None


def _power(value: float, line: TickLine) -> float | None:
    """The power of ten next to a value of a bent scale, with its sign; None about its nought."""
    if line.norm.kind not in ("log", "symlog") or abs(value) < 0.5 * (line.norm.linthresh or 0.0):
        return None
    return math.copysign(float(f"1e{round(math.log10(abs(value)))}"), value) if value else None


def _in_powers(tick: PlacedTick, kept: float, line: TickLine) -> float:
    """The number of a tick on the line, or the power of ten at its place that has its digits."""
    power = _power(kept, line)
    if power is None or abs(float(line.place_of(power)) - tick.place) > _NEAR:
        return kept
    printed = even(f"10{str(round(math.log10(abs(power)))).translate(SUPERSCRIPTS)}")
    return power if _digits(even(tick.text)) == _digits(printed) else kept


def _unit(ticks: Sequence[PlacedTick], line: TickLine, spell: Spell) -> float | None:
    """Width of a digit in pixels, None where too few texts are clear."""
    units = [
        tick.box.width / _width(spell(value))
        for tick, value in zip(ticks, line.values, strict=True)
        if value is not None and tick.box is not None and tick.reading.value == value
    ]
    return float(median(units)) if len(units) >= 2 else None


def _widths(ticks: Sequence[PlacedTick], line: TickLine) -> dict[str, float]:
    """Pixels that the numbers on the line take which were read as such, by their ``_pattern``."""
    found: dict[str, list[float]] = {}
    for tick, value in zip(ticks, line.values, strict=True):
        if value is not None and tick.box is not None and tick.reading.value == value:
            found.setdefault(_pattern(even(tick.text)), []).append(tick.box.width)
    return {pattern: float(median(widths)) for pattern, widths in found.items()}


def _pattern(text: str) -> str:
    """A number with one digit for all, as wide as it in most typefaces."""
    return re.sub(r"\d", "0", text)


def _has_shape(
    tick: PlacedTick, printed: str, unit: float | None, widths: Mapping[str, float]
) -> bool:
    """Whether the ink of a tick may be the text ``printed``: as wide as it, or of its digits.

    Of letters of few pixels the signs are no share of a digit's width, but others like it tell.
    """
    if tick.box is not None and unit is not None:
        digits = tick.box.width / unit
        like = widths.get(_pattern(printed))
        if like is not None and abs(tick.box.width - like) <= _OFF * unit:
            return True
        return abs(digits - _width(printed)) <= _OFF and not _is_as_read(tick, printed, digits)
    return _signs(tick.text) == _signs(printed)


def _is_as_read(tick: PlacedTick, printed: str, digits: float) -> bool:
    """Whether the ink, as wide as so many ``digits``, may as well be the number that was read,
    which has fewer of them: the sign of "-500" makes it hardly narrower than "-4000"."""
    read = even(tick.text)
    if tick.reading.value is None or not read.startswith("-") or not printed.startswith("-"):
        return False
    if len(_digits(read)) >= len(_digits(printed)):
        return False
    least, most = _MINUS
    return least <= digits - _width(read[1:]) <= most


def _with_raised(text: str) -> str:
    """A number with its power as it is printed: 10^-3 as 10⁻³."""
    base, _, power = text.partition("^")
    return base + power.translate(SUPERSCRIPTS)


def _width(text: str) -> float:
    """Width of a number in digits."""
    plain, _, raised = text.partition("^")
    return (
        sum(_NARROW.get(char, 1.0) for char in plain)
        + _RAISED * sum(_NARROW.get(char, 1.0) for char in raised)
    ) or 1.0


def _joined(text: str) -> str:
    """A number without what parts its thousands."""
    return re.sub(r"(?<=\d)[ ,'](?=\d{3})", "", text)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _signs(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _pointed(tick: PlacedTick, value: float) -> str:
    """The text with the point that its reader lost."""
    read = tick.reading.value
    digits = tick.text.strip().lstrip("+-\u2212")
    if read is None or not digits.isdecimal():
        return tick.text
    if not value or not read:
        return f"{value:.{len(digits) - 1}f}" if digits == "0" * len(digits) else tick.text
    lost = math.log10(abs(read / value))
    decimals = round(lost)
    if decimals < 1 or abs(lost - decimals) > 1e-9:
        return tick.text
    return f"{value:.{decimals}f}"
