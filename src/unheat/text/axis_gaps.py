"""Spaces of short labels by the gaps of their axis: "A & B" and "7 d" beside "Top 10%".

Two of three readers leave the spaces about single letters out, and in a label of two letters there
is no other gap to compare theirs with. The other labels of the axis are set in the same type: no
gap within their words is as wide, and those of their spaces are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from unheat.text.ink import FloatArray
from unheat.text.line_feet import pieces_of
from unheat.text.reading import Reading, changed
from unheat.text.sites import Sites
from unheat.text.spelling import plain

_WORDS, _SPACES, _MANY = 6, 2, 12
"""Gaps within words, and of spaces, that tell what is as wide as which, and gaps within words that
tell it alone."""

_BESIDE_ONE = re.compile(r" 1|1 ")

_APART_PX = 1.0
"""Spaces of an axis are wider than all gaps within its words by so much at least."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A reading and the gaps (n,) between the pieces of its ink, in pixels."""

    reading: Reading
    gaps: FloatArray


def with_axis_gaps(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of labels with the spaces that one reader saw, where the gaps of their axis say
    that there are as many."""
    result = dict(readings)
    for role, number in sites.axes():
        own = [_label(sites, readings[site.key]) for site in sites.of(role, number)]
        labels = [one for one in own if one is not None]
        least = least_space(labels)
        if least is None:
            continue
        for one in labels:
            other = _spaced(one, least)
            if other is not None:
                result[one.reading.site.key] = changed(one.reading, other, sure=False)
    return result


def least_space(labels: Sequence[_Label]) -> float | None:
    """How wide a gap is at least that is a space, in pixels; None where the labels do not tell.

    Labels tell whose readers all saw as many, or none.
    """
    within: list[float] = []
    spaces: list[float] = []
    for one in labels:
        counts = {said.count(" ") for said in one.reading.said if said}
        if counts != {one.reading.text.count(" ")}:
            continue
        wide = np.sort(one.gaps)[::-1]
        count = counts.pop()
        spaces += wide[:count].tolist()
        within += wide[count:].tolist()
    if len(within) < _WORDS:
        return None
    least = max(within) + _APART_PX
    if len(spaces) < _SPACES:
        return least if len(within) >= _MANY else None
    # Letters that lean, and an "&", reach into the spaces beside them.
    return (max(within) + min(spaces)) / 2 if min(spaces) >= least else None


def _spaced(label: _Label, least: float) -> str | None:
    """The text as a reader saw it who saw as many spaces as there are gaps of their width."""
    reading = label.reading
    due = int((label.gaps >= least).sum())
    if reading.layer or due <= reading.text.count(" "):
        return None
    seen = (said for said in reading.said if said and plain(said) == plain(reading.text))
    # A one leaves as much blank as a space is wide, or nearly so.
    own = len(_BESIDE_ONE.findall(reading.text))
    return next(
        (said for said in seen if said.count(" ") == due and len(_BESIDE_ONE.findall(said)) <= own),
        None,
    )


def _label(sites: Sites, reading: Reading) -> _Label | None:
    extents = pieces_of(sites, reading) if reading.text else None
    if extents is None:
        return None
    order = np.argsort(extents[:, 0])
    starts, ends = extents[order, 0], np.maximum.accumulate(extents[order, 2])
    gaps = starts[1:] - ends[:-1]
    return _Label(reading, gaps[gaps > 0])
