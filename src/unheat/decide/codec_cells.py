"""Colors of cells from what a JPEG's file holds, where pixels tell them only roughly.

A codec rounds the mean of a block, and all blocks within a cell alike; thin lines between cells
it smears over them in the mean, chroma twice as far. Both are undone where the blocks are
explained as they were made: flat cells, borders between them, lines of one color
(``codec_blocks``). Borders are found on the way, to a few hundredths of a pixel, and what the
blocks leave unexplained tells whether the panel is such a lattice at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.decide.codec_blocks import (
    BLOCK,
    LOOSE_PX,
    PER_LEVEL,
    TO_CODEC,
    ZERO,
    Coefficients,
    coefficients,
)
from unheat.decide.codec_fit import FREE, Placed, level_error, reach_of
from unheat.decide.codec_rim import told_at_rim
from unheat.decide.noise import codec_noise, fill_noise
from unheat.detect.looks import gap_color
from unheat.load.planes import Plane, planes_of
from unheat.medians import median
from unheat.model import CellPixels, Grid, Raster

FloatArray = npt.NDArray[np.float64]
Color = npt.NDArray[np.float64]

_MOST_CELLS, _MOST_WORK = 20_000, 3e9
"""Cells, and multiplications to find the errors of one component, that are at most worth it."""

_MOST_AT_RIM = 4000
"""Cells of a panel of which those at the rim are worth a look of their own."""

_LEAST_PX = 4
"""Smaller cells have too few coefficients of their own."""

_TO_SIGMA = 1.4826
"""Standard deviation of what is spread normally, in medians of its size."""

_FARTHER, _WORTH = 1.5, 0.5
"""Colors of cells and of their pixels, which err alike, are so much farther apart than each errs;
and half of an error is worth the look."""

_ROUNDS, _LOOKS = 12, 2
"""Times that borders are moved at most, and before the colors of lines are compared."""

_SETTLED = 0.97
_EXPLAINED = 1.3
"""Misfit up to which cells that touch explain everything there is."""

_LIKELY = 4.0
"""Times the least misfit that a color of lines may have and be the right one."""

_STRANGE = 4.0
"""Misfit from which something else is in the blocks, print or a gradient."""

_NONE = 32.0
"""Misfit of lightness that no blur of the borders explains: there is no such lattice."""

_WEIGHED = 2
"""Times that blocks are weighed by how well they are explained."""

_LINED_PX, _THIN_PX = 0.5, 1.0
_SAME_LEVEL, _APART_PX = 1.0, 5
"""Pixels of the picture are those of its file within so many levels, but where no screen shows
what is in there; one of so many is looked at, each way."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Lattice:
    """Cells at ``rows`` and ``columns``, spans in pixels, with lines of a color or none."""

    rows: FloatArray
    columns: FloatArray
    line: Color
    lined: bool
    levels: FloatArray
    misfit: float


