"""What the tool saw, drawn on the source from the model.

Cells carry their value in small print, doubtful cells a coloured frame and a number that
the strip below explains; labels stand boxed with what was read in the margin beside them;
the bar carries its ticks and values. ``overlay_layout`` shows geometry alone, for
refusals and ``--debug``.
"""

from __future__ import annotations

import os

import numpy as np
import numpy.typing as npt
from PIL import Image

from unheat.export.table import value_texts
from unheat.model import (
    IDENTITY,
    Axis,
    Box,
    ColorScale,
    Figure,
    Grid,
    Label,
    Layout,
    Panel,
    Raster,
    Status,
)
from unheat.show.layout_bar import place_on_bar, tick_side
from unheat.show.notes import describe_doubt, panel_notes, value_text
from unheat.show.sheet import (
    BAR,
    BLACK,
    CONFLICT,
    DOUBT,
    GRID,
    MAX_PX,
    QUIET,
    REFUSED,
    TEXT,
    UNEXPLAINED,
    WHITE,
    Color,
    Sheet,
    Transform,
    text_width,
)

Pixels = npt.NDArray[np.uint8]

MAX_DRAWN_CELLS = 20_000
MAX_NOTES = 14
CELL_PX = 34.0
"""Height of a cell, in sheet pixels, that leaves room for print and a caption under it."""


def overlay(figure: Figure, raster: Raster, *, left: npt.NDArray[np.bool_] | None = None) -> Pixels:
    """The source with everything that was read drawn on it, uint8 (h, w, 3).

    ``raster`` is the source as it was loaded. Small sources are enlarged. ``left`` (h, w) is ink
    that the record does not explain, of a picture that was not rectified: it is colored.
    """
    factor = _factor(raster, [panel.grid for panel in figure.panels])
    rgb = raster.rgb
    if left is not None and figure.panels[0].grid.transform == IDENTITY:
        rgb = rgb.copy()
        rgb[left] = UNEXPLAINED
    sheet = Sheet(rgb, factor, _margins(figure, factor))
    notes: list[tuple[str, Color]] = []
    for number, panel in enumerate(figure.panels, 1):
        _draw_grid(sheet, panel.grid)
        _draw_axis(sheet, figure, panel, panel.rows, panel.grid.row_centers())
        _draw_axis(sheet, figure, panel, panel.columns, panel.grid.column_centers())
        notes += panel_notes(panel, number if len(figure.panels) > 1 else None)
        transform = panel.grid.transform
        for title in (panel.title, panel.rows.title, panel.columns.title):
            _draw_label(sheet, title, transform)
        if panel.scale is not None:
            _draw_bar(sheet, panel.scale, transform)
            _draw_label(sheet, panel.scale.label, transform)
        _draw_values(sheet, panel)
        notes += _draw_doubts(sheet, panel)
    for box in figure.unexplained:
        sheet.box(box.padded(2.0), UNEXPLAINED, width=2, transform=figure.panels[0].grid.transform)
    if figure.unexplained:
        count = len(figure.unexplained)
        what = "one piece" if count == 1 else f"{count} pieces"
        notes.append((f"{what} of print: nothing that was read explains it", UNEXPLAINED))
    if figure.title is not None:
        _draw_label(sheet, figure.title, figure.panels[0].grid.transform)
        notes.insert(0, (f"figure title: {figure.title.text}", TEXT))
    return sheet.finish(notes)


def save(rgb: Pixels, path: str | os.PathLike[str]) -> None:
    """Write an overlay as PNG; the same overlay gives the same bytes."""
    Image.fromarray(rgb).save(path, format="PNG")


def overlay_layout(layout: Layout) -> Pixels:
    """Geometry only: grids, bars, company, and what was refused with the reason."""
    raster = layout.raster
    sheet = Sheet(raster.rgb, _factor(raster, [panel.grid for panel in layout.panels]))
    notes: list[tuple[str, Color]] = []
    for box in layout.furniture:
        sheet.box(box, QUIET, width=2)
    for number, panel in enumerate(layout.panels, 1):
        _draw_grid(sheet, panel.grid, upright=True)
        color = DOUBT if panel.review else GRID
        sheet.box(panel.frame, color, width=2)
        rows, cols = panel.grid.shape
        why = " ".join(reason.sentence for reason in panel.reasons)
        notes.append(
            (f"panel {number}: {rows} × {cols} cells, sure {panel.confidence:.2f} {why}", color)
        )
    for number, bar in enumerate(layout.bars, 1):
        sheet.box(bar.box, BAR, width=2)
        reach = 0.4 * min(bar.box.width, bar.box.height)
        places = sorted({*bar.tick_positions, *bar.segments})
        if bar.orientation == "vertical":
            marks = [(bar.box.x0 - reach, y, bar.box.x1 + reach, y) for y in places]
        else:
            marks = [(x, bar.box.y0 - reach, x, bar.box.y1 + reach) for x in places]
        sheet.lines(marks, BAR)
        users = [str(i) for i, panel in enumerate(layout.panels, 1) if panel.bar == number - 1]
        whose = f"of panel {', '.join(users)}" if users else "of no panel"
        notes.append(
            (f"bar {number}: {bar.orientation}, {len(bar.tick_positions)} ticks, {whose}", BAR)
        )
    for candidate in layout.candidates:
        sheet.box(candidate.box, REFUSED, width=3)
        notes.append((f"refused: {candidate.why}", REFUSED))
    return sheet.finish(notes or [("nothing that looks like a heatmap", REFUSED)])


