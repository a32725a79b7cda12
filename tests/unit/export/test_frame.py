"""Frames and datasets of a panel."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.unit.export.test_sheet import figure_of, panel_of
from tests.unit.show.factory import founding, make_scale, put

import unheat
from unheat.errors import MissingDependencyError, UsageError
from unheat.export.frame import VALUES, to_frame, to_xarray
from unheat.export.table import CELL_COLUMNS
from unheat.model import NumberFormat, Panel, Quantity


def with_rows(panel: Panel, quantity: Quantity) -> Panel:
    return replace(panel, rows=replace(panel.rows, quantity=quantity))


def test_a_frame_has_the_labels_for_an_index() -> None:
    frame = unheat.to_frame(founding(misprint=True).panels[0])
    assert frame.loc["Vicuna", "GPT-4"] == 59.7
    assert (frame.index.name, frame.columns.name) == ("Source model", "Target model")
    assert frame.shape == (4, 4)
    assert frame.attrs["title"] == "Prompt Transferability Matrix"
    assert frame.attrs["scale_label"] == "Transferability (%)"


@pytest.mark.parametrize("values", VALUES)
def test_every_field_can_be_asked_for(values: str) -> None:
    frame = to_frame(founding(misprint=True).panels[0], values)
    assert frame.shape == (4, 4)
    expected = {"status": "conflict", "review": True, "rgb": "#dd5f4b", "reasons": "color-differs"}
    if values in expected:
        assert frame.loc["Vicuna", "GPT-4"] == expected[values]


def test_another_field_is_refused() -> None:
    with pytest.raises(UsageError, match=r"values='colour' is not known; choose one of value,"):
        to_frame(founding().panels[0], "colour")


def test_one_row_a_cell() -> None:
    frame = to_frame(founding(misprint=True).panels[0], tidy=True)
    assert tuple(frame.columns) == CELL_COLUMNS
    doubtful = frame[frame.review]
    assert doubtful[["row", "column", "row_label", "column_label"]].values.tolist() == [
        [4, 1, "Vicuna", "GPT-4"]
    ]
    assert frame.value.sum() == pytest.approx(
        to_frame(founding(misprint=True).panels[0]).sum().sum()
    )


def test_a_figure_stands_for_its_one_panel_and_is_tidy_with_several() -> None:
    panels = (panel_of([[1.0, 2.0]]), panel_of([[3.0, 4.0], [5.0, 6.0]]))
    one, two = figure_of(panels[0]), figure_of(*panels)
    assert to_frame(one).equals(to_frame(panels[0]))
    assert to_xarray(one).equals(to_xarray(panels[0]))
    tidy = to_frame(two, tidy=True)
    assert tidy.panel.tolist() == [1, 1, 2, 2, 2, 2]
    assert tidy.value.tolist() == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    with pytest.raises(UsageError, match=r"has 2 panels.*tidy=True"):
        to_frame(two)
    with pytest.raises(UsageError, match=r"has 2 panels.*figure\.panels"):
        to_xarray(two)


def test_labels_that_occur_twice_or_not_at_all_lose_no_cell() -> None:
    panel = panel_of([[1.0, 2.0], [3.0, 4.0]], labels=("same", "same"))
    frame = to_frame(panel)
    assert frame.values.tolist() == [[1.0, 2.0], [3.0, 4.0]]
    assert frame.loc["same", "same"].shape == (2, 2)
    assert to_xarray(panel).value.sel(row="same").shape == (2, 2)
    bare = panel_of([[1.0, 2.0], [3.0, 4.0]], labels=(None, "b"))
    assert list(to_frame(bare).index) == ["1", "b"]
    assert to_frame(bare, tidy=True).row_label.isna().tolist() == [True, True, False, False]


def test_cells_of_several_numbers_keep_them() -> None:
    panel = panel_of([[1.0, 2.0]])
    cells = put(panel.cells, 0, 0, parts=(45.0, 12.3))
    frame = to_frame(replace(panel, cells=cells), "parts")
    assert frame.values.tolist() == [["45 12.3", ""]]


def test_categories_are_names() -> None:
    scale = make_scale(0.0, 1.0, (), n_knots=2, norm="categories", categories=("low", "high"))
    panel = replace(panel_of([[0.0, 1.0]], decimals=None), scale=scale)
    assert to_frame(panel).values.tolist() == [["low", "high"]]
    assert to_frame(panel, "color_value").values.tolist() == [["low", "high"]]
    assert to_xarray(panel).attrs["categories"] == "low, high"


def test_a_frame_is_a_copy() -> None:
    panel = founding().panels[0]
    frame = to_frame(panel)
    frame.loc["Vicuna", "GPT-4"] = 0.0
    assert panel.cells.value[3, 0] == 52.7


def test_a_dataset_holds_everything() -> None:
    data = unheat.to_xarray(founding(misprint=True).panels[0])
    assert set(data.data_vars) == set(VALUES)
    cell = data.sel(row="Vicuna", column="GPT-4")
    assert (float(cell.value), str(cell.status.item()), bool(cell.review)) == (
        59.7,
        "conflict",
        True,
    )
    assert float(cell.color_low) < 52.7 < float(cell.color_high)
    assert data.row.attrs["long_name"] == "Source model"
    assert data.value.attrs["long_name"] == "Transferability (%)"
    assert data.attrs["colormap"] == "coolwarm"
    assert (data.attrs["scale_minimum"], data.attrs["scale_maximum"]) == (0.0, 60.0)
    assert data.attrs["review"] == "false"


def test_a_dataset_can_be_kept_in_a_file(tmp_path: Path) -> None:
    import xarray

    scale = make_scale(0.0, 1.0, (), n_knots=2, norm="categories", categories=("low", "high"))
    named = replace(panel_of([[0.0, 1.0]], decimals=None), scale=scale)
    dates = Quantity(kind="date", values=(18262.0, None), unit="days since 1970-01-01")
    dated = with_rows(panel_of([[1.0, 2.0], [3.0, 4.0]]), dates)
    for panel in (founding(misprint=True).panels[0], named, dated):
        data, file = to_xarray(panel), tmp_path / "panel.nc"
        data.to_netcdf(file, engine="scipy")
        with xarray.open_dataset(file, engine="scipy") as again:
            assert again.value.values.tolist() == data.value.values.tolist()
            assert again.review.values.tolist() == data.review.values.tolist()
            assert again.row.values.tolist() == data.row.values.tolist()
            assert again.attrs == data.attrs


def test_numbers_on_an_axis_stand_beside_its_labels() -> None:
    panel = panel_of([[1.0, 2.0], [3.0, 4.0]], labels=("0.1 mM", "10 mM"))
    quantity = Quantity(kind="number", values=(0.1, None), unit="mM", spacing="unknown")
    data = to_xarray(with_rows(panel, quantity))
    assert data.row.values.tolist() == ["0.1 mM", "10 mM"]
    np.testing.assert_array_equal(data.row_value.values, [0.1, np.nan])
    assert data.row_value.attrs["units"] == "mM"
    swapped = to_xarray(with_rows(panel, replace(quantity, values=(0.1, 10.0))))
    assert float(swapped.swap_dims(row="row_value").value.sel(row_value=10.0)[1]) == 4.0


def test_dates_are_dates_and_intervals_have_ends() -> None:
    panel = panel_of([[1.0, 2.0], [3.0, 4.0]])
    dates = Quantity(kind="date", values=(18262.0, None), unit="days since 1970-01-01")
    days = to_xarray(with_rows(panel, dates)).row_value.values
    assert days[0] == np.datetime64("2020-01-01")
    assert np.isnat(days[1])
    far = Quantity(kind="date", values=(-300_000.0, -299_999.0), unit="days since 1970-01-01")
    value = to_xarray(with_rows(panel, far)).row_value
    assert value.values.tolist() == [-300_000.0, -299_999.0]
    assert value.attrs["units"] == "days since 1970-01-01"
    ends = Quantity(kind="interval", values=(0.5, None), edges=((0.0, 1.0), (1.0, None)))
    data = to_xarray(with_rows(panel, ends))
    assert data.row_low.values.tolist() == [0.0, 1.0]
    np.testing.assert_array_equal(data.row_high.values, [1.0, np.nan])


def test_units_are_those_printed_behind_the_numbers() -> None:
    panel = panel_of(
        [[1.0, 2.0]], number_format=NumberFormat(decimals=0, suffix=" %", factor=100.0)
    )
    data = to_xarray(panel)
    assert data.value.attrs["units"] == "%"
    assert "units" not in data.color_value.attrs
    assert data.color_value.attrs["factor"] == 100.0


@pytest.mark.parametrize(("name", "verb"), [("pandas", to_frame), ("xarray", to_xarray)])
def test_a_missing_library_is_named(
    name: str, verb: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingDependencyError, match=rf"{name}.*pip install 'unheat\[frames\]'"):
        verb(figure_of(panel_of([[1.0, 2.0]])).panels[0])  # type: ignore[operator]
