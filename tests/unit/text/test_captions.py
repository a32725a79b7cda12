"""What a page says about a figure, and what it calls it."""

from __future__ import annotations

import pytest

from unheat.model import Box, Label
from unheat.text.captions import is_caption, over_captions, without_letter_below


def label(text: str, top: float) -> Label:
    return Label(text=text, confidence=0.9, box=Box(40, top, 300, top + 12))


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Fig. 2 Overview of the four cohorts", True),
        ("Table 3.1 Casualties by severity and road user", True),
        ("Table 2 columns of the first model", False),
        ("Figure 4 B", False),
    ],
)
def test_a_caption_may_have_no_mark_behind_its_number(text: str, caption: bool) -> None:
    assert is_caption(text) is caption


def test_the_head_of_a_page_over_a_caption_is_in_doubt() -> None:
    head, caption = label("Annual Report 2022", 10), label("Figure 4.2: Waiting times", 60)
    found = over_captions(head, [caption])
    assert found is not None
    assert (found.text, found.review) == (head.text, True)
    assert over_captions(head, [label("Waiting times", 60)]) == head
    assert over_captions(label("Annual Report 2022", 90), [caption, None]) == label(
        "Annual Report 2022", 90
    )


def test_the_number_of_a_figure_is_no_title() -> None:
    assert over_captions(label("FIGURE 2.7", 10), []) is None
    assert over_captions(None, []) is None


def test_the_letter_of_a_panel_under_it_names_no_columns() -> None:
    assert without_letter_below(label("(a)", 300)) is None
    assert without_letter_below(label("b)", 300)) is None
    assert without_letter_below(label("Hour (h)", 300)) == label("Hour (h)", 300)
    assert without_letter_below(None) is None


def test_a_letter_that_may_be_a_unit_is_in_doubt() -> None:
    found = without_letter_below(label("(h)", 300))
    assert found is not None
    assert (found.text, found.review) == ("(h)", True)
