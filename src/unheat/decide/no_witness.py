"""Bars that say nothing against the numbers of a panel: those of others, and those in doubt."""

from __future__ import annotations

from unheat.decide.reconcile import Verdicts
from unheat.model import ColorScale, Reason

_STRANGE = {Reason.SCALE_DISAGREES, Reason.TICK_OFF_LINE, Reason.TWO_TICKS}


def is_unnamed(verdicts: Verdicts) -> bool:
    """Whether print and colors differ by nothing that has a name."""
    return verdicts.print_and_color == "different" and verdicts.relation in (None, "monotone")


def is_no_witness(scale: ColorScale) -> bool:
    """Whether a bar says nothing against numbers that bear out each other's colors: it was drawn
    with another panel, as far as places tell, or its ticks are in doubt."""
    return scale.origin == "colorbar" and not _STRANGE.isdisjoint(scale.reasons)


def lacks_colors(scale: ColorScale | None) -> bool:
    """Whether cells have colors that their bar has not."""
    return (
        scale is not None and scale.origin == "colorbar" and Reason.COLOR_OFF_RAMP in scale.reasons
    )
