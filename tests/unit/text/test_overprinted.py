"""Labels that the name of their axis or a bar was drawn over."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from unheat.model import Bar, Box
from unheat.text.lines import Line
from unheat.text.overprinted import overprinted
from unheat.text.page import Page
from unheat.text.sites import Site


def _line(box: Box, angle: float = 0.0) -> Line:
    thick = box.height if angle == 0.0 else box.width
    return Line(
        glyphs=np.zeros(1, dtype=np.int64),
        angle=angle,
        along=(box.x0, box.x1),
        across=(box.y0, box.y1),
        box=box,
        size=thick,
    )


def _found(starts: list[float], *, title: Box | None = None, bar: Box | None = None) -> list[int]:
    """Places of the labels from ``starts`` to x = 100 that something was drawn over."""
    sites: list[Any] = [
        Site(
            role="row",
            owner=0,
            index=i,
            lines=(_line(Box(start, 20.0 * i, 100.0, 20.0 * i + 10.0)),),
            side="left",
        )
        for i, start in enumerate(starts)
    ]
    if title is not None:
        lines = (_line(title, 90.0),)
        sites.append(Site(role="row-title", owner=0, index=0, lines=lines, side="left"))
    bars = [] if bar is None else [Bar(box=bar, orientation="vertical")]
    page = cast(Page, SimpleNamespace(layout=SimpleNamespace(bars=bars)))
    keys = overprinted(page, sites)
    return [site.index for site in sites if site.key in keys]


@pytest.mark.parametrize(
    ("title", "found"),
    [(Box(40, 5, 50, 60), [0, 1, 2]), (Box(20, 5, 30, 60), []), (None, [])],
)
def test_labels_beside_a_name_in_their_midst_may_begin_under_it(
    title: Box | None, found: list[int]
) -> None:
    assert _found([42.0, 51.0, 70.0], title=title) == found


@pytest.mark.parametrize(
    ("starts", "top", "found"),
    [
        # The longest label begins next to its name, beside nothing of it.
        ([51.0, 70.0, 75.0], 45, []),
        ([51.0, 70.0, 75.0], 5, [0, 1, 2]),
        ([51.0, 52.0, 75.0], 45, [0, 1, 2]),
        ([48.0, 70.0, 75.0], 45, [0, 1, 2]),
    ],
)
def test_the_longest_label_begins_next_to_the_name_of_its_axis(
    starts: list[float], top: int, found: list[int]
) -> None:
    assert _found(starts, title=Box(40, top, 50, 60)) == found


def test_labels_that_begin_at_a_bar_may_begin_under_it() -> None:
    assert _found([51.0, 52.0, 70.0], bar=Box(35, 0, 50, 80)) == [0, 1]
    assert _found([51.0, 52.0, 70.0], bar=Box(35, 18, 50, 80)) == [1]
    assert _found([51.0, 52.0, 70.0], bar=Box(10, 0, 25, 80)) == []


def test_labels_where_a_bar_without_numbers_would_have_these_may_hold_them() -> None:
    assert _found([55.0, 70.0, 85.0], bar=Box(35, 0, 50, 80)) == [0, 1, 2]
    assert _found([68.0, 70.0, 85.0], bar=Box(35, 0, 50, 80)) == []
