"""The name of the rows on the line of the column labels, set in a type of its own."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate


@pytest.mark.parametrize(("above", "role"), [(5, "row-title"), (24, "title")])
def test_a_header_a_little_higher_than_those_of_the_columns_is_no_title(
    above: int, role: str
) -> None:
    drawing = Drawing()
    for row, name in enumerate(("Jan 23", "Feb 23", "Mar 23")):
        drawing.write(name, 70, 80 + 40 * row)
    for column in range(4):
        drawing.write(f"M{column}", 150 + 60 * column, 46)
    drawing.write("Cohort", 70, 46 - above)
    found = locate(drawing.layout()).sites
    assert role in {site.role for site in found}
    assert len({site.role for site in found} & {"row-title", "title"}) == 1
