"""Numbers in the place of a title."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing, words

from unheat.model import Reason
from unheat.text.labels import assemble, locate


@pytest.mark.parametrize(
    ("text", "asked"), [("176", True), ("12.5 %", True), ("2019", False), ("Layer 12", False)]
)
def test_a_number_over_a_lone_panel_is_asked_about(text: str, asked: bool) -> None:
    drawing = Drawing()
    drawing.write(text, 240, 35, 0.6)
    sites = locate(drawing.layout())
    (site,) = sites.of("title")
    title = assemble(sites, words(sites, {site.key: text}), {}).panels[0].title
    assert title is not None
    assert title.text == text
    assert (Reason.LABEL_PLACE in title.reasons) is asked
