"""Turned print between a panel and its bar, where the rows have their title elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar, Box
from unheat.text.labels import locate


@pytest.mark.parametrize("titled", [True, False])
def test_what_stands_at_the_far_side_of_titled_rows_names_the_bar(*, titled: bool) -> None:
    drawing = Drawing()
    for row, text in enumerate(["alpha", "beta", "gamma"]):
        drawing.write(text, 85, 80 + 40 * row)
    if titled:
        drawing.turned("Rows", 30, 120)
    # Nearer to the cells than to the bar.
    drawing.turned("Tickets", 374, 120)
    drawing.pixels[60:180, 388:408] = np.linspace(0, 200, 120).astype(np.uint8)[:, None, None]
    for row, text in enumerate(["60", "40", "20"]):
        drawing.write(text, 430, 80 + 40 * row)
    bar = Bar(box=Box(388.0, 60.0, 408.0, 180.0), orientation="vertical", tick_side="right")

    sites = locate(drawing.layout(bar))

    assert len(sites.of("bar-label", 0)) == titled
    assert len(sites.of("row-title", 0)) == 1
