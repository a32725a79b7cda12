"""The record of a figure: ``figure.json``, schema ``unheat/figure/1``.

It holds everything, so that every other product can be made from it alone. It is
deterministic to the byte: no clock, no machine path; confidences are rounded to four
digits, numbers to ten significant digits, positions to a thousandth of a pixel, colours
to 8 bits, so that processors which differ in the last bit write the same file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model.evidence import Reason
from unheat.model.figure import (
    Axis,
    Cells,
    ColorScale,
    Figure,
    Label,
    NumberFormat,
    Panel,
)
from unheat.model.geometry import Box, Grid
from unheat.model.jsontext import write_json
from unheat.model.parse import from_json
from unheat.model.quantity import Quantity
from unheat.model.schema import SCHEMA
from unheat.model.style import Style

__all__ = ["SCHEMA", "from_json", "to_json"]

_CONFIDENCE_DIGITS = 4
_PIXEL_DIGITS = 3
_NUMBER_DIGITS = 10
_POWERS = np.array([float(f"1e{exponent}") for exponent in range(23)])

Floats = npt.NDArray[np.float64]


def to_json(figure: Figure) -> bytes:
    """The record as UTF-8 JSON, one matrix row a line; ``from_json`` is its inverse."""
    provenance = figure.provenance
    return write_json(
        {
            "schema": SCHEMA,
            "provenance": {
                "source": provenance.source,
                "sha256": provenance.sha256,
                "page": provenance.page,
                "size": list(provenance.size),
                "unheat": provenance.unheat,
                "engines": dict(sorted(provenance.engines.items())),
                "options": _sorted(provenance.options),
            },
            "title": _label(figure.title),
            "panels": [_panel(panel) for panel in figure.panels],
            "notes": list(figure.notes),
            "lossy": figure.lossy,
            "background": _hex(figure.background),
            "explained": _number(figure.explained),
            "unexplained": [_box(box) for box in figure.unexplained],
        }
    )


def round_numbers(values: npt.ArrayLike, digits: int = _NUMBER_DIGITS) -> Floats:
    """Round to significant digits, to the nearest decimal that can be written.

    >>> round_numbers([61.900000000000006, 1.23456789012e-07]).tolist()
    [61.9, 1.23456789e-07]
    """
    array = np.array(values, dtype=np.float64)
    flat = array.ravel()
    usable = np.isfinite(flat) & (flat != 0)
    places = np.zeros(flat.shape, dtype=int)
    places[usable] = digits - 1 - np.floor(np.log10(np.abs(flat[usable]))).astype(int)
    # Powers of ten are exact up to 1e22 only; a quotient of exact numbers is the nearest
    # decimal, a product with a reciprocal is not.
    usual = usable & (np.abs(places) < len(_POWERS))
    up, down = _POWERS[np.maximum(places[usual], 0)], _POWERS[np.maximum(-places[usual], 0)]
    flat[usual] = np.rint(flat[usual] * up / down) / up * down
    for index in np.flatnonzero(usable & ~usual):
        flat[index] = float(f"{flat[index]:.{digits - 1}e}")
    return flat.reshape(array.shape)


def _panel(panel: Panel) -> dict[str, Any]:
    return {
        "box": _box(panel.box),
        "title": _label(panel.title),
        "rows": _axis(panel.rows),
        "columns": _axis(panel.columns),
        "grid": _grid(panel.grid),
        "scale": _scale(panel.scale),
        "cells": _cells(panel.cells),
        "format": _format(panel.format),
        "summary": _summary(panel),
        "print_and_color": panel.print_and_color,
        "relation": panel.relation,
        "review": panel.review,
        "reasons": _reasons(panel.reasons),
        "print_height_px": _pixel(panel.print_height_px),
        "gap_rgb": None if panel.gap_rgb is None else _hex(panel.gap_rgb),
        "style": _style(panel.style),
    }


def _style(style: Style | None) -> dict[str, Any] | None:
    if style is None:
        return None
    return {
        "print_dark": None if style.print_dark is None else _hex(style.print_dark),
        "print_light": None if style.print_light is None else _hex(style.print_light),
        "print_turns": _number(style.print_turns),
        "frame_rgb": None if style.frame_rgb is None else _hex(style.frame_rgb),
        "frame_px": _pixel(style.frame_px),
        "line_rgb": None if style.line_rgb is None else _hex(style.line_rgb),
        "line_px": _pixel(style.line_px),
        "row_marks_px": _pixel(style.row_marks_px),
        "column_marks_px": _pixel(style.column_marks_px),
    }


def _summary(panel: Panel) -> dict[str, Any]:
    counts = panel.counts()
    residual = None if panel.scale is None else _number(panel.scale.residual)
    return {
        "cells": counts.pop("cells"),
        **counts,
        "scale_residual": residual,
        "color_resolution": _number(panel.color_resolution),
    }


def _label(label: Label | None) -> dict[str, Any] | None:
    if label is None:
        return None
    return {
        "text": label.text,
        "confidence": _confidence(label.confidence),
        "box": _box(label.box),
        "turn": _number(label.turn),
        "review": label.review,
        "reasons": _reasons(label.reasons),
    }


def _axis(axis: Axis) -> dict[str, Any]:
    return {
        "title": _label(axis.title),
        "labels": list(axis.labels),
        "lent": list(axis.lent),
        "confidence": [_confidence(value) for value in axis.confidence],
        "review": list(axis.review),
        "reasons": [_reasons(reasons) for reasons in axis.reasons],
        "side": axis.side,
        "turn": _number(axis.turn),
        "boxes": [_box(box) for box in axis.boxes],
        "quantity": _quantity(axis.quantity),
    }


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    edges = [None if span is None else [_number(edge) for edge in span] for span in quantity.edges]
    return {
        "kind": quantity.kind,
        "values": [_number(value) for value in quantity.values],
        "unit": quantity.unit,
        "spacing": quantity.spacing,
        "edges": edges or None,
        "ticks": [
            {"text": tick.text, "value": _number(tick.value), "box": _box(tick.box)}
            for tick in quantity.ticks
        ],
    }


def _grid(grid: Grid) -> dict[str, Any]:
    return {
        "row_spans": [[_pixel(edge) for edge in span] for span in grid.row_spans],
        "column_spans": [[_pixel(edge) for edge in span] for span in grid.column_spans],
        "transform": round_numbers(grid.transform).tolist(),
    }


def _scale(scale: ColorScale | None) -> dict[str, Any] | None:
    if scale is None:
        return None
    boundaries = scale.boundaries
    return {
        "origin": scale.origin,
        "box": _box(scale.box),
        "orientation": scale.orientation,
        "side": scale.side,
        "tick_side": scale.tick_side,
        "label": _label(scale.label),
        "ticks": [
            {
                "text": tick.text,
                "value": _number(tick.value),
                "position": _number(tick.position),
            }
            for tick in scale.ticks
        ],
        "minimum": _number(scale.minimum),
        "maximum": _number(scale.maximum),
        "norm": scale.norm,
        "linthresh": _number(scale.linthresh),
        "boundaries": None if boundaries is None else round_numbers(boundaries).tolist(),
        "categories": None if scale.categories is None else list(scale.categories),
        "extends": scale.extends,
        "inverted": scale.inverted,
        "under": None if scale.under is None else _hex(scale.under),
        "over": None if scale.over is None else _hex(scale.over),
        "colormap": scale.colormap,
        "knots": _knots(scale.knots),
        "residual": _number(scale.residual),
        "review": scale.review,
        "reasons": _reasons(scale.reasons),
    }


def _knots(knots: Sequence[tuple[float, float, float, float]]) -> list[list[float]]:
    """Colours keep a tenth of a level: a ramp is smoother than 8 bits."""
    return [
        [float(round_numbers(value)), round(r, 1), round(g, 1), round(b, 1)]
        for value, r, g, b in knots
    ]


def _cells(cells: Cells) -> dict[str, Any]:
    alternatives = _alternatives(cells)
    return {
        "text": cells.text,
        "text_value": round_numbers(cells.text_value),
        "text_confidence": np.round(cells.text_confidence, _CONFIDENCE_DIGITS),
        "rgb": _hex_array(cells.rgb),
        "color_value": round_numbers(cells.color_value),
        "color_low": round_numbers(cells.color_low),
        "color_high": round_numbers(cells.color_high),
        "value": round_numbers(cells.value),
        "status": cells.status,
        "confidence": np.round(cells.confidence, _CONFIDENCE_DIGITS),
        "review": cells.review,
        "reasons": cells.reasons,
        "parts": _parts(cells),
        **({} if alternatives is None else {"alternatives": alternatives}),
    }


def _parts(cells: Cells) -> npt.NDArray[Any] | None:
    """All numbers of each cell; None where they follow from ``text_value``."""
    flat = zip(cells.parts.ravel(), cells.text_value.ravel().tolist(), strict=True)
    if all(parts == (() if value != value else (value,)) for parts, value in flat):
        return None
    rounded = np.empty(cells.shape, dtype=object)
    for index in np.ndindex(*cells.shape):
        rounded[index] = round_numbers(cells.parts[index]).tolist()
    return rounded


def _alternatives(cells: Cells) -> npt.NDArray[Any] | None:
    """What else was read in each cell; None where nothing was."""
    if not any(cells.alternatives.ravel().tolist()):
        return None
    rounded = np.empty(cells.shape, dtype=object)
    for index in np.ndindex(*cells.shape):
        rounded[index] = [
            [float(round_numbers(value)), round(float(share), _CONFIDENCE_DIGITS)]
            for value, share in cells.alternatives[index]
        ]
    return rounded


def _format(form: NumberFormat) -> dict[str, Any]:
    return {
        "decimals": form.decimals,
        "prefix": form.prefix,
        "suffix": form.suffix,
        "factor": _number(form.factor),
        "scientific": form.scientific,
        "thousands": form.thousands,
        "signed": form.signed,
        "leading_zero": form.leading_zero,
        "point": form.point,
        "minus": form.minus,
        "exponent": form.exponent,
    }


def _reasons(reasons: Sequence[Reason]) -> list[str]:
    return [str(reason) for reason in reasons]


def _box(box: Box | None) -> list[float] | None:
    return None if box is None else [round(float(edge), _PIXEL_DIGITS) for edge in box.as_tuple()]


def _pixel(value: float | None) -> float | None:
    return None if value is None else round(float(value), _PIXEL_DIGITS)


def _number(value: float | None) -> float | None:
    return None if value is None else float(round_numbers(value))


def _confidence(value: float) -> float:
    return round(float(value), _CONFIDENCE_DIGITS)


def _hex(rgb: Sequence[float]) -> str:
    return str(_hex_array(np.array([[rgb]], dtype=np.float64))[0, 0])


def _hex_array(rgb: Floats) -> npt.NDArray[Any]:
    """(R, C, 3) colours 0–255 → (R, C) "#rrggbb", None where a channel is NaN."""
    known = ~np.isnan(rgb).any(axis=2)
    levels = np.clip(np.rint(np.nan_to_num(rgb)), 0, 255).astype(np.int64)
    packed = (levels[..., 0] << 16) | (levels[..., 1] << 8) | levels[..., 2]
    result = np.full(known.shape, None, dtype=object)
    result[known] = [f"#{value:06x}" for value in packed[known].tolist()]
    return result


def _sorted(value: Any) -> Any:
    """Dictionaries in the order of their keys, down to the leaves."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list | tuple) else value
