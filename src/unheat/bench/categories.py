"""Matrices of names: what is compared are names, not the numbers that stand for them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.bench.texts import normal
from unheat.bench.truth import PanelTruth
from unheat.model import Panel

Floats = npt.NDArray[np.float64]


def in_truths_numbers(panel: Panel, truth: PanelTruth) -> Panel:
    """The panel with each category numbered as in the truth's list of names, where it has one.

    A name that the truth does not have gets the number after its last.
    """
    names, scale = truth.bar.categories, panel.scale
    if names is None or scale is None or scale.categories is None:
        return panel
    numbers = {normal(name): float(index) for index, name in enumerate(names)}
    known = [knot[0] for knot in scale.knots]
    told = [numbers.get(normal(name), float(len(names))) for name in scale.categories]

    def renumbered(values: Floats) -> Floats:
        result = np.full(values.shape, np.nan)
        for own, number in zip(known, told, strict=True):
            result[values == own] = number
        return result

    cells = panel.cells
    unprinted = np.isnan(cells.text_value)
    return replace(
        panel,
        cells=replace(
            cells,
            value=np.where(unprinted, renumbered(cells.value), cells.value),
            color_value=renumbered(cells.color_value),
            color_low=renumbered(cells.color_low),
            color_high=renumbered(cells.color_high),
        ),
    )
