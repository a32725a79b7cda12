"""How probable is it that a reading is right, given what the colour says.

Bayes in its plainest form. Before the colour is asked, the text's confidence is shared
out: the first reading has it, its alternatives share most of the rest, and something
nobody thought of has the remainder. Then every reading is weighed by how well the colour
fits it: a reading outside the colour's interval is possible only if print and colour
really differ (a misprint), and an unknown wrong reading falls into the interval only by
accident, which is the likelier the less the colour can see.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

MISPRINT = 0.01
"""Share of right readings that lie outside their colour's interval: misprints, odd cells."""

REVIEW_BELOW = 0.95
"""Cells less probable than this are up for review."""

_UNTHOUGHT = 0.3
"""Share of the doubt that goes to readings that nobody proposed."""

_LEAST_DOUBT = 0.003


@dataclass(frozen=True, slots=True)
class Weighed:
    """Posterior probability of each proposed reading, first one first; they sum to < 1."""

    probabilities: tuple[float, ...]

    @property
    def best(self) -> int:
        return max(range(len(self.probabilities)), key=lambda i: (self.probabilities[i], -i))


def weigh(
    confidence: float,
    alternatives: tuple[float, ...],
    fits: tuple[bool, ...],
    accident: float,
    misprint: float = MISPRINT,
) -> Weighed:
    """Weigh a reading and its alternatives against the colour.

    ``confidence`` of the first reading and ``alternatives``' own; ``fits`` says for each
    (first reading first) whether the colour allows it; ``accident`` is the chance that an
    unthought-of reading would fit.

    A doubtful reading that the colour confirms is nearly certain, if the colour sees well:

    >>> round(weigh(0.6, (), (True,), accident=0.03).probabilities[0], 3)
    0.98
    """
    prior = min(max(confidence, 0.02), 1.0 - _LEAST_DOUBT)
    doubt = 1.0 - prior
    total = sum(alternatives)
    shares = [doubt * (1 - _UNTHOUGHT) * (a / total) for a in alternatives] if total > 0 else []
    unthought = doubt - sum(shares)
    weights = [
        share * ((1.0 - misprint) if fit else misprint)
        for share, fit in zip([prior, *shares], fits, strict=True)
    ]
    if not any(fits):
        # Nothing fits: the colour is no help in choosing, only a warning.
        evidence = sum(weights) + unthought * max(accident, misprint)
    else:
        evidence = sum(weights) + unthought * accident
    return Weighed(tuple(weight / evidence for weight in weights))


def accident(tolerance: float, quantum: float, value: float) -> float:
    """Chance that a wrong reading of ``value`` still lies within ``tolerance`` of the truth.

    A misreading changes one printed digit, each place as likely as another; a change of
    place k moves the value by 1 to 9 times quantum × 10ᵏ. Units of all three are the same.

    >>> accident(0.3, 0.1, 61.9) > accident(0.03, 0.1, 61.9)
    True
    """
    if not (math.isfinite(tolerance) and quantum > 0):
        return 1.0
    places = max(1, math.floor(math.log10(max(abs(value), quantum) / quantum) + 1e-9) + 1)
    hidden = 0.0
    for place in range(places):
        step = quantum * 10.0**place
        hidden += min(1.0, max(0.0, math.floor(tolerance / step + 1e-9) / 4.5))
    return min(1.0, 0.01 + hidden / places)
