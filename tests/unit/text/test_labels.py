"""Labels of drawn figures: where they are found, and what becomes of two readers' words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import cv2
import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.load import load
from unheat.model import Bar, Box, Grid, Layout, PanelLayout, Raster, Reason, Word
from unheat.text.labels import Sites, assemble, crops, locate, needs_second

IMAGES = Path(__file__).parents[3] / "fixtures" / "images"
FONT = cv2.FONT_HERSHEY_SIMPLEX


class Drawing:
    """A white page with one 3 × 4 heatmap at (120, 60), cells of 60 × 40 pixels."""

    def __init__(self, ground: int = 255, ink: int = 0) -> None:
        self.pixels = np.full((330, 560, 3), ground, dtype=np.uint8)
        self.ground, self.ink = ground, ink
        for row in range(3):
            for col in range(4):
                shade = 60 + 30 * row + 12 * col
                y, x = 60 + 40 * row, 120 + 60 * col
                self.pixels[y : y + 40, x : x + 60] = (shade, 90, 200 - shade)

    def write(self, text: str, x: int, y: int, scale: float = 0.45) -> None:
        """Text centred on (x, y)."""
        (width, height), _ = cv2.getTextSize(text, FONT, scale, 1)
        place = (round(x - width / 2), round(y + height / 2))
        cv2.putText(self.pixels, text, place, FONT, scale, (self.ink,) * 3, 1, cv2.LINE_AA)

    def turned(self, text: str, x: int, y: int) -> None:
        """Text that reads upwards, centred on (x, y)."""
        (width, height), _ = cv2.getTextSize(text, FONT, 0.45, 1)
        strip = np.full((height + 8, width + 8, 3), self.ground, dtype=np.uint8)
        cv2.putText(strip, text, (4, height + 2), FONT, 0.45, (self.ink,) * 3, 1, cv2.LINE_AA)
        strip = np.rot90(strip)
        top, left = y - strip.shape[0] // 2, x - strip.shape[1] // 2
        self.pixels[top : top + strip.shape[0], left : left + strip.shape[1]] = strip

    def marks(self) -> None:
        """Tick marks on the left and below."""
        for row in range(3):
            self.pixels[80 + 40 * row, 114:120] = self.ink
        for col in range(4):
            self.pixels[180:186, 150 + 60 * col] = self.ink

    def layout(self, *bars: Bar) -> Layout:
        grid = Grid(
            row_spans=tuple((60.0 + 40 * row, 100.0 + 40 * row) for row in range(3)),
            column_spans=tuple((120.0 + 60 * col, 180.0 + 60 * col) for col in range(4)),
        )
        return Layout(
            raster=Raster(rgb=self.pixels, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=0 if bars else None),),
            bars=bars,
            background=(float(self.ground),) * 3,
        )


def words(sites: Sites, texts: Mapping[str, str], engine: str = "tesseract") -> dict[str, Word]:
    """What a reader returns that reads ``texts`` (by site key) in every direction."""
    return {
        site.crop_key(number, turn): Word(
            text=texts[site.key], confidence=0.95 if turn in (0.0, 90.0) else 0.1, engine=engine
        )
        for site in sites.sites
        for number in range(len(site.lines))
        for turn in site.turns
        if site.key in texts
    }


@pytest.mark.parametrize(("ground", "ink"), [(255, 0), (20, 240), (255, 150)])
def test_labels_titles_and_marks_on_light_and_dark_pages(ground: int, ink: int) -> None:
    drawing = Drawing(ground, ink)
    drawing.marks()
    for row, text in enumerate(["alpha", "beta two", "gamma"]):
        drawing.write(text, 75, 80 + 40 * row)
    for col, text in enumerate(["one", "two", "three", "four"]):
        drawing.write(text, 150 + 60 * col, 196)
    drawing.write("Columns", 240, 220)
    drawing.turned("Rows", 15, 120)
    drawing.write("A title of the panel", 240, 35, 0.6)

    sites = locate(drawing.layout())

    assert [site.index for site in sites.of("row", 0)] == [0, 1, 2]
    assert [site.index for site in sites.of("column", 0)] == [0, 1, 2, 3]
    assert all(site.box.x1 < 112 for site in sites.of("row", 0)), "a tick mark is no letter"
    assert all(site.box.y0 > 187 for site in sites.of("column", 0))
    assert [len(sites.of(role)) for role in ("row-title", "column-title", "title")] == [1, 1, 1]
    assert sites.of("row-title")[0].turns == (90.0, 270.0)


def test_an_i_that_gaps_set_apart_is_a_letter_of_its_label() -> None:
    drawing = Drawing()
    font = ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf", 40)
    for row, text in enumerate(["an", "Hian", "an"]):
        # "Hi" reaches beyond all other labels, and letters stand six pixels apart.
        right = 112
        for letter in text[::-1]:
            tile = Image.new("RGB", (48, 40), "white")
            ImageDraw.Draw(tile).text((4, 34), letter, "black", font, anchor="ls")
            pixels = np.asarray(tile)
            ink = np.flatnonzero((pixels < 200).any(axis=(0, 2)))
            pixels = pixels[:, ink[0] : ink[-1] + 1]
            left = right - pixels.shape[1]
            drawing.pixels[60 + 40 * row : 100 + 40 * row, left:right] = pixels
            right = left - 6
    sites = locate(drawing.layout())
    assert sites.of("row-title") == []
    ink = np.flatnonzero((drawing.pixels[100:140, :112] < 200).any(axis=(0, 2)))
    assert [site.box.x0 <= ink[0] + 1 for site in sites.of("row", 0)] == [False, True, False]


@pytest.mark.parametrize("size", [12, 14, 18])
def test_the_letters_of_short_words_before_numbers_are_no_turned_title(size: int) -> None:
    """The "j" of "Subj 1" is a tall piece, and its dot stands higher than numbers are."""
    drawing = Drawing()
    font = ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf", size)
    page = Image.fromarray(drawing.pixels)
    for row in range(3):
        ImageDraw.Draw(page).text((112, 80 + 40 * row), f"Subj {row + 1}", "black", font, "rm")
    drawing.pixels = np.asarray(page).copy()
    starts = [site.box.x0 for site in locate(drawing.layout()).of("row", 0)]
    assert starts == pytest.approx([112 - font.getlength("Subj 1")] * 3, abs=2)


def test_turned_column_labels_are_read_in_both_directions_and_the_better_one_is_kept() -> None:
    drawing = Drawing()
    for col, text in enumerate(["north", "south", "east", "west"]):
        drawing.turned(text, 150 + 60 * col, 215)
    sites = locate(drawing.layout())
    texts = {f"column.0.{col}": name for col, name in enumerate(["north", "south", "east", "west"])}

    columns = assemble(sites, words(sites, texts), {}).panels[0].columns

    assert columns.labels == ("north", "south", "east", "west")
    assert columns.turn == 90.0
    heights = [np.asarray(crop.pixels).shape[0] for crop in crops(sites)]
    assert max(heights) < 30, "crops are upright"


def test_thinned_out_labels_leave_the_others_empty() -> None:
    drawing = Drawing()
    drawing.write("10", 150, 196)
    drawing.write("30", 270, 196)
    sites = locate(drawing.layout())
    texts = assemble(sites, words(sites, {"column.0.0": "10", "column.0.2": "30"}), {})
    assert texts.panels[0].columns.labels == ("10", None, "30", None)


def test_a_title_above_is_no_axis_title_and_its_words_are_no_labels() -> None:
    drawing = Drawing()
    drawing.write("What the words of a title are", 240, 40)
    sites = locate(drawing.layout())
    assert not sites.of("column")
    assert not sites.of("column-title")
    assert len(sites.of("title")) == 1


def test_ticks_and_label_of_a_bar() -> None:
    drawing = Drawing()
    bar = Bar(box=Box(400, 60, 415, 180), orientation="vertical")
    ramp = np.linspace(0, 200, 120).astype(np.uint8)
    drawing.pixels[60:180, 400:415] = ramp[:, None, None]
    for place, text in ((60, "1.0"), (100, "0.5"), (140, "0.0"), (180, "-0.5")):
        drawing.pixels[place - 1 : place + 1, 415:420] = 0
        drawing.write(text, 442, place)
    drawing.turned("units", 480, 120)
    sites = locate(drawing.layout(bar))
    read = {"tick.0.0": "10", "tick.0.1": "0.5", "tick.0.2": "O.0", "tick.0.3": "0.5"}

    found = assemble(sites, words(sites, read | {"bar-label.0.0": "units"}), {}).bars[0]

    assert [tick.reading.value for tick in found.ticks] == [1.0, 0.5, 0.0, -0.5]
    assert [round(tick.position_px) for tick in found.ticks] == pytest.approx(
        [60, 100, 140, 180], abs=3
    )
    assert found.label is not None
    assert found.label.text == "units"


def test_readers_that_differ_ask_for_a_person_and_agreement_does_not() -> None:
    drawing = Drawing()
    for row, text in enumerate(["TyDiQA", "Zephyr", "Orca   2"]):
        drawing.write(text, 75, 80 + 40 * row)
    sites = locate(drawing.layout())
    first = {"row.0.0": "TyDiQA", "row.0.1": "Zephyr", "row.0.2": "Orca 2"}
    second = {"row.0.0": "TyDlQA", "row.0.1": "Zephyr", "row.0.2": "Orca2"}

    rows = assemble(sites, words(sites, first), words(sites, second, "neural")).panels[0].rows

    assert rows.review == (True, False, False)
    assert rows.reasons[0] == (Reason.READERS_DIFFER,)
    assert rows.labels[1:] == ("Zephyr", "Orca 2")


def test_a_chinese_letter_in_a_latin_word_is_nothing_to_show_first() -> None:
    drawing = Drawing()
    drawing.write("z-score", 240, 35, 0.6)
    for row, text in enumerate(["alpha", "beta", "gamma"]):
        drawing.write(text, 75, 80 + 40 * row)
    sites = locate(drawing.layout())
    key = next(site.key for site in sites.sites if "title" in site.role or site.role == "column")
    said = words(sites, {key: "=score"}), words(sites, {key: "\u4e8cscore"}, "neural")
    panel = assemble(sites, *said).panels[0]
    title = panel.title or panel.columns.title
    assert title is not None
    assert (title.text, title.review) == ("=score", True)


def test_the_other_axis_settles_what_the_readers_leave_open() -> None:
    drawing = Drawing()
    for row in range(3):
        drawing.write("name", 75, 80 + 40 * row)
        drawing.write("name", 150 + 60 * row, 196)
    sites = locate(drawing.layout())
    names = ["Koala", "Vicuna", "Dolly"]
    first = {f"{role}.0.{i}": name for role in ("row", "column") for i, name in enumerate(names)}
    second = first | {"row.0.1": "Vícuna"}

    rows = assemble(sites, words(sites, first), words(sites, second, "neural")).panels[0].rows

    assert rows.labels == ("Koala", "Vicuna", "Dolly")
    assert rows.review == (False, False, False)


def test_the_second_reader_is_not_asked_for_what_is_settled() -> None:
    drawing = Drawing()
    for row in range(3):
        drawing.write("name", 75, 80 + 40 * row)
    for col in range(4):
        drawing.write("2001", 150 + 60 * col, 196)
    sites = locate(drawing.layout())
    read = {"row.0.0": "January", "row.0.1": "Febuary", "row.0.2": "March"}
    read |= {f"column.0.{col}": str(2001 + col) for col in range(4)}
    assert needs_second(sites, words(sites, read)) == ["row.0.1.0@0"]


def test_the_end_marks_of_a_bar_between_two_panels_are_no_titles() -> None:
    truth = json.loads((IMAGES / "shared-rows.json").read_text("utf-8"))
    panels, bars = [], []
    for number, panel in enumerate(truth["panels"]):
        x0, y0, x1, y1 = panel["cell_bbox_px"]
        rows, cols = np.linspace(y0, y1, panel["n_rows"] + 1), np.linspace(x0, x1, 7)
        grid = Grid(row_spans=tuple(pairwise(rows)), column_spans=tuple(pairwise(cols)))
        panels.append(PanelLayout(grid=grid, frame=grid.box, bar=number))
        box = Box(*panel["colorbar"]["bbox_px"])
        bars.append(Bar(box=box, orientation="vertical"))
    layout = Layout(
        raster=load(IMAGES / "shared-rows.png"),
        panels=tuple(panels),
        bars=tuple(bars),
        background=(255.0, 255.0, 255.0),
    )
    roles = [site.role for site in locate(layout).sites]
    assert roles.count("title") == 2
    assert not {"figure-title", "column-title", "row-title"} & set(roles)


def test_tick_marks_that_run_into_their_labels_are_cut_off() -> None:
    drawing = Drawing()
    for col in range(4):
        drawing.write(str(col), 150 + 60 * col, 207)
        drawing.pixels[198:204, 150 + 60 * col] = 0
    sites = locate(drawing.layout())
    found = sites.of("column", 0)
    assert [site.index for site in found] == [0, 1, 2, 3]
    assert all(0.0 in site.turns for site in found), "digits, and no long upright pieces"
    assert all(site.box.height < 13 for site in found)


def test_a_comma_stays_on_its_line() -> None:
    drawing = Drawing()
    for row in range(3):
        base = 86 + 40 * row
        for letter in range(6):
            drawing.pixels[base - 12 : base, 40 + 11 * letter : 48 + 11 * letter] = 0
        drawing.pixels[base - 2 : base + 4, 106:109] = 0
    sites = locate(drawing.layout())
    assert [len(site.lines) for site in sites.of("row", 0)] == [1, 1, 1]


def test_a_sign_of_several_pieces_is_a_title_that_may_be_turned_any_way() -> None:
    drawing = Drawing()
    for row, text in enumerate(["alpha", "beta two", "gamma"]):
        drawing.write(text, 75, 80 + 40 * row)
    drawing.turned("%", 15, 120)
    (title,) = locate(drawing.layout()).of("row-title")
    assert title.turns == (0.0, 90.0, 270.0)


def test_a_heading_in_the_corner_is_neither_label_nor_title() -> None:
    drawing = Drawing()
    for row, text in enumerate(["one", "two", "three"]):
        drawing.write(text, 80, 80 + 40 * row)
    for col, text in enumerate(["North", "South", "East", "West"]):
        drawing.write(text, 150 + 60 * col, 24)
        drawing.write(str(0.5 + col), 150 + 60 * col, 40)
    drawing.write("Mean score", 95, 46, 0.6)
    sites = locate(drawing.layout())
    assert [len(site.lines) for site in sites.of("column", 0)] == [2, 2, 2, 2]
    assert not sites.of("title")
    assert not sites.of("column-title")


def test_letters_of_two_labels_that_touch_are_parted_and_the_labels_doubted() -> None:
    drawing = Drawing()
    for row, text in enumerate(["Merry way", "Hello you", "Gamma"]):
        drawing.write(text, 62, 80 + 40 * row, 0.5)
    # A tail that reaches down to the next label.
    drawing.pixels[84:117, 97:99] = 0
    sites = locate(drawing.layout())
    found = sites.of("row", 0)
    assert [site.index for site in found] == [0, 1, 2]
    assert all(site.box.height < 32 for site in found)
    assert [site.sure for site in found] == [False, False, True]
    read = words(
        sites, {f"row.0.{i}": text for i, text in enumerate(["Merry way", "Hello", "Gamma"])}
    )
    rows = assemble(sites, read, {key: replace(word) for key, word in read.items()}).panels[0].rows
    assert rows.review == (True, True, False)


def test_the_tail_of_a_word_over_the_corner_is_no_label() -> None:
    drawing = Drawing()
    for row, text in enumerate(["one", "two", "three"]):
        drawing.write(text, 400, 80 + 40 * row)
    drawing.write("Group", 395, 50, 0.5)
    sites = locate(drawing.layout())
    tail = [box for box in sites.glyphs.boxes.tolist() if box[3] > 55 and box[1] < 60]
    assert tail, "the p hangs down to the cells"
    assert [len(site.lines) for site in sites.of("row", 0)] == [1, 1, 1]
    assert all(len(site.lines[0].glyphs) <= 5 for site in sites.of("row", 0))


def test_faint_marks_over_the_cells_are_no_labels() -> None:
    drawing = Drawing()
    for col in range(4):
        x = 150 + 60 * col
        drawing.pixels[52:59, x] = 0
        # A rim that is seen here and there.
        drawing.pixels[52, x - 1] = drawing.pixels[58, x + 1] = 200
        drawing.write(f"S{col + 1}", x, 42, 0.48)
    found = locate(drawing.layout()).of("column", 0)
    assert [site.index for site in found] == [0, 1, 2, 3]
    assert all(site.box.y1 <= 50 for site in found)


def test_high_digits_that_stand_alone_are_level() -> None:
    drawing = Drawing()
    for row, text in enumerate(["ran", "rum", "ore"]):
        drawing.write(text, 90, 80 + 40 * row, 0.3)
    for col, widths in enumerate([(7,), (9,), (7,), (9, 9)]):
        for i, width in enumerate(widths):
            x = 146 + 60 * col + 11 * i
            drawing.pixels[190:204, x : x + width] = 0
    assert {site.turns for site in locate(drawing.layout()).of("column", 0)} == {(0.0,)}


def test_a_turned_name_of_a_bar_with_signs_of_several_pieces_is_found() -> None:
    drawing = Drawing()
    bar = Bar(box=Box(400, 60, 415, 180), orientation="vertical")
    drawing.pixels[60:180, 400:415] = np.linspace(0, 200, 120).astype(np.uint8)[:, None, None]
    for text, y in (("0", 180), ("5", 120), ("10", 60)):
        drawing.write(text, 428, y)
    for i in range(10):
        # Pieces whose nearest neighbours stand aslant.
        x, y = 450 + 7 * (i % 2), 80 + 8 * i
        drawing.pixels[y : y + 7, x : x + 6] = 0
    (name,) = locate(drawing.layout(bar)).of("bar-label", 0)
    assert name.lines[0].angle == 90.0


def test_a_caption_that_is_wider_than_its_panel_may_wrap() -> None:
    drawing = Drawing()
    for col, text in enumerate(["one", "two", "three", "four"]):
        drawing.write(text, 150 + 60 * col, 196)
    cv2.putText(
        drawing.pixels,
        "(a) What all four of these have to tell to",
        (104, 228),
        FONT,
        0.5,
        (0,) * 3,
        1,
    )
    cv2.putText(drawing.pixels, "(all of the others)", (104, 249), FONT, 0.5, (0,) * 3, 1)
    (caption,) = locate(drawing.layout()).of("column-title", 0)
    assert len(caption.lines) == 2
