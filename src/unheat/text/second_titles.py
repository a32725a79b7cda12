"""What stands on the other side of a panel whose rows have their title already.

A panel has one title of its rows. Turned print between its other side and an upright bar that
nothing else names is the name of that bar, though it may stand nearer to the panel: some draw the
name on the near side of the bar and its numbers on the far one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unheat.model import Bar, Box
from unheat.text.axes import Side
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.sites import Site

_NEAR = 1.5
"""The name stands so near to its bar, in letter heights."""

_OFF = 0.5
"""And so far off its middle at most, in letter heights."""


def far_titles(beside: Mapping[int, tuple[Side, Side]]) -> dict[int, Line]:
    """Panel → the title at its right, where its rows have their labels at the left alone."""
    return {
        number: right.title
        for number, (left, right) in beside.items()
        if right.title is not None and left.labels.count and not right.labels.count
    }


def with_bars_named(
    page: Page,
    sites: Sequence[Site],
    beside: Mapping[int, tuple[Side, Side]],
    cells: Sequence[Box],
) -> list[Site]:
    """The sites, and a name for each nameless bar before which a second title of the rows stands.

    ``beside`` are the left and right side of each panel, ``cells`` their boxes. The names are in
    doubt among several panels, each of which may have a name of its own at that side.
    """
    sites = list(sites)
    named = {site.owner for site in sites if site.role == "bar-label"}
    taken = {int(glyph) for site in sites for line in site.lines for glyph in line.glyphs}
    for panel, (left, right) in beside.items():
        if left.title is None or right.title is None:
            continue
        line = right.title if left.labels.count else left.title
        if taken.intersection(line.glyphs.tolist()):
            continue
        for number, bar in enumerate(page.layout.bars):
            if number in named or not _stands_before(line, bar, cells[panel]):
                continue
            named.add(number)
            sites.append(
                Site(
                    role="bar-label",
                    owner=number,
                    index=0,
                    lines=(line,),
                    turns=(90.0, 270.0),
                    sure=len(cells) == 1,
                )
            )
            break
    return sites


def _stands_before(line: Line, bar: Bar, cells: Box) -> bool:
    """Whether a turned line stands between cells and an upright bar, on the middle of the bar."""
    if line.angle != 90.0 or bar.orientation != "vertical" or bar.swatches:
        return False
    if cells.x1 <= line.box.x0 and line.box.x1 <= bar.box.x0:
        gap = bar.box.x0 - line.box.x1
    elif bar.box.x1 <= line.box.x0 and line.box.x1 <= cells.x0:
        gap = line.box.x0 - bar.box.x1
    else:
        return False
    off = abs(line.box.center[1] - bar.box.center[1])
    return gap <= _NEAR * line.size and off <= _OFF * line.size
