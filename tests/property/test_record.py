"""Laws of the record: reading undoes writing, and writing is stable."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from unheat.model import (
    Axis,
    Box,
    Cells,
    Figure,
    Grid,
    Label,
    NumberFormat,
    Panel,
    Provenance,
    Reason,
    Status,
)
from unheat.model.record import from_json, round_numbers, to_json

texts = st.text(st.characters(codec="utf-8"), max_size=8)
numbers = st.floats(-1e12, 1e12).map(lambda x: float(round_numbers(x)))
maybe = st.one_of(st.just(float("nan")), numbers)
shares = st.integers(0, 10_000).map(lambda n: n / 10_000)
reasons = st.lists(st.sampled_from(Reason), max_size=2).map(tuple)


def arrays(shape: tuple[int, int], items: st.SearchStrategy[Any], kind: Any) -> Any:
    count = shape[0] * shape[1]

    def filled(values: list[Any]) -> Any:
        array = np.empty(count, dtype=kind)
        for index, value in enumerate(values):
            array[index] = value
        return array.reshape(shape)

    return st.lists(items, min_size=count, max_size=count).map(filled)


def axes(count: int) -> st.SearchStrategy[Axis]:
    return st.builds(
        Axis,
        title=st.none() | st.builds(Label, text=texts, confidence=shares, reasons=reasons),
        labels=st.lists(st.none() | texts, min_size=count, max_size=count).map(tuple),
        confidence=st.lists(shares, min_size=count, max_size=count).map(tuple),
        review=st.lists(st.booleans(), min_size=count, max_size=count).map(tuple),
    )


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    shape = (draw(st.integers(1, 3)), draw(st.integers(1, 3)))
    kinds = {
        "text": (st.none() | texts, object),
        "status": (st.sampled_from(Status), object),
        "review": (st.booleans(), np.bool_),
        "reasons": (reasons, object),
        "alternatives": (st.sampled_from([(), ((61.9, 0.25), (-0.5, 0.125))]), object),
        "parts": (st.lists(numbers, max_size=2).map(tuple), object),
        "confidence": (shares, np.float64),
        "text_confidence": (shares, np.float64),
    }
    rgb = draw(arrays(shape, st.integers(0, 255), np.float64))
    cells = Cells(
        rgb=np.stack([rgb, rgb, 255 - rgb], axis=2),
        **{
            item.name: draw(arrays(shape, *kinds.get(item.name, (maybe, np.float64))))
            for item in fields(Cells)
            if item.name != "rgb"
        },
    )
    grid = Grid(
        row_spans=tuple((10.0 * i, 10.0 * i + 9.5) for i in range(shape[0])),
        column_spans=tuple((20.0 * i, 20.0 * i + 20) for i in range(shape[1])),
    )
    panel = Panel(
        box=grid.box,
        grid=grid,
        title=draw(st.none() | st.builds(Label, text=texts, box=st.just(Box(0, 0, 1.5, 2)))),
        rows=draw(axes(shape[0])),
        columns=draw(axes(shape[1])),
        scale=None,
        cells=cells,
        format=draw(st.builds(NumberFormat, suffix=texts, decimals=st.none() | st.integers(0, 5))),
    )
    provenance = Provenance(source="f.png", sha256="", page=None, size=(60, 40), unheat="0.1.0")
    return Figure(provenance=provenance, title=None, panels=(panel,))


@given(figures())
def test_reading_undoes_writing(figure: Figure) -> None:
    again = from_json(to_json(figure))
    assert to_json(again) == to_json(figure)
    panel, same = figure.panels[0], again.panels[0]
    assert (same.title, same.rows, same.columns) == (panel.title, panel.rows, panel.columns)
    assert list(same.cells) == list(panel.cells)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=20))
def test_rounding_twice_is_rounding_once(values: list[float]) -> None:
    once = round_numbers(values)
    assert np.array_equal(round_numbers(once), once)
