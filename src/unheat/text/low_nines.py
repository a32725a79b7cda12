"""A "q" before a digit that all readers take for a "9": "q0", "q1", "q2" are no 90, 91, 92.

Digits of a number stand on one line and are as high as each other. A "q" begins lower than the
digit behind it and hangs below its foot, which the ink shows wherever the two do not touch. Such
names seem to rise as slanted ones do, but all of their ink is sharpest where it is level: they are
asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from unheat.text.ink import Glyphs
from unheat.text.lines import slant
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_NINE = re.compile(r"9\d{1,3}")

_FEWEST = 2

_RISES = 28.0
"""Degrees by which a low first letter makes a name of two or three signs rise, at most; names are
hardly set so gently."""

_LOWER, _LOWER_PX = 0.12, 1.5
"""By this share of the height of the digit behind it, and so many pixels, a "q" is lower."""


def with_low_nines(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings with the names of an axis that begin with a low "9" spelled with a "q", which is
    asked about where no reader saw one."""
    found = dict(readings)
    for role, number in sites.axes():
        own = [readings[site.key] for site in sites.of(role, number)]
        nines = [one for one in own if len(one.site.lines) == 1 and _NINE.fullmatch(one.text)]
        # Beside names that begin with other digits a "9" is one.
        if len(nines) < max(_FEWEST, len(own)) or not _may_be_level(sites.glyphs, nines):
            continue
        told = [low for one in nines if (low := _begins_low(sites.glyphs, one)) is not None]
        if not told or not all(told):
            continue
        seen = any(said.startswith("q") for one in nines for said in one.said)
        level = all(one.site.lines[0].angle == 0.0 for one in nines)
        for one in nines:
            spelled = replace(one, text="q" + one.text[1:]) if level or seen else one
            found[one.site.key] = spelled if seen else doubted(spelled)
    return found


def _may_be_level(glyphs: Glyphs, readings: Sequence[Reading]) -> bool:
    lines = [reading.site.lines[0] for reading in readings]
    if all(line.angle == 0.0 for line in lines):
        return True
    gently = all(0.0 <= line.angle <= _RISES for line in lines)
    return gently and slant(glyphs, np.concatenate([line.glyphs for line in lines])) == 0.0


def _begins_low(glyphs: Glyphs, reading: Reading) -> bool | None:
    """Whether the first piece of a label stands lower than the others; None where pieces touch."""
    boxes = glyphs.boxes[reading.site.lines[0].glyphs]
    if len(boxes) != len(reading.text):
        return None
    boxes = boxes[np.argsort(boxes[:, 0])]
    first, others = boxes[0], boxes[1:]
    tall = float((others[:, 3] - others[:, 1]).max())
    least = max(_LOWER * tall, _LOWER_PX)
    over, under = first[1] - others[:, 1].max(), first[3] - others[:, 3].max()
    return bool(min(over, under) >= least)
