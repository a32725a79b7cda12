"""Names of groups of columns over their names, or of rows before theirs: headers of two levels.

A label is what stands at its own row or column. The name of a group stands in the middle of
several, and where these are an odd number, right over one of them, like the first line of a label
that was wrapped. What tells: names of groups head equal parts of the axis, all of them, and the
labels below go on as often as there are groups. Labels that say the same again do not name their
places without the names of their groups, which no label holds: somebody has to look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Axis, Box, Reason
from unheat.text.align import Aligned
from unheat.text.ink import FloatArray
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import side_view
from unheat.text.sites import Sites

_SAME_PX, _SAME = 1.5, 0.1
"""Widths of one label drawn twice differ by so many pixels, or letter heights, at most."""

_LEAST = 2
"""So many columns are a group, so many groups a header, and so many letters a name that is read."""

_ACROSS = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}

_NEAR, _APART = 4.0, 2.0
"""How far beyond labels names of groups begin at most, and how far apart, in letter heights."""


def name_groups(labels: Aligned, parts: Sequence[Line], centers: FloatArray) -> bool:
    """Whether level ``parts`` beyond the labels of columns name groups of these.

    They head equal groups, and the labels of each group are as wide as those of the others.
    """
    n_groups = len(parts)
    if not _head_groups(parts, centers) or len(labels.places) < len(centers):
        return False
    widths = np.array([_width(labels.places[place]) for place in range(len(centers))])
    size = float(median([lines[0].size for lines in labels.places.values()]))
    off = np.ptp(widths.reshape(n_groups, -1), axis=0)
    return bool((off <= max(_SAME_PX, _SAME * size)).all())


def with_group_heads(sites: Sites, axis: Axis, owner: int, role: str) -> Axis:
    """An axis with labels doubted that may hold, or need, the names of their groups.

    The former are the only wrapped ones and stand in the middles of equal groups, the latter are
    said twice, and print that nobody read stands beyond them in several places, or at the other
    side of the cells. Single signs that are said twice may be initials, as those of days are,
    unless all of them go round and round. Of names of groups alone all labels are doubted.
    """
    own = sites.of(role, owner)
    wrapped = [site for site in own if len(site.lines) > 1]
    centers = sites.layout.panels[owner].grid.column_centers()
    if role == "column" and axis.turn == 0.0 and 0 < len(wrapped) < len(own):
        outer = {"top": 0, "bottom": -1}.get(wrapped[0].side, 0)
        if _head_groups([site.lines[outer] for site in wrapped], centers):
            return _doubted(axis, {site.index for site in wrapped})
    least = 1 if _goes_round(axis.labels) else _LEAST
    said = Counter(label for label in axis.labels if label and len(label) >= least)
    if _are_heads_alone(axis.labels):
        return _doubted(axis, set(range(len(axis.labels))))
    twice = {place for place, label in enumerate(axis.labels) if label and said[label] > 1}
    named = sum(label is not None for label in axis.labels)
    if 2 * len(twice) < named or not twice or not _print_beyond(sites, axis, owner, role):
        return axis
    return _doubted(axis, twice)


def _head_groups(parts: Sequence[Line], centers: FloatArray) -> bool:
    """Whether each text stands on the middle of one of as many equal groups of columns."""
    n_groups = len(parts)
    if n_groups < _LEAST or len(centers) % n_groups or len(centers) < _LEAST * n_groups:
        return False
    middles = centers.reshape(n_groups, -1).mean(axis=1)
    order = sorted(parts, key=lambda part: part.center[0])
    return all(
        abs(part.center[0] - middle) <= part.size
        for part, middle in zip(order, middles, strict=True)
    )


def _goes_round(labels: Sequence[str | None]) -> bool:
    """Whether labels say one sequence of several over and over: "1 2 3 1 2 3".

    >>> _goes_round("1 2 3 1 2 3".split()), _goes_round("M T W T F S S".split())
    (True, False)
    """
    n = len(labels)
    return any(
        n % length == 0
        and list(labels) == [*labels[:length]] * (n // length)
        and len(set(labels[:length])) == length
        for length in range(_LEAST, n // _LEAST + 1)
    )


def _are_heads_alone(labels: Sequence[str | None]) -> bool:
    """Whether words stand at the middles of equal groups and nowhere else, as their names do where
    labels were not made out ("I II III"). Labels that were left out begin with the first.

    >>> _are_heads_alone([None, "Wet", None, None, "Dry", None])
    True
    >>> _are_heads_alone(["Jan", None, None, "Apr", None, None])
    False
    """
    places = [place for place, label in enumerate(labels) if label]
    if len(places) < _LEAST or len(labels) % len(places):
        return False
    size = len(labels) // len(places)
    words = all(label.isalpha() and len(label) >= _LEAST for label in labels if label)
    return size > 1 and size % 2 == 1 and words and places == [*range(size // 2, len(labels), size)]


def _width(lines: Sequence[Line]) -> float:
    return max(line.along[1] - line.along[0] for line in lines)


def _doubted(axis: Axis, places: set[int]) -> Axis:
    reasons = axis.reasons or tuple(() for _ in axis.labels)
    fresh = [place in places and not axis.review[place] for place in range(len(axis.labels))]
    return replace(
        axis,
        review=tuple(old or new for old, new in zip(axis.review, fresh, strict=True)),
        reasons=tuple(
            (*own, Reason.LABEL_PLACE) if new else own
            for own, new in zip(reasons, fresh, strict=True)
        ),
    )


def _print_beyond(sites: Sites, axis: Axis, owner: int, role: str) -> bool:
    """Whether letters of no label stand beyond those of an axis, or of its cells at the other side,
    in two places or more.
    """
    boxes = [site.box for site in sites.of(role, owner)]
    around = boxes[0]
    for box in boxes[1:]:
        around = around.union(box)
    grid = sites.layout.panels[owner].grid.box
    beyond = ((around, axis.side), (grid, _ACROSS[axis.side]))
    return any(_print_about(sites, box, side, owner, role) for box, side in beyond)


def _print_about(sites: Sites, around: Box, side: str, owner: int, role: str) -> bool:
    """Whether letters of no label stand close beyond one side of a box, in two places or more."""
    grid = sites.layout.panels[owner].grid.box
    upright = role == "row"
    low, high = (grid.y0, grid.y1) if upright else (grid.x0, grid.x1)
    glyphs = sites.glyphs
    # Names of two groups may have been taken for one title.
    roles = (f"{role}-title",) if upright else (f"{role}-title", "title")
    titles = [line.glyphs for one in roles for site in sites.of(one, owner) for line in site.lines]
    left = np.concatenate([sites.left, *titles])
    if not len(left):
        return False
    size = glyphs.text_size(left)
    view = side_view(glyphs.boxes[left], around, side)
    middle = (view[:, 2] + view[:, 3]) / 2
    near = (view[:, 0] >= 0) & (view[:, 0] <= _NEAR * size) & (middle > low) & (middle < high)
    index = left[near]
    if len(index) < _LEAST:
        return False
    if upright:
        # They read upwards as often as not: what counts is that they stand apart.
        return _pieces(view[near, 2:4], _APART * size) >= _LEAST
    lines = group_lines(glyphs, index, 0.0, size)
    return any(len(split_line(glyphs, line, _APART * size)) >= _LEAST for line in lines)


def _pieces(spans: FloatArray, apart: float) -> int:
    """How many groups intervals (n, 2) make of which the next one begins ``apart`` further on."""
    ordered = spans[np.argsort(spans[:, 0])]
    ends = np.maximum.accumulate(ordered[:, 1])
    return 1 + int((ordered[1:, 0] - ends[:-1] > apart).sum())
