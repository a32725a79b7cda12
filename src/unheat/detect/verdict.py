"""Is a lattice a heatmap: its borders, its flat cells and their colors say so, or why not."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import LOSSLESS, CellCheck, check_cells
from unheat.detect.grid import GridFit
from unheat.detect.laned import in_lanes
from unheat.detect.marks_grown import holds_marks, marks_go_on
from unheat.detect.of_one_color import LESS, PARTED_LESS, difference_in_lanes, halves_are_alike
from unheat.detect.rivals import GOOD, POOR, UNSURE, FoundPanel
from unheat.detect.witness import strictly_flat
from unheat.model.layout import Candidate

TOO_SMALL = "a few flat areas in a row, but no grid of cells"
# Below this share of the picture only a flawless grid is believed.
_SMALL_SHARE = 0.03
_FLAWLESS = 0.97
# So many cells are flat, or so many where a codec ripples over cells whose halves are alike.
_FLAT, _RIPPLED = 0.75, 0.5
# So few cells must be explained so well: bars of a chart and spots of noise nearly are.
_FEW = 9
_SURE_OF_FEW = 0.7
_RIPPLE_PX = 3.5
_MOST_FILLED = 0.5
# Smaller cells than blocks of a codec have their neighbors' chroma, and their own lightness.
_BLOCK_PX = 8.0
_LIGHTNESS = np.array([0.299, 0.587, 0.114])


def judge(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    check: CellCheck,
    background: tuple[float, float, float],
    tolerance: float,
    *,
    explained: bool = False,
) -> FoundPanel | Candidate:
    """Is this lattice a heatmap? The reason in words where it is not.

    A bar that explains its colors (``explained``) tells a small one from letters and keys.
    """
    rows, columns = fit.rows, fit.columns
    if rows.n * columns.n < 3:
        return Candidate(box=fit.box, why="it is one flat area or two, not a grid of cells")
    if tolerance > LOSSLESS and min(rows.period, columns.period) < _RIPPLE_PX:
        return Candidate(box=fit.box, why="its cells are finer than the ripples of the codec")
    quality = min(fit.score, check.flat)
    if tolerance <= LOSSLESS:
        # Cells that only look flat beside their contrast hold cells finer than these.
        strict = strictly_flat(rgb, fit, background, tolerance, enough=quality)
        quality = min(quality, strict)
    flat = check.flat >= _FLAT or _is_rippled(rgb, fit, check, tolerance)
    by_lightness = not flat and _is_flat_in_lightness(rgb, fit, background, tolerance)
    # Lines that are all seen count cells of bare ground with discs or squares in them.
    ruled = min(rows.support, columns.support) >= _FLAWLESS
    marked = (
        not flat and not by_lightness and ruled and holds_marks(rgb, fit, tolerance, printed=True)
    )
    if not flat and not by_lightness and not marked:
        return Candidate(
            box=fit.box,
            why=f"only {check.flat:.0%} of its {rows.n}×{columns.n} cells have one flat color",
        )
    if fit.score < POOR:
        return Candidate(box=fit.box, why="its edges do not follow rows and columns of equal size")
    # One color throughout is a heatmap only where drawn lines part the cells.
    seen = min(rows.support, columns.support) >= _FLAWLESS
    lined = (rows.gap > 0 and columns.gap > 0) or check.inked or seen
    if check.filled < 0.05 or (check.distinct < 2 and not (lined and check.filled > 0.9)):
        return Candidate(box=fit.box, why="its cells are not colored")
    cells = rows.n * columns.n
    # One line of cells rests on a single look at its borders.
    few = cells < _FEW or min(rows.n, columns.n) == 1
    # Beside larger figures on one page a panel is as small as letters and keys are, which hold no
    # print of their own.
    witnessed = (check.inked or explained) and check.flat >= _FLAWLESS and not few
    small = fit.box.area < _SMALL_SHARE * rgb.shape[0] * rgb.shape[1] and not witnessed
    charted = min(rows.n, columns.n) == 1 and _is_chart(check)
    if charted or ((cells < 4 or small) and quality < GOOD) or (few and quality < _SURE_OF_FEW):
        return Candidate(box=fit.box, why=TOO_SMALL)
    alike = check.laned and not in_lanes(rgb, fit, tolerance)[1]
    # Where something else than marks is in the cells, lines may be drawn within them as well.
    open_end = check.sized and not (
        ruled and holds_marks(rgb, fit, tolerance) and not marks_go_on(rgb, fit, tolerance)
    )
    if open_end or check.ends_bare or alike or by_lightness:
        quality = min(quality, UNSURE)
    return FoundPanel(fit=fit, check=check, quality=quality)


def _is_rippled(
    rgb: npt.NDArray[np.uint8], fit: GridFit, check: CellCheck, tolerance: float
) -> bool:
    """Whether cells hold one color each under what a codec made of them, and of their print."""
    if tolerance <= LOSSLESS:
        return False
    half = check.flat >= _RIPPLED
    if half and halves_are_alike(rgb, fit):
        return True
    if not check.inked:
        return False
    # Cells between borders all of which are seen are no halves of larger ones: what they differ by
    # within is no even slope, however little neighbors differ.
    parted = half and min(fit.rows.support, fit.columns.support) >= _FLAWLESS
    return difference_in_lanes(rgb, fit) <= (PARTED_LESS if parted else LESS)


def _is_flat_in_lightness(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether cells smaller than a block of a codec, which have their neighbors' chroma, have one
    lightness each. How many there are is not told so surely."""
    if tolerance <= LOSSLESS or min(fit.rows.period, fit.columns.period) >= _BLOCK_PX:
        return False
    ys, xs = fit.box.pixels(rgb.shape)
    gray = np.repeat((rgb[ys, xs] @ _LIGHTNESS)[..., None], 3, axis=2).astype(np.uint8)
    rows = tuple((a - ys.start, b - ys.start) for a, b in fit.rows.spans())
    columns = tuple((a - xs.start, b - xs.start) for a, b in fit.columns.spans())
    page = np.full(3, np.dot(background, _LIGHTNESS))
    return check_cells(gray, rows, columns, page, tolerance).flat >= _FLAT


def _is_chart(check: CellCheck) -> bool:
    """Whether most cells are bare page, and strokes stand in several of these: a line of boxes
    with whiskers, or of bars, in a frame. Masked cells hold nothing, or a word each.
    """
    empty = check.background
    return check.filled < _MOST_FILLED and float(check.good[empty].mean()) < _FLAWLESS
