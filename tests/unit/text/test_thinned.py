"""Labels of every fifth line, one of which was not read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unheat.model import Axis, Reason
from unheat.text.thinned import with_due_places


def axis(count: int, places: tuple[int, ...]) -> Axis:
    labels = tuple(str(place) if place in places else None for place in range(count))
    return Axis(title=None, labels=labels, confidence=(1.0,) * count, review=(False,) * count)


@pytest.mark.parametrize(
    ("places", "due"),
    [
        ((0, 5, 10, 15, 25, 30), [20]),
        ((0, 5, 10, 15, 20, 25, 30), []),
        # Labels of irregular lines, and all of them.
        ((0, 5, 12, 15, 25, 30), []),
        ((0, 1, 2, 3, 5), []),
        ((0, 10, 20), []),
        ((), []),
    ],
)
def test_a_label_that_is_due_among_even_ones_is_asked_about(
    places: tuple[int, ...], due: list[int]
) -> None:
    told = with_due_places(axis(32, places))
    assert [i for i, asked in enumerate(told.review) if asked] == due
    assert all(told.reasons[i] == (Reason.LABEL_MISSING,) for i in due)


def test_a_few_labels_here_and_there_that_are_all_in_doubt_are_those_of_many() -> None:
    some = axis(10, (0, 7, 9))
    doubted = replace(some, review=tuple(place in (0, 7, 9) for place in range(10)))
    assert all(with_due_places(doubted).review)
    one_sure = replace(some, review=tuple(place in (0, 7) for place in range(10)))
    assert with_due_places(one_sure) == one_sure
    even = axis(10, (0, 3, 6))
    even = replace(even, review=tuple(place in (0, 3, 6) for place in range(10)))
    assert with_due_places(even) == even


def test_numbers_that_go_on_evenly_stand_at_even_places() -> None:
    names = {0: "ID1", 1: "ID3", 3: "ID5", 5: "ID7", 7: "ID9"}
    some = axis(9, tuple(names))
    told = with_due_places(replace(some, labels=tuple(names.get(place) for place in range(9))))
    assert [place for place in range(9) if told.review[place]] == list(names)
    assert set(told.reasons[3]) == {Reason.LABEL_PLACE}
    other = {0: "ID1", 1: "ID2", 3: "ID4", 5: "ID6", 7: "ID8"}
    told = with_due_places(replace(some, labels=tuple(other.get(place) for place in range(9))))
    assert not any(told.review[place] for place in other)
