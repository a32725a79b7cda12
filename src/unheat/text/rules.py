"""The rules of a table, and the letters that touch them.

A caption stands close over its table: where its letters reach down to the first rule they are
one piece of ink with all rules, and would be lost with them. So do the tops of headers that stand
close under a rule.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.components import components
from unheat.medians import median
from unheat.text.marked_rules import marked_rules

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

_LEAST_PX, _LONG = 20, 2.0
"""A rule is so long at least, and so many letters high: as a row of a table."""

_LINES, _OFF_PX = 3, 2
"""So many rules that begin at another one, to so many pixels, are those of a table."""

_SPECK = 0.4
"""Share of a letter that what the rules leave is at least: less is their own blur."""

_ALONG, _WORD = 0.6, 5.0
"""A frame goes along cells for this share of its length; what hangs on it is no larger than so many
letters."""

_THROUGH, _THIN, _TALL, _WIDE = 0.95, 0.4, 0.6, 0.3
"""A lone rule fills its rows, and these are thinner than a letter; letters at it are so tall and
wide, which marks of ticks are not. All but the first are shares of a letter."""


_LINE, _RULE = 10.0, 4.0
"""Rules are so many letters long at least, and those that the cells hide a part of."""

_FRAY, _FINE = 4, 0.1
"""Rules of a block end so near to its edges, and are thinner than that share of their length."""

_FRAME_PX = 3
"""And a frame about a block is so thick at most."""

_HIGH = 1.5
"""Letters with what hangs below a line, in heights of print."""

_ROOM, _PEN, _CLOSED = 1.4, 3, 0.97
"""A box about a word is so many times as high as print at least, its lines so thick at most, and so
much of them is there."""


def letters_at_rules(
    piece: BoolArray, letter: float, blocked: BoolArray | None = None
) -> tuple[npt.NDArray[np.int32], IntArray]:
    """What a piece of ink (h, w) holds beside the rules of a table, numbered from 1, and (n, 5)
    its boxes x, y, width, height and areas. Nothing where the piece is no such rules.

    ``letter`` is how large letters are, in pixels; the cells are ``blocked`` (h, w).
    """
    import cv2

    length = max(_LEAST_PX, round(_LONG * letter))
    ink = piece.astype(np.uint8)
    rules = []
    for shape in ((length, 1), (1, length)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        # What touches the edge of the piece goes on no further.
        rules.append(cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel, borderValue=0) > 0)
    lying, standing = rules
    table = _is_comb(lying, standing) and _is_comb(standing.T, lying.T)
    if not (table or _is_ladder(lying, standing)):
        return _none(piece)
    lying = _held(lying, standing)
    left = piece & ~lying & ~standing
    ends = lying if blocked is None else lying | blocked
    return _letters(left & ~_between(left, ends), letter)


def joined_size(stats: npt.NDArray[np.int64]) -> float:
    """How large letters are at most where those of whole words run into each other: a word is not
    much higher than its letters."""
    short = stats[:, 2:4].min(axis=1)
    return _HIGH * float(np.percentile(short[short >= 3], 50)) if (short >= 3).any() else np.inf


def letters_at_lone_rule(piece: BoolArray, letter: float) -> tuple[npt.NDArray[np.int32], IntArray]:
    """The same beside one lying rule, as over and under the headers of a table without frames."""
    through = piece.mean(axis=1) >= _THROUGH
    rows = np.flatnonzero(through)
    if not len(rows) or rows[-1] - rows[0] >= max(2.0, _THIN * letter):
        return _none(piece)
    labels, measures = _letters(piece & ~through[:, None], letter)
    tall = (measures[:, 3] >= _TALL * letter) & (measures[:, 2] >= _WIDE * letter)
    return (labels, measures) if np.count_nonzero(tall) > 1 else _none(piece)


def are_ruled(stats: npt.NDArray[np.int64], usual: float, blocked: BoolArray) -> BoolArray:
    """Which pieces (rows of x, y, width, height, area) are level ones that are higher than a rule:
    letters may hang on it. ``usual`` is how large letters are, the cells are ``blocked``.

    A rule is longer than words, or ends at the cells that hide the rest of it.
    """
    left, top, width, height = stats[:, :4].T
    level = (height > 0.6 * usual) & (height <= 3 * usual) & (stats[:, 4] < 0.5 * width * height)
    ruled = level & (width > _LINE * usual)
    for row in np.flatnonzero(level & ~ruled & (width > _RULE * usual)).tolist():
        rows = slice(top[row], top[row] + height[row])
        before, after = blocked[rows, : left[row]][:, -1:], blocked[rows, left[row] + width[row] :]
        ruled[row] = before.any() or after[:, :1].any()
    return np.asarray(ruled)


def letters_at_frame(
    piece: BoolArray, blocked: BoolArray, letter: float
) -> tuple[npt.NDArray[np.int32], IntArray]:
    """The same beside the frame of cells, ``blocked`` (h, w): labels that run into its tick marks,
    which would be lost with the frame. Nothing where no rule goes along the cells or has the marks
    of an axis.
    """
    import cv2

    length = max(_LEAST_PX, round(_LONG * letter))
    ink = piece.astype(np.uint8)
    near = cv2.dilate(blocked.astype(np.uint8), np.ones((2 * _OFF_PX + 1,) * 2, np.uint8))
    frame = np.zeros(piece.shape, dtype=bool)
    for shape in ((length, 1), (1, length)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        rules = components(cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel, borderValue=0) > 0)
        along = np.bincount(rules.labels[near > 0], minlength=rules.count) >= (
            _ALONG * np.maximum(rules.areas, 1)
        )
        along |= marked_rules(piece, rules, ~along, letter)
        along[0] = False
        frame |= along[rules.labels]
    if not frame.any():
        return _none(piece)
    labels, measures = _letters(piece & ~frame, letter)
    # A tree or a curve that begins at the frame is no label.
    if measures[:, 2:4].max(initial=0) > _WORD * letter:
        return _none(piece)
    # Marks alone are lost with their frame.
    kept = measures[:, 2:4].min(axis=1, initial=np.iinfo(np.int64).max) >= _TALL * letter
    numbers = np.concatenate([[0], np.cumsum(kept) * kept]).astype(np.int32)
    return numbers[labels], measures[kept]


def _held(lying: BoolArray, standing: BoolArray) -> BoolArray:
    """Lying rules that go on to a standing one or to the edge of the piece: the strokes of bold
    words that run into each other are as long, and end free."""
    import cv2

    ends = np.zeros(lying.shape, dtype=np.uint8)
    ends[standing] = 1
    ends[[0, -1]] = ends[:, [0, -1]] = 1
    near = cv2.dilate(ends, np.ones((2 * _OFF_PX + 1,) * 2, np.uint8)) > 0
    found = components(lying)
    held = np.bincount(found.labels[near], minlength=found.count) > 0
    held[0] = False
    result: BoolArray = held[found.labels]
    return result


def _between(left: BoolArray, lying: BoolArray) -> BoolArray:
    """What is ``left`` of a table without its long rules that is a rule between heads as well:
    thin, and drawn from one ``lying`` rule to the next or to the cells, which no letter is that
    has room over it.
    """
    found = components(left)
    across = np.zeros(found.count, dtype=bool)
    for index in range(1, found.count):
        x, y, width, height = found.boxes[index].tolist()
        if width > _PEN or height < 2 * width or y == 0 or y + height >= len(left):
            continue
        columns = slice(x, x + width)
        held = lying[y - 1, columns].any() and lying[y + height, columns].any()
        across[index] = held and (left[y : y + height, columns].mean(axis=0) >= _CLOSED).any()
    return across[found.labels]


def _none(piece: BoolArray) -> tuple[npt.NDArray[np.int32], IntArray]:
    return np.zeros(piece.shape, dtype=np.int32), np.zeros((0, 5), dtype=np.int64)


def _letters(ink: BoolArray, letter: float) -> tuple[npt.NDArray[np.int32], IntArray]:
    found = components(ink)
    large = found.boxes[:, 2:].max(axis=1) >= _SPECK * letter
    large &= found.boxes[:, 2:].min(axis=1) > 1
    large[0] = False
    numbers = (np.cumsum(large) * large).astype(np.int32)
    measures = np.column_stack([found.boxes[large], found.areas[large]])
    return numbers[found.labels], measures.astype(np.int64)


def _is_comb(lying: BoolArray, standing: BoolArray) -> bool:
    """Whether several lying rules begin at one standing rule, as those of a table do on two sides.

    A frame has two; the branches of a tree begin anywhere, or at no rule.
    """
    for column in np.flatnonzero(standing.any(axis=0)).tolist():
        if len(_beginnings(lying, standing, column)) >= _LINES:
            return True
    return False


def _is_ladder(lying: BoolArray, standing: BoolArray) -> bool:
    """Whether lying rules go from one standing rule equally far: what the cells and a filled header
    leave of a table, about the names of its rows. Branches of a tree that begin together are two.
    """
    for column in np.flatnonzero(standing.any(axis=0)).tolist():
        rows = _beginnings(lying, standing, column)
        if len(rows) < _LINES or not standing[rows[0] : rows[-1], column].all():
            continue
        after = lying[rows, column + _OFF_PX :]
        ends = np.where(after.all(axis=1), after.shape[1], after.argmin(axis=1))
        usual = median(ends)
        if np.count_nonzero(np.abs(ends - usual) <= _OFF_PX) >= _LINES:
            return True
    return False


def _beginnings(lying: BoolArray, standing: BoolArray, column: int) -> IntArray:
    """The first rows of lying rules that begin at a standing rule in this column."""
    before = (
        lying[:, max(0, column - _OFF_PX - 1)] if column > _OFF_PX else np.zeros(len(lying), bool)
    )
    begins = lying[:, column : column + _OFF_PX + 1].any(axis=1) & ~before
    begins &= standing[:, column]
    return np.flatnonzero(np.diff(begins.astype(np.int8), prepend=0) > 0)


def frames_of_words(
    labels: npt.NDArray[np.int32], stats: npt.NDArray[np.int64], usual: float
) -> npt.NDArray[np.bool_]:
    """Which pieces (rows of x, y, width, height, area) are a box drawn about print: the cells of
    a table whose headings each have a frame of their own.

    A box of thin lines is higher than print, closed, and empty but for other pieces.
    """
    found = np.zeros(len(stats), dtype=bool)
    wide, high, area = stats[:, 2], stats[:, 3], stats[:, 4]
    lines = np.ceil(area / np.maximum(2 * (wide + high) - 4, 1))
    boxed = (np.minimum(wide, high) >= _ROOM * usual) & (lines >= 1) & (lines <= _PEN)
    for row in np.flatnonzero(boxed).tolist():
        x, y, width, height = stats[row, :4].tolist()
        place = labels[y : y + height, x : x + width]
        own, pen = place == row + 1, int(lines[row])
        inner = slice(pen, -pen), slice(pen, -pen)
        rim = own.copy()
        rim[inner] = True
        other = (place > 0) & ~own
        closed = rim.mean() >= _CLOSED and not own[inner].any()
        found[row] = closed and bool(other[inner].any())
    return found


def rules_across(stats: npt.NDArray[np.int64], width: int, height: int) -> npt.NDArray[np.bool_]:
    """Thin lines from edge to edge of a block of this size: rules between the heads of a table, and
    the frame about a block in another color."""
    down = (stats[:, 3] >= height - _FRAY) & (stats[:, 2] <= _FINE * height)
    across = (stats[:, 2] >= width - _FRAY) & (stats[:, 3] <= _FINE * width)
    around = (stats[:, 2:4] >= np.array([width, height]) - _FRAY).all(axis=1)
    # Letters that touch a frame are lost with it.
    around &= stats[:, 4] <= 2 * _FRAME_PX * (width + height)
    result: npt.NDArray[np.bool_] = down | across | around
    return result
