"""How far under panels that stand side by side their captions are looked for.

Captions of panels in one row stand on one line, under the longest labels of all of them: under
short ones they seem far off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Box
from unheat.model.geometry import surround
from unheat.text.captions import LETTERED
from unheat.text.lines import Line
from unheat.text.page import Page, whole
from unheat.text.sites import Site, Sites, Texts

_LABELS = ("row", "column")

_TITLE_REACH = 4.0
"""How far off its labels the title of an axis stands at most, in letter heights."""

_FAR_REACH, _SHORT = 12.0, 16.0
"""The same of a short line set on the middle of its columns, and how long that is: of several
panels none is captioned across the next one."""

_LEVEL = 0.5
"""Share of the lower of two panels that stand side by side which is level with the other one."""


def with_labels(page: Page, sites: Sequence[Site], number: int, role: str | None) -> Box:
    """Box of a panel with its labels; where a line is asked about that would name its columns
    from below (``role``), as deep as the labels of the panels beside it are."""
    own = _labelled(page, sites, number)
    if role != "column-title":
        return own
    cells = _cells(page, number)
    beside = [
        _labelled(page, sites, other)
        for other in range(len(page.layout.panels))
        if other != number and _are_level(cells, _cells(page, other))
    ]
    return replace(own, y1=max([own.y1, *(box.y1 for box in beside)]))


def title_reach(page: Page, line: Line, own: Box) -> float:
    """How far off its labels (those of a panel with cells ``own``) a line may be the title of an
    axis, in pixels."""
    # Of a word in small letters the height is that of these alone.
    size = max(page.size, line.size)
    on_middle = abs(line.center[0] - own.center[0]) <= size
    widest = own.width if len(page.layout.panels) > 1 else 0.0
    short = line.box.width <= max(_SHORT * size, widest)
    if line.angle == 0.0 and on_middle and short:
        return _FAR_REACH * size
    return _TITLE_REACH * line.size


def lettered_captions(sites: Sites, texts: Texts) -> set[tuple[str, int]]:
    """(role, owner) of captions whose letters say that they are the panels' own: "(a) …" and
    "(b) …" on one line, each under the columns of another panel.
    """
    lettered = [
        (number, letter[1].lower(), under.box)
        for number, panel in enumerate(texts.panels)
        if (under := panel.columns.title) is not None
        and under.box is not None
        and under.box.y0 >= sites.layout.panels[number].grid.box.y1
        and (letter := LETTERED.match(under.text)) is not None
    ]
    return {
        ("column-title", number)
        for number, letter, box in lettered
        if any(
            _are_level(box, other) and (letter < another) == (box.x0 < other.x0)
            for _, another, other in lettered
            if another != letter
        )
    }


def _labelled(page: Page, sites: Sequence[Site], number: int) -> Box:
    labels = [site.box for site in sites if site.owner == number and site.role in _LABELS]
    return surround([_cells(page, number), *labels])


def _cells(page: Page, number: int) -> Box:
    panel = page.layout.panels[number]
    return whole(panel.grid.box, panel.frame)


def _are_level(one: Box, two: Box) -> bool:
    shared = min(one.y1, two.y1) - max(one.y0, two.y0)
    return shared >= _LEVEL * min(one.height, two.height)
