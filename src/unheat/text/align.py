"""Which label belongs to which row or column, by where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.anchored import anchors, is_between, is_off, misfit, strays, unmarked
from unheat.text.best_cuts import best_cuts
from unheat.text.in_steps import nearest_lines, words_in_steps
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, join_lines, split_line, turned_extents
from unheat.text.off_center import stand_in_rows, turned_shift
from unheat.text.small_parts import with_small_parts
from unheat.text.touching import parted_at_middles


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Aligned:
    """Labels per position, and how well they stand there.

    ``places`` maps a row or column to its lines in reading order. ``offset`` is the common
    distance of labels from the centres and ``spread`` the typical deviation from that,
    both as a share of the pitch.
    """

    places: dict[int, list[Line]]
    offset: float
    spread: float

    @property
    def count(self) -> int:
        return len(self.places)

    @property
    def glyphs(self) -> IntArray:
        """All ink of the labels."""
        groups = [line.glyphs for lines in self.places.values() for line in lines]
        return np.concatenate(groups) if groups else np.zeros(0, dtype=np.int64)

    def completed(self, glyphs: Glyphs, free: npt.NDArray[np.bool_]) -> Aligned:
        """With the underlines, points and accents that stand just off their lines."""
        left = free.copy()
        left[self.glyphs] = False
        places = {
            place: _in_order(
                [with_small_parts(glyphs, line, left) for line in _whole_lines(glyphs, lines)]
            )
            for place, lines in self.places.items()
        }
        return Aligned(places=places, offset=self.offset, spread=self.spread)


NOTHING = Aligned(places={}, offset=0.0, spread=np.inf)
NO_MARKS: FloatArray = np.zeros(0)


_LONGEST, _VARIED = 2.0, 1.3
"""Letters are hardly longer than so many times as broad, nor so many times as long as others."""

_TALL = 2.5
"""No letter is higher than this, in letter heights."""

_WORDS, _CLOSE = 0.28, 0.2
"""Blank between words at least, in letter heights, and between bold ones."""

_SPACE = 0.6
"""Blank between words at most, in letter heights, where labels stand close."""

_ON_MIDDLE = 0.05
"""Labels that are no further off the middles of their columns, as a share of the pitch, stand so by
no chance."""

_OFF_PX, _RIGHT_PX = 2.0, 1.0
"""Pixels by which labels are off the middles of their cells where one may have lost a letter to the
next, and by which they are where none has: half of a narrow letter is more."""

_STEPS = 5
"""So many cells have letters in their very middles by no chance."""

_WORDS_OF_ONE, _LETTERS_OF_ONE = 12, 60
"""Words, and letters, of one label at the most."""

SET_BY_ENDS = 0.12
"""Labels whose middles are further off their columns' may be set by their ends."""

_FLUSH_PX, _FLUSH, _BEARING = 2.0, 0.2, 0.35
"""Ends of letters lie on one line to so many pixels, or letter heights."""

_MANY = 4

_ANCHORS = (0.5, 0.0, 1.0)
"""Where along its line a label stands at its column: by its middle, or by an end."""


def pitch_of(centers: FloatArray, cell: float) -> float:
    """Distance between neighbouring rows or columns."""
    return float(median(np.diff(centers))) if len(centers) > 1 else cell


def without_strokes(lines: Sequence[Line]) -> list[Line]:
    """Level lines but single pieces many times as high as letters, and narrower than high: what a
    tick mark leaves of the rim of a frame or of a panel's ground is no second line of a label.
    """
    return [
        line
        for line in lines
        if line.angle != 0.0
        or len(line.glyphs) > 1
        or line.box.height <= max(_TALL * line.size, line.box.width)
    ]


def align_across(
    lines: Sequence[Line],
    axis: int,
    centers: FloatArray,
    cell: float,
    marks: FloatArray = NO_MARKS,
) -> Aligned:
    """Lines that each stand beside one row (axis 1) or column (axis 0).

    Labels that share a place are one wrapped label. A slanted label may stand over its
    column with its beginning, its middle or its end: at those that have tick marks, (m,)
    places along the axis, and whichever fits best for all.
    """
    if not lines or is_between(lines, axis, centers):
        return NOTHING
    pitch = pitch_of(centers, cell)
    best, least = NOTHING, (0, 0, np.inf)
    for points in anchors(lines, axis):
        nearest, rest = nearest_lines(points, centers, pitch)
        shift = float(median(rest))
        slanted = lines[0].angle % 90 != 0
        if abs(shift) > 0.1 and (slanted or (axis == 1 and stand_in_rows(points, centers, pitch))):
            nearest, rest = nearest_lines(points - shift * pitch, centers, pitch)
        else:
            shift = 0.0
        places: dict[int, list[Line]] = {}
        astray = strays(nearest, rest) if slanted else set()
        for i, (line, place) in enumerate(zip(lines, nearest, strict=True)):
            if i not in astray:
                places.setdefault(int(place), []).append(line)
        spread = float(np.sqrt(np.mean(rest**2)))
        if slanted and is_off(lines, axis, (rest + shift) * pitch):
            spread = np.inf
        found = Aligned(places=places, offset=shift, spread=spread)
        rank = -found.count, unmarked(list(places), marks, centers, pitch), misfit(rest, shift)
        if rank < least:
            best, least = found, rank
    return Aligned(
        places={place: _in_order(group) for place, group in sorted(best.places.items())},
        offset=best.offset,
        spread=best.spread,
    )


