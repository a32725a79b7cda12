"""From the bytes of a record back to the nouns, or to one sentence about what is wrong.

The schema's structs check types, this module checks what types cannot say: matrices of
the grid's shape, spans that ascend, one label a row. Every complaint names its path.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from unheat.errors import RecordError
from unheat.model.figure import (
    Axis,
    Cells,
    ColorScale,
    Figure,
    Label,
    NumberFormat,
    Panel,
    Provenance,
    Tick,
)
from unheat.model.geometry import Box, Grid
from unheat.model.quantity import AxisTick, Quantity
from unheat.model.schema import (
    SCHEMA,
    AxisRecord,
    BoxRecord,
    CellsRecord,
    FigureRecord,
    FormatRecord,
    GridRecord,
    LabelRecord,
    PanelRecord,
    QuantityRecord,
    ScaleRecord,
    StyleRecord,
)
from unheat.model.style import Style

T = TypeVar("T")
_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


class _Head(msgspec.Struct):
    schema: str


def from_json(data: bytes) -> Figure:
    """The figure that a record holds; ``RecordError`` names the path of a bad value."""
    head = _decode(data, _Head)
    if head.schema != SCHEMA:
        raise RecordError(
            f"The record follows the schema {head.schema!r}; this version reads {SCHEMA!r}.",
            path="$.schema",
        )
    record = _decode(data, FigureRecord)
    provenance = record.provenance
    return Figure(
        provenance=Provenance(
            source=provenance.source,
            sha256=provenance.sha256,
            page=provenance.page,
            size=provenance.size,
            unheat=provenance.unheat,
            engines=provenance.engines,
            options=provenance.options,
        ),
        title=_label(record.title, "$.title"),
        panels=tuple(_panel(item, f"$.panels[{i}]") for i, item in enumerate(record.panels)),
        notes=tuple(record.notes),
        lossy=record.lossy,
        background=_rgb(record.background, "$.background"),
        explained=record.explained,
        unexplained=tuple(
            _box(box, f"$.unexplained[{i}]") for i, box in enumerate(record.unexplained)
        ),
    )


def _decode(data: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as problem:
        what, _, where = str(problem).partition(" - at `")
        path = where.rstrip("`") or "$"
        raise RecordError(f"The record is wrong at {path}: {what}.", path=path) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise RecordError(f"The record is no valid JSON: {problem}.") from None


def _panel(record: PanelRecord, path: str) -> Panel:
    grid = _grid(record.grid, f"{path}.grid")
    resolution = record.summary.get("color_resolution")
    gap = record.gap_rgb
    return Panel(
        box=_box(record.box, f"{path}.box"),
        grid=grid,
        title=_label(record.title, f"{path}.title"),
        rows=_axis(record.rows, grid.n_rows, f"{path}.rows"),
        columns=_axis(record.columns, grid.n_cols, f"{path}.columns"),
        scale=_scale(record.scale, f"{path}.scale"),
        cells=_cells(record.cells, grid.shape, f"{path}.cells"),
        format=_format(record.format),
        color_resolution=resolution,
        print_and_color=record.print_and_color,
        relation=record.relation,
        review=record.review,
        reasons=tuple(record.reasons),
        print_height_px=record.print_height_px,
        gap_rgb=None if gap is None else _rgb(gap, f"{path}.gap_rgb"),
        style=_style(record.style, f"{path}.style"),
    )


def _style(record: StyleRecord | None, path: str) -> Style | None:
    if record is None:
        return None

    def color(name: str) -> tuple[float, float, float] | None:
        value = getattr(record, name)
        return None if value is None else _rgb(value, f"{path}.{name}")

    return Style(
        print_dark=color("print_dark"),
        print_light=color("print_light"),
        print_turns=record.print_turns,
        frame_rgb=color("frame_rgb"),
        frame_px=record.frame_px,
        line_rgb=color("line_rgb"),
        line_px=record.line_px,
        row_marks_px=record.row_marks_px,
        column_marks_px=record.column_marks_px,
    )


def _label(record: LabelRecord | None, path: str) -> Label | None:
    if record is None:
        return None
    return Label(
        text=record.text,
        confidence=record.confidence,
        box=None if record.box is None else _box(record.box, f"{path}.box"),
        turn=record.turn,
        review=record.review,
        reasons=tuple(record.reasons),
    )


def _axis(record: AxisRecord, count: int, path: str) -> Axis:
    for name, items, optional in (
        ("labels", record.labels, False),
        ("confidence", record.confidence, False),
        ("review", record.review, False),
        ("reasons", record.reasons, True),
        ("boxes", record.boxes, True),
        ("lent", record.lent, True),
    ):
        if len(items) != count and not (optional and not items):
            raise _wrong(f"{path}.{name}", f"expected {count} items, got {len(items)}")
    return Axis(
        title=_label(record.title, f"{path}.title"),
        labels=tuple(record.labels),
        confidence=tuple(record.confidence),
        review=tuple(record.review),
        reasons=tuple(tuple(reasons) for reasons in record.reasons),
        side=record.side,
        turn=record.turn,
        boxes=tuple(
            None if box is None else _box(box, f"{path}.boxes[{i}]")
            for i, box in enumerate(record.boxes)
        ),
        quantity=_quantity(record.quantity, count, f"{path}.quantity"),
        lent=tuple(record.lent),
    )


def _quantity(record: QuantityRecord | None, count: int, path: str) -> Quantity | None:
    if record is None:
        return None
    for name, items in (("values", record.values), ("edges", record.edges)):
        if items is not None and len(items) != count:
            raise _wrong(f"{path}.{name}", f"expected {count} items, got {len(items)}")
    return Quantity(
        kind=record.kind,
        values=tuple(record.values),
        edges=tuple(record.edges or ()),
        unit=record.unit,
        spacing=record.spacing,
        ticks=tuple(
            AxisTick(
                text=tick.text,
                value=tick.value,
                box=None if tick.box is None else _box(tick.box, f"{path}.ticks[{i}].box"),
            )
            for i, tick in enumerate(record.ticks)
        ),
    )


def _grid(record: GridRecord, path: str) -> Grid:
    try:
        return Grid(
            row_spans=tuple(record.row_spans),
            column_spans=tuple(record.column_spans),
            transform=record.transform,
        )
    except ValueError as problem:
        raise _wrong(path, str(problem)) from None


def _scale(record: ScaleRecord | None, path: str) -> ColorScale | None:
    if record is None:
        return None
    return ColorScale(
        origin=record.origin,
        minimum=_float(record.minimum),
        maximum=_float(record.maximum),
        norm=record.norm,
        knots=tuple((_float(value), r, g, b) for value, r, g, b in record.knots),
        ticks=tuple(
            Tick(text=tick.text, value=tick.value, position=tick.position) for tick in record.ticks
        ),
        label=_label(record.label, f"{path}.label"),
        box=None if record.box is None else _box(record.box, f"{path}.box"),
        orientation=record.orientation,
        side=record.side,
        tick_side=record.tick_side,
        under=None if record.under is None else _rgb(record.under, f"{path}.under"),
        over=None if record.over is None else _rgb(record.over, f"{path}.over"),
        linthresh=record.linthresh,
        boundaries=None if record.boundaries is None else tuple(record.boundaries),
        categories=None if record.categories is None else tuple(record.categories),
        extends=record.extends,
        inverted=record.inverted,
        colormap=record.colormap,
        residual=_float(record.residual),
        review=record.review,
        reasons=tuple(record.reasons),
    )


def _float(value: float | None) -> float:
    return float("nan") if value is None else value


def _cells(record: CellsRecord, shape: tuple[int, int], path: str) -> Cells:
    def numbers(name: str) -> npt.NDArray[Any]:
        rows = _checked(getattr(record, name), shape, f"{path}.{name}")
        # None becomes NaN.
        return np.array(rows, dtype=np.float64).reshape(shape)

    def objects(name: str) -> npt.NDArray[Any]:
        return _objects(_checked(getattr(record, name), shape, f"{path}.{name}"), shape)

    text_value = numbers("text_value")
    if record.parts is None:
        implied = [[() if v != v else (v,) for v in row] for row in text_value.tolist()]
        parts = _objects(implied, shape)
    else:
        parts = _tuples(objects("parts"))
    return Cells(
        text=objects("text"),
        text_value=text_value,
        text_confidence=numbers("text_confidence"),
        rgb=_rgb_array(_checked(record.rgb, shape, f"{path}.rgb"), shape, f"{path}.rgb"),
        color_value=numbers("color_value"),
        color_low=numbers("color_low"),
        color_high=numbers("color_high"),
        value=numbers("value"),
        status=objects("status"),
        confidence=numbers("confidence"),
        review=np.array(_checked(record.review, shape, f"{path}.review"), dtype=np.bool_),
        reasons=_tuples(objects("reasons")),
        parts=parts,
        **(
            {} if record.alternatives is None else {"alternatives": _pairs(objects("alternatives"))}
        ),
    )


def _format(record: FormatRecord) -> NumberFormat:
    return NumberFormat(**{name: getattr(record, name) for name in record.__struct_fields__})


def _checked(rows: Any, shape: tuple[int, int], path: str) -> list[list[Any]]:
    if len(rows) != shape[0]:
        raise _wrong(path, f"expected {shape[0]} rows, got {len(rows)}")
    for index, row in enumerate(rows):
        if len(row) != shape[1]:
            raise _wrong(f"{path}[{index}]", f"expected {shape[1]} cells, got {len(row)}")
    result: list[list[Any]] = rows
    return result


def _objects(rows: Sequence[Sequence[Any]], shape: tuple[int, int]) -> npt.NDArray[Any]:
    # Filled row by row: numpy would take lists inside the cells for further axes.
    result = np.empty(shape, dtype=object)
    for index, row in enumerate(rows):
        for col, item in enumerate(row):
            result[index, col] = item
    return result


def _pairs(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    for index, pairs in np.ndenumerate(array):
        array[index] = tuple((float(value), float(share)) for value, share in pairs)
    return array


def _tuples(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    flat = array.ravel()
    for index, item in enumerate(flat):
        flat[index] = tuple(item)
    return flat.reshape(array.shape)


def _rgb_array(
    rows: list[list[str | None]], shape: tuple[int, int], path: str
) -> npt.NDArray[np.float64]:
    result = np.full((*shape, 3), np.nan)
    for row, colors in enumerate(rows):
        for col, color in enumerate(colors):
            if color is not None:
                result[row, col] = _rgb(color, f"{path}[{row}][{col}]")
    return result


def _rgb(color: str, path: str) -> tuple[float, float, float]:
    if not _HEX.fullmatch(color):
        raise _wrong(path, f'expected a colour like "#3b4cc0", got {color!r}')
    red, green, blue = bytes.fromhex(color[1:])
    return float(red), float(green), float(blue)


def _box(record: BoxRecord, path: str) -> Box:
    try:
        return Box(*record)
    except ValueError as problem:
        raise _wrong(path, str(problem)) from None


def _wrong(path: str, what: str) -> RecordError:
    return RecordError(f"The record is wrong at {path}: {what}.", path=path)
