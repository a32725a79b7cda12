"""Groups of figures, and what a group's scores add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from unheat.bench.score import FigureScore
from unheat.bench.tally import RARE, STAGES, Tally, total

_DEGRADING = {"jpeg", "palette", "downscaled", "blur"}
_CLEAN = {"founding", "core", "renderers", "conflicts"}


def is_clean(score: FigureScore) -> bool:
    """Whether a figure is "clean" as the targets mean it."""
    return score.preset in _CLEAN and not score.negative and not _DEGRADING.intersection(score.tags)


def _preset(*names: str) -> Callable[[FigureScore], bool]:
    return lambda score: score.preset in names and not score.negative


GROUPS: dict[str, Callable[[FigureScore], bool]] = {
    "clean": is_clean,
    "degraded": _preset("degraded"),
    "hard": _preset("hard"),
    "real": _preset("real", "paper"),
    "large": _preset("large"),
    "conflicts": _preset("conflicts"),
    "negatives": lambda score: score.negative,
    "total": lambda score: score.preset != "large",
}
"""Figures may be in several groups. "large" is in no other: its cells would drown the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A group of figures in numbers.

    ``pooled`` counts things, ``by_figure`` gives every figure one vote (mean of its
    share; the total is the number of figures). Colour errors are (median, 95th
    percentile) as shares of the bar, over cells and as medians over figures.
    ``bounds`` are upper 95 % bounds of the rates of rare events.
    """

    figures: int
    safe: int
    right: int
    refused: int
    crashes: int
    timeouts: int
    seconds: float
    pooled: Mapping[str, Tally]
    by_figure: Mapping[str, Tally]
    color_error: tuple[float, float]
    color_error_by_figure: tuple[float, float]
    bounds: Mapping[str, float]


def summarize(scores: Sequence[FigureScore]) -> Summary:
    """Add up the scores of one group."""
    pooled, by_figure, bounds = {}, {}, {}
    for stage in STAGES:
        tallies = [s.stages[stage] for s in scores if stage in s.stages and s.stages[stage].total]
        if tallies:
            pooled[stage] = total(tallies)
            by_figure[stage] = Tally(sum(tally.share for tally in tallies), len(tallies))
            if stage in RARE:
                bounds[stage] = upper_bound(tallies)
    errors = [score.color_errors for score in scores if len(score.color_errors)]
    return Summary(
        figures=len(scores),
        safe=sum(score.safe for score in scores),
        right=sum(score.right for score in scores),
        refused=sum(score.outcome == "refused" for score in scores),
        crashes=sum(score.outcome == "crash" for score in scores),
        timeouts=sum(score.outcome == "timeout" for score in scores),
        seconds=float(np.median([score.seconds for score in scores])) if scores else float("nan"),
        pooled=pooled,
        by_figure=by_figure,
        color_error=_quantiles(np.concatenate(errors) if errors else np.zeros(0)),
        color_error_by_figure=(
            _median(float(np.median(one)) for one in errors),
            _median(float(np.quantile(one, 0.95)) for one in errors),
        ),
        bounds=bounds,
    )


def upper_bound(tallies: Sequence[Tally], *, draws: int = 2000) -> float:
    """Upper 95 % bound of count / total: a bootstrap over figures, seeded.

    Where nothing happened a bootstrap sees nothing: then it is the bound on the share of
    figures in which anything happens, 1 − 0.05^(1/n).

    >>> round(upper_bound([Tally(0, 400)] * 58), 3)
    0.05
    """
    counts = np.array([tally.count for tally in tallies])
    totals = np.array([tally.total for tally in tallies])
    if not counts.any():
        return float(1 - 0.05 ** (1 / len(tallies)))
    picks = np.random.default_rng(0).integers(0, len(tallies), (draws, len(tallies)))
    rates = counts[picks].sum(axis=1) / totals[picks].sum(axis=1)
    return float(np.quantile(rates, 0.95))


def _quantiles(errors: np.typing.NDArray[np.float64]) -> tuple[float, float]:
    if not len(errors):
        return float("nan"), float("nan")
    median, high = np.quantile(errors, [0.5, 0.95])
    return float(median), float(high)


def _median(numbers: Iterable[float]) -> float:
    listed = list(numbers)
    return float(np.median(listed)) if listed else float("nan")
