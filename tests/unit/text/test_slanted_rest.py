"""Words in line with a label on a slope that belong to nothing put it in doubt."""

from __future__ import annotations

import pytest
from tests.unit.text.slanted import slanted_columns

from unheat.text.labels import locate


@pytest.mark.parametrize(
    ("first", "sure"), [("Alpha" + " " * 8 + "support", False), ("Alpha", True)]
)
def test_a_label_that_lost_a_word_is_not_sure(first: str, sure: bool) -> None:
    labels = {0: first, 1: "Beta", 2: "Gamma", 3: "Delta"}
    layout = slanted_columns(labels, pitch=70, count=4, marks=True)
    sites = {site.index: site for site in locate(layout).of("column", 0)}
    assert sorted(sites) == [0, 1, 2, 3]
    assert sites[0].sure == sure
    assert all(sites[place].sure for place in (1, 2, 3))
