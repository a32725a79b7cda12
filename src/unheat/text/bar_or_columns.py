"""Level print between a panel and a bar below or above it, which may be the name of either.

Where labels of columns run into each other they are taken for the title of these, and what stands
beyond them, nearer to them than to the bar, for the name of the bar. And the bold heading of a
legend, set on the middle of the panel by chance, is taken for the title of its columns.
"""

from __future__ import annotations

from collections.abc import Mapping

from unheat.model import Box
from unheat.text.page import whole
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites


def bar_names_doubted(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings with the names of level bars in doubt that may be the titles of columns, which have
    no sure one of their own, and titles of columns that may be the names of bars without one."""
    found = dict(readings) | _titles_doubted(sites, readings)
    for site in sites.of("bar-label"):
        bar = sites.layout.bars[site.owner]
        if bar.orientation != "horizontal" or site.box.width < site.box.height:
            continue
        about_bar = [bar.box, *(one.box for one in sites.of("tick", site.owner))]
        for number, panel in enumerate(sites.layout.panels):
            if panel.bar != site.owner or _is_titled(sites, readings, number):
                continue
            names = sites.of("column", number) + sites.of("column-title", number)
            own = [whole(panel.grid.box, panel.frame), *(one.box for one in names)]
            to_bar, to_names = _gap(site, about_bar), _gap(site, own)
            between = (site.box.center[1] - bar.box.center[1]) * (
                site.box.center[1] - own[0].center[1]
            )
            if between < 0 and to_names < to_bar:
                found[site.key] = doubted(readings[site.key])
    return found


def _titles_doubted(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Titles of columns that stand between these and a level bar without a name, nearer to it."""
    found: dict[str, Reading] = {}
    for title in sites.of("column-title"):
        number = sites.layout.panels[title.owner].bar
        if number is None or sites.of("bar-label", number):
            continue
        bar = sites.layout.bars[number]
        names = [one.box for one in sites.of("column", title.owner)]
        middle = title.box.center[1]
        between = names and (middle - bar.box.center[1]) * (middle - names[0].center[1]) < 0
        if bar.orientation == "horizontal" and between:
            about_bar = [bar.box, *(one.box for one in sites.of("tick", number))]
            if _gap(title, about_bar) < _gap(title, names):
                found[title.key] = doubted(readings[title.key])
    return found


def _is_titled(sites: Sites, readings: Mapping[str, Reading], panel: int) -> bool:
    """Whether the columns of a panel have a title that is surely one."""
    titles = [readings[site.key] for site in sites.of("column-title", panel)]
    return any(not title.review for title in titles)


def _gap(site: Site, boxes: list[Box]) -> float:
    """Pixels from a text, up or down, to the nearest of these, 0 where one is level with it."""
    return min(max(site.box.y0 - box.y1, box.y0 - site.box.y1, 0.0) for box in boxes)
