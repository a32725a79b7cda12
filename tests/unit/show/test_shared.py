"""Labels and titles that panels share are drawn once, beside the nearest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.text import Text
from tests.unit.show.factory import COLUMN_BOXES, NAMES, ROW_BOXES, even_grid, founding

from unheat.model import Box, Figure
from unheat.show.layout import plan
from unheat.show.render import render
from unheat.show.shared import drawn_once


def facets() -> Figure:
    """Two panels side by side; the labels of rows stand beside the first one alone."""
    figure = founding()
    first = replace(figure.panels[0], grid=even_grid(Box(171, 76, 440, 641), 4, 4))
    own = tuple(Box(box.x0 + 300, box.y0, box.x1 + 300, box.y1) for box in COLUMN_BOXES)
    second = replace(
        first,
        grid=even_grid(Box(470, 76, 736, 641), 4, 4),
        columns=replace(first.columns, boxes=own),
    )
    return replace(figure, panels=(first, second))


def test_the_farther_panel_lends_its_labels() -> None:
    first, second = drawn_once(facets()).panels
    assert first.rows.labels == founding().panels[0].rows.labels
    assert not any(second.rows.labels)
    assert second.rows.names == first.rows.names
    assert second.rows.boxes == ROW_BOXES, "what they tell of the size of type stays"
    assert any(second.columns.labels), "these have places of their own"
    assert first.rows.title is not None
    assert second.rows.title is None


def test_figures_of_one_panel_stay_as_they_are() -> None:
    assert drawn_once(founding()) is not None
    assert drawn_once(founding()).panels[0].rows == founding().panels[0].rows


@pytest.mark.parametrize("like_source", [False, True])
def test_each_label_stands_there_once(like_source: bool) -> None:
    drawing = render(facets(), like_source=like_source)
    drawing.canvas.draw()
    texts = [text.get_text() for text in drawing.findobj(Text) if isinstance(text, Text)]
    assert texts.count("Source model") == 1
    names = [placed.text for placed in plan(facets()).texts if placed.text == "GPT-4"]
    assert len(names) == 3, "once beside rows, and under each panel"


def test_a_panel_by_itself_has_its_labels_beside_it() -> None:
    drawing = render(facets(), panel=2)
    drawing.canvas.draw()
    ax = drawing.axes[0]
    assert [label.get_text() for label in ax.get_yticklabels()] == list(NAMES)
    assert ax.get_ylabel() == "Source model"
    cells = ax.get_window_extent()
    assert max(label.get_window_extent().x1 for label in ax.get_yticklabels()) > cells.x0 - 20
