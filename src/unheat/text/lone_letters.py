"""The case of labels of one letter, alone or between signs, by how tall the labels about them are.

A crop of one letter is read at any size, and "v" alone looks like "V". Beside labels with tall
letters or digits, or with small ones that no capital resembles, its height tells. Letters of the
other axis that are much taller are capitals, and so tall are the digits at a bar, if they are set
alike: these raise a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from unheat.medians import median
from unheat.text.level_digits import as_tall_as_digits, lower_than_digits
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Site, Sites
from unheat.text.spelling import EITHER_CASE, plain

# Letters by what their ink spans: up to the top of a capital, or as high as an "x".
_TALL = frozenset("bdfhklABDEFGHIJKLMNPRTY0123456789")
_LOW = frozenset("aemnr")
_LEVEL = _LOW | frozenset("cosuvwxz")
_BESIDE_TALL = _TALL | _LEVEL | frozenset("it COSUVWXZ=+-.")
# Small letters are three quarters as tall as capitals at most, and one is as tall as the other.
_SMALL, _LARGE = 0.83, 0.9
# A turned "C" is so much wider than tall, and in pixels.
_WIDER, _WIDER_PX = 1.1, 1.5
_NUMBERED = re.compile("[COSUVWXZcosuvwxz][0-9]+")
_IN_SIGNS = re.compile(r"[^\w\s]+([^\W\d_])[^\w\s]+")
_NUMBERS_AT = {"bar-label": "tick", "row-title": "row", "column-title": "column"}
_LOW_AS_WELL = {one: one.lower() for one in EITHER_CASE if one.isupper()} | {"K": "κ"}
_AXES = {"row": "column", "column": "row"}


def cased_by_height(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings, in which labels of one letter have the case that their height tells.

    It is settled where the axis has a letter of one shape in that case alone and none in the
    other; else a change is up for review.
    """
    result = dict(readings)
    for role, other in _AXES.items():
        for owner in sorted({site.owner for site in sites.of(role)}):
            axis = sites.of(role, owner)
            result |= _with_case_disputed(sites, axis, sites.of(other, owner), result)
            lone = [site for site in axis if _is_open(readings[site.key])]
            framed = {
                site.key: height
                for site in axis
                if (height := _height_in_signs(sites, site, readings[site.key])) is not None
            }
            if not lone and not framed:
                continue
            beside = sites.of(other, owner)
            measure = (
                _measure(axis, readings)
                or _measure(beside, readings)
                or (_other_letters(lone, beside, readings) if lone else None)
            )
            if measure is None:
                result |= _as_tall_as_ticks(sites, lone, readings)
                continue
            told = {
                readings[site.key].text.islower() for site in axis if _is_told(readings[site.key])
            }
            for site in [*lone, *(one for one in axis if one.key in framed)]:
                reading = readings[site.key]
                small = _is_small(framed.get(site.key) or _height(site, reading), measure)
                if small is None or small == reading.text.islower():
                    continue
                swapped = reading.text.swapcase()
                # Its height tells the case, not which letter it is.
                sure = told == {small} and not _is_disputed(reading)
                found = changed(reading, swapped, sure=sure)
                result[site.key] = found if sure else doubted(found)
    return result | _names_by_height(sites, readings)


