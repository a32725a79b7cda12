"""Titles of axes are read the way they stand, however the labels run."""

from __future__ import annotations

import numpy as np

from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.axes import Side
from unheat.text.labels import _axis_sites
from unheat.text.lines import Line


def line(angle: float) -> Line:
    return Line(
        glyphs=np.array([0]),
        angle=angle,
        along=(0.0, 10.0),
        across=(0.0, 10.0),
        box=Box(0, 0, 10, 10),
        size=10.0,
    )


def test_a_sign_as_title_beside_labels_on_a_slope_may_be_turned_any_way() -> None:
    labels = Aligned(places={i: [line(45.0)] for i in range(3)}, offset=0.0, spread=0.0)
    side = Side(side="left", labels=labels, angle=45.0, certain=False, title=line(0.0))
    *names, title = _axis_sites(0, "row", side, Side(side="right"))
    assert title.turns == (0.0, 90.0, 270.0)
    assert {name.turns for name in names} == {(45.0, -45.0, 0.0)}