def told_by_blocks(
    raster: Raster, grid: Grid, pixels: CellPixels, background: tuple[float, float, float]
) -> CellPixels | None:
    """The cells with colors from the blocks of the file, where these tell more than pixels do,
    and with the error of each; None where the picture is none of a JPEG's own pixels, or its
    blocks hold more than flat cells.
    """
    if raster.jpeg is None or pixels.rgb[..., 0].size > _MOST_CELLS:
        return None
    size = min(grid.cell_width, grid.cell_height)
    if size < _LEAST_PX or min(grid.shape) < 2:
        return None
    planes = planes_of(raster.jpeg)
    rows, columns = spans(raster, grid)
    if planes is None or not shows(raster, rows, columns, planes[0]):
        return None
    window = 2 * reach_of(size, planes[1].pitch) + 1
    if pixels.rgb[..., 0].size * float(window) ** 6 > _MOST_WORK:
        return None
    seen = _with_all_known(pixels.rgb) @ TO_CODEC.T + ZERO
    found = [
        colors
        for lattice in _lattices(
            rows, columns, planes[0], seen[..., 0], gap_color(raster.rgb, grid), background
        )
        if (colors := _colors(planes, lattice, seen)) is not None
    ]
    if not found:
        return None
    levels, errors, misfit, local = min(found, key=lambda one: float(one[2].max()))
    # Blurred borders are none of the lattice's: its lightness is left to pixels, while chroma,
    # which has no such sharp ones, is explained.
    explained = misfit <= _STRANGE
    if not explained.any() or misfit.max() > _NONE:
        return None
    errors, off = errors * PER_LEVEL, np.abs(levels - seen) * PER_LEVEL
    usual = np.hypot(codec_noise(raster.quality), fill_noise(pixels))[..., None]
    usual = np.broadcast_to(usual, errors.shape)
    read = np.asarray(np.isfinite(pixels.rgb).all(axis=-1))
    if not explained[0] and size >= BLOCK:
        # The lattice is not as it was drawn. Chroma that is further off what pixels show, which
        # know it well in cells as large as these, than it may err is not either; and what is
        # hardly known better is not worth it.
        told = np.isfinite(errors) & read[..., None]
        error = _middle(errors, told)
        explained &= _TO_SIGMA * _middle(off, told) <= _FARTHER * error
        explained &= error <= _WORTH * _middle(usual, told)
        if not explained.any():
            return None
    # What stands in a cell is in all components that tell of it.
    clean = (local[..., explained] <= _STRANGE).all(axis=-1) & read
    known = clean[..., None] & explained
    small = size < BLOCK and bool(known.any())
    if small:
        # Pixels of such cells have the chroma of their neighbors; how far off they are, those
        # cells tell that the blocks know.
        usual = np.hypot(usual, _TO_SIGMA * _middle(off, known))
    better = known & (errors < usual)
    if small:
        # Where blocks say something else, though not surely, pixels are no surer than that: a
        # frame took them; and where blocks say nothing, nobody knows whether one did.
        otherwise = np.fmax(usual, off)
        otherwise = np.where(np.isfinite(errors), otherwise, PER_LEVEL * seen.std(axis=(0, 1)))
    else:
        otherwise = np.where(better.any(axis=-1, keepdims=True), usual, np.nan)
    levels, errors = np.where(better, levels, seen), np.where(better, errors, otherwise)
    rgb = np.clip((levels - ZERO) @ np.linalg.inv(TO_CODEC).T, 0.0, 255.0)
    return replace(
        pixels,
        rgb=np.where(better.any(axis=-1, keepdims=True), rgb, pixels.rgb),
        error=errors.max(axis=-1),
        errors=errors,
    )


def spans(raster: Raster, grid: Grid) -> tuple[FloatArray, FloatArray]:
    """Spans of rows and columns, (n, 2), in pixels of the file."""
    x, y = raster.jpeg_at
    return np.array(grid.row_spans, float) - y, np.array(grid.column_spans, float) - x


def shows(
    raster: Raster, rows: FloatArray, columns: FloatArray, luma: Plane, *, share: float = 0.5
) -> bool:
    """Whether the panel's pixels are those of the file: nothing was turned or converted.

    So large a ``share`` of them has its lightness: saturated colors are cut off to what a screen
    shows, which is of no matter to print.
    """
    x, y = raster.jpeg_at
    down = slice(max(int(rows[0, 0]), 0), int(rows[-1, 1]), _APART_PX)
    across = slice(max(int(columns[0, 0]), 0), int(columns[-1, 1]), _APART_PX)
    held, shown = luma.levels[down, across], raster.rgb[y:, x:][down, across]
    if min(x, y) < 0 or not held.size or held.shape != shown.shape[:2]:
        return False
    off = np.abs(shown @ TO_CODEC[0] - held)
    return float(np.quantile(off, share)) <= _SAME_LEVEL


def _with_all_known(rgb: FloatArray) -> FloatArray:
    """Colors (R, C, 3); those of cells without a clean pixel are the middle one of all."""
    known = np.asarray(np.isfinite(rgb).all(axis=-1))
    if known.all() or not known.any():
        return np.nan_to_num(rgb, nan=128.0)
    return np.where(known[..., None], rgb, median(rgb[known], along_first=True))


def _lattices(
    rows: FloatArray,
    columns: FloatArray,
    luma: Plane,
    seen: FloatArray,
    gap: tuple[float, float, float] | None,
    background: tuple[float, float, float],
) -> Iterator[_Lattice]:
    """Lattices that may explain the lightness of the panel: without lines, or with such of the
    color of the ``gap`` that is seen, of the page's, of white or black. ``seen`` (R, C) are the
    cells' levels.
    """
    held = coefficients(luma, rows, columns, loose=LOOSE_PX)
    if held is None:
        return
    lined = gap is not None and max(_gap(rows), _gap(columns)) > _LINED_PX
    colors = [background, (255.0, 255.0, 255.0), (0.0, 0.0, 0.0)]
    colors = colors if gap is None else [gap, *colors]
    lines: list[Color] = []
    for rgb in colors:
        line = np.asarray(rgb) @ TO_CODEC.T + ZERO
        if not any(np.allclose(line, known, atol=_SAME_LEVEL) for known in lines):
            lines.append(line)
    if not lined:
        # What parts groups of cells has the first of the colors; cells of a group touch.
        bare = _settled(held, rows, columns, lines[0], seen, lined=False)
        yield bare
        if bare.misfit <= _EXPLAINED:
            return
        rows, columns = _parted(rows), _parted(columns)
    begun = [_settled(held, rows, columns, line, seen, lined=True, rounds=_LOOKS) for line in lines]
    # The color of thin lines is known poorly; the chromas tell which of the likely ones it is.
    least = min(one.misfit for one in begun)
    for one in (one for one in begun if one.misfit <= _LIKELY * least):
        yield _settled(held, one.rows, one.columns, one.line, seen, lined=True)