def _names_by_height(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Names of axes and bars that are one capital, in doubt where they are lower than the numbers
    that stand there: no name is set smaller than these, and a "K" as low as that is a kappa.
    """
    found: dict[str, Reading] = {}
    for name, numbers in _NUMBERS_AT.items():
        for site in sites.of(name):
            reading = readings[site.key]
            one = len(site.lines) == 1 and reading.turn % 90 == 0 and not reading.layer
            if one and _is_too_low(site, reading, sites.of("tick"), readings):
                found[site.key] = doubted(reading)
            if not one or reading.text not in _LOW_AS_WELL:
                continue
            lying = _lies_as_c(site, reading)
            if lying:
                found[site.key] = reading = replace(reading, turn=90.0, review=False, reasons=())
            tall, _ = _measure(sites.of(numbers, site.owner), readings) or (None, None)
            share = 1.0 if tall is None else _height(site, reading) / tall
            if share <= _SMALL:
                reading = changed(reading, _LOW_AS_WELL[reading.text], sure=False)
            if share <= _LARGE:
                found[site.key] = doubted(reading)
    return found


def _is_too_low(
    site: Site, reading: Reading, ticks: Sequence[Site], readings: dict[str, Reading]
) -> bool:
    """Whether a lone "N" is as low as small letters beside the numbers at bars: a turned "z"."""
    tall, _ = _measure(ticks, readings) or (None, None)
    return reading.text == "N" and tall is not None and _height(site, reading) <= _SMALL * tall


def _lies_as_c(site: Site, reading: Reading) -> bool:
    """Whether a lone "C" is a turned one, which readers that look at it upright take for a "U":
    no "U" is wider than it is tall.
    """
    wide, high = site.box.width, site.box.height
    said = {one for one in reading.said if one} <= {"C", "U"} and "C" in reading.said
    upright = reading.turn == 0.0 and 90.0 in site.turns
    return reading.text == "C" and said and upright and wide >= max(_WIDER * high, high + _WIDER_PX)


def _with_case_disputed(
    sites: Sites, axis: Sequence[Site], beside: Sequence[Site], readings: dict[str, Reading]
) -> dict[str, Reading]:
    """Labels of an axis that are a letter of one shape in both cases with a number each, as "x₁"
    is, if most are, where a reader saw that of one of them in the other case: their type, which
    is learned from them alone, has either size. Their digits tell, or letters of the other axis;
    else all are doubted.
    """
    named = [readings[site.key] for site in axis if readings[site.key].text]
    own = [one for one in named if _NUMBERED.fullmatch(plain(one.text))]
    first = {(one.text[0], said[0]) for one in own for said in one.said if said}
    if len(own) <= len(named) / 2 or not any(a != b and a.lower() == b.lower() for a, b in first):
        return {}
    measure = _measure(beside, readings)
    drawn = [one for one in own if not one.layer]
    capitals, lower = (tell(sites.glyphs, drawn) for tell in (as_tall_as_digits, lower_than_digits))
    result: dict[str, Reading] = {}
    for one in own:
        line = one.site.lines[0]
        extents = turned_extents(sites.glyphs, line.glyphs, one.turn)
        small = None
        if measure is not None and len(extents) > 1 and one.turn == line.angle:
            _, top, _, bottom = extents[extents[:, 0].argmin()]
            small = _is_small(float(bottom - top), measure)
        small = False if capitals else True if lower else small
        if one.layer or small == one.text[0].islower():
            continue
        text = one.text if small is None else one.text[0].swapcase() + one.text[1:]
        result[one.site.key] = doubted(one) if text == one.text else changed(one, text, sure=False)
    return result


def _is_open(reading: Reading) -> bool:
    """Whether a label is one letter whose shape leaves its case open."""
    plain = reading.turn % 90 == 0 and not reading.layer and len(reading.site.lines) == 1
    return plain and reading.text in EITHER_CASE


def _height_in_signs(sites: Sites, site: Site, reading: Reading) -> float | None:
    """How tall the letter of a label is that is one of either case between signs, as in "<s>", in
    pixels; None for other labels, and where not every sign is a piece of ink."""
    line, text = site.lines[0], reading.text
    found = _IN_SIGNS.fullmatch(text)
    if found is None or found[1] not in EITHER_CASE or reading.layer or len(site.lines) > 1:
        return None
    if reading.turn != line.angle or reading.turn % 90 != 0 or len(line.glyphs) != len(text):
        return None
    extents = turned_extents(sites.glyphs, line.glyphs, line.angle)
    _, top, _, bottom = extents[extents[:, 0].argsort(kind="stable")[found.start(1)]]
    return float(bottom - top)


def _is_disputed(reading: Reading) -> bool:
    """Whether a label is in doubt, and a reader took it for another letter, whatever its case."""
    said = {one.lower() for one in (reading.text, *reading.others, *reading.spellings) if one}
    return reading.review and len(said) > 1


def _is_told(reading: Reading) -> bool:
    """Whether a label is one letter that has another shape in the other case."""
    text = reading.text
    return len(text) == 1 and text.isascii() and text.isalpha() and text not in EITHER_CASE


def _measure(
    axis: Sequence[Site], readings: dict[str, Reading]
) -> tuple[float | None, float | None] | None:
    """Heights in pixels of tall and of small letters on an axis; None where neither is there."""
    heights: tuple[list[float], list[float]] = ([], [])
    for site in axis:
        reading = readings[site.key]
        if len(site.lines) != 1 or reading.review or reading.turn % 90 != 0:
            continue
        letters = set(reading.text)
        if letters & _TALL and letters <= _BESIDE_TALL:
            heights[0].append(_height(site, reading))
        elif letters & _LOW and letters <= _LEVEL:
            heights[1].append(_height(site, reading))
    if not any(heights):
        return None
    tall, low = (_middle(some) for some in heights)
    return tall, low


def _other_letters(
    lone: Sequence[Site], beside: Sequence[Site], readings: dict[str, Reading]
) -> tuple[float | None, float | None] | None:
    """The height of letters of the other axis that are open as well, where it is another one."""
    heights = [_height(site, readings[site.key]) for site in beside if _is_open(readings[site.key])]
    if not heights:
        return None
    other = float(median(heights))
    own = float(median([_height(site, readings[site.key]) for site in lone]))
    if own <= _SMALL * other:
        return other, None
    return (None, other) if other <= _SMALL * own else None


def _as_tall_as_ticks(
    sites: Sites, lone: Sequence[Site], readings: dict[str, Reading]
) -> dict[str, Reading]:
    """Capitals in doubt that are as low as small letters are beside the digits at the bars."""
    measure = _measure(sites.of("tick"), readings)
    if measure is None or measure[0] is None:
        return {}
    low = {site.key: _height(site, readings[site.key]) <= _SMALL * measure[0] for site in lone}
    return {
        key: doubted(readings[key])
        for key, is_low in low.items()
        if is_low and _is_upper(readings[key])
    }


def _is_upper(reading: Reading) -> bool:
    return reading.text.isupper()


def _middle(heights: Iterable[float]) -> float | None:
    some = list(heights)
    return float(median(some)) if some else None


def _height(site: Site, reading: Reading) -> float:
    """How tall the ink of a level or upright label is, across its line, in pixels."""
    return site.box.width if reading.turn % 180 == 90 else site.box.height


def _is_small(height: float, measure: tuple[float | None, float | None]) -> bool | None:
    """Whether a letter of that height is a small one; None where it is in between."""
    tall, low = measure
    if tall is not None:
        share = height / tall
        if share >= _LARGE:
            return False
        return True if share <= _SMALL else None
    share = (low or height) / height
    if share >= _LARGE:
        return True
    return False if share <= _SMALL else None
