"""Tick marks of a bar, and the side where its numbers stand.

Marks are short lines that touch the bar from outside, or notches inside it in another
color than the ramp. Everything speaks of a vertical bar.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels
from unheat.detect.twin_notches import on_both_sides, standing_out
from unheat.medians import median
from unheat.model import Bar, Box

FloatArray = npt.NDArray[np.float64]

_MARK_REACH = 14

_OFF_RIM = 0.2
"""Pixels off the rim of a frame that it may cover all the same."""

_THIN = 3
"""Lines across a bar are no thicker than this, in pixels."""

_SPREAD = 0.2
"""Share of a bar over which notches are spread; closer ones are strokes of print or of a codec."""


def dress(rgb: Pixels, strip: Strip, box: Box, frame: float, tolerance: int) -> Bar:
    """The bar with its marks and steps."""
    marks = {side: _outside_marks(rgb, box, frame, tolerance, side) for side in ("right", "left")}
    bare = max(map(len, marks.values())) < 2
    if bare:
        # Marks of two pixels are lost where one of these is left to the rim.
        marks = {
            side: _outside_marks(rgb, box, frame, tolerance, side, off=-_OFF_RIM) for side in marks
        }
    side: str | None = max(marks, key=lambda name: len(marks[name]))
    positions = marks[side] if side else []
    notches, twins = _notches(rgb, box, frame, tolerance) if bare else ([], False)
    if len(positions) < 2 or twins:
        if len(notches) >= 2 and notches[-1] - notches[0] >= _SPREAD * box.height:
            positions = notches
        side = _text_side(rgb, box, frame, tolerance)
    return Bar(
        box=box,
        orientation="vertical",
        tick_positions=tuple(positions),
        tick_side=side,
        segments=tuple(float(step) for step in strip.steps),
    )


def mark_rows(rgb: Pixels, box: Box, tolerance: int) -> list[float]:
    """Centers of the marks along a bar without a frame, and of those beyond its ends."""
    beyond = int(box.height / 2)
    marks = {
        side: _outside_marks(rgb, box, 0.0, tolerance, side, beyond) for side in ("right", "left")
    }
    return max(marks.values(), key=len)


def _outside_marks(
    rgb: Pixels,
    box: Box,
    frame: float,
    tolerance: int,
    side: str,
    beyond: int = 2,
    *,
    off: float = _OFF_RIM,
) -> list[float]:
    """Centers of short lines that touch the bar's side from outside, in pixels.

    The first pixel of a mark is the one that begins ``off`` the rim of the frame.
    """
    y0, y1 = max(0, int(box.y0) - beyond), min(rgb.shape[0], int(np.ceil(box.y1)) + beyond)
    rim = box.x1 + frame / 2 if side == "right" else box.x0 - frame / 2
    first = int(np.ceil(rim + off)) if side == "right" else int(np.floor(rim - off)) - 1
    move = 1 if side == "right" else -1
    columns = [first + move * k for k in range(_MARK_REACH)]
    columns = [column for column in columns if 0 <= column < rgb.shape[1]]
    if len(columns) < 2:
        return []
    near = rgb[y0:y1, columns].astype(float)
    local = median(near[:, : min(4, len(columns))].reshape(-1, 3), along_first=True)
    contrast = most(np.abs(near - local))
    touching = contrast[:, :2].min(axis=1)
    peaks = _whole(_peaks(touching, max(24.0, 3.0 * tolerance)))
    lengths, centers = [], []
    usual = min((end - first for first, end in peaks), default=0)
    for first_row, end_row in peaks:
        if end_row - first_row > max(5, 0.04 * len(touching)):
            continue
        weight = touching[first_row:end_row]
        line = contrast[first_row:end_row].max(axis=0)
        stops = np.flatnonzero(line < 0.4 * weight.max())
        length = int(stops[0]) if stops.size else len(columns)
        if end_row - first_row > usual and length > 3:
            # Short marks crowd beside a long one, which is alone where they do not reach.
            tip = contrast[first_row:end_row, length - max(1, length // 4) : length].mean(axis=1)
            weight = np.where(tip >= 0.3 * tip.max(), tip, 0.0)
        centers.append(
            y0 + float((weight * (np.arange(first_row, end_row) + 0.5)).sum() / weight.sum())
        )
        lengths.append(length)
    return _majors(centers, lengths)


def _whole(peaks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of rows (first, end), those joined that are together no higher than a whole mark.

    Beside the corner of a frame a resizer parts the mark of an end along its middle.
    """
    high = max((end - first for first, end in peaks), default=0) + 1
    joined: list[tuple[int, int]] = []
    for first, end in peaks:
        if joined and end - joined[-1][0] <= high:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((first, end))
    return joined


def _majors(centers: list[float], lengths: list[int]) -> list[float]:
    """The longer marks, where there are clearly two lengths; all of them otherwise."""
    if len(centers) < 3:
        return centers
    longest = max(lengths)
    major = [c for c, n in zip(centers, lengths, strict=True) if n > 0.75 * longest]
    minor = [n for n in lengths if n <= 0.75 * longest]
    if len(major) >= 2 and len(minor) >= len(major):
        return major
    return centers


