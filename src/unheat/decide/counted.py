"""Counts that the borders of cells left in doubt, told by what stands beside and in the cells.

A codec or a resizer hides borders; that speaks of no other count. A label of its own in the
middle of every row and every column does, and so does a number in nearly every cell that its
color bears out: of another lattice labels stand beside the middles, and numbers are cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Axis, Box, Cells, PanelLayout, Reason, Span, Status
from unheat.text.numbered_pixels import PIXEL, places_by_number

_ENOUGH = 5
"""Names that both axes have."""

_FEWEST = 4
"""Lines of an axis whose labels show where lines stand."""

_TWO = 2
"""Lines of an axis that are counted where a number stands in each of their cells as well."""

_OFF = 0.2
"""Share of a line by which its label may stand beside the middle: descenders, and a pixel."""

_SHIFT = 0.2
"""Share of a line by which all labels may stand off, which letters with tails pull down."""

_AGREED = 0.9
"""Share of the cells that hold a number which their color bears out."""

_OUTER = 0.5
"""Share of the cells of an outer line that hold such a number where it is one of cells."""

_MOST = 2 / 3
"""Share of the printed cells from which on all of them print so."""

_DIGITS = re.compile(r"[-+−]?\d+")

_ASIDE = "([±"
"""What stands before a number that is said of another one: its share, its range, its error."""


def lines_are_counted(
    panel: PanelLayout, rows: Axis, columns: Axis, cells: Cells, *, same: bool = True
) -> bool:
    """Whether labels or numbers tell the counts of a panel that its borders alone do not.

    Where colors show something else than the numbers (not the ``same``) these bear out nothing:
    "15" and "10" of two cells are an agreed "1510" where all are counts of their rows.
    """
    if _are_same_names(panel, rows, columns):
        return True
    agreed = np.equal(cells.status, Status.AGREED) & ~_holds_several(cells) & same
    # A number in each cell, and a label beside each line: they count few lines as well.
    if bool(agreed.all()) and _is_each_named(panel, rows, columns):
        return True
    if not panel.borders_alone and not panel.print_alone:
        return False
    most = cells.status.size >= _FEWEST**2 and float(agreed.mean()) >= _AGREED
    # A strip of annotation that was taken in as a line of cells holds no numbers.
    if most and all(line.mean() >= _OUTER for line in _outer_lines(agreed)):
        return True
    if not panel.borders_alone:
        # Labels of groups stand in the middle of cells that are several.
        return False
    grid = panel.grid
    if max(grid.cell_width, grid.cell_height) <= PIXEL:
        return _are_numbered(rows) and _are_numbered(columns)
    # The letters of a sheet name columns beyond its table as well.
    if _ends_empty(cells):
        return False
    return _one_each(rows, grid.row_spans, across=False) and _one_each(
        columns, grid.column_spans, across=True
    )


def _are_same_names(panel: PanelLayout, rows: Axis, columns: Axis) -> bool:
    """Whether rows and columns have the same names in one order, all unlike and each in the middle
    of its line: of a matrix that is half empty too these say where its outer lines are, of which
    pale cells hide the borders.
    """
    names = rows.labels
    if names != columns.labels or len(names) < _ENOUGH or None in names:
        return False
    if len(set(names)) < len(names) or Reason.GRID_AMBIGUOUS not in panel.reasons:
        return False
    grid = panel.grid
    return _one_each(rows, grid.row_spans, across=False, shift=_SHIFT) and _one_each(
        columns, grid.column_spans, across=True, shift=_SHIFT
    )


def _is_each_named(panel: PanelLayout, rows: Axis, columns: Axis) -> bool:
    """Whether every row and every column, two of each at least, has a name of its own beside its
    middle, unlike the others."""
    if min(panel.grid.shape) < _TWO:
        return False
    axes = ((rows, panel.grid.row_spans, False), (columns, panel.grid.column_spans, True))
    return all(
        None not in axis.labels
        and len(set(axis.labels)) == len(axis.labels)
        and _one_each(axis, spans, across=across, shift=_SHIFT, turned=True, fewest=_TWO)
        for axis, spans, across in axes
    )


def are_several(cells: Cells) -> bool:
    """Whether every cell prints one number again and again, and not all the same: each is a cell
    of its own, between which no color changes. Nobody prints a value twice.
    """
    printed = [parts for parts in cells.parts.ravel().tolist() if parts]
    alike = all(len(parts) > 1 and len(set(parts)) == 1 for parts in printed)
    return len(printed) >= _FEWEST and alike and len({parts[0] for parts in printed}) > 1


def hold_some_each(cells: Cells) -> bool:
    """Whether most cells print numbers side by side, in one line and none said of another: cells
    of one color each print one, and borders between these were lost.
    """
    beside = _holds_several(cells) & np.reshape(
        [_is_row(text or "") for text in cells.text.ravel().tolist()], cells.shape
    )
    printed = np.reshape([bool(parts) for parts in cells.parts.ravel()], cells.shape)
    count = int(np.count_nonzero(beside))
    return count >= _FEWEST and bool(count > _MOST * np.count_nonzero(printed))


def _is_row(text: str) -> bool:
    """Whether a text is numbers of one form in one line, with blanks between them alone."""
    forms = [_DIGITS.sub("0", part) for part in text.split(" ")]
    return len(forms) > 1 and len(set(forms)) == 1 and forms[0].strip("0.%") == ""


def _holds_several(cells: Cells) -> npt.NDArray[np.bool_]:
    """(R, C): cells with more than one number, none of which is said of another one.

    They may be those of several cells, the first of which has the color of all where a panel has
    few colors: it bears no count out.
    """
    several = [
        len(parts or ()) > 1 and not any(sign in (text or "") for sign in _ASIDE)
        for parts, text in zip(cells.parts.ravel(), cells.text.ravel(), strict=True)
    ]
    return np.reshape(several, cells.shape)


def _ends_empty(cells: Cells) -> bool:
    """Whether an outer line of cells is empty from end to end."""
    return any(bool(line.all()) for line in _outer_lines(np.equal(cells.status, Status.EMPTY)))


def _outer_lines(cells: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.bool_], ...]:
    return cells[0], cells[-1], cells[:, 0], cells[:, -1]


def _one_each(
    axis: Axis,
    spans: Sequence[Span],
    *,
    across: bool,
    shift: float = 0.0,
    turned: bool = False,
    fewest: int = _FEWEST,
) -> bool:
    """Whether every line of an axis, of which there are the ``fewest`` or more, has a label in its
    middle; ``across`` for columns, whose labels may be ``turned``, as those of rows may where that
    is said. All of them may stand off by a ``shift`` of this share of a line."""
    boxes = [box for box in axis.boxes if box is not None]
    straight = axis.turn in ((0.0, 90.0, 270.0) if across or turned else (0.0,))
    if len(boxes) < len(spans) or len(spans) < fewest or not straight:
        return False
    middles = np.array([_middle(box, across=across) for box in boxes])
    lines = np.array(spans)
    off = (middles - lines.mean(axis=1)) / (lines[:, 1] - lines[:, 0])
    common = float(np.clip(median(off), -shift, shift))
    return bool(np.abs(off - common).max() <= _OFF)


def _are_numbered(axis: Axis) -> bool:
    """Whether the numbers of an axis count its lines: "0", "200" and "400" stand at the 1st, the
    201st and the 401st of them, or "g1" and "g101" at the 1st and the 101st.

    Of a picture with fewer pixels than lines, or more, the numbers do not step as its pixels do.
    """
    numbers = places_by_number(axis)
    if numbers is None:
        return False
    return all(number == place for place, number in numbers.items())


def _middle(box: Box, *, across: bool) -> float:
    return box.center[0 if across else 1]
