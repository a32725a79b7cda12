"""One bar for several panels that print different multiples of its numbers.

Maps of one name are all alike, so the bar of one figure explains the colors of the next one that
has none. Panels that share a bar print the same thing: where one prints "71" and another ".16"
in colors of a bar from 0 to 100, that bar was drawn with one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.decide.no_witness import blank_between
from unheat.decide.scale_doubts import doubted_scale
from unheat.model import Box, Panel, Reason

_TENFOLD = (10.0, 0.1)


def factors_doubted(panels: Sequence[Panel]) -> list[Panel]:
    """The panels, those with a doubtful scale that print another multiple of its numbers than the
    panel which stands nearest to its bar, or ten times what it says."""
    return [
        _doubted(panel) if _differs(panel, panels) or _is_tenfold(panel) else panel
        for panel in panels
    ]


def _is_tenfold(panel: Panel) -> bool:
    """Whether print and bar differ by the place of a point. Percents and thousands are units, a
    tenth is a point that readers saw in the numbers of one of the two, or did not see.
    """
    return _bar(panel) is not None and panel.format.factor in _TENFOLD


def _doubted(panel: Panel) -> Panel:
    if panel.scale is None:
        return panel
    return replace(panel, scale=doubted_scale(panel.scale, Reason.SCALE_DISAGREES))


def _differs(panel: Panel, panels: Sequence[Panel]) -> bool:
    bar = _bar(panel)
    if bar is None:
        return False
    sharing = [other for other in panels if _bar(other) == bar]
    nearest = min(sharing, key=lambda other: blank_between(other.grid.box, bar))
    return nearest.format.factor != panel.format.factor


def _bar(panel: Panel) -> Box | None:
    """The bar that a panel's numbers were held against."""
    return None if panel.scale is None or panel.print_and_color != "same" else panel.scale.box
