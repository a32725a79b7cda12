"""Level labels that run on in each other are cut where each is centered on its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.unit.text.drawn_columns import FACE, sites_on

from unheat.model import Grid, PanelLayout
from unheat.text.labels import locate
from unheat.text.sites import Sites
from unheat.text.touching import _thinnest


def below(
    names: Sequence[str], period: float, spots: Sequence[float] | None = None, size: int = 13
) -> Sites:
    """Sites of a panel with column labels below, or with words whose middles are at ``spots``."""
    font = ImageFont.truetype(FACE, size)
    ends = [40 + period * column for column in range(len(names) + 1)]
    picture = Image.new("RGB", (round(ends[-1]) + 40, 160), "white")
    draw = ImageDraw.Draw(picture)
    for column, (start, end) in enumerate(pairwise(ends)):
        for row in range(3):
            box = (round(start), 30 + 30 * row, round(end) - 1, 59 + 30 * row)
            shade = 20 * column % 180
            draw.rectangle(box, fill=(60 + shade, 90 + 30 * row, 200 - shade))
    middles = spots or [(start + end) / 2 for start, end in pairwise(ends)]
    for name, middle in zip(names, middles, strict=True):
        draw.text((middle, 130), name, font=font, fill="black", anchor="ms")
    grid = Grid(
        row_spans=tuple((30.0 + 30 * row, 60.0 + 30 * row) for row in range(3)),
        column_spans=tuple(pairwise(ends)),
    )
    return sites_on(picture, grid)


@pytest.mark.parametrize("period", [42.0, 43.0])
def test_labels_without_a_gap_are_one_for_each_column(period: float) -> None:
    sites = below(["Coffee", "Juices", "Waters", "Milk", "Cider"], period)
    labels = sites.of("column", 0)
    assert [label.index for label in labels] == [0, 1, 2, 3, 4]
    middles = [label.box.center[0] for label in labels]
    assert middles == pytest.approx([40 + period * (i + 0.5) for i in range(5)], abs=2.0)


def test_small_labels_that_are_one_piece_of_ink_are_parted_between_the_columns() -> None:
    names = [f"S{number:02}" for number in range(1, 15)]
    labels = below(names, 21.5, size=11).of("column", 0)
    assert [label.index for label in labels] == list(range(14))
    middles = [label.box.center[0] for label in labels]
    assert middles == pytest.approx([40 + 21.5 * (i + 0.5) for i in range(14)], abs=1.0)


def test_turned_labels_without_a_gap_are_one_for_each_row() -> None:
    level = below(["Coffee", "Juices", "Waters", "Milk", "Cider"], 42.0).layout
    rgb, grid = np.ascontiguousarray(np.rot90(level.raster.rgb)), level.panels[0].grid
    height = rgb.shape[0]
    turned = Grid(
        row_spans=tuple((height - b, height - a) for a, b in reversed(grid.column_spans)),
        column_spans=grid.row_spans,
    )
    sites = locate(
        replace(
            level,
            raster=replace(level.raster, rgb=rgb),
            panels=(PanelLayout(grid=turned, frame=turned.box, bar=None),),
        )
    )
    labels = sites.of("row", 0)
    assert [label.index for label in labels] == [0, 1, 2, 3, 4]
    middles = [label.box.center[1] for label in labels]
    assert middles == pytest.approx(turned.row_centers(), abs=2.0)


def test_a_word_that_spans_columns_is_left_whole() -> None:
    sites = below(["Temperature", ""], 40.0, [80.0, 80.0])
    assert not sites.of("column", 0)


def test_a_few_labels_over_narrow_columns_are_left_whole() -> None:
    names = ["Dec-20", "Mar-21", "Jun-21"] + [""] * 33
    period = 15.5
    sites = below(names, period, [40 + period * (i + 0.5) for i in (3, 16, 29)] + [200.0] * 33)
    assert [label.index for label in sites.of("column", 0)] == [3, 16, 29]


def test_letters_of_two_labels_that_run_together_are_parted() -> None:
    names = ["NQ", "HotpotQA", "FEVER", "StrategyQA", "2Wiki", "MuSiQue", "Avg."]
    sites = below(names, 57.5)
    labels = sites.of("column", 0)
    assert [label.index for label in labels] == list(range(7))
    middles = [label.box.center[0] for label in labels]
    assert middles == pytest.approx([40 + 57.5 * (i + 0.5) for i in range(7)], abs=2.0)


def test_a_piece_with_ink_on_one_side_alone_is_not_cut() -> None:
    """Of another piece that lies in its box it may have lost the rest."""
    glyphs = below(["Coffee", "Juices", "Waters"], 60.0).glyphs
    labels = glyphs.labels.copy()
    x0, y0, x1, y1 = glyphs.boxes[0].astype(int)
    region = labels[y0:y1, x0:x1]
    region[:, : x1 - x0 - 1][region[:, : x1 - x0 - 1] == glyphs.label[0]] = 0
    assert _thinnest(replace(glyphs, labels=labels), 0) is None
    assert _thinnest(glyphs, 0) is not None
