"""Slanted labels that stand as evenly by their middles as by their ends."""

from __future__ import annotations

import pytest
from tests.unit.text.slanted import slanted_columns

from unheat.model import Axis, Reason
from unheat.text.either_anchor import by_either_anchor
from unheat.text.labels import locate

PITCH, N, STEP = 8, 40, 8


def columns(text: str, *, marks: bool) -> Axis:
    """The axis of labels at every eighth column that end two columns further on, or nearly."""
    labels = dict.fromkeys(range(0, N, STEP), text)
    sites = locate(slanted_columns(labels, pitch=PITCH, count=N, marks=marks, size=8))
    found = {site.index for site in sites.of("column", 0)}
    axis = Axis(
        title=None,
        labels=tuple(text if place in found else None for place in range(N)),
        confidence=(0.9,) * N,
        review=(False,) * N,
        side="bottom",
        turn=45.0,
    )
    return by_either_anchor(sites, axis, 0, "column")


@pytest.mark.parametrize("marks", [True, False])
def test_the_places_of_labels_are_asked_about_where_no_mark_tells_them(marks: bool) -> None:
    axis = columns("2.0 Mb", marks=marks)
    named = [place for place, label in enumerate(axis.labels) if label]
    assert len(named) == N // STEP
    assert [axis.review[place] for place in named] == [not marks] * len(named)
    if not marks:
        assert axis.reasons[named[0]] == (Reason.LABEL_PLACE,)
