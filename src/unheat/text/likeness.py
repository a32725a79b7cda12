"""How much a text, drawn in the type of its axis, looks like the ink that it was read from.

Letters stand as far from each other as their family sets them, give or take what a renderer
rounds, and where they explain the ink best. What is left unexplained is the misfit; two
texts that were read from the same ink are compared by theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from unheat.text.faces import (
    ACROSS,
    PHASES,
    Coverage,
    Phases,
    advance,
    along,
    glyphs,
    ink_width,
    reach,
    room,
)
from unheat.text.typeface import KERNED

Floats = npt.NDArray[np.float32]

# What standing off as far as may be costs, in squared ink (px): letters do not wander to
# look better.
_PULL = 0.12
_INKED = 0.3
# How far some renderers draw pairs of letters together, in em.
_KERNING = 0.16
_NEVER = np.float32(1e6)
# Base lines that are tried about the one that the feet of letters suggest.
_BASES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Type as it is drawn: a family, its size and the blur of the picture, in pixels.

    ``weight`` is how much darker its strokes are than the family's, ``tall`` how much taller
    its letters: renderers that set type sharply make their heights whole pixels. ``loose`` is
    how far a letter may stand off its place beside the last one, in quarters of a pixel.
    """

    face: str
    em: float
    blur: float = 0.0
    weight: float = 1.0
    tall: float = 1.0
    loose: int = 4

    def covers(self, character: str, phases: Phases) -> Coverage:
        """What a letter covers at phases, as ``glyphs`` says."""
        pen = self.blur, self.weight, self.tall
        return glyphs(self.face, self.em, character, phases, *pen)

    def width(self, text: str) -> float:
        """Width of the ink of a text, in pixels."""
        return self.em * ink_width(self.face, text)


def ink_of(grey: npt.NDArray[np.uint8]) -> Coverage:
    """(h, w) coverage 0–1 of a crop that is dark on white."""
    result: Coverage = 1 - grey.astype(np.float32) / np.float32(255)
    return result


