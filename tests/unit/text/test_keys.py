"""Texts beside the keys of legends."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.model import Bar, Box, Grid, Layout, PanelLayout, Raster, Reason, Word
from unheat.text.labels import Sites, assemble, crops, locate
from unheat.text.spelling import same_range

FONT = cv2.FONT_HERSHEY_SIMPLEX
COLORS = ((228, 26, 28), (55, 126, 184), (77, 175, 74))
NAMES = ("absent", "present", "unknown")


def legend(
    places: list[tuple[int, int]],
    *,
    left: bool = False,
    width: int = 620,
    title: str = "",
    down: int = 0,
) -> Sites:
    """A panel of 4 × 4 cells with keys of 24 × 12 pixels at ``places`` and a name at each."""
    rgb = np.full((420, 620, 3), 255, dtype=np.uint8)
    rgb[60:220, 60:300] = (90, 120, 160)
    boxes = []
    for (x, y), color, name in zip(places, COLORS, NAMES, strict=True):
        rgb[y : y + 12, x : x + 24] = color
        boxes.append(Box(x, y, x + 24, y + 12))
        long = cv2.getTextSize(name, FONT, 0.4, 1)[0][0]
        start = x - long - 8 if left else x + 32
        cv2.putText(rgb, name, (start, y + 10 + down), FONT, 0.4, (0, 0, 0), 1, cv2.LINE_AA)
    if title:
        x, y = places[0]
        cv2.putText(rgb, title, (x, y - 12), FONT, 0.45, (0, 0, 0), 1, cv2.LINE_AA)
    upright = places[0][0] == places[1][0]
    bar = Bar(
        box=boxes[0].union(boxes[-1]),
        orientation="vertical" if upright else "horizontal",
        keys=True,
        swatches=tuple(boxes),
    )
    grid = Grid(
        row_spans=tuple((60.0 + 40 * k, 100.0 + 40 * k) for k in range(4)),
        column_spans=tuple((60.0 + 60 * k, 120.0 + 60 * k) for k in range(4)),
    )
    return locate(
        Layout(
            raster=Raster(rgb=rgb[:, :width], name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=0),),
            bars=(bar,),
            background=(255.0,) * 3,
        )
    )


COLUMN = [(400, 80), (400, 106), (400, 132)]
ROW = [(60, 300), (180, 300), (310, 300)]


@pytest.mark.parametrize(("places", "left"), [(COLUMN, False), (ROW, False), (COLUMN, True)])
def test_each_key_has_the_text_beside_it(places: list[tuple[int, int]], left: bool) -> None:
    sites = legend(places, left=left)
    found = sites.of("key", 0)
    assert [site.index for site in found] == [0, 1, 2]
    for site, (x, y) in zip(found, places, strict=True):
        assert abs(site.box.center[1] - y - 6) < 4
        gap = x - site.box.x1 if left else site.box.x0 - x - 24
        assert 4 <= gap <= 12
    assert not sites.of("tick")


def test_what_heads_the_keys_is_their_name() -> None:
    sites = legend(COLUMN, title="Status")
    (name,) = sites.of("bar-label", 0)
    assert name.box.y1 < 76
    assert len(sites.of("key", 0)) == 3


@pytest.mark.parametrize(("width", "cut"), [(620, False), (483, True)])
def test_a_text_that_the_edge_may_cut_is_in_doubt(width: int, cut: bool) -> None:
    sites = legend(COLUMN, width=width)
    words = {crop.key: Word(text="name", confidence=0.99, engine="tesseract", key=crop.key)
             for crop in crops(sites)}  # fmt: skip
    keys = assemble(sites, words, words).bars[0].keys
    doubted = [key is not None and Reason.LABEL_PLACE in key.reasons for key in keys]
    assert any(doubted) == cut


@pytest.mark.parametrize(("down", "sure"), [(0, True), (3, True), (12, False)])
def test_texts_where_two_keys_meet_are_no_names_of_them(down: int, sure: bool) -> None:
    """So stand the bounds of a bar whose steps were taken for keys."""
    sites = legend([(400, 80), (400, 106), (400, 132)], down=down)
    found = sites.of("key", 0)
    assert found
    assert all(site.sure is sure for site in found)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("0-0.2", "0 – 0.2", True),
        ("0.8-—1", "0.8 – 1", True),
        ("5 - -1", "5-1", False),
        ("0.2-0.4", "0.2-0.1", False),
        ("GPT-4", "GPT - 4", False),
    ],
)
def test_a_range_is_the_same_however_wide_its_dash_is_set(one: str, two: str, same: bool) -> None:
    assert same_range(one, two) is same


@pytest.mark.parametrize(
    ("x", "scale", "headline"), [(141, 0.6, True), (70, 0.6, False), (141, 0.4, False)]
)
def test_a_large_line_on_the_middle_over_a_legend_is_the_title(
    x: int, scale: float, headline: bool
) -> None:
    rgb = np.full((420, 620, 3), 255, dtype=np.uint8)
    rgb[100:260, 60:300] = (90, 120, 160)
    boxes = []
    for left, color, name in zip((70, 150, 230), COLORS, NAMES, strict=True):
        rgb[56:68, left : left + 12] = color
        boxes.append(Box(left, 56, left + 12, 68))
        cv2.putText(rgb, name[:4], (left + 18, 66), FONT, 0.4, (0, 0, 0), 1, cv2.LINE_AA)
    cv2.putText(rgb, "Ticket load", (x, 34), FONT, scale, (0, 0, 0), 1, cv2.LINE_AA)
    bar = Bar(
        box=boxes[0].union(boxes[-1]), orientation="horizontal", keys=True, swatches=tuple(boxes)
    )
    grid = Grid(
        row_spans=tuple((100.0 + 40 * k, 140.0 + 40 * k) for k in range(4)),
        column_spans=tuple((60.0 + 60 * k, 120.0 + 60 * k) for k in range(4)),
    )
    sites = locate(
        Layout(
            raster=Raster(rgb=rgb, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=0),),
            bars=(bar,),
            background=(255.0,) * 3,
        )
    )
    assert [site.role for site in sites.sites if site.role in ("title", "bar-label")] == [
        "title" if headline else "bar-label"
    ]


def test_keys_in_two_columns_have_their_texts() -> None:
    found = legend([(400, 80), (400, 106), (500, 106)]).of("key", 0)
    assert [site.index for site in found] == [0, 1, 2]
