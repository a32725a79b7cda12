"""Where in its window each digit stands: in the middle, and one advance after the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from unheat.text.alphabet import DIGITS, RAISED, Template, kind_of

_CENTER = 3.0
"""Pairs of digits that the middle of a digit's own ink is worth."""


def centered(
    texts: Sequence[str],
    starts: Sequence[npt.NDArray[np.int64]],
    templates: Mapping[str, Template],
    advance: Mapping[str, float],
) -> list[npt.NDArray[np.int64]]:
    """Shift starts so that digits stand in the middle of their windows, one advance apart.

    Templates laid side by side fit as well when they are a little off, cutting a digit
    and holding a slice of its neighbour; then they depend on who the neighbours are. Where a
    window begins late, its digit follows the one before too late and is followed too early:
    how late each is comes of all pairs by least squares, beside what its own ink says.
    """
    chars = [char for char in DIGITS + RAISED if char in templates]
    middle = np.zeros(len(chars))
    for number, char in enumerate(chars):
        dark = np.flatnonzero(templates[char].max(axis=(0, 1)) > 0.25)
        if len(dark):
            middle[number] = (dark[0] + dark[-1]) / 2 - (templates[char].shape[2] - 1) / 2
    place = {char: number for number, char in enumerate(chars)}
    system, wanted = (_CENTER * np.eye(len(chars))).tolist(), (-_CENTER * middle).tolist()
    for text, found in zip(texts, starts, strict=True):
        begins = found.tolist()
        for one, other, begin, end in zip(text, text[1:], begins, begins[1:], strict=False):
            if one in place and other in place and one != other:
                first, second = place[one], place[other]
                late = end - begin - advance[kind_of(one)]
                wanted[first] -= late
                wanted[second] += late
                for row, column in ((first, second), (second, first)):
                    system[row][row] += 1.0
                    system[row][column] -= 1.0
    late = np.rint(np.linalg.solve(system, wanted)).astype(int).tolist() if chars else []
    shift = dict.fromkeys(templates, 0) | dict(zip(chars, late, strict=True))
    return [
        np.maximum(found - np.array([shift[char] for char in text], dtype=np.int64), 0)
        for text, found in zip(texts, starts, strict=True)
    ]