def _whole_lines(glyphs: Glyphs, lines: list[Line]) -> list[Line]:
    """Pieces that stand one behind the other at one height are one line, not a wrapped one.

    Letters that touch an underline make a piece that reaches lower than the rest.
    """
    result: list[Line] = []
    for line in _in_order(lines):
        for i, other in enumerate(result):
            shared = min(line.across[1], other.across[1]) - max(line.across[0], other.across[0])
            lower = min(line.across[1] - line.across[0], other.across[1] - other.across[0])
            apart = max(line.along[0] - other.along[1], other.along[0] - line.along[1])
            if shared >= 0.6 * lower and -0.2 * line.size <= apart <= 1.2 * line.size:
                result[i] = join_lines(glyphs, [other, line])
                break
        else:
            result.append(line)
    return result


def _in_order(lines: list[Line]) -> list[Line]:
    """Lines of one wrapped label, from the first to the last."""
    return sorted(lines, key=lambda line: (line.across[0], line.along[0]))


def align_along(glyphs: Glyphs, line: Line, axis: int, centers: FloatArray, cell: float) -> Aligned:
    """One long line that holds the labels of many columns (axis 0) or rows (axis 1).

    Where labels are as far apart as words only their places tell where one ends: the line
    is cut so that every part is centred on a column of its own, or set there with an end.
    """
    pitch = pitch_of(centers, cell)
    if axis == 0:
        words = split_line(glyphs, line, line.size)
        if (stepped := words_in_steps(words, line.size, centers, pitch)) is not None:
            places = {place: [word] for place, word in stepped[0].items()}
            return Aligned(places=places, offset=0.0, spread=stepped[1])
    best = _cut(glyphs, line, axis, centers, pitch, _WORDS)
    one_word = axis == 1 and best.count == 1 and len(centers) >= _STEPS
    off = best.count == len(centers) > 2 and best.spread * pitch > _OFF_PX
    if off or (one_word and line.box.y0 < centers[0] and centers[-1] < line.box.y1):
        # Labels as long as their cells stand as close to each other as their letters do. A long
        # title may fall into parts as well that are nearly in the middles of a few cells.
        letters = _cut(glyphs, line, axis, centers, pitch, 0.0)
        most = _RIGHT_PX if off else _RIGHT_PX / 2
        right = letters.count == len(centers) and letters.spread * pitch <= most
        if right and all(_is_close(glyphs, one) for (one,) in letters.places.values()):
            return letters
    if axis == 0 and pitch < line.size and best.count > len(words) > 2:
        # Columns narrower than letters have labels far apart: "18 Jan" is one, and not three.
        near = [int(np.abs(centers - word.center[0]).argmin()) for word in words]
        if len(set(near)) == len(words):
            rest = [(w.center[0] - centers[i]) / pitch for w, i in zip(words, near, strict=True)]
            wide = {place: [word] for place, word in zip(near, words, strict=True)}
            return Aligned(places=wide, offset=0.0, spread=float(np.sqrt(np.mean(np.square(rest)))))
    if best.count < len(centers) > 2:
        # Labels of a crowded header stand as close as the words in them do, which bold print sets
        # close: they are labels if each column has one on its very middle.
        closer = _cut(glyphs, line, axis, centers, pitch, _CLOSE)
        if closer.count == len(centers) and closer.spread <= _ON_MIDDLE:
            return closer
    if axis == 0 and best.spread > SET_BY_ENDS:
        flush = _flush(glyphs, line, centers, pitch)
        return flush or _begun(glyphs, line, centers, pitch, cell) or best
    return best


def _is_close(glyphs: Glyphs, label: Line) -> bool:
    """Whether no blank in a label is wider than one between words."""
    starts, _, ends, _ = turned_extents(glyphs, label.glyphs, label.angle).T
    order = np.argsort(starts)
    blanks = starts[order][1:] - np.maximum.accumulate(ends[order])[:-1]
    return bool((blanks <= _SPACE * label.size).all())


