"""Do print and colour of a panel measure the same thing, and in which units.

Asked of the whole panel before any cell is judged: a single cell may be a misprint, but
where most cells disagree the colours stand for something else (shares of a row under
printed counts, logarithms, ranks, distances from zero), or the scale is not theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.color.norm import norm_of
from unheat.decide.decoded import Decoded
from unheat.medians import median
from unheat.model import ColorScale

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

FACTORS = (1.0, 100.0, 0.01, 1000.0, 0.001, 1e6, 1e-6, 10.0, 0.1, 1e9, 1e-9, 60.0, 1.0 / 60.0)
_LEAST_SCALED = 0.75
"""Share that a factor needs: of a dozen factors one always comes near by accident, and a
panel whose points were lost here and there fits a hundredfold in these cells."""

_LEAST_CELLS = 4
LINES = ("column-scaled", "row-scaled")
"""Relations in which each line of cells goes from its least to its greatest number."""

_MANY, _BY_FAR, _SOME = 50, 3.0, 0.2
"""From so many unsure readings on, a share of them that fits their colors is told from chance: so
many times what fits in other cells, and no less than this."""

_COARSE = 2.0
"""A number whose last place is so many times the whole bar is none of the bar's: half a unit to
either side takes in all of its colors, and nobody rounds away all there is to see."""

LEAST_SLACK = 0.003
"""Share of the bar by which print may leave its colour's interval in the best of pictures."""

