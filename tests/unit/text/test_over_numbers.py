"""A quantity with its unit over columns of numbers may be what these are of."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing, words

from unheat.model import Reason
from unheat.text.labels import assemble, locate

DOSES = ("0", "0.3", "1", "10")


@pytest.mark.parametrize(
    ("title", "heads", "asked"),
    [
        ("Cisplatin (uM)", DOSES, True),
        ("Dose [mg/kg]", DOSES, True),
        ("Synergy", DOSES, False),
        ("Accuracy (%)", DOSES, False),
        ("Scores (2024)", DOSES, False),
        ("Cisplatin (uM)", ("one", "two", "3", "4"), False),
        ("Predicted class", ("cat", "dog", "fox", "owl"), True),
        ("Actual", ("cat", "dog", "fox", "owl"), True),
        ("Predicted growth", ("cat", "dog", "fox", "owl"), False),
    ],
)
def test_a_unit_over_numbers_is_asked_about(
    title: str, heads: tuple[str, ...], asked: bool
) -> None:
    drawing = Drawing()
    for col, text in enumerate(heads):
        drawing.write(text, 150 + 60 * col, 50)
    drawing.write(title, 240, 18, 0.6)
    sites = locate(drawing.layout())
    (site,) = sites.of("title")
    read = dict(zip((one.key for one in sites.of("column", 0)), heads, strict=True))
    panel = assemble(sites, words(sites, {site.key: title} | read), {}).panels[0]
    assert panel.title is not None
    assert panel.title.text == title
    assert (Reason.LABEL_PLACE in panel.title.reasons) is asked
    assert (panel.columns.title is not None) is asked
