"""Arithmetic as a third witness: what printed numbers say about each other.

A symmetric matrix prints every number twice, its diagonal is one or nought, shares add up
to a whole, totals to their parts, a percentage belongs to its count, F1 to precision and
recall. None of this is assumed: a rule counts where nearly all of a panel keeps it, and
what breaks it then is up for review, however well color and print agree. It sees last
digits where color is blind. It never rewrites a number, and it settles the doubts of
readers only where sums of whole numbers come out exactly: the same digit misread twice
keeps a symmetry, but no sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Axis, Cells, Reason, Status
from unheat.text.numbers import printed_numbers

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_KEPT = 0.8
"""Share of the cases that keep a rule which is one."""

_CASES = 4
"""Fewer cases may keep a rule by chance."""

_BLUR = 0.02
"""Share of a sum that rounding of its parts may take away; beyond, it checks nothing."""

_SURE, _DOUBTED = 0.97, 0.5

_READING = {
    Reason.READERS_DIFFER,
    Reason.LOW_CONFIDENCE,
    Reason.DIGIT_IN_DOUBT,
    Reason.POINT_IN_DOUBT,
    Reason.SIGN_IN_DOUBT,
}
"""Doubts about what is printed, which a sum that comes out answers."""

_GROUND = {Reason.COLOR_OFF_RAMP, Reason.AMBIGUOUS_COLOR}
"""And doubts about a color that is none of the bar's: totals stand on a ground of their own."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Finding:
    """Cells (R, C) that ``break`` a rule, and those whose numbers it ``bears`` out."""

    breaks: BoolArray
    bears: BoolArray


def checked(cells: Cells, rows: Axis, columns: Axis) -> Cells:
    """The cells with what arithmetic doubts and what it settles."""
    values = np.where(np.isfinite(cells.text_value), cells.text_value, np.nan)
    if np.isfinite(values).sum() < _CASES:
        return cells
    quanta = _quanta(cells)
    breaks, bears = np.zeros(cells.shape, dtype=bool), np.zeros(cells.shape, dtype=bool)
    for finding in _findings(cells, values, quanta, rows, columns):
        breaks |= finding.breaks
        bears |= finding.bears
    return _told(cells, breaks, bears & ~breaks)


def _findings(
    cells: Cells, values: FloatArray, quanta: FloatArray, rows: Axis, columns: Axis
) -> Iterator[_Finding]:
    if _same_names(rows, columns):
        yield from _symmetry(values, quanta, cells)
        yield from _diagonal(values)
    for turned in (False, True):
        table, steps = (values.T, quanta.T) if turned else (values, quanta)
        names = rows if turned else columns
        for rule in (_wholes(table, steps), _totals(table, steps), _f1(table, steps, names)):
            for item in rule:
                yield _turned(item) if turned else item
    yield from _percentages(cells)


def _symmetry(values: FloatArray, quanta: FloatArray, cells: Cells) -> Iterator[_Finding]:
    """Numbers that differ from their mirror image.

    Where one of the two is far from its color and the other is not, the first one is to blame.
    """
    upper = np.triu(np.isfinite(values) & np.isfinite(values.T), 1)
    # Noughts opposite to noughts, of which sparse tables are full, show no symmetry.
    shown, counts = np.unique(values[upper], return_counts=True)
    if not len(shown):
        return
    common = shown[counts.argmax()]
    telling = upper & ((values != common) | (common != values.T))
    unequal = upper & (np.abs(values - values.T) > 0.25 * np.minimum(quanta, quanta.T))
    if _rule((telling & ~unequal).sum(), telling.sum(), least=6):
        differ = np.equal(cells.status, Status.CONFLICT)
        agrees = np.equal(cells.status, Status.AGREED) & ~cells.review
        breaks = (unequal | unequal.T) & ~(agrees & differ.T)
        yield _Finding(breaks=breaks, bears=np.zeros_like(unequal))


def _diagonal(values: FloatArray) -> Iterator[_Finding]:
    diagonal = np.diag(values)
    known = np.isfinite(diagonal)
    if not known.any():
        return
    shown, counts = np.unique(diagonal[known], return_counts=True)
    usual = shown[counts.argmax()]
    if usual in (0.0, 1.0, 100.0) and _rule(counts.max(), known.sum()):
        odd = np.zeros(values.shape, dtype=bool)
        np.fill_diagonal(odd, known & (diagonal != usual))
        yield _Finding(breaks=odd, bears=np.zeros_like(odd))


def _wholes(values: FloatArray, quanta: FloatArray) -> Iterator[_Finding]:
    """Rows whose shares add up to 1 or to 100."""
    full = np.isfinite(values).all(axis=1) & (values >= 0).all(axis=1)
    if values.shape[1] < 3 or full.sum() < _CASES:
        return
    total = values.sum(axis=1)
    slack = 0.5 * quanta.sum(axis=1) + 1e-9
    for whole in (1.0, 100.0):
        kept = full & (np.abs(total - whole) <= slack)
        if _rule(kept.sum(), full.sum()) and median(slack) <= _BLUR * whole:
            nothing = np.zeros(values.shape, dtype=bool)
            yield _Finding(breaks=_rows_of(full & ~kept, values), bears=nothing)


