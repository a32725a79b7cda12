"""Bar or not: how the colors of a strip move from one end to the other.

A ramp moves all along its length and hardly ever turns back. A bar of steps has at least
three flat steps of equal length whose colors lie on one curve. Cells of a heatmap jump to
and fro, and what stands beside them changes at the same rows.
"""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_across import is_flat_across
from unheat.detect.bar_arms import has_two_arms
from unheat.detect.bar_company import has_company, stands_alone
from unheat.detect.bar_grow import Strip, lengths, row_colors, straightness
from unheat.detect.bar_search import Pixels, Seed
from unheat.detect.bar_smooth import (
    APART,
    MIN_PATH,
    MIN_STEP,
    longest_smooth,
    sampled,
    smoothed,
    told_apart,
)
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

_MIN_LENGTH, _MIN_WIDTH = 20, 3
_STRAIGHT, _KEY = 0.8, 0.95
# So many steps in one order are a bar as a ramp is, however wide; of few, cells are as long.
_MANY, _WIDE = 10, 0.7
# A row between two steps may be mixed of both. Classes of uneven width are few.
_MIXED = 2
_FEWEST_UNEVEN, _MOST_UNEVEN, _UNEVEN = 4, 16, 2
# A codec mixes as many rows as its blocks are high, in a picture that was halved for its colors.
_SMEARED = 8
# A slow ramp moves at few of its rows, but at more than cells have borders.
_MOVING = 12
# A blurred frame reaches so many rows into its bar.
_RIM = 3
# A step is looked at without so much of it at its ends, and moves less than half of its way.
_RIM_SHARE, _HALF = 5, 0.5


