"""The title of a figure of several panels, which is set over them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Box
from unheat.model.geometry import surround
from unheat.text.company import charts_of
from unheat.text.far_apart import name_each
from unheat.text.headline import is_on_bar, level_lines, stands_in_row
from unheat.text.lines import Line, group_lines, measure_angle, split_line
from unheat.text.page import Page, bands, grow, side_view
from unheat.text.pen_size import is_larger, is_set_larger, letter_height
from unheat.text.set_together import flush, is_set_under, is_subtitle, same_block
from unheat.text.sites import Site
from unheat.text.subtitles import is_set_paler
from unheat.text.titles import WORDS

# A title over charts and heatmaps together stands so near over them, in its letter heights, and so
# near to their middle, as a share of their width.
_NEAR, _ASIDE = 5.0, 0.06
# Letters of panels, with their brackets, are shorter than so many letter heights.
_TAG = 2.0
# What is set larger than usual print by this is a title.
_LARGER = 1.2
# One over the first of panels in a column is that of all where it is larger than print by this.
_MUCH_LARGER = 1.5
# A subtitle stands within so many letter heights of its title.
_UNDER = 1.5
# The point of a sentence is an eighth of a letter high, and specks are lower than one.
_SPECK = 0.12
# What ends so many letter heights below the top of another text is beside it.
_LEVEL = 0.5
# Panels of one column have so much of their widths in common.
_IN_COLUMN = 0.9


def figure_title_block(page: Page, boxes: Sequence[Box], titles: Sequence[Box] = ()) -> list[Line]:
    """The block of free lines nearest above all panels that is set over them together.

    ``titles`` are the places of the panels' own, which stand between.
    """
    together = boxes[0]
    for box in boxes[1:]:
        together = together.union(box)
    width = page.glyphs.labels.shape[1]
    reached = min([together.y0, *(box.y0 for box in titles)])
    view = side_view(page.glyphs.boxes, together, "top")
    index = np.flatnonzero(
        page.free & (view[:, 0] >= -1) & (view[:, 2] < together.x1) & (view[:, 3] > together.x0)
    )
    lines: list[Line] = []
    for band in bands(view[index], index, 1.5):
        if page.glyphs.extent[band].max() <= _SPECK * page.size:
            # What a codec threw between two lines, and sharpening made plain.
            continue
        size = page.glyphs.text_size(band)
        around = Box(0, 0, width, together.y0)
        text = grow(page, band, WORDS * size, 0.1 * size, around)
        found = group_lines(page.glyphs, text, 0.0, size)
        if len(found) != 1 or measure_angle(page.glyphs, band) != 0.0:
            break
        line = found[0]
        if any(line.box.y1 > box.y0 + _LEVEL * size for box in titles):
            # Level with the titles of panels stands that of one that was not found.
            break
        under = bool(lines) and _heads(page, lines[0], line)
        if lines and not (under or same_block(lines[0], line)):
            break
        if len(split_line(page.glyphs, line, 3 * WORDS * size)) > 1:
            # Letters that number the panels stand over them one by one.
            break
        set_over = (
            abs(line.center[0] - together.center[0]) < 0.12 * together.width
            or abs(line.box.x0 - together.x0) < 2 * size
        )
        grids = [panel.grid for panel in page.layout.panels]
        if any(name_each(page.glyphs, line, grid) for grid in grids):
            # Names of the columns of a panel, beyond the strip with its own.
            break
        # The letter of a panel, "B" or "(b)", may stand in the middle of the figure by chance.
        tag = line.box.width < _TAG * line.size
        if stands_in_row(page, line):
            break
        if tag or not set_over or reached - line.box.y1 > 8 * size or is_on_bar(page, line):
            break
        if under or (lines and is_subtitle(page, lines[0], line)):
            lines = []
        lines.insert(0, line)
    if len(lines) > 3:
        return []
    for line in lines:
        page.claim(line.glyphs)
    return lines


def _heads(page: Page, below: Line, above: Line) -> bool:
    """Whether a line is the title over its subtitle, which stands further off it than lines of one
    text do: close over that, flush with it and set larger.
    """
    close = below.box.y0 - above.box.y1 <= _UNDER * letter_height(page.glyphs, above)
    larger = is_larger(page, above, below) or is_set_larger(page, above, below)
    return close and flush(below, above) and larger


def title_over_charts(page: Page, boxes: Sequence[Box]) -> list[Line]:
    """The title of a figure that has other charts beside its heatmaps: a larger line over all of
    them, on their middle, with nothing level with it or between. It is claimed.
    """
    charts = charts_of(page)
    if not charts or not boxes:
        return []
    together = surround([*boxes, *charts])
    lines = sorted(level_lines(page, together), key=lambda line: -line.box.y1)
    for line in lines[:1]:
        level = [one for one in lines[1:] if one.box.y1 > line.box.y0]
        aside = abs(line.center[0] - together.center[0])
        near = together.y0 - line.box.y1 <= _NEAR * line.size
        large = letter_height(page.glyphs, line) >= _LARGER * page.size
        if level or not near or not large or aside > _ASIDE * together.width:
            break
        page.claim(line.glyphs)
        return [line]
    return []


def title_over_stack(page: Page, boxes: Sequence[Box], sites: Sequence[Site]) -> Site | None:
    """The title over the first panel of a column that is that of all: in type far larger than the
    rest of the figure, and no other panel has one.
    """
    titles = [site for site in sites if site.role == "title"]
    if len(boxes) < 2 or len(titles) != 1:
        return None
    (title,) = titles
    top = min(range(len(boxes)), key=lambda number: boxes[number].y0)
    large = letter_height(page.glyphs, title.lines[0]) >= _MUCH_LARGER * page.size
    return title if title.owner == top and in_column(boxes) and large else None


def in_column(boxes: Sequence[Box]) -> bool:
    """Whether panels stand below each other."""
    shared = min(box.x1 for box in boxes) - max(box.x0 for box in boxes)
    return shared >= _IN_COLUMN * max(box.width for box in boxes)


def without_subtitle(
    page: Page, sites: Sequence[Site], head: Line, boxes: Sequence[Box]
) -> list[Site]:
    """The sites without a title of the one panel that is the subtitle of the ``head`` over it.

    Both begin left of the cells, at one place; one over the other on the middle of the cells may be
    the titles of a figure and of its panel, unless the lower one is printed in a paler color. The
    name of a bar that is set so is doubted.
    """
    if len(boxes) != 1:
        return list(sites)
    (own,) = boxes

    def is_under(site: Site) -> bool:
        line = site.lines[0]
        aside = abs(line.center[0] - head.center[0])
        if aside <= 0.5 * line.size and is_set_paler(page, line, head):
            return line.box.y0 - head.box.y1 <= _UNDER * letter_height(page.glyphs, head)
        flush = abs(line.box.x0 - head.box.x0) <= 0.5 * line.size
        return flush and line.box.x0 < own.x0 - line.size and is_set_under(page, line, head)

    return [
        replace(site, sure=False) if site.role == "bar-label" and is_under(site) else site
        for site in sites
        if site.role != "title" or not is_under(site)
    ]
