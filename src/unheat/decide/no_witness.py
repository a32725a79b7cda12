"""Bars that say nothing against the numbers of a panel: those of others, and those in doubt."""

from __future__ import annotations

from unheat.decide.reconcile import Verdicts
from unheat.model import Box, ColorScale, Layout, PanelLayout, Reason

_STRANGE = {Reason.SCALE_DISAGREES, Reason.TICK_OFF_LINE, Reason.TWO_TICKS}


def is_unnamed(verdicts: Verdicts) -> bool:
    """Whether print and colors differ by nothing that has a name."""
    return verdicts.print_and_color == "different" and verdicts.relation in (None, "monotone")


def is_no_witness(scale: ColorScale | None, layout: Layout, panel: PanelLayout) -> bool:
    """Whether a bar says nothing against numbers that bear out each other's colors: it was drawn
    with another panel, as far as places tell, or its ticks are in doubt."""
    if scale is None or scale.origin != "colorbar":
        return False
    strange = not _STRANGE.isdisjoint(scale.reasons)
    return strange or _stands_by_another(layout, panel)


def _stands_by_another(layout: Layout, panel: PanelLayout) -> bool:
    """Whether a bar that several panels share stands right beside another one of them."""
    if panel.bar is None:
        return False
    bar = layout.bars[panel.bar].box
    sharing = [other for other in layout.panels if other.bar == panel.bar and other is not panel]
    own = blank_between(panel.grid.box, bar)
    return any(blank_between(other.grid.box, bar) < own for other in sharing)


def blank_between(one: Box, two: Box) -> float:
    """Pixels between two boxes, across and down."""
    across = max(one.x0 - two.x1, two.x0 - one.x1, 0.0)
    return across + max(one.y0 - two.y1, two.y0 - one.y1, 0.0)


def lacks_colors(scale: ColorScale | None) -> bool:
    """Whether cells have colors that their bar has not."""
    return (
        scale is not None and scale.origin == "colorbar" and Reason.COLOR_OFF_RAMP in scale.reasons
    )
