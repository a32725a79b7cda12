"""Powers that name rows and columns: 2⁵, 2⁶, 10⁻³.

Their exponents rise from the bases as the letters of slanted words do, and readers see digits of
one size: "25" for 2⁵ is another number. The ink tells both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from unheat.text.bar_numbers import unraised
from unheat.text.factors import with_factors
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, evident_angle, measure_angle, slant
from unheat.text.low_rows import are_level_digits, are_low_rows
from unheat.text.number_format import SUPERSCRIPTS
from unheat.text.raised_digits import with_raised_digits
from unheat.text.raised_units import with_raised_units
from unheat.text.reading import OF_READERS, Reading
from unheat.text.sites import Sites
from unheat.text.spelling import attached
from unheat.text.stacked import stacked, stand_over_each_other

_DIGITS = re.compile(r"\d{1,2}[-\u2212]?\d{1,3}")
_RAISED = 0.3
"""Share of all signs that are exponents at least."""
_ABOVE = 0.1
"""An exponent reaches over its base by so much of the height of that at least; figures of one size
that hang below the line do not.
"""
_POWER = re.compile("(\\d+)([\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)")
_NOUGHT = re.compile("(\\d+)[0Oo\u00b0\u00ba\u03c3]")
"""A power whose exponent is a nought: rings are what readers take it for."""
_RAISED_ONE = 0xB9
_PLAIN = {raised: flat for flat, raised in SUPERSCRIPTS.items() if flat < _RAISED_ONE}
_LEAST = 4
"""Labels that make a run."""

_LEVEL_PX, _PIXEL = 1.5, 0.5
_LEVEL, _NEARLY_ALL, _FEWEST = 0.08, 0.85, 6
"""Feet on one line are so near to it, in letter heights; a share of signs and a number of them that
no slanted names have there."""
_INSIDE, _BETWEEN, _PAIRED = 0.35, 0.8, 0.4
"""Gaps between the signs of a name and between names, in letter heights, and the share of the
former where a name has two signs or more."""


def angle_of_names(glyphs: Glyphs, index: IntArray, axis: int, centers: FloatArray) -> float:
    """The angle that names of rows (axis 1) or columns (axis 0) at ``centers`` are set at."""
    measured = measure_angle(glyphs, index)
    if axis == 1:
        boxes = glyphs.boxes[index]
        low = measured % 90 != 0.0 and are_low_rows(boxes, glyphs.text_size(index))
        low = low or (measured == 90.0 and are_level_digits(boxes))
        if measured == 0.0 and stand_over_each_other(glyphs, index, centers):
            return 90.0
        return 0.0 if low else measured
    if measured == 0.0:
        measured = slant(glyphs, index) or stacked(glyphs, index)
    level = measured % 90 != 0.0 and _on_one_line(glyphs, index)
    return 0.0 if level or _has_powers(glyphs, index, measured) else measured


def _on_one_line(glyphs: Glyphs, index: IntArray) -> bool:
    """Whether nearly all signs stand on one line, which those of slanted names do not: of "m1" to
    "m8" each digit is higher than the letter before it, and their middles rise."""
    size, boxes = glyphs.text_size(index), glyphs.boxes[index[np.argsort(glyphs.boxes[index, 0])]]
    feet = boxes[:, 3]
    level = np.abs(feet - np.median(feet)) <= max(_LEVEL_PX, _LEVEL * size)
    if len(index) < _FEWEST or level.mean() < _NEARLY_ALL:
        return False
    # So stand slanted names all of whose letters touch; but not two and two.
    gaps = (boxes[1:, 0] - boxes[:-1, 2]) / size
    inside, between = gaps <= _INSIDE, gaps >= _BETWEEN
    return bool((inside | between).all() and inside.mean() >= _PAIRED and between.sum() > 1)


def _has_powers(glyphs: Glyphs, index: IntArray, angle: float) -> bool:
    """Whether labels that seem to run at a slant ``angle`` are level ones with raised small print.

    What is left without that tells: the bases stand each alone or in level numbers, and their ink
    is sharp at feet and heads, which the letters of a slanted word are along the slant.
    """
    if angle % 90 == 0.0:
        return False
    bases = unraised(glyphs, index)
    # Of a power a third is raised at least; of gently slanted words a letter or two seem to be.
    if len(index) - len(bases) < _RAISED * len(index):
        return False
    return evident_angle(glyphs, bases) in (None, 0.0) and slant(glyphs, bases) == 0.0


def as_raised(glyphs: Glyphs, line: Line, text: str) -> str:
    """Digits of a level line, those of them raised that its ink shows so: "25" as 2⁵."""
    tight = text.replace(" ", "")
    if line.angle != 0.0 or _DIGITS.fullmatch(tight) is None or len(tight) != len(line.glyphs):
        return text
    order = line.glyphs[np.argsort(glyphs.boxes[line.glyphs, 0], kind="stable")]
    flat = np.isin(order, unraised(glyphs, line.glyphs))
    count = int(flat.sum())
    if count == len(order) or not flat[:count].all():
        return text
    bases, raised = glyphs.boxes[order[:count]], glyphs.boxes[order[count:]]
    top, foot = float(bases[:, 1].min()), float(bases[:, 3].max())
    above = raised[:, 1].min() <= top - _ABOVE * (foot - top) + _PIXEL
    if not above or np.ptp(bases[:, 3]) > _LEVEL_PX:
        return text
    return tight[:count] + tight[count:].translate(SUPERSCRIPTS)


def with_powers(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of rows and columns with the digits raised that stand so, whoever read them, and of
    factors at bars."""
    result = with_factors(sites, readings)
    for key, reading in readings.items():
        site = reading.site
        if site.role not in ("row", "column") or len(site.lines) != 1 or reading.turn != 0.0:
            continue
        text = attached(as_raised(sites.glyphs, site.lines[0], reading.text))
        if text != reading.text:
            others = (as_raised(sites.glyphs, site.lines[0], one) for one in reading.others)
            left = tuple(dict.fromkeys(one for one in others if one != text))
            result[key] = replace(reading, text=text, others=left)
    for role, number in sites.axes():
        axis = [site.key for site in sites.of(role, number) if site.key in result]
        places = [result[key].site.index for key in axis]
        result |= _with_nought(places, [result[key] for key in axis])
        if _run(places, [result[key].text for key in axis]):
            result |= {key: _believed(result[key]) for key in axis}
    return with_raised_units(sites, with_raised_digits(sites, result))


