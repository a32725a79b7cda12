"""Scales whose ticks lie on no line of a common norm: two slopes, a power, a wide middle.

Only tried where the usual lines leave numbers out or two of them do equally well, and only on
what was read first: a bent line has more freedom, so every tick must lie on it, and more of them
than it takes to bend; a slope that one number alone tells is no certain one. Where many more do,
one number of two slopes may have been misread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from unheat.color.norm import Norm, power, symlog

FloatArray = npt.NDArray[np.float64]

_LEAST = 5
"""A bend, a slope and a place are three; two ticks more than that bear them out."""

_LEAST_SYMLOG = 6
"""And a symlog scale has one number more to choose."""

_FEWEST = 4
"""Two slopes that meet in the middle of a bar leave less to choose."""

_MOST = 8
"""Of so many numbers on two slopes one may have been misread: the others leave no choice."""

_ROOT = 0.5
"""The power of a scale that is told by four numbers in even steps, of which none was misread."""

_APART = 1.15
"""Slopes that differ by less are one, seen badly."""

_CLOSELY = 0.5
"""How much closer numbers have to lie to a curve whose ticks were set evenly."""

_EXPONENTS = (*(k / 10 for k in range(1, 31) if k != 10), 0.25, 1 / 3)
_MIDDLES = (0.01, 0.03, 0.1, 0.2, 0.5, 2.0)
"""Decades that the middle of a symlog scale takes to either side, one apart."""

Fit = tuple[Norm, float, float]
"""norm, intercept and slope: place = intercept + slope × bent value."""


def bent_norm(places: FloatArray, values: FloatArray, tolerance: float) -> Fit | None:
    """The bent line that all ticks lie on, None where there is none.

    places (n,), values (n,): the ticks; ``tolerance`` is how far one may lie off, as a share
    of the bar. Of several that fit the one that lies best is taken.
    """
    order = np.argsort(places)
    places, values = places[order], values[order]
    steps = np.diff(values)
    if len(places) < _FEWEST or not (bool((steps > 0).all()) or bool((steps < 0).all())):
        return None
    if np.diff(places).min() < tolerance:
        return None
    slopes = _two_slopes(places, values, tolerance)
    if slopes is not None:
        return slopes
    norms = [*_powers(places, values), *_symlogs(values)]
    if len(places) < _LEAST:
        from_nought = in_step(values) and values.min() == 0.0
        norms = [power(_ROOT, 0.0, float(values.max()))] if from_nought else []
    # Marks that divide a bar evenly have the numbers of a line; those of a power were counted
    # from the places, and lie on it: of "0" to "100" two noughts may be eights, and no curve.
    if np.ptp(np.diff(places)) <= tolerance:
        tolerance *= _CLOSELY
    found = [
        (off, index, fit)
        for index, norm in enumerate(norms)
        if (fit := _fitted(norm, places, values)) is not None
        and (off := _off(fit, places, values)) <= tolerance
    ]
    return min(found, key=lambda one: one[:2])[2] if found else None


def without_misread(
    places: FloatArray, values: FloatArray, tolerance: float
) -> tuple[int, Fit] | None:
    """(number, fit): the one tick without which all others lie on two slopes, which keep two or
    more on either side; None where it is no single one.
    """
    if len(places) < _MOST:
        return None
    found = []
    for odd in range(len(places)):
        rest = np.arange(len(places)) != odd
        order = np.argsort(places[rest])
        kept, read = places[rest][order], values[rest][order]
        steps = np.diff(read)
        in_order = bool((steps > 0).all()) or bool((steps < 0).all())
        if not in_order or np.diff(kept).min() < tolerance:
            continue
        fit = _two_slopes(kept, read, tolerance)
        middle = int(np.abs(kept - 0.5).argmin())
        if fit is not None and min(middle, len(kept) - 1 - middle) >= 2:
            found.append((odd, fit))
    return found[0] if len(found) == 1 else None


def _two_slopes(places: FloatArray, values: FloatArray, tolerance: float) -> Fit | None:
    """A line that bends at a tick in the middle of the bar, as matplotlib's TwoSlopeNorm does."""
    middle = int(np.abs(places - 0.5).argmin())
    if abs(places[middle] - 0.5) > tolerance or middle in (0, len(places) - 1):
        return None
    center = values[middle]
    arms = []
    for part in (slice(0, middle), slice(middle + 1, None)):
        across, up = places[part] - places[middle], values[part] - center
        # A number alone on its side must stand at the end, and then it is that of the scale, or
        # be the next one in the step of all others.
        if len(across) < 2 and abs(abs(across[0]) - 0.5) > tolerance and not in_step(values):
            return None
        slope = float(across @ up / (across @ across))
        if np.abs(up / slope - across).max() > tolerance:
            return None
        arms.append(slope)
    low, high = arms
    if max(low / high, high / low) < _APART:
        return None
    ends = (center - 0.5 * low, center, center + 0.5 * high)
    table = zip(ends, (-0.5, 0.0, 0.5), strict=True)
    rising = low > 0
    norm = Norm("two-slope", table=tuple(table if rising else _turned(table)))
    return norm, 0.5, 1.0 if rising else -1.0


def in_step(values: FloatArray | Sequence[float]) -> bool:
    """Whether numbers in order (n,) follow each other in one step, as no misread one does."""
    steps = np.diff(values)
    return len(steps) >= _FEWEST - 1 and bool(np.ptp(steps) <= 1e-6 * np.abs(steps).max())


def _turned(table: Iterator[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(value, -bent) for value, bent in reversed(list(table))]


def _powers(places: FloatArray, values: FloatArray) -> Iterator[Norm]:
    """Powers of a value, and of what it is more than the value at the low end of the bar."""
    low, reach = float(values.min()), float(values.max())
    bases = {0.0} if low >= 0 else set()
    at_end = min(places[int(values.argmin())], 1.0 - places[int(values.argmin())])
    if abs(at_end) < 0.01:
        bases.add(low)
    for base in sorted(bases):
        if reach > base:
            yield from (power(exponent, base, reach) for exponent in _EXPONENTS)


def _symlogs(values: FloatArray) -> Iterator[Norm]:
    if not values.min() < 0 < values.max() or len(values) < _LEAST_SYMLOG:
        return
    reach = float(np.abs(values).max())
    magnitudes = sorted({abs(float(value)) for value in values if value})
    for threshold in magnitudes[:3]:
        if threshold < reach:
            yield from (symlog(threshold, middle, reach) for middle in _MIDDLES)


def _fitted(norm: Norm, places: FloatArray, values: FloatArray) -> Fit | None:
    bent = norm.bend(values)
    if not np.isfinite(bent).all() or np.ptp(bent) == 0:
        return None
    slope, intercept = np.polyfit(bent, places, 1)
    return (norm, float(intercept), float(slope)) if slope else None


def _off(fit: Fit, places: FloatArray, values: FloatArray) -> float:
    norm, intercept, slope = fit
    return float(np.abs(intercept + slope * norm.bend(values) - places).max())
