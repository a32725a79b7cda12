"""Titles of columns that were taken for the second line of the label over them.

A title stands under the middle label of its axis, and in small or smeared print as close as a
second line would. One label of several that alone has two lines, the outer one set on the middle
of the panel, leaves open whether the columns have a title: a person is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unheat.model import Box
from unheat.text.page import Page, whole
from unheat.text.sites import Site

_FEWEST = 3
"""Labels of one line beside the one that has more."""


def run_in_titles(page: Page, sites: Sequence[Site]) -> Iterator[tuple[str, int, Box]]:
    """(role, owner, place) of the lines of column labels that may be the title of the columns."""
    titled = {site.owner for site in sites if site.role == "column-title"}
    for owner, panel in enumerate(page.layout.panels):
        labels = [site for site in sites if site.role == "column" and site.owner == owner]
        several = [site for site in labels if len(site.lines) > 1]
        if owner in titled or len(several) != 1 or len(labels) <= _FEWEST:
            continue
        lines = several[0].lines
        own = whole(panel.grid.box, panel.frame)
        outer = max(lines, key=lambda line: abs(line.center[1] - own.center[1]))
        if outer.angle == 0.0 and abs(outer.center[0] - own.center[0]) <= outer.size:
            yield "column-title", owner, outer.box
