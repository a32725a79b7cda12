"""The name of the rows on the line of the column labels, set in a type of its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import cv2
import numpy as np
import pytest
from tests.unit.text.test_labels import FONT, Drawing

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


def test_bold_letters_that_touch_are_as_high_as_in_other_heads() -> None:
    """Beside digits they pass for a larger type, from the tall ones to those that hang."""
    drawing = Drawing()
    for row, name in enumerate(("18-24", "25-34", "65+")):
        drawing.write(name, 50, 80 + 40 * row, scale=0.4)
    for column, head in enumerate(("Neutral", "Disagree", "Always", "Agree")):
        drawing.write(head, 150 + 60 * column, 46, scale=0.4)
    drawing.write("Age group", 62, 46, scale=0.4)
    for x0, x1 in ((36, 94), (188, 232)):
        dark = drawing.pixels[40:58, x0:x1].min(axis=(0, 2)) < 128
        inked = np.flatnonzero(dark)
        drawing.pixels[48, x0 + inked[0] : x0 + inked[-1] + 1] = 0
    found = {site.role: site for site in locate(drawing.layout()).sites}
    assert "row-title" in found


def test_the_rule_under_a_header_that_a_blur_made_thick_is_no_heading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boxes = np.array([(12.0, 33.0, 118.0, 36.0), (30.0, 14.0, 60.0, 26.0)])
    rule, line = (
        SimpleNamespace(box=Box(*box), glyphs=np.array([number]))
        for number, box in enumerate(boxes)
    )
    monkeypatch.setattr(row_heading, "lines_over", lambda page, over: [line, rule])
    page = cast(Page, SimpleNamespace(glyphs=SimpleNamespace(boxes=boxes)))
    found = row_heading._over(page, 25.0, 112.0, 49.0)
    assert found is not None
    assert found.box == line.box


def test_the_dot_of_an_i_beside_the_top_of_the_first_label_is_no_heading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In small italics it touches no stem, and stood nearest over the column of labels."""
    line, dot = (SimpleNamespace(box=box) for box in (Box(39, 23, 99, 35), Box(59, 49, 61, 50)))
    monkeypatch.setattr(row_heading, "lines_over", lambda page, over: [line, dot])
    heading = row_heading._over(cast(Page, None), 25.0, 112.0, 49.0)
    assert heading is not None
    assert heading.box == line.box


def _corner(heads: list[str], heading: int, *, flush: bool = False) -> bool:
    """Whether a heading that begins at a place is the name of the rows for certain, over names that
    begin at 20 and on the line of heads that are centered or ``flush`` in their columns."""
    drawing = Drawing()

    def begin(text: str, x: int, y: int) -> None:
        cv2.putText(drawing.pixels, text, (x, y), FONT, 0.45, (0,) * 3, 1, cv2.LINE_AA)

    for row, name in enumerate(("Baseline two", "Raw", "Fine tuned")):
        begin(name, 20, 85 + 40 * row)
    for column, head in enumerate(heads):
        if flush:
            begin(head, 124 + 60 * column, 51)
        else:
            drawing.write(head, 150 + 60 * column, 46)
    begin("Model", heading, 51)
    found = {site.role: site for site in locate(drawing.layout()).sites}
    return found["row-title"].sure


def test_a_corner_that_begins_where_names_do_names_the_rows_over_centered_columns() -> None:
    heads = ["Recall", "F1", "Prec", "AUC"]
    assert _corner(heads, 20)
    # Set in the middle of its column, as the heads are, it may be the name of these.
    assert not _corner(heads, 46)
    assert not _corner(heads, 20, flush=True)
