"""What generated figures say of claimed confidence, rare errors, misprints and intervals.

Works on the claims that ``bench.claims`` keeps. An error of reading is a printed cell whose
final value is not what is printed; a planted misprint is no error of reading, and is counted
by whether it was found. Cells are looked at in the order of doubt: those up for review first,
then the others by what is claimed, the least sure first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.bench.bounds import Rate
from unheat.bench.claims import Claims, join

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

SURE = 0.999
"""What is claimed from here on is to hold as a promise."""

GAPS = ((0.02, np.inf), (0.01, 0.02), (0.005, 0.01), (0.0, 0.005))
"""Sizes of misprints, as shares of the bar, largest first: from, to."""

_JUDGED = ("agreed", "repaired", "text-only")
"""Verdicts that are up for review because of their confidence alone."""

_CONTINUOUS = ("plain", "dark")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Read:
    """One figure that was read: what is told of it, and its cells (None where refused)."""

    told: Mapping[str, Any]
    cells: Claims | None
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """The cells of many figures. ``figure``, ``family`` and ``quality`` name a cell's figure."""

    cells: Claims

    @classmethod
    def of(cls, reads: Sequence[Read]) -> Sample:
        parts = []
        for i, read in enumerate(reads):
            if read.cells is None:
                continue
            n = len(read.cells["row"])
            parts.append(
                read.cells
                | {
                    "figure": np.full(n, i),
                    "family": np.full(n, read.told["kind"], dtype="U14"),
                    "quality": np.full(n, read.told["quality"], dtype="U14"),
                }
            )
        return cls(cells=join(parts))

    def where(self, mask: Flags) -> Sample:
        """The cells of a mask."""
        return Sample(cells={name: column[mask] for name, column in self.cells.items()})

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self.cells[name]

    def __len__(self) -> int:
        return len(self.cells["row"])

    @property
    def printed(self) -> Sample:
        """Printed cells without a planted misprint."""
        return self.where((self["kind"] == "printed") & ~self["altered"])

    @property
    def shaped(self) -> Sample:
        """Cells of panels whose rows and columns were counted right."""
        return self.where(self["status"] != "lost")

    @property
    def misprints(self) -> Sample:
        """Cells whose print was altered."""
        return self.where(self["altered"])

    @property
    def colored(self) -> Sample:
        """Cells without print under a bar."""
        return self.where((self["kind"] == "color") & self["bar"])

    @property
    def errors(self) -> Flags:
        """Printed cells whose value is not what is printed, colours whose [low, high] does not
        hold the truth, masked cells that got a value."""
        kind = self["kind"]
        colored = (kind == "color") & self["bar"]
        wrong = np.where(kind == "printed", ~self["as_printed"], ~self["right"])
        return np.asarray(np.where(colored, ~covered(self), wrong), dtype=bool)

    @property
    def sureness(self) -> Floats:
        """The order of doubt: what is claimed, less one where a person is asked to look."""
        return np.asarray(self["confidence"] - self["review"], dtype=float)


def silent(sample: Sample) -> Rate:
    """Errors that nobody was asked to look at."""
    return _rate(sample.errors & ~sample["review"])


def lost_panels(sample: Sample) -> Rate:
    """Panels of another shape that nobody was asked to look at, of all panels."""
    panels = {(int(f), int(p)) for f, p in zip(sample["figure"], sample["panel"], strict=True)}
    quiet = sample.where((sample["status"] == "lost") & ~sample["review"])
    lost = {(int(f), int(p)) for f, p in zip(quiet["figure"], quiet["panel"], strict=True)}
    return Rate(len(lost), len(panels))


def false_flags(sample: Sample) -> Rate:
    """Right cells that a person is asked to look at."""
    return _rate(sample["review"][~sample.errors])


def needless_flags(sample: Sample) -> Rate:
    """The same of cells that are right as figures are scored: a color that is told only roughly,
    more than 1 % of the bar off in an interval wider than 6 %, is not."""
    right = ~sample.errors & (sample["right"] | (sample["kind"] != "color"))
    return _rate(sample["review"][right])


def flagged_for(sample: Sample) -> dict[str, int]:
    """Reason → right cells up for review that name it, commonest first."""
    flags = sample["reasons"][sample["review"] & ~sample.errors].tolist()
    counts = Counter(reason for told in flags for reason in (set(told.split()) or {"none"}))
    return dict(counts.most_common())


def exact(sample: Sample) -> Rate:
    """Printed numbers that were read exactly."""
    return _rate(sample["exact"])


def claimed_sure(sample: Sample) -> Rate:
    """Errors among the cells that are claimed with ``SURE`` or more."""
    return _rate(sample.errors[sample["confidence"] >= SURE])


