"""The record holds everything, the same to the byte, and says what is wrong with it."""

from __future__ import annotations

import dataclasses
import json
import math
import pickle
from typing import Any

import msgspec
import numpy as np
import pytest
from tests.unit.show.factory import founding

from unheat.errors import RecordError
from unheat.model import AxisTick, Box, Quantity, schema
from unheat.model import figure as nouns
from unheat.model.record import from_json, round_numbers, to_json


def test_the_record_reads_like_the_figure() -> None:
    record = json.loads(to_json(founding()))
    assert record["schema"] == "unheat/figure/1"
    panel = record["panels"][0]
    assert panel["rows"]["labels"] == ["GPT-4", "Claude 2", "Mistral 7B", "Vicuna"]
    assert panel["cells"]["text"][0] == ["0.0", "61.9", "49.7", "48.3"]
    assert panel["cells"]["color_high"][0][1] is None
    assert panel["summary"]["cells"] == 16


def test_one_matrix_row_is_one_line() -> None:
    lines = to_json(founding()).decode().splitlines()
    assert '          ["0.0", "61.9", "49.7", "48.3"],' in lines


def test_what_is_written_is_read_back() -> None:
    data = to_json(founding(misprint=True))
    again = from_json(data)
    assert to_json(again) == data
    cell, source = again.panels[0].cells[3, 0], founding(misprint=True).panels[0].cells[3, 0]
    assert (cell.text, cell.value, cell.status) == ("59.7", 59.7, "conflict")
    assert (cell.reasons, cell.parts) == (source.reasons, source.parts)
    # Colours are kept to 8 bits.
    assert cell.rgb == tuple(round(level) for level in source.rgb or ())
    with pytest.raises(ValueError, match="read-only"):
        pickle.loads(pickle.dumps(again)).panels[0].cells.value[0, 0] = 1.0


def test_the_numbers_of_an_axis_are_read_back() -> None:
    figure = founding()
    quantity = Quantity(
        kind="interval",
        values=(0.5, 1.5, 3.5, None),
        edges=((0.0, 1.0), (1.0, 2.0), (2.0, 5.0), (5.0, None)),
        unit="km",
        spacing="uneven",
        ticks=(AxisTick(text="1", value=1.0, box=Box(3.0, 4.0, 9.0, 12.5)),),
    )
    panel = figure.panels[0]
    rows = dataclasses.replace(panel.rows, quantity=quantity)
    figure = dataclasses.replace(figure, panels=(dataclasses.replace(panel, rows=rows),))
    assert from_json(to_json(figure)).panels[0].rows.quantity == quantity
    record = json.loads(to_json(figure))
    record["panels"][0]["rows"]["quantity"]["values"].pop()
    with pytest.raises(RecordError, match=r"rows\.quantity\.values"):
        from_json(json.dumps(record).encode())


def test_a_bar_without_numbers_is_read_back() -> None:
    figure = founding()
    panel = figure.panels[0]
    assert panel.scale is not None
    knots = tuple((math.nan, *knot[1:]) for knot in panel.scale.knots)
    scale = dataclasses.replace(panel.scale, minimum=math.nan, maximum=math.nan, knots=knots)
    data = to_json(dataclasses.replace(figure, panels=(dataclasses.replace(panel, scale=scale),)))
    again = from_json(data)
    assert to_json(again) == data
    read = again.panels[0].scale
    assert read is not None
    assert math.isnan(read.minimum)
    assert read.knots[0][1:] == tuple(round(level, 1) for level in knots[0][1:])


@pytest.mark.parametrize(
    ("noun", "record"),
    [
        (nouns.Label, schema.LabelRecord),
        (nouns.Axis, schema.AxisRecord),
        (Quantity, schema.QuantityRecord),
        (AxisTick, schema.AxisTickRecord),
        (nouns.ColorScale, schema.ScaleRecord),
        (nouns.Tick, schema.TickRecord),
        (nouns.Cells, schema.CellsRecord),
        (nouns.NumberFormat, schema.FormatRecord),
        (nouns.Panel, schema.PanelRecord),
        (nouns.Provenance, schema.ProvenanceRecord),
        (nouns.Figure, schema.FigureRecord),
    ],
)
def test_no_field_of_a_noun_is_lost(noun: type[Any], record: type[msgspec.Struct]) -> None:
    fields = {field.name for field in dataclasses.fields(noun)}
    # The resolution stands in the panel's summary.
    assert fields - {"color_resolution"} <= set(record.__struct_fields__)


def test_numbers_are_rounded_to_what_can_be_written() -> None:
    values = [61.900000000000006, -1e-7, 123456789012.34, 0.0, np.nan, 1e300, 5e-324]
    rounded = round_numbers(values).tolist()
    assert rounded[:4] == [61.9, -1e-07, 123456789000.0, 0.0]
    assert np.isnan(rounded[4])
    assert rounded[5] == 1e300


def spoiled(path: list[str | int], value: Any) -> bytes:
    record = json.loads(to_json(founding()))
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(record).encode()


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (["schema"], "unheat/figure/9", "$.schema"),
        (["panels", 0, "cells", "value", 1, 2], "47.2", "$.panels[0].cells.value[1][2]"),
        (["panels", 0, "cells", "status", 0, 0], "fine", "$.panels[0].cells.status[0][0]"),
        (["panels", 0, "cells", "value"], [[1.0]], "$.panels[0].cells.value"),
        (["panels", 0, "cells", "text", 3], ["a"], "$.panels[0].cells.text[3]"),
        (["panels", 0, "cells", "rgb", 0, 1], "red", "$.panels[0].cells.rgb[0][1]"),
        (["panels", 0, "rows", "labels"], ["one"], "$.panels[0].rows.labels"),
        (["panels", 0, "grid", "row_spans", 0], [5, 4], "$.panels[0].grid"),
        (["panels", 0, "box"], [9, 0, 1, 1], "$.panels[0].box"),
        (["background"], "#12", "$.background"),
    ],
)
def test_a_bad_value_is_named_by_its_path(path: list[str | int], value: Any, where: str) -> None:
    with pytest.raises(RecordError) as caught:
        from_json(spoiled(path, value))
    assert caught.value.path == where


@pytest.mark.parametrize("data", [b"", b"not json", b"[1, 2]", b"\xff\xfe", b'{"panels": []}'])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(RecordError):
        from_json(data)
