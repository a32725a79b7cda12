"""Numbers that go in even steps down to nought and up again: signs may have fallen off them.

"2 1 0 1 2" beside rows may be distances from a center, or "2 1 0 −1 −2" whose minus signs no
reader saw: a turned hyphen before a turned digit is a dot. Nothing else about such an axis tells
one from the other, so all of its numbers but the nought are asked about.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from unheat.model import Axis, Reason
from unheat.text.doubted_places import places_doubted
from unheat.text.quantities import measured
from unheat.text.sites import Texts

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
"""A number without a sign."""

_FEWEST, _WITHOUT_NOUGHT = 3, 4
"""So many numbers show where the signs change, where one is nought and where none is."""

_EVEN = 0.02
"""Shares of a step by which numbers stand off a line."""

_DOUBTED = 0.5
"""Confidence of what is doubted, at most."""


def with_fallen_signs(texts: Texts) -> Texts:
    """The texts with the axes in doubt whose numbers would be in even steps if those on one side
    of nought had a sign."""
    panels = tuple(
        replace(panel, rows=_asked(panel.rows), columns=_asked(panel.columns))
        for panel in texts.panels
    )
    return replace(texts, panels=panels)


def _asked(axis: Axis) -> Axis:
    named = [(place, text) for place, text in enumerate(axis.labels) if text]
    if not all(_NUMBER.fullmatch(text) for _, text in named):
        return axis
    places = [place for place, _ in named]
    numbers = [float(text.replace(",", ".")) for _, text in named]
    if not lost_their_signs(places, numbers):
        return axis
    asked = [place for place, number in zip(places, numbers, strict=True) if number]
    axis = places_doubted(axis, dict.fromkeys(asked, Reason.SIGN_IN_DOUBT), _DOUBTED)
    return measured(replace(axis, quantity=None))


def lost_their_signs(places: list[int], numbers: list[float]) -> bool:
    """Whether numbers at their places fall to nought, or past it, in even steps and rise again.

    >>> lost_their_signs([0, 8, 16, 24, 32], [2, 1, 0, 1, 2])
    True
    >>> lost_their_signs([0, 1, 2, 3], [1.5, 0.5, 0.5, 1.5]), lost_their_signs([0, 1], [5, 5])
    (True, False)
    >>> lost_their_signs([0, 1, 2, 3], [0, 1, 2, 3]), lost_their_signs([0, 1, 2], [3, 1, 5])
    (False, False)
    """
    at, told = np.asarray(places, dtype=float), np.asarray(numbers, dtype=float)
    if len(told) < (_FEWEST if (told == 0.0).any() else _WITHOUT_NOUGHT):
        return False
    for first in range(1, len(told)):
        signed = np.concatenate([-told[:first], told[first:]])
        slope = (signed[-1] - signed[0]) / (at[-1] - at[0])
        step = abs(slope) * float(np.diff(at).min())
        due = signed[0] + slope * (at - at[0])
        changes = bool((signed < 0.0).any() and (signed > 0.0).any())
        if changes and step > 0.0 and bool((np.abs(signed - due) <= _EVEN * step).all()):
            return True
    return False
