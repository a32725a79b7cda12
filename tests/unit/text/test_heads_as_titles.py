"""Heads over facets of one column."""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Axis, Box, Grid, Label
from unheat.text.heads_as_titles import with_heads_as_titles
from unheat.text.sites import PanelTexts


def _axis(n: int, label: str | None = None, box: Box | None = None, side: str = "left") -> Axis:
    return Axis(
        title=None,
        labels=(label,) * n,
        confidence=(0.9,) * n,
        review=(False,) * n,
        boxes=(box,) * n,
        side=side,
    )


def _grid(top: float) -> Grid:
    spans = tuple((top + 10.0 * i, top + 10.0 * i + 10.0) for i in range(5))
    return Grid(row_spans=spans, column_spans=((60.0, 260.0),))


UPPER = PanelTexts(
    title=None, rows=_axis(5), columns=_axis(1, "astrocyte", Box(120, 17, 200, 29), "top")
)
LOWER = PanelTexts(
    title=Label(text="pericyte", box=Box(125, 177, 195, 192)),
    rows=_axis(5),
    columns=_axis(1, "group_1", Box(150, 255, 160, 300), "bottom"),
)


def test_a_head_over_a_single_column_is_a_title_where_a_sister_has_both() -> None:
    upper, lower = with_heads_as_titles((UPPER, LOWER), (_grid(35.0), _grid(196.0)))
    assert upper.title is not None
    assert upper.title.text == "astrocyte"
    assert upper.columns.labels == (None,)
    assert lower == LOWER


def test_what_stands_elsewhere_over_a_single_column_names_it() -> None:
    alone = replace(LOWER, columns=_axis(1))
    for other, top in ((LOWER, 215.0), (replace(LOWER, title=None), 196.0), (alone, 196.0)):
        upper, _ = with_heads_as_titles((UPPER, other), (_grid(35.0), _grid(top)))
        assert upper == UPPER
