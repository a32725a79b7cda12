"""Marks of ticks that were taken for signs: a whole bar of negative numbers, which cells refute.

Where each number of a bar has a mark before it that looks like a minus sign, the nought has one
too ("-0.0"), and this puts the scale in doubt. The panel's own numbers say which it is: they are
the negatives of what their colors would be. Where a bar has no signs and all of these numbers
have, its own may have been taken for marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from unheat.decide.scale_doubts import doubted_scale
from unheat.model import Bar, ColorScale, Reason, Tick
from unheat.text.typeface import ink_height, ink_width

if TYPE_CHECKING:
    from unheat.text.labels import TickText

_SIGNS = "-\u2212\u2013\u2014 "

_MARK_PX = 3.5
"""So near to its bar a mark begins, beyond the line of a frame, and no number does."""

_LEAST = 2

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_LEAST_WIDE, _FAMILY = 3, 0
_SIGN_EM, _UNSURE_EM = 0.4, 0.1
"""A sign takes more than this of an em, and so much less sure are widths for each digit more."""

_OTHER_END = {"min": "max", "max": "min"}


def signs_doubted(scale: ColorScale, bar: Bar, texts: Sequence[TickText]) -> ColorScale:
    """The scale, in review where all numbers on the right of a bar with marks have a sign that
    begins where these do.

    A nought needs none: that its print begins there as well says that a mark is in it.
    """
    numbers = [tick for tick in texts if tick.reading.value is not None]
    if more_was_drawn(numbers):
        return doubted_scale(scale, Reason.SIGN_IN_DOUBT)
    others = [tick for tick in numbers if tick.reading.value]
    signed = all(tick.text.strip()[:1] in tuple(_SIGNS.strip()) for tick in others) and others
    at_bar = all(abs(tick.box.x0 - bar.box.x1) <= _MARK_PX for tick in numbers)
    if len(numbers) < _LEAST or not (bar.tick_positions and signed and at_bar):
        return scale
    return doubted_scale(scale, Reason.SIGN_IN_DOUBT)


def more_was_drawn(numbers: Sequence[TickText]) -> bool:
    """Whether plain numbers have more ink than their digits, all of them but the nought: a sign
    that the font has not, or a unit that nobody read, of which a nought has none.
    """
    if not all(_PLAIN.fullmatch(tick.text.strip()) for tick in numbers):
        return False
    noughts = [tick for tick in numbers if tick.reading.value == 0.0]
    others = [tick for tick in numbers if tick.reading.value]
    if len(noughts) != 1 or len(others) < _LEAST_WIDE:
        return False
    if any(len(tick.text) > 1 and tick.box.height > tick.box.width for tick in numbers):
        # Turned print.
        return False
    nought = noughts[0]
    due = ink_width(nought.text, _FAMILY)
    em = (nought.box.width / due + nought.box.height / ink_height(nought.text, _FAMILY)) / 2
    return all(
        tick.box.width / em - ink_width(tick.text, _FAMILY)
        >= _SIGN_EM + _UNSURE_EM * max(len(tick.text) - len(nought.text), 0)
        for tick in others
    )


def signs_in_doubt(scale: ColorScale | None) -> bool:
    """Whether all numbers of a scale have signs that may be the marks of its ticks."""
    return (
        scale is not None
        and Reason.SIGN_IN_DOUBT in scale.reasons
        and scale.norm in ("linear", "boundaries")
        and bool(scale.ticks)
        and all(tick.value <= 0 for tick in scale.ticks)
    )


def signs_are_lost(
    scale: ColorScale, relation: str | None, printed: npt.NDArray[np.float64]
) -> bool:
    """Whether a bar without any sign has the colors of numbers (R, C) all of which have one."""
    values = printed[np.isfinite(printed)]
    return (
        relation in ("negative", "absolute value")
        and bool(scale.ticks)
        and all(tick.value >= 0 for tick in scale.ticks)
        and bool(len(values) and (values < 0).all())
    )


def without_signs(scale: ColorScale) -> ColorScale:
    """The scale of the same numbers without their signs, which runs the other way.

    It is in review no longer where nothing but the signs was in doubt.
    """
    reasons = tuple(reason for reason in scale.reasons if reason != Reason.SIGN_IN_DOUBT)
    bounds = scale.boundaries
    return replace(
        scale,
        minimum=_positive(scale.maximum),
        maximum=_positive(scale.minimum),
        knots=tuple((_positive(value), r, g, b) for value, r, g, b in reversed(scale.knots)),
        ticks=tuple(
            Tick(
                text=tick.text.lstrip(_SIGNS),
                value=_positive(tick.value),
                position=round(1.0 - tick.position, 6),
            )
            for tick in reversed(scale.ticks)
        ),
        boundaries=None if bounds is None else tuple(_positive(one) for one in reversed(bounds)),
        extends=_OTHER_END.get(scale.extends, scale.extends),
        under=scale.over,
        over=scale.under,
        review=bool(reasons),
        reasons=reasons,
    )


def _positive(value: float) -> float:
    """The number with the other sign; a nought has none."""
    return -value + 0.0
