"""Captions under panels that stand side by side."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from tests.unit.text.test_labels import FONT

from unheat.model import Axis, Box, Grid, Label, Layout, PanelLayout, Raster
from unheat.text.figure_letters import room_of
from unheat.text.ink import find_glyphs
from unheat.text.labels import locate
from unheat.text.level_labels import lettered_captions
from unheat.text.lines import group_lines
from unheat.text.page import Page
from unheat.text.side_titles import may_be_of_a_bar, may_be_of_the_next
from unheat.text.sites import PanelTexts, Site, Sites, Texts

LEFT = (100, 460)


def side_by_side(captions: tuple[str, str] = ("(a) Spring", "(b) Autumn")) -> Layout:
    """Two 3 × 4 panels with turned labels under the first one and short ones under the other."""
    pixels = np.full((420, 760, 3), 255, dtype=np.uint8)

    def write(text: str, x: float, y: float) -> None:
        (width, height), _ = cv2.getTextSize(text, FONT, 0.45, 1)
        place = (round(x - width / 2), round(y + height / 2))
        cv2.putText(pixels, text, place, FONT, 0.45, (0, 0, 0), 1, cv2.LINE_AA)

    panels = []
    for number, left in enumerate(LEFT):
        for row in range(3):
            write(str(row + 1), left - 14, 60 + 40 * row)
            for col in range(4):
                shade = 60 + 30 * row + 12 * col
                x, y = left + 60 * col, 40 + 40 * row
                pixels[y : y + 40, x : x + 60] = (shade, 90, 200 - shade)
        for col in range(4):
            if number:
                write(str(col), left + 30 + 60 * col, 174)
                continue
            strip = np.full((18, 130, 3), 255, dtype=np.uint8)
            cv2.putText(strip, "long name", (40, 13), FONT, 0.45, (0, 0, 0), 1, cv2.LINE_AA)
            pixels[168:298, left + 21 + 60 * col : left + 39 + 60 * col] = np.rot90(strip)
        write(captions[number], left + 120, 330)
        grid = Grid(
            row_spans=tuple((40.0 + 40 * row, 80.0 + 40 * row) for row in range(3)),
            column_spans=tuple((left + 60.0 * col, left + 60.0 * (col + 1)) for col in range(4)),
        )
        panels.append(PanelLayout(grid=grid, frame=grid.box))
    raster = Raster(rgb=pixels, name="drawn", sha256="", format="png")
    return Layout(raster=raster, panels=tuple(panels), background=(255.0,) * 3)


def test_a_caption_far_under_short_labels_is_level_with_that_of_the_panel_beside_it() -> None:
    sites = locate(side_by_side())
    for number, left in enumerate(LEFT):
        (caption,) = sites.of("column-title", number)
        assert caption.box.y0 > 310
        assert left < caption.box.center[0] < left + 240


def axis(title: Label | None) -> Axis:
    return Axis(title=title, labels=(), confidence=(), review=())


def titled(texts: tuple[str, str]) -> tuple[Sites, Texts]:
    layout = side_by_side()
    sites = locate(layout)
    panels = tuple(
        PanelTexts(
            title=None,
            rows=axis(None),
            columns=axis(
                Label(text=text, confidence=0.9, box=Box(left + 80, 320, left + 160, 336))
            ),
        )
        for text, left in zip(texts, LEFT, strict=True)
    )
    return sites, Texts(figure_title=None, panels=panels, bars=())


def test_letters_in_order_on_one_line_say_that_captions_are_the_panels_own() -> None:
    both = {("column-title", 0), ("column-title", 1)}
    assert lettered_captions(*titled(("(a) Spring", "(b) Autumn"))) == both
    assert lettered_captions(*titled(("(b) Spring", "(a) Autumn"))) == set()
    assert lettered_captions(*titled(("(a) Spring", "Autumn"))) == set()


def test_capitals_on_the_line_of_a_small_letter_are_in_its_room() -> None:
    letter = Box(20, 30, 28, 38)
    room = room_of(Box(60, 60, 200, 160), [letter], Box(0, 0, 300, 300))
    assert room.y0 <= letter.y0 - 0.5 * letter.height


@pytest.mark.parametrize(("left", "doubted"), [(352, True), (410, False)])
def test_a_name_beside_another_panel_may_be_of_its_bar(left: int, doubted: bool) -> None:
    layout = side_by_side()
    strip = np.full((20, 90, 3), 255, dtype=np.uint8)
    cv2.putText(strip, "Yield", (20, 14), FONT, 0.45, (0, 0, 0), 1, cv2.LINE_AA)
    pixels = layout.raster.rgb.copy()
    pixels[50:140, left : left + 20] = np.rot90(strip)
    layout = replace(layout, raster=replace(layout.raster, rgb=pixels))
    glyphs = find_glyphs(layout.raster, [], layout.background)
    free = np.ones(len(glyphs), dtype=bool)
    page = Page(layout=layout, glyphs=glyphs, free=free, size=glyphs.text_size())
    centers = glyphs.centers
    own = np.flatnonzero(
        (centers[:, 0] > left) & (centers[:, 0] < left + 20) & (centers[:, 1] < 140)
    )
    (line,) = group_lines(glyphs, own, 90.0, 10.0)
    labels = [
        Site(role="row", owner=1, index=row, lines=one.lines)
        for row, one in enumerate(locate(side_by_side()).of("row", 1))
    ]
    named = Site(role="row-title", owner=1, index=0, lines=(line,))
    assert may_be_of_the_next(page, [*labels, named], named) is doubted


@pytest.mark.parametrize(("numbers", "doubted"), [(True, True), (False, False)])
def test_a_turned_name_beyond_numbers_of_nothing_may_be_that_of_a_bar(
    numbers: bool, doubted: bool
) -> None:
    pixels = np.full((300, 420, 3), 255, dtype=np.uint8)
    pixels[40:240, 100:300] = (60, 90, 160)
    for row in range(4):
        cv2.putText(pixels, f"r{row}", (70, 70 + 50 * row), FONT, 0.45, (0, 0, 0), 1)
        if numbers:
            cv2.putText(pixels, f"1{row}", (315, 70 + 50 * row), FONT, 0.45, (0, 0, 0), 1)
    name = np.full((16, 80, 3), 255, dtype=np.uint8)
    cv2.putText(name, "p-value", (4, 12), FONT, 0.45, (0, 0, 0), 1)
    left = 370 if numbers else 312
    pixels[100:180, left : left + 16] = name.transpose(1, 0, 2)[::-1]
    spans = tuple((40.0 + 50 * k, 90.0 + 50 * k) for k in range(4))
    columns = tuple((100.0 + 50 * k, 150.0 + 50 * k) for k in range(4))
    panel = PanelLayout(grid=(grid := Grid(row_spans=spans, column_spans=columns)), frame=grid.box)
    raster = Raster(rgb=pixels, name="bar", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel,))
    found = locate(layout)
    (title,) = found.of("row-title")
    assert title.box.x0 > left
    assert title.sure is not doubted
    page = Page(
        layout=layout,
        glyphs=found.glyphs,
        free=np.zeros(len(found.glyphs), dtype=bool),
        size=10.0,
    )
    # Numbers that belong to something are no bar's that was not found.
    assert not may_be_of_a_bar(page, found.sites, title)
