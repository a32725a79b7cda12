"""Pictures that lie on their side: landscape pages in portrait ones, scans fed in sideways.

Print is level, or turned where it has no room; the numbers in cells are level. Where nearly all
of them run upright the picture is turned by a quarter; by which is told by reading it: the right
way more of what is printed goes with its color.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import CellPixels, Figure, Grid, Panel, Raster, Status

Transform = tuple[tuple[float, ...], ...]

_LONG, _USUAL = 1.3, 1.48
"""Print of several signs is so many times as long as thick, and that of the usual cell. Digits
alone are hardly less tall than wide, and where they are taller reading tells."""

MORE = 1.5
"""So many times as much is read of a picture the right way: of turned numbers one digit each."""

_MOSTLY, _FEWEST = 0.85, 4
"""Share of the printed cells whose print runs upright, and how many are asked at least."""

_SURE, _READ = 0.9, 0.3
"""Share of the printed cells whose numbers are read so surely that the picture stands as it was
drawn: of turned ones a fifth at most, of digits that are taller than wide two fifths at least."""

QUARTERS = (1, 3)
"""Quarters of a turn to the left by which a picture may have to be turned."""


def runs_upright(grids: Sequence[Grid], pixels: Sequence[CellPixels]) -> bool:
    """Whether the print in nearly all cells that hold any is much taller than wide, although it has
    room to stand level: in narrow cells numbers are turned in an upright figure as well."""
    boxes = np.concatenate([one.ink_box.reshape(-1, 4) for one in pixels])
    room = np.concatenate(
        [np.full(one.shape[0] * one.shape[1], one.cell_width) for one in grids], dtype=np.float64
    )
    printed = np.isfinite(boxes).all(axis=1)
    boxes, room = boxes[printed], room[printed]
    if len(boxes) < _FEWEST:
        return False
    wide, high = np.maximum(boxes[:, 2:] - boxes[:, :2], 1.0).T
    steep = high / wide
    upright = (steep >= _LONG) & (high <= room)
    return bool(upright.mean() >= _MOSTLY) and float(median(steep)) >= _USUAL


def is_read_as_it_stands(panels: Sequence[Panel]) -> bool:
    """Whether readers are sure of many of the numbers: of what lies on its side they are of few."""
    cells = [panel.cells for panel in panels]
    printed = sum(np.count_nonzero(np.isfinite(one.text_value)) for one in cells)
    sure = sum(
        np.count_nonzero(np.isfinite(one.text_value) & (one.text_confidence >= _SURE))
        for one in cells
    )
    return bool(sure > _READ * printed)


def quarter_turned(raster: Raster, quarters: int) -> Raster:
    """The picture turned to the left; the blocks of its codec and the words of its page are not
    where they were, and are left out."""
    rgb = np.ascontiguousarray(np.rot90(raster.rgb, quarters))
    return replace(raster, rgb=rgb, jpeg=None, words=(), enlarged=raster.enlarged[::-1])


def letters_agreed(panels: Sequence[Panel]) -> int:
    """How many signs stand in the first lines of cells whose print and color agree and nobody is
    asked about: signs one under the other are those of turned print."""
    return sum(
        len(str(text).partition("\n")[0])
        for panel in panels
        for text in panel.cells.text[(panel.cells.status == Status.AGREED) & ~panel.cells.review]
    )


def told_of_turn(figure: Figure, raster: Raster, quarters: int) -> Figure:
    """What was read of a turned picture, with the way back to the ``raster`` before its turn."""
    back: Transform = (
        ((0.0, -1.0, float(raster.width)), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
        if quarters == 1
        else ((0.0, 1.0, 0.0), (-1.0, 0.0, float(raster.height)), (0.0, 0.0, 1.0))
    )
    side = "left" if quarters == 1 else "right"
    note = f"its print runs upright: the picture was read turned by a quarter to the {side}"
    return with_way_back(figure, np.array(back), note)


def with_way_back(figure: Figure, back: npt.NDArray[np.float64], note: str) -> Figure:
    """What was read of a changed picture, with the way (3, 3) from its pixels back to those of the
    source, and a note that says what was changed."""
    grids = (
        replace(
            panel.grid,
            transform=tuple(map(tuple, (back @ np.array(panel.grid.transform)).tolist())),
        )
        for panel in figure.panels
    )
    panels = (replace(panel, grid=grid) for panel, grid in zip(figure.panels, grids, strict=True))
    return replace(figure, panels=tuple(panels), notes=(*figure.notes, note))
