"""What stands over the labels of rows and was taken for a title may be their name."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np

from unheat.model import Box
from unheat.text.page import Page
from unheat.text.row_heading import rows_headed_by
from unheat.text.sites import Site


def _headed(
    box: Box,
    *,
    sure: bool = False,
    named: bool = False,
    heads: float | None = None,
    print_at: tuple[float, float, float, float] = (0, 0, 1, 1),
) -> list[int]:
    grid = SimpleNamespace(box=Box(200, 150, 700, 280))
    panels = (SimpleNamespace(grid=grid, frame=grid.box),)
    glyphs = SimpleNamespace(boxes=np.array([print_at], dtype=float))
    page = SimpleNamespace(layout=SimpleNamespace(panels=panels), glyphs=glyphs)
    title = SimpleNamespace(role="title", owner=0, side=None, box=box, sure=sure)
    sites = [
        SimpleNamespace(
            role="row", owner=0, side="left", box=Box(175, 160 + 30 * i, 194, 174 + 30 * i)
        )
        for i in range(4)
    ]
    if heads is not None:
        places = [Box(210 + 100 * i, heads, 250 + 100 * i, heads + 14) for i in range(3)]
        sites += [SimpleNamespace(role="column", owner=0, side="top", box=box) for box in places]
    sites += (
        [title] if not named else [title, SimpleNamespace(role="row-title", owner=0, side="top")]
    )
    return rows_headed_by(cast(Page, page), cast(list[Site], sites), cast(Site, title))


def test_a_doubtful_title_over_the_labels_of_the_rows_may_name_these() -> None:
    assert _headed(Box(108, 129, 194, 143)) == [0]
    assert not _headed(Box(108, 129, 194, 143), sure=True)
    assert not _headed(Box(108, 129, 194, 143), named=True)
    # Over the cells, or beside the labels' column.
    assert not _headed(Box(350, 129, 460, 143))
    assert not _headed(Box(20, 129, 90, 143))


def test_what_stands_before_the_labels_of_the_columns_is_no_title_for_certain() -> None:
    assert _headed(Box(108, 129, 194, 143), sure=True, heads=130) == [0]
    assert not _headed(Box(108, 99, 194, 113), sure=True, heads=130)


def test_what_stands_between_names_of_groups_and_the_labels_under_them_is_no_title() -> None:
    word = Box(108, 117, 194, 129)
    assert _headed(word, sure=True, heads=130, print_at=(260, 104, 268, 116)) == [0]
    # Print far over it, beside the columns, a rule, and nothing at all.
    for box in ((260, 84, 268, 96), (40, 104, 48, 116), (200, 115, 700, 117), (0, 0, 1, 1)):
        assert not _headed(word, sure=True, heads=130, print_at=box)
