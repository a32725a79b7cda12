"""Axes that are scales beside cells that are wider than their numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.unit.text.drawn_scales import scaled

from unheat.model import Axis


def _sure(axis: Axis) -> bool:
    return not any(axis.review) and (axis.title is None or not axis.title.review)


def test_numbers_at_borders_and_middles_tell_what_cells_stand_for(tmp_path: Path) -> None:
    drawn = scaled([-0.5, 0.5, 1.5, 2.5], [5.0, 15.0, 25.0])
    drawn.axes.set_xlabel("Year of the study")
    drawn.axes.set_ylabel("Depth (m)")
    panel = drawn.read(tmp_path)
    assert panel.grid.shape == (2, 3)
    assert not panel.review
    rows, columns = panel.rows, panel.columns
    assert _sure(rows)
    assert _sure(columns)
    assert rows.quantity is not None
    assert columns.quantity is not None
    # Each cell has a number at its middle, which is its name as well.
    assert rows.labels == ("20.0", "10.0")
    assert columns.labels == ("0.0", "1.0", "2.0")
    assert columns.quantity.values == (0.0, 1.0, 2.0)
    assert [tick.text for tick in columns.quantity.ticks][:3] == ["-0.5", "0.0", "0.5"]
    assert rows.title is not None
    assert (rows.title.text, columns.title and columns.title.text) == (
        "Depth (m)",
        "Year of the study",
    )


def test_numbers_of_no_cell_that_run_away_from_all(tmp_path: Path) -> None:
    drawn = scaled(list(range(7)), np.linspace(-27.0, 121.0, 9).tolist())
    drawn.axes.set_xticks([0.5 + i for i in range(6)], list("ABCDEF"))
    panel = drawn.read(tmp_path)
    assert panel.columns.labels == tuple("ABCDEF")
    assert panel.rows.labels == (None,) * 8
    assert _sure(panel.rows)
    assert panel.rows.quantity is not None
    step = 148.0 / 8
    due = [121.0 - step * (i + 0.5) for i in range(8)]
    assert panel.rows.quantity.values == pytest.approx(due, abs=0.7)


def test_powers_of_ten_below_the_borders(tmp_path: Path) -> None:
    edges = [1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0]
    panel = scaled(edges, [0.0, 1.0, 2.0, 3.0], logarithmic=True).read(tmp_path)
    quantity = panel.columns.quantity
    assert quantity is not None
    assert _sure(panel.columns)
    assert quantity.spacing == "logarithmic"
    assert [tick.text for tick in quantity.ticks] == ["10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹", "10²"]
    middles = np.sqrt(np.array(edges[1:]) * edges[:-1])
    assert quantity.values == pytest.approx(middles, rel=0.03)
    # In logarithms they are even.
    assert quantity.place(1.0) == pytest.approx(2.5, abs=0.02)


def test_numbers_without_marks(tmp_path: Path) -> None:
    drawn = scaled([0.0, 10.0, 20.0, 30.0], [-3.0, -1.0, 1.0, 3.0])
    drawn.axes.tick_params(length=0)
    panel = drawn.read(tmp_path)
    assert panel.rows.quantity is not None
    assert panel.rows.quantity.values == (2.0, 0.0, -2.0)
    assert panel.columns.quantity is not None
    assert panel.columns.quantity.values == (5.0, 15.0, 25.0)


def test_names_that_slipped_to_a_border_stay_names(tmp_path: Path) -> None:
    drawn = scaled(list(range(7)), list(range(5)))
    drawn.axes.set_xticks(range(6), [str(2001 + i) for i in range(6)])
    drawn.axes.set_yticks([0.5 + i for i in range(4)], list("abcd"))
    panel = drawn.read(tmp_path)
    assert panel.columns.labels == tuple(str(2001 + i) for i in range(6))
    assert panel.rows.labels == tuple("dcba")


def test_numbers_on_no_line_are_no_scale(tmp_path: Path) -> None:
    drawn = scaled(list(range(5)), list(range(5)))
    drawn.axes.set_yticks([0.5 + i for i in range(4)], list("abcd"))
    drawn.axes.set_xticks(range(5), ["7", "31", "12", "90", "55"])
    panel = drawn.read(tmp_path)
    quantity = panel.columns.quantity
    assert quantity is None or not quantity.ticks
    assert any(panel.columns.review)


def test_numbers_of_a_bar_are_no_rows(tmp_path: Path) -> None:
    drawn = scaled(list(range(5)), list(range(6)))
    drawn.axes.set_xticks([0.5 + i for i in range(4)], list("abcd"))
    drawn.axes.set_yticks([])
    panel = drawn.read(tmp_path)
    assert panel.scale is not None
    assert panel.rows.quantity is None


def test_numbers_that_are_set_flush_with_the_ends(tmp_path: Path) -> None:
    drawn = scaled([0, 20, 40, 60, 80, 100], [0, 2, 4, 6])
    drawn.axes.set_xticks([0, 20, 40, 60, 80, 100])
    numbers = drawn.axes.get_xticklabels()
    numbers[0].set_horizontalalignment("left")
    numbers[-1].set_horizontalalignment("right")
    panel = drawn.read(tmp_path)
    assert panel.columns.quantity is not None
    assert panel.columns.quantity.values == (10.0, 30.0, 50.0, 70.0, 90.0)
