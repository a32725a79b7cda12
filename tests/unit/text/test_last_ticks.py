"""Level names below bars that may be the last labels of columns beside them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from unheat.model import Box, Grid
from unheat.text.last_ticks import last_ticks_doubted
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

GRID = Grid(row_spans=((0.0, 100.0),), column_spans=((0.0, 100.0), (100.0, 200.0)))


@pytest.mark.parametrize(
    ("middle", "beside", "asked"),
    [
        (201.0, True, True),
        (201.0, False, False),  # nothing in line with it
        (215.0, True, False),  # below the bar
    ],
)
def test_a_name_on_the_end_of_the_cells_in_line_with_labels(
    middle: float, beside: bool, asked: bool
) -> None:
    box = Box(middle - 20, 108, middle + 20, 118)
    line = SimpleNamespace(size=10.0, angle=0.0)
    site = SimpleNamespace(
        key="name", role="bar-label", turns=(0.0,), box=box, lines=(line,), owner=0, index=0
    )
    letters = [[x, 108.0, x + 8, 118.0] for x in (90.0, 101.0, middle - 18, middle + 2)]
    sites = SimpleNamespace(
        sites=(site,),
        layout=SimpleNamespace(panels=(SimpleNamespace(grid=GRID),)),
        glyphs=SimpleNamespace(boxes=np.array(letters[0 if beside else 2 :])),
    )
    reading = Reading(site=cast(Site, site), text="12:00", confidence=0.99, turn=0.0)
    found = last_ticks_doubted(cast(Sites, sites), {"name": reading})
    assert found["name"].review == asked
