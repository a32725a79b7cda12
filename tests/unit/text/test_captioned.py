"""Captions of tables, which stand where charts have the titles of their columns."""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Axis, Box, Label
from unheat.text.captioned import captioned
from unheat.text.labels import locate
from unheat.text.sites import PanelTexts

from .test_titles import Page


def under(x0: float, x1: float, *, heads: float = 90.0, rows: str = "Anna") -> PanelTexts:
    """Texts of cells at (160, 120)-(400, 280) with one from ``x0`` to ``x1`` below them, whose
    ``rows`` begin at 40 and whose columns are labelled at ``heads`` (y, px)."""

    def axis(boxes: list[Box], title: Label | None) -> Axis:
        labels, none = (rows,) * 4, (False,) * 4
        return Axis(
            title=title, labels=labels, confidence=(1.0,) * 4, review=none, boxes=tuple(boxes)
        )

    names = [Box(40, 130 + 40 * row, 150, 142 + 40 * row) for row in range(4)]
    columns = [Box(180 + 60 * col, heads, 200 + 60 * col, heads + 12) for col in range(4)]
    title = Label(text="Yield", confidence=0.9, box=Box(x0, 300, x1, 314))
    return PanelTexts(title=None, rows=axis(names, None), columns=axis(columns, title))


def judged(texts: PanelTexts, *, headed: bool = False) -> tuple[Label | None, Label | None]:
    after = captioned(locate(Page().layout()), 0, texts, headed=headed)
    return after.title, after.columns.title


def test_what_is_set_on_a_whole_table_is_its_title() -> None:
    for x0, x1 in ((170, 270), (40, 140)):
        title, columns = judged(under(x0, x1))
        assert title is not None
        assert title.text == "Yield"
        assert not title.review
        assert columns is None


def test_what_is_set_on_the_cells_names_the_columns() -> None:
    title, columns = judged(under(230, 330))
    assert title is None
    assert columns is not None
    assert not columns.review


def test_under_labels_of_the_columns_or_with_a_title_above_it_is_no_caption() -> None:
    for texts, headed in ((under(170, 270, heads=284.0), False), (under(170, 270), True)):
        title, columns = judged(texts, headed=headed)
        assert title is None
        assert columns is not None


def test_where_its_place_does_not_tell_both_are_asked_about() -> None:
    title, columns = judged(under(190, 310))
    assert title is not None
    assert title.review
    assert not title.text
    assert columns is not None
    assert columns.review


def test_the_letter_of_a_panel_below_it_is_no_name_of_its_columns() -> None:
    texts = under(230, 330)
    letter = Label(text="(a)", confidence=0.9, box=Box(270, 300, 290, 314))
    texts = replace(texts, columns=replace(texts.columns, title=letter))
    assert judged(texts) == (None, None)
    assert judged(texts, headed=True) == (None, None)