def is_promising(rgb: Pixels, seed: Seed) -> bool:
    """A quick look at the seed's middle column: whether its color moves at several places.

    Most seeds are two things with one border between them.
    """
    column = rgb[seed.y0 : seed.y1, (seed.x0 + seed.x1) // 2].astype(float)
    # A frame may stand at the ends.
    rim = min(4, len(column) // 6)
    path = sampled(column[rim : len(column) - rim], 13)
    step = lengths(path[1:] - path[:-1])
    return bool(step.sum() > 8 and step.max() < 0.75 * step.sum() and straightness(path) > 0.55)


def judge(
    rgb: Pixels,
    seed: Seed,
    tolerance: int,
    colors: FloatArray | None = None,
    *,
    stepped: bool = False,
) -> Strip | None:
    """The seed as a strip if it is a bar, else None. It is trimmed to its ramp or steps.

    ``colors`` (n, 3) are those of its rows, where they are known. Bars of steps alone are looked
    for if ``stepped``.
    """
    length, width = seed.y1 - seed.y0, seed.x1 - seed.x0
    if length < _MIN_LENGTH or width < _MIN_WIDTH or _is_stout(length, width, tolerance):
        return None
    if colors is None:
        colors = row_colors(rgb, seed, tolerance)
    if float(np.ptp(colors, axis=0).max()) < MIN_PATH:
        return None
    # Steps first: a palette's ramp of unequal pieces and a smooth one never pass for steps.
    kinds = ((_as_steps, 1.8), (_as_uneven_steps, 3.0), (_as_ramp, _WIDE), (_as_coarse_ramp, 3.0))
    for read, shape in kinds[:2] if stepped else kinds:
        strip = read(colors, seed, tolerance)
        if strip is not None and _shaped(strip, shape, tolerance):
            alone = not has_company(rgb, strip, tolerance) and stands_alone(rgb, strip, tolerance)
            return strip if alone and is_flat_across(rgb, strip, tolerance) else None
    return None


def _is_stout(length: int, width: int, tolerance: int) -> bool:
    """Whether no strip within the sides of a seed is long enough for its width."""
    if tolerance <= 2:
        return length < _WIDE * width
    return width < 4 or length < 30 or length < min(2.5 * width, max(60, width))


def _shaped(strip: Strip, least: float, tolerance: int) -> bool:
    """Whether the strip is long enough for its width.

    Between the blurred cells of a lossy picture short ramps are common, long ones are not.
    """
    length, width = strip.y1 - strip.y0, strip.x1 - strip.x0
    if tolerance <= 2:
        return length >= (_WIDE if len(strip.steps) > _MANY else least) * width
    if _is_stout(length, width, tolerance):
        return False
    # A square key of colors is straighter than anything that cells make.
    least = max(60, width if strip.smoothness >= _KEY else 1.3 * width)
    return length >= 2.5 * width or length >= least


def smooth_piece(
    rgb: Pixels, seed: Seed, tolerance: int, colors: FloatArray | None = None
) -> Seed | None:
    """The part of a seed that is a short piece of a ramp, None where there is none.

    Lines drawn over a bar cut it into pieces too short to be judged by themselves. ``colors``
    (n, 3) are those of its rows, where they are known.
    """
    if colors is None:
        colors = row_colors(rgb, seed, tolerance)
    first, end = longest_smooth(colors, tolerance)
    part = colors[first:end]
    if end - first < MIN_STEP or straightness(part[:: max(1, len(part) // 6)]) < _STRAIGHT:
        return None
    step = most(np.abs(np.diff(part, axis=0)))
    if np.count_nonzero(step) < min(0.2 * step.size, _MOVING) or _few_rows_move(part, tolerance):
        return None
    piece = Seed(seed.y0 + first, seed.y0 + end, seed.x0, seed.x1)
    strip = Strip(piece.y0, piece.y1, piece.x0, piece.x1)
    if has_company(rgb, strip, tolerance):
        return None
    return piece if tolerance <= 2 or stands_alone(rgb, strip, tolerance) else None


def _as_ramp(colors: FloatArray, seed: Seed, tolerance: int) -> Strip | None:
    first, end = longest_smooth(colors, tolerance)
    n = end - first
    if n < 8 or n < 0.5 * len(colors):
        return None
    part = colors[first:end]
    smooth = part if tolerance <= 2 else smoothed(part)
    coarse, fine = sampled(smooth, 13), sampled(smooth, 25)
    straight = straightness(coarse)
    path = lengths(coarse[1:] - coarse[:-1])
    if straight < _STRAIGHT or path.sum() < MIN_PATH:
        return None
    # A ramp moves nearly everywhere; blurred cells move at their borders only.
    if np.mean(path > 0.15 * path.mean()) < 0.6:
        return None
    # And it is no longer when looked at closely; the way through random cells is.
    if _length(fine) > 1.3 * _length(sampled(smooth, 7)):
        return None
    if _few_rows_move(part, tolerance):
        return None
    return Strip(seed.y0 + first, seed.y0 + end, seed.x0, seed.x1, (), straight)


def _length(colors: FloatArray) -> float:
    return float(lengths(colors[1:] - colors[:-1]).sum())


def _few_rows_move(part: FloatArray, tolerance: int) -> bool:
    """Whether most of the way is made at a few rows, as between steps."""
    step = lengths(part[1:] - part[:-1])
    step = np.where(step > tolerance / 3, step, 0.0) if tolerance > 2 else step
    if step.sum() == 0:
        return False
    largest = np.sort(step)[::-1]
    few = max(2, len(step) // 8)
    # The steps of a long ramp drown in a codec's noise, but its way is as long as it is.
    way = max(float(step.sum()), _length(sampled(smoothed(part), 13)) if tolerance > 2 else 0.0)
    # The rim of a frame at an end is a large step, but no step of the ramp.
    inner = step[_RIM : len(step) - _RIM] if len(step) > 4 * _RIM else step
    return float(largest[:few].sum()) > 0.85 * way and float(inner.max()) > max(
        12.0, 3.0 * tolerance
    )


def _as_steps(colors: FloatArray, seed: Seed, tolerance: int) -> Strip | None:
    """Flat steps of equal length on one curve; dividers between them may be drawn."""
    flats = flat_pieces(colors, tolerance)
    if len(flats) < 3:
        return None
    lengths = np.array([end - first for first, end in flats], dtype=float)
    pitch = np.diff([(first + end) / 2 for first, end in flats])
    if lengths.min() < MIN_STEP or lengths.min() < 0.5 * lengths.max():
        return None
    if median(lengths) < 0.6 * median(pitch):
        return None
    even = np.ptp(pitch) <= max(2.0, 0.2 * median(pitch))
    if not even and tolerance <= 2:
        return None
    middles = np.array([median(colors[first:end], along_first=True) for first, end in flats])
    inner = [round((a[1] + b[0]) / 2) for a, b in itertools.pairwise(flats)]
    if tolerance > 2:
        # Chroma that a codec smears over a border takes its rows from one step or the other.
        inner = _borders(colors, flats, middles)
        whole = np.diff([flats[0][0], *inner, flats[-1][1]])
        even |= np.ptp(whole) <= max(2.0, 0.2 * median(whole))
    if not even:
        return None
    if not in_order(middles) or _slopes(colors, flats, middles):
        return None
    steps = (flats[0][0], *inner, flats[-1][1])
    return Strip(
        seed.y0 + steps[0],
        seed.y0 + steps[-1],
        seed.x0,
        seed.x1,
        tuple(seed.y0 + step for step in steps),
        straightness(middles),
    )


def _borders(colors: FloatArray, flats: list[tuple[int, int]], middles: FloatArray) -> list[int]:
    """For each two flats the row from which colors are nearer to the latter.

    ``middles`` (n, 3) are the colors of the flats.
    """
    rows = []
    for number, ((_, end), (first, _)) in enumerate(itertools.pairwise(flats)):
        away, other = (lengths(colors[end:first] - middles[number + by]) for by in (0, 1))
        rows.append(end + int(np.count_nonzero(away <= other)))
    return rows


def _slopes(colors: FloatArray, flats: list[tuple[int, int]], middles: FloatArray) -> bool:
    """Whether the color moves within steps as it does from one to the next: a slow ramp does.

    Where it was drawn pixel by pixel from a longer one, it hurries a little in equal distances.
    """
    moved = []
    for first, end in flats:
        rim = max(1, (end - first) // _RIM_SHARE)
        inner = colors[first + rim : end - rim]
        third = max(1, len(inner) // 3)
        moved.append(inner[-third:].mean(axis=0) - inner[:third].mean(axis=0))
    # From the middle of the first third to that of the last one are two thirds of what is inside.
    share = 2 / 3 * (1 - 2 / _RIM_SHARE)
    steps = np.linalg.norm(np.diff(middles, axis=0), axis=1)
    return float(median(np.linalg.norm(moved, axis=1))) > _HALF * share * float(median(steps))


def _as_uneven_steps(colors: FloatArray, seed: Seed, tolerance: int) -> Strip | None:
    """Flat steps as long as their classes are wide, one behind the other on one curve.

    Pieces of a palette's ramp are short and many; these are few, and most are long.
    """
    mixed, rim = (_MIXED, 0) if tolerance <= 2 else (_SMEARED, _SMEARED // 2)
    breaks = np.flatnonzero(most(np.abs(np.diff(colors, axis=0))) > tolerance)
    edges = np.r_[0, breaks + 1, len(colors)]
    pieces = [(int(a), int(b)) for a, b in itertools.pairwise(edges) if b - a > mixed]
    if not _FEWEST_UNEVEN <= len(pieces) <= _MOST_UNEVEN:
        return None
    if any(np.ptp(colors[a + rim : b - rim], axis=0).max() > tolerance for a, b in pieces):
        # A slow ramp moves by less than that from row to row, and moves all the same.
        return None
    lengths = np.array([end - first for first, end in pieces])
    apart = [after[0] - before[1] for before, after in itertools.pairwise(pieces)]
    beyond = max(pieces[0][0], len(colors) - pieces[-1][1])
    if lengths.min() < MIN_STEP or max(beyond, *apart) > mixed:
        return None
    # A palette's pieces are of one size, more or less.
    if median(lengths) < 2 * MIN_STEP or lengths.max() < _UNEVEN * lengths.min():
        return None
    middles = np.array([median(colors[first:end], along_first=True) for first, end in pieces])
    if straightness(middles) < 0.9 or not in_order(middles) or _in_turn(middles) < 1.0:
        return None
    if tolerance > 2 and _as_ramp(colors, seed, tolerance) is not None:
        return None
    steps = (pieces[0][0], *_borders(colors, pieces, middles), pieces[-1][1])
    rows = tuple(seed.y0 + step for step in steps)
    return Strip(rows[0], rows[-1], seed.x0, seed.x1, rows, straightness(middles))


def _as_coarse_ramp(colors: FloatArray, seed: Seed, tolerance: int) -> Strip | None:
    """A ramp that a palette of few colors broke into unequal flat pieces."""
    flats = flat_pieces(colors, tolerance)
    if len(flats) < 6:
        return None
    middles = np.array([median(colors[first:end], along_first=True) for first, end in flats])
    straight = straightness(middles)
    apart = told_apart(middles)
    if straight < 0.9 or not in_order(apart):
        return None
    # Narrow bands at an end are no flat pieces, but go on in steps of the ramp's own size.
    leap = float(median(most(np.abs(np.diff(middles, axis=0)))))
    small = most(np.abs(np.diff(colors, axis=0))) <= leap
    first, end = flats[0][0], flats[-1][1]
    while first > 0 and small[first - 1]:
        first -= 1
    while end < len(colors) and small[end - 1]:
        end += 1
    if len(apart) < len(flats) and max(first, len(colors) - end) > _RIM:
        # A palette so poor may have dithered what lies beyond.
        return None
    return Strip(seed.y0 + first, seed.y0 + end, seed.x0, seed.x1, (), straight)


def in_order(colors: FloatArray) -> bool:
    """Whether colors, shape (n, 3), run along one curve: near in place means near in color."""
    gaps = lengths(colors[1:] - colors[:-1])
    if len(colors) < 3 or gaps.min() < APART or gaps.sum() < 2 * MIN_PATH:
        return False
    # Tints of two hues are far apart, though both are near white.
    chroma = [colors[:, 0] - colors[:, 1], colors[:, :2].mean(axis=1) - colors[:, 2]]
    opponent = np.stack([colors.mean(axis=1), *chroma], axis=1)
    neighbours = max(_in_turn(colors), _in_turn(opponent))
    straight = straightness(colors)
    if len(colors) < 5:
        # Three or four colors are in order by chance too often.
        return bool(straight >= 0.85 and neighbours == 1.0)
    return bool(neighbours >= 0.85 and straight >= 0.7) or has_two_arms(colors)


def _in_turn(colors: FloatArray) -> float:
    """Share of colors whose nearest one is their neighbour in place."""
    distance = np.linalg.norm(colors[:, None] - colors[None], axis=2)
    np.fill_diagonal(distance, np.inf)
    nearest = distance.argmin(axis=1)
    return float(np.mean(np.abs(nearest - np.arange(len(colors))) == 1))


def flat_pieces(colors: FloatArray, tolerance: int) -> list[tuple[int, int]]:
    """Rows (first, end) of pieces of one color; slivers between them are dropped."""
    step = most(np.abs(colors[1:] - colors[:-1]))
    breaks = [-1, *(step > max(1, tolerance)).nonzero()[0].tolist(), len(colors) - 1]
    pieces = [
        (before + 1, after + 1)
        for before, after in itertools.pairwise(breaks)
        if after - before >= 3
    ]
    if not pieces:
        return []
    usual = float(median([end - first for first, end in pieces]))
    return [piece for piece in pieces if piece[1] - piece[0] >= 0.3 * usual]
