"""Headings of a sheet that lie in its cells, and pass for cells of the matrix.

A spreadsheet shows its own lines, letters and numbers over all of a sheet: a title, the names of
rows and columns and blank lines are cells as the matrix is. Lines at the rim of a matrix of numbers
that are all in the color of the page, with words among them, are no values.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Layout, Panel, Reason, Status
from unheat.text.doubted_places import panel_doubted

Bools = npt.NDArray[np.bool_]

_PAGE = 12.0
"""Levels of 255 by which a cell is in the color of the page."""

_LETTERS = 3
"""Letters of the shortest word that is no unit or sign."""


def with_heads_doubted(layout: Layout, panel: Panel) -> Panel:
    """The panel with a doubt on its shape where words stand in blank lines at its rim."""
    cells = panel.cells
    numbers = np.isfinite(cells.text_value)
    words = np.array(
        [sum(letter.isalpha() for letter in text or "") >= _LETTERS for text in cells.text.ravel()]
    ).reshape(cells.shape)
    words &= np.equal(cells.status, Status.UNREAD) & ~numbers
    if not words.any() or 2 * np.count_nonzero(numbers) <= np.count_nonzero(numbers | words):
        return panel
    page = np.asarray(layout.background)
    with np.errstate(invalid="ignore"):
        colored = most(np.abs(cells.rgb - page)) > _PAGE
    if not colored.any() or not (words & _beyond(colored)).any():
        return panel
    return panel_doubted(panel, Reason.GRID_AMBIGUOUS)


def _beyond(colored: Bools) -> Bools:
    """(R, C): cells in the lines before the first and after the last one that has a color."""
    beyond = np.ones(colored.shape, dtype=bool)
    rows, columns = np.flatnonzero(colored.any(axis=1)), np.flatnonzero(colored.any(axis=0))
    beyond[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] = False
    return beyond
