"""Matrices of names in words: what their legends say, and how often each name occurs."""

from __future__ import annotations

from collections import Counter

from unheat.color.words import color_words
from unheat.model import ColorScale, Panel


def legend_told(scale: ColorScale) -> str:
    """The names of a legend with their colors: "water (blue), forest (green)"."""
    names = scale.categories or ()
    told = zip(names, scale.knots, strict=True)
    return ", ".join(f"{name} ({color_words(knot[1:])})" for name, knot in told)


def names_told(panel: Panel) -> str | None:
    """How many cells have each name, the most frequent first; None for a panel of numbers.

    Names have no order, so that nothing is the highest of them or their mean.
    """
    scale = panel.scale
    if scale is None or scale.categories is None:
        return None
    values = panel.cells.color_value.ravel().tolist()
    found = Counter(name for value in values if (name := scale.category(value)) is not None)
    order = sorted(scale.categories, key=lambda name: -found[name])
    return ", ".join(f"{name} in {found[name]}" for name in order)
