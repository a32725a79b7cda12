"""A minus sign fainter than the digits behind it: a thin bar between two rows of pixels.

Where type is small, a bar thinner than a pixel that lies over two rows is a quarter of ink in
each, while strokes of digits lie on their own pixels. All readers take it for the ground. Nothing
else before a number is level, as even from end to end and alone at the height of a sign; a line
that goes on behind it, between the digits, is no sign.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_SEEN, _BARE = 0.12, 0.06
"""Mean coverage of the faintest bar, and of rows and columns in which nothing is drawn."""

_NARROW, _WIDE, _APART = 0.3, 1.1, 0.4
"""A bar is so wide at least and at most, and stands off its number, in heights of this."""

_THICK_PX = 2
"""Rows that a bar thinner than a pixel lies in."""

_EVEN = 0.3
"""Share of its coverage by which a bar differs from end to end."""

_ABOVE_BASE = (0.25, 0.7)
"""Its middle over the base line, in heights of the number."""


def faint_bar(coverage: npt.NDArray[np.float32], first: int) -> int | None:
    """Where a faint minus sign before a number begins, whose plain ink is seen from the column
    ``first`` on; None where there is none. ``coverage`` (h, w) is that of a line of print."""
    number = np.flatnonzero((coverage[:, first:] > 0.5).any(axis=1))
    if not len(number):
        return None
    top, base = int(number[0]), int(number[-1]) + 1
    tall = base - top
    drawn = np.flatnonzero(coverage[:, :first].max(axis=0, initial=0.0) >= _SEEN)
    # The rim of the first digit is no part of the bar.
    while len(drawn) and _is_rim(coverage[top:base, drawn[-1]]):
        drawn = drawn[:-1]
    if not len(drawn):
        return None
    start, stop = int(drawn[0]), int(drawn[-1]) + 1
    whole = stop - start == len(drawn) and _NARROW * tall <= stop - start <= _WIDE * tall
    if not whole or not start or first - stop > _APART * tall:
        return None
    rows = coverage[:, start:stop].mean(axis=1)
    ink = np.flatnonzero(rows >= _SEEN)
    if not len(ink) or int(ink[-1] - ink[0]) >= _THICK_PX:
        return None
    low, high = (share * tall for share in _ABOVE_BASE)
    middle = float((rows * (np.arange(len(rows)) + 0.5)).sum() / rows.sum())
    bar = coverage[ink, start:stop].sum(axis=0)
    even = bar[1:-1] if len(bar) > 3 else bar
    level = float(np.ptp(even)) <= _EVEN * float(even.mean())
    alone = np.delete(rows, ink).max(initial=0.0) <= _BARE
    level = level and not _goes_on(coverage[:, first:], ink)
    return start if level and alone and low <= base - middle <= high else None


def _goes_on(number: npt.NDArray[np.float32], rows: npt.NDArray[np.intp]) -> bool:
    """Whether the ``rows`` of a bar are drawn between all digits of a number (h, w) as well."""
    plain = np.flatnonzero((number > 0.5).any(axis=0))
    number = number[:, : int(plain[-1]) + 1]
    gaps = np.delete(number, rows, axis=0).max(axis=0, initial=0.0) <= _BARE
    return bool(gaps.any()) and bool((number[rows].max(axis=0)[gaps] >= _SEEN).all())


def _is_rim(column: npt.NDArray[np.float32]) -> bool:
    """Whether a column of ink before a number is higher than a bar."""
    return int((column >= _SEEN).sum()) > _THICK_PX