def _notches(rgb: Pixels, box: Box, frame: float, tolerance: int) -> tuple[list[float], bool]:
    """Centers of notches, marks inside the bar, and whether both of its sides show them.

    Where some are clearly longer than others, these alone: numbers stand at them.
    """
    y0, y1 = max(0, round(box.y0)), min(rgb.shape[0], round(box.y1))
    x0, x1 = box.x0 + frame / 2, box.x1 - frame / 2
    width = x1 - x0
    if width < 6 or y1 - y0 < 12:
        return [], False
    margin = max(2, round(width * 0.4))
    middle = np.median(
        rgb[y0:y1, int(x0) + margin : max(int(x0) + margin + 1, int(x1) - margin)], axis=1
    )
    ramp = _without_lines(middle)
    first, last = int(np.ceil(x0)) + 1, int(np.floor(x1)) - 2
    inside = rgb[y0:y1, first : last + 1].astype(float)
    thick = max(4, int(0.05 * len(ramp)))
    sides, seen = [], []
    for pixels in (inside, inside[:, ::-1]):
        share = _notch_share(pixels[:, 0], ramp, tolerance)
        sides.append(_centers(share, pixels, ramp, margin, thick))
        seen.append(_centers(standing_out(share, thick), pixels, ramp, margin, thick))
    best = max(sides, key=len)
    twins = on_both_sides(*seen)
    both = len(twins) >= max(2, len(best))
    return [y0 + center for center in (twins if both else best)], both


def _centers(
    share: FloatArray, pixels: FloatArray, ramp: FloatArray, margin: int, thick: int
) -> list[float]:
    """Centers of the notches of one side, in rows of ``pixels``, whose first column is the rim."""
    centers, lengths = [], []
    for start, end in _peaks(share, 0.4):
        if end - start > thick:
            continue
        weight = share[start:end]
        centers.append(float((weight * (np.arange(start, end) + 0.5)).sum() / weight.sum()))
        row = start + int(weight.argmax())
        away = most(np.abs(pixels[row] - ramp[row]))
        stops = np.flatnonzero(away < 0.4 * away[0])
        lengths.append(int(stops[0]) if stops.size else len(away))
    across = [length >= margin for length in lengths]
    if 2 * sum(across) > len(across):
        # Lines from side to side part steps; beside shorter marks they are longer ones.
        pairs = zip(centers, lengths, strict=True)
        kept = [pair for pair, whole in zip(pairs, across, strict=True) if not whole]
        centers, lengths = [one for one, _ in kept], [one for _, one in kept]
    return _majors(centers, lengths)


def _without_lines(colors: FloatArray) -> FloatArray:
    """The colors (n, 3) along a bar without thin lines across it."""
    padded = np.pad(colors, ((_THIN, _THIN), (0, 0)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _THIN + 1, axis=0)
    return np.asarray(np.median(windows, axis=2))


def _notch_share(pixels: FloatArray, ramp: FloatArray, tolerance: int) -> FloatArray:
    """How much of each row is notch, 0 to 1.

    The color of the notches is taken where they stand out most; where the ramp comes close
    to it (white notches at a light end) a small difference counts as much.
    """
    away = most(np.abs(pixels - ramp))
    strong = _peaks(away, max(18.0, 3.0 * tolerance))
    if not strong:
        return np.zeros(len(away))
    tips = [first + int(away[first:end].argmax()) for first, end in strong]
    possible = most(np.abs(median(pixels[tips], along_first=True) - ramp))
    visible = possible > max(6.0, 3.0 * tolerance)
    share: FloatArray = np.where(visible, away / np.maximum(possible, 1.0), 0.0)
    return np.clip(share, 0.0, 1.0)


def _peaks(signal: FloatArray, floor: float) -> list[tuple[int, int]]:
    """Runs (first, end) above a third of the strongest peak and above ``floor``.

    A run takes in its fainter neighbours, so that a line over two pixels keeps its center.
    """
    if signal.size == 0 or signal.max() < floor:
        return []
    high = signal >= max(floor, signal.max() / 3)
    edges = np.flatnonzero(np.diff(np.r_[False, high, False].astype(np.int8)))
    peaks = []
    for first, end in zip(edges[::2], edges[1::2], strict=True):
        low = max(0, int(first) - 1)
        top = min(signal.size, int(end) + 1)
        peaks.append((low, top))
    return peaks


def _text_side(rgb: Pixels, box: Box, frame: float, tolerance: int) -> str | None:
    """The long side with more ink near it, None when there is none on either."""
    y0, y1 = max(0, int(box.y0) - 6), min(rgb.shape[0], int(np.ceil(box.y1)) + 6)
    reach = int(max(20, min(2.0 * box.width, 60)))
    ink = {}
    for side in ("right", "left"):
        if side == "right":
            x0 = int(np.ceil(box.x1 + frame)) + 2
            x1 = min(rgb.shape[1], x0 + reach)
        else:
            x1 = int(np.floor(box.x0 - frame)) - 2
            x0 = max(0, x1 - reach)
        if x1 - x0 < 3 or y1 - y0 < 3:
            ink[side] = 0.0
            continue
        zone = rgb[y0:y1, x0:x1].astype(float)
        # Ink is thin: it differs from its own surroundings, a panel's cells hardly do.
        step = most(np.abs(np.diff(zone, axis=1)))
        ink[side] = float((step > max(40, 4 * tolerance)).mean())
    if max(ink.values()) == 0:
        return None
    return max(ink, key=lambda name: ink[name])
