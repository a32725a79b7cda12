"""Numbers of neighboring columns that were read as one label."""

from __future__ import annotations

from itertools import pairwise

import pytest

from unheat.model import Axis, Box, Reason
from unheat.text.run_together import with_series_parted


def axis(*labels: str | None) -> Axis:
    n = len(labels)
    boxes = tuple(
        None if one is None else Box(10.0 * i, 0, 10.0 * i + 8, 8) for i, one in enumerate(labels)
    )
    return Axis(title=None, labels=labels, confidence=(0.9,) * n, review=(False,) * n, boxes=boxes)


@pytest.mark.parametrize(
    ("labels", "parted"),
    [
        (
            ("7", "8", None, None, "9 10 11 12 13", None, None),
            ("7", "8", "9", "10", "11", "12", "13"),
        ),
        (("7", None, "8 9 10 11", None, None, "12"), ("7", "8", "9", "10", "11", "12")),
        ((None, "1 2 3", None), ("1", "2", "3")),
    ],
)
def test_a_series_stands_at_the_places_about_it(
    labels: tuple[str | None, ...], parted: tuple[str, ...]
) -> None:
    before = axis(*labels)
    found = with_series_parted(before)
    assert found.labels == parted
    own = [i for i, one in enumerate(labels) if one != parted[i]]
    assert all(found.review[i] and found.reasons[i] == (Reason.LABEL_PLACE,) for i in own)
    assert all(found.review[i] is False for i in range(len(labels)) if i not in own)
    boxes = [found.boxes[i] for i in own]
    assert all(
        one is not None and two is not None and one.x1 <= two.x1 for one, two in pairwise(boxes)
    )


@pytest.mark.parametrize(
    "labels",
    [
        # More places, or fewer, than numbers; no series; words that are no numbers; one column's.
        ("7", None, None, None, "9 10 11 12 13", None, None, None),
        ("7", "8", None, "9 10 11 12 13", None),
        (None, "3 3 3", None),
        (None, "a b c", None),
        ("1", "2 3", None),
    ],
)
def test_other_labels_are_left(labels: tuple[str | None, ...]) -> None:
    assert with_series_parted(axis(*labels)).labels == labels
