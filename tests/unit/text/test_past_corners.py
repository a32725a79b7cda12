"""Numbers of a bar at the corner of its cells."""

from __future__ import annotations

import numpy as np
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar, Box
from unheat.text.labels import locate


def test_digits_that_reach_over_the_cells_belong_to_their_number() -> None:
    """seaborn's clustermap sets its bar at the corner; the cells begin at (120, 60)."""
    drawing = Drawing()
    drawing.pixels[10:110, 74:89] = np.linspace(0, 200, 100).astype(np.uint8)[:, None, None]
    bar = Bar(box=Box(74, 10, 89, 110), orientation="vertical", tick_positions=(20.0, 50.0, 80.0))
    for place, text in ((20, "150"), (50, "100")):
        drawing.write(text, 113, place)
    drawing.write("50", 107, 80)
    # Another text further on in the line of a number is none of it.
    drawing.write("A title", 240, 20)
    sites = locate(drawing.layout(bar)).of("tick", 0)
    assert [round(site.box.x1) > 120 for site in sites] == [True, True, False]
