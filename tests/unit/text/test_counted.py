"""Print beside the cells that is no plain name of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text.counted import set_straight, tables_doubted, without_scales
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.sites import Sites

COUNT, HIGH, TOP, LEFT = 8, 30, 20, 200
FONT = ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf", 11)


def beside(
    texts: Sequence[tuple[float, float, str]], spans: Sequence[float], *, marked: bool = False
) -> Sites:
    """Sites of a panel with rows between ``spans``; texts are set at (right end, middle), beside
    tick marks where these are ``marked``."""
    picture = Image.new("RGB", (420, int(spans[-1]) + 40), "white")
    draw = ImageDraw.Draw(picture)
    for x, y, text in texts:
        draw.text((x, y), text, font=FONT, fill="black", anchor="rm")
        if marked:
            draw.line((x + 4, y, LEFT, y), fill="black")
    for row, (a, b) in enumerate(itertools.pairwise(spans)):
        draw.rectangle((LEFT, a, 399, b - 1), fill=(40 + 20 * (row % 9), 90, 150))
    rows = tuple(itertools.pairwise(spans))
    grid = Grid(row_spans=rows, column_spans=((200.0, 300.0), (300.0, 400.0)))
    return locate(
        Layout(
            raster=Raster(rgb=np.array(picture), name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
            bars=(),
            background=(255.0, 255.0, 255.0),
        )
    )


def read(sites: Sites, texts: Sequence[str]) -> dict[str, Reading]:
    """What is printed at each row that has print, in order."""
    rows = sites.of("row", 0)
    assert len(rows) == len(texts)
    return {
        site.key: Reading(site=site, text=text, confidence=0.99)
        for site, text in zip(rows, texts, strict=True)
    }


def spans(count: int = COUNT, high: float = HIGH) -> list[float]:
    return [TOP + high * row for row in range(count + 1)]


def test_numbers_of_a_scale_are_no_names_of_cells() -> None:
    numbers = [0, 5, 10, 15]
    places = [(190.0, TOP + 10 + 2.7 * HIGH * i, str(n)) for i, n in enumerate(numbers)]
    sites = beside(places, spans(10))
    found = without_scales(sites, read(sites, [str(n) for n in numbers]))
    assert {reading.text for reading in found.values()} == {""}
    names = [(190.0, TOP + HIGH * (row + 0.5), str(row)) for row in range(0, COUNT, 2)]
    sites = beside(names, spans())
    kept = without_scales(sites, read(sites, ["0", "2", "4", "6"]))
    assert [reading.text for reading in kept.values()] == ["0", "2", "4", "6"]


def test_columns_of_a_table_beside_the_cells_are_asked_about() -> None:
    words = ["Coke", "Diet Coke", "Pepsi", "Tea", "Water", "Milk", "Juice", "Soda"]
    middles = [TOP + HIGH * (row + 0.5) for row in range(COUNT)]
    names = [(154.0, y, word) for y, word in zip(middles, words, strict=True)]
    table = [(172.0, y, str(row + 1)) for row, y in enumerate(middles)]
    table += [(190.0, y, "ABCDEFGH"[row]) for row, y in enumerate(middles)]
    sites = beside([*names, *table], spans())
    said = [f"{word} {row + 1} {'ABCDEFGH'[row]}" for row, word in enumerate(words)]
    assert all(reading.review for reading in tables_doubted(sites, read(sites, said)).values())
    sites = beside(names, spans())
    plain = tables_doubted(sites, read(sites, words))
    assert not any(reading.review for reading in plain.values())


@pytest.mark.parametrize(("counts", "asks"), [(True, True), (False, False)])
def test_names_that_run_into_a_column_of_counts_are_asked_about(counts: bool, asks: bool) -> None:
    """Names flush left with counts flush right, or the numbers of names, behind these."""
    words = ["Coffee", "Cocoas", "Pepsis", "Tealeaf", "Waters", "Milkers", "Juices", "Sodas"]
    texts, said = [], []
    for row, word in enumerate(words):
        y, number = TOP + HIGH * (row + 0.5), str(190 + 7 * row)
        start = 140 + FONT.getlength(word)
        texts.append((start, y, word))
        # Counts end at one place, numbers of names stand a space behind these.
        end = 140 + FONT.getlength("Tealeaf 239") if counts else start + 4 + FONT.getlength(number)
        texts.append((end, y, number))
        said.append(f"{word} {number}")
    sites = beside(texts, spans())
    found = tables_doubted(sites, read(sites, said))
    assert all(reading.review is asks for reading in found.values())


def test_spaces_that_readers_leave_out_before_counts_hide_no_column_of_them() -> None:
    words = ["Lions", "Hawks", "Rovers", "United", "City", "Albion", "Wanderers", "Athletic"]
    texts, said = [], []
    for row, word in enumerate(words):
        y = TOP + HIGH * (row + 0.5)
        texts += [(90 + FONT.getlength(word), y, word), (184.0, y, str(79 - 3 * row))]
        said.append(f"{word}{' ' if row % 2 else ''}{79 - 3 * row}")
    # A speck of the cells beside one number.
    texts.append((196.0, TOP + HIGH * 1.5, "'"))
    sites = beside(texts, spans())
    found = tables_doubted(sites, read(sites, said))
    assert all(reading.review for reading in found.values())


@pytest.mark.parametrize(("column", "asks"), [(True, True), (False, False)])
def test_words_in_line_behind_unequal_spaces_are_a_column(column: bool, asks: bool) -> None:
    """Sizes such as "62B" stand below each other, or a space behind each name."""
    words = ["Coffee", "Tea", "Pepsis", "Tealeaf", "Wat", "Milkers", "Juices", "Sodas"]
    texts, said = [], []
    for row, word in enumerate(words):
        y, size = TOP + HIGH * (row + 0.5), f"{61 + row}B"
        start = 140 - FONT.getlength("Tealeaf") + FONT.getlength(word)
        texts.append((start, y, word))
        texts.append((140 + 32 if column else start + 5 + FONT.getlength(size), y, size))
        said.append(f"{word} {size}")
    sites = beside(texts, spans())
    found = tables_doubted(sites, read(sites, said))
    assert all(reading.review is asks for reading in found.values())


def test_names_that_run_on_over_a_rule_are_asked_about() -> None:
    words = ["Coke", "Diet Coke", "Pepsi", "Tea", "Water", "Milk", "Juice", "Soda"]
    middles = [TOP + HIGH * (row + 0.5) for row in range(COUNT)]
    names = [(161.0, y, word) for y, word in zip(middles, words, strict=True)]
    names += [(190.0, y, str(210 + row)) for row, y in enumerate(middles)]
    sites = beside(names, spans())
    plain = tables_doubted(sites, read(sites, words))
    assert not any(reading.review for reading in plain.values())
    rgb = sites.layout.raster.rgb.copy()
    rgb[TOP : TOP + HIGH * COUNT, 165] = 160
    raster = replace(sites.layout.raster, rgb=rgb)
    ruled = replace(sites, layout=replace(sites.layout, raster=raster))
    asked = tables_doubted(ruled, read(ruled, words))
    assert all(reading.review for reading in asked.values())


def test_a_number_at_tiny_cells_names_the_cell_that_it_counts() -> None:
    shifts = [0, 0, 3, 0, 0, 0]
    marks = [(190.0, TOP + 60 * i + 1.5 + shift, str(20 * i)) for i, shift in enumerate(shifts)]
    sites = beside(marks, spans(120, 3.0))
    found = set_straight(sites, read(sites, [str(20 * i) for i in range(6)]))
    steps = np.diff([reading.site.index for reading in found.values()])
    assert set(steps.tolist()) == {20}
    assert len({site.index % 20 for site in sites.of("row", 0)}) == 2


def test_numbers_of_a_scale_count_no_tiny_cells() -> None:
    """Steps of 23.7 cells from the first bound to the last: cells before and beyond all of them."""
    marks = [(190.0, TOP + 3.0 * 23.7 * i + 1.5, str(i - 3)) for i in range(7)]
    sites = beside(marks, spans(143, 3.0))
    own = read(sites, [str(i - 3) for i in range(7)])
    assert set_straight(sites, own) == own


def test_numbers_at_some_bounds_of_cells_say_what_all_of_them_are() -> None:
    bounds = [0, 5, 10, 15, 20]
    places = [(190.0, TOP + HIGH * n, str(n)) for n in bounds]
    sites = beside(places, spans(20), marked=True)
    for said in (["0", "5", "10", "15", "20"], ["0", "5", "10", "I5", "20"]):
        found = without_scales(sites, read(sites, said))
        assert [reading.text for reading in found.values()] == [""] * 5
        assert [reading.scale for reading in found.values()] == ["0", "5", "10", "15", "20"]
    words = ["Mon", "Tue", "Wed", "Thu", "Fri"]
    kept = without_scales(sites, read(sites, words))
    assert [reading.text for reading in kept.values()] == words


def test_names_of_all_cells_that_were_drawn_half_a_cell_off_are_no_bounds() -> None:
    places = [(190.0, TOP + HIGH * row, str(row)) for row in range(COUNT)]
    sites = beside(places, spans(), marked=True)
    kept = without_scales(sites, read(sites, [str(row) for row in range(COUNT)]))
    assert [reading.text for reading in kept.values()] == [str(row) for row in range(COUNT)]
