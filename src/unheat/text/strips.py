"""Lines of print on one common raster, and the arithmetic of laying templates over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from unheat.model import Crop
from unheat.text.cut import coverage_of

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_RIM = 2
"""Empty rows above and below the print."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strips:
    """``ink`` is (n, height, width): coverage, ``fine`` columns a pixel, base lines level.

    ``starts`` and ``stops`` (n,) are the columns where ink begins and ends; ``profile``
    (height,) is the ink per row that base lines were levelled by; ``digit_height`` in px.
    """

    ink: npt.NDArray[np.float32]
    starts: Ints
    stops: Ints
    profile: Floats
    digit_height: float

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
) -> Strips:
    """Put crops of one panel on a common raster.

    ``height`` and ``profile`` of an earlier set level these crops as those were.
    """
    pieces = [coverage_of(crop) for crop in crops]
    tops, inks = [], []
    for piece in pieces:
        rows = np.flatnonzero(piece.max(axis=1) > 0.3)
        tops.append(int(rows[0]) if len(rows) else 0)
        inks.append(int(rows[-1] - rows[0] + 1) if len(rows) else 0)
    digit_height = float(np.percentile(inks, 60)) if inks else 0.0
    height = height or int(max(np.percentile(inks, 90), 1)) + 2 * _RIM
    pad = 2
    # Room for the widest character to start at the last ink.
    width_px = max(piece.shape[1] for piece in pieces) + pad + int(1.3 * height)
    ink = np.zeros((len(pieces), height, width_px), dtype=np.float32)
    for number, (piece, top) in enumerate(zip(pieces, tops, strict=True)):
        _paste(ink[number], piece, _RIM - top, pad)
    profiles = ink.sum(axis=2).astype(float)
    profile = np.median(profiles, axis=0) if profile is None else profile
    shifts = _best_shifts(profiles, profile)
    for number in np.flatnonzero(shifts).tolist():
        ink[number] = 0
        _paste(ink[number], pieces[number], _RIM - tops[number] + int(shifts[number]), pad)
    flat = ink.reshape(-1, width_px)
    scaled = cv2.resize(flat, (width_px * fine, flat.shape[0]), interpolation=cv2.INTER_LINEAR)
    result = np.asarray(scaled, dtype=np.float32).reshape(len(pieces), height, -1)
    filled = result.max(axis=1) > 0.3
    return Strips(
        ink=result,
        starts=filled.argmax(axis=1).astype(np.int64),
        stops=(filled.shape[1] - filled[:, ::-1].argmax(axis=1)).astype(np.int64),
        profile=profile,
        digit_height=digit_height,
    )


def match(strips: Strips, template: npt.NDArray[np.float32]) -> Floats:
    """(n, width) squared difference of the template to the ink at every start column."""
    count, height, width = strips.ink.shape
    line = strips.ink.transpose(1, 0, 2).reshape(height, count * width)
    found = cv2.matchTemplate(line, template, cv2.TM_SQDIFF)[0]
    result = np.full(count * width, np.inf)
    result[: len(found)] = np.maximum(found, 0.0)
    result = result.reshape(count, width)
    # Windows that run over into the next strip stand for nothing.
    result[:, width - template.shape[1] + 1 :] = np.inf
    return result


def chain(
    strips: Strips, tables: Sequence[Floats], widths: Sequence[int], *, rows: Ints | None = None
) -> tuple[Floats, Ints]:
    """Lay characters side by side at least cost.

    ``tables[k]`` is (n, width), the cost of character k at every start; ``widths[k]`` its
    advance. A character may start one step early or late. Ink before the first and after
    the last is unexplained and costs its square. Returns the cost (n,) and the starts
    (n, k).
    """
    ink = strips.ink if rows is None else strips.ink[rows]
    energy = (ink**2).sum(axis=1).astype(float)
    before = np.concatenate([np.zeros((len(energy), 1)), np.cumsum(energy, axis=1)], axis=1)
    n, width = energy.shape
    best = before[:, :width] + tables[0]
    came: list[Ints] = []
    for previous, table in zip(widths, tables[1:], strict=False):
        options = np.stack([_shifted(best, previous + jitter) for jitter in (-1, 0, 1)])
        options[0] += 1e-3  # level positions win ties
        options[2] += 1e-3
        choice = options.argmin(axis=0)
        came.append(choice - 1 + previous)
        best = np.take_along_axis(options, choice[None], axis=0)[0] + table
    ends = np.minimum(np.arange(width) + widths[-1], width)
    total = best + (before[:, -1:] - before[:, ends])
    last = total.argmin(axis=1)
    cost = total[np.arange(n), last]
    starts = np.zeros((n, len(tables)), dtype=np.int64)
    starts[:, -1] = last
    for position in range(len(tables) - 2, -1, -1):
        following = starts[:, position + 1]
        starts[:, position] = following - came[position][np.arange(n), following]
    return cost, np.maximum(starts, 0)


def _shifted(values: Floats, by: int) -> Floats:
    result = np.full_like(values, np.inf)
    if by < values.shape[1]:
        result[:, by:] = values[:, : values.shape[1] - by]
    return result


def _paste(target: npt.NDArray[np.float32], piece: npt.NDArray[np.float32], y: int, x: int) -> None:
    top, skip = max(y, 0), max(-y, 0)
    rows = min(target.shape[0] - top, piece.shape[0] - skip)
    if rows > 0:
        target[top : top + rows, x : x + piece.shape[1]] = piece[skip : skip + rows]


def _best_shifts(profiles: Floats, usual: Floats) -> Ints:
    """(n,) whole rows by which each line must move down to lie level with the others.

    ``profiles`` is (n, height), the ink of each line by row; ``usual`` (height,).
    """
    shifts = np.array([0, 1, -1, 2, -2])  # the smaller wins ties
    away = profiles - profiles.mean(axis=1, keepdims=True)
    moved = np.stack([np.roll(away, shift, axis=1) for shift in shifts])
    alike = moved @ (usual - usual.mean())  # (shifts, n); a common scale changes nothing
    return np.asarray(shifts[np.round(alike, 6).argmax(axis=0)], dtype=np.int64)
