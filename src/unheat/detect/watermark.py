"""Watermarks: large pale letters on a slope behind or over a figure ("DRAFT", "preprint").

They join the labels that they run through into one piece of ink. On the page a watermark has one
tone, and what is printed over it or under it keeps its share of the light there: the page is given
back its color, and print its own. Over cells nothing is changed.

Their pieces tell them: broad strokes with slanted sides and hollows, several of them in one line on
a slope, or some that other print and cells run through, as they do through no letter of a title.
Cells and strips have straight sides, slanted labels thin strokes, and dots no hollows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import Components, components
from unheat.model import Raster

Pixels = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int16]
FloatArray = npt.NDArray[np.float64]
Color = tuple[float, float, float]

_PALE, _PALEST = 110.0, 8.0
"""Levels by which a watermark differs from the page, at most and at least."""

_GREY = 24.0
"""Levels by which its channels part: it has hardly a color of its own."""

_STEP_PX = 4
"""A row and a column of so many are looked at first."""

_BIN, _TONES = 4, 3
"""Levels to a bin of tones, and how many of the commonest ones are looked at."""

_SAME, _SAME_LOSSY = 3.0, 10.0
"""Levels within which its pixels have one tone."""

_DISTINCT, _GAP, _FADED = 2.5, (0.4, 0.75), 0.15
"""How many times that it differs from the page at least; levels between the page and its tone, as
shares, that so many pixels around it have at most: around shadows there are all."""

_SMALLEST = 0.004
"""Share of the picture that it takes of the page at least."""

_LARGE, _LARGE_PX, _BROAD_PX = 0.05, 20, 5.0
"""Size of a letter as a share of the picture's smaller side and in pixels; width of its strokes."""

_CHORD_PX, _SLOPE, _SLANTED, _PARTLY = 8, 0.25, 0.5, 0.25
"""Directions are taken over so many pixels of an outline; one of such a slope or more to either
axis is slanted; so much of a letter's outline is, and so much of what print left of one."""

_HOLLOW, _SHARE_HOLLOW = 0.85, 0.4
"""A letter fills less of its hull than this, and so many of the letters do."""

_LETTERS, _LINE, _LEAST_SLOPE = 3, 3.0, 0.2
"""Letters at least; how many times as long as thick their line is; its slope to either axis."""

_THIN_PX = 3.0
"""What is thinner is the smoothed outline of print."""

_DARKER, _CROSSED, _ON_PAGE, _HARDLY = 24.0, 0.05, 0.4, 0.1
"""Levels by which print is darker; shares of what is around a letter that print takes at least
where it runs through one, that the page takes, and takes about what print left of one: fields of
many tones have the next ones around each."""

_AROUND_PX = 3
"""Pixels around a piece that are looked at."""

_RIM_PX, _RING, _CLOSED_PX = 2, 0.3, 9
"""Pixels of a smoothed outline, the share of the tone by which it rings, and pixels across of the
strokes of print over a letter."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of one tone: its number, middle (x, y), size and width of strokes in pixels, the
    share of its outline that is slanted, the share of the page in what is around it, whether it has
    hollows, print runs through it, and its sides fade into the page."""

    number: int
    middle: FloatArray
    size: float
    broad: float
    slanted: float
    bare: float
    hollow: bool
    crossed: bool
    faded: bool


def without_watermark(raster: Raster, background: Color) -> Raster:
    """The picture with the page's color where a watermark stands on it; itself without one."""
    page = np.array(background)
    # Strokes are broader than the steps, so that a few pixels tell which tones are common.
    few = raster.rgb[::_STEP_PX, ::_STEP_PX]
    pale = _pale(few, page)
    if np.count_nonzero(pale) < _SMALLEST * pale.size:
        return raster
    same = _SAME_LOSSY if raster.lossy else _SAME
    for tone in _tones(few[pale], _SMALLEST * pale.size):
        if float(np.abs(tone - page).max()) < _DISTINCT * same:
            continue
        low, high = np.ceil(tone - same), np.floor(tone + same)
        mask = cv2.inRange(raster.rgb, tuple(low), tuple(high)) > 0
        mask[mask] = _pale(raster.rgb[mask], page)
        letters = _letters(mask, raster.rgb, tone, page)
        if letters is not None:
            return replace(raster, rgb=_lifted(raster.rgb, letters, tone, page))
    return raster


def _pale(rgb: Pixels, page: FloatArray) -> BoolArray:
    """Which pixels (..., 3) differ from the page as a watermark does, and have hardly a color."""
    off = rgb.astype(np.int16) - np.round(page).astype(np.int16)
    depth = most(np.abs(off))
    low, high = np.minimum(off[..., 0], off[..., 1]), np.maximum(off[..., 0], off[..., 1])
    spread = np.maximum(high, off[..., 2]) - np.minimum(low, off[..., 2])
    found: BoolArray = (depth >= _PALEST) & (depth <= _PALE) & (spread <= _GREY)
    return found


def _tones(colors: Pixels, least: float) -> Iterator[FloatArray]:
    """The commonest colors (3,) of pixels (n, 3), each of ``least`` pixels and more."""
    level = colors.astype(np.int64).sum(axis=1) // (3 * _BIN)
    counts = np.bincount(level)
    for one in np.argsort(-counts, kind="stable")[:_TONES]:
        if counts[one] >= least:
            yield np.median(colors[level == one].astype(np.float64), axis=0)


