"""Titles of axes that are no titles: labels that nobody could read are in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unheat.model import Axis, Box, Label, Reason
from unheat.text.unread import all_unread, is_garbled, run_into_title


@pytest.mark.parametrize(
    ("text", "confidence", "review", "garbled"),
    [
        ("10 14 18 22 26", 0.4, True, True),
        ("10 14 18 22 26", 0.9, False, False),
        ("Week 10 14 18", 0.4, True, False),
        ("10 14", 0.4, True, False),
        ("wwwww", 0.1, True, True),
    ],
)
def test_a_row_of_numbers_in_doubt_is_no_title(
    text: str, confidence: float, review: bool, garbled: bool
) -> None:
    assert is_garbled(Label(text=text, confidence=confidence, review=review)) is garbled


def test_where_nothing_stands_nothing_is_garbled() -> None:
    assert not is_garbled(None)


def _with_title(top: float) -> Axis:
    """Turned labels below three columns, 40, 28 and 40 px long, and a title from ``top`` on."""
    return Axis(
        title=Label(text="Hour", confidence=0.99, box=Box(80, top, 118, top + 12)),
        labels=("Berlin", "GFR", "Mainz"),
        confidence=(0.99,) * 3,
        review=(False,) * 3,
        side="bottom",
        turn=90.0,
        boxes=(Box(40, 100, 52, 140), Box(94, 100, 106, 128), Box(148, 100, 160, 140)),
    )


@pytest.mark.parametrize(
    ("top", "review"),
    [(129.0, (False, True, False)), (134.0, (False,) * 3), (141.0, (False,) * 3)],
)
def test_a_label_that_ends_at_a_title_among_labels_may_go_on_under_it(
    top: float, review: tuple[bool, ...]
) -> None:
    assert run_into_title(_with_title(top)).review == review


def test_a_line_below_columns_that_nobody_read_may_be_their_names() -> None:
    """ "Agree", "Neutral" and "Disagree", which touch, are one line of print."""
    title = Label(text="Agree NeutraDisagree", confidence=0.9, box=Box(0, 100, 120, 112))
    none = Axis(title=title, labels=(None,) * 3, confidence=(1.0,) * 3, review=(False,) * 3)
    asked = all_unread(none, {0, 1, 2})
    assert asked.review == (True,) * 3
    assert asked.title is not None
    assert asked.title.review
    assert asked.title.reasons == (Reason.LABEL_PLACE,)
    # Where other columns have names, a line beyond these is the title.
    some = all_unread(replace(none, labels=("Agree", None, "Disagree")), {1})
    assert some.title == title
