"""What labels lose: stops and underscores at their feet, a sign that stands on none, small letters
with the forms of capitals, and what a rule takes at their ends."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.text.lines import turned_extents
from unheat.text.marks import has_lost_stop, with_underscores
from unheat.text.reading import Reading, changed
from unheat.text.sites import Site, Sites
from unheat.text.small_capitals import may_be_small, with_small_capitals
from unheat.text.times import same_but_for_times, with_times


def lost_stop(sites: Sites, site: Site, reading: Reading) -> bool:
    """Whether the ink of a label has a point that its text has not."""
    extents = _extents(sites, site, reading)
    return extents is not None and has_lost_stop(extents, site.lines[0].size, reading.text)


def spelled_by_pieces(sites: Sites, site: Site, reading: Reading) -> Reading:
    """The reading with underscores where its ink has them and its text has spaces, with the sign of
    multiplication for an "x" that stands off the base line, and with small letters for capitals
    that are lower than others."""
    if reading.layer:
        return reading
    text, size = reading.text, site.lines[0].size
    extents = _extents(sites, site, reading)
    if extents is not None:
        text = with_underscores(extents, size, text)
        text, told = with_times(extents, size, text)
        if told and all(same_but_for_times(one, text) for one in (reading.text, *reading.others)):
            reading = changed(reading, text, sure=True)
    elif may_be_small(text, size):
        extents = _extents(sites, site, reading, slanted=True)
    if extents is None:
        return reading
    spelled, sure = with_small_capitals(extents, size, text)
    if not sure and not reading.review:
        return changed(reading, spelled, sure=False)
    others = tuple(dict.fromkeys((reading.text, *reading.others)))
    return reading if spelled == reading.text else replace(reading, text=spelled, others=others)


def ends_at_rule(sites: Sites, site: Site) -> bool:
    """Whether a standing rule touches the first or last letter of a level label: it took a part."""
    line = site.lines[0]
    if line.angle != 0.0:
        return False
    height, width = sites.glyphs.labels.shape
    x0, y0, x1, y1 = (round(edge) for edge in line.box.as_tuple())
    columns = [x for x in (x0 - 1, x0 - 2, x1, x1 + 1) if 0 <= x < width]
    beside = sites.glyphs.labels[max(y0, 0) : min(y1, height), columns]
    rule = (beside > 0) & ~np.isin(beside, sites.glyphs.label)
    return bool(rule.size) and bool(rule.all(axis=0).any())


def _extents(
    sites: Sites, site: Site, reading: Reading, *, slanted: bool = False
) -> npt.NDArray[np.float64] | None:
    """The pieces of a label in one line, in the direction that it runs; None for others, and for
    those on a slope unless ``slanted`` ones are asked for."""
    line = site.lines[0]
    if len(site.lines) > 1 or reading.turn != line.angle or (line.angle % 90 != 0 and not slanted):
        return None
    return turned_extents(sites.glyphs, line.glyphs, line.angle)