def _middle(off: FloatArray, known: npt.NDArray[np.bool_]) -> FloatArray:
    """(3,): for each component the median over the ``known`` cells of ``off``, both (R, C, 3)."""
    parts = [off[..., part][known[..., part]] for part in range(3)]
    return np.array([float(median(part)) if part.size else 0.0 for part in parts])


def _near_rim(rows: FloatArray, columns: FloatArray, pitch: int) -> npt.NDArray[np.bool_]:
    """(R, C): cells that blocks across the outer border reach, or next to such."""
    far = 2 * BLOCK * pitch
    sides = [
        (spans[:, 0] < spans[0, 0] + far) | (spans[:, 1] > spans[-1, 1] - far)
        for spans in (rows, columns)
    ]
    return np.asarray(sides[0][:, None] | sides[1])


def _free(rows: FloatArray, columns: FloatArray, seen: FloatArray) -> float:
    """How far, in levels, cells may be off the levels ``seen`` (R, C) in their pixels.

    Of cells smaller than a block nothing is known beforehand but how far all of them differ.
    """
    size = min(float(median(np.diff(spans[:, 0]))) for spans in (rows, columns))
    return FREE if size >= BLOCK else max(FREE, float(seen.std()))


def _gap(spans: FloatArray) -> float:
    return float(median(spans[1:, 0] - spans[:-1, 1]))


def _parted(spans: FloatArray) -> FloatArray:
    """Spans that touch, with the room of a thin line between them."""
    parted = spans.copy()
    parted[:-1, 1] -= _THIN_PX / 2
    parted[1:, 0] += _THIN_PX / 2
    return parted


def _settled(
    held: Coefficients,
    rows: FloatArray,
    columns: FloatArray,
    line: Color,
    seen: FloatArray,
    *,
    lined: bool,
    rounds: int = _ROUNDS,
) -> _Lattice:
    """The lattice whose borders and levels explain most, from where they were seen."""
    best = None
    for _ in range(rounds):
        placed = Placed(held, rows, columns, float(line[0]), _free(rows, columns, seen))
        levels = placed.solved(seen)
        misfit, _ = placed.misfit(levels)
        found = _Lattice(
            rows=rows, columns=columns, line=line, lined=lined, levels=levels, misfit=misfit
        )
        if best is not None and misfit > _SETTLED * best.misfit:
            return min(best, found, key=lambda one: one.misfit)
        best = found
        rows, columns = placed.moved(levels, lined=lined)
    return found


def _colors(
    planes: tuple[Plane, Plane, Plane], lattice: _Lattice, seen: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray] | None:
    """Levels (R, C, 3) and their errors, the misfit of each component (3,), and that about each
    cell (R, C, 3)."""
    levels, errors, misfits, local = [], [], [], []
    for component, plane in enumerate(planes):
        held = coefficients(plane, lattice.rows, lattice.columns)
        if held is None:
            return None
        free = _free(lattice.rows, lattice.columns, seen[..., component])
        line = float(lattice.line[component])
        placed = Placed(held, lattice.rows, lattice.columns, line, free)
        solved = placed.solved(seen[..., component])
        misfit, near = placed.misfit(solved)
        for _ in range(_WEIGHED):
            placed = placed.weighed(solved)
            solved = placed.solved(seen[..., component])
        error = level_error(placed.errors(), placed.misfit(solved)[0])
        error[placed.hardly_seen()] = np.inf
        if free > FREE and error.size <= _MOST_AT_RIM:
            at_rim = _near_rim(lattice.rows, lattice.columns, plane.pitch)
            rim = told_at_rim(
                plane,
                lattice.rows,
                lattice.columns,
                line,
                seen[..., component],
                free,
                at_rim,
                chroma=component > 0,
            )
            if rim is not None:
                more = (rim[1] < error) & (rim[2] <= _STRANGE)
                solved, error, near = (
                    np.where(more, theirs, ours)
                    for theirs, ours in zip(rim, (solved, error, near), strict=True)
                )
        levels.append(solved)
        errors.append(error)
        misfits.append(misfit)
        local.append(near)
    return (
        np.stack(levels, axis=-1),
        np.stack(errors, axis=-1),
        np.array(misfits),
        np.stack(local, axis=-1),
    )
