"""The monotone table that turns claimed confidence into how often it was right.

Pool adjacent violators over bins of what is claimed: where a surer bin was wrong more often
than one less sure, the two are one. A bin of few cells promises little: each counts half an
error that was not seen (Jeffreys), so that no table says one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Step:
    """Cells claimed from ``low`` to ``high``: how sure on the mean, how many, how many wrong."""

    low: float
    high: float
    claimed: float
    cells: int
    errors: int

    @property
    def share(self) -> float:
        """The share that was wrong."""
        return self.errors / self.cells

    @property
    def right(self) -> float:
        """The share that was right, less half an error that was not seen."""
        return 1.0 - (self.errors + 0.5) / (self.cells + 1.0)


def steps(
    claimed: Floats, wrong: npt.NDArray[np.bool_], edges: Sequence[float]
) -> tuple[Step, ...]:
    """Bins of claims that ascend in what was right; ``claimed`` and ``wrong`` are (n,).

    >>> claimed = np.array([0.2, 0.4, 0.6, 0.8])
    >>> wrong = np.array([True, False, True, False])
    >>> [(step.high, step.errors) for step in steps(claimed, wrong, (0, 0.3, 0.5, 0.7, 1.0))]
    [(0.3, 1), (0.7, 1), (1.0, 0)]
    """
    pooled: list[Step] = []
    for low, high in pairwise(edges):
        inside = (claimed >= low) & ((claimed < high) | (high == edges[-1]))
        if not inside.any():
            continue
        step = Step(
            float(low),
            float(high),
            float(claimed[inside].mean()),
            int(inside.sum()),
            int(wrong[inside].sum()),
        )
        while pooled and pooled[-1].share <= step.share:
            step = _joined(pooled.pop(), step)
        pooled.append(step)
    return tuple(pooled)


def _joined(one: Step, other: Step) -> Step:
    cells = one.cells + other.cells
    claimed = (one.claimed * one.cells + other.claimed * other.cells) / cells
    return Step(one.low, other.high, claimed, cells, one.errors + other.errors)
