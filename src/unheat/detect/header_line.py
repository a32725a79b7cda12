"""Headers and names on grounds of their own that a lattice took for its first lines of cells.

Sheets have rows of one height, their header among them. It has one color from end to end, which
no cell has, and goes on in it over the names of the rows, as no row of cells does. The ground of
the names is wider than a column of cells, of which it has the end, and goes on beyond it. Rules
may part names on the page as well, which no cell has the color of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import LOSSLESS, SAMPLED, check_cells
from unheat.detect.grid import GridFit
from unheat.detect.levels import has_color
from unheat.detect.rivals import FoundPanel
from unheat.medians import median
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]

# Levels within which cells of a header have one color, and that is another one than a cell's.
_ALIKE, _OTHER = 4.0, 8.0
# So many of the other cells may have the color of a header, as a share.
_FEW = 0.1
# A drawing has the same levels in all of one color. So many cells may have the page's, as a share,
# and so likely may a whole column.
_EXACT, _PALE, _CHANCE = 1.0, 0.25, 1e-3
# Lines and different colors that are left at least.
_FEWEST, _DIFFERENT = 2, 3
# Pixels that a rule is broad, the share of a column that is looked at beside the cells, and how
# many pixels that are at least.
_RULE_PX, _BESIDE, _LEAST_PX = 3, 0.5, 8
# Share of a header's ground that its print leaves, of another row's that may look like it, and of
# a header's beside rows that have none of it.
_GROUND, _STRAY, _SEEN = 0.5, 0.1, 0.3
# Levels from which something is drawn on the page.
_INK = 60.0
# Pixels next to a ground that goes on.
_NEXT_PX = 2


def without_names(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """The panel without a first row that is a header, and a first column that is names' ground."""
    parted = panel.row_blocks or panel.column_blocks or panel.check.sized
    if parted or max(panel.shape) > SAMPLED:
        return panel
    rows, columns = panel.fit.rows, panel.fit.columns
    within = max(_OTHER, tolerance)
    color = _own_color(panel.check.colors, panel, background, within)
    # A cell or two may be nearly of the color that a header has from end to end.
    near = _own_color(panel.check.colors, panel, background, within, few=_FEW)
    headed = near is not None and _heads_names(rgb, panel, near)
    color = near if headed else color
    exact = color
    if color is None and tolerance <= LOSSLESS:
        # In a drawing no cell is of a header's color for being nearly of it, as pale cells are.
        exact = _own_color(panel.check.colors, panel, background, _EXACT, few=_FEW)
    if headed:
        rows = rows.longer(-1, at_end=False)
    # The corner of the table has the header's color.
    cells = panel.check.colors[int(headed) :].swapaxes(0, 1)
    ground = _own_color(cells, panel, background, within)
    start = panel.columns[0][0]
    below = panel.rows[int(headed) :]
    goes_on = ground is not None and _goes_on(rgb, start, below, ground)
    # Names have none: a wider first column of one value ("100 %") is named beside its ground.
    goes_on = goes_on and not (ground is not None and _is_named(rgb, start, below, ground))
    if goes_on or (headed and _is_page(rgb, panel, start, background, tolerance)):
        columns = columns.longer(-1, at_end=False)
    elif _are_names_on_page(rgb, panel, int(exact is not None), background, tolerance):
        columns = columns.longer(-1, at_end=False)
        # Where the first row has a color of its own, this goes on over the names.
        rows = rows if exact is None or headed else rows.longer(-1, at_end=False)
    elif color is None and _is_around(rgb, panel, background, tolerance):
        rows, columns = rows.longer(-1, at_end=False), columns.longer(-1, at_end=False)
    fit = GridFit(rows=rows, columns=columns)
    if fit == panel.fit:
        return panel
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    return replace(panel, fit=fit, check=check) if check.distinct >= _DIFFERENT else panel


def _own_color(
    colors: FloatArray,
    panel: FoundPanel,
    background: tuple[float, float, float],
    within: float,
    few: float = 0.0,
) -> FloatArray | None:
    """The one color of the first line of cells (n, m, 3) that neither others nor the page have.
    None where it is not of one color, or others have it to ``within`` levels: more than a ``few``
    of them, as a share.
    """
    if len(colors) <= _FEWEST:
        return None
    color: FloatArray = median(colors[0], along_first=True)
    alike = np.abs(colors[0] - color).max() <= _ALIKE + panel.check.ripples
    others = np.concatenate([[background], colors[1:].reshape(-1, 3)])
    near = most(np.abs(others - color)) <= within
    return color if alike and not near[0] and near.mean() <= few else None


