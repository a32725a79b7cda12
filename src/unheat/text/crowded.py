"""Labels that ran into each other, or into the name of a bar: what one lost, the other may have."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import numpy as np

from unheat.model import Axis, Box, Reason
from unheat.text.doubted_places import places_doubted
from unheat.text.fine_ticks import FINE_PX
from unheat.text.last_ticks import last_ticks_doubted
from unheat.text.lost_second_lines import second_lines_doubted
from unheat.text.lost_starts import lost_starts_doubted
from unheat.text.reading import Reading, doubted
from unheat.text.run_together import with_series_parted
from unheat.text.sites import Site, Sites

# Share of a column that a label may reach into by chance, and of the columns that print stands
# at where each has a label: few labels over many narrow columns leave most of them without.
_REACH = 0.1
_NAMED = 0.8
_DOUBTED = 0.6
# A label and the name of a bar on one line are so near to each other, in letter heights, that a
# word of one may be the other's, and overlap by this share of the lower one.
_WORD, _LEVEL = 0.8, 0.3

_OFF_PX = 2.0
"""Pixels by which even steps of labels may differ."""

_STEPS = 3
"""So many equal steps show that labels were thinned out."""

_ROOM = 0.8
"""Share of the way from one label to the next that it takes at most, with room between them."""

_FEWEST, _BEARING = 3, 0.3
"""Labels that show how all of them stand, and the blank before a letter's stem, in its heights."""

_CLOSE, _OFF = 0.7, 0.15
"""Labels are close whose blank is such a share of their height, and off their columns by that."""

_ON_PX, _MOST = 1.0, 0.6
"""So many pixels from the middle of a column a label is in it, as are so many of all."""


def crowded(sites: Sites, axis: Axis, owner: int, role: str) -> Axis:
    """An axis with those level labels of columns doubted that reach into one whose label is
    missing, and those that took letters of others, turned labels of rows as well.

    Letters of overlapping labels are one piece of ink, and are given to one of them; where nearly
    all columns have print, the missing labels under it are doubted as well.
    """
    if not any(axis.labels):
        return axis
    if role != "column":
        spans = sites.layout.panels[owner].grid.row_spans
        turned = [site for site in sites.of(role, owner) if site.lines[0].angle == 90.0]
        taken = _taken(turned, np.mean(spans, axis=1).tolist(), 1)
        return places_doubted(axis, dict.fromkeys(taken, Reason.LABEL_PLACE), _DOUBTED)
    spans = sites.layout.panels[owner].grid.column_spans
    doubted = set[int]()
    level = [site for site in sites.of(role, owner) if site.lines[0].angle == 0.0]
    axis = second_lines_doubted(sites, axis, owner, level)
    axis = lost_starts_doubted(sites, axis, owner, level)
    taken = _taken(level, np.mean(spans, axis=1).tolist())
    axis = places_doubted(axis, dict.fromkeys(taken, Reason.LABEL_PLACE), _DOUBTED)
    if None not in axis.labels:
        return axis
    for site in level:
        for beside in {site.index - 1, site.index + 1} & set(range(len(spans))):
            start, end = spans[beside]
            over = min(site.box.x1, end) - max(site.box.x0, start)
            if axis.labels[beside] is None and over > _REACH * (end - start):
                doubted.add(site.index)
    narrow = sites.layout.panels[owner].grid.cell_width
    if not doubted or _thinned(level, narrow) or _stand_alone(level, spans):
        return axis
    lost = _under([site.box for site in level], axis, np.mean(spans, axis=1).tolist())
    why = dict.fromkeys(doubted, Reason.LOW_CONFIDENCE) | dict.fromkeys(lost, Reason.LABEL_MISSING)
    return with_series_parted(places_doubted(axis, why, _DOUBTED))


