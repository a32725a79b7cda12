"""The figure as it is told to the world: panels, axes, scale, cells.

All nouns are frozen. Cells are columnar, since a colour-only heatmap has a million cells
and must not become a million objects; a ``Cell`` is handed out on demand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from unheat.model.evidence import Reason, Status
from unheat.model.geometry import Box, Grid
from unheat.model.quantity import Quantity
from unheat.model.style import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A piece of text that is not a cell: title, axis title, bar label.

    ``box`` is in rectified pixels; ``turn`` in degrees counter-clockwise.
    """

    text: str
    confidence: float = 1.0
    box: Box | None = None
    turn: float = 0.0
    review: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Row or column labels as displayed; None where none is drawn.

    ``side`` is left, right, top or bottom; ``turn`` the labels' angle in degrees
    counter-clockwise. ``boxes`` are where they stand, in rectified pixels. ``quantity`` is
    what they measure, None where they are names. ``lent`` are the labels of a neighbouring panel
    on the same rows (or columns), where none are drawn beside this one.
    """

    title: Label | None
    labels: tuple[str | None, ...]
    confidence: tuple[float, ...]
    review: tuple[bool, ...]
    reasons: tuple[tuple[Reason, ...], ...] = ()
    side: str = "left"
    turn: float = 0.0
    boxes: tuple[Box | None, ...] = ()
    quantity: Quantity | None = None
    lent: tuple[str | None, ...] = ()

    @property
    def names(self) -> tuple[str | None, ...]:
        """What the rows (or columns) are called: labels, or those that were lent."""
        return self.lent if self.lent and not any(self.labels) else self.labels

    def __post_init__(self) -> None:
        n = len(self.labels)
        if self.lent and len(self.lent) != n:
            raise ValueError("there must be as many labels lent as there are places")
        if len(self.confidence) != n or len(self.review) != n:
            raise ValueError("labels, confidence and review must be of one length")
        if self.quantity is not None and len(self.quantity.values) != n:
            raise ValueError("an axis needs one value a label")

    @property
    def print_boxes(self) -> tuple[Box, ...]:
        """Where its labels, or the numbers of a scale, stand."""
        ticks = () if self.quantity is None else self.quantity.ticks
        boxes = (*self.boxes, *(tick.box for tick in ticks))
        return tuple(box for box in boxes if box is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A tick of the bar: its text, value, and position 0–1 from the low end."""

    text: str
    value: float
    position: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ColorScale:
    """From value to colour.

    ``knots`` are (value, r, g, b) along the ramp from the low to the high end, colours
    0–255, values in the units of the bar. ``residual`` is the largest distance of a tick
    from the fit, as a share of the bar's length. ``side`` is the panel's side on which the bar
    stands, ``tick_side`` the bar's own side on which its numbers stand. ``norm`` is linear,
    log, symlog, power, two-slope, boundaries or categories; what a power or two slopes are, the
    values of the evenly placed knots tell. ``under`` and ``over`` are colours, 0–255, of what
    lies beyond the ends, where they are none of the ramp. ``origin`` is colorbar, learned or
    declared. ``categories`` are the names of the knots of a legend, in its order: a cell's
    value is that of its knot. ``inverted`` is true where the low end is the upper or right one.
    """

    origin: str
    minimum: float
    maximum: float
    norm: str = "linear"
    knots: tuple[tuple[float, float, float, float], ...] = ()
    ticks: tuple[Tick, ...] = ()
    label: Label | None = None
    box: Box | None = None
    orientation: str = "vertical"
    side: str = "right"
    tick_side: str | None = None
    linthresh: float | None = None
    boundaries: tuple[float, ...] | None = None
    categories: tuple[str, ...] | None = None
    extends: str = "neither"
    inverted: bool = False
    under: tuple[float, float, float] | None = None
    over: tuple[float, float, float] | None = None
    colormap: str | None = None
    residual: float = 0.0
    review: bool = False
    reasons: tuple[Reason, ...] = ()

    def along(self, position: float) -> float:
        """A position from the low end, 0–1, as a share of the bar from its bottom or left."""
        return 1.0 - position if self.inverted else position

    def category(self, value: float) -> str | None:
        """The name that a value stands for; None where the scale has no names, or for NaN."""
        if self.categories is None or value != value:
            return None
        off = [abs(knot[0] - value) for knot in self.knots]
        return self.categories[off.index(min(off))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell, handed out by ``Cells``; numbers are None where there are none."""

    row: int
    col: int
    text: str | None
    text_value: float | None
    text_confidence: float
    rgb: tuple[float, float, float] | None
    color_value: float | None
    color_low: float | None
    color_high: float | None
    value: float | None
    status: Status
    confidence: float
    review: bool
    reasons: tuple[Reason, ...]
    parts: tuple[float, ...] = ()
    alternatives: tuple[tuple[float, float], ...] = ()


Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """All cells of a panel, one read-only array of shape (R, C) per field.

    text: object (str or None). text_value, text_confidence, color_value, color_low,
    color_high, value, confidence: float64, NaN for "none". rgb: float64 (R, C, 3).
    status: object (Status). review: bool. reasons: object (tuple of Reason).
    parts: object (tuple of floats: all numbers of the cell in order).
    alternatives: object (tuple of pairs: other numbers that a reader of the print read in a cell
    that is up for review, each with its share of what is believed, 0–1); may be left out.
    """

    text: Array
    text_value: Array
    text_confidence: Array
    rgb: Array
    color_value: Array
    color_low: Array
    color_high: Array
    value: Array
    status: Array
    confidence: Array
    review: Array
    reasons: Array
    parts: Array
    alternatives: Array = field(default=cast("Array", None))

    def __post_init__(self) -> None:
        shape = self.value.shape
        if self.alternatives is None:
            none = np.empty(shape, dtype=object)
            none.fill(())
            object.__setattr__(self, "alternatives", none)
        for item in fields(self):
            array = getattr(self, item.name)
            if array.shape[:2] != shape:
                raise ValueError(f"{item.name} has shape {array.shape}, expected {shape}")
            array.setflags(write=False)

    def __reduce__(self) -> tuple[Any, ...]:
        # Pickling would hand back writable arrays; going through __init__ keeps them read-only.
        return _restore_cells, tuple(getattr(self, item.name) for item in fields(self))

    @property
    def shape(self) -> tuple[int, int]:
        rows, cols = self.value.shape
        return int(rows), int(cols)

    def __getitem__(self, index: tuple[int, int]) -> Cell:
        row, col = index
        rgb = self.rgb[row, col]
        return Cell(
            row=row,
            col=col,
            text=self.text[row, col],
            text_value=_number(self.text_value[row, col]),
            text_confidence=float(self.text_confidence[row, col]),
            rgb=None if np.isnan(rgb).any() else (float(rgb[0]), float(rgb[1]), float(rgb[2])),
            color_value=_number(self.color_value[row, col]),
            color_low=_number(self.color_low[row, col]),
            color_high=_number(self.color_high[row, col]),
            value=_number(self.value[row, col]),
            status=self.status[row, col],
            confidence=float(self.confidence[row, col]),
            review=bool(self.review[row, col]),
            reasons=self.reasons[row, col],
            parts=self.parts[row, col],
            alternatives=self.alternatives[row, col],
        )

    def __iter__(self) -> Iterator[Cell]:
        rows, cols = self.shape
        return (self[row, col] for row in range(rows) for col in range(cols))


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _restore_cells(*arrays: Array) -> Cells:
    names = [item.name for item in fields(Cells)]
    return Cells(**dict(zip(names, arrays, strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """How a panel prints its numbers.

    ``decimals`` None means mixed. ``factor``: printed number = number in units of the
    bar × factor (100 where 0.619 is printed as 61.9%). ``scientific`` for 1.2e-3 style,
    ``exponent`` an example of how its exponent is written (e-03, e-3, ×10⁻³, 10⁻³),
    ``thousands`` for a grouping character, ``signed`` where + is printed.
    """

    decimals: int | None = None
    prefix: str = ""
    suffix: str = ""
    factor: float = 1.0
    scientific: bool = False
    thousands: str = ""
    signed: bool = False
    leading_zero: bool = True
    point: str = "."
    minus: str = "-"
    exponent: str = "e-03"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One heatmap with its verdicts.

    For drawing it again: ``print_height_px`` is the height of the printed digits in
    rectified pixels, ``gap_rgb`` the colour (0–255) of grid lines or of gaps between
    cells; None where nothing is printed or where cells touch. ``style`` is None in records
    that were written before there was one.
    """

    box: Box
    grid: Grid
    title: Label | None
    rows: Axis
    columns: Axis
    scale: ColorScale | None
    cells: Cells
    format: NumberFormat
    color_resolution: float | None = None
    print_and_color: str = "same"
    relation: str | None = None
    review: bool = False
    reasons: tuple[Reason, ...] = ()
    print_height_px: float | None = None
    gap_rgb: tuple[float, float, float] | None = None
    style: Style | None = None

    def counts(self) -> dict[str, int]:
        """Number of cells per status (all statuses), and those up for review."""
        statuses = self.cells.status.ravel().tolist()
        result = {str(status): statuses.count(status) for status in Status}
        result["cells"] = len(statuses)
        result["review"] = int(self.cells.review.sum())
        return result


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a record comes from; no clock and no machine path."""

    source: str
    sha256: str
    page: int | None
    size: tuple[int, int]
    unheat: str
    engines: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure: one or several panels, and where it comes from.

    A figure with one panel has its title on the panel; ``title`` here is for several, or
    stands over the panel's own.
    ``background`` is the colour (0–255) that the figure stands on. ``explained`` is the share
    (0–1) of the source's ink that belongs to something in the record, None where nobody looked;
    ``unexplained`` are boxes of print that belongs to nothing, in rectified pixels.
    """

    provenance: Provenance
    title: Label | None
    panels: tuple[Panel, ...]
    notes: tuple[str, ...] = ()
    lossy: bool = False
    background: tuple[float, float, float] = (255.0, 255.0, 255.0)
    explained: float | None = None
    unexplained: tuple[Box, ...] = ()
