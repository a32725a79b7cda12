"""Norms: how a value runs along a colour bar.

A norm bends the value axis so that the bar becomes straight: position along the bar is
linear in ``bend(value)``. Steps (boundaries) are no bend; they live in ``decide.scale``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

KINDS = ("linear", "log", "symlog", "power", "two-slope")

_TABLED = ("symlog", "power", "two-slope")
"""Norms that have more to be known of them than a kind: their knots tell it."""

_LEAST_KNOTS = 8


@dataclass(frozen=True, slots=True)
class Norm:
    """``kind`` is one of ``KINDS``; ``linthresh`` is the half-width of symlog's middle.

    ``table``: (value, straightened value), ascending in both, between which all is linear;
    power and two-slope are nothing else, symlog may be.
    """

    kind: str = "linear"
    linthresh: float | None = None
    table: tuple[tuple[float, float], ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"a norm is one of {', '.join(KINDS)}, not {self.kind!r}")
        if self.kind == "symlog" and not (self.linthresh is not None and self.linthresh > 0):
            raise ValueError("symlog needs a positive linthresh")
        if self.kind in ("power", "two-slope") and len(self.table) < 2:
            raise ValueError(f"{self.kind} needs a table")

    def bend(self, values: npt.ArrayLike) -> FloatArray:
        """Value to straightened value; NaN where log is not defined.

        >>> Norm("log").bend([1, 10, 100]).tolist()
        [0.0, 1.0, 2.0]
        >>> Norm("two-slope", table=((-10, -1), (0, 0), (100, 1))).bend([-5, 50, 150]).tolist()
        [-0.5, 0.5, 1.5]
        """
        x = np.asarray(values, dtype=np.float64)
        if self.table:
            known, bent = np.asarray(self.table, dtype=np.float64).T
            return _along(x, known, bent)
        if self.kind == "linear":
            return x
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.kind == "log":
                return np.where(x > 0, np.log10(np.where(x > 0, x, np.nan)), np.nan)
            threshold = self._threshold
            # Matplotlib's SymLogNorm (base 10, linscale 1): the middle is as wide as a decade.
            outer = np.sign(x) * (_SPAN + np.log10(np.maximum(np.abs(x), threshold) / threshold))
            return np.where(np.abs(x) <= threshold, x / threshold * _SPAN, outer)

    def unbend(self, bent: npt.ArrayLike) -> FloatArray:
        """The inverse of ``bend``.

        >>> Norm("symlog", 1.0).unbend(Norm("symlog", 1.0).bend([-50, 0.5, 3])).round(6).tolist()
        [-50.0, 0.5, 3.0]
        """
        x = np.asarray(bent, dtype=np.float64)
        if self.table:
            known, straight = np.asarray(self.table, dtype=np.float64).T
            return _along(x, straight, known)
        if self.kind == "linear":
            return x
        with np.errstate(over="ignore"):
            if self.kind == "log":
                return np.asarray(10.0**x)
            threshold = self._threshold
            outer = np.sign(x) * threshold * 10.0 ** (np.abs(x) - _SPAN)
            return np.where(np.abs(x) <= _SPAN, x / _SPAN * threshold, outer)

    def at(self, low: float, high: float, places: npt.ArrayLike) -> FloatArray:
        """The values at ``places``, 0–1, along a scale from ``low`` to ``high``.

        >>> Norm("log").at(1, 100, [0, 0.5, 1]).tolist()
        [1.0, 10.0, 100.0]
        """
        start, end = self.bend([low, high])
        return self.unbend(start + np.asarray(places, dtype=np.float64) * (end - start))

    @property
    def _threshold(self) -> float:
        return self.linthresh if self.linthresh is not None else 1.0


def norm_of(kind: str, linthresh: float | None, values: Sequence[float]) -> Norm:
    """The norm of a scale of some ``kind`` whose knots, evenly placed, have these values.

    What is no bend (boundaries, categories) is linear. A symlog of which no middle is told
    has one of 1 to either side.
    """
    if kind == "symlog":
        linthresh = linthresh or 1.0
    if kind in _TABLED:
        known = np.asarray(values, dtype=np.float64)
        if len(known) >= _LEAST_KNOTS and bool((np.diff(known) > 0).all()):
            places = np.linspace(0.0, 1.0, len(known))
            table = tuple(zip(known.tolist(), places.tolist(), strict=True))
            return Norm(kind, linthresh, table)
        return Norm("symlog", linthresh) if kind == "symlog" else Norm()
    return Norm(kind) if kind in KINDS else Norm()


def power(exponent: float, base: float, reach: float) -> Norm:
    """Place along the bar = (value − base) ** exponent, for values from base to ``reach``.

    >>> power(0.5, 0.0, 100.0).bend([0, 25, 100]).round(3).tolist()
    [0.0, 0.5, 1.0]
    """
    bent = np.linspace(0.0, 1.0, 513)
    values = base + (reach - base) * bent ** (1.0 / exponent)
    # High powers of small numbers add nothing to the base.
    kept = np.r_[True, np.diff(values) > 0]
    values, bent = values[kept], bent[kept]
    return Norm("power", table=tuple(zip(values.tolist(), bent.tolist(), strict=True)))


def symlog(linthresh: float, linscale: float, reach: float) -> Norm:
    """Matplotlib's SymLogNorm of base 10 whose middle is ``linscale`` decades to either side.

    ``reach`` is the largest value that it is made for.
    """
    outer = np.linspace(0.0, max(np.log10(reach / linthresh), 0.1), 257)
    half = linscale * _SPAN
    values = np.r_[-linthresh * 10.0 ** outer[::-1], linthresh * 10.0**outer]
    bent = np.r_[-half - outer[::-1], half + outer]
    return Norm("symlog", linthresh, tuple(zip(values.tolist(), bent.tolist(), strict=True)))


def _along(x: FloatArray, known: FloatArray, other: FloatArray) -> FloatArray:
    """Linear between the entries of a table, and on beyond its ends as in its outer pieces."""
    result = np.interp(x, known, other)
    for end, inner, outside in ((0, 1, x < known[0]), (-1, -2, x > known[-1])):
        slope = (other[end] - other[inner]) / (known[end] - known[inner])
        result = np.where(outside, other[end] + slope * (x - known[end]), result)
    return np.where(np.isnan(x), np.nan, result)


_SPAN = 1.0 / (1.0 - 0.1)
"""Straightened half-width of symlog's linear middle: linscale / (1 − 1/base)."""
