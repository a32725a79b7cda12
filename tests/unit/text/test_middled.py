"""Labels of columns of one line and of two that share their middles."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate

NAMES = (("Graph", "rate"), "Age", ("Body", "mass"), ("Rest", "time"))


@pytest.mark.parametrize("side", ["top", "bottom"])
@pytest.mark.parametrize("names", [NAMES, (NAMES[0], "Age", "Sex", "Size")])
def test_labels_of_one_line_and_two_that_share_their_middles_are_whole(
    names: tuple[str | tuple[str, str], ...], side: str
) -> None:
    """The first lines were taken for a title, or the last ones, and the labels for the rest."""
    drawing = Drawing()
    middle = 38 if side == "top" else 204
    for col, lines in enumerate(names):
        whole = (lines,) if isinstance(lines, str) else lines
        for line, text in enumerate(whole):
            y = middle + 15 * line - 7.5 * (len(whole) - 1)
            drawing.write(text, 150 + 60 * col, round(y), 0.35)
    drawing.write("A title", 240, 10 if side == "top" else 235)
    sites = locate(drawing.layout())
    found = [len(site.lines) for site in sites.of("column", 0)]
    assert found == [1 if isinstance(lines, str) else 2 for lines in names]
    titles = [site for role in ("title", "x-title") for site in sites.of(role, 0)]
    assert sum(len(site.lines) for site in titles) <= 1


def test_labels_that_share_their_last_line_are_told_line_by_line() -> None:
    drawing = Drawing()
    for col, lines in enumerate(NAMES):
        whole = (lines,) if isinstance(lines, str) else lines
        for line, text in enumerate(reversed(whole)):
            drawing.write(text, 150 + 60 * col, 45 - 15 * line, 0.35)
    sites = locate(drawing.layout())
    assert len(sites.of("column", 0)) == 4
