"""Axes that are scales which panels lend each other: numbers beside the outer ones tell all.

Panels on the same rows (or columns) that share a bar are one plot, and its numbers are drawn once.
A panel without numbers of its own has the coordinates of its neighbor, and none of the names that
these numbers had been taken for.
"""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Axis, Quantity
from unheat.text.lent import same_places
from unheat.text.scale_axes import as_scale
from unheat.text.sites import Sites, Texts


def with_shared_scales(sites: Sites, before: Texts, texts: Texts) -> Texts:
    """The texts with the scales of panels lent to those on the same lines; ``before`` are the
    texts in which these still had the names that numbers had been taken for."""
    layouts = sites.layout.panels
    panels = list(texts.panels)
    for role in ("rows", "columns"):
        for i, lender in enumerate(texts.panels):
            theirs: Axis = getattr(lender, role)
            quantity = theirs.quantity
            if quantity is None or not quantity.ticks:
                continue
            was: Axis = getattr(before.panels[i], role)
            for k, other in enumerate(layouts):
                mine: Axis = getattr(panels[k], role)
                if k == i or (mine.quantity is not None and mine.quantity.ticks):
                    continue
                if not same_places(other.grid, layouts[i].grid, role):
                    continue
                one_plot = other.bar is not None and other.bar == layouts[i].bar
                if _is_copy(mine, was) or (one_plot and _is_bare(mine)):
                    lent = _lent(mine, theirs.labels, quantity)
                    panels[k] = panels[k].with_axis("row" if role == "rows" else "column", lent)
    return replace(texts, panels=tuple(panels))


def _is_copy(mine: Axis, was: Axis) -> bool:
    """Whether an axis has the names that were lent by another one that had some."""
    return any(was.labels) and was.labels in (mine.labels, mine.lent)


def _is_bare(axis: Axis) -> bool:
    return not (any(axis.labels) or any(axis.lent) or any(axis.review)) and axis.quantity is None


def _lent(mine: Axis, names: tuple[str | None, ...], quantity: Quantity) -> Axis:
    """An axis with the names and coordinates of another one, and with none of its numbers."""
    scale = as_scale(mine, replace(quantity, ticks=()))
    return replace(scale, lent=names if any(names) else ())
