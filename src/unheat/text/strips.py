"""Lines of print on one common raster, base lines level."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Crop
from unheat.text.cut import coverage_of, place

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_RIM = 2
"""Empty rows above and below the print."""

_ENOUGH_PX = 16.0
"""Height of a digit beyond which more pixels tell nothing more; taller print is shrunk."""

THIRDS = 3
"""Places within a pixel row where a base line may lie; it is told no finer."""

_SMOOTH = 0.1
"""Weight of an even course from row to row, beside what was seen once."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strips:
    """``ink`` is (n, height, width): coverage, ``fine`` columns a pixel, base lines level.

    ``pixels`` is the same before columns were made finer. ``starts`` and ``stops`` (n,) are
    the columns where ink begins and ends; ``profile`` is the ink per row that base
    lines were levelled by; ``digit_height`` in px of the strips, which are crops times
    ``scale``. ``windows`` keeps what stands in the strips of one fall within a width from each
    pixel on, which is asked for as often as templates are laid over them.
    """

    ink: npt.NDArray[np.float32]
    pixels: npt.NDArray[np.float32]
    starts: Ints
    stops: Ints
    profile: Floats
    falls: Ints
    digit_height: float
    scale: float = 1.0
    windows: dict[tuple[int, int], npt.NDArray[np.float32]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        return int(self.ink.shape[1])

    @property
    def width(self) -> int:
        return int(self.ink.shape[2])


def build_strips(
    crops: Sequence[Crop],
    *,
    fine: int,
    height: int | None = None,
    profile: Floats | None = None,
    scale: float | None = None,
) -> Strips:
    """Put crops of one panel on a common raster.

    ``height``, ``profile`` and ``scale`` of an earlier set level these crops as those were.
    """
    pieces = [coverage_of(crop) for crop in crops]
    tops, inks = _extents(pieces)
    digit_height = float(np.percentile(inks, 60)) if inks else 0.0
    if scale is None:
        scale = min(1.0, _ENOUGH_PX / max(digit_height, 1.0))
    if scale < 1.0:
        pieces = [_shrunk(piece, scale) for piece in pieces]
        tops, inks = _extents(pieces)
        digit_height = float(np.percentile(inks, 60))
    height = height or int(max(np.percentile(inks, 90), 1)) + 2 * _RIM
    pad = 2
    # Room for the widest character to start at the last ink.
    width_px = max(piece.shape[1] for piece in pieces) + pad + int(1.3 * height)
    ink = np.zeros((len(pieces), height, width_px), dtype=np.float32)
    for number, (piece, top) in enumerate(zip(pieces, tops, strict=True)):
        _paste(ink[number], piece, _RIM - top, pad)
    rows = np.array([place(crop.key)[0] for crop in crops])
    profiles = ink.sum(axis=2).astype(float)
    if profile is None:
        profile = _fine_profile(profiles, rows)
    shifts, falls = _levels(profiles, profile, rows)
    for number in np.flatnonzero(shifts).tolist():
        ink[number] = 0
        _paste(ink[number], pieces[number], _RIM - tops[number] + int(shifts[number]), pad)
    flat = ink.reshape(-1, width_px)
    scaled = cv2.resize(flat, (width_px * fine, flat.shape[0]), interpolation=cv2.INTER_LINEAR)
    result = np.asarray(scaled, dtype=np.float32).reshape(len(pieces), height, -1)
    filled = result.max(axis=1) > 0.3
    return Strips(
        ink=result,
        pixels=ink,
        starts=filled.argmax(axis=1).astype(np.int64),
        stops=(filled.shape[1] - filled[:, ::-1].argmax(axis=1)).astype(np.int64),
        profile=profile,
        falls=falls,
        digit_height=digit_height,
        scale=scale,
    )


def _extents(pieces: Sequence[npt.NDArray[np.float32]]) -> tuple[list[int], list[int]]:
    """Top row of the ink of every piece, and how many rows it has."""
    tops, inks = [], []
    for piece in pieces:
        rows = np.flatnonzero(piece.max(axis=1) > 0.3)
        tops.append(int(rows[0]) if len(rows) else 0)
        inks.append(int(rows[-1] - rows[0] + 1) if len(rows) else 0)
    return tops, inks


def _shrunk(piece: npt.NDArray[np.float32], scale: float) -> npt.NDArray[np.float32]:
    height, width = piece.shape
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(piece, size, interpolation=cv2.INTER_AREA), dtype=np.float32)


def _paste(target: npt.NDArray[np.float32], piece: npt.NDArray[np.float32], y: int, x: int) -> None:
    top, skip = max(y, 0), max(-y, 0)
    rows = min(target.shape[0] - top, piece.shape[0] - skip)
    if rows > 0:
        target[top : top + rows, x : x + piece.shape[1]] = piece[skip : skip + rows]