def _totals(values: FloatArray, quanta: FloatArray) -> Iterator[_Finding]:
    """Rows whose last number is the sum of all others."""
    full = np.isfinite(values).all(axis=1) & (values[:, -1] != 0)
    if values.shape[1] < 3 or full.sum() < _CASES:
        return
    slack = np.where((quanta == 1.0).all(axis=1), 1e-9, 0.5 * quanta.sum(axis=1))
    kept = full & (np.abs(values[:, :-1].sum(axis=1) - values[:, -1]) <= slack)
    telling = median(slack[full]) <= _BLUR * median(np.abs(values[full, -1]))
    if _rule(kept.sum(), full.sum()) and telling:
        exact = kept & (slack < 1e-6)
        yield _Finding(breaks=_rows_of(full & ~kept, values), bears=_rows_of(exact, values))


def _f1(values: FloatArray, quanta: FloatArray, names: Axis) -> Iterator[_Finding]:
    """The F1 of every row, where columns are called precision, recall and F1."""
    places = {}
    for place, name in enumerate(names.labels):
        word = re.sub(r"[^a-z0-9]", "", (name or "").lower())
        for key, words in _SCORES.items():
            if word in words:
                places[key] = place
    if len(places) < 3:
        return
    one, two, mean = (values[:, places[key]] for key in ("precision", "recall", "f1"))
    step = quanta[:, places["f1"]]
    known = np.isfinite(one) & np.isfinite(two) & np.isfinite(mean) & (one + two > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = 2 * one * two / (one + two)
    kept = known & (np.abs(expected - mean) <= 1.5 * step + 1e-9)
    if _rule(kept.sum(), known.sum(), least=3):
        odd = np.zeros(values.shape, dtype=bool)
        odd[:, sorted(places.values())] = (known & ~kept)[:, None]
        yield _Finding(breaks=odd, bears=np.zeros_like(odd))


_SCORES = {
    "precision": ("precision", "prec", "p", "ppv"),
    "recall": ("recall", "rec", "r", "sensitivity"),
    "f1": ("f1", "f1score", "fscore", "fmeasure", "f"),
}


def _percentages(cells: Cells) -> Iterator[_Finding]:
    """Cells that print a count and its share of a row, a column, or all."""
    counts, shares = np.full(cells.shape, np.nan), np.full(cells.shape, np.nan)
    steps = np.full(cells.shape, np.nan)
    for row, col in np.ndindex(cells.shape):
        text = str(cells.text[row, col] or "")
        numbers = printed_numbers(text)
        if len(numbers) == 2 and "%" in numbers[1].suffix and numbers[0].quantum == 1.0:
            counts[row, col], shares[row, col] = numbers[0].value, numbers[1].value
            steps[row, col] = numbers[1].quantum
    known = np.isfinite(counts) & np.isfinite(shares)
    if not known.all():
        return
    for whole in (
        counts.sum(axis=1, keepdims=True),
        counts.sum(axis=0, keepdims=True),
        counts.sum(),
    ):
        with np.errstate(invalid="ignore", divide="ignore"):
            off = np.abs(100.0 * counts / whole - shares)
        kept = off <= 0.5 * steps + 1e-6
        if _rule(kept.sum(), kept.size):
            yield _Finding(breaks=~kept, bears=kept & (counts > 0))
            return


def _rule(kept: int, cases: int, least: int = _CASES) -> bool:
    return cases >= least and kept >= _KEPT * cases


def _rows_of(chosen: BoolArray, values: FloatArray) -> BoolArray:
    return np.broadcast_to(chosen[:, None], values.shape).copy()


def _turned(finding: _Finding) -> _Finding:
    return _Finding(breaks=finding.breaks.T, bears=finding.bears.T)


def _same_names(rows: Axis, columns: Axis) -> bool:
    """Whether both axes carry the same labels, in the same order, and are not without any."""
    if len(rows.labels) != len(columns.labels) or len(rows.labels) < _CASES:
        return False
    pairs = [(a, b) for a, b in zip(rows.labels, columns.labels, strict=True) if a and b]
    same = sum(a.casefold() == b.casefold() for a, b in pairs)
    return len(pairs) >= _CASES and same >= _KEPT * len(pairs)


def _quanta(cells: Cells) -> FloatArray:
    """Unit of the last printed place of every cell; 0 where nothing is printed."""
    quanta = np.zeros(cells.shape)
    for row, col in np.argwhere(np.isfinite(cells.text_value)).tolist():
        numbers = printed_numbers(str(cells.text[row, col] or ""))
        quanta[row, col] = numbers[0].quantum if numbers else 0.0
    return quanta


def _told(cells: Cells, breaks: BoolArray, bears: BoolArray) -> Cells:
    settled = np.zeros(cells.shape, dtype=bool)
    for row, col in np.argwhere(bears & cells.review).tolist():
        firm = cells.status[row, col] in (Status.AGREED, Status.TEXT_ONLY)
        alone = cells.status[row, col] == Status.TEXT_ONLY
        answered = _READING | _GROUND if alone else _READING
        settled[row, col] = firm and set(cells.reasons[row, col]) <= answered
    if not (breaks.any() or settled.any()):
        return cells
    review, confidence, reasons = cells.review.copy(), cells.confidence.copy(), cells.reasons.copy()
    review[breaks], review[settled] = True, False
    confidence[breaks] = np.minimum(confidence[breaks], _DOUBTED)
    confidence[settled] = np.maximum(confidence[settled], _SURE)
    for row, col in np.argwhere(breaks).tolist():
        reasons[row, col] = tuple(dict.fromkeys((*reasons[row, col], Reason.SUM_DIFFERS)))
    for row, col in np.argwhere(settled).tolist():
        # That its color is no other cell's stays told.
        kept = cells.reasons[row, col]
        reasons[row, col] = tuple(one for one in kept if one == Reason.COLOR_OFF_RAMP)
    return replace(cells, review=review, confidence=confidence, reasons=reasons)
