"""Factors at the ends of axes that are scales."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.unit.text.drawn_scales import scaled


def test_factors_multiply_and_name_nothing(tmp_path: Path) -> None:
    drawn = scaled(np.linspace(0, 5e6, 6).tolist(), np.linspace(0, 4e-4, 5).tolist())
    drawn.axes.ticklabel_format(axis="y", style="sci", scilimits=(0, 0))
    drawn.axes.set_xlabel("Energy (eV)")
    panel = drawn.read(tmp_path)
    assert panel.title is None
    assert panel.columns.quantity is not None
    assert panel.columns.quantity.values == (5e5, 15e5, 25e5, 35e5, 45e5)
    # Its numbers stay as they are printed.
    tick = panel.columns.quantity.ticks[1]
    assert (tick.text, tick.value) == ("1", 1e6)
    assert panel.columns.title is not None
    assert (panel.columns.title.text, panel.columns.title.review) == ("Energy (eV)", False)
    assert panel.rows.quantity is not None
    assert panel.rows.quantity.values == (35e-5, 25e-5, 15e-5, 5e-5)


@pytest.mark.parametrize("title", ["Run 3", "2021"])
def test_titles_over_a_scale_are_no_factors(title: str, tmp_path: Path) -> None:
    drawn = scaled(np.linspace(0, 50, 6).tolist(), np.linspace(0, 4, 5).tolist())
    drawn.axes.set_title(title, loc="left")
    panel = drawn.read(tmp_path)
    assert panel.title is not None
    assert panel.title.text == title
    assert panel.rows.quantity is not None
    assert panel.rows.quantity.values == (3.5, 2.5, 1.5, 0.5)
