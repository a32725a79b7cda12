"""What the shape of ink alone says about a number: how many digits, where sign and point are.

Readers lose the minus sign and the decimal point first, since both are small. As shapes
they are plain: a bar before the digits, a blot on their base line. The skeleton is looked
at wherever the parts of the print stand apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from unheat.model import Crop
from unheat.text.cut import coverage_of
from unheat.text.faint_signs import faint_bar

_INK = 0.45
"""Coverage from which a pixel is ink; half a pixel, a little lower for thin strokes."""

_STROKE = 0.28
"""Heights of a digit that a bar is thick at most."""

_LEAST_BAR = 0.2
"""Heights of a digit that a glued minus sign stands out at least: a hyphen is 0.3 to 0.4
wide and stands off; where it touches its digit, most of it is still seen."""

_FAINT = 0.15
"""Change of coverage along the rim of a bar that no level bar has."""

_BAR_ABOVE_BASE = (0.34, 0.68)
"""Where hyphens and minus signs have their middle, in heights of a digit above the base
line: 0.37 (hyphen, DejaVu) to 0.6; the bar of a 4 has it at 0.29."""


_FOOT, _THROUGH = 0.36, 0.3
"""Where the bar of a 4 is at most, and how far it goes on behind its tip, in heights of a digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """The parts of one line of print from left to right.

    ``parts`` has one letter a part: ``d`` as tall as a digit, ``D`` tall and too wide to
    be one digit, ``-`` a bar at mid height, ``.`` a blot on the base line, ``?`` anything
    else. ``certain`` is true where all parts are plain, so that counts can be trusted.
    """

    parts: str
    certain: bool

    @property
    def digits(self) -> int:
        return self.parts.count("d")


def skeleton(crop: Crop) -> Skeleton:
    """The skeleton of a crop's ink."""
    coverage = coverage_of(crop)
    mask = (coverage > _INK).astype(np.uint8)
    glued = _glued_bar(coverage)
    mask[:, :glued] = 0
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    boxes = stats[1:count]
    if not len(boxes):
        return Skeleton(parts="", certain=False)
    boxes = boxes[np.argsort(boxes[:, 0], kind="stable")]
    # A lone dash is measured against the crop, which is as tall as the panel's line.
    tall = max(float(boxes[:, 3].max()), 0.6 * (coverage.shape[0] - 4))
    # A blot within a digit may be a piece of its stroke as well, and then others may be.
    every, boxes = len(boxes), _without_dots_of_noughts(boxes, tall)
    digits = boxes[boxes[:, 3] > 0.7 * tall]
    base = median(map(float, digits[:, 1] + digits[:, 3])) if len(digits) else None
    signed = glued > 0 or faint_bar(coverage, int(boxes[0, 0])) is not None
    parts = "-" * signed + "".join(_part(box, tall, base) for box in boxes)
    certain = len(digits) > 0 and len(boxes) == every and not set(parts) & {"?", "D"} and tall >= 7
    return Skeleton(parts=parts, certain=certain)


def _without_dots_of_noughts(boxes: npt.NDArray[Any], tall: float) -> npt.NDArray[Any]:
    """Parts (n, 4: left, top, width, height) but for those within a digit: the dot or the stroke in
    a typewriter's nought stands at the height of a minus sign.
    """
    digits = boxes[boxes[:, 3] > 0.7 * tall]
    # Each part (n, 1) beside each digit (1, k).
    start, end = (side[:, None] for side in (boxes[:, :2], boxes[:, :2] + boxes[:, 2:4]))
    inside = (digits[:, :2] < start) & (end < digits[:, :2] + digits[:, 2:4])
    kept: npt.NDArray[Any] = boxes[~inside.all(axis=2).any(axis=1)]
    return kept


@lru_cache(maxsize=4096)
def skeleton_of_text(text: str) -> str | None:
    """The skeleton that a number should have; None where its parts are not plain.

    >>> skeleton_of_text("-1.25")
    '-d.dd'
    """
    letters = []
    for char in text:
        if char.isdigit():
            letters.append("d")
        elif char in ".,":
            letters.append(".")
        elif char in "-\u2212\u2013":
            letters.append("-")
        else:
            return None
    return "".join(letters)


