"""Level labels that stand off the middles of their columns, where the others stand on them.

Two labels that run into each other are parted where a gap shows, and that may be the space of one
of them: "Imperial Aramaic" leaves its second word to its neighbor. What is left does not stand on
the middle of its column, nor does what has a word too many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unheat.medians import median
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_FEWEST, _MOSTLY = 4, 0.7
"""Labels of an axis, and the share of them on their middles, that tell where all stand."""

_ON, _OFF = 0.6, 1.2
"""How far a label on its middle stands off it, and how far one that lost a word, in letter
heights: a sign that no reader sees is narrower."""


def off_middle(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The sure readings of level column labels, doubted, that stand off their columns alone."""
    found: dict[str, Reading] = {}
    for number, panel in enumerate(sites.layout.panels):
        spans = panel.grid.column_spans
        # Where a label stands may have been settled after it was read.
        placed = [
            site
            for site in sites.of("column", number)
            if len(site.lines) == 1 and site.lines[0].angle == 0.0 and 0 <= site.index < len(spans)
        ]
        own = [readings[site.key] for site in placed]
        off = [site.box.center[0] - sum(spans[site.index]) / 2 for site in placed]
        sizes = [one.site.lines[0].size for one in own]
        for place in with_robbed(off, places_off(off, sizes)):
            one = own[place]
            if not (one.review or one.layer) and one.text:
                found[one.site.key] = doubted(one)
    return found


def with_robbed(off: Sequence[float], places: Sequence[int]) -> list[int]:
    """The ``places`` that stand off, and those beside them from which they have a word too many,
    which may have lost one at either end: of "Cabo Verde Escudo" the middle one is left.

    >>> with_robbed([0.0, 20.0, 0.0, -15.0], [1]), with_robbed([-20.0, 0.0], [0])
    ([1, 2], [0])
    """
    usual = float(median(off)) if off else 0.0
    beside = (place + (1 if off[place] > usual else -1) for place in places)
    return sorted({*places, *(one for one in beside if 0 <= one < len(off))})


def places_off(off: Sequence[float], sizes: Sequence[float]) -> list[int]:
    """Which of several labels stand off by another distance (px) than most do, in letter heights.

    >>> places_off([0.5, 0.0, -24.0, 0.0, 0.5], [8.0] * 5), places_off([0.0, -24.0], [8.0] * 2)
    ([2], [])
    """
    if len(off) < _FEWEST:
        return []
    usual = float(median(off))
    away = [abs(one - usual) / size for one, size in zip(off, sizes, strict=True)]
    if sum(one <= _ON for one in away) < _MOSTLY * len(away):
        return []
    return [place for place, one in enumerate(away) if one > _OFF]
