"""Letters with marks that a table of outlines has not: its letter with the mark of another family.

The tables hold the letters of western Europe. A "ž" of Noto is its "z" with a caron, and carons are
much alike from one family to the next, unlike the letters they stand over.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
Placed = tuple[Picture, int, int]
"""(h, w) 0–255 the ink of a letter, and where it begins: right of the pen, below the base line."""

_STROKED = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H"}
_DOTLESS = {"i": "ı", "j": "ȷ"}


@lru_cache(maxsize=1024)
def bare(character: str) -> str:
    """The letter under the mark of another one, "" of a letter without any.

    >>> bare("ž"), bare("ł"), bare("İ"), bare("ı"), bare("z"), bare("ø")
    ('z', 'l', 'I', 'i', '', '')
    """
    if character in _STROKED or character == "ı":
        return _STROKED.get(character, "i")
    parted = unicodedata.normalize("NFD", character)
    return parted[0] if len(parted) == 2 and unicodedata.combining(parted[1]) else ""


def dotless(character: str) -> str:
    """What a letter is under a mark that takes the place of its dot."""
    return _DOTLESS.get(character, character)


def without_dot(own: Placed) -> Placed:
    """An "i" or a "j" without its dot: what stands below the first rows without ink."""
    picture, left, top = own
    inked = np.flatnonzero(picture.any(axis=1))
    gaps = np.flatnonzero(np.diff(inked) > 1)
    if not len(gaps):
        return own
    first = int(inked[gaps[0] + 1])
    stem = picture[first:]
    columns = np.flatnonzero(stem.any(axis=0))
    return stem[:, columns[0] : columns[-1] + 1], left + int(columns[0]), top + first


def with_mark(own: Placed, plain: Placed, marked: Placed) -> Placed:
    """A letter with the mark that another family has over its own: ``marked``, ``plain`` without.

    The mark is as much larger as the letter is higher, and stands in its middle.
    """
    above = max(-own[2], 1) / max(-plain[2], 1)
    left, top = min(plain[1], marked[1]), min(plain[2], marked[2])
    sheet = _on_sheet(marked, left, top, (plain, marked)).astype(np.int16)
    sheet -= _on_sheet(plain, left, top, (plain, marked))
    mark = np.clip(sheet, 0, 255).astype(np.uint8)
    middle, other = own[1] + own[0].shape[1] / 2, plain[1] + plain[0].shape[1] / 2
    x0, y0 = middle + (left - other) * above, top * above
    begin, start = int(np.floor(min(x0, own[1]))), int(np.floor(min(y0, own[2])))
    right = max(x0 + above * mark.shape[1], own[1] + own[0].shape[1])
    bottom = max(y0 + above * mark.shape[0], own[2] + own[0].shape[0])
    shape = int(np.ceil(bottom)) - start + 1, int(np.ceil(right)) - begin + 1
    move = np.array([[above, 0.0, x0 - begin], [0.0, above, y0 - start]])
    whole = cv2.warpAffine(mark, move, (shape[1], shape[0]), flags=cv2.INTER_LINEAR)
    y, x = own[2] - start, own[1] - begin
    part = whole[y : y + own[0].shape[0], x : x + own[0].shape[1]]
    np.maximum(part, own[0], out=part)
    rows, columns = np.flatnonzero(whole.any(axis=1)), np.flatnonzero(whole.any(axis=0))
    inked = whole[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return np.asarray(inked, dtype=np.uint8), begin + int(columns[0]), start + int(rows[0])


def _on_sheet(one: Placed, left: int, top: int, both: tuple[Placed, Placed]) -> Picture:
    high = max(other[2] + other[0].shape[0] for other in both) - top
    wide = max(other[1] + other[0].shape[1] for other in both) - left
    sheet = np.zeros((high, wide), dtype=np.uint8)
    y, x = one[2] - top, one[1] - left
    sheet[y : y + one[0].shape[0], x : x + one[0].shape[1]] = one[0]
    return sheet