class _Way(NamedTuple):
    """The change (places,) of what is left by a text whose last ``letter`` begins there.

    ``before`` is the text without it, ``step`` from its last letter to this one and how
    ``loose`` that is, in quarters of a pixel. A tuple, since thousands are made for each figure.
    """

    letter: str
    cost: Floats
    step: int = 0
    loose: int = 0
    before: _Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Canvas:
    """One line of ink (h, w), all of it squared (px), and the pen that texts are drawn with.

    ``base`` is the row of the base line, in quarters of a pixel. ``wide`` (rows, columns) is
    the ink with room around it; ``gains`` and ``ways`` keep what was found of letters and of
    beginnings of texts.
    """

    ink: Coverage
    total: float
    pen: Pen
    base: int
    wide: Floats
    gains: dict[str, Floats] = field(default_factory=dict)
    ways: dict[str, _Way] = field(default_factory=dict)

    def left(self, text: str) -> float:
        """Squared ink (px) that a text leaves unexplained where it explains most."""
        return float(((self.ink - self.drawn(text)) ** 2).sum())

    def drawn(self, text: str) -> Coverage:
        """(h, w) coverage 0–1 of a text where it explains most ink."""
        drawn = np.zeros_like(self.ink)
        for one, place in self.places(text):
            self._add(drawn, one, place)
        result: Coverage = np.minimum(drawn, 1)
        return result

    def least(self, text: str) -> float:
        """What is left at the least: as if letters that overlap explained more ink."""
        way = self._way(text)
        return self.total + (float(way.cost.min()) if way is not None else 0.0)

    def places(self, text: str) -> list[tuple[str, int]]:
        """Each letter but spaces and where it begins, in quarters of a pixel.

        Places count from the room before a pen before the picture.
        """
        way = self._way(text)
        found: list[tuple[str, int]] = []
        place = int(way.cost.argmin()) if way is not None else 0
        while way is not None:
            found.append((way.letter, place))
            if way.before is not None:
                place = _origin(way.before.cost, place, way.step, way.loose)
            way = way.before
        return found[::-1]

    def _way(self, text: str) -> _Way | None:
        """The cheapest way of setting a text that ends at each place."""
        text = text.strip()
        if not text:
            return None
        found = self.ways.get(text)
        if found is not None:
            return found
        before = self._way(text[:-1])
        gain = self._gain(text[-1])
        if before is None:
            found = _Way(letter=text[-1], cost=gain)
        else:
            moved = text[len(text[:-1].rstrip()) - 1 :]
            step, loose = _step(self.pen.face, self.pen.em, self.pen.loose, moved)
            cost = _follow(before.cost, step, loose) + gain
            found = _Way(letter=text[-1], cost=cost, step=step, loose=loose, before=before)
        self.ways[text] = found
        return found

    def _gain(self, character: str) -> Floats:
        """(places,) change of what is left by a letter that begins there."""
        found = self.gains.get(character)
        if found is None:
            own = _stack(self.pen, character, self.base % PHASES)
            places = self.ink.shape[1] + room(self.pen.em)[0]
            rows, width = own.shape
            # The ink around each place that the letter can reach.
            windows = np.ndarray(
                (places, rows, width),
                np.float32,
                self.wide,
                (own.top * self.wide.shape[1] + own.start) * self.wide.itemsize,
                (self.wide.itemsize, *self.wide.strides),
            ).reshape(places, -1)
            found = np.asarray(own.full - 2 * windows @ own.covers, dtype=np.float32).reshape(-1)
            self.gains[character] = found
        return found

    def _add(self, drawn: Coverage, character: str, place: int) -> None:
        before, above = room(self.pen.em)
        column, across = divmod(place, PHASES)
        row, down = divmod(self.base, PHASES)
        cover = self.pen.covers(character, along(down))[..., across]
        # Places count from the room before the pen, which a letter's picture has twice then.
        y0, x0 = row - above, column - 2 * before
        top, bottom = max(0, y0), min(drawn.shape[0], y0 + cover.shape[0])
        start, end = max(0, x0), min(drawn.shape[1], x0 + cover.shape[1])
        if top < bottom and start < end:
            drawn[top:bottom, start:end] += cover[top - y0 : bottom - y0, start - x0 : end - x0]


def canvas(ink: Coverage, text: str, pen: Pen) -> Canvas:
    """A canvas whose base line is where ``text`` has its rows as full as the ink's."""
    base = _base(ink, text, pen)
    before, above = room(pen.em)
    height, width = reach(pen.em)
    top = base // PHASES - above
    wide = np.zeros((height, 2 * before + ink.shape[1] + width), dtype=np.float32)
    a, b = max(0, top), min(ink.shape[0], top + height)
    if a < b:
        wide[a - top : b - top, 2 * before : 2 * before + ink.shape[1]] = ink[a:b]
    return Canvas(ink=ink, total=float((ink**2).sum()), pen=pen, base=base, wide=wide)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Stack:
    """A letter at each phase across: ``covers`` (k, phases) within the rectangle of ``shape``
    that holds its ink, which begins at ``top`` and ``start``, and its squared ink, ``full``.
    """

    covers: Floats
    full: Floats
    top: int
    start: int
    shape: tuple[int, int]


def canvases(ink: Coverage, texts: Sequence[str], pen: Pen) -> list[Canvas]:
    """One canvas for each base line that one of these texts suggests."""
    found: dict[int, Canvas] = {}
    for text in texts:
        sheet = canvas(ink, text, pen)
        found.setdefault(sheet.base, sheet)
    return list(found.values())


@lru_cache(maxsize=4096)
def _stack(pen: Pen, character: str, down: int) -> _Stack:
    whole = pen.covers(character, along(down))[:, : reach(pen.em)[1]]
    inked = np.asarray(whole.any(axis=0)).any(axis=1)
    rows, columns = np.flatnonzero(whole.any(axis=(1, 2))), np.flatnonzero(inked)
    # What has no ink, a space, has one place that is blank.
    top, bottom = (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, 1)
    start, stop = (int(columns[0]), int(columns[-1]) + 1) if len(columns) else (0, 1)
    covers = whole[top:bottom, start:stop].reshape(-1, PHASES)
    return _Stack(
        covers=covers,
        full=(covers**2).sum(axis=0),
        top=top,
        start=start,
        shape=(bottom - top, stop - start),
    )


