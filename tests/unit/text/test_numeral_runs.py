"""Roman numerals that count through an axis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests.unit.text.test_series import readings

from unheat.model import Reason
from unheat.text.numeral_runs import settled_in_runs
from unheat.text.reading import Reading


def axis(*texts: str, asked: Mapping[int, tuple[str, ...]], reason: Reason) -> list[Reading]:
    """Labels of rows, those ``asked`` about with what each reader saw."""
    return [
        replace(one, review=True, reasons=(reason,), said=asked[i]) if i in asked else one
        for i, one in enumerate(readings(*texts))
    ]


@pytest.mark.parametrize(
    "texts", [("I", "II", "III", "IV"), ("Wave I", "Wave II", "Wave III…"), ("VI", "V", "IV")]
)
def test_numerals_that_count_through_an_axis_are_told_by_each_other(texts: tuple[str, ...]) -> None:
    asked = {k: ("|", texts[k], "l") for k in (0, 1)}
    found = settled_in_runs(axis(*texts, asked=asked, reason=Reason.READERS_DIFFER))
    assert [one.text for one in found] == list(texts)
    assert not any(one.review for one in found)


@pytest.mark.parametrize(
    "texts",
    [
        ("I", "III", "IV"),
        ("A I", "B II", "A III"),
        ("I", "II", "Control"),
        ("I", "II"),
        ("I", "I", "II"),
    ],
)
def test_other_axes_tell_nothing(texts: tuple[str, ...]) -> None:
    asked = {0: ("|", texts[0], "l")}
    own = axis(*texts, asked=asked, reason=Reason.READERS_DIFFER)
    assert settled_in_runs(own) == own


def test_where_a_numeral_stands_and_what_no_reader_saw_stay_in_doubt() -> None:
    placed = axis("I", "II", "III", asked={1: ("II",)}, reason=Reason.LABEL_PLACE)
    assert settled_in_runs(placed)[1].review
    unseen = axis("I", "II", "III", asked={1: ("I", "l")}, reason=Reason.READERS_DIFFER)
    assert settled_in_runs(unseen)[1].review
    none = {k: ("I" * (k + 1), "") for k in range(3)}
    alone = axis("I", "II", "III", asked=none, reason=Reason.READERS_DIFFER)
    assert all(one.review for one in settled_in_runs(alone))
