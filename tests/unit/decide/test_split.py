"""Panels that may be the groups of one matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pytest

from unheat.decide.split import split_doubted
from unheat.model import Grid, Label, Panel, Reason
from unheat.model.figure import Axis


@dataclass(frozen=True)
class Part:
    """What is asked of a panel."""

    grid: Grid
    rows: Axis
    columns: Axis
    title: Label | None = None
    scale: None = None
    review: bool = False
    reasons: tuple[Reason, ...] = ()


def axis(labels: str) -> Axis:
    n = len(labels)
    texts = tuple(None if label == "_" else label for label in labels)
    return Axis(title=None, labels=texts, confidence=(1.0,) * n, review=(False,) * n)


def part(
    columns: str, *, left: float, top: float = 0.0, rows: str = "xyz", title: str | None = None
) -> Panel:
    """Three rows of cells of 40×20 px, under the labels of ``columns``."""
    grid = Grid(
        row_spans=tuple((top + 20.0 * k, top + 20.0 * k + 20) for k in range(3)),
        column_spans=tuple((left + 40.0 * k, left + 40.0 * k + 40) for k in range(len(columns))),
    )
    head = None if title is None else Label(text=title)
    return cast(Panel, Part(grid=grid, rows=axis(rows), columns=axis(columns), title=head))


def doubted(*parts: Panel) -> bool:
    return [panel.review for panel in split_doubted(parts)] == [True] * len(parts)


def test_blocks_whose_labels_go_on_may_be_one_matrix() -> None:
    found = split_doubted([part("abcd", left=0), part("efgh", left=172)])
    assert [panel.reasons for panel in found] == [(Reason.GRID_AMBIGUOUS,)] * 2


@pytest.mark.parametrize(
    ("columns", "left", "top"),
    [
        ("abcd", 172, 0),  # the same columns again
        ("efg_", 172, 0),  # not all have names
        ("efgh", 220, 0),  # further off than a cell
        ("efgh", 172, 30),  # not in line
        ("efg", 172, 0),  # another count
    ],
)
def test_facets_and_other_panels_are_no_blocks(columns: str, left: float, top: float) -> None:
    assert not doubted(part("abcd", left=0), part(columns, left=left, top=top))


@pytest.mark.parametrize(
    ("rows", "title", "asked"), [("___", None, True), ("xyz", None, False), ("___", "2020", False)]
)
def test_groups_of_several_sizes_whose_rows_are_named_once_may_be_one_matrix(
    rows: str, title: str | None, asked: bool
) -> None:
    assert doubted(part("abcd", left=0, rows=rows, title=title), part("ef", left=172)) is asked
