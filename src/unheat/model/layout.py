"""What detection hands on: geometry without any text, and the pixels of every cell.

Everything is in pixels of the rectified picture (``Layout.raster``), which is the source
itself unless the source was turned or skewed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.model.evidence import Reason
from unheat.model.geometry import IDENTITY, Box, Grid
from unheat.model.raster import Raster

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CellPixels:
    """The pixels of a panel's cells, summarised; every array has the grid's shape first.

    rgb: (R, C, 3) fill colour, 0–255, robust centre of the clean pixels, NaN where none.
    spread: (R, C) robust standard deviation of the clean fill, in Lab units (CIE76).
    clean: (R, C) number of clean fill pixels that rgb rests on.
    ink_box: (R, C, 4) x0, y0, x1, y1 of the ink in the cell, NaN where there is none.
    ink_share: (R, C) share of the cell's inner pixels that are ink, 0–1.
    blank: (R, C) true where the cell shows the figure's background (masked, hatched or
    missing), so that its colour is no value.
    crossed: (R, C) true where the cell is crossed out, or shows lines of the axes that run behind
    the tiles, and holds no value whatever its colour is; None where no cell does.
    error: (R, C) standard error of rgb in Lab units where it is known better than from quality
    and scatter, NaN elsewhere; None where it is nowhere.
    errors: (R, C, 3) the same for lightness and both chromas, each in the units of the space that
    codecs are read in; None where it is nowhere.
    marked: (R, C) true where a small mark stands in the middle of a cell, whose color is not known
    where the cell shows the background, or has a color that is no value; None where none does.
    hatched: (R, C) true where strokes run from border to border on the one paper of all such cells;
    None where no cell has them.
    """

    rgb: FloatArray
    spread: FloatArray
    clean: FloatArray
    ink_box: FloatArray
    ink_share: FloatArray
    blank: BoolArray
    crossed: BoolArray | None = None
    error: FloatArray | None = None
    errors: FloatArray | None = None
    marked: BoolArray | None = None
    hatched: BoolArray | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A colour bar: a strip whose colour runs through the scale.

    ``box`` is the ramp itself, sub-pixel, without frame and extension triangles.
    ``orientation`` is "vertical" or "horizontal". ``tick_positions`` are where tick marks
    touch the bar, in pixels along its axis (y for vertical, x for horizontal), as seen in
    the picture; they may be empty (no marks drawn) and need not be complete.
    ``tick_side`` is where marks and numbers stand: left, right, top or bottom, None if
    unknown. ``extends`` names triangles at picture ends: "start" is the top or left end.
    ``segments`` are the edges between flat steps of a discrete bar in pixels along the
    axis (with both ends); empty for a continuous ramp.
    ``keys`` is true for a stepped legend of separate swatches. ``swatches`` are the keys of a
    legend whose colors need not follow each other, row by row; ``box`` is what holds them all,
    with the texts between them, and its length says nothing. ``slack`` is how far the start and
    the end may lie off where they were seen, in pixels, where a picture is smeared. ``pens_off``
    is how far frame and marks stand below, or to the right of, what they name, in pixels.
    """

    box: Box
    orientation: str
    tick_positions: tuple[float, ...] = ()
    tick_side: str | None = None
    extends_start: bool = False
    extends_end: bool = False
    segments: tuple[float, ...] = ()
    keys: bool = False
    swatches: tuple[Box, ...] = ()
    slack: tuple[float, float] = (0.0, 0.0)
    pens_off: float = 0.0

    @property
    def length(self) -> float:
        return self.box.height if self.orientation == "vertical" else self.box.width

    @property
    def ends(self) -> tuple[float, float]:
        """Where it begins and ends, from the top down or from the left, in pixels."""
        box = self.box
        return (box.y0, box.y1) if self.orientation == "vertical" else (box.x0, box.x1)

    @property
    def parts(self) -> tuple[Box, ...]:
        """The boxes that hold nothing but its colors."""
        return self.swatches or (self.box,)

    @property
    def surroundings(self) -> Box:
        """The box with the room that its numbers and its name take: five of its breadths."""
        return self.box.padded(5.0 * min(self.box.width, self.box.height))

    def lies_in(self, box: Box) -> bool:
        """Whether most of it lies in ``box``: over the cells of a panel, or in its empty half."""
        return self.box.intersection(box) > 0.5 * self.box.area

    def prints_in(self, grid: Grid, blank: BoolArray) -> bool:
        """Whether its numbers stand in a panel: it lies there itself, or so close beside cells that
        are all empty (``blank``, (R, C)) that no number has room before these.
        """
        if self.lies_in(grid.box):
            return True
        box, breadth = self.box, min(self.box.width, self.box.height)
        rooms = {
            "left": Box(box.x0 - breadth, box.y0, box.x0, box.y1),
            "right": Box(box.x1, box.y0, box.x1 + breadth, box.y1),
            "top": Box(box.x0, box.y0 - breadth, box.x1, box.y0),
            "bottom": Box(box.x0, box.y1, box.x1, box.y1 + breadth),
        }
        if self.tick_side is None:
            return False
        beside = grid.overlapped(rooms[self.tick_side])
        return bool(beside.any() and blank[beside].all())


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelLayout:
    """One heatmap: its grid, and which bar of ``Layout.bars`` belongs to it.

    ``frame`` is the box of the plot area (axes frame), which may be larger than the cells.
    ``confidence`` 0–1 that grid and shape are right. ``review`` asks for a person;
    ``borders_alone`` where it does since its borders do not tell its counts, and nothing speaks
    against these; ``print_alone`` where its cells are not flat, either. ``cells`` are known where
    the picture had to be solved for them.
    """

    grid: Grid
    frame: Box
    confidence: float = 1.0
    bar: int | None = None
    review: bool = False
    reasons: tuple[Reason, ...] = ()
    borders_alone: bool = False
    print_alone: bool = False
    cells: CellPixels | None = None

    def doubted(self, reason: Reason) -> PanelLayout:
        """The panel, up for review for one reason more."""
        return replace(self, review=True, reasons=tuple(dict.fromkeys((*self.reasons, reason))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that looked like a heatmap and was refused, with the reason in words."""

    box: Box
    why: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """All geometry of a picture. ``raster`` is the rectified picture.

    ``furniture`` are boxes of company that is neither cells nor text: dendrograms, side
    strips, category legends, marginal bars. ``background`` is the figure's background
    colour (r, g, b), 0–255.
    """

    raster: Raster
    panels: tuple[PanelLayout, ...]
    bars: tuple[Bar, ...] = ()
    furniture: tuple[Box, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    background: tuple[float, float, float] = (255.0, 255.0, 255.0)
    transform: tuple[tuple[float, ...], ...] = IDENTITY
