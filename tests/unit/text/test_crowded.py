"""Labels that overlap."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from unheat.model import Axis, Box, Grid
from unheat.text.crowded import crowded, names_in_bars_doubted
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites


def _review(labels: tuple[str | None, ...], *boxes: tuple[float, float]) -> tuple[bool, ...]:
    """What is doubted of labels over columns of 40 px whose print reaches from x0 to x1."""
    n = len(labels)
    spans = tuple((40.0 * i, 40.0 * i + 40) for i in range(n))
    grid = Grid(row_spans=((0.0, 20.0),), column_spans=spans)
    known = [i for i, label in enumerate(labels) if label is not None]
    found = [
        SimpleNamespace(
            index=i, box=Box(x0, 30, x1, 40), lines=(SimpleNamespace(angle=0.0, size=10.0),)
        )
        for i, (x0, x1) in zip(known, boxes, strict=True)
    ]
    sites = SimpleNamespace(
        layout=SimpleNamespace(panels=(SimpleNamespace(grid=grid, frame=grid.box),)),
        of=lambda role, _owner: found if role == "column" else [],
        unread=lambda: np.zeros(0, dtype=bool),
        glyphs=SimpleNamespace(boxes=np.zeros((0, 4))),
    )
    axis = Axis(title=None, labels=labels, confidence=(1.0,) * n, review=(False,) * n)
    return crowded(cast(Sites, sites), axis, 0, "column").review


def test_a_label_that_reaches_over_a_missing_one_is_doubted() -> None:
    assert _review(("a", None, "SSMicro"), (10, 30), (70, 115)) == (False, False, True)


def test_labels_within_their_columns_and_beside_others_are_not() -> None:
    assert _review(("a", None, "b"), (10, 30), (90, 110)) == (False,) * 3
    assert _review(("a", "wide one"), (10, 30), (32, 88)) == (False,) * 2


def test_missing_labels_under_the_print_of_others_are_doubted() -> None:
    assert _review(("a", None, "one two three", None, "b"), (10, 30), (45, 155), (170, 190)) == (
        False,
        True,
        True,
        True,
        False,
    )


def test_columns_between_few_labels_have_none() -> None:
    labels = ("a", *[None] * 4, "one", *[None] * 6)
    assert _review(labels, (10, 30), (185, 255)) == (*(False,) * 5, True, *(False,) * 6)


def test_wide_labels_of_every_third_column_are_thinned_out() -> None:
    labels = tuple("06:00" if i % 3 == 0 else None for i in range(12))
    boxes = [(120.0 * i - 10, 120.0 * i + 50) for i in range(4)]
    assert not any(_review(labels, *boxes))
    # Of two steps one may have lost its label, unless more than a column between them is blank.
    assert any(_review(labels[:7], *((x0 - 20, x1 + 20) for x0, x1 in boxes[:3])))
    assert not any(_review(labels[:7], *boxes[:3]))
    # Uneven ones did.
    assert any(_review((*labels[:9], None, *labels[9:]), *boxes[:3], (390.0, 450.0)))


def test_labels_that_all_begin_with_their_columns_and_stand_apart_are_not() -> None:
    """The months over a calendar of weeks."""
    labels = ("Jan", *[None] * 3, "Feb", *[None] * 3, "Mar", *[None] * 4, "Apr", None)
    boxes = [(3.0, 60.0), (162.0, 222.0), (322.0, 385.0), (521.0, 580.0)]
    assert not any(_review(labels, *boxes))
    # One that begins before its column may be two.
    boxes[1] = (130.0, 222.0)
    assert any(_review(labels, *boxes))


def test_labels_that_took_letters_of_their_neighbors_are_doubted() -> None:
    """ "Command R" and "Qwen" overlap in their columns, and "R" was given to the second."""
    labels = ("Phi", "GPT", "Command", "RQwen", "Yi")
    boxes = [(12.0, 28.0), (50.0, 70.0), (78.0, 112.0), (115.0, 159.0), (172.0, 188.0)]
    assert _review(labels, *boxes) == (False, False, True, True, False)
    boxes[2:4] = (80.0, 120.0), (122.0, 158.0)
    assert not any(_review(labels, *boxes))
    # Labels that all begin at the left of their columns are off these alike.
    begun = [(40.0 * i + 2, 40.0 * i + 37) for i in range(5)]
    assert not any(_review(labels, *begun))


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        # Right behind the label, a word off it, over it, above it, and far to the right.
        (Box(64, 8, 120, 18), True),
        (Box(67, 10, 120, 20), True),
        (Box(50, 4, 120, 14), True),
        (Box(50, -6, 120, 4), False),
        (Box(80, 8, 140, 18), False),
    ],
)
def test_a_label_that_runs_into_the_name_of_a_bar_is_asked_about(name: Box, asked: bool) -> None:
    sites = [
        SimpleNamespace(
            key=role, role=role, box=box, turns=(0.0,), lines=(SimpleNamespace(size=10.0),)
        )
        for role, box in (("row", Box(20, 8, 62, 18)), ("bar-label", name))
    ]
    readings = {
        site.key: Reading(site=cast(Site, site), text="Cd24", confidence=0.9) for site in sites
    }
    layout = SimpleNamespace(panels=())
    own = cast(Sites, SimpleNamespace(sites=sites, layout=layout))
    found = names_in_bars_doubted(own, readings)
    assert {key: one.review for key, one in found.items()} == {"row": asked, "bar-label": asked}
