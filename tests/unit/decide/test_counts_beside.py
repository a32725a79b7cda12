"""A column of counts between names and cells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import table_of

from unheat.decide.counts_beside import counts_beside
from unheat.model import Axis, Box, Layout, Reason
from unheat.text.labels import PanelTexts, Texts

LABELS = ("3,289", "1,874", "2,268")


def scene(
    labels: tuple[str, ...] = LABELS, words: int = 3, upright: bool = False, wide: float = 24.0
) -> tuple[Layout, Texts]:
    """3 × 3 cells of 40 × 20 pixels at x = 100, numbers beside them, and words beyond these."""
    layout, _ = table_of(np.full((3, 3, 3), 120.0))
    panel = layout.panels[0]
    spans = tuple((100.0 + 40 * k, 140.0 + 40 * k) for k in range(3))
    grid = replace(panel.grid, column_spans=spans)
    rgb = np.full((200, 300, 3), 255, np.uint8)
    boxes = tuple(Box(94.0 - wide, 6.0 + 20 * k, 94.0, 14.0 + 20 * k) for k in range(3))
    for k in range(3):
        rgb[6 + 20 * k : 14 + 20 * k, round(94 - wide) : 94] = 0
    for k in range(words):
        rgb[7 + 20 * k : 13 + 20 * k, 20:46:2] = 0
    if upright:
        rgb[0:60, 30:38] = 0
    layout = replace(
        layout,
        raster=replace(layout.raster, rgb=rgb),
        panels=(replace(panel, grid=grid, frame=grid.box),),
        background=(255.0, 255.0, 255.0),
    )
    rows = Axis(
        title=None,
        labels=labels,
        confidence=(1.0,) * 3,
        review=(False,) * 3,
        boxes=boxes,
    )
    columns = replace(rows, labels=("a", "b", "c"), side="top")
    panels = (PanelTexts(title=None, rows=rows, columns=columns),)
    return layout, Texts(figure_title=None, panels=panels, bars=())


def test_numbers_in_no_order_before_words_are_company() -> None:
    told = counts_beside(*scene())
    assert told is not None
    assert told.furniture == (Box(70.0, 0.0, 100.0, 60.0),)


@pytest.mark.parametrize(
    ("labels", "words", "upright"),
    [
        (("1", "2", "3"), 3, False),
        (("a", "2", "1"), 3, False),
        (LABELS, 2, False),
        (LABELS, 0, True),
    ],
)
def test_numbers_in_order_and_those_without_words_are_labels(
    labels: tuple[str, ...], words: int, upright: bool
) -> None:
    assert counts_beside(*scene(labels, words, upright)) is None


def test_counts_wider_than_the_cells_are_asked_about_once() -> None:
    layout, texts = scene(wide=44.0)
    told = counts_beside(layout, texts)
    assert told is not None
    assert told.panels[0].reasons == (Reason.LABEL_PLACE,)
    assert counts_beside(told, texts) is None


def test_leaves_of_a_tree_in_its_order_are_labels() -> None:
    layout, texts = scene(("1", "0", "2"), words=0)
    rgb = layout.raster.rgb.copy()
    for k in range(3):
        rgb[9 + 20 * k : 11 + 20 * k, 30:62] = 0
    rgb[9:31, 30:32] = 0
    rgb[19:51, 20:22] = rgb[19:21, 20:32] = rgb[49:51, 20:32] = 0
    assert counts_beside(replace(layout, raster=replace(layout.raster, rgb=rgb)), texts) is None


def test_arrows_that_come_again_before_words_are_company() -> None:
    told = counts_beside(*scene(("\u25b2", "v", "\u25b2"), wide=8.0))
    assert told is None, "two signs of three are too few again"
    for read in ("\u25b2", "v"):
        told = counts_beside(*scene((read, read, read), wide=8.0))
        assert told is not None
        assert told.furniture == (Box(86.0, 0.0, 100.0, 60.0),)
    assert counts_beside(*scene(("a", "b", "a"), wide=8.0)) is None
