"""Whether a panel is printed upon at all.

Hatching, markers, remnants of grid lines and the ringing of a lossy codec leave ink in
cells too. Print is what can be read, or what at least stands in its cells as print does:
of one height, in the middle, smaller than the cell and large enough to have shapes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import CellPixels, Crop, Grid, Word
from unheat.text.candidates import respell
from unheat.text.cut import Coverage, coverage_of, place
from unheat.text.numbers import is_missing, printed_numbers

_SMALLEST_PX = 5.0
"""A digit has five strokes of height: three bars and two gaps."""

_BLURRED_PX, _LONG, _ALL = 3.0, 1.5, 0.9
"""What a resizer leaves of lower print is so high. Nobody reads it, but numbers are longer than
they are high, and marks are not; and they stand in nearly all cells."""

_DIGITS = 3
"""Digits of a number that no stroke is taken for, however unsure the reader is of them: "1.00" in a
few cells of a matrix whose others are crossed out."""

_SMALLEST_MARK_PX, _ASPECT, _OFF_MIDDLE, _FILLED = 2.0, 0.7, 0.1, 0.6
"""A mark of the smallest kind is so high and wide, nearly as high as wide, stands so near to the
middle of its cell, in shares of its sides, and fills its box: lines that cross there do not."""

_SIGNS, _SIGNED = 3, 0.5
"""Signs of one size that say that cells are empty are so many, and fewer cells than this share."""

_ROUND_PX, _COVERED = 4, 0.5
"""A sign of so many pixels that is covered by so much along its middle row and column is no digit:
a nought has a hole."""

_RING = 0.85
"""How nearly the rim of a disc is as high as wide."""

_STRAY = 0.01
"""Share of the cells below which ink that is read as single signs is that of a codec."""

_SURE, _NEARLY_ALL = 0.8, 0.8
"""A reader's confidence, and the share of a sample, from which it is taken at its word."""


def holds_print(
    grid: Grid, pixels: CellPixels, words: Sequence[Word], crops: Sequence[Crop] = ()
) -> bool:
    """True where the ink of a panel's cells is print; ``words`` are a sample of its ``crops``."""
    if not words:
        return False
    inked = float(np.isfinite(pixels.ink_box[:, :, 0]).mean())
    if not _has_size(pixels):
        return False
    if all(len(word.text) < 2 for word in words) and (inked < _STRAY or are_marks(crops)):
        return False
    clear = np.array([_legible(word) for word in words])
    readable = float(clear.mean())
    if readable >= 0.5:
        return True
    # Few cells printed among much noise: noise is read as single strokes, not as numbers.
    numbers = [
        (value >= 0.8 and len(word.text) > 1) or (value >= 0.5 and _is_long(word.text))
        for value, word in zip(clear, words, strict=True)
    ]
    if sum(numbers) >= max(2.0, 0.1 * len(words)):
        return True
    return _stands_like_print(grid, pixels) and (readable >= 0.25 or inked >= 0.5)


def are_marks(crops: Sequence[Crop]) -> bool:
    """Whether the signs in all crops are discs, squares or the rims of pale discs, which a reader
    takes for noughts."""
    seen = [one for crop in crops if min((one := coverage_of(crop)).shape) > 2 * _ROUND_PX]
    return bool(seen) and all(_is_solid(one) or _is_ring(one) for one in seen)


