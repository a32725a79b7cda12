"""What stands in the cells of a drawing: their colours and their print."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from unheat.model import NumberFormat, Panel, Reason, Status
from unheat.show.measure import extent, wrap
from unheat.show.numerals import print_numeral
from unheat.show.paint import Paint, make_paint

FloatArray = npt.NDArray[np.float64]


def cell_colors(panel: Panel, paint: Paint | None = None) -> FloatArray:
    """Colour of every cell, shape (R, C, 3), 0–1; NaN where the cell is empty.

    A cell that nobody changed keeps the colour of the source, cleaned through the scale:
    a conflict is drawn as it was, print and colour apart. A reviewed cell takes the colour
    of its value. Without a scale, or where the colour is none of the scale's, the cell's
    own colour is used.
    """
    cells, scale = panel.cells, panel.scale
    own = np.array(cells.rgb, dtype=float) / 255.0
    if scale is not None:
        paint = paint or make_paint(scale, cells.rgb)
    if scale is None or paint is None:
        return np.clip(own, 0.0, 1.0)
    value = np.asarray(cells.value, dtype=float) / (panel.format.factor or 1.0)
    shown = np.asarray(cells.color_value, dtype=float)
    status = cells.status
    same = panel.print_and_color != "different"
    from_value = (status == Status.AGREED) | (status == Status.REPAIRED)
    from_value = (from_value & same) | (status == Status.REVIEWED)
    if not same:
        from_value &= np.isnan(shown)
    bar_value = np.where(from_value | np.isnan(shown), value, shown)
    off_ramp = np.frompyfunc(lambda reasons: Reason.COLOR_OFF_RAMP in (reasons or ()), 1, 1)(
        cells.reasons
    ).astype(bool)
    keep = off_ramp | (status == Status.EMPTY) | (status == Status.TEXT_ONLY) | np.isnan(bar_value)
    keep &= ~np.isnan(own).any(axis=-1) | (status == Status.EMPTY)
    painted = paint(np.where(keep, scale.minimum, bar_value))
    return np.clip(np.where(keep[..., None], own, painted), 0.0, 1.0)


def cell_texts(panel: Panel) -> npt.NDArray[np.object_]:
    """What is printed in every cell, shape (R, C) of str or None.

    The cell's own text wherever it says the cell's value; the value in the panel's format
    where the text was repaired; a question mark for ink that nobody could read.
    """
    cells = panel.cells
    result = np.full(cells.shape, None, dtype=object)
    for row in range(cells.shape[0]):
        for col in range(cells.shape[1]):
            result[row, col] = printed_text(
                cells.text[row, col],
                float(cells.text_value[row, col]),
                float(cells.value[row, col]),
                cells.status[row, col],
                panel.format,
            )
    return result


def printed_text(
    text: str | None, text_value: float, value: float, status: Status, number_format: NumberFormat
) -> str | None:
    """The print of one cell; numbers are NaN where there is none."""
    if status == Status.UNREAD:
        return "?"
    if not text:
        return None
    if status == Status.REPAIRED or not (
        math.isnan(value) or math.isnan(text_value) or math.isclose(text_value, value)
    ):
        return print_numeral(value, number_format)
    return text


def print_size(panel: Panel, texts: npt.NDArray[np.object_], default: float) -> float:
    """Font size in px of the cells' print: the source's where it is known, at most what
    the widest number leaves room for."""
    present = [text for text in texts.ravel().tolist() if text]
    if not present:
        return default
    grid = panel.grid
    aspect = grid.cell_width / grid.cell_height
    lines = {text: wrapped(text, aspect) for text in set(present)}
    extents = [extent(text) for text in lines.values()]
    by_width = 0.92 * grid.cell_width / max(item.width for item in extents)
    by_height = 0.85 * grid.cell_height / max(item.height for item in extents)
    room = min(by_width, by_height)
    if panel.print_height_px is not None:
        heights = [extent(lines[text] if "\n" in lines[text] else "0").height for text in present]
        size = min(panel.print_height_px / float(np.quantile(heights, 0.25)), room)
        # Ink that was no print can be any size; print is seldom twice as large as labels. Where
        # there are none the default is a guess, and speaks against no size.
        return min(size, 2.0 * default) if _has_labels(panel) else size
    return min(room, default)


def _has_labels(panel: Panel) -> bool:
    """Whether a label, or a number of an axis, has a box that tells how large text is."""
    axes = panel.rows, panel.columns
    boxes = [box for axis in axes for box in axis.boxes]
    scales = [axis.quantity for axis in axes if axis.quantity is not None]
    boxes += [tick.box for scale in scales for tick in scale.ticks]
    return any(box is not None and box.area > 0 for box in boxes)


def wrapped(text: str, aspect: float) -> str:
    """Cells with several numbers, broken where that fits a cell of this aspect better."""
    if "\n" in text or " " not in text:
        return text
    options = [wrap(text, n_lines) for n_lines in range(1, min(3, len(text.split())) + 1)]
    return max(options, key=lambda option: _size_in(option, aspect))


def _size_in(text: str, aspect: float) -> float:
    size = extent(text)
    return min(aspect / size.width, 0.9 / size.height)
