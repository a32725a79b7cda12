"""The record's schema ``unheat/figure/1``, as it stands in ``figure.json``.

These structs mirror the file, field by field; the nouns are what the rest of the house
speaks in. Fields without a default are required. Fields may be added with a default
within a version; renaming, removing or changing the meaning of one makes a new version.

Positions are in rectified pixels, numbers of ``scale`` and ``color_*`` in units of the
bar, all other numbers as printed. ``null`` is a missing number, an open bound or a label
that is not drawn.
"""

from __future__ import annotations

from typing import Any

import msgspec

from unheat.model.evidence import Reason, Status

SCHEMA = "unheat/figure/1"

BoxRecord = tuple[float, float, float, float]
Rows = list[list[float | None]]


class LabelRecord(msgspec.Struct, kw_only=True):
    text: str
    confidence: float
    box: BoxRecord | None = None
    turn: float = 0.0
    review: bool = False
    reasons: list[Reason] = []


class AxisTickRecord(msgspec.Struct, kw_only=True):
    text: str
    value: float
    box: BoxRecord | None = None


class QuantityRecord(msgspec.Struct, kw_only=True):
    kind: str
    values: list[float | None]
    unit: str
    spacing: str
    # Both ends of intervals; null where the axis holds none.
    edges: list[tuple[float | None, float | None] | None] | None = None
    # Numbers beside an axis that is a scale, which name no row or column.
    ticks: list[AxisTickRecord] = []


class AxisRecord(msgspec.Struct, kw_only=True):
    title: LabelRecord | None
    labels: list[str | None]
    confidence: list[float]
    review: list[bool]
    side: str
    reasons: list[list[Reason]] = []
    turn: float = 0.0
    boxes: list[BoxRecord | None] = []
    quantity: QuantityRecord | None = None
    # Labels of a neighbouring panel on the same rows, where none are drawn beside this one.
    lent: list[str | None] = []


class GridRecord(msgspec.Struct, kw_only=True):
    row_spans: list[tuple[float, float]]
    column_spans: list[tuple[float, float]]
    transform: tuple[
        tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]
    ]


class TickRecord(msgspec.Struct, kw_only=True):
    text: str
    value: float
    position: float


class ScaleRecord(msgspec.Struct, kw_only=True):
    origin: str
    box: BoxRecord | None
    orientation: str
    side: str
    label: LabelRecord | None
    ticks: list[TickRecord]
    # null where a bar has no numbers: then its colors are known and no value is.
    minimum: float | None
    maximum: float | None
    norm: str
    linthresh: float | None
    boundaries: list[float] | None
    categories: list[str] | None
    extends: str
    tick_side: str | None = None
    inverted: bool = False
    under: str | None = None
    over: str | None = None
    colormap: str | None
    knots: list[tuple[float | None, float, float, float]]
    residual: float | None
    review: bool
    reasons: list[Reason]


class CellsRecord(msgspec.Struct, kw_only=True):
    text: list[list[str | None]]
    text_value: Rows
    text_confidence: Rows
    rgb: list[list[str | None]]
    color_value: Rows
    color_low: Rows
    color_high: Rows
    value: Rows
    status: list[list[Status]]
    confidence: Rows
    review: list[list[bool]]
    reasons: list[list[list[Reason]]]
    # All numbers of a cell in order; null where every cell holds one number or none.
    parts: list[list[list[float]]] | None = None
    # Numbers that readers of the print read beside the first one, each with its share of belief, in
    # cells up for review; null where there are none.
    alternatives: list[list[list[tuple[float, float]]]] | None = None


class FormatRecord(msgspec.Struct, kw_only=True):
    decimals: int | None
    prefix: str
    suffix: str
    factor: float
    scientific: bool = False
    thousands: str = ""
    signed: bool = False
    leading_zero: bool = True
    point: str = "."
    minus: str = "-"
    exponent: str = "e-03"


class StyleRecord(msgspec.Struct, kw_only=True):
    print_dark: str | None = None
    print_light: str | None = None
    print_turns: float | None = None
    frame_rgb: str | None = None
    frame_px: float = 0.0
    line_rgb: str | None = None
    line_px: float = 0.0
    row_marks_px: float = 0.0
    column_marks_px: float = 0.0


class PanelRecord(msgspec.Struct, kw_only=True):
    box: BoxRecord
    title: LabelRecord | None
    rows: AxisRecord
    columns: AxisRecord
    grid: GridRecord
    scale: ScaleRecord | None
    cells: CellsRecord
    format: FormatRecord
    summary: dict[str, float | None]
    print_and_color: str
    review: bool
    reasons: list[Reason]
    relation: str | None = None
    print_height_px: float | None = None
    gap_rgb: str | None = None
    style: StyleRecord | None = None


class ProvenanceRecord(msgspec.Struct, kw_only=True):
    source: str
    sha256: str
    page: int | None
    size: tuple[int, int]
    unheat: str
    engines: dict[str, str]
    options: dict[str, Any]


class FigureRecord(msgspec.Struct, kw_only=True):
    schema: str
    provenance: ProvenanceRecord
    title: LabelRecord | None
    panels: list[PanelRecord]
    notes: list[str]
    lossy: bool = False
    background: str = "#ffffff"
    explained: float | None = None
    unexplained: list[BoxRecord] = []
