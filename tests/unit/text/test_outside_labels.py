"""What is told by print beside panels whose labels stand at another one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Axis, Grid, Layout, PanelLayout
from unheat.text.doubts import missed
from unheat.text.labels import locate

NAMES = ("Anna", "Bodo", "Carl", "Dora")


def facets(*, named: bool) -> Layout:
    """Two panels side by side with a tick mark at each row of the first, which may have names."""
    page = Page()
    page.pixels = np.full((420, 900, 3), 255, dtype=np.uint8)
    grids = []
    for left in (160, 520):
        rows = tuple((120.0 + 40 * row, 160.0 + 40 * row) for row in range(4))
        columns = tuple((left + 60.0 * col, left + 60.0 + 60 * col) for col in range(4))
        grids.append(Grid(row_spans=rows, column_spans=columns))
        page.pixels[120:280, left : left + 240] = (90, 120, 160)
    for row, name in enumerate(NAMES):
        page.pixels[139 + 40 * row : 141 + 40 * row, 150:158] = 0
        if named:
            page.write(name, 120, 140 + 40 * row)
    panels = tuple(PanelLayout(grid=one, frame=one.box, bar=None) for one in grids)
    return replace(page.layout(), panels=panels)


@pytest.mark.parametrize("named", [True, False])
def test_the_marks_of_another_panels_labels_are_no_labels_that_were_lost(named: bool) -> None:
    sites = locate(facets(named=named))
    assert len(sites.of("row", 0)) == (4 if named else 0)
    none = Axis(title=None, labels=(None,) * 4, confidence=(1.0,) * 4, review=(False,) * 4)
    assert missed(sites, none, 1, "row").review == (not named,) * 4