@lru_cache(maxsize=16384)
def _step(face: str, em: float, loose: int, text: str) -> tuple[int, int]:
    """How far the pen moves from the first letter to the last one, and how loose that is, in
    quarters of a pixel; between them are spaces.
    """
    if len(text) > 2:
        loose *= 2
    if KERNED.match(text[-2:]):
        loose = max(loose, round(_KERNING * PHASES * em))
    return sum(round(PHASES * advance(face, em, one)) for one in text[:-1]), loose


def _follow(cost: Floats, step: int, loose: int) -> Floats:
    """Cost at every place of the cheapest way there by one step of the pen."""
    count = len(cost)
    low = step + loose
    padded = np.empty(count + low + loose, dtype=np.float32)
    padded.fill(_NEVER)
    padded[low : low + count] = cost
    # One row for each place that a step may begin at.
    shape = 2 * loose + 1, count
    rows: Floats = np.ndarray(shape, padded.dtype, padded, strides=2 * padded.strides)
    best: Floats = np.minimum.reduce(rows + _pulls(loose))
    return best


@lru_cache(maxsize=64)
def _pulls(loose: int) -> Floats:
    """(2 × loose + 1, 1): what it costs to stand so many quarters off one's place."""
    off = np.abs(np.arange(-loose, loose + 1))[:, None]
    return np.asarray(_PULL * off / max(loose, 1), dtype=np.float32)


def _origin(cost: Floats, place: int, step: int, loose: int) -> int:
    """Where the cheapest way to a place by one step of the pen began."""
    off, pulls = _nearest_first(loose)
    tried = place - step - off
    within = (tried >= 0) & (tried < len(cost))
    if not within.all():
        tried, pulls = tried[within], pulls[within]
    return int(tried[(cost[tried] + pulls).argmin()]) if len(tried) else 0


@lru_cache(maxsize=64)
def _nearest_first(loose: int) -> tuple[npt.NDArray[np.intp], Floats]:
    """(how far off one's place, what that costs), the nearest first."""
    off = sorted(range(-loose, loose + 1), key=abs)
    return np.array(off), np.array(
        [_PULL * abs(one) / max(loose, 1) for one in off], dtype=np.float32
    )


def _base(ink: Coverage, text: str, pen: Pen) -> int:
    """The base line at which the rows of a text are as full as those of the ink."""
    height = ink.shape[0]
    profile = ink.sum(axis=1)
    above = room(pen.em)[1]
    rows = np.flatnonzero(ink.max(axis=1) > _INKED)
    best, least = 0, np.inf
    drawn: Floats = np.zeros((PHASES, reach(pen.em)[0]), dtype=np.float32)
    for one in text:
        if not one.isspace():
            drawn = drawn + _rows(pen, one)
    for phase, own in enumerate(drawn):
        filled = np.flatnonzero(own > _INKED)
        if not len(filled) or not len(rows):
            continue
        first = int(rows[-1] - filled[-1]) - _BASES // 2
        # One row for each base line: the text's rows moved down by one more than in the last.
        blank = np.zeros(height + _BASES, dtype=np.float32)
        long = np.concatenate([blank, own, blank])
        start = len(blank) - first
        moved: Floats = np.ndarray(
            (_BASES, height), np.float32, long, start * long.itemsize,
            (-long.itemsize, long.itemsize),
        )  # fmt: skip
        off = ((profile - moved) ** 2).sum(axis=1)
        nearest = int(off.argmin())
        if off[nearest] < least:
            best, least = PHASES * (first + nearest + above) + phase, float(off[nearest])
    return best


@lru_cache(maxsize=16384)
def _rows(pen: Pen, character: str) -> Floats:
    """(phases, rows): how much ink a letter has in each row, at each place across its line."""
    covers = np.ascontiguousarray(pen.covers(character, ACROSS).transpose(2, 0, 1))
    rows: Floats = covers.sum(axis=2)
    return rows