def _fine_profile(profiles: Floats, rows: Ints) -> Floats:
    """The ink of a usual line in thirds of a row, (3 × height,), from (n, height) profiles.

    Lines lie on different thirds of a row: together they were seen in thirds.
    """
    height = profiles.shape[1]
    usual: Floats = median(profiles, along_first=True)
    places = (np.arange(THIRDS * height) - (THIRDS - 1)) / THIRDS
    fine = np.interp(places, np.arange(height), usual)
    for _ in range(3):
        shifts, falls = _levels(profiles, fine, rows)
        level = np.stack([np.roll(line, by) for line, by in zip(profiles, shifts, strict=True)])
        level *= usual.sum() / np.maximum(level.sum(axis=1, keepdims=True), 1e-6)
        thirds = in_thirds([level[falls == fall] for fall in range(THIRDS)])
        fine = thirds[::-1].T.reshape(-1)
    return fine


Seen = Sequence[Sequence[npt.NDArray[Any]] | npt.NDArray[Any]]
"""Pictures, (height, …), of a thing by how many thirds it lies below its row: 0, 1 and 2."""


def in_thirds(seen: Seen) -> Floats:
    """(3, height, …): what a thing looks like on each third of a row, from what was seen.

    Together the pictures are samples of one in thirds of a row, which has an even
    course: a third that was seen seldom or never follows from the others.
    """
    shape = next(np.shape(found[0]) for found in seen if len(found))
    height = shape[0]
    target = np.zeros((height, THIRDS, math.prod(shape[1:])))
    for fall, found in enumerate(seen):
        if len(found):
            target[:, THIRDS - 1 - fall] = middle(found).reshape(height, -1)
    fine = _course(height, tuple(map(len, seen))) @ target.reshape(THIRDS * height, -1)
    thirds = fine.reshape(height, THIRDS, -1)[:, ::-1].transpose(1, 0, 2)
    # Sums over what comes of them depend on how it lies in memory.
    return np.ascontiguousarray(thirds).reshape(THIRDS, *shape)


@lru_cache(maxsize=256)
def _course(height: int, counts: tuple[int, ...]) -> Floats:
    """(3 × height, 3 × height): the course by thirds of what was seen so many times on each.

    What is seen follows from it by one product; how often things were seen is the same again and
    again, from one round of lessons to the next and from one figure to another.
    """
    weight = np.tile(np.array(counts[::-1], dtype=np.float64), height)
    system = np.diag(weight) + _evenness(THIRDS * height)
    form: Floats = np.linalg.inv(system) * weight
    form.setflags(write=False)
    return form


@lru_cache(maxsize=256)
def _evenness(count: int) -> Floats:
    """(count, count): what the bends of a course cost, as a form of its values."""
    course = np.diff(np.eye(count), n=2, axis=0)
    form: Floats = _SMOOTH * course.T @ course
    form.setflags(write=False)
    return form


def middle(windows: Sequence[npt.NDArray[Any]] | npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """The median, to which a few wrong ones do no harm; the mean of few."""
    if len(windows) == 1:
        return np.asarray(windows[0], dtype=np.float32)
    stack = np.asarray(windows)
    usual = median(stack, along_first=True) if len(stack) > 4 else np.mean(stack, axis=0)
    return np.asarray(usual, dtype=np.float32)


def _levels(profiles: Floats, fine: Floats, rows: Ints) -> tuple[Ints, Ints]:
    """(n,) whole rows by which each line must move down to lie level with the others, and
    (n,) thirds by which it lies below that still.

    ``profiles`` is (n, height), the ink of each line by row; ``fine`` the usual line in
    thirds. Lines of one of the panel's ``rows`` are set on one base line.
    """
    shifts = np.array([0, 1, -1, 2, -2])  # the smaller wins ties
    away = profiles - profiles.mean(axis=1, keepdims=True)
    away /= np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-6)
    moved = np.stack([np.roll(away, shift, axis=1) for shift in shifts])
    usual = np.stack([fine[THIRDS - 1 - fall :: THIRDS] for fall in range(THIRDS)])
    usual = usual - usual.mean(axis=1, keepdims=True)
    usual /= np.maximum(np.linalg.norm(usual, axis=1, keepdims=True), 1e-6)
    alike = np.round(moved @ usual.T, 6)  # (shifts, n, falls)
    best = alike.max(axis=0)
    _, row = np.unique(rows, return_inverse=True)
    shared = np.zeros((row.max() + 1, THIRDS))
    np.add.at(shared, row, best)
    falls = shared.argmax(axis=1)[row]
    chosen = alike[:, np.arange(len(falls)), falls].argmax(axis=0)
    return np.asarray(shifts[chosen], dtype=np.int64), np.asarray(falls, dtype=np.int64)