ROOM = 0.012
"""Share of the bar by which a bar's geometry may be off for a whole panel."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kinship:
    """How the printed numbers of a panel relate to its colours.

    ``kind`` is same, different or unknown (too little to tell). printed = bar × ``factor``.
    ``share`` of the sure readings agrees, ``chance`` would by accident. ``shift`` (R, C) is
    the panel's systematic offset of print against colour, ``slack`` the scatter about it
    that is usual in this panel; both as shares of the bar. ``relation`` names what the
    colours show where print and colour differ in kind and one fits.
    """

    kind: str
    factor: float = 1.0
    share: float = 0.0
    chance: float = 1.0
    shift: FloatArray
    slack: float = 0.0
    relation: str | None = None


class Ruler:
    """Values in bar units as places 0–1 along the scale (beyond it where they are beyond)."""

    def __init__(self, scale: ColorScale) -> None:
        self.norm = norm_of(scale.norm, scale.linthresh, [knot[0] for knot in scale.knots])
        low, high = self.norm.bend([scale.minimum, scale.maximum])
        self.low, self.span = float(low), float(high - low)

    def places(self, values: npt.ArrayLike) -> FloatArray:
        x = np.asarray(values, dtype=np.float64)
        bent = self.norm.bend(x)
        if self.norm.kind == "log":
            bent = np.where(np.isfinite(x) & (x <= 0), -np.inf, bent)
        return (bent - self.low) / self.span


def interval_places(ruler: Ruler, decoded: Decoded) -> tuple[FloatArray, FloatArray]:
    """[low, high] of every colour as places; infinite where the colour is an end of the bar."""
    low, high = ruler.places(decoded.inner_low), ruler.places(decoded.inner_high)
    return np.where(decoded.at_low, -np.inf, low), np.where(decoded.at_high, np.inf, high)


def gaps(
    ruler: Ruler,
    decoded: Decoded,
    values: FloatArray,
    quanta: FloatArray,
    shift: FloatArray | float,
) -> FloatArray:
    """How far printed values (in bar units) lie outside their colours' intervals, (R, C).

    0 inside, a share of the bar outside, NaN where either is missing. ``quanta`` is the
    unit of the last printed place in bar units: a number stands for all that round to it.
    """
    low, high = interval_places(ruler, decoded)
    half = 0.5 * np.nan_to_num(quanta)
    least = ruler.places(values - half) - shift
    most = ruler.places(values + half) - shift
    outside = np.maximum(np.maximum(low - most, least - high), 0.0)
    missing = ~(np.isfinite(values) & np.isfinite(decoded.value)) | decoded.off_ramp
    return np.where(missing, np.nan, outside)


def compare(
    scale: ColorScale,
    decoded: Decoded,
    values: FloatArray,
    quanta: FloatArray,
    weights: FloatArray,
) -> Kinship:
    """Find factor, offset and scatter between printed ``values`` and the decoded colours.

    All arrays have shape (R, C); ``weights`` are the text confidences, 0 where a cell must
    not be heard.
    """
    ruler = Ruler(scale)
    none = np.zeros(values.shape)
    heard = np.isfinite(values) & np.isfinite(decoded.value) & (weights > 0) & ~decoded.off_ramp
    if heard.sum() < _LEAST_CELLS:
        if not heard.any():
            return Kinship(kind="unknown", shift=none)
        fits = gaps(ruler, decoded, values, quanta, 0.0)[heard] <= ROOM
        return Kinship(
            kind="same" if fits.mean() >= 0.5 else "unknown", shift=none, share=fits.mean()
        )
    best = (0.0, 1.0, 1.0)
    for factor in FACTORS:
        share = _share(ruler, decoded, values / factor, quanta / factor, weights, heard)
        if factor != 1.0 and share < _LEAST_SCALED:
            continue
        if share > best[0] + (0.1 if factor != 1.0 else 0.0):
            best = (share, factor, 0.0)
    share, factor, _ = best
    chance = _chance(ruler, decoded, values / factor, quanta / factor, weights, heard)
    firm = heard & (weights >= 0.5)
    relation = _relation(ruler, decoded, values, firm) if share < _LEAST_SCALED else None
    same = share >= 0.4 and (share - chance >= 0.2 or share >= 0.9)
    span = abs(scale.maximum - scale.minimum)
    if float(median(quanta[heard])) / factor > _COARSE * span:
        return Kinship(kind="different", share=share, chance=chance, shift=none, relation=relation)
    # Where readers are at a loss, most of what they say fits no color. What fits, by far more than
    # in other cells, shows what the print is; colors will teach its digits.
    lost = heard.sum() >= _MANY and firm.sum() < heard.sum() / 2 and relation is None
    same = same or bool(lost and share >= max(_BY_FAR * chance, _SOME))
    if same and relation in (None, "monotone"):
        shift, slack = _offset(ruler, decoded, values / factor, quanta / factor, heard)
        return Kinship(
            kind="same", factor=factor, share=share, chance=chance, shift=shift, slack=slack
        )
    return Kinship(kind="different", share=share, chance=chance, shift=none, relation=relation)


def _share(
    ruler: Ruler,
    decoded: Decoded,
    values: FloatArray,
    quanta: FloatArray,
    weights: FloatArray,
    heard: BoolArray,
) -> float:
    gap = gaps(ruler, decoded, values, quanta, 0.0)
    fits = heard & (gap <= ROOM)
    return float(weights[fits].sum() / weights[heard].sum())


def _chance(
    ruler: Ruler,
    decoded: Decoded,
    values: FloatArray,
    quanta: FloatArray,
    weights: FloatArray,
    heard: BoolArray,
) -> float:
    """Agreement if the same numbers stood in other cells: what a narrow range gives for free."""
    index = np.flatnonzero(heard.ravel())
    shares = []
    for step in (1, 2, max(3, len(index) // 2)):
        moved, quantum = values.copy().ravel(), quanta.copy().ravel()
        moved[index] = np.roll(moved[index], step)
        quantum[index] = np.roll(quantum[index], step)
        shape = values.shape
        shares.append(
            _share(ruler, decoded, moved.reshape(shape), quantum.reshape(shape), weights, heard)
        )
    return float(np.mean(shares))


def _offset(
    ruler: Ruler, decoded: Decoded, values: FloatArray, quanta: FloatArray, heard: BoolArray
) -> tuple[FloatArray, float]:
    """Systematic offset along the bar (a line, by medians) and the scatter about it."""
    inside = heard & ~decoded.at_low & ~decoded.at_high & (decoded.other != decoded.other)
    colors, prints = ruler.places(decoded.value), ruler.places(values)
    rest = prints - colors
    near = inside & (np.abs(rest) < 3 * ROOM + ruler_half(ruler, values, quanta))
    if near.sum() < 8:
        return np.zeros(values.shape), 0.0
    x, y = colors[near], rest[near]
    slope = 0.0
    spread = float(np.ptp(x))
    if near.sum() >= 12 and spread > 0.3:
        # Thirds of the length, not of the cells: most counts of a confusion matrix lie at one
        # end of the bar, and what they scatter there would tilt all of it.
        left, right = x <= x.min() + spread / 3, x >= x.max() - spread / 3
        if min(left.sum(), right.sum()) >= _LEAST_CELLS:
            run = median(x[right]) - median(x[left])
            slope = float((median(y[right]) - median(y[left])) / run)
    base = float(median(y - slope * x))
    # Coarse print tells an offset only so well: of n rounded numbers, their error over √n.
    rounded = median(ruler_half(ruler, values, quanta)[near]) / np.sqrt(3 * near.sum())
    line = base + slope * colors
    line = np.sign(line) * np.maximum(np.abs(line) - 2 * rounded, 0.0)
    line = np.clip(line, -2 * ROOM, 2 * ROOM)
    scatter = 1.4826 * float(median(np.abs(y - (base + slope * x))))
    return np.where(np.isfinite(line), line, 0.0), scatter


def ruler_half(ruler: Ruler, values: FloatArray, quanta: FloatArray) -> FloatArray:
    """Half a printed unit as a share of the bar, at each value."""
    half = 0.5 * np.nan_to_num(quanta)
    width = (ruler.places(values + half) - ruler.places(values - half)) / 2
    return np.asarray(np.where(np.isfinite(width), width, 1.0))


def _relation(ruler: Ruler, decoded: Decoded, values: FloatArray, heard: BoolArray) -> str | None:
    """Name what the colours show, where one simple relation holds for nearly all cells."""
    if heard.sum() < 2 * _LEAST_CELLS:
        return None
    shown = np.where(heard, values, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        ideas: dict[str, Callable[[], FloatArray]] = {
            "absolute value": lambda: np.abs(shown),
            "row-normalised": lambda: shown / np.nansum(shown, axis=1, keepdims=True),
            "column-normalised": lambda: shown / np.nansum(shown, axis=0, keepdims=True),
            "column-scaled": lambda: _along_lines(shown, 0),
            "row-scaled": lambda: _along_lines(shown, 1),
            "share of the whole": lambda: shown / np.nansum(shown),
            "logarithm": lambda: np.log10(np.where(shown > 0, shown, np.nan)),
            "negative logarithm": lambda: -np.log10(np.where(shown > 0, shown, np.nan)),
            "natural logarithm": lambda: np.log(np.where(shown > 0, shown, np.nan)),
            "logarithm of one more": lambda: np.log1p(np.where(shown >= 0, shown, np.nan)),
            "negative": lambda: -shown,
        }
        found = ((name, _fit(ruler, decoded, make(), heard)) for name, make in ideas.items())
        best = max(found, key=lambda item: item[1])
        # Numbers without a sign are their own absolute values: what fits no better than the
        # numbers themselves names no relation.
        if best[1] >= 0.8 and best[1] <= _fit(ruler, decoded, shown, heard, factors=(1.0,)):
            return None
        if best[1] >= 0.8:
            return best[0]
        if _ranks_agree(decoded.value[heard], shown[heard]):
            return "monotone"
    return None


def ends_of_lines(values: FloatArray, axis: int) -> tuple[FloatArray, FloatArray]:
    """Least and greatest number of each column (axis 0) or row of ``values`` (R, C), to be
    broadcast against these; NaN for lines of too few numbers."""
    enough = np.isfinite(values).sum(axis=axis, keepdims=True) >= _LEAST_CELLS
    # Of a line of none there is no least one.
    held = np.where(enough, values, 0.0)
    low, high = np.nanmin(held, axis, keepdims=True), np.nanmax(held, axis, keepdims=True)
    return np.where(enough, low, np.nan), np.where(enough, high, np.nan)


def _along_lines(shown: FloatArray, axis: int) -> FloatArray:
    """Numbers as shares of the range of their columns (axis 0) or rows; NaN without enough."""
    low, high = ends_of_lines(shown, axis)
    return (shown - low) / (high - low)


def _fit(
    ruler: Ruler,
    decoded: Decoded,
    values: FloatArray,
    heard: BoolArray,
    factors: tuple[float, ...] = (1.0, 100.0, 0.01),
) -> float:
    shares = [0.0]
    for factor in factors:
        gap = gaps(ruler, decoded, values * factor, np.zeros(values.shape), 0.0)
        shares.append(float((gap[heard] <= 2 * ROOM).mean()))
    return max(shares)


def _ranks_agree(first: FloatArray, second: FloatArray) -> bool:
    ranks = [np.argsort(np.argsort(x)) for x in (first, second)]
    return bool(len(first) >= 8 and abs(np.corrcoef(ranks[0], ranks[1])[0, 1]) > 0.95)
