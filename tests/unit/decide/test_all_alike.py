"""Lines of cells that all show the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import numpy.typing as npt

from unheat.decide.all_alike import are_all_alike
from unheat.model import Axis, Cells


def _axis(n: int, *, named: bool = False) -> Axis:
    labels = tuple(f"S{i}" if named else None for i in range(n))
    return Axis(title=None, labels=labels, confidence=(1.0,) * n, review=(False,) * n)


def _cells(rgb: npt.NDArray[np.float64], text: str | None = None) -> Cells:
    texts = np.full(rgb.shape[:2], text, dtype=object)
    return cast(Cells, SimpleNamespace(rgb=rgb, text=texts))


def test_columns_that_lines_of_the_axes_part_all_show_the_same() -> None:
    rows = np.linspace(20, 250, 40)[:, None, None] * np.ones((1, 5, 3))
    rows += np.linspace(0, 6, 5)[:, None]
    assert are_all_alike(_cells(rows), _axis(40), _axis(5))
    assert are_all_alike(_cells(rows.transpose(1, 0, 2)), _axis(5), _axis(40))


def test_columns_that_differ_or_have_names_or_numbers_are_cells() -> None:
    rows = np.linspace(20, 250, 40)[:, None, None] * np.ones((1, 5, 3))
    assert not are_all_alike(_cells(rows), _axis(40), _axis(5, named=True))
    assert not are_all_alike(_cells(rows, "0.3"), _axis(40), _axis(5))
    other = rows.copy()
    other[7, 2] -= 30
    assert not are_all_alike(_cells(other), _axis(40), _axis(5))
    two = np.where(np.arange(40)[:, None, None] % 2, 60.0, 240.0) * np.ones((1, 5, 3))
    assert not are_all_alike(_cells(two), _axis(40), _axis(5))
