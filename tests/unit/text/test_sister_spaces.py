"""Spaces of a label as its sisters on the axis have them."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.sister_spaces import spaced_as_sisters


@pytest.mark.parametrize(
    ("texts", "layer", "expected"),
    [
        (("Drug B", "Drug C", "DMSO", "DrugA"), False, ("Drug A", True)),
        (("Drug B", "Drug C", "DMSO", "DrugA"), True, ("DrugA", False)),
        (("Drug B", "Drug C", "DMSO", "Drugs"), False, ("Drugs", False)),
        (("Drug B", "Placebo", "DMSO", "DrugA"), False, ("DrugA", False)),
        (("L V1", "L FEF", "L TPJ", "LIPS"), False, ("L IPS", True)),
        (("L V1", "L FEF", "R TPJ", "LIPS"), False, ("LIPS", False)),
        (("A + B", "A + C", "B + C", "A+ B"), False, ("A+ B", True)),
        (("A + B", "A + C", "B + C", "C + D"), False, ("C + D", False)),
        (("A + B", "A + C", "B + C", "CD4+ T"), False, ("CD4+ T", False)),
    ],
)
def test_spaces_that_the_axis_contradicts_are_asked_about(
    texts: tuple[str, ...], layer: bool, expected: tuple[str, bool]
) -> None:
    drawing = Drawing()
    for col in range(4):
        drawing.write("Name", 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    found = {
        site.key: Reading(site=site, text=texts[site.index], confidence=0.9, layer=layer)
        for site in sites.of("column", 0)
    }
    readings = spaced_as_sisters(sites, found)
    assert (readings["column.0.3"].text, readings["column.0.3"].review) == expected
    assert not any(readings[f"column.0.{index}"].review for index in range(3))
