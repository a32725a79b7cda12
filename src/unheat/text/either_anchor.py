"""Slanted labels of a few columns that may stand there by their middles as well as by an end.

Names of one length at every eighth column of eight pixels stand as evenly by the one as by the
other, two columns further on. Tick marks tell, or the rows, where they have the same labels; where
neither does, a person is asked where they stand.
"""

from __future__ import annotations

from unheat.medians import median
from unheat.model import Axis, Reason
from unheat.text.align import pitch_of
from unheat.text.anchored import anchors, misfit, unmarked
from unheat.text.doubted_places import places_doubted
from unheat.text.fine_ticks import marks_beside, points_of
from unheat.text.in_steps import nearest_lines
from unheat.text.ink import FloatArray
from unheat.text.page import whole
from unheat.text.sites import Sites

_FEWEST = 3
"""So many marks, or labels, tell how evenly they stand."""

_AS_GOOD_PX = 0.75
"""Pixels by which labels may stand worse by another point: that is how far print is off anyway."""

_DOUBTED = 0.5


def by_either_anchor(sites: Sites, axis: Axis, owner: int, role: str) -> Axis:
    """An axis of a panel with the places of its thinned out slanted labels doubted, where these
    stand at other columns by another point as evenly, and neither marks nor rows tell.
    """
    own = [site for site in sites.of(role, owner) if len(site.lines) == 1]
    panel = sites.layout.panels[owner]
    centers = panel.grid.column_centers()
    if role != "column" or axis.turn % 90 == 0.0 or not _FEWEST <= len(own) <= len(centers) / 2:
        return axis
    pitch = pitch_of(centers, panel.grid.cell_width)
    places = [site.index for site in own]
    box = whole(panel.grid.box, panel.frame)
    rgb, page = sites.layout.raster.rgb, sites.layout.background
    marks = points_of(marks_beside(rgb, box, axis.side, page), 0)
    marks = marks[(marks > box.x0) & (marks < box.x1)]
    if len(marks) >= _FEWEST and not unmarked(places, marks, centers, pitch):
        return axis
    rows = {site.index for site in sites.of("row", owner)}
    if panel.grid.n_rows == panel.grid.n_cols and rows == set(places):
        return axis
    fits = [_fit(points, centers, pitch) for points in anchors([one.lines[0] for one in own], 0)]
    chosen = [off for found, off in fits if found == places]
    if not chosen or not any(
        found != places and (off - min(chosen)) * pitch <= _AS_GOOD_PX for found, off in fits
    ):
        return axis
    return places_doubted(axis, dict.fromkeys(places, Reason.LABEL_PLACE), _DOUBTED)


def _fit(points: FloatArray, centers: FloatArray, pitch: float) -> tuple[list[int], float]:
    """The columns that labels stand at by these points, and how badly they do."""
    nearest, rest = nearest_lines(points, centers, pitch)
    shift = float(median(rest))
    return nearest.tolist(), misfit(rest - shift, shift)
