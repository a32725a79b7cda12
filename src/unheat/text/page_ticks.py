"""Numbers of a bar that lines run through: what the text layer of a page says of them.

A dendrogram or a frame drawn over a number leaves ink that no reader can part, while the page
still carries its characters. A page may also carry what is not to be seen, so a number is taken
only where it stands in one row with two that are seen, has ink in its place, and is the one that
these two put there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.model import Bar, Box, Layout
from unheat.model.raster import PageWord
from unheat.text.numbers import parse
from unheat.text.sites import TickText

FloatArray = npt.NDArray[np.float64]

_ASTRAY = 0.15
"""Numbers of one row are as high as each other, and stand as far from their bar, to within so many
of their heights; and a number stands as near to its place."""

_INK, _LEVELS = 0.5, 48.0
"""A number has this share of the ink of others in one row at least, and ink is so many levels of
255 off the page."""


def with_page_ticks(layout: Layout, owner: int, ticks: Sequence[TickText]) -> tuple[TickText, ...]:
    """The numbers of bar ``owner``, and those of the page's text layer that lines run through.

    What was read of the ink of such a one, which is none, goes.
    """
    words = layout.raster.words
    bar = layout.bars[owner]
    known = [one for one in ticks if one.written and one.reading.value is not None]
    if not words or len({one.reading.value for one in known}) < 2:
        return tuple(ticks)
    rows = [_word_at(words, one) for one in known]
    row = [word for word in rows if word is not None]
    if len(row) < 2:
        return tuple(ticks)
    found = list(ticks)
    for word in words:
        if word in row or not _is_in_row(word, row, bar):
            continue
        number, box = parse(word.text), _box(word)
        if number.value is None or len(number.parts) != 1:
            continue
        over = [one for one in found if one.box.intersection(box) > 0.0]
        if any(one.reading.value is not None for one in over):
            continue
        place = _middle(word, bar)
        due = _is_on_line(number.value, place, known, _ASTRAY * _height(word))
        if not (due and _has_ink(layout, word, row)):
            continue
        found = [one for one in found if one not in over]
        found.append(
            TickText(
                text=word.text,
                reading=replace(number, confidence=1.0),
                position_px=place,
                box=box,
                written=True,
            )
        )
    if found == list(ticks):
        return tuple(ticks)
    return tuple(sorted(found, key=lambda one: one.position_px))


def _word_at(words: Sequence[PageWord], tick: TickText) -> PageWord | None:
    """The upright word of the page that a number was taken from."""
    return next(
        (
            word
            for word in words
            if word.text == tick.text
            and word.turn == 0.0
            and tick.box.intersection(_box(word)) > 0.0
        ),
        None,
    )


def _box(word: PageWord) -> Box:
    return Box(word.x0, word.y0, word.x1, word.y1)


def _height(word: PageWord) -> float:
    return word.y1 - word.y0


def _middle(word: PageWord, bar: Bar) -> float:
    """Where a word stands along a bar, pixels."""
    return 0.5 * (word.y0 + word.y1 if bar.orientation == "vertical" else word.x0 + word.x1)


def _is_in_row(word: PageWord, row: Sequence[PageWord], bar: Bar) -> bool:
    """Whether a word stands in one row with others along a bar, and is as high as they are."""
    slack = _ASTRAY * _height(row[0])
    if word.turn != 0.0 or any(abs(_height(word) - _height(one)) > slack for one in row):
        return False
    sides = ("x0", "x1") if bar.orientation == "vertical" else ("y0", "y1")
    return any(
        all(abs(getattr(word, side) - getattr(one, side)) <= slack for one in row) for side in sides
    )


def _is_on_line(value: float, place: float, known: Sequence[TickText], slack_px: float) -> bool:
    """Whether others put a number where it stands, on a linear scale or a logarithmic one."""
    values = np.array([one.reading.value for one in known], dtype=np.float64)
    places = np.array([one.position_px for one in known])
    due = [_place(values, places, value)]
    if values.min() > 0.0 < value:
        due.append(_place(np.log(values), places, float(np.log(value))))
    return any(abs(one - place) <= slack_px for one in due)


def _place(values: FloatArray, places: FloatArray, value: float) -> float:
    slope, start = np.polyfit(values, places, 1)
    return float(start + slope * value)


def _has_ink(layout: Layout, word: PageWord, row: Sequence[PageWord]) -> bool:
    """Whether there is about as much ink in the place of a word as in those of others."""
    shares = [_ink(layout, one) for one in row]
    return _ink(layout, word) >= _INK * min(shares) > 0.0


def _ink(layout: Layout, word: PageWord) -> float:
    rgb = layout.raster.rgb[
        max(int(word.y0), 0) : max(int(np.ceil(word.y1)), 0),
        max(int(word.x0), 0) : max(int(np.ceil(word.x1)), 0),
    ].astype(np.float64)
    off = np.abs(rgb - np.asarray(layout.background, dtype=np.float64)).max(axis=-1)
    return float((off > _LEVELS).mean()) if off.size else 0.0
