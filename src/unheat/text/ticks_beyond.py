"""Labels of ticks that stand beyond the cells: an axis of numbers goes on where no cell is.

A program that draws cells at numbers puts ticks at even distances along the whole frame, and
the frame is wider than the cells. A label out there names no row and no column; among the
others it would only tell against them. Nor does one name a line that stands on the border between
two: cells of a histogram have their bounds at the axis. And where ticks stand closer than rows,
those in the middle of a row name it, and those between are no second and third line of its label.
"""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.fine_ticks import FINE_PX
from unheat.text.ink import BoolArray, FloatArray, IntArray
from unheat.text.page import Page, side_view
from unheat.text.spans import joined_spans

_TOGETHER, _TOGETHER_LEVEL = 0.3, 1.2
"""Letters of one label stand closer than so many letter heights; in words that stand side by
side closer than the second."""

_SPACE = 0.75
"""A space is narrower, in letter heights."""

_EVEN, _EVEN_PX = 0.08, 1.0
"""Ticks are evenly spaced to such a share of their distance, or so many pixels."""

_BEYOND = 0.75
"""A label stands beyond the cells where it is so many rows off the middle of the last one."""

_CENTERED, _CENTERED_PX = 0.12, 1.0
"""The other labels stand in the middle of their rows to such a share of a row, or pixels."""

_FINER, _UNWRAPPED = 0.75, 1.5
"""Ticks are finer than rows up to such a share of a row. Lines of one label stand closer than so
many letter heights."""

_LEAST, _WITHIN = 3, 2
"""So few labels show that they are evenly spaced, of which so many name rows."""


def ticks_beyond(
    page: Page, found: list[IntArray], own: Box, side: str, centers: FloatArray, cell: float
) -> BoolArray:
    """Which glyphs of the bands ``found``, one after the other, label ticks beyond the cells."""
    index = np.concatenate(found)
    nothing = np.zeros(len(index), dtype=bool)
    pitch = float(median(np.diff(centers))) if len(centers) > 1 else cell
    size = page.glyphs.text_size(found[0])
    first = side_view(page.glyphs.boxes[found[0]], own, side)[:, 2:]
    gaps = (_TOGETHER,) if side in ("left", "right") else (_TOGETHER, _TOGETHER_LEVEL)
    for gap in gaps:
        labels = joined_spans(first, gap * size, touching=True)
        if side in ("top", "bottom") and _are_words(labels, size):
            continue
        middles = labels.mean(axis=1)
        # Of rows that are finer than letters nothing stands on borders but by chance.
        fine = pitch < FINE_PX
        borders = not fine and _on_borders(middles, centers, pitch, size)
        off = max(_BEYOND * pitch, size / 2 if fine else 0.0)
        out = (middles < centers[0] - off) | (middles > centers[-1] + off)
        out |= borders
        finer = not borders and _finer(labels, centers, pitch, size)
        if finer:
            out |= _off_centers(middles, centers) > max(_CENTERED * pitch, _CENTERED_PX)
        named = _even(middles) and _named(middles[~out], centers, pitch)
        if not out.any() or not (borders or finer or named):
            continue
        view = side_view(page.glyphs.boxes[index], own, side)
        # All bands as far out as these labels reach, and no title beyond them; under labels from
        # one end to the other there is one.
        reach = 0.0 if borders or finer else 1.6 * size
        near = view[:, 0] <= side_view(page.glyphs.boxes[found[0]], own, side)[:, 1].max() + reach
        along = view[:, 2:].mean(axis=1)
        low, high = labels[out].T
        level = ((along[:, None] >= low) & (along[:, None] <= high)).any(axis=1)
        out_there: BoolArray = near & level
        return out_there
    return nothing


def _are_words(labels: FloatArray, size: float) -> bool:
    """Whether labels (n, 2) are the words of one line, each a space from the next: three words of
    a title may stand on borders by chance.
    """
    blanks = labels[1:, 0] - labels[:-1, 1]
    return len(labels) > 1 and bool(blanks.max() < _SPACE * size)


def _on_borders(middles: FloatArray, centers: FloatArray, pitch: float, size: float) -> bool:
    """Whether labels stand on the borders of cells, from the first to the last: of bins.

    The outer ones may be set flush with the axis. Labels of rows that were drawn half a row off
    begin or end with a row.
    """
    if len(middles) < _LEAST or len(centers) < _LEAST or 2 * (len(middles) - 1) <= len(centers):
        # Few of the bounds say what all of them are (``counted``).
        return False
    first, last = centers[0] - pitch / 2, centers[-1] + pitch / 2
    outer = max(abs(middles[0] - first), abs(middles[-1] - last))
    inner = (middles[1:-1] - first) / pitch
    away = np.abs(inner - np.round(inner)).max() * pitch
    return bool(outer <= size and away <= max(_CENTERED * pitch, _CENTERED_PX))


def _finer(labels: FloatArray, centers: FloatArray, pitch: float, size: float) -> bool:
    """Whether labels (n, 2) stand evenly, closer than rows, and further apart than the lines of a
    label do that was wrapped.

    Some stand on the border between two rows. Where several rows were taken for one, none of
    their labels does.
    """
    middles = labels.mean(axis=1)
    if not _even(middles) or not 2 <= len(centers) < len(middles):
        return False
    borders = (centers[1:] + centers[:-1]) / 2
    shared = bool((_off_centers(borders, middles) <= max(_CENTERED * pitch, _CENTERED_PX)).all())
    blank = float((labels[1:, 0] - labels[:-1, 1]).min())
    closer = float(median(np.diff(middles))) <= _FINER * pitch
    return shared and closer and blank >= _UNWRAPPED * size


def _off_centers(middles: FloatArray, centers: FloatArray) -> FloatArray:
    """(n,) how far each of ``middles`` is off the nearest one of ``centers``."""
    away: FloatArray = np.abs(middles[:, None] - centers[None, :]).min(axis=1)
    return away


def _even(middles: FloatArray) -> bool:
    if len(middles) < _LEAST:
        return False
    steps = np.diff(middles)
    step = float(median(steps))
    return bool((np.abs(steps - step) <= _EVEN * step + _EVEN_PX).all())


def _named(middles: FloatArray, centers: FloatArray, pitch: float) -> bool:
    """Whether the labels that are left stand in the middle of rows."""
    if len(middles) < _WITHIN:
        return False
    away = _off_centers(middles, centers)
    return bool(np.sqrt(np.mean(away**2)) <= max(_CENTERED * pitch, _CENTERED_PX))
