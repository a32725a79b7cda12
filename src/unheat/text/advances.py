"""How far the pen moves on from character to character, and where characters start by that.

Advance widths are solved from how wide the ink of whole strings is, held near what is usual
for the character, and are measured anew once characters are laid over their ink.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.alphabet import FINE, kind_of
from unheat.text.strips import Strips

# Advance of a character in advances of a digit: medians over common sans and serif faces.
USUAL_ADVANCE = {".": 0.5, ",": 0.5, "-": 0.8, "+": 1.3, "%": 1.6, "*": 0.75, "(": 0.6, ")": 0.6}
USUAL_ADVANCE |= {"e": 0.95, "±": 1.3, "/": 0.55, "'": 0.4, " ": 0.5, "k": 0.9, "M": 1.35, "×": 1.3}
USUAL_ADVANCE |= {"u": 0.65, "⁻": 0.8}
_DIGIT_ADVANCE = 0.8
"""Advance of a digit in heights of a digit: 0.77 (Helvetica) to 0.87 (DejaVu)."""


def first_advances(strips: Strips, texts: Sequence[str]) -> dict[str, float]:
    """Advance per kind in fine steps: ink widths by least squares, held near priors.

    The ink of a string is as wide as its advances less the white at both ends, which is
    about a sixth of a digit's advance.
    """
    digit = _DIGIT_ADVANCE * strips.digit_height * FINE
    kinds = sorted({kind_of(char) for text in texts for char in text})
    prior = np.array([digit * USUAL_ADVANCE.get(kind, 1.0) for kind in kinds])
    counts = np.array([[sum(kind_of(c) == kind for c in text) for kind in kinds] for text in texts])
    widths = (strips.stops - strips.starts).astype(float) + digit / 6
    # One prior weighs as much as a few cells, so that a constant shape stays solvable.
    hold = np.diag(2.0 / np.maximum(prior / digit, 0.3))
    system = np.vstack([counts, hold])
    target = np.concatenate([widths, hold @ prior])
    solved = np.linalg.lstsq(system, target, rcond=None)[0]
    return {
        kind: float(np.clip(value, 0.5 * start, 2.0 * start))
        for kind, value, start in zip(kinds, solved, prior, strict=True)
    }


def even_advances(strips: Strips, texts: Sequence[str]) -> dict[str, float]:
    """Advance per kind in fine steps, where all characters are as wide as a digit."""
    digit = _DIGIT_ADVANCE * strips.digit_height * FINE
    widths = (strips.stops - strips.starts).astype(float) + digit / 6
    usual = float(median(widths / np.array([len(text) for text in texts])))
    return {kind_of(char): usual for text in texts for char in text}


def first_starts(
    strips: Strips, texts: Sequence[str], advance: Mapping[str, float]
) -> list[npt.NDArray[np.int64]]:
    """Start of every character, centred over the ink."""
    result = []
    for number, text in enumerate(texts):
        steps = np.array([advance[kind_of(char)] for char in text])
        slack = strips.stops[number] - strips.starts[number] - steps.sum()
        begin = strips.starts[number] + slack / 2
        edges = begin + np.concatenate([[0.0], np.cumsum(steps)[:-1]])
        result.append(np.round(edges).astype(np.int64))
    return result


def measured_advances(
    texts: Sequence[str],
    starts: Sequence[npt.NDArray[np.int64]],
    before: Mapping[str, float],
) -> dict[str, float]:
    """Mean distance to the next character, per kind; the last round's where none follows."""
    steps: dict[str, list[int]] = defaultdict(list)
    for text, xs in zip(texts, starts, strict=True):
        for char, x, following in zip(text, xs, xs[1:], strict=False):
            steps[kind_of(char)].append(int(following - x))
    return {
        kind: float(np.mean(steps[kind])) if len(steps.get(kind, ())) > 2 else value
        for kind, value in before.items()
    }
