"""Points, commas and dashes straight from the ink.

A decimal point of two pixels and a minus sign are what readers lose first, and what costs
most. In the ink they are plain: a small piece on the base line, a flat piece at half
height. Where the other pieces are as many as the digits that were read, the number is put
together again from both.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from unheat.components import components
from unheat.medians import median, percentile
from unheat.text.over_letters import shows_marks

_STOPS = re.compile("[.,]")
# A point that parts a name; a space follows a comma between words.
_IN_NAME = re.compile(r"(?<=[^\W\d])\.(?=[^\W\d])")
_ON_BASE, _LETTERS = re.compile("[.,:;!?…]"), re.compile(r"[^\W_]")
# In letter heights: how large a full stop or a comma is at most, how far below the base line a
# comma hangs at least and a full stop at most, and how far above it either may begin.
_STOP, _HANGS, _STANDS, _RISES = 0.65, 0.14, 0.08, 0.4
# How large a point between letters is at most.
_POINT = 0.3

_PLAIN_NUMBER = re.compile(r"[-\u2212\u2013]?\d[\d.,]*$|[-\u2212\u2013]?[.,]\d+$")

_INTERVAL = re.compile(r"([\[(])([-\u2212]?\d+)\.( ?)([-\u2212]?\d+)([\])])")

# Letters that touch come apart as the threshold falls: dark on white, 0–255.
_THRESHOLDS = (170, 130, 90, 60)
# Faintest ink: what is apart from a digit here is no part of it.
_FAINT = 225


_BARRED = frozenset("\u2264\u2265\u00b1=")

# Letters are so tall, and the rule of an underscore so long at least, so thick at most, and so
# far off the base line; in heights of a letter.
_TALL, _RULE, _RULE_THICK, _RULE_OFF = 0.6, 0.35, 0.25, 0.4


def with_marks(grey: npt.NDArray[np.uint8], text: str) -> str:
    """``text`` with its point and its minus sign where the ink has them.

    ``grey`` (h, w) is the upright line, dark on white. Texts that are no plain number, and
    ink whose letters touch, come back unchanged. Ink adds marks that a reader lost; it
    never takes away what a reader saw.
    """
    compact = text.replace(" ", "")
    if not is_plain_number(text):
        return text
    for threshold in _THRESHOLDS:
        built = _built(_kinds(grey, threshold), compact)
        if built is None:
            continue
        if len(built) <= len(compact):
            return text
        opens = built.lstrip("-")[0] in ".," and compact.lstrip("-\u2212\u2013")[0] not in ".,"
        if opens and _built(_kinds(grey, _FAINT), compact) != built:
            # The end of a thin stroke comes off its digit; a point stands apart from it.
            return text
        return built
    return text


def is_plain_number(text: str) -> bool:
    """Whether a text is one that ``with_marks`` has something to say about."""
    return _PLAIN_NUMBER.match(text.replace(" ", "")) is not None


def with_commas(
    extents: npt.NDArray[np.float64], size: float, text: str, *, lossy: bool = False
) -> str:
    """``text`` with a comma for each full stop of it that hangs from the base line, and back.

    ``extents`` (n, 4) are where the pieces of the line begin and end, along and across, and
    ``size`` is the height of a letter, in pixels. In a row of points readers lose a comma. The
    tail of one that is seen is there; what a codec has left of it may be too faint to be a piece of
    ink, so that nothing there makes no full stop of a comma in a ``lossy`` picture.
    """
    if not has_stops(text, size):
        return text
    high = extents[:, 3] - extents[:, 1]
    letters = high > _STOP * size
    if letters.sum() < 2:
        return text
    base = float(median(extents[letters, 3]))
    stops = ~letters & (extents[:, 2] - extents[:, 0] <= _STOP * size)
    stops &= (extents[:, 1] >= base - _RISES * size) & (extents[:, 3] >= base - _HANGS * size)
    found = extents[stops][np.argsort(extents[stops, 0], kind="stable"), 3] - base
    if len(found) != len(_STOPS.findall(text)):
        return text
    rest = iter(found.tolist())
    inside = {match.start() for match in _IN_NAME.finditer(text)}

    def spelled(match: re.Match[str]) -> str:
        below = next(rest)
        if match.start() in inside:
            return match.group()
        if below >= _HANGS * size:
            return ","
        return "." if below <= _STANDS * size and not lossy else match.group()

    return _STOPS.sub(spelled, text)


def has_stops(text: str, size: float) -> bool:
    """Whether a text has full stops or commas, in print large enough to tell which they are."""
    return shows_marks(size) and _STOPS.search(text) is not None


def has_lost_stop(extents: npt.NDArray[np.float64], size: float, text: str) -> bool:
    """Whether the ink has more points on its base line than a text of letters has.

    ``extents`` and ``size`` as for ``with_commas``. Both readers lose the point of "E. coli".
    """
    if not shows_marks(size):
        return False
    high, wide = extents[:, 3] - extents[:, 1], extents[:, 2] - extents[:, 0]
    letters = high > _STOP * size
    # Where letters touch or are broken pieces tell nothing.
    if letters.sum() < 2 or abs(int(letters.sum()) - len(_LETTERS.findall(text))) > 1:
        return False
    base = float(median(extents[letters, 3]))
    stops = (high <= _POINT * size) & (wide <= _POINT * size)
    stops &= np.abs(extents[:, 3] - base) <= _STANDS * size
    return int(stops.sum()) > len(_ON_BASE.findall(text))


def with_underscores(extents: npt.NDArray[np.float64], size: float, text: str) -> str:
    """``text`` with underscores for its spaces where the ink has a rule at the foot of each.

    ``extents`` (n, 4) are the pieces of a line as for ``with_commas``. Readers take the thin rule
    of some faces for nothing. It reaches as low as the base line, and no letter stands over it.
    """
    start, top, end, bottom = extents.T
    tall = bottom - top >= _TALL * size
    # The bar of a sign of comparison is its own.
    if "_" in text or " " not in text or _BARRED & set(text) or not tall.any():
        return text
    base = float(median(bottom[tall]))
    rules = (end - start >= _RULE * size) & (bottom - top <= _RULE_THICK * size)
    # A dash stands over the base line, if not by much in the middle of small letters.
    rules &= (np.abs((top + bottom) / 2 - base) <= _RULE_OFF * size) & (top >= base - 1.0)
    for i in np.flatnonzero(rules).tolist():
        over = np.minimum(end[tall], end[i]) - np.maximum(start[tall], start[i])
        rules[i] = not (over > _RULE_OFF * size).any() and start[tall].min() < start[i]
    return text.replace(" ", "_") if np.count_nonzero(rules) == text.count(" ") else text


def with_interval(text: str) -> str:
    """An interval with its comma, which readers of small print take for a point.

    No number has a space behind its point, and none stands in brackets of two kinds.

    >>> with_interval("[5. 10)"), with_interval("(0.5]"), with_interval("(0. 5)")
    ('[5, 10)', '(0,5]', '(0. 5)')
    """
    match = _INTERVAL.fullmatch(text)
    if match is None:
        return text
    brackets = match[1] + match[5]
    if brackets == "()" or (brackets == "[]" and not match[3]):
        return text
    return f"{match[1]}{match[2]},{match[3]}{match[4]}{match[5]}"


def _built(kinds: list[str], compact: str) -> str | None:
    """The number from the kinds of ink and the digits that were read, None if they differ.

    Two points in a row are one comma that came apart, or dust.
    """
    digits = [character for character in compact if character.isdigit()]
    if kinds.count("digit") != len(digits):
        return None
    mark = "," if "," in compact and "." not in compact else "."
    rest = iter(digits)
    built = []
    for kind in kinds:
        if kind == "digit":
            built.append(next(rest))
        elif kind == "point" and built[-1:] != [mark]:
            built.append(mark)
        elif kind == "dash" and not built:
            built.append("-")
        else:
            return None
    # No number ends with its point.
    return None if built[-1] == mark else "".join(built)


def _kinds(grey: npt.NDArray[np.uint8], threshold: int) -> list[str]:
    """digit, point, dash or speck for every piece of ink, from left to right."""
    import cv2

    # At three times the size two letters of small print come apart at a threshold.
    large = cv2.resize(grey, None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
    pieces = components(large < threshold).boxes[1:].astype(float)
    if not len(pieces):
        return []
    left, top, width, height = pieces.T
    tall = float(percentile(height, 80))
    letters = height >= 0.7 * tall
    upper = float(median(top[letters]))
    lower = float(median((top + height)[letters]))
    kinds = []
    for i in np.argsort(left, kind="stable"):
        middle = top[i] + height[i] / 2
        if height[i] >= 0.6 * tall:
            kinds.append("digit")
        elif middle > upper + 0.7 * tall and max(height[i], width[i]) <= 0.45 * tall:
            # Over the foot of a round digit that came apart stands its head.
            column = large[: int(top[i]) - 1, int(left[i] + width[i] / 2)]
            kinds.append("speck" if (column < _THRESHOLDS[0]).any() else "point")
        elif width[i] >= 1.5 * height[i] and upper + 0.25 * tall < middle < lower - 0.2 * tall:
            kinds.append("dash")
        else:
            kinds.append("speck")
    return kinds