def _factor(raster: Raster, grids: list[Grid]) -> float:
    """Whole-number enlargement: cells become readable, the picture stays below MAX_PX."""
    longest = max(raster.width, raster.height)
    smallest = min((grid.cell_height for grid in grids), default=CELL_PX)
    wanted = max(CELL_PX / max(smallest, 1.0), 1200.0 / longest)
    return float(max(1, min(4, round(min(wanted, MAX_PX / longest)))))


def _margins(figure: Figure, factor: float) -> tuple[int, int, int, int]:
    """Room on each side for the labels that were read there."""
    room = {"left": 0.0, "top": 0.0, "right": 0.0, "bottom": 0.0}
    for panel in figure.panels:
        for axis in (panel.rows, panel.columns):
            if not _is_outermost(figure, panel, axis.side):
                continue
            size = _label_size(panel, axis, factor)
            if size is not None:
                lies_flat = _stands_level(panel, axis) and _lies_flat(panel, size, factor)
                widest = max(text_width(label, size) for label in axis.labels if label)
                reach = size if lies_flat else widest
                side = _side_shown(axis.side, panel.grid.transform)
                room[side] = max(room[side], reach + 2 * size)
    left, top, right, bottom = (int(room[side]) for side in ("left", "top", "right", "bottom"))
    return left, top, right, bottom


def _label_size(panel: Panel, axis: Axis, factor: float) -> int | None:
    """Font size of the captions of an axis; None where they would not be readable."""
    if not any(axis.labels):
        return None
    grid = panel.grid
    step = grid.cell_height if axis.side in ("left", "right") else grid.cell_width
    size = int(min(0.85 * step * factor, 15))
    return size if size >= 7 else None


def _side_shown(side: str, transform: Transform) -> str:
    """The side of the picture on which a side of a panel lies: another one after a quarter turn."""
    x, y = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}[side]
    across, down = (row[0] * x + row[1] * y for row in transform[:2])
    if abs(across) >= abs(down):
        return "left" if across < 0 else "right"
    return "top" if down < 0 else "bottom"


def _stands_level(panel: Panel, axis: Axis) -> bool:
    """Whether the captions of an axis stand above or below the columns of the picture."""
    shown = _side_shown(axis.side, panel.grid.transform)
    return axis.side in ("top", "bottom") and shown in ("top", "bottom")


def _lies_flat(panel: Panel, size: int, factor: float) -> bool:
    """Whether the captions of the columns fit side by side."""
    room = panel.grid.cell_width * factor - size
    return all(text_width(label, size) <= room for label in panel.columns.labels if label)


def _is_outermost(figure: Figure, panel: Panel, side: str) -> bool:
    """Whether no other panel stands between this one and that edge of the picture."""
    box = panel.grid.box
    for other in figure.panels:
        if other is panel:
            continue
        there = other.grid.box
        same_rows = min(box.y1, there.y1) > max(box.y0, there.y0)
        same_cols = min(box.x1, there.x1) > max(box.x0, there.x0)
        blocks = {
            "left": same_rows and there.x1 <= box.x0,
            "right": same_rows and there.x0 >= box.x1,
            "top": same_cols and there.y1 <= box.y0,
            "bottom": same_cols and there.y0 >= box.y1,
        }
        if blocks.get(side, False):
            return False
    return True


def _draw_grid(sheet: Sheet, grid: Grid, *, upright: bool = False) -> None:
    transform = IDENTITY if upright else grid.transform
    box = grid.box
    small = min(grid.cell_width, grid.cell_height) * sheet.factor < 5
    if not small and grid.n_rows * grid.n_cols <= MAX_DRAWN_CELLS:
        edges_y = sorted({edge for span in grid.row_spans for edge in span})
        edges_x = sorted({edge for span in grid.column_spans for edge in span})
        sheet.lines([(box.x0, y, box.x1, y) for y in edges_y], GRID, transform=transform)
        sheet.lines([(x, box.y0, x, box.y1) for x in edges_x], GRID, transform=transform)
    sheet.box(box, GRID, width=2, transform=transform)


