"""Titles of axes that end where their axes end."""

from __future__ import annotations

import cv2
import pytest
from tests.unit.text.test_labels import FONT, Drawing

from unheat.text.labels import locate

NAME = "Weekday"


def _drawn(names: tuple[str, ...], right: float, *, above: bool) -> Drawing:
    """A panel with a title under its columns that ends at ``right``, and one of its rows, which
    ends at the first of them or stands on their middle."""
    drawing = Drawing()
    for row, text in enumerate(["alpha", "beta two", "gamma"]):
        drawing.write(text, 75, 80 + 40 * row)
    for col, text in enumerate(names):
        drawing.write(text, 150 + 60 * col, 195)
    (width, _), _ = cv2.getTextSize(NAME, FONT, 0.45, 1)
    drawing.write(NAME, round(right - width / 2), 209)
    (width, _), _ = cv2.getTextSize("Week", FONT, 0.45, 1)
    drawing.turned("Week", 15, 60 + width // 2 if above else 120)
    return drawing


@pytest.mark.parametrize("above", [True, False])
def test_a_line_that_ends_with_the_axis_is_its_title(above: bool) -> None:
    """It is no second line of the last label, on whose middle it is not; that it is a title the
    one of the rows tells which is set in the same way."""
    sites = locate(_drawn(("one", "two", "three", "four"), 361, above=above).layout())
    assert [len(site.lines) for site in sites.of("column", 0)] == [1, 1, 1, 1]
    assert [site.sure for site in sites.of("column-title", 0)] == [above]


def test_a_line_on_the_middle_of_its_column_is_a_label_s() -> None:
    (width, _), _ = cv2.getTextSize(NAME, FONT, 0.45, 1)
    sites = locate(_drawn(("one", "two", "three", "four"), 330 + width / 2, above=True).layout())
    assert [len(site.lines) for site in sites.of("column", 0)] == [1, 1, 1, 2]
