"""Claims about means: of all cells, of a row or column, and which row or column has the highest."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from unheat.validate.claims_values import HIGH, LOW
from unheat.validate.clause import (
    Clause,
    Verdict,
    failed,
    is_about_values,
    lines_of,
    on_diagonal,
    scope,
    whole,
)
from unheat.validate.judge import Finding
from unheat.validate.mentions import Said

_MEAN = r"average|averages|averaging|mean|means"


def mean(clause: Clause) -> Verdict | None:
    """ "The average is 51.3%", "GPT-4 has a mean of 53.3 as a source"."""
    numbers = clause.numbers
    if not clause.has(_MEAN) or len(numbers) != 1 or len(clause.mentions) > 1:
        return None
    if clause.has(f"{HIGH}|{LOW}|above|below|than|median") or not is_about_values(clause):
        return None
    panel, said = clause.panel, numbers[0]
    wanted = said.value * clause.factor
    lines = lines_of(clause)
    masks = [("the mean", mask) for mask in lines or (scope(clause)[0],)]
    if scope(clause)[1]:
        masks += [
            (f"{name}, without the diagonal", mask & ~on_diagonal(panel)) for name, mask in masks
        ]
    means = [
        (name, float(panel.cells.value[mask & np.isfinite(panel.cells.value)].mean()))
        for name, mask in masks
        if (mask & np.isfinite(panel.cells.value)).any()
    ]
    slack = _slack(clause, said)
    for name, value in means:
        if abs(value - wanted) <= slack:
            return "mean", Finding.HOLDS, name
    told = "; ".join(f"{name}: {value:.4g}" for name, value in means)
    return "mean", failed(panel, np.any([mask for _, mask in masks], axis=0)), told


def extreme_mean(clause: Clause) -> Verdict | None:
    """ "Vicuna as a target has the lowest average (46.7%)"."""
    high, low = clause.has(HIGH), clause.has(LOW)
    if not clause.has(_MEAN) or high == low or len(clause.mentions) != 1 or len(clause.numbers) > 1:
        return None
    one, found = clause.mentions[0], []
    for axis, index, means in _means_of_lines(clause):
        if index is None:
            continue
        best = int(np.nanargmax(means) if high else np.nanargmin(means))
        names = (clause.panel.rows if axis == "row" else clause.panel.columns).names
        right = means[best] == means[index]
        if clause.numbers:
            said = clause.numbers[0]
            gap = abs(means[index] - said.value * clause.factor)
            right = right and bool(gap <= _slack(clause, said))
        if right:
            return "mean", Finding.HOLDS, f"of the {axis}s"
        found.append(f"of the {axis}s {names[best] or best + 1} with {means[best]:.4g}")
    if not found:
        return None
    everything = np.ones(clause.panel.cells.shape, dtype=bool)
    word = "highest" if high else "lowest"
    told = f"the {word} mean: {'; '.join(found)} ({one.text}: "
    told += "; ".join(f"{m[i]:.4g}" for _, i, m in _means_of_lines(clause) if i is not None) + ")"
    return "mean", failed(clause.panel, everything), told


CHECKS = (mean, extreme_mean)


def _means_of_lines(clause: Clause) -> Iterator[tuple[str, int | None, np.ndarray]]:
    """The means of all rows, of all columns; with and without a structural diagonal.

    Only of one kind, where the clause says which.
    """
    panel, one = clause.panel, clause.mentions[0]
    as_column = clause.has("column|target|as an? target|recipient|incoming")
    as_row = clause.has("row|source|as an? source|outgoing")
    if clause.transposed:
        as_row, as_column = as_column, as_row
    mask, structural = whole(clause)
    masks = [mask, mask & ~on_diagonal(panel)] if structural else [mask]
    for kept in masks:
        values = np.where(kept & np.isfinite(panel.cells.value), panel.cells.value, np.nan)
        for name, index, axis in (("row", one.row, 1), ("column", one.col, 0)):
            if (as_column and name == "row") or (as_row and name == "column"):
                continue
            counts = np.isfinite(values).sum(axis=axis)
            sums = np.nansum(values, axis=axis)
            yield name, index, np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def _slack(clause: Clause, said: Said) -> float:
    """How far a stated mean may be off: half of its last place, all of it after "about"."""
    hedged = clause.has("about|around|approximately|roughly|approx") or "~" in clause.text
    wanted = abs(said.value * clause.factor)
    return (1.0 if hedged else 0.5) * said.quantum * clause.factor + 1e-9 * wanted
