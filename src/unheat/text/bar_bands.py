"""Print beside a colour bar in bands along it: numbers first, then units, its label, headings."""

from __future__ import annotations

import numpy as np

from unheat.model import Bar
from unheat.text.bar_marks import at_steps
from unheat.text.bar_numbers import are_signs, in_rows, whole_letters, with_exponents
from unheat.text.bar_turned import is_turned
from unheat.text.ink import FloatArray, IntArray
from unheat.text.lines import Line, group_lines, measure_angle
from unheat.text.page import Page, bands, side_view
from unheat.text.turns import runs_upright

_SPECK_PX, _NEAR = 1.5, 2.0
"""No letter is smaller than this on both sides; dots stand so near to letters, in their heights."""

_ROW = 2.0
"""A line with its raised signs is no higher than this, in letter heights."""

_LETTER = 0.5
"""A letter is at least so high, as a share of the size of print."""


def first_band(
    page: Page, bar: Bar, side: str, index: IntArray, size: float
) -> tuple[list[Line], list[IntArray]]:
    """Lines of the band next to the bar, none where it is no print along it; all bands."""
    if not len(index):
        return [], []
    upright = bar.orientation == "vertical"
    gap = band_gap(size, upright=upright)
    found = bands(side_view(page.glyphs.boxes[index], bar.box, side), index, gap)
    while len(found) > 1 and not _has_letters(page, found[0]):
        # What is left of a frame, or of the handles of a slider, stands next to the bar.
        signs = upright and are_signs(page, bar, side, *found[:2])
        found[:2] = [np.concatenate(found[:2])] if signs else found[1:2]
    while upright and len(found) > 1 and _goes_on(page, bar, side, found[0], found[1], size):
        found[:2] = [np.concatenate(found[:2])]
    first = found[0]
    far = side_view(page.glyphs.boxes[first], bar.box, side)[:, 0].min() > 6 * size
    if far:
        return [], found
    level = _is_level(page, first)
    if not upright and not level:
        # A codec's rings bring numbers and what stands beyond them near each other; any blank
        # between them parts two rows.
        rows = bands(side_view(page.glyphs.boxes[first], bar.box, side), first, 0.0)
        if len(rows) > 1 and _has_letters(page, rows[0]) and _is_level(page, rows[0]):
            first, found, level = rows[0], [*rows, *found[1:]], True
    lines = group_lines(page.glyphs, first, 0.0, page.glyphs.text_size(first))
    if level:
        return with_exponents(page.glyphs, lines), found
    return (lines if upright and at_steps(bar, lines) else []), found


def _is_level(page: Page, band: IntArray) -> bool:
    """Whether the print of a band runs level."""
    return measure_angle(page.glyphs, whole_letters(page.glyphs, band)) == 0.0


def _has_letters(page: Page, band: IntArray) -> bool:
    """Whether a band holds pieces as high as letters: flat ones alone are no numbers."""
    sides = page.glyphs.boxes[band, 2:] - page.glyphs.boxes[band, :2]
    return bool((sides[:, 1] >= _LETTER * page.size).any())


def band_gap(size: float, *, upright: bool) -> float:
    return max(1.2, (0.1 if upright else 0.22) * size)


def _goes_on(
    page: Page, bar: Bar, side: str, inner: IntArray, outer: IntArray, size: float
) -> bool:
    """Whether the next band holds more of the same numbers ("1 000") and no turned label."""
    view = side_view(page.glyphs.boxes, bar.box, side)
    gap = view[outer, 0].min() - view[inner, 1].max()
    # A unit on the line of its number may stand further off ("10 ms").
    in_step = in_rows(view, inner, outer)
    limit = 0.9 if in_step else 0.6
    # A short name may be one piece of ink ("µM"), on the middle of the bar and beside no number.
    named = not in_step and is_turned(page, bar, outer)
    # Exponents rise from their bases, and look slanted; a turned label runs upwards, and its
    # letters are neighbors: what some numbers have more has none beyond its row.
    # Narrow digits pass for lower ones as long as nothing tells how they run.
    tall = float(np.percentile(view[inner, 3] - view[inner, 2], 70))
    turned = not (in_step and _in_rows_apart(view[outer, 2:], max(size, tall)))
    turned = turned and runs_upright(page.glyphs, outer)
    return bool(gap <= limit * size) and not named and not turned


def _in_rows_apart(ends: FloatArray, size: float) -> bool:
    """Whether pieces from (n, 2) where they begin to where they end stand in rows that are as high
    as a line and further than a letter of a ``size`` from each other.

    >>> row = np.array([[10.0, 22.0], [7.0, 15.0], [11.0, 12.0]])
    >>> _in_rows_apart(np.concatenate([row, row + 40.0]), 9.0)
    True
    >>> _in_rows_apart(np.concatenate([row, row + 13.0]), 9.0)
    False
    """
    ends = ends[ends[:, 0].argsort(kind="stable")]
    reached = np.maximum.accumulate(ends[:, 1])
    gaps = ends[1:, 0] - reached[:-1]
    apart = gaps > 0.0
    starts = ends[np.r_[True, apart], 0]
    high = reached[np.r_[apart, True]] - starts
    return bool((gaps[apart] > size).all() and (high <= _ROW * size).all())


def without_specks(page: Page, band: IntArray, size: float) -> IntArray:
    """A band (n,) without pieces of a pixel or so that stand further than a letter from all others:
    the end of an axis beside the name of a bar. Dots and points stand at their letters.
    """
    boxes = page.glyphs.boxes[band]
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    apart = np.abs(middles[:, None] - middles[None]).max(axis=-1)
    np.fill_diagonal(apart, np.inf)
    small = (boxes[:, 2:] - boxes[:, :2]).max(axis=1) <= _SPECK_PX
    kept = band[~small | (apart.min(axis=1, initial=np.inf) <= _NEAR * size)]
    return kept if len(kept) else band
