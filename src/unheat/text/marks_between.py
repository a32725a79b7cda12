"""Slanted names that are those of no single column: names of groups, and of borders of cells.

On a slope a label stands at its column by its middle or by an end, and so names in the middles of
groups, or at the borders between cells, seem to stand at columns as well. Tick marks at borders,
and at no column that has a label, show what these are; without any marks names that stand several
columns apart, in the middles of parts that fill the axis or at no even steps, may be names of
groups. A person is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Axis, Box, Reason
from unheat.text.align import pitch_of
from unheat.text.anchored import anchors
from unheat.text.doubted_places import places_doubted
from unheat.text.fine_ticks import FINE_PX, marks_beside, points_of
from unheat.text.ink import FloatArray
from unheat.text.lines import Line
from unheat.text.page import whole
from unheat.text.sites import Sites

_MARKED = 0.2
"""Shares of a column by which a mark stands off a border, or off a column's middle, at most."""

_FEWEST = 3
"""So many marks tell where marks stand, and so many labels whether their steps are even."""

_APART = 2
"""Columns from one name of a group to the next at least."""

_DOUBTED = 0.5


def by_marks_between(sites: Sites, axis: Axis, owner: int, role: str) -> Axis:
    """The columns of a panel with all places of their slanted labels doubted where these may be
    names of groups or of borders."""
    own = [site for site in sites.of(role, owner) if len(site.lines) == 1]
    panel = sites.layout.panels[owner]
    centers = panel.grid.column_centers()
    pitch = pitch_of(centers, panel.grid.cell_width)
    if role != "column" or axis.turn % 90 == 0.0 or len(own) < 2 or pitch < FINE_PX:
        return axis
    places = sorted(site.index for site in own)
    box = whole(panel.grid.box, panel.frame)
    rgb, page = sites.layout.raster.rgb, sites.layout.background
    marks = (points_of(marks_beside(rgb, box, axis.side, page), 0) - centers[0]) / pitch
    off = np.abs(marks - np.round(marks))
    inner = (marks > -1) & (marks < len(centers))
    at_columns = {round(mark) for mark in marks[inner & (off <= _MARKED)].tolist()}
    at_borders = marks[inner & (off >= 0.5 - _MARKED)]
    lines = [site.lines[0] for site in own]
    ends = (_near_ends(lines, box, axis.side) - centers[0]) / pitch
    if len(places) == len(centers):
        # As many names as columns are none of groups, but may be those of borders.
        between = len(at_borders) >= _FEWEST and _end_at(ends, at_borders)
    elif len(at_borders) < _FEWEST:
        unmarked = not at_columns.intersection(places)
        ways = [np.sort(points) / pitch for points in anchors(lines, 0)]
        between = unmarked and _may_name_groups(ways, places, len(centers))
    elif at_columns.intersection(places):
        # Others have their marks at borders, as groups of an even number of columns do.
        between = not at_columns.issuperset(places) or _each_in_group(ends, at_borders)
    else:
        between = _end_at(ends, at_borders) or _each_in_group(ends, at_borders)
    doubted = dict.fromkeys(places, Reason.LABEL_PLACE)
    return places_doubted(axis, doubted, _DOUBTED) if between else axis


def _may_name_groups(ways: Sequence[FloatArray], places: Sequence[int], count: int) -> bool:
    """Whether labels at these columns of ``count`` may stand in the middles of groups: several
    columns apart, and by none of ``ways`` (their places along the axis, in columns) whole ones, or
    at uneven steps, or as far from both ends as half of a step.
    """
    steps = np.diff(places)
    if min(np.diff(way).min() for way in ways) < _APART - 2 * _MARKED:
        return False
    if min(np.abs(np.diff(way) - np.round(np.diff(way))).max() for way in ways) > _MARKED:
        return True
    uneven = len(places) >= _FEWEST and bool(np.ptp(steps) > 0)
    before, after = places[0], count - 1 - places[-1]
    middled = before > 0 and after > 0 and abs(before - after) <= 1
    return uneven or (middled and abs(before + after + 1 - float(np.mean(steps))) <= 1)


def _near_ends(lines: Sequence[Line], box: Box, side: str) -> FloatArray:
    """Where along the columns the ends of slanted lines stand that are nearer to the cells."""
    edge = box.y1 if side == "bottom" else box.y0
    across = [float(np.abs(points - edge).mean()) for points in anchors(lines, 1)[1:]]
    return anchors(lines, 0)[1:][int(np.argmin(across))]


def _end_at(ends: FloatArray, borders: FloatArray) -> bool:
    """Whether most labels end, at ``ends`` in columns, nearer to the marks at borders."""
    at_borders = np.abs(ends[:, None] - borders[None, :]).min(axis=1)
    return bool((at_borders < np.abs(ends - np.round(ends))).mean() > 0.5)


def _each_in_group(ends: FloatArray, borders: FloatArray) -> bool:
    """Whether each label stands alone between two marks at borders several columns apart."""
    marks = np.sort(borders)
    held = np.searchsorted(marks, ends)
    if not (held > 0).all() or not (held < len(marks)).all():
        return False
    wide = marks[held] - marks[held - 1] >= _APART - 2 * _MARKED
    return bool(wide.all()) and len(set(held.tolist())) == len(held)
