"""A name over the labels of a second axis is no title."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate
from unheat.text.second_axis import is_over_second_axis


@pytest.mark.parametrize(
    ("marks", "labels", "told"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_marks_with_labels_over_the_cells_make_an_axis(
    marks: bool, labels: bool, told: bool
) -> None:
    drawing = Drawing()
    for column, name in enumerate(("0", "6", "12", "18")):
        x = 150 + 60 * column
        drawing.write(name, x, 196, 0.3)
        if marks and column < 3:
            drawing.pixels[54:60, x] = 0
        if labels and column < 3:
            drawing.write("369"[column], x, 44, 0.3)
    drawing.write("Hour in Tokyo", 240, 22, 0.35)
    sites = locate(drawing.layout())
    titles = [site for site in sites.sites if site.role == "title"]
    assert [is_over_second_axis(sites, site) for site in titles] == [told]