def _with_nought(places: Sequence[int], own: Sequence[Reading]) -> dict[str, Reading]:
    """The one label whose raised nought readers took for a letter ("2σ"), where it makes a run of
    powers with all others.
    """
    found = [one for one in own if _POWER.fullmatch(one.text) is None]
    match = _NOUGHT.fullmatch(found[0].text) if len(found) == 1 else None
    if match is None or found[0].layer:
        return {}
    due = match[1] + "\u2070"
    if not _run(places, [due if one is found[0] else one.text for one in own]):
        return {}
    others = tuple(dict.fromkeys((found[0].text, *found[0].others)))
    return {found[0].site.key: replace(found[0], text=due, others=others)}


def _run(places: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether all labels are powers of one base whose exponents run evenly with their places: no
    digit of such a run was misread.
    """
    found = [_POWER.fullmatch(text) for text in texts]
    powers = [(match[1], int(match[2].translate(_PLAIN))) for match in found if match]
    if len(powers) < max(_LEAST, len(texts)) or len({base for base, _ in powers}) > 1:
        return False
    steps = {
        (after - before) / (right - left)
        for (left, right), ((_, before), (_, after)) in zip(
            pairwise(places), pairwise(powers), strict=True
        )
    }
    return len(steps) == 1 and steps != {0.0}


def _believed(reading: Reading) -> Reading:
    if not reading.review or not set(reading.reasons) <= OF_READERS:
        return reading
    return replace(reading, review=False, reasons=(), confidence=0.9)
