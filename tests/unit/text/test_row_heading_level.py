"""The name of the rows on the line of the column labels, set in a type of its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Box
from unheat.text import row_heading
from unheat.text.labels import locate
from unheat.text.page import Page


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


@pytest.mark.parametrize(("x", "named"), [(78, True), (24, False)])
def test_a_name_on_the_line_of_the_columns_name_is_that_of_the_rows(x: int, named: bool) -> None:
    """It stands flush with the labels of the rows, a line over those of the columns."""
    drawing = Drawing()
    for row, name in enumerate(("alpha", "beta", "gamma")):
        drawing.write(name, 78, 80 + 40 * row)
    for column in range(4):
        drawing.write(f"M{column}", 150 + 60 * column, 48)
    drawing.write("Columns", 240, 24)
    drawing.write("State", x, 24)
    found = {site.role: site for site in locate(drawing.layout()).sites}
    assert ("row-title" in found and found["row-title"].sure) is named


def test_the_dot_of_an_i_beside_the_top_of_the_first_label_is_no_heading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In small italics it touches no stem, and stood nearest over the column of labels."""
    line, dot = (SimpleNamespace(box=box) for box in (Box(39, 23, 99, 35), Box(59, 49, 61, 50)))
    monkeypatch.setattr(row_heading, "lines_over", lambda page, over: [line, dot])
    heading = row_heading._over(cast(Page, None), 25.0, 112.0, 49.0)
    assert heading is not None
    assert heading.box == line.box
