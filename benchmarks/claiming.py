"""Sentences about a figure, true ones and false ones, as ``validate`` meets them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from unheat.bench.truth import PanelTruth
from unheat.model import Figure

Sentence = tuple[str, str, bool]
"""Kind, text, whether it is true."""

_FAR = 0.15
"""Share of the range by which a false number differs from the true one."""


def sentences(panel: PanelTruth, figure: Figure, rng: np.random.Generator) -> Iterator[Sentence]:
    """True and false sentences about the values that a figure shows."""
    values = figure.panels[0].cells.value
    known = np.isfinite(values)
    if known.sum() < 6:
        return
    numbers = values[known]
    span = float(numbers.max() - numbers.min())
    places = max(0, 2 - int(np.floor(np.log10(span)))) if span else 2
    low, high, mean = float(numbers.min()), float(numbers.max()), float(numbers.mean())
    off = _FAR * span * (1 + rng.random())

    def said(value: float) -> str:
        return f"{value:.{places}f}"

    top = tuple(int(i) for i in np.unravel_index(np.nanargmax(values), values.shape))
    other = tuple(int(i) for i in np.argwhere(known & (values < high - 0.1 * span))[0])
    rows, columns = panel.rows, panel.columns
    yield "extreme", f"The highest value is {said(high)}.", True
    yield "extreme", f"The highest value is {said(high - off)}.", False
    yield "extreme", f"The minimum is {said(low)}.", True
    yield "extreme", f"The lowest value is {said(low + off)}.", False
    alone = int((np.abs(values - high) < 1e-9).sum()) == 1
    yield "extreme", f"{rows[top[0]]} to {columns[top[1]]} has the highest value.", True
    if alone:
        yield "extreme", f"{rows[other[0]]} to {columns[other[1]]} has the highest value.", False
    yield "range", f"Values range from {said(low)} to {said(high)}.", True
    yield "range", f"Values range from {said(low)} to {said(high - off)}.", False
    yield "range", f"All values lie between {said(low - off)} and {said(high + off)}.", True
    yield "range", f"All values lie between {said(low + off)} and {said(high)}.", False
    yield "mean", f"The average value is {said(mean)}.", True
    yield "mean", f"The mean is {said(mean + off)}.", False
    limit = float(rng.uniform(low + 0.2 * span, high - 0.2 * span))
    above = int((numbers > float(said(limit))).sum())
    yield "threshold", f"{above} values are above {said(limit)}.", True
    yield "threshold", f"{above + 2} values are above {said(limit)}.", False
    yield "threshold", f"No value exceeds {said(high + off)}.", True
    yield "threshold", f"No value exceeds {said(high - off)}.", False
    yield "threshold", f"All values are below {said(high - off)}.", False
    yield from _square(values, rows == columns)
    if panel.title:
        yield "title", f'The heatmap is titled "{panel.title}".', True
        yield "title", 'The heatmap is titled "Daily visitors of the zoo".', False
    shape = panel.shape
    yield "size", f"It is a heatmap with {shape[0]} rows and {shape[1]} columns.", True
    yield "size", f"It is a heatmap with {shape[0]} rows and {shape[1] + 1} columns.", False
    if panel.bar.known and panel.bar.kind == "linear":
        ends = panel.bar.ends
        wide = ends[1] - ends[0]
        yield "scale", f"The color scale ranges from {ends[0]:.4g} to {ends[1]:.4g}.", True
        yield (
            "scale",
            f"The color bar goes from {ends[0]:.4g} to {ends[1] + 0.3 * wide:.4g}.",
            False,
        )


def _square(values: np.ndarray, same: bool) -> Iterator[Sentence]:
    if not same or len(values) < 3:
        return
    both = np.isfinite(values) & np.isfinite(values.T)
    np.fill_diagonal(both, False)
    diagonal = np.diag(values)
    if both.sum() >= 6:
        symmetric = bool(np.allclose(values[both], values.T[both]))
        yield "symmetry", "The matrix is symmetric.", symmetric
        yield "symmetry", "The matrix is not symmetric.", not symmetric
    if np.isfinite(diagonal).all():
        zero = bool(np.allclose(diagonal, 0))
        yield "diagonal", "The diagonal is zero throughout.", zero