def _draw_axis(
    sheet: Sheet, figure: Figure, panel: Panel, axis: Axis, centers: npt.NDArray[np.float64]
) -> None:
    transform = panel.grid.transform
    for box, review in zip(axis.boxes, axis.review, strict=False):
        if box is not None:
            _draw_box(sheet, box, review, transform)
    for tick in () if axis.quantity is None else axis.quantity.ticks:
        if tick.box is not None:
            _draw_box(sheet, tick.box, False, transform)
    size = _label_size(panel, axis, sheet.factor)
    if size is None or not _is_outermost(figure, panel, axis.side):
        return
    box, side = panel.grid.box, _side_shown(axis.side, transform)
    left, top, right, bottom = sheet.margins
    width, height = sheet.image.size
    for label, review, center in zip(axis.labels, axis.review, centers, strict=True):
        if not label:
            continue
        color = DOUBT if review else TEXT
        if axis.side in ("left", "right"):
            point = (box.x0 if axis.side == "left" else box.x1, center)
        else:
            point = (center, box.y0 if axis.side == "top" else box.y1)
        x, y = sheet.xy([point], transform)[0]
        if side in ("left", "right"):
            place = (left - size / 2, y) if side == "left" else (width - right + size / 2, y)
            sheet.caption(label, place, size, color=color, anchor="rm" if side == "left" else "lm")
        else:
            place = (x, top - size / 2) if side == "top" else (x, height - bottom + size / 2)
            flat = _stands_level(panel, axis) and _lies_flat(panel, size, sheet.factor)
            anchor = "md" if side == "top" else "ma"
            turn = 0.0 if flat else 90.0
            sheet.caption(label, place, size, color=color, anchor=anchor, turn=turn)


def _draw_label(sheet: Sheet, label: Label | None, transform: Transform) -> None:
    if label is not None and label.box is not None:
        _draw_box(sheet, label.box, label.review, transform)


def _draw_box(sheet: Sheet, box: Box, review: bool, transform: Transform) -> None:
    """A box around text, a little off its ink."""
    color, width = (DOUBT, 2) if review else (TEXT, 1)
    sheet.box(box.padded(2.0 / sheet.factor), color, width=width, transform=transform)


def _draw_bar(sheet: Sheet, scale: ColorScale, transform: Transform) -> None:
    box = scale.box
    if box is None:
        return
    color = DOUBT if scale.review else BAR
    sheet.box(box, color, width=2, transform=transform)
    size = max(9, min(13, round(sheet.factor * 7)))
    vertical = scale.orientation == "vertical"
    side = tick_side(scale)
    opposite = side == "left"
    reach = 0.3 * min(box.width, box.height)
    for tick in scale.ticks:
        at = place_on_bar(scale, box, tick.position)
        if vertical:
            sheet.lines([(box.x0 - reach, at, box.x1 + reach, at)], color, transform=transform)
            x = box.x1 + reach if opposite else box.x0 - reach
            place, anchor = (x, at), "lm" if opposite else "rm"
        else:
            sheet.lines([(at, box.y0 - reach, at, box.y1 + reach)], color, transform=transform)
            y = box.y1 + reach if side == "top" else box.y0 - reach
            place, anchor = (at, y), "ma" if side == "top" else "md"
        spot = sheet.xy([place], transform)[0]
        said = f"{tick.value:.6g}" if scale.categories is None else tick.text
        sheet.caption(said, spot, size, color=color, anchor=anchor)


def _draw_values(sheet: Sheet, panel: Panel) -> None:
    """What was read, small, at the foot of every cell that is large enough."""
    grid = panel.grid
    height, width = grid.cell_height * sheet.factor, grid.cell_width * sheet.factor
    size = int(min(13.0, 0.3 * height))
    if size < 8 or grid.n_rows * grid.n_cols > 4000:
        return
    rounded = value_texts(panel)
    for cell in panel.cells:
        # What was read from color alone has the decimals that the matrix gives it.
        colored = cell.value is not None and cell.text_value is None
        text = rounded[cell.row][cell.col] if colored else value_text(cell, panel)
        if not text or text_width(text, size) > 0.96 * width:
            continue
        box = grid.cell_box(cell.row, cell.col)
        x, y = sheet.xy([(box.center[0], box.y1)], grid.transform)[0]
        sheet.caption(text, (x, y - 2 * sheet.line), size, color=BLACK, anchor="md")


def _draw_doubts(sheet: Sheet, panel: Panel) -> list[tuple[str, Color]]:
    """Frames around the cells that ask for a person, numbered as in the notes returned."""
    grid = panel.grid
    notes: list[tuple[str, Color]] = []
    doubtful = np.argwhere(panel.cells.review)
    thick = 3 if min(grid.cell_width, grid.cell_height) * sheet.factor >= 14 else 1
    for number, (row, col) in enumerate(doubtful[:2000].tolist(), 1):
        cell = panel.cells[row, col]
        color = CONFLICT if cell.status in (Status.CONFLICT, Status.UNREAD) else DOUBT
        whole = grid.cell_box(row, col)
        # Cells of a pixel or two have no room for a frame within them.
        inset = min(1.0 / sheet.factor, 0.25 * min(whole.width, whole.height))
        inner = whole.padded(-inset)
        sheet.box(inner, color, width=thick, transform=grid.transform)
        if number <= MAX_NOTES:
            if thick > 1:
                x, y = sheet.xy([(whole.x0, whole.y0)], grid.transform)[0]
                sheet.caption(
                    f" {number} ", (x + 2, y + 2), 12, color=WHITE, paper=color, anchor="la"
                )
            notes.append((f"{number}  {describe_doubt(cell, panel)}", color))
    if len(doubtful) > MAX_NOTES:
        notes.append((f"… and {len(doubtful) - MAX_NOTES} more cells to review", DOUBT))
    return notes
