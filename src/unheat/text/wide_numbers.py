"""Whole numbers that are too wide for their height: their points were lost in all of them.

Readers lose points in blurred print, and numbers without them go on as evenly and are as wide
as each other. But "1.8" is a quarter wider than "18" of the same height, and another axis of the
same type shows how wide digits of one height are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Reason
from unheat.text.reading import Reading
from unheat.text.typeface import Sample, Setting, ink_width

_WHOLE = re.compile(r"\d{2,}$")

_DIGITS = re.compile(r"^[-\u2212+]?\d[\d.,]+%?$")

_DOUBTED = 0.5

_FEWEST = 3
"""Numbers of an axis that are as wide by no chance."""

_TOLD = 0.6
"""Share of the way from a number to one with a point, in logarithms of widths, from which on the
second is likelier: print of one size may be a few hundredths wider."""

_LEAST = 1.15
"""In numbers of four digits and more a point is too small a share to be told."""

_HEIGHT_PX, _SURE = 0.3, 2.5
"""Heights are known to within so many pixels, and how many times that and their scatter the
difference has to be."""


def too_wide(setting: Setting) -> frozenset[int]:
    """The groups of ``setting`` whose numbers are as wide as if each of them had a point."""
    return frozenset(group for group in setting.em if _lost_points(setting, group))


def with_points_asked(
    setting: Setting | None, groups: Mapping[str, int], readings: dict[str, Reading]
) -> dict[str, Reading]:
    """The ``readings`` with those of ``groups`` (by key) up for review that are too wide; what a
    PDF says in its text is no reader's guess."""
    wide = frozenset[int]() if setting is None else too_wide(setting)
    asked = {key: readings[key] for key, group in groups.items() if group in wide}
    return readings | {key: points_doubted(one) for key, one in asked.items() if not one.layer}


def points_doubted(reading: Reading) -> Reading:
    """The reading of a number that is too wide, up for review for its point."""
    return replace(
        reading,
        review=True,
        reasons=tuple(dict.fromkeys((*reading.reasons, Reason.POINT_IN_DOUBT))),
        confidence=min(reading.confidence, _DOUBTED),
    )


def _lost_points(setting: Setting, group: int) -> bool:
    own = [one for one in setting.samples if one.group == group]
    if len(own) < _FEWEST or not all(_WHOLE.match(one.text) for one in own):
        return False
    digits = min(len(one.text) for one in own)
    due = min(
        median([_with_point(one.text, decimals, setting.family) for one in own])
        for decimals in range(1, digits)
    )
    others = [other for other in setting.em if other != group and _is_of_digits(setting, other)]
    if due < _LEAST or not others:
        return False
    # The group that has the most samples knows the type best.
    other = max(others, key=lambda one: sum(sample.group == one for sample in setting.samples))
    ratio = setting.tall[other][0] / setting.tall[group][0]
    unsure = math.hypot(_unsure(setting, group), _unsure(setting, other))
    return math.log(ratio) >= max(_TOLD * math.log(due), _SURE * unsure)


def _is_of_digits(setting: Setting, group: int) -> bool:
    """Whether a group tells how wide digits are; letters of another family may be wider."""
    own = [one.text for one in setting.samples if one.group == group]
    return all(_DIGITS.search(text) is not None for text in own)


def _with_point(text: str, decimals: int, family: int) -> float:
    """How many times as wide a number is with a point before its last ``decimals``."""
    pointed = f"{text[:-decimals]}.{text[-decimals:]}"
    return ink_width(pointed, family) / ink_width(text, family)


def _unsure(setting: Setting, group: int) -> float:
    """How well the height of a group is known, as a share of it."""
    own: list[Sample] = [one for one in setting.samples if one.group == group]
    scale, spread = setting.tall[group]
    height = float(median([one.height for one in own]))
    scatter = spread / scale / np.sqrt(len(own))
    return float(np.hypot(scatter, _HEIGHT_PX / height))