def _taken(sites: Sequence[Site], middles: Sequence[float], along: int = 0) -> set[int]:
    """The columns (or rows, ``along`` 1, of turned labels) of close neighbors both of which are off
    their columns to the same side, where most labels of columns stand in the middles of theirs.

    What one of them lost at its end, and the other got at its beginning, moves both.
    """
    off = {site.index: site.box.center[along] - middles[site.index] for site in sites}
    centered = sum(abs(one) <= _ON_PX for one in off.values())
    found = set[int]()
    if len(off) < len(sites) or (along == 0 and centered < _MOST * len(off)):
        return found
    order = sorted(sites, key=lambda site: site.index)
    for one, other in itertools.pairwise(order):
        tall = min(one.box.height, other.box.height) if along == 0 else one.lines[0].size
        gap = other.box.as_tuple()[along] - one.box.as_tuple()[along + 2]
        close = other.index == one.index + 1 and gap <= _CLOSE * tall
        a, b = off[one.index], off[other.index]
        if close and a * b > 0.0 and min(abs(a), abs(b)) > max(_OFF_PX, _OFF * tall):
            found |= {one.index, other.index}
    return found


def _thinned(level: Sequence[Site], cell: float) -> bool:
    """Whether labels stand in even steps, with room between them, over columns that are narrower
    than letters: nobody would name each of these. Of wider columns several steps have to be the
    same number of them."""
    places = sorted((site.index, site.box.width) for site in level)
    steps = np.diff([place for place, _ in places])
    # A mark may be off by a pixel, and that is a line of these.
    fine = cell < FINE_PX or (len(steps) >= _STEPS and steps[0] > 1)
    if not fine or len(steps) < 1 or np.ptp(steps) * cell > _OFF_PX:
        return False
    return bool(max(width for _, width in places) < _ROOM * steps.min() * cell)


def _stand_alone(level: Sequence[Site], spans: Sequence[tuple[float, float]]) -> bool:
    """Whether labels stand a column or more of blank apart, all of them in the middles of their
    own columns, in even steps, or all where these begin, as months do over weeks: what took a
    neighbor's print stands between the two."""
    order = sorted(level, key=lambda site: site.box.x0)
    if len(order) < _FEWEST:
        return False
    for one, other in itertools.pairwise(order):
        start, end = spans[one.index]
        if other.box.x0 - one.box.x1 < end - start:
            return False
    own = [(site, *spans[site.index]) for site in order]
    even = len(set(np.diff([site.index for site in order]).tolist())) == 1
    middled = (abs(site.box.center[0] - (start + end) / 2) <= _OFF_PX for site, start, end in own)
    begun = (
        abs(site.box.x0 - start) <= max(_OFF_PX, _BEARING * site.lines[0].size)
        for site, start, _ in own
    )
    return (even and all(middled)) or all(begun)


def _under(boxes: Sequence[Box], axis: Axis, middles: Sequence[float]) -> set[int]:
    """The columns without a label whose middles lie under the print of others."""
    over = [any(box.x0 < middle < box.x1 for box in boxes) for middle in middles]
    if np.mean(over) < _NAMED:
        return set()
    return {i for i, label in enumerate(axis.labels) if label is None and over[i]}


def names_in_bars_doubted(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, those of row labels and of the level names of bars in doubt that run into each
    other, or stand so close on one line that nothing tells where one ends."""
    result = dict(readings)
    level = [site for site in sites.sites if site.turns == (0.0,)]
    names = [site for site in level if site.role == "bar-label"]
    for name, label in itertools.product(names, (site for site in level if site.role == "row")):
        low = min(name.box.height, label.box.height)
        over = min(name.box.y1, label.box.y1) - max(name.box.y0, label.box.y0)
        apart = max(name.box.x0 - label.box.x1, label.box.x0 - name.box.x1)
        size = max(site.lines[0].size for site in (name, label))
        if over >= _LEVEL * low and apart <= _WORD * size:
            for key in (name.key, label.key):
                if key in result and not result[key].review:
                    result[key] = doubted(result[key], _DOUBTED)
    return last_ticks_doubted(sites, result)
