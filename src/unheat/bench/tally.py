"""What a score is made of: counts per stage, colour errors, and findings in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

STAGES: dict[str, str] = {
    "panels found": "panels of the truth that were found",
    "panels invented": "panels that are none, per panel of the truth",
    "grid shape": "panels with the exact number of rows and columns",
    "labels exact": "row and column labels",
    "titles exact": "panel and figure titles, drawn or invented",
    "axis titles exact": "titles of the axes, drawn or invented",
    "bar found": "panels whose bar was seen where there is one and not where there is none",
    "bar label exact": "labels of bars, drawn or invented",
    "bar ticks exact": "bars whose tick texts are exactly those drawn",
    "scale range": "bars with both ends within 1 % of the bar's length",
    "scale norm": "bars whose kind is right: linear, log, discrete",
    "printed exact": "printed numbers",
    "value right, printed": "final values of printed cells, within half a printed unit",
    "value right, color only": "final values of cells without print, within 1 % of the bar",
    "masked cells": "cells that show nothing and got no value",
    "color decoded": "cells with a known value under a known bar whose colour was decoded",
    "coverage": "true values inside [low, high]",
    "interval width": "width of [low, high] as a share of the bar, mean",
    "conflicts found": "altered numbers that are up for review",
    "false flags": "right cells that are up for review",
    "false flags, texts": "right labels, titles and names of bars that are up for review",
    "false flags, scales": "bars of the right range and kind whose scale is up for review",
    "false flags, panels": "panels of the right shape that are up for review",
    "silent label errors": "wrong texts that are not up for review",
    "silent scale errors": "wrong or invented scales that are not up for review",
    "silent errors, printed": "wrong values of printed cells that are not up for review",
    "silent errors, color only": "wrong values of cells without print, not up for review",
}
"""Every stage, in the order of the work, with what it counts."""

RARE = tuple(stage for stage in STAGES if stage.startswith(("silent", "false", "panels inv")))
"""Stages that count mishaps: their rate is given with an upper bound."""


@dataclass(frozen=True, slots=True)
class Tally:
    """``count`` of ``total``; both may be sums of shares (interval widths)."""

    count: float = 0.0
    total: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.count + other.count, self.total + other.total)

    @property
    def share(self) -> float:
        """count / total, NaN where there was nothing to count."""
        return self.count / self.total if self.total else float("nan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing that went wrong: where, what was expected, what came instead."""

    stage: str
    place: str
    expected: str
    got: str
    silent: bool = False


@dataclass(slots=True)
class Sheet:
    """Where the scorers of one figure write down what they count (mutable on purpose)."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    color_errors: list[FloatArray] = field(default_factory=list)

    def count(self, stage: str, right: float, total: float) -> None:
        """Add ``right`` of ``total`` to a stage."""
        if stage not in STAGES:
            raise KeyError(stage)
        self.tallies[stage] = self.tallies.get(stage, Tally()) + Tally(right, total)

    def judge(
        self,
        stage: str,
        right: bool,
        place: str,
        expected: object,
        got: object,
        *,
        silent: bool = False,
    ) -> None:
        """Count one thing, and note it where it is wrong."""
        self.count(stage, float(right), 1)
        if not right:
            self.note(stage, place, expected, got, silent=silent)

    def note(
        self, stage: str, place: str, expected: object, got: object, *, silent: bool = False
    ) -> None:
        """Write down a failure without counting it."""
        self.failures.append(
            Failure(
                stage=stage,
                place=place,
                expected=_short(expected),
                got=_short(got),
                silent=silent,
            )
        )

    def errors(self) -> FloatArray:
        """All colour errors, as shares of the bar, shape (n,)."""
        return np.concatenate(self.color_errors) if self.color_errors else np.zeros(0)


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies.

    >>> total([Tally(1, 2), Tally(3, 4)])
    Tally(count=4, total=6)
    """
    return sum(tallies, Tally(0, 0))


def _short(thing: object) -> str:
    if isinstance(thing, float):
        return f"{thing:.6g}"
    if thing is None or thing == "":
        return "nothing"
    text = str(thing).replace("\n", "\\n")
    return text if len(text) <= 120 else text[:117] + "..."