def rebuild(text: str, parts: str) -> str | None:
    """``text``'s digits under the signs and points of a skeleton; None where counts differ.

    >>> rebuild("055", "-d.dd")
    '-0.55'
    """
    digits = [char for char in text if char.isdigit()]
    if len(digits) != parts.count("d") or any(char not in "0123456789.,-" for char in text):
        return None
    point = "," if "," in text else "."
    remaining = iter(digits)
    return "".join(
        next(remaining) if part == "d" else point if part == "." else part for part in parts
    )


def _glued_bar(coverage: npt.NDArray[np.float32]) -> int:
    """Column where a minus sign ends that touches the first digit; 0 where there is none.

    Such a sign is the first ink from the left: flat, at mid height, with nothing above or
    below it, and a part as tall as a digit follows without a gap.
    """
    mask = coverage > _INK
    rows, cols = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return 0
    top, base = int(rows[0]), int(rows[-1]) + 1
    tall = base - top
    first = int(cols[0])
    edge = np.flatnonzero(mask[:, first])
    if edge[-1] + 1 - edge[0] > max(_STROKE * tall, 1):
        # Most print begins with a stroke that is no bar.
        return 0
    inner = mask[:, first:]
    tops = np.minimum.accumulate(np.where(inner.any(axis=0), inner.argmax(axis=0), base))
    ends = np.maximum.accumulate(
        np.where(inner.any(axis=0), len(mask) - inner[::-1].argmax(axis=0), top)
    )
    # Where ink rises or sinks beside the bar, and where there is none any more.
    thick = np.flatnonzero(ends - tops > max(_STROKE * tall, 1))
    gap = np.flatnonzero(~inner.any(axis=0))
    if not thick.size or (gap.size and gap[0] < thick[0]):
        return 0
    end = first + int(thick[0])
    bar = mask[:, first:end]
    length = end - first
    if length < max(_LEAST_BAR * tall, 2) or _rises(coverage[:, first:end], bar):
        return 0
    middle = float(np.flatnonzero(bar.any(axis=1)).mean()) + 0.5
    firm = int(coverage[:, first:end].sum(axis=1).argmax())
    if base - firm - 0.5 <= _FOOT * tall + 0.5 and _goes_through(mask[firm, end:], tall):
        return 0
    low, high = (share * tall for share in _BAR_ABOVE_BASE)
    # Bars are drawn on whole pixels, half a pixel off their place.
    return end if low - 0.5 <= base - middle <= high + 0.5 else 0


def _goes_through(behind: npt.NDArray[np.bool_], tall: int) -> bool:
    """Whether a bar goes on in its row, whose pixels are given, through most of a digit: the foot
    of a 4, which begins before the diagonal does where serifs are drawn.
    """
    through = len(behind) if behind.all() else int((~behind).argmax())
    return through >= _THROUGH * tall


def _rises(ink: npt.NDArray[np.float32], bar: npt.NDArray[np.bool_]) -> bool:
    """Faint ink beside a bar that is not everywhere along it: the diagonal of a 4.

    The last column may hold the rim of the digit that the bar touches.
    """
    beside = ink[~bar.any(axis=1)][:, : max(ink.shape[1] - 1, 2)]
    return beside.size > 0 and float(np.ptp(beside, axis=1).max()) > _FAINT


def _part(box: npt.NDArray[np.int32], tall: float, base: float | None) -> str:
    _, top, width, height, _ = (float(value) for value in box)
    if height > 0.7 * tall:
        return "d" if width < 0.95 * tall else "D"
    middle = top + height / 2
    if base is None:
        flat = width >= 1.8 * height and height < 0.35 * tall
        return "-" if flat else "?"
    above_base = (base - middle) / tall
    if height <= 0.3 * tall and width >= 0.25 * tall and width >= 1.4 * height:
        return "-" if 0.2 < above_base < 0.75 else "?"
    if width <= 0.4 * tall and height <= 0.5 * tall and above_base < 0.25:
        return "."
    return "?"
