"""A label that was taken for the title of its axis."""

from __future__ import annotations

import pytest
from tests.unit.show.factory import axis

from unheat.decide.label_as_title import names_in_title_doubted, title_is_label
from unheat.model import Box, Label, Reason


@pytest.mark.parametrize(
    ("title", "labels", "told"),
    [
        ("Sample 1", ["Sample 2", "Sample 3", "Sample 4"], True),
        ("Sample", ["Sample 2", "Sample 3", "Sample 4"], False),
        ("Year 1", ["Sample 2", "Sample 3", "Sample 4"], False),
        ("Sample 2", ["Sample 2", "Sample 3", "Sample 4"], False),
        ("Sample 1", ["Sample 2", "Sample 3"], False),
    ],
)
def test_a_title_that_goes_on_as_the_labels_do(title: str, labels: list[str], told: bool) -> None:
    made = axis(labels, "left", title=(title, Box(10, 10, 60, 20)))
    assert title_is_label(made) is told


@pytest.mark.parametrize(
    ("reasons", "labels", "asked"),
    [
        ((Reason.LABEL_PLACE,), (None,), True),
        ((Reason.LOW_CONFIDENCE,), (None,), False),
        ((Reason.LABEL_PLACE,), ("Score",), False),
        ((Reason.LABEL_PLACE,), (None, None), False),
    ],
)
def test_the_heading_of_the_only_column_may_be_its_name(
    reasons: tuple[Reason, ...], labels: tuple[str | None, ...], asked: bool
) -> None:
    title = Label(text="Score", confidence=0.5, review=True, reasons=reasons)
    found = names_in_title_doubted(axis(labels, "bottom"), title)
    assert any(found.review) is asked
    assert not any(names_in_title_doubted(axis(labels, "bottom"), None).review)


@pytest.mark.parametrize(
    ("text", "review", "labels", "asked"),
    [
        ("8h 9h 10h Volume", True, (None, None, None), True),
        ("8h 9h 10h", False, (None, None, None), False),
        ("Tickets opened", True, (None, None, None), False),
        ("8h 9h 10h", True, ("8h", None, None), False),
    ],
)
def test_a_title_of_as_many_words_may_hold_the_names_of_all_columns(
    text: str, review: bool, labels: tuple[str | None, ...], asked: bool
) -> None:
    title = Label(text=text, confidence=0.5, review=review, reasons=(Reason.READERS_DIFFER,))
    assert all(names_in_title_doubted(axis(labels, "bottom"), title).review) is asked


def test_the_name_of_columns_is_in_doubt_with_what_may_be_their_names() -> None:
    title = Label(text="8h 9h 10h", confidence=0.5, review=True, reasons=(Reason.READERS_DIFFER,))
    named = axis((None, None, None), "bottom", title=("Opened per hour", Box(10, 10, 60, 20)))
    found = names_in_title_doubted(named, title)
    assert found.title is not None
    assert found.title.review
