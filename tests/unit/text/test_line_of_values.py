"""Values that stand in a line between the cells and the names of the columns."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing, words

from unheat.model import Axis
from unheat.text.labels import assemble, locate

NAMES = ("Oak", "Pine", "Elm", "Ash")
SHARES = ("91.5%", "88.0%", "79.3%", "95.1%")


def columns_of(names: tuple[str, ...], firsts: tuple[str, ...], rows: tuple[str, ...]) -> Axis:
    """What is read below 3 × 4 cells where each column has two lines of print."""
    drawing = Drawing()
    for col, (first, name) in enumerate(zip(firsts, names, strict=True)):
        drawing.write(first, 150 + 60 * col, 192)
        drawing.write(name, 150 + 60 * col, 208)
    for row, name in enumerate(rows):
        drawing.write(name, 90, 80 + 40 * row)
    sites = locate(drawing.layout())
    heard = words(sites, {f"row.0.{row}": name for row, name in enumerate(rows)})
    for site in sites.of("column", 0):
        for number, text in enumerate((firsts[site.index], names[site.index])):
            line = words(sites, {site.key: text})
            heard |= {key: word for key, word in line.items() if f".{number}@" in key}
    return assemble(sites, heard, heard).panels[0].columns


def test_a_person_is_asked_about_values_before_names() -> None:
    columns = columns_of(NAMES, SHARES, ("a", "b", "c"))
    assert columns.labels == tuple(f"{a} {b}" for a, b in zip(SHARES, NAMES, strict=True))
    assert all(columns.review)


@pytest.mark.parametrize("firsts", [("1", "2", "3", "4"), ("0.5%", "1.0%", "1.5%", "2.0%")])
def test_numbers_that_make_the_names_are_part_of_them(firsts: tuple[str, ...]) -> None:
    names = NAMES if firsts[0] == "1" else ("salt",) * 4
    assert not any(columns_of(names, firsts, ("a", "b", "c")).review)
