"""Several figures on one page: their letters, the sizes of their print, whose a title is."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from unheat.model import Bar, Box, Grid, Layout, PanelLayout, Raster
from unheat.text.bar_neighbors import lies_over
from unheat.text.figure_letters import figure_letters, room_of
from unheat.text.ink import find_glyphs
from unheat.text.labels import Site, Sites, locate
from unheat.text.lines import Line
from unheat.text.over_panels import is_of_one
from unheat.text.page import Page
from unheat.text.ticks_beyond import ticks_beyond
from unheat.text.title_owner import figure_titled
from unheat.text.type_sizes import type_sizes

FONT = cv2.FONT_HERSHEY_SIMPLEX
HIGH, LOW = (
    Line(
        glyphs=np.array([0]),
        angle=0.0,
        along=(100.0, 180.0),
        across=(y, y + 12.0),
        box=Box(100.0, y, 180.0, y + 12.0),
        size=12.0,
    )
    for y in (20.0, 60.0)
)


class Sheet:
    """A white page with panels of 3 × 4 cells, each (left, top, cell size in pixels)."""

    def __init__(
        self, *panels: tuple[int, int, int], size: tuple[int, int] = (800, 800), bars: int = 0
    ) -> None:
        self.pixels = np.full((*size, 3), 255, dtype=np.uint8)
        self.panels, self.bars = panels, list[Bar]()
        self.own_bars = bars
        for left, top, cell in panels:
            for row in range(3):
                for col in range(4):
                    y, x = top + cell * row, left + cell * col
                    shade = 60 + 40 * row + 15 * col
                    self.pixels[y : y + cell, x : x + cell] = (shade, 90, 200 - shade)

    def write(self, text: str, x: float, y: float, scale: float = 0.5, thick: int = 1) -> None:
        """Text centered on (x, y)."""
        (width, height), _ = cv2.getTextSize(text, FONT, scale, thick)
        place = (round(x - width / 2), round(y + height / 2))
        cv2.putText(self.pixels, text, place, FONT, scale, (0,) * 3, thick, cv2.LINE_AA)

    def bar(self, x: int, y: int, height: int) -> None:
        """An upright ramp with three marks and numbers to its right."""
        for line in range(height):
            level = round(255 * line / height)
            self.pixels[y + line, x : x + 16] = (level, 90, 255 - level)
        marks = tuple(float(y + height * part // 2) for part in range(3))
        for number, mark in enumerate(marks):
            self.pixels[int(mark) - 1 : int(mark) + 1, x + 16 : x + 21] = 0
            self.write(str(20 - 10 * number), x + 36, mark)
        box = Box(float(x), float(y), float(x + 16), float(y + height))
        self.bars.append(
            Bar(box=box, orientation="vertical", tick_positions=marks, tick_side="right")
        )

    def layout(self) -> Layout:
        grids = [
            Grid(
                row_spans=tuple((float(y + c * i), float(y + c * (i + 1))) for i in range(3)),
                column_spans=tuple((float(x + c * i), float(x + c * (i + 1))) for i in range(4)),
            )
            for x, y, c in self.panels
        ]
        owners = [i if i < len(self.bars) else None for i in range(len(grids))]
        return Layout(
            raster=Raster(rgb=self.pixels, name="drawn", sha256="", format="png"),
            panels=tuple(
                PanelLayout(grid=grid, frame=grid.box, confidence=1.0, bar=owner)
                for grid, owner in zip(grids, owners, strict=True)
            ),
            bars=tuple(self.bars),
            background=(255.0, 255.0, 255.0),
        )

    def page(self) -> Page:
        layout = self.layout()
        boxes = [panel.grid.box.padded(1.0) for panel in layout.panels]
        glyphs = find_glyphs(layout.raster, boxes, layout.background)
        return Page(
            layout=layout,
            glyphs=glyphs,
            free=np.ones(len(glyphs), dtype=bool),
            size=glyphs.text_size(),
        )

    def boxes(self) -> list[Box]:
        return [panel.grid.box for panel in self.layout().panels]


def told(sites: Sites, role: str) -> list[tuple[int, bool]]:
    """(owner, sure) of all texts of a role."""
    return [(site.owner, site.sure) for site in sites.sites if site.role == role]


def beside() -> Sheet:
    sheet = Sheet((120, 140, 50), (520, 140, 50))
    sheet.write("a", 40, 60, 0.8, 2)
    sheet.write("b", 440, 57, 0.8, 2)
    return sheet


def test_letters_stand_over_their_figures() -> None:
    sheet = beside()
    letters = [line.box for line in figure_letters(sheet.page(), sheet.boxes())]
    assert [round(box.center[0] / 20) for box in letters] == [2, 22]
    rooms = [room_of(box, letters, Box(0, 0, 800, 800)) for box in sheet.boxes()]
    assert rooms[0].x1 == letters[1].x0
    assert rooms[1].x1 == 800


@pytest.mark.parametrize("upright", [True, False])
def test_labels_of_one_letter_are_none(upright: bool) -> None:
    sheet = Sheet((120, 140, 50), (520, 140, 50), (120, 500, 50))
    for left in (120, 520):
        for number, letter in enumerate("XYZ"):
            step = 25 + 50 * number
            x, y = (left - 20, 140 + step) if upright else (left + step, 120)
            sheet.write(letter, x, y, 0.7)
    assert figure_letters(sheet.page(), sheet.boxes()) == []


def test_a_title_under_a_letter_is_that_of_its_figure() -> None:
    sheet = beside()
    # Much larger than all other print, and on the middle of the page by chance.
    sheet.write("Flights", 530, 90, 1.1, 2)
    sheet.write("Yield", 220, 120)
    sites = locate(sheet.layout())
    assert told(sites, "figure-title") == []
    assert told(sites, "title") == [(0, True), (1, True)]


def test_without_letters_it_is_asked_about() -> None:
    sheet = Sheet((60, 140, 50), (440, 300, 40), size=(560, 640))
    for number in range(3):
        sheet.write("a long row label", 360, 320 + 40 * number)
    sheet.write("Flies", 345, 60, 1.1, 2)
    sheet.write("Yield", 160, 120)
    sites = locate(sheet.layout())
    assert (1, False) in told(sites, "title")
    assert any(role == "figure-title" for role, _, _ in sites.unclaimed)


def test_what_stands_under_the_next_letter_names_no_columns_over_it() -> None:
    sheet = Sheet((120, 60, 50), (140, 320, 50), size=(520, 420))
    for number in range(4):
        sheet.write("k" * (1 + number % 2), 145 + 50 * number, 222)
    sheet.write("a", 30, 30, 0.8, 2)
    sheet.write("b", 30, 262, 0.8, 2)
    sheet.write("Flower classifier", 240, 290)
    sites = locate(sheet.layout())
    assert told(sites, "column-title") == []
    assert told(sites, "title") == [(1, True)]


def test_print_about_each_panel_has_its_own_size() -> None:
    sheet = Sheet((120, 100, 40), (500, 100, 80), size=(500, 900))
    for number in range(3):
        sheet.write("alpha", 84, 120 + 40 * number, 0.45)
        sheet.write("Omega", 430, 140 + 80 * number, 1.1, 2)
    small, large = type_sizes(sheet.page())[0]
    assert 1.5 * small < large


def test_words_of_a_title_are_no_bounds() -> None:
    sheet = Sheet((118, 850, 37), size=(1000, 420))
    page = sheet.page()
    own = sheet.boxes()[0]
    centers = np.array([own.x0 + 37.0 * (place + 0.5) for place in range(4)])
    size = 8.0
    words = np.array([[100, 834, 146, 845], [151, 834, 228, 845], [233, 834, 286, 845]], float)
    page.glyphs = type(page.glyphs)(
        boxes=words,
        height=np.full(3, size),
        slope=np.zeros(3),
        area=np.full(3, 50.0),
        ground=np.full((3, 3), 255.0),
        plate=np.full(3, -1),
        label=np.arange(1, 4),
        labels=page.glyphs.labels,
        blocked=page.glyphs.blocked,
    )
    assert not ticks_beyond(page, [np.arange(3)], own, "top", centers, 37.0).any()


def test_a_name_over_a_bar_is_no_title_of_a_panel_two_rows_below() -> None:
    # Rows of panels: the bar stands over the left corner of the middle one, left of its cells.
    sheet = Sheet((200, 260, 60), (40, 560, 60), size=(800, 560))
    sheet.bar(60, 60, 150)
    sheet.write("log(CPM)", 66, 40)
    assert told(locate(sheet.layout()), "bar-label") == [(0, True)]


def test_numbers_under_a_level_bar_are_not_the_labels_of_a_panel_aside() -> None:
    sheet = Sheet((60, 60, 60), (420, 40, 100), size=(500, 900))
    for line in range(200):
        sheet.pixels[260:276, 80 + line] = (round(255 * line / 200), 90, 120)
    marks = (80.0, 180.0, 280.0)
    for number, mark in enumerate(marks):
        sheet.pixels[276:282, int(mark) - 1 : int(mark) + 1] = 0
        sheet.write(str(10 * number + 30), mark, 294)
    sheet.write("Percent", 180, 320)
    # The labels of the other panel stand level with the name of the bar.
    for number in range(4):
        for place, letter in enumerate("nit"):
            sheet.write(letter, 470 + 100 * number, 320 + 18 * place)
    box = Box(80.0, 260.0, 280.0, 276.0)
    sheet.bars.append(
        Bar(box=box, orientation="horizontal", tick_positions=marks, tick_side="bottom")
    )
    sites = locate(sheet.layout())
    assert len(told(sites, "tick")) == 3
    assert told(sites, "bar-label") == [(0, True)]


def test_what_stands_under_a_panel_is_no_title_of_all() -> None:
    # Between two rows of panels, on the middle of the page.
    sheet = Sheet((60, 60, 40), (360, 60, 50), (220, 290, 90), (40, 300, 30), size=(620, 640))
    sheet.write("Key", 330, 268)
    sites = locate(sheet.layout())
    assert told(sites, "figure-title") == []
    assert (2, True) not in told(sites, "title")


def test_a_line_lower_than_the_title_of_a_panel_is_not_surely_that_of_all() -> None:
    line = Site(role="title", owner=0, index=0, lines=(LOW,))
    assert figure_titled([HIGH], [line], named=True).sure
    assert not figure_titled([LOW], [replace(line, lines=(HIGH,))], named=True).sure


@pytest.mark.parametrize(
    ("x0", "x1", "of_one"),
    [
        (608.0, 858.0, True),  # wider than the panel, on its middle
        (846.0, 1096.0, False),  # on the middle of all
        (26.0, 300.0, False),  # flush with the first
    ],
)
def test_a_title_wider_than_its_panel_is_set_on_its_middle(
    x0: float, x1: float, of_one: bool
) -> None:
    line = replace(HIGH, box=Box(x0, 11.0, x1, 26.0))
    own, together = Box(638, 55, 828, 397), Box(26, 46, 1916, 655)
    assert is_of_one(line, own, together) is of_one


def test_what_a_codec_left_of_a_frame_is_no_word_under_a_bar() -> None:
    bar = Bar(box=Box(1036, 94, 1057, 610), orientation="vertical")
    frame = replace(HIGH, box=Box(1034.0, 612.0, 1067.0, 621.0))
    assert lies_over(bar, frame, lossy=True)
    assert not lies_over(bar, frame)


def test_columns_of_panels_below_each_other_that_have_the_same_letters_are_no_figures() -> None:
    sheet = Sheet((120, 140, 50), (120, 500, 50))
    for top in (140, 500):
        for number in range(4):
            sheet.write(f"W{number}", 145 + 50 * number, top - 20, 0.6)
    assert figure_letters(sheet.page(), sheet.boxes()) == []


def test_short_names_on_the_middles_of_panels_are_no_letters() -> None:
    sheet = Sheet((120, 140, 50), (420, 140, 50))
    sheet.write("low", 220, 110, 0.6)
    sheet.write("high", 520, 110, 0.6)
    assert figure_letters(sheet.page(), sheet.boxes()) == []
    assert told(locate(sheet.layout()), "title") == [(0, True), (1, True)]


def test_titles_of_cards_stand_over_the_names_of_the_columns_too() -> None:
    sheet = Sheet((160, 200, 50), (160, 560, 50))
    for number, top in enumerate((200, 560)):
        sheet.write(("Moisture", "Response")[number], 110, top - 60, 0.8, 2)
        for place in range(4):
            sheet.write(f"Wk {place}", 185 + 50 * place, top - 20, 0.4)
        for row in range(3):
            sheet.write("Plot", 130, top + 25 + 50 * row, 0.4)
    assert told(locate(sheet.layout()), "title") == [(0, True), (1, True)]


@pytest.mark.parametrize("aside", [0, 110])
def test_a_bar_moves_panels_off_the_middle_on_which_title_and_names_of_a_figure_stand(
    aside: int,
) -> None:
    sheet = Sheet((120, 200, 50), (420, 200, 50))
    for left in (120, 420):
        for number in range(4):
            sheet.write("abcd"[number], left + 25 + 50 * number, 365, 0.4)
    for row in range(3):
        sheet.write("wxyz"[row] * 2, 100, 225 + 50 * row, 0.4)
    for number, left in enumerate((120, 420)):
        sheet.write(("Iris data", "Wine data")[number], left + 100, 180, 0.4)
    sheet.write("Search on two sets", 420, 130, 0.6)
    sheet.write("Depth of trees", 420 - aside, 400, 0.45)
    sites = locate(sheet.layout())
    assert told(sites, "figure-title") == [(0, True)]
    sure = [owner for owner, sure in told(sites, "column-title") if sure]
    assert sure == ([] if aside else [0, 1])
