"""Turned labels of two words, whose blanks stand in one line over all columns."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.labels import locate
from unheat.text.lines import Line
from unheat.text.same_places import stand_where


def test_a_blank_in_all_labels_that_stand_off_their_columns_does_not_cut_them() -> None:
    """R's heatmap.2 sets its labels left of the middles: "Week" stays with the 5 over it."""
    drawing = Drawing()
    for col, text in enumerate("5714"):
        drawing.turned("Week", 139 + 60 * col, 217)
        drawing.turned(text, 139 + 60 * col, 190)
    labels = locate(drawing.layout()).of("column", 0)
    assert [site.index for site in labels] == [0, 1, 2, 3]
    assert min(site.box.height for site in labels) > 35


def labels_at(spans: dict[int, tuple[float, float]]) -> Aligned:
    """Labels by their places, from x0 to x1 each."""
    lines = {
        place: Line(
            glyphs=np.array([place]),
            angle=0.0,
            along=span,
            across=(0.0, 12.0),
            box=Box(span[0], 0.0, span[1], 12.0),
            size=12.0,
        )
        for place, span in spans.items()
    }
    return Aligned(places={place: [line] for place, line in lines.items()}, offset=0.0, spread=0.0)


@pytest.mark.parametrize(("off", "same"), [(0.0, True), (9.0, False)])
def test_letters_of_several_labels_that_passed_for_one_do_not_part_them(
    off: float, *, same: bool
) -> None:
    """The C of "BL1 C", "BL4 C" and "BL2 C" may be one level label of the column in the middle."""
    near = {place: (30.0 * place, 30.0 * place + 12) for place in (0, 4, 5, 6, 7)}
    near[2] = (30.0, 102.0)
    far = {place: (30.0 * place + off, 30.0 * place + 12 + off) for place in range(8)}
    assert stand_where(labels_at(near), labels_at(far), 0, 30.0) is same
    # As many columns as before: each of them tells.
    near[2] = (66.0, 78.0)
    assert not stand_where(labels_at(near), labels_at({k: far[k] for k in near}), 0, 30.0)
