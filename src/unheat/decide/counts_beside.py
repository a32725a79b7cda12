"""A column of counts or of signs between the names of the rows and the cells: it names no row.

Tables of cohorts and of trials print how many people there are beside each row. What stands
nearest to the cells is looked for as their labels, and numbers in no order are no axis. Where the
level words of every row stand beyond them, these are the names. Branches of a tree are no words:
leaves are numbered in the order that it gives them. Arrows that say whether a row rose or fell are
the same for several rows.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.totals_beside import numbers_in_no_order
from unheat.medians import median
from unheat.model import Axis, Box, Layout, PanelLayout, Reason
from unheat.text.labels import Texts

_INK = 64.0
"""Levels by which a pixel of print stands off the page."""

_WORD, _SPACE = 2.0, 1.5
"""A level word is so wide at least, in heights of the numbers, and its spaces are no wider."""

_LETTERS = 0.4
"""A word is so high from its lowest to its highest ink, along half of its width, in heights."""

_SIGNS, _DISTINCT, _FEW = 3, 0.6, 0.4
"""Rows with a sign at least, and how many different ones there are at most for each of them: some
are read as letters, and fewer are there where all are."""

_BAND = 0.25
"""Print stands within that share of a row about its middle."""


def counts_beside(layout: Layout, texts: Texts) -> Layout | None:
    """The layout with columns of counts as company; None where there are none.

    A column wider than the cells is too wide for that, and its panel is doubted.
    """
    company: list[Box] = []
    panels = list(layout.panels)
    for i, (panel, said) in enumerate(zip(layout.panels, texts.panels, strict=True)):
        column = _counts(layout, panel, said.rows)
        if column is None:
            continue
        if column.width <= panel.grid.cell_width:
            company.append(column)
        elif Reason.LABEL_PLACE not in panel.reasons:
            reasons = (*panel.reasons, Reason.LABEL_PLACE)
            panels[i] = replace(panel, review=True, reasons=reasons)
    if not company and panels == list(layout.panels):
        return None
    return replace(layout, panels=tuple(panels), furniture=(*layout.furniture, *company))


def _counts(layout: Layout, panel: PanelLayout, rows: Axis) -> Box | None:
    """The strip from the cells to the far side of their counts, as long as the cells."""
    boxes = numbers_in_no_order(rows) or _signs_again(rows)
    if boxes is None:
        return None
    high = float(np.median([box.height for box in boxes]))
    left = rows.side == "left"
    far = min(box.x0 for box in boxes) if left else max(box.x1 for box in boxes)
    widths = [_beyond(layout, span, far, high, left=left) for span in panel.grid.row_spans]
    if min(widths) < _WORD * high:
        return None
    box = panel.grid.box
    x0, x1 = (far, panel.frame.x0) if left else (panel.frame.x1, far)
    return Box(x0, box.y0, x1, box.y1)


def _signs_again(axis: Axis) -> list[Box] | None:
    """The boxes of an axis's labels where these are single signs that come again and again, as no
    names do; None else."""
    texts = [label for label in axis.labels if label]
    boxes = [box for box in axis.boxes if box is not None]
    if len(texts) < max(_SIGNS, len(axis.labels)) or len(boxes) < len(texts):
        return None
    most = _FEW if all(text.isalnum() for text in texts) else _DISTINCT
    again = len(set(texts)) <= most * len(texts) and all(len(text) == 1 for text in texts)
    return boxes if again else None


def _beyond(
    layout: Layout, row: tuple[float, float], far: float, high: float, *, left: bool
) -> float:
    """How wide the level print is that stands next beyond ``far`` on the level of a row."""
    middle, reach = (row[0] + row[1]) / 2, _BAND * (row[1] - row[0])
    band: npt.NDArray[np.uint8] = layout.raster.rgb[
        round(middle - reach) : round(middle + reach) + 1
    ]
    band = band[:, : max(round(far) - 1, 0)][:, ::-1] if left else band[:, round(far) + 1 :]
    drawn = np.abs(band.astype(float) - np.array(layout.background)).max(axis=2) > _INK
    inked = np.flatnonzero(drawn.any(axis=0))
    if not len(inked):
        return 0.0
    gaps = np.flatnonzero(np.diff(inked) > _SPACE * high)
    last = inked[gaps[0]] if len(gaps) else inked[-1]
    word = drawn[:, inked[inked <= last]]
    extents = len(word) - word.argmax(axis=0) - word[::-1].argmax(axis=0)
    if float(median(extents)) < _LETTERS * high:
        return 0.0
    return float(last - inked[0] + 1)
