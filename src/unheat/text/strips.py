"""Lines of print on one common raster, and the arithmetic of laying templates over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

_ENOUGH_PX = 16.0
"""Height of a digit beyond which more pixels tell nothing more; taller print is shrunk."""

_JITTER = range(-2, 3)
"""Fine columns that a character may start early or late: pens are set on whole or half pixels."""

_ROOM = 4_000_000
"""Numbers that are held at once while windows are compared."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strips:
    """``ink`` is (n, height, width): coverage, ``fine`` columns a pixel, base lines level.

    ``pixels`` is the same before columns were made finer. ``starts`` and ``stops`` (n,) are
    the columns where ink begins and ends; ``profile`` (height,) is the ink per row that base
    lines were levelled by; ``digit_height`` in px of the strips, which are crops times
    ``scale``.
    """

    ink: npt.NDArray[np.float32]
    pixels: npt.NDArray[np.float32]
    starts: Ints
    stops: Ints
    profile: Floats
    digit_height: float
    scale: float = 1.0

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
        pixels=ink,
        starts=filled.argmax(axis=1).astype(np.int64),
        stops=(filled.shape[1] - filled[:, ::-1].argmax(axis=1)).astype(np.int64),
        profile=profile,
        digit_height=digit_height,
        scale=scale,
    )


def match(strips: Strips, templates: Mapping[str, npt.NDArray[np.float32]]) -> dict[str, Floats]:
    """Character → (n, width): squared difference of its template to the ink at every start.

    A template is (phases, height, width): what the character looks like when it starts on
    the first, second, … fine column of a pixel. Windows that leave the strip cost infinity.
    """
    count, width = len(strips.ink), strips.width
    result = {char: np.full((count, width), np.inf) for char in templates}
    by_shape: dict[tuple[int, ...], list[str]] = {}
    for char, template in templates.items():
        by_shape.setdefault(template.shape, []).append(char)
    columns = np.cumsum((strips.ink.astype(float) ** 2).sum(axis=1), axis=1)
    before = np.concatenate([np.zeros((count, 1)), columns], axis=1)
    for (phases, _, wide), chars in by_shape.items():
        if wide > width:
            continue
        stack = np.stack([templates[char] for char in chars])
        energy = (stack.astype(float) ** 2).sum(axis=(2, 3))
        shared = _correlate(strips.pixels, _on_pixels(stack), phases)
        own = before[:, wide:] - before[:, :-wide]
        for number, char in enumerate(chars):
            for phase in range(phases):
                here = own[:, phase::phases]
                cost = here + energy[number, phase] - 2 * shared[:, : here.shape[1], number, phase]
                result[char][:, phase : phase + phases * here.shape[1] : phases] = cost
            np.maximum(result[char], 0.0, out=result[char])
    return result


def _on_pixels(stack: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """(C, phases, h, w) fine templates → (C, phases, h, w / phases + 3), to lay over pixels.

    Fine columns are pixels interpolated; what a template gathers from fine columns it
    gathers from pixels with these weights. The first column belongs to the pixel before.
    """
    chars, phases, height, wide = stack.shape
    result = np.zeros((chars, phases, height, (phases + wide - 2) // phases + 3), np.float32)
    # Fine column m of a pixel lies (m + ½) / phases − ½ pixels from its center.
    reach = range(-phases, 2 * phases)
    weights = {m: max(0.0, 1.0 - abs((m + 0.5) / phases - 0.5)) for m in reach}
    for phase in range(phases):
        for column in range(wide):
            pixel, within = divmod(phase + column, phases)
            for away in (-1, 0, 1):
                weight = weights[within - phases * away]
                result[:, phase, :, pixel + away + 1] += weight * stack[:, phase, :, column]
    return result


def _correlate(
    pixels: npt.NDArray[np.float32], laid: npt.NDArray[np.float32], phases: int
) -> npt.NDArray[np.float32]:
    """(n, width, C, phases): what ink and template have in common, starting in each pixel."""
    count, height, width = pixels.shape
    chars, _, _, wide = laid.shape
    kernels = laid.reshape(chars * phases, height * wide).T
    result = np.empty((count, width, chars, phases), np.float32)
    step = max(1, _ROOM // (width * height * wide))
    for begin in range(0, count, step):
        part = np.pad(pixels[begin : begin + step], ((0, 0), (0, 0), (1, wide - 2)))
        views = np.lib.stride_tricks.sliding_window_view(part, wide, axis=2)
        windows = views.transpose(0, 2, 1, 3).reshape(-1, height * wide)
        result[begin : begin + step] = (windows @ kernels).reshape(-1, width, chars, phases)
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
        options = np.stack([_shifted(best, previous + step) + 1e-3 * abs(step) for step in _JITTER])
        choice = options.argmin(axis=0)
        came.append(choice + _JITTER[0] + previous)
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
