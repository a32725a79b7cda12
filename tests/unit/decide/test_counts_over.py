"""Numbers between the names of columns and the cells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import table_of

from unheat.decide.counts_over import counts_over
from unheat.model import Axis, Box, Layout
from unheat.text.labels import PanelTexts, Texts

COUNTS = ("48.3", "50.7", "40.7")


def scene(
    labels: tuple[str, ...] = COUNTS, names: tuple[tuple[int, int], ...] | None = None
) -> tuple[Layout, Texts]:
    """3 x 3 cells of 60 x 20 pixels below y = 80, numbers over them, and words over these."""
    layout, _ = table_of(np.full((3, 3, 3), 120.0))
    panel = layout.panels[0]
    rows = tuple((80.0 + 20 * k, 100.0 + 20 * k) for k in range(3))
    columns = tuple((60.0 + 60 * k, 120.0 + 60 * k) for k in range(3))
    grid = replace(panel.grid, row_spans=rows, column_spans=columns)
    rgb = np.full((160, 300, 3), 255, np.uint8)
    rgb[80:140, 60:240] = 120
    boxes = tuple(Box(75.0 + 60 * k, 60.0, 105.0 + 60 * k, 70.0) for k in range(3))
    for box in boxes:
        rgb[box.pixels(rgb.shape)] = 0
    rgb[60:70, 20:40] = 0
    for x0, x1 in names or tuple((70 + 60 * k, 110 + 60 * k) for k in range(3)):
        rgb[35:45, x0:x1:2] = 0
    layout = replace(
        layout,
        raster=replace(layout.raster, rgb=rgb),
        panels=(replace(panel, grid=grid, frame=grid.box),),
        background=(255.0, 255.0, 255.0),
    )
    over = Axis(
        title=None,
        labels=labels,
        confidence=(1.0,) * 3,
        review=(False,) * 3,
        boxes=boxes,
        side="top",
    )
    beside = replace(over, labels=("a", "b", "c"), side="left")
    panels = (PanelTexts(title=None, rows=beside, columns=over),)
    return layout, Texts(figure_title=None, panels=panels, bars=())


def test_numbers_under_the_names_of_columns_go_with_the_word_beside_them() -> None:
    found = counts_over(*scene())
    assert found is not None
    assert (found.raster.rgb[58:80] == 255).all()
    assert (found.raster.rgb[35:45, 70] == 0).all()


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (("1", "2", "3"), None),
        (("a", "2", "1"), None),
        # The words of a title, and names of two columns.
        (COUNTS, ((70, 150), (158, 190), (196, 230))),
        (COUNTS, ((70, 110), (150, 210))),
    ],
)
def test_numbers_in_order_and_those_without_names_are_labels(
    labels: tuple[str, ...], names: tuple[tuple[int, int], ...] | None
) -> None:
    assert counts_over(*scene(labels, names)) is None
