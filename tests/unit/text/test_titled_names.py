"""A lone line over labels that says what titles say."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import words
from tests.unit.text.test_titles import only, set_alike

from unheat.text.labels import assemble, locate
from unheat.text.titled_names import reads_as_title


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Model comparison", True),
        ("Similarity (cosine)", True),
        ("Burn-in: all runs", True),
        ("Recall by class", True),
        ("Predicted label", False),
        ("Learning rate", False),
        ("Ratio 1:2", False),
    ],
)
def test_what_titles_say(text: str, said: bool) -> None:
    assert reads_as_title(text) is said


def test_a_lone_name_that_reads_as_a_title_may_be_one() -> None:
    def read(text: str) -> tuple[bool, bool]:
        page = set_alike(text, "Model")
        sites = locate(page.layout())
        site = only(sites, "column-title")
        assert site.sure
        said = words(sites, {one.key: text if one is site else "Abc" for one in sites.sites})
        panel = assemble(sites, said, said).panels[0]
        title = panel.columns.title
        assert title is not None
        return title.review, panel.title is not None and panel.title.review

    assert read("Comparison") == (True, True)
    assert read("Predicted") == (False, False)