def _letters(mask: BoolArray, rgb: Pixels, tone: FloatArray, page: FloatArray) -> BoolArray | None:
    """The pixels (h, w) of a watermark among those of one tone, None where they are none."""
    found = components(mask)
    smallest = max(_LARGE_PX, _LARGE * min(mask.shape))
    if not len(found.boxes) or found.boxes[1:, 2:].max(initial=0) < smallest:
        return None
    depth = most(np.abs(rgb.astype(np.int16) - np.round(page).astype(np.int16)))
    pale = float(np.abs(tone - page).max())
    large = [
        one
        for one in _pieces(found, depth, pale, smallest)
        if one.broad >= _BROAD_PX
        and one.size <= max(mask.shape) / 2
        and one.slanted >= _SLANTED
        and one.bare >= _ON_PAGE
        and not one.faded
    ]
    run_through = any(one.hollow for one in large) and any(one.crossed for one in large)
    if not run_through and not _in_line(large):
        return None
    # Print, cells and frames cut letters in pieces.
    mine = [
        one.number
        for one in _pieces(found, depth, pale, _CHORD_PX)
        if one.broad >= _THIN_PX and one.slanted >= _PARTLY and one.bare >= _HARDLY
    ]
    letters: BoolArray = np.isin(found.labels, mine)
    return letters


def _in_line(pieces: Sequence[_Piece]) -> bool:
    """Whether large pieces are letters in one line on a slope."""
    hollow = sum(one.hollow for one in pieces)
    if len(pieces) < _LETTERS or hollow < _SHARE_HOLLOW * len(pieces):
        return False
    middles = np.array([one.middle for one in pieces])
    middle = middles.mean(axis=0)
    along, across = np.linalg.svd(middles - middle)[2]
    size = max(one.size for one in pieces)
    long = float(np.ptp(middles @ along)) + size
    sloped = min(abs(along[0]), abs(along[1])) >= _LEAST_SLOPE and long >= _LINE * size
    return bool(sloped and np.abs((middles - middle) @ across).max() <= size / 2)


def _pieces(found: Components, depth: IntArray, pale: float, least: float) -> Iterator[_Piece]:
    """What the pieces of one tone are, of those that are as large as the ``least``, in pixels."""
    padded = np.pad(depth, _AROUND_PX, mode="edge")
    for number in range(1, found.count):
        x, y, width, height = (int(one) for one in found.boxes[number])
        if max(width, height) < least:
            continue
        part = np.pad(found.labels[y : y + height, x : x + width] == number, _AROUND_PX)
        own = part.astype(np.uint8)
        outlines, _ = cv2.findContours(own, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        outline = max(outlines, key=len)
        steps = np.abs(np.roll(outline[:, 0], -_CHORD_PX, axis=0) - outline[:, 0])
        slanted = steps.min(axis=1) >= _SLOPE * np.maximum(steps.max(axis=1), 1)
        around = cv2.dilate(own, np.ones((2 * _AROUND_PX + 1,) * 2, np.uint8)) > 0
        around &= cv2.dilate(own, np.ones((3, 3), np.uint8)) == 0
        high, wide = height + 2 * _AROUND_PX, width + 2 * _AROUND_PX
        beside = padded[y : y + high, x : x + wide][around]
        between = (beside > _GAP[0] * pale) & (beside < _GAP[1] * pale)
        dark, bare = (beside > pale + _DARKER).mean(), (beside < _PALEST).mean()
        yield _Piece(
            number=number,
            middle=np.array([x + width / 2, y + height / 2]),
            size=float(max(width, height)),
            broad=2.0 * float(cv2.distanceTransform(own, cv2.DIST_L2, 3).max()),
            slanted=float(slanted.mean()),
            hollow=bool(part.sum() < _HOLLOW * cv2.contourArea(cv2.convexHull(outline))),
            faded=bool(between.mean() > _FADED),
            bare=float(bare),
            crossed=bool(dark >= _CROSSED),
        )


def _lifted(rgb: Pixels, letters: BoolArray, tone: FloatArray, page: FloatArray) -> Pixels:
    """The picture (h, w, 3) with ``letters`` of a ``tone`` as light, or as dark, as the page.

    Print keeps its share: of a light page what is left of the light, of a dark one of the dark.
    """
    size = 2 * (_CLOSED_PX // 2) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    closed = cv2.morphologyEx(letters.astype(np.uint8), cv2.MORPH_CLOSE, kernel) > 0
    near = cv2.dilate(letters.astype(np.uint8), np.ones((2 * _RIM_PX + 1,) * 2, np.uint8)) > 0
    top = 255.0 if tone.mean() < page.mean() else 0.0
    ground, own = np.abs(255.0 - top - page), np.abs(255.0 - top - tone)
    result = rgb.copy()
    inked = np.abs(255.0 - top - rgb[closed].astype(np.float64)) * (ground / np.maximum(own, 1.0))
    lifted = np.abs(255.0 - top - np.clip(inked, 0.0, np.maximum(ground, own)))
    result[closed] = np.round(lifted).astype(np.uint8)
    # A turned word rings: its rims are darker than its tone as well.
    ring = _RING * np.abs(tone - page)
    low, high = np.minimum(tone, page) - ring, np.maximum(tone, page) + ring
    between = near & ((rgb >= low) & (rgb <= high)).all(axis=2)
    result[between] = np.round(page).astype(np.uint8)
    return result
