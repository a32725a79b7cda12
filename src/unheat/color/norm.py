"""Norms: how a value runs along a colour bar.

A norm bends the value axis so that the bar becomes straight: position along the bar is
linear in ``bend(value)``. Steps (boundaries) are no bend; they live in ``decide.scale``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Norm:
    """``kind`` is linear, log or symlog; ``linthresh`` is the half-width of symlog's middle."""

    kind: str = "linear"
    linthresh: float | None = None

    def __post_init__(self) -> None:
        if self.kind not in ("linear", "log", "symlog"):
            raise ValueError(f"a norm is linear, log or symlog, not {self.kind!r}")
        if self.kind == "symlog" and not (self.linthresh is not None and self.linthresh > 0):
            raise ValueError("symlog needs a positive linthresh")

    def bend(self, values: npt.ArrayLike) -> FloatArray:
        """Value to straightened value; NaN where log is not defined.

        >>> Norm("log").bend([1, 10, 100]).tolist()
        [0.0, 1.0, 2.0]
        """
        x = np.asarray(values, dtype=np.float64)
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
        if self.kind == "linear":
            return x
        with np.errstate(over="ignore"):
            if self.kind == "log":
                return np.asarray(10.0**x)
            threshold = self._threshold
            outer = np.sign(x) * threshold * 10.0 ** (np.abs(x) - _SPAN)
            return np.where(np.abs(x) <= _SPAN, x / _SPAN * threshold, outer)

    @property
    def _threshold(self) -> float:
        return self.linthresh if self.linthresh is not None else 1.0


_SPAN = 1.0 / (1.0 - 0.1)
"""Straightened half-width of symlog's linear middle: linscale / (1 − 1/base)."""
