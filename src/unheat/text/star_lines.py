"""Lines of stars above or below the numbers of cells, which say how significant these are.

Readers of words take small stars for letters of any script, and one for two where they touch. But
all stars of a panel are one shape in equal steps: how wide their ink is tells how many there are,
and each of them looks like any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.model import Crop, Word
from unheat.text.cut import coverage_of

Cell = tuple[int, int]
FloatArray = npt.NDArray[np.float64]
Stars = dict[str, int]

_HEARD = re.compile(r"[*∗★⁎✱]{1,4}")
"""What a reader says of stars that it knows."""

_LEAST, _SHARE = 4, 0.25
"""So many low lines were read as stars where all are, and this share of them."""

_LOW = 0.8
"""A star is lower than digits, in heights of these."""

_ROUND = (0.75, 1.3)
"""How wide one star is, in heights of it, with the blur about it."""

_STEP = (0.55, 1.3)
"""How far apart stars are, in heights of one."""

_OFF, _OFF_PX = 0.22, 0.5
"""So much of a step, or so many pixels, are widths off the one that a whole number of stars has."""

_MOST = 4
"""More stars than these nobody prints."""

_LIKE, _SIDE = 0.5, 12
"""How like their mean all stars are, as correlation of pictures with sides of so many pixels."""

_SURE = 0.97
"""Confidence of what the ink counts."""


def stars_of(lines: Mapping[Cell, Sequence[Crop]], readers: Sequence[Mapping[str, Word]]) -> Stars:
    """Keys of the crops that hold nothing but stars → how many, of the lines of a panel's cells."""
    low = {
        crop.key: ink
        for found in lines.values()
        for crop in found
        if crop.box.height <= _LOW * max(other.box.height for other in found)
        and (ink := _ink(crop)) is not None
    }
    heard = [
        key
        for key in low
        if any(key in words and _HEARD.fullmatch(_tight(words[key].text)) for words in readers)
    ]
    if len(heard) < max(_LEAST, _SHARE * len(low)):
        return {}
    high = float(np.median([ink.shape[0] for ink in low.values()]))
    wide = {key: ink.shape[1] / high for key, ink in low.items()}
    alone = [width for width in wide.values() if _ROUND[0] <= width <= _ROUND[1]]
    first = float(np.median(alone)) if alone else 1.0
    counts = _counts(wide, first, _OFF_PX / high)
    stars = {key: _parted(low[key], counts[key]) for key in counts}
    known = [star for key in heard for star in stars.get(key, [])]
    if not known:
        return {}
    mean = np.mean(known, axis=0)
    return {
        key: count
        for key, count in counts.items()
        if min(_likenesses(low[key], count, mean)) >= _LIKE
    }


def as_counted(words: Mapping[str, Word], stars: Stars) -> dict[str, Word]:
    """The words of a reader, with those of stars as the ink counts them.

    >>> said = {"a": Word(text="冰冰", confidence=0.6, engine="neural")}
    >>> as_counted(said, {"a": 2})["a"].text
    '**'
    """
    return {
        key: replace(word, text="*" * stars[key], confidence=_SURE) if key in stars else word
        for key, word in words.items()
    }


def _tight(text: str) -> str:
    return "".join(text.split())


def _ink(crop: Crop) -> FloatArray | None:
    """Coverage (h, w) of a line without the margins that hold hardly any ink, None without ink."""
    coverage = np.asarray(coverage_of(crop), dtype=np.float64)
    inked = coverage > 0.25
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not rows.size:
        return None
    return coverage[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _counts(wide: Mapping[str, float], first: float, pixel: float) -> Stars:
    """How many stars make ink so wide; those that no whole number makes miss.

    Widths, that of one star and that of half a pixel are in heights of a star. The widest step
    that explains most of them is the one between two stars.
    """
    best: Stars = {}
    for step in np.arange(_STEP[1], _STEP[0], -0.02).tolist():
        number = {key: 1 + (width - first) / step for key, width in wide.items()}
        whole = {
            key: round(many)
            for key, many in number.items()
            if abs(many - round(many)) <= max(_OFF, pixel / step) and 1 <= round(many) <= _MOST
        }
        best = whole if len(whole) > len(best) else best
    return best


def _parted(ink: FloatArray, count: int, shift: int = 0) -> list[FloatArray]:
    """Stars of a line (h, w) one by one and in one size, each so many pixels further on."""
    whole = ink.shape[1]
    side = max(round(whole / count), 1)
    lows = [round(whole * index / count) + shift for index in range(count)]
    size = (_SIDE, _SIDE)
    return [
        np.asarray(cv2.resize(ink[:, low : low + side], size, interpolation=cv2.INTER_AREA))
        for low in (min(max(low, 0), whole - side) for low in lows)
    ]


def _likenesses(ink: FloatArray, count: int, mean: FloatArray) -> list[float]:
    """How like the mean each star is, where a pixel to either side it is most like it."""
    looks = [
        [float(np.corrcoef(star.ravel(), mean.ravel())[0, 1]) for star in shifted]
        for shifted in (_parted(ink, count, shift) for shift in (-1, 0, 1))
    ]
    return [max(one) for one in zip(*looks, strict=True)]
