"""Panels below each other: the title over that of the first one is the figure's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.lines import Line
from unheat.text.sites import Site
from unheat.text.stack_title import with_stack_title

BOXES = [Box(100, 60, 400, 160), Box(100, 260, 400, 360)]


def line(y: float, width: float) -> Line:
    return Line(
        glyphs=np.zeros(0, dtype=np.int64),
        angle=0.0,
        along=(250 - width / 2, 250 + width / 2),
        across=(y, y + 12.0),
        size=12.0,
        box=Box(250 - width / 2, y, 250 + width / 2, y + 12.0),
    )


def titled(*widths: tuple[float, ...]) -> list[Site]:
    return [
        Site(
            role="title",
            owner=number,
            index=0,
            lines=tuple(line(box.y0 - 16.0 * (len(own) - k), width) for k, width in enumerate(own)),
            turns=(0.0,),
            side="top",
        )
        for number, (box, own) in enumerate(zip(BOXES, widths, strict=True))
    ]


@pytest.mark.parametrize(
    ("widths", "figure", "sure"),
    [
        (((140.0, 60.0), (70.0,)), 1, True),
        # One text that was broken where it had no more room.
        (((260.0, 60.0), (70.0,)), 1, False),
        (((60.0,), (70.0,)), 0, True),
        (((140.0, 60.0), (140.0, 70.0)), 0, True),
    ],
)
def test_a_line_more_than_the_others_have_is_the_figures_title(
    widths: tuple[tuple[float, ...], ...], figure: int, sure: bool
) -> None:
    sites = titled(*widths)
    page = cast(Any, SimpleNamespace())
    found, overall = with_stack_title(page, BOXES, sites, [])
    assert len(overall) == figure
    assert [len(site.lines) for site in found] == [len(widths[0]) - figure, len(widths[1])]
    assert found[0].sure is sure


def test_panels_side_by_side_keep_the_lines_of_their_titles() -> None:
    boxes = [BOXES[0], Box(500, 60, 800, 160)]
    sites = titled((140.0, 60.0), (70.0,))
    assert with_stack_title(cast(Any, SimpleNamespace()), boxes, sites, []) == (sites, [])
