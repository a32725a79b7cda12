"""How loosely characters that were learned sit on their ink: in shade, and in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from unheat.text.alphabet import FINE, Template, kind_of, usual_energy
from unheat.text.strips import Strips

_LEAST_SCATTER = 0.25
"""Squared fine columns that advances scatter at least, since they are rounded to these."""


def stiffness(
    texts: Sequence[str],
    starts: Sequence[npt.NDArray[np.int64]],
    advance: Mapping[str, float],
    noise: float,
) -> float:
    """What a fine column costs, squared, by which a character is early or late.

    ``noise`` is the squared ink that a fine pixel usually leaves unexplained, which FINE
    pixels beside each other share. Where and how a character stands are then weighed alike.
    """
    steps = [
        int(step) - max(2, round(advance[kind_of(char)]))
        for text, found in zip(texts, starts, strict=True)
        for char, step in zip(text, np.diff(found).tolist(), strict=False)
    ]
    scatter = float(np.mean(np.square(steps))) if steps else 0.0
    return FINE * noise / max(scatter, _LEAST_SCATTER)


def usual_residual(
    strips: Strips,
    texts: Sequence[str],
    starts: Sequence[npt.NDArray[np.int64]],
    templates: Mapping[str, Template],
) -> float:
    """The squared residual that nineteen of twenty characters stay under, as a share of their
    ink, where ``texts`` lie over ``strips`` from ``starts``."""
    least = usual_energy(templates)
    shares = []
    for number, text in enumerate(texts):
        for char, x in zip(text, starts[number], strict=True):
            if char not in templates:
                continue
            template = templates[char][int(strips.falls[number]), int(x) % FINE]
            window = strips.ink[number, :, x : x + template.shape[1]]
            if window.shape == template.shape:
                gap = float(((window - template) ** 2).sum())
                shares.append(gap / max(float((template**2).sum()), least))
    return float(np.percentile(shares, 95)) if shares else 1.0
