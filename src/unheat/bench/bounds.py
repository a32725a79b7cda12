"""Bounds of rates that were counted: exact, of Clopper and Pearson."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """``count`` of ``total``, with one-sided 95 % bounds."""

    count: int
    total: int

    @property
    def share(self) -> float:
        """count / total, NaN where there was nothing to count."""
        return self.count / self.total if self.total else float("nan")

    @property
    def upper(self) -> float:
        """The rate is below this with 95 % confidence; where none was seen, about 3 / total.

        >>> round(Rate(0, 10_000).upper * 10_000, 2)
        3.0
        """
        from scipy.stats import beta

        if self.count >= self.total:
            return 1.0
        return float(beta.ppf(0.95, self.count + 1, self.total - self.count))

    @property
    def lower(self) -> float:
        """The rate is above this with 95 % confidence.

        >>> round(Rate(299, 299).lower, 3)
        0.99
        """
        from scipy.stats import beta

        if self.count <= 0:
            return 0.0
        return float(beta.ppf(0.05, self.count, self.total - self.count + 1))
