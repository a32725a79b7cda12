"""Letters that all stand at one pitch, as a typewriter sets them: words are far apart there.

Between two words of such a line lies one place without a letter, and with the room beside narrow
letters that is more blank than elsewhere parts two texts.
"""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, group_lines, turned_extents
from unheat.text.page import Page, grow
from unheat.text.spans import joined_spans

_FEWEST = 5
"""Letters of a line that tell their pitch."""

_OFF, _USUALLY = 0.25, 0.1
"""Steps from letter to letter are so near to whole pitches, and in the mean: letters lean to one
side, or have run together."""

_WORDS = 2.5
"""Middles of letters of one text are no further apart, in pitches."""

_NEAR, _FAR, _LEVEL = 1.2, 2.4, 0.15
"""Blank between two words, and those of a typewriter, and how far marks stand off their letters, in
letter heights."""


def stands_in_one_row(glyphs: Glyphs, index: IntArray, rows: FloatArray) -> bool:
    """Whether print stands beside one of the ``rows`` (n,), given by their middles, alone: the end
    of a name that is longer than all others, whose letters a typewriter sets apart."""
    nearest = np.abs(glyphs.centers[index, 1][:, None] - rows[None]).argmin(axis=1)
    return bool((nearest == nearest[0]).all())


def pitch_of(glyphs: Glyphs, line: Line) -> float | None:
    """The pitch of a line's letters in pixels, None where they stand at none."""
    spans = _spans(glyphs, line)
    if len(spans) < 2:
        return None
    pitch = float(median(np.diff(spans.mean(axis=1))))
    middles = np.concatenate([_of_letters(span, pitch) for span in spans])
    if len(middles) < _FEWEST:
        return None
    steps = np.diff(middles)
    places = np.rint(steps / pitch)
    pitch = float(steps.sum() / max(places.sum(), 1.0))
    # From letter to letter: a pitch that is known to a part of a pixel leads astray in a long line.
    off = np.abs(steps / pitch - places)
    even = off.max() <= _OFF and off.mean() <= _USUALLY and places.min() >= 1.0
    return pitch if even else None


def _of_letters(span: FloatArray, pitch: float) -> FloatArray:
    """(k,) middles of the letters of a piece of ink (2,), which two that touch are, or three."""
    count = max(int(np.rint((span[1] - span[0]) / pitch)), 1)
    middles: FloatArray = span.mean() + (np.arange(count) - (count - 1) / 2) * pitch
    return middles


def places_of(glyphs: Glyphs, line: Line, pitch: float) -> IntArray | None:
    """(n,) the place of each letter of a line in which letters stand at a known ``pitch``, from 0;
    None where they do not.
    """
    spans = _spans(glyphs, line)
    middles = np.concatenate([_of_letters(span, pitch) for span in spans])
    steps = np.diff(middles) / pitch
    places = np.rint(steps).astype(np.int64)
    off = np.abs(steps - places)
    if len(steps) and (off.max() > _OFF or off.mean() > _USUALLY or places.min() < 1):
        return None
    return np.concatenate([[0], np.cumsum(places)])


def are_words(glyphs: Glyphs, line: Line, before: Line, after: Line) -> bool:
    """Whether two parts of a ``line`` are words of a typewriter: of one pitch throughout, and no
    further apart than by one place without a letter.
    """
    pitch = pitch_of(glyphs, line)
    if pitch is None:
        return False
    last, first = _spans(glyphs, before)[-1], _spans(glyphs, after)[0]
    away = _of_letters(first, pitch)[0] - _of_letters(last, pitch)[-1]
    return bool(away <= _WORDS * pitch)


def with_words(page: Page, band: IntArray, size: float, picture: Box) -> IntArray:
    """What hangs together with a band of level print as words do, in letters of this ``size``, and
    as words of a typewriter where all of it has one pitch.
    """
    whole = grow(page, band, _NEAR * size, _LEVEL * size, picture)
    more = grow(page, whole, _FAR * size, _LEVEL * size, picture)
    if len(more) == len(whole):
        return whole
    lines = group_lines(page.glyphs, more, 0.0, page.glyphs.text_size(more))
    typed = len(lines) == 1 and pitch_of(page.glyphs, lines[0]) is not None
    return more if typed else whole


def _spans(glyphs: Glyphs, line: Line) -> FloatArray:
    """(n, 2) where the pieces of a line begin and end along it, each with the dot over it."""
    return joined_spans(turned_extents(glyphs, line.glyphs, line.angle)[:, [0, 2]])