def _cut(
    glyphs: Glyphs, line: Line, axis: int, centers: FloatArray, pitch: float, space: float
) -> Aligned:
    """The best cuts of a line at blanks that are wider than a ``space``, in letter heights, where
    that is none at any."""
    atoms = split_line(glyphs, line, max(1.0, space * line.size) if space else 0.0)
    if axis == 1:
        atoms.sort(key=lambda atom: atom.center[1])
    atoms = parted_at_middles(glyphs, atoms, centers, axis)
    low = np.array([(atom.box.x0, atom.box.y0)[axis] for atom in atoms])
    high = np.array([(atom.box.x1, atom.box.y1)[axis] for atom in atoms])
    best = NOTHING
    # Words of a title are set on the ends of columns by chance.
    for anchor in _ANCHORS if axis == 1 else _ANCHORS[:1]:
        cuts = best_cuts(
            low,
            high,
            centers,
            pitch,
            line.size,
            anchor,
            most=_WORDS_OF_ONE if space else _LETTERS_OF_ONE,
        )
        places: dict[int, list[Line]] = {}
        rest = []
        for start, stop, place in cuts:
            places[place] = [join_lines(glyphs, atoms[start:stop])]
            point = (1 - anchor) * low[start] + anchor * high[stop - 1]
            rest.append((point - centers[place]) / pitch)
        shift = turned_shift(rest, len(centers)) if axis == 1 else 0.0
        spread = float(np.sqrt(np.mean(np.square(np.array(rest) - shift)))) if rest else np.inf
        found = Aligned(places=places, offset=shift, spread=spread)
        # Labels are set on their middles, if they are not clearly set on their ends.
        clear = spread < 0.12 and 2 * spread < best.spread and found.count >= best.count
        if best is NOTHING or (best.spread > 0.12 and clear):
            best = found
    return best


def _flush(glyphs: Glyphs, line: Line, centers: FloatArray, pitch: float) -> Aligned | None:
    """Words over their columns, one for each, that all end or all begin at one place of them.

    So a table sets its header, as it does its numbers. Nothing else is so even.
    """
    words = split_line(glyphs, line, line.size)
    if len(words) != len(centers) or len(words) < 2:
        return None
    words.sort(key=lambda word: word.box.x0)
    off = np.array([(word.box.x0, word.box.x1) for word in words]) - centers[:, None]
    if np.abs(off.mean(axis=1)).max() > pitch / 2:
        return None
    spread = float((off.max(axis=0) - off.min(axis=0)).min())
    # Columns as wide as their words have their middles elsewhere; many words prove more.
    slack = SET_BY_ENDS * pitch if len(words) >= _MANY else 0.0
    if spread > max(_FLUSH_PX, _FLUSH * line.size, slack):
        return None
    places = {number: [word] for number, word in enumerate(words)}
    return Aligned(places=places, offset=0.0, spread=spread / pitch)


def _begun(
    glyphs: Glyphs, line: Line, centers: FloatArray, pitch: float, cell: float
) -> Aligned | None:
    """Words over some of the columns that all begin with one: months over the weeks of a calendar.

    They are wider than a column, and so they are set on none; but four words that begin in step
    with columns do not stand so by chance.
    """
    words = split_line(glyphs, line, line.size)
    if not _MANY <= len(words) < len(centers):
        return None
    words.sort(key=lambda word: word.box.x0)
    begin = np.array([word.box.x0 for word in words])
    away = begin[:, None] - (centers - cell / 2)[None]
    places = np.abs(away).argmin(axis=1)
    off = away[np.arange(len(words)), places]
    # An "M" begins inside of its own room, and a "J" before it: more words make up for that.
    bearing = _BEARING * line.size if len(words) >= _MANY + 2 else 0.0
    even = off.max() - off.min() <= max(_FLUSH_PX, SET_BY_ENDS * pitch, bearing) < pitch / 4
    if not even or np.abs(off).max() > pitch / 3 or (np.diff(places) < 1).any():
        return None
    return Aligned(
        places={int(place): [word] for place, word in zip(places, words, strict=True)},
        offset=0.0,
        spread=float(off.std() / pitch),
    )


def are_letters(labels: Aligned) -> bool:
    """Whether most labels are one piece of ink, and these are no words whose letters touch: those
    are long, and of many lengths.
    """
    single = [
        lines[0].box
        for lines in labels.places.values()
        if sum(len(line.glyphs) for line in lines) == 1
    ]
    if len(single) <= 0.5 * len(labels.places):
        return False
    longest = [max(box.width, box.height) for box in single]
    broadest = max(min(box.width, box.height) for box in single)
    varied = max(longest) >= _VARIED * min(longest)
    return not (varied and float(np.median(longest)) > _LONGEST * broadest)
