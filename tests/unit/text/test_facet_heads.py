"""Names of facets that stand over the labels of their columns, or beside their rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unheat.model import Axis, Box, Label
from unheat.text.facet_heads import with_facet_heads
from unheat.text.sites import PanelTexts, Texts


def axis(labels: str, boxes: list[Box], title: Label | None = None) -> Axis:
    return Axis(
        title=title,
        labels=tuple(labels),
        confidence=(1.0,) * len(labels),
        review=(False,) * len(labels),
        boxes=tuple(boxes),
    )


def stacked(names: tuple[str, str], x: float) -> Texts:
    """Two panels below each other with labels at the left and texts upright at x."""
    panels = []
    for k, name in enumerate(names):
        top = 100.0 * k
        side = Label(text=name, box=Box(x, top + 20, x + 10, top + 60), turn=270.0)
        rows = [Box(10, top + 20 * i, 30, top + 20 * i + 10) for i in range(2)]
        columns = [Box(50 + 40 * i, 200, 60 + 40 * i, 210) for i in range(2)]
        panels.append(
            PanelTexts(title=None, rows=axis("rs", rows, side), columns=axis("ab", columns))
        )
    return Texts(figure_title=None, panels=tuple(panels), bars=())


@pytest.mark.parametrize(
    ("names", "x", "strips"),
    [
        (("Female", "Male"), 130.0, True),
        (("Sex", "Sex"), 130.0, False),
        (("Female", "Male"), 0.0, False),
    ],
)
def test_strips_at_the_far_side_of_panels_in_a_column_are_their_titles(
    names: tuple[str, str], x: float, strips: bool
) -> None:
    texts = stacked(names, x)
    found = with_facet_heads(texts)
    if not strips:
        assert found == texts
        return
    assert [panel.title.text for panel in found.panels if panel.title] == list(names)
    assert all(panel.rows.title is None for panel in found.panels)


def test_panels_with_titles_keep_those_of_their_rows() -> None:
    texts = stacked(("Female", "Male"), 130.0)
    titled = replace(
        texts, panels=tuple(replace(panel, title=Label(text="2010")) for panel in texts.panels)
    )
    assert with_facet_heads(titled) == titled
