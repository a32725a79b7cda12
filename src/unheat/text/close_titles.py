"""Turned titles that stand so close to the longest label that both make one band of print."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.text.ink import FloatArray, IntArray
from unheat.text.lines import evident_angle
from unheat.text.page import Page, bands, gap_between, side_view
from unheat.text.spans import joined_spans
from unheat.text.turns import runs_upright

_BLANK_PX = 0.5
"""One column of blank pixels parts a title from the labels."""

_LETTERS = 3
"""A turned title of fewer letters cannot be told from labels."""


_REACHES, _WORDS = 0.25, 0.6
"""A title reaches so far into the columns of the longest label, beside others than that, and words
of one label stand so near to each other, in letter heights."""

_LINE = 2.0
"""A line is no wider than this across its letters, brackets and tails included, in letter heights.
"""

_FOLLOWS = 0.3
"""Blank between two letters of a turned word at most, in letter heights."""


_LEVEL, _DOT = 0.6, 0.5
"""Letters of one line share so much of the height of the lower one at least, and marks over letters
are lower than this, in letter heights."""

_ALL_OF = 0.9
"""Letters of one label share so much of the height of the lower one, a bracket beside it included.
"""

_STEP_PX = 2.0
"""Lines of labels are evenly spaced to so much, those of digits and of letters of one height."""


def titles_apart(page: Page, found: Sequence[IntArray], own: Box, side: str) -> list[IntArray]:
    """Bands beside the rows, each cut where level labels end and a turned title begins.

    A title in the columns of the longest labels comes last: their first letters are further out.
    """
    result: list[IntArray] = []
    alone: set[int] = set()
    for i, band in enumerate(found):
        if i and _is_alone(page, found[i - 1], band, own, side):
            alone.add(len(result))
            result.append(band)
            continue
        outer = _outer(page, band, own, side)
        result += [band] if outer is None else [np.setdiff1d(band, outer), outer]
    among = [
        (i, _title_among(page, band, own, side)) for i, band in enumerate(result) if i not in alone
    ]
    titles = [(i, title) for i, title in among if title is not None]
    if len(titles) != 1:
        return result
    [(place, title)] = titles
    result[place] = np.setdiff1d(result[place], title)
    return [*result, title]


def _is_alone(page: Page, inner: IntArray, band: IntArray, own: Box, side: str) -> bool:
    """Whether a band is one turned line, further from the labels than words of these stand apart:
    the bracket behind its word ("Time (h)") is no label beside a title.
    """
    boxes = page.glyphs.boxes[band]
    # A title may be set larger than the labels.
    size = max(page.size, page.glyphs.text_size(band))
    if boxes[:, 2].max() - boxes[:, 0].min() > _LINE * size:
        return False
    apart = gap_between(page, own, side, inner, band) > _WORDS * page.size
    return bool(apart) and evident_angle(page.glyphs, band) == 90.0


def _outer(page: Page, band: IntArray, own: Box, side: str) -> IntArray | None:
    """The turned title in a band of labels, None where there is none."""
    view = side_view(page.glyphs.boxes[band], own, side)
    # Dots of letters and the like lie further out than the letters that reach so far in.
    parts = bands(view, band, -_REACHES * page.size)
    for first in range(1, len(parts)):
        outer = np.concatenate(parts[first:])
        if _is_title(page, band, outer) and not _begins_labels(page, band, outer):
            return outer
    last = bands(view, band, _BLANK_PX)[-1]
    return last if _is_title(page, band, last) and not _all_begin_labels(page, band, last) else None


def _title_among(page: Page, band: IntArray, own: Box, side: str) -> IntArray | None:
    """The turned title that stands in the columns of the longest labels, between their lines."""
    view = side_view(page.glyphs.boxes[band], own, side)
    chain = _chain(page, band)
    if chain is None or not _is_title(page, band, chain) or _has_print_beyond(view, band, chain):
        return None
    return chain


def _are_in_step(page: Page, band: IntArray, chain: IntArray) -> bool:
    """Whether letters over each other are as far apart as the level labels beyond them, each as far
    as the next: labels of one digit before those of two."""
    boxes = page.glyphs.boxes
    steps = [
        np.diff(_middles_of_lines(boxes[index])) for index in (chain, np.setdiff1d(band, chain))
    ]
    if min(map(len, steps)) < _LETTERS - 1:
        return False
    return bool(np.ptp(np.concatenate(steps)) <= _STEP_PX)


def _middles_of_lines(boxes: FloatArray) -> FloatArray:
    """(k,) middles of what stands over each other, from above: pieces that share rows are one."""
    middles: FloatArray = joined_spans(boxes[:, [1, 3]]).mean(axis=1)
    return middles


def _are_one_each(page: Page, band: IntArray, outer: IntArray) -> bool:
    """Whether every label has one letter of those over each other, level with all of its own: the
    first letters of labels in one pitch, capitals with their accents among them.
    """
    letters = band[page.glyphs.height[band] >= _DOT * page.size]
    own = np.isin(letters, outer)
    if not own.any() or own.all():
        return False
    first = joined_spans(page.glyphs.boxes[letters[own]][:, [1, 3]])[:, None]
    rest = page.glyphs.boxes[letters[~own]][None, :, [1, 3]]
    shared = np.minimum(first[..., 1], rest[..., 1]) - np.maximum(first[..., 0], rest[..., 0])
    low = np.minimum(first[..., 1] - first[..., 0], rest[..., 1] - rest[..., 0])
    level = shared >= _LEVEL * low
    return len(first) > _LETTERS and bool(level.any(axis=0).all() and level.any(axis=1).all())


def _chain(page: Page, band: IntArray) -> IntArray | None:
    """The longest run of letters that follow each other down a column, as those of a turned word
    do. Lines of labels are further apart, and a wrapped label has a few.
    """
    boxes = page.glyphs.boxes[band]
    order = np.argsort(boxes[:, 1], kind="stable").tolist()
    # Numbers of Python's own: single ones of an array take several times as long.
    places = boxes[:, :4].tolist()
    best: list[int] = []
    left = set(order)
    for start in order:
        if start not in left:
            continue
        run = [start]
        low, first, high, foot = places[start]
        for one in order:
            if one not in left or one == start:
                continue
            x0, y0, x1, y1 = places[one]
            if y0 < first:
                continue
            if y0 - foot > _FOLLOWS * page.size:
                # All others begin further down.
                break
            shared = min(high, x1) - max(low, x0)
            if shared >= 0.5 * min(high - low, x1 - x0):
                run.append(one)
                low, high, foot = min(low, x0), max(high, x1), max(foot, y1)
        left -= set(run)
        best = max(best, run, key=len)
    if len(best) <= _LETTERS:
        return None
    x0, y0 = boxes[best, :2].min(axis=0)
    x1, y1 = boxes[best, 2:].max(axis=0)
    if y1 - y0 < 2.0 * (x1 - x0) or x1 - x0 > _LINE * page.size:
        return None
    # Dots of letters stand beside the ones below them.
    inside = (boxes[:, 0] >= x0 - 1) & (boxes[:, 2] <= x1 + 1)
    chain: IntArray = band[inside & (boxes[:, 1] >= y0) & (boxes[:, 3] <= y1)]
    return chain


def _has_print_beyond(view: FloatArray, band: IntArray, chain: IntArray) -> bool:
    """Whether a level label goes on beyond a turned run of letters: they are its own."""
    own = np.isin(band, chain)
    far = view[own, 0].min()
    low, high = view[own, 2].min(), view[own, 3].max()
    level = (view[:, 3] > low) & (view[:, 2] < high)
    return bool((~own & level & (view[:, 1] > far)).any())


def _is_title(page: Page, band: IntArray, outer: IntArray) -> bool:
    """Whether the outer part of a band is turned, and the rest of it are level labels."""
    labels = np.setdiff1d(band, outer)
    turned = bool(len(labels)) and len(outer) >= _LETTERS and runs_upright(page.glyphs, outer)
    # First digits of years over each other are as far apart as the years.
    turned = turned and not (_are_in_step(page, band, outer) or _are_one_each(page, band, outer))
    return turned and evident_angle(page.glyphs, labels) == 0.0


def _all_begin_labels(page: Page, band: IntArray, outer: IntArray) -> bool:
    """Whether every piece of the outer part stands before a letter as high, as close as words do:
    brackets that a typewriter sets in one place ("a[0]", "a[1]", "b[0]")."""
    one = page.glyphs.boxes[outer][:, None]
    two = page.glyphs.boxes[np.setdiff1d(band, outer)][None]
    shared = np.minimum(one[..., 3], two[..., 3]) - np.maximum(one[..., 1], two[..., 1])
    low = np.minimum(one[..., 3] - one[..., 1], two[..., 3] - two[..., 1])
    close = two[..., 0] - one[..., 2] <= _WORDS * page.size
    return bool(((shared >= _ALL_OF * low) & close).any(axis=1).all())


def _begins_labels(page: Page, band: IntArray, outer: IntArray) -> bool:
    """Whether letters of the outer part stand before others on one line, as close as words do."""
    one = page.glyphs.boxes[outer][:, None]
    two = page.glyphs.boxes[np.setdiff1d(band, outer)][None]
    level = (one[..., 1] < two[..., 3]) & (two[..., 1] < one[..., 3])
    apart = np.maximum(one[..., 0] - two[..., 2], two[..., 0] - one[..., 2])
    return bool((level & (apart < _WORDS * page.size)).any())
