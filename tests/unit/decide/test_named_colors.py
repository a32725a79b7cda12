"""Boxes that are named by their own colors."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.show.factory import axis, even_grid, make_cells, make_panel, put

from unheat.decide.named_colors import tells_its_colors
from unheat.model import Box


@pytest.mark.parametrize(
    ("names", "palette"),
    [
        (["#C80A14", "#0AC814", "#140AC8"], True),
        (["c80a14", "# 0AC814", "blue"], True),
        # Colors of other boxes, numbers of six figures, one code alone.
        (["#0AC814", "#140AC8", "#C80A14"], False),
        (["200110", "110200", "120110"], False),
        (["#C80A14", "green", "blue"], False),
    ],
)
def test_a_palette_names_its_boxes_by_their_colors(names: list[str], palette: bool) -> None:
    cells = make_cells(np.arange(6.0).reshape(2, 3), decimals=0, low=0, high=6)
    for column, rgb in enumerate([(200, 10, 20), (10, 200, 20), (20, 10, 200)]):
        cells = put(cells, 1, column, rgb=np.array(rgb, dtype=float))
    grid = even_grid(Box(0, 0, 60, 40), 2, 3)
    rows, columns = axis("12", "left"), axis(names, "bottom")
    panel = make_panel(cells, rows=rows, columns=columns, grid=grid)
    assert tells_its_colors(panel) is palette


@pytest.mark.parametrize(
    ("texts", "palette"),
    [
        (["#C80A14", "#0AC814", "#140AC8"], True),
        # One digit was misread, one box holds a word.
        (["#C80A14", "0AC844", "blue"], True),
        (["#140AC8", "#C80A14", "#0AC814"], False),
        (["200110", "110200", "120110"], False),
        (["#C80A14", None, None], False),
    ],
)
def test_a_palette_holds_the_codes_of_its_colors(texts: list[str | None], palette: bool) -> None:
    cells = make_cells(np.arange(6.0).reshape(2, 3), decimals=0, low=0, high=6)
    for column, rgb in enumerate([(200, 10, 20), (10, 200, 20), (20, 10, 200)]):
        cells = put(cells, 1, column, rgb=np.array(rgb, dtype=float), text=texts[column])
        cells = put(cells, 0, column, text=None)
    grid = even_grid(Box(0, 0, 60, 40), 2, 3)
    rows, columns = axis("12", "left"), axis("123", "bottom")
    panel = make_panel(cells, rows=rows, columns=columns, grid=grid)
    assert tells_its_colors(panel) is palette