def _is_ring(coverage: Coverage) -> bool:
    """Whether a sign (h, w) is a line around nothing, as high as wide: noughts are narrower."""
    seen = coverage > _COVERED
    rows, cols = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if min(len(rows), len(cols)) <= _ROUND_PX:
        return False
    part = seen[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    height, width = part.shape
    across, down = part[height // 2], part[:, width // 2]
    hole = part[height // 3 : height - height // 3, width // 3 : width - width // 3]
    closed = across[0] and across[-1] and down[0] and down[-1]
    return bool(min(height, width) >= _RING * max(height, width) and closed and not hole.any())


def _is_solid(coverage: Coverage) -> bool:
    """Whether a sign (h, w) is as high as wide, and its middle row and column are covered."""
    seen = coverage > _COVERED
    rows, cols = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if min(len(rows), len(cols)) < _ROUND_PX:
        return False
    part = seen[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    height, width = part.shape
    round_ = min(height, width) >= _ASPECT * max(height, width)
    return bool(round_ and part[height // 2].all() and part[:, width // 2].all())


def reads_clearly(words: Sequence[Word]) -> bool:
    """True where a reader needs no second one: nearly all of a sample is read, and surely.

    Print of several lines is none of that: a reader of lines takes "±" for "+".
    """
    if not words or any(place(word.key)[2] for word in words):
        return False
    return sum(_legible(word) >= _SURE for word in words) >= _NEARLY_ALL * len(words)


def _has_size(pixels: CellPixels) -> bool:
    """Whether any ink is as long or high as a sign: corners of a frame that was enlarged with its
    figure are specks, which a reader takes for "1"."""
    box = pixels.ink_box
    sides = np.stack([box[:, :, 2] - box[:, :, 0], box[:, :, 3] - box[:, :, 1]])
    return bool((sides >= _BLURRED_PX).any())


def _is_long(text: str) -> bool:
    """Whether a text has several digits that are not all alike: a hatched cell is read as "111"."""
    digits = [sign for sign in text if sign.isdigit()]
    return len(digits) >= _DIGITS and len(set(digits)) > 1


def _legible(word: Word) -> float:
    """The reader's confidence where it read something that people print in cells, else 0."""
    text = respell(word.text)
    if printed_numbers(text) or (is_missing(text) and text.strip("-")) or set(text) == {"*"}:
        return word.confidence
    return word.confidence if len(text) > 1 and text.isascii() and text.isalpha() else 0.0


def _stands_like_print(grid: Grid, pixels: CellPixels) -> bool:
    box = pixels.ink_box
    height, width = box[:, :, 3] - box[:, :, 1], box[:, :, 2] - box[:, :, 0]
    usual, long = float(np.nanmedian(height)), float(np.nanmedian(width))
    if usual < _BLURRED_PX or usual > 0.75 * grid.cell_height:
        return False
    if long > 0.9 * grid.cell_width:
        return False
    some = np.isfinite(height)
    if usual < _SMALLEST_PX and (long < _LONG * usual or some.mean() < _ALL):
        return False
    level = np.abs(height[some] - usual) <= max(1.0, 0.15 * usual)
    away = (box[:, :, 1] + box[:, :, 3]) / 2 - np.asarray(grid.row_centers())[:, None]
    apart = float(np.nanmedian(np.abs(away))) / grid.cell_height
    return bool(level.mean() >= 0.7 and apart < 0.2)


def without_ink(grid: Grid, pixels: CellPixels, crops: Sequence[Crop] = ()) -> CellPixels:
    """The pixels of a panel in which no ink is print.

    Cells that show the page and in their middle a small round or square thing hold marks that are
    sized by value: they are not empty. Nor are those whose ink is the rim of a disc, in ``crops``,
    and those that show a ground of the axes that nobody knew for one, should they be empty.
    """
    x0, y0, x1, y1 = (pixels.ink_box[..., side] for side in range(4))
    width, height = x1 - x0, y1 - y0
    across = np.abs((x0 + x1) / 2 - np.asarray(grid.column_centers())) / grid.cell_width
    down = np.abs((y0 + y1) / 2 - np.asarray(grid.row_centers())[:, None]) / grid.cell_height
    specks = np.maximum(across, down) <= _OFF_MIDDLE
    small, large = np.minimum(width, height), np.maximum(width, height)
    round_ = specks & (small >= _SMALLEST_MARK_PX) & (small >= _ASPECT * large)
    round_ &= pixels.ink_share * grid.cell_width * grid.cell_height >= _FILLED * width * height
    sizes = large[round_ & pixels.blank]
    # Signs of one size in the few cells that are not filled say that these are empty.
    missing = len(sizes) >= _SIGNS and np.ptp(sizes) <= 1.0 and pixels.blank.mean() < _SIGNED
    # Among marks even a pixel is one.
    marked = specks & pixels.blank & (len(sizes) > 0 and not missing)
    sizes = large[round_ & ~pixels.blank]
    if len(sizes) >= _SIGNS and np.ptp(sizes) > 1.0:
        marked |= specks & ~pixels.blank
    if any(_is_ring(coverage_of(crop)) for crop in crops):
        marked = marked | (pixels.blank & np.isfinite(x0))
    if pixels.marked is not None:
        # Of dots that are sized by value nothing is ink, and the smallest are known as such.
        marked = marked | pixels.marked
    return replace(
        pixels,
        ink_box=np.full_like(pixels.ink_box, np.nan),
        ink_share=np.zeros_like(pixels.ink_share),
        marked=marked if marked.any() else None,
    )
