"""What stands beside the cells is told apart by letters: labels, their first letters, titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.unit.text.test_labels import Drawing
from tests.unit.text.test_titles import Page as Sheet

from unheat.model import Box, Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate
from unheat.text.loose_ends import cut_apart
from unheat.text.page import Page
from unheat.text.sites import Site, Sites


def beside(
    names: Sequence[str],
    face: str = "DejaVuSansMono",
    title: str = "",
    pitch: int = 16,
    left: int = 70,
    wide: int = 10,
) -> Sites:
    """Row labels of cells that are ``pitch`` pixels high, and a title that reads upwards."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    font = ImageFont.truetype(folder / f"{face}.ttf", 13)
    picture = Image.new("L", (420, 40 + pitch * len(names)), 255)
    draw = ImageDraw.Draw(picture)
    for row, name in enumerate(names):
        for place, letter in enumerate(reversed(name)):
            spot = (185 - wide * place, 24 + pitch // 2 + pitch * row)
            draw.text(spot, letter, font=font, fill=0, anchor="ms")
    if title:
        strip = Image.new("L", (8 * len(title) + 20, 20), 255)
        ImageDraw.Draw(strip).text((4, 2), title, font=font, fill=0)
        turned = strip.rotate(90, expand=True)
        picture.paste(turned, (left, 20 + pitch * len(names) // 2 - turned.height // 2))
    pixels = np.repeat(np.asarray(picture)[:, :, None], 3, axis=2).copy()
    spans = tuple((20.0 + pitch * row, 20.0 + pitch * (row + 1)) for row in range(len(names)))
    for row, (top, bottom) in enumerate(spans):
        pixels[int(top) : int(bottom), 200:400] = (200 - 20 * row, 90, 60 + 20 * row)
    columns = tuple((200.0 + 50 * i, 250.0 + 50 * i) for i in range(4))
    grid = Grid(row_spans=spans, column_spans=columns)
    return locate(
        Layout(
            raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
            bars=(),
            background=(255.0, 255.0, 255.0),
        )
    )


# How wide each letter is set, in pixels.
WIDE = 10
NAMES = ["Chemical", "Arnold", "governance", "dimension", "burnt", "Lima"]


def pairs(sites: Sites) -> list[tuple[Site, str]]:
    return list(zip(sites.of("row", 0), NAMES, strict=True))


def test_first_letters_of_the_two_longest_labels_are_no_title() -> None:
    sites = beside(NAMES)
    assert not sites.of("row-title", 0)
    assert [len(site.lines[0].glyphs) >= len(name) for site, name in pairs(sites)] == [True] * 6


def test_a_title_close_to_the_labels_stays_one() -> None:
    sites = beside(NAMES, title="Nouns")
    assert [site.turns for site in sites.of("row-title", 0)] == [(90.0, 270.0)]
    assert [len(site.lines[0].glyphs) >= len(name) for site, name in pairs(sites)] == [True] * 6


def test_digits_that_a_gap_sets_apart_from_upright_labels_are_their_ends() -> None:
    names = ["0.9", "1.4", "1.9", "2.4", "10.9", "11.4", "15.9", "30.4"]
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    font = ImageFont.truetype(folder / "DejaVuSans.ttf", 12)
    page = Image.new("L", (60 + 20 * len(names), 120), 255)
    for column, name in enumerate(names):
        strip = Image.new("L", (60, 14), 255)
        # Above all last digits the same gap, as the hinting of turned print leaves it.
        ImageDraw.Draw(strip).text((45, 12), name[:-1], font=font, fill=0, anchor="rs")
        ImageDraw.Draw(strip).text((47, 12), name[-1], font=font, fill=0, anchor="ls")
        page.paste(strip.rotate(90, expand=True), (23 + 20 * column, 54))
    pixels = np.repeat(np.asarray(page)[:, :, None], 3, axis=2).copy()
    columns = tuple((20.0 + 20 * i, 40.0 + 20 * i) for i in range(len(names)))
    for i, (start, end) in enumerate(columns):
        pixels[10:50, int(start) : int(end)] = (200 - 20 * i, 90, 60 + 20 * i)
    grid = Grid(row_spans=((10.0, 30.0), (30.0, 50.0)), column_spans=columns)
    sites = locate(
        Layout(
            raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
            bars=(),
            background=(255.0, 255.0, 255.0),
        )
    )
    found = sites.of("column", 0)
    assert [len(site.lines[0].glyphs) for site in found] == [len(name) for name in names]


def test_a_turned_title_a_pixel_off_the_longest_label_is_no_part_of_the_labels() -> None:
    names = ["five", "four", "characters", "nine", "three"]
    sites = beside(names, title="Expert stage")
    titles = sites.of("row-title")
    assert len(titles) == 1
    assert titles[0].box.height > 60
    assert len(sites.of("row")) == len(names)


def test_a_turned_title_between_two_rows_that_reaches_into_the_columns_of_their_labels() -> None:
    names = ["T1", "T2", "T3", "T4", "T5", "T6"]
    sites = beside(names, title="Trial", pitch=80, left=159, wide=8)
    assert len(sites.of("row-title")) == 1
    assert [len(site.lines[0].glyphs) for site in sites.of("row")] == [2] * 6


def test_what_stands_in_brackets_behind_a_turned_title_is_a_part_of_it() -> None:
    """Brackets, and the dot of an "i", are pieces of their own beside a label of the rows."""
    pixels = np.full((400, 460, 3), 255, dtype=np.uint8)
    title = [(35, 163, 55, 168), (35, 170, 51, 179), (35, 181, 55, 186), (38, 193, 51, 204)]
    title += [(38, 206, 51, 221), (35, 222, 37, 225), (38, 222, 51, 225), (34, 226, 51, 239)]
    digits = [(x, 61 + 53 * row, x + 8, 75 + 53 * row) for row in range(6) for x in (68, 81)]
    points = [(77, 72 + 53 * row, 80, 75 + 53 * row) for row in range(6)]
    for x0, y0, x1, y1 in [*title, *digits, *points]:
        pixels[y0:y1, x0:x1] = 0
    rows, columns = (
        tuple((first + 53.0 * i, first + 53.0 * (i + 1)) for i in range(6)) for first in (42, 100)
    )
    for i, (top, bottom) in enumerate(rows):
        pixels[int(top) : int(bottom), 100:418] = (200 - 20 * i, 90, 60 + 20 * i)
    grid = Grid(row_spans=rows, column_spans=columns)
    sites = locate(
        Layout(
            raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
            bars=(),
            background=(255.0, 255.0, 255.0),
        )
    )
    assert [site.box.as_tuple() for site in sites.of("row-title")] == [(34.0, 163.0, 55.0, 239.0)]
    assert [len(site.lines[0].glyphs) for site in sites.of("row")] == [3] * 6


def test_a_turned_title_level_with_short_labels_in_the_columns_of_a_long_one() -> None:
    names = ["characters", "five", "nine", "seventeen"]
    sites = beside(names, title="widest", pitch=40, left=100)
    titles = sites.of("row-title")
    assert len(titles) == 1
    assert titles[0].box.height > 35
    alone = beside(names, pitch=40)
    assert [site.box for site in sites.of("row")] == [site.box for site in alone.of("row")]


def test_labels_whose_first_digits_a_title_ran_into_are_not_sure() -> None:
    """Row labels "17" to "13" of which a title hides the first digit here and there."""
    names = ["17", "16", "15", "14", "13"]
    sites = beside(names)
    assert all(site.sure for site in sites.of("row"))
    page = Page(
        layout=sites.layout,
        glyphs=sites.glyphs,
        free=np.ones(len(sites.glyphs), dtype=bool),
        size=9.0,
    )
    # Of each label only the last digit was taken for it.
    cut = []
    for site in sites.of("row"):
        last = site.lines[0].glyphs[-1:]
        box = Box(*page.glyphs.boxes[last[0]].tolist())
        page.claim(last)
        cut.append(replace(site, lines=(replace(site.lines[0], glyphs=last, box=box),)))
    assert cut_apart(page, cut) == {site.key for site in cut}
    page.claim(np.arange(len(sites.glyphs)))
    assert cut_apart(page, cut) == set()


def test_a_letter_between_the_lines_of_labels_is_the_name_of_the_rows() -> None:
    drawing = Drawing()
    for row, text in enumerate(["alpha 2", "beta two", "gamma 1"]):
        drawing.write(text, 78, 80 + 40 * row)
    drawing.turned("x", 32, 106)
    sites = locate(drawing.layout())
    assert [len(sites.of(role)) for role in ("row", "row-title")] == [3, 1]
    assert all(site.box.x0 > 36 for site in sites.of("row", 0))


@pytest.mark.parametrize(("x", "found"), [(89, 1), (93, 0)])
def test_a_letter_off_the_middle_one_of_short_labels_is_a_title(x: int, found: int) -> None:
    drawing = Drawing()
    for row in range(3):
        drawing.write(f"{row}", 102, 80 + 40 * row)
    drawing.turned("N", x, 120)
    assert len(locate(drawing.layout()).of("row-title")) == found


@pytest.mark.parametrize("size", [9.0, 9.5, 10.5, 11.0])
def test_a_title_of_a_few_letters_with_marks_and_raised_signs_is_level(size: float) -> None:
    page = Sheet()
    page.columns(["1", "2", "3", "4"], 292)
    page.typeset("k_x (Å⁻¹)", 280, 318, size)
    assert [site.turns for site in locate(page.layout()).of("column-title", 0)] == [(0.0,)]


def test_one_long_letter_turns_none_of_the_others() -> None:
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    font = ImageFont.truetype(folder / "DejaVuSans.ttf", 13)
    drawing = Drawing()
    picture = Image.fromarray(drawing.pixels)
    for column, name in enumerate("αγβω"):
        ImageDraw.Draw(picture).text(
            (150 + 60 * column, 200), name, font=font, fill=(0, 0, 0), anchor="ms"
        )
    drawing.pixels = np.array(picture)
    assert [0.0 in site.turns for site in locate(drawing.layout()).of("column", 0)] == [True] * 4
    drawing = Drawing()
    for column, name in enumerate(("Oslo", "Rome", "Bern", "Wien")):
        drawing.turned(name, 150 + 60 * column, 205)
    turned = locate(drawing.layout()).of("column", 0)
    assert [site.turns for site in turned] == [(90.0, 270.0)] * 4


def test_the_word_before_digits_that_are_twice_as_high_as_wide_is_no_title() -> None:
    drawing = Drawing()
    for row in range(3):
        y = 80 + 40 * row
        drawing.write("Layer", 84, y)
        drawing.pixels[y - 6 : y + 6, 104:109] = 0
        drawing.pixels[y - 3 : y + 3, 106:107] = 255
    rows = locate(drawing.layout()).of("row", 0)
    assert len(rows) == 3
    assert all(site.box.x0 < 80 and site.box.x1 > 104 for site in rows)


def test_the_one_name_that_is_longer_than_all_others_hides_them_no_more() -> None:
    """Its last letters stand one by one next to the cells, with nothing over or below them."""
    names = [name.ljust(14) for name in ("Lima", "Rio", "Responsibility", "Oslo", "Bern")]
    sites = beside(names, pitch=24, wide=12)
    assert len(sites.of("row", 0)) == len(names)
