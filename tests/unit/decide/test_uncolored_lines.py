"""Lines of numbers on gray among colored cells: totals and p values of a table."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import numpy.typing as npt
import pytest

from unheat.decide.uncolored_lines import holds_uncolored_line
from unheat.model import Cells

_SHARES = np.array(
    [[0.97, 0.64, 0.23], [0.62, 0.59, 0.76], [0.65, 0.86, 0.84], [0.11, 1.0, 0.37]], dtype=float
)
_P = ("0.031", "0.482", "0.006", "0.210")


def _cells(
    values: npt.NDArray[np.float64], texts: list[list[str]], plain: int, ground: float = 242.0
) -> Cells:
    """Cells on a ramp from white to green, but for the column ``plain``, which is gray."""
    span = np.array([200.0, 80.0, 150.0])
    rgb = 255.0 - values[..., None] * span
    rgb[:, plain] = ground
    text = np.array(texts, dtype=object)
    return cast(Cells, SimpleNamespace(rgb=rgb, text=text, text_value=values))


def _beside(line: npt.NDArray[np.float64], texts: tuple[str, ...], ground: float = 242.0) -> Cells:
    values = np.column_stack([_SHARES, line])
    shares = [[f"{x:.2f}" for x in row] for row in _SHARES]
    return _cells(values, [[*row, t] for row, t in zip(shares, texts, strict=True)], 3, ground)


def test_totals_on_gray_may_be_no_line_of_the_cells() -> None:
    means = _SHARES.mean(axis=1)
    assert holds_uncolored_line(_beside(means, tuple(f"{x:.2f}" for x in means)))
    values = np.column_stack([means, _SHARES]).T
    texts = [[f"{x:.2f}" for x in row] for row in values]
    first = _cells(values.T, np.array(texts, dtype=object).T.tolist(), 0)
    assert holds_uncolored_line(first)
    turned = SimpleNamespace(rgb=first.rgb.transpose(1, 0, 2), text=first.text.T, text_value=values)
    assert holds_uncolored_line(cast(Cells, turned))


def test_numbers_of_another_form_may_be_no_line_of_the_cells() -> None:
    line = np.array([float(x) for x in _P]) * 0.2
    assert holds_uncolored_line(_beside(line, _P, 255.0))


def test_gray_cells_whose_numbers_hardly_differ_are_cells() -> None:
    line = np.array([0.01, 0.05, 0.02, 0.0])
    assert not holds_uncolored_line(_beside(line, tuple(f"{x:.2f}" for x in line), 252.0))


@pytest.mark.parametrize("saturation", [0.0, 1.0])
def test_cells_of_a_gray_map_and_of_one_that_colors_all_lines_are_cells(saturation: float) -> None:
    cells = _beside(_SHARES.mean(axis=1), ("0.61", "0.66", "0.78", "0.49"))
    if saturation:
        cells.rgb[:, 3] = (120.0, 210.0, 170.0)
    else:
        cells.rgb[:] = cells.rgb.mean(axis=-1, keepdims=True)
    assert not holds_uncolored_line(cells)
