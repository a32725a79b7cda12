"""Ranges of an axis that meet bear out each other's bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_series import readings

from unheat.model import Reason
from unheat.text.meeting_ranges import ranges_that_meet
from unheat.text.reading import Reading, doubted

BINS = ("[0, 10)", "[10, 20)", "[20, 30)", "[30, 40)")


def heard(*texts: str, first: tuple[str, ...] = ()) -> list[Reading]:
    """Labels in doubt that two readers read so, and the first one otherwise."""
    seen = first or tuple(text.replace("[", "(") for text in texts)
    return [
        doubted(replace(one, said=(other, one.text, one.text)))
        for one, other in zip(readings(*texts), seen, strict=True)
    ]


def settled(own: list[Reading]) -> list[str]:
    found = ranges_that_meet([one.site for one in own], {one.site.key: one for one in own})
    assert not any(one.review for one in found.values())
    return [one.text for one in found.values()]


@pytest.mark.parametrize(
    "texts",
    [
        BINS,
        BINS[::-1],
        ("18–24", "25–34", "35–44", "45–54"),
        ("0–1 km", "1–2.5 km", "2.5–5 km", "5–10 km"),
        ("0.01-0.05", "0.06-0.10", "0.11-0.50", "0.51-0.99"),
    ],
)
def test_ranges_that_meet_settle_each_other(texts: tuple[str, ...]) -> None:
    assert sorted(settled(heard(*texts))) == sorted(texts)


def test_a_bound_that_meets_nothing_or_is_in_both_stays_in_doubt() -> None:
    assert settled(heard("0-10", "10-20", "29-30", "30-40")) == []
    assert settled(heard("[0, 10]", "[10, 20]", "[20, 30]", "[30, 40]")) == []
    assert settled(heard("0-10", "10-20", "20-30")) == []


def test_brackets_that_one_reader_alone_saw_stay_in_doubt() -> None:
    lone = [replace(one, said=(one.said[0], "", one.text)) for one in heard(*BINS)]
    assert settled(lone) == []


def test_the_outer_bound_of_an_outer_range_is_read_by_two() -> None:
    own = heard(*BINS)
    own[0] = replace(own[0], said=("(0, 10)", "[6, 10)", "[0, 10)"))
    assert settled(own) == list(BINS[1:])


def test_other_doubts_stay() -> None:
    own = [replace(one, reasons=(Reason.LABEL_PLACE,)) for one in heard(*BINS)]
    assert settled(own) == []
