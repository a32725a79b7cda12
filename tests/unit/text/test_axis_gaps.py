"""Spaces about single letters, which most readers leave out."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_series import readings

from unheat.text.axis_gaps import _Label, _spaced, least_space


def labels(*told: tuple[str, list[str], list[float]]) -> list[_Label]:
    """Labels of one axis: text, what readers said, and the gaps of its ink."""
    found = []
    for (text, said, gaps), reading in zip(told, readings(*(one[0] for one in told)), strict=True):
        object.__setattr__(reading, "said", tuple(said or [text] * 3))
        found.append(_Label(reading, np.array(gaps)))
    return found


AXIS: list[tuple[str, list[str], list[float]]] = [
    ("Top 10%", [], [1.0, 4.0, 2.0, 1.0]),
    ("New York", [], [1.0, 1.0, 5.0, 1.0, 1.0, 1.0]),
]


def test_gaps_as_wide_as_the_spaces_of_an_axis_are_spaces() -> None:
    told = [
        ("A&B", ["A&B", "A & B", "A&B"], [4.0, 4.0]),
        ("7d", ["7d", "7 d", "7d"], [4.5]),
        ("e-mail", ["e-mail", "e-ma il", "e-mail"], [1.0, 1.0, 1.0, 1.0]),
        ("C D", ["C D", "C D", "CD"], [4.0]),
        ("CD14", ["CD14", "CD 14", "CD14"], [1.0, 3.5, 1.0]),
    ]
    axis = labels(*AXIS, *told)
    least = least_space(axis)
    assert least == 3.0
    assert [_spaced(one, least) for one in axis[2:]] == ["A & B", "7 d", None, None, None]


@pytest.mark.parametrize(
    "told",
    [
        [("A&B", ["A&B", "A & B", "A&B"], [4.0, 4.0])],  # nothing to compare with
        [*AXIS, ("W - W", [], [3.5, 3.5, 3.5])],  # gaps within words that are as wide
        [AXIS[0], ("Lima", [], [1.0, 1.0, 1.0, 1.0])],  # one space alone
    ],
)
def test_an_axis_without_a_clear_width_of_spaces_tells_none(
    told: list[tuple[str, list[str], list[float]]],
) -> None:
    assert least_space(labels(*told)) is None


def test_a_space_that_no_reader_saw_is_not_made_up() -> None:
    (one,) = labels(("A1", [], [5.0]))
    assert _spaced(one, 4.0) is None


def test_many_gaps_within_words_tell_what_is_none() -> None:
    words = labels(*(("Lima", [], [1.0, 1.5, 1.0]) for _ in range(4)), ("A&B", [], [3.0, 3.0]))
    assert least_space(words[:4]) == 2.5
    assert least_space(words[:3]) is None