def uncovered(sample: Sample) -> Rate:
    """Colours whose truth lies outside [low, high] and that are not up for review."""
    return _rate(~covered(sample) & ~sample["review"])


def covered(sample: Sample) -> Flags:
    """Whether [low, high] holds the truth, clipped to the bar."""
    truth = sample["truth_place"]
    inside = (sample["low_place"] - 1e-9 <= truth) & (truth <= sample["high_place"] + 1e-9)
    return np.asarray(inside, dtype=bool)


def found(sample: Sample, low: float, high: float) -> Rate:
    """Misprints of a size (share of the bar) that are up for review."""
    return _rate(sample["review"][(sample["gap"] >= low) & (sample["gap"] < high)])


def risk_coverage(sample: Sample) -> tuple[Floats, Floats]:
    """(share of cells taken, error rate among them), the surest cells first; both (n,).

    Cells that are claimed alike are taken together.
    """
    order = np.argsort(-sample.sureness, kind="stable")
    wrong = np.cumsum(sample.errors[order])
    taken = np.arange(1, len(order) + 1)
    last = np.flatnonzero(np.diff(sample.sureness[order], append=-np.inf))
    return taken[last] / len(order), wrong[last] / taken[last]


def looked_at(sample: Sample, errors_per_10000: float) -> float:
    """Share of cells that a person must look at, most doubtful first, to leave so many errors."""
    order = np.argsort(sample.sureness, kind="stable")
    left = sample.errors.sum() - np.cumsum(sample.errors[order])
    allowed = errors_per_10000 * len(order) / 10_000
    if sample.errors.sum() <= allowed:
        return 0.0
    return float((np.argmax(left <= allowed) + 1) / len(order))


def thresholds(
    sample: Sample, limits: Sequence[float], in_use: float
) -> Iterator[tuple[float, Rate, Rate]]:
    """(threshold, silent errors, false flags) for other thresholds than that ``in_use``.

    Verdicts that have no doubt of their own are up for review where they are claimed below the
    threshold; all others stay as they are, and so do all at the threshold ``in_use``.
    """
    judged = np.isin(sample["status"], _JUDGED)
    asked = judged & sample["review"] & (sample["confidence"] < in_use)
    for limit in limits:
        review = sample["review"]
        # In use, what was read beyond doubt is asked about later than at the threshold.
        if limit != in_use:
            review = (review & ~asked) | (judged & (sample["confidence"] < limit))
        yield limit, _rate(sample.errors & ~review), _rate(review[~sample.errors])


def color_table(sample: Sample) -> Iterator[tuple[str, dict[str, float]]]:
    """Per quality of picture: error of decoded colours and what [low, high] holds.

    All cells whose true place under a linear or logarithmic bar is known and whose colour was
    decoded, printed or not. Errors and widths are shares of the bar.
    """
    known = ~np.isnan(sample["truth_place"]) & ~np.isnan(sample["color_error"])
    known &= ~np.isin(sample["family"], ("discrete", "steps"))
    for name, mask in _pictures(sample):
        part = sample.where(known & mask)
        if not len(part):
            continue
        median, high = np.quantile(part["color_error"], [0.5, 0.95])
        width = part["high_place"] - part["low_place"]
        yield (
            name,
            {
                "cells": float(len(part)),
                "median": float(median),
                "p95": float(high),
                "covered": float(covered(part).mean()),
                "width": float(np.median(width)),
                "widths": float(np.median(width) / high) if high else float("nan"),
            },
        )


def _pictures(sample: Sample) -> Iterator[tuple[str, Flags]]:
    quality = sample["quality"]
    yield "PNG as drawn", np.isin(quality, _CONTINUOUS)
    for name in sorted(set(quality.tolist()) - set(_CONTINUOUS)):
        yield name, quality == name


def reliability(sample: Sample, edges: Sequence[float]) -> Iterator[tuple[float, float, Rate]]:
    """(mean claim, upper edge, errors) of the cells claimed between neighbouring edges."""
    for low, high in pairwise(edges):
        part = sample.where((sample["confidence"] >= low) & (sample["confidence"] < high))
        if len(part):
            yield float(part["confidence"].mean()), high, _rate(part.errors)


def groups(sample: Sample, name: str) -> Iterator[tuple[str, Sample]]:
    """The sample parted by a column, in the order of its names."""
    for one in sorted(set(sample[name].tolist())):
        yield str(one), sample.where(sample[name] == one)


def _rate(mask: npt.NDArray[Any]) -> Rate:
    return Rate(int(mask.sum()), len(mask))