def _heads_names(rgb: npt.NDArray[np.uint8], panel: FoundPanel, color: FloatArray) -> bool:
    """Whether the first row alone goes on in its color at the left of the cells, or all rows do:
    header and names stand on one ground.
    """
    width = float(np.diff(panel.columns[0])[0])
    right = round(panel.columns[0][0]) - _RULE_PX
    left = max(0, round(right - _BESIDE * width))
    if right - left < _LEAST_PX:
        return False
    near = most(np.abs(rgb[:, left:right].astype(float) - color)) <= _OTHER
    # Of a row of a few pixels its middle is looked at.
    starts = [min(round(a) + _RULE_PX, int((a + b) / 2)) for a, b in panel.rows]
    ends = [round(b) - _RULE_PX for _, b in panel.rows]
    shares = [float(near[a : max(b, a + 1)].mean()) for a, b in zip(starts, ends, strict=True)]
    if max(shares[1:]) <= _STRAY:
        # A heading of the names in small cells leaves less of its ground.
        return shares[0] >= _SEEN
    return min(shares) >= _GROUND


def _goes_on(
    rgb: npt.NDArray[np.uint8],
    start: float,
    rows: Sequence[Span],
    color: FloatArray,
    least: float = _GROUND,
) -> bool:
    """Whether a column that begins at ``start`` goes on in its color at the left, in all ``rows``,
    without a border: letters leave the ``least`` share of the height of each.
    """
    edge = round(start)
    left = edge - _LEAST_PX
    if left < 0:
        return False
    near = most(np.abs(rgb[:, left : edge + _NEXT_PX].astype(float) - color)) <= _OTHER
    # A border would cross the columns of pixels from head to foot.
    shares = np.array(
        [near[round(a) + _RULE_PX : round(b) - _RULE_PX].mean(axis=0) for a, b in rows]
    )
    # A letter that stands there hides the ground of one row, and a border that of all.
    return bool(
        (median(shares, along_first=True) >= least).all() and (shares.max(1) >= _GROUND).all()
    )


def _is_named(
    rgb: npt.NDArray[np.uint8], start: float, rows: Sequence[Span], color: FloatArray
) -> bool:
    """Whether the ground of one ``color`` that goes on at the left of ``start`` ends there in all
    ``rows``, and each of them has print of its own beyond it.
    """
    inner = [(round(a) + _RULE_PX, round(b) - _RULE_PX) for a, b in rows]
    beside = rgb[:, : round(start)].astype(np.float64)
    near = most(np.abs(beside - color)) <= _OTHER
    bare = np.flatnonzero(~np.any([near[top:bottom].any(axis=0) for top, bottom in inner], axis=0))
    if not len(bare):
        return False
    end = int(bare[-1])
    page: FloatArray = median(beside[inner[0][0] : inner[0][1], end], along_first=True)
    drawn = most(np.abs(beside[:, :end] - page)) > _INK
    return all(drawn[top:bottom].any() for top, bottom in inner)


def _is_page(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    start: float,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether below a header, which goes on beyond the first column, this is bare page that goes on
    as well: the blank end of the names, to which the distances of the others reached by chance.
    """
    page = np.array(background, dtype=np.float64)
    first = panel.check.colors[1:, 0]
    bare = bool((most(np.abs(first - page)) <= tolerance).all())
    others = most(np.abs(panel.check.colors[1:, 1:] - page)) > tolerance
    return bare and bool(others.any()) and _goes_on(rgb, start, panel.rows[1:], page, _SEEN)


def _is_around(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether header and names have one color, which no cell has, and it goes on at the left."""
    colors = panel.check.colors
    if min(colors.shape[:2]) <= _FEWEST + 1:
        return False
    edges = np.concatenate([colors[0], colors[1:, 0]])
    own: FloatArray = median(edges, along_first=True)
    others = np.concatenate([colors[1:, 1:].reshape(-1, 3), [background]])
    alike = np.abs(edges - own).max() <= _ALIKE + panel.check.ripples
    away = most(np.abs(others - own)).min() > max(_OTHER, tolerance)
    return bool(alike and away) and _goes_on(rgb, panel.columns[0][0], panel.rows, own)


def _are_names_on_page(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    first: int,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether all cells of the first column have print on the color of the page, as hardly a cell
    of another column has, from row ``first`` on, and none of the rows has print at the left of
    them: rules part the names of a table too.

    In a drawing some may have it, where a ramp has its middle there: not so many that a column
    that has nothing else may be one of values.
    """
    colors = panel.check.colors[first:]
    if len(colors) <= _FEWEST or colors.shape[1] <= _FEWEST:
        return False
    paper = np.array(background)
    away = most(np.abs(colors - paper))
    # The palest cell of all may have the color of the page.
    pale = float((away[:, 1:] <= max(_OTHER, tolerance)).mean())
    if tolerance <= LOSSLESS and pale > _FEW:
        pale = float((away[:, 1:] <= _EXACT).mean())
        pale = pale if pale > _PALE or pale ** len(away) > _CHANCE else 0.0
    if away[:, 0].max() > _ALIKE + panel.check.ripples or pale > _FEW:
        return False
    drawn = ~has_color(rgb, background, _INK)
    left, right = (round(edge) for edge in panel.columns[0])
    return all(
        drawn[top:bottom, left + _RULE_PX : right - _RULE_PX].any()
        and not drawn[top:bottom, : max(left - _RULE_PX, 0)].any()
        for a, b in panel.rows[first:]
        for top, bottom in [(round(a) + _RULE_PX, round(b) - _RULE_PX)]
    )
