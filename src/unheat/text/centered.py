"""Where in its window each digit stands: in the middle, and one advance after the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.text.alphabet import DIGITS, RAISED

_HOLD = 3.0
"""Pairs of digits that it is worth where a digit's own ink says that it stands."""

_DARK = 0.25
"""Ink from which a column belongs to a digit."""


def centered(
    texts: Sequence[str],
    starts: Sequence[npt.NDArray[np.int64]],
    templates: Mapping[str, npt.NDArray[np.float32]] | None = None,
) -> list[npt.NDArray[np.int64]]:
    """Shift starts so that digits stand in the middle of their windows, one advance apart.

    Templates laid side by side fit as well when they are a little off, cutting a digit
    and holding a slice of its neighbour; then they depend on who the neighbours are. Where a
    window begins late, its digit follows the one before too late and is followed too early:
    how late each is comes of all pairs by least squares, beside what its own ink says in its
    template. Without ``templates`` all digits together stay where they are.
    """
    chars = DIGITS + RAISED
    system, wanted = _HOLD * np.eye(len(chars)), np.zeros(len(chars))
    if templates is not None:
        wanted -= _HOLD * np.array([_off_middle(templates.get(char)) for char in chars])
    for pairs in _pairs(texts, starts).values():
        steps = np.array([step for _, _, step in pairs])
        for (first, second, _), off in zip(pairs, (steps - steps.mean()).tolist(), strict=True):
            if first != second:
                pair = np.zeros(len(chars))
                pair[[chars.index(first), chars.index(second)]] = -1.0, 1.0
                system += np.outer(pair, pair)
                wanted += off * pair
    late = np.rint(np.linalg.solve(system, wanted)).astype(int).tolist()
    shift = dict(zip(chars, late, strict=True))
    return [
        np.maximum(found - np.array([shift.get(char, 0) for char in text], dtype=np.int64), 0)
        for text, found in zip(texts, starts, strict=True)
    ]


def _pairs(
    texts: Sequence[str], starts: Sequence[npt.NDArray[np.int64]]
) -> dict[str, list[tuple[str, str, int]]]:
    """What stands between → (digit, next digit, fine columns from one to the other)."""
    found: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for text, begins in zip(texts, starts, strict=True):
        places = [place for place, char in enumerate(text) if char in DIGITS]
        for one, other in pairwise(places):
            step = int(begins[other] - begins[one])
            found[text[one + 1 : other]].append((text[one], text[other], step))
    return found


def _off_middle(template: npt.NDArray[np.float32] | None) -> float:
    """Fine columns by which the ink of a template stands right of its middle."""
    if template is None:
        return 0.0
    dark = np.flatnonzero(template.max(axis=(0, 1)) > _DARK)
    return float(dark[0] + dark[-1] - (template.shape[2] - 1)) / 2 if len(dark) else 0.0
