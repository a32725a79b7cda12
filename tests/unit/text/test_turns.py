"""Which way up texts are read, and when the second reader is asked about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_labels import Drawing

from unheat.model import Grid, Raster, Word
from unheat.text.ink import find_glyphs
from unheat.text.labels import locate, needs_second
from unheat.text.lines import evident_angle
from unheat.text.sites import Site, Sites
from unheat.text.turns import (
    runs_upright,
    turn_of,
    turns_asked,
    turns_first,
    turns_left,
    with_lying,
)

NAMES = ["GSM001", "GSM002", "GSM003", "GSM004"]


def turned() -> tuple[Sites, list[Site]]:
    drawing = Drawing()
    for col, text in enumerate(NAMES):
        drawing.turned(text, 150 + 60 * col, 215)
    sites = locate(drawing.layout())
    return sites, sites.of("column", 0)


def heard(group: list[Site], up: float, down: float, engine: str = "tesseract") -> dict[str, Word]:
    """What a reader says that is so sure of labels read upwards and downwards."""
    return {
        site.crop_key(0, turn): Word(text=NAMES[i], confidence=sure, engine=engine)
        for i, site in enumerate(group)
        for turn, sure in ((90.0, up), (270.0, down))
    }


@pytest.mark.parametrize(
    ("right", "wrong", "turn"),
    [
        (("W6", "W7", "W10", "We"), ("9M", "LM", "OLM", "8M"), 90.0),
        (("W6", "W7", "W10", "W9"), ("9M", "LM", "OLM", "6M"), 270.0),
        (("0h", "2h", "4h", "12h"), ("40", "24", "44", "124"), 270.0),
        (("H6", "H8", "H9", "H1"), ("9H", "8H", "6H", "1H"), 90.0),
    ],
)
def test_labels_that_are_numbered_through_tell_which_way_up_they_are(
    right: tuple[str, ...], wrong: tuple[str, ...], turn: float
) -> None:
    _, group = turned()
    first = {
        site.crop_key(0, way): Word(text=text, confidence=sure, engine="tesseract")
        for site, one, other in zip(group, right, wrong, strict=True)
        for way, text, sure in ((90.0, other, 0.95), (270.0, one, 0.6))
    }
    assert turn_of(group, first, {}) == turn


@pytest.mark.parametrize(("up", "down", "asked"), [(0.9, 0.2, 1), (0.4, 0.6, 2)])
def test_the_second_reader_is_asked_both_ways_where_the_first_does_not_tell(
    up: float, down: float, asked: int
) -> None:
    sites, group = turned()
    first = heard(group, up, down)
    assert len(turns_asked(group, first, turn_of(group, first, {}))) == asked
    assert len({key.rpartition("@")[2] for key in needs_second(sites, first)}) == asked


def test_names_of_the_rows_tell_which_way_up_the_columns_are() -> None:
    """ "V6" reads as "9A" the other way up, and better."""
    _, group = turned()
    names = ["Vi", "VL", "V6", "Vii"]
    first = {
        site.crop_key(0, turn): Word(text=text, confidence=sure, engine="tesseract")
        for site, right, wrong in zip(group, names, ("LA", "LA", "9A", "LLA"), strict=True)
        for turn, text, sure in ((90.0, wrong, 0.95), (270.0, right, 0.6))
    }
    assert turn_of(group, first, {}) == 90.0
    assert turn_of(group, first, {}, frozenset(names)) == 270.0
    # Names of which both directions have some tell nothing.
    assert turn_of(group, first, {}, frozenset([*names, "LA"])) == 90.0


@pytest.mark.parametrize(("up", "down", "more"), [(0.9, 0.2, 0), (0.2, 0.9, 12), (0.4, 0.6, 12)])
def test_many_upright_labels_are_read_downwards_where_some_of_them_are(
    up: float, down: float, more: int
) -> None:
    sites, group = turned()
    many = [replace(group[0], index=index) for index in range(20)]
    sites = replace(sites, sites=tuple(many))
    asked = turns_first(many)
    assert sum(map(len, asked.values())) == 28
    first = {
        site.crop_key(0, turn): Word(
            text="GSM000", confidence=up if turn == 90.0 else down, engine="one"
        )
        for site in many
        for turn in asked[site.key]
    }
    left = turns_left(sites, asked, first)
    assert len(left) == more
    assert set(left.values()) <= {(270.0,)}


def test_few_labels_are_read_both_ways_at_once() -> None:
    _, group = turned()
    assert set(turns_first(group).values()) == {(90.0, 270.0)}


def test_single_letters_are_not_asked_about_on_their_sides() -> None:
    _, group = turned()
    letters = [replace(site, turns=(0.0, 90.0, 270.0)) for site in group]
    assert turns_asked(letters, heard(letters, 0.5, 0.5), 90.0) == (90.0,)


def test_the_second_reader_decides_where_it_was_asked_about_most_labels() -> None:
    _, group = turned()
    first = heard(group, 0.4, 0.6)
    assert turn_of(group, first, {}) == 270.0
    assert turn_of(group, first, heard(group, 1.0, 0.5, "neural")) == 90.0
    assert turn_of(group, first, heard(group[:1], 1.0, 0.5, "neural")) == 270.0


@pytest.mark.parametrize(
    ("steps", "upright"),
    [
        ([(7 * (i % 2), 8 * i) for i in range(10)], True),
        ([(7 * (i % 2), 8 * i + 24 * (i // 4)) for i in range(10)], False),
        ([(40 * (i // 3) + 7 * (i % 3), 14 - 7 * (i % 3)) for i in range(12)], False),
    ],
    ids=["one line", "apart", "short slanted labels"],
)
def test_one_line_is_told_from_slanted_labels(steps: list[tuple[int, int]], upright: bool) -> None:
    pixels = np.full((200, 300, 3), 255, dtype=np.uint8)
    for x, y in steps:
        pixels[20 + y : 27 + y, 20 + x : 26 + x] = 0
    raster = Raster(rgb=pixels, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0, 255.0, 255.0))
    index = np.arange(len(glyphs))
    assert runs_upright(glyphs, index) is upright
    assert evident_angle(glyphs, index) not in (0.0, 90.0, None)


def test_a_short_name_with_brackets_twice_as_high_as_its_letters_is_turned() -> None:
    figure = Figure(figsize=(0.5, 1.2), dpi=300)
    canvas: Any = FigureCanvasAgg(figure)
    figure.text(0.3, 0.1, "Acc. (%)", family="cmr10", size=10, rotation=90)
    canvas.draw()
    pixels = np.ascontiguousarray(np.asarray(canvas.buffer_rgba())[..., :3])
    raster = Raster(rgb=pixels, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0, 255.0, 255.0))
    assert runs_upright(glyphs, np.arange(len(glyphs)))


@pytest.mark.parametrize("turn", [90, 270])
def test_letters_of_one_width_and_many_heights_lie_on_their_sides(turn: int) -> None:
    drawing = Drawing()
    for col, text in enumerate("IHML"):
        patch = Drawing()
        patch.write(text, 100, 30)
        letter = np.rot90(patch.pixels[18:42, 88:112], turn // 90)
        inked = letter[(letter < 200).any(axis=(1, 2))]
        x = 150 + 60 * col
        drawing.pixels[188 : 188 + len(inked), x - 12 : x + 12] = inked
    sites = locate(drawing.layout())
    group = sites.of("column", 0)
    assert group[0].turns == (0.0, 90.0, 270.0)
    said = {
        site.crop_key(0, angle): Word(text="H", confidence=confidence, engine="x")
        for site in group
        for angle, confidence in ((0.0, 0.9), (float(turn), 0.95), (360.0 - turn, 0.7))
    }
    assert turn_of(group, said, {}) == turn


@pytest.mark.parametrize(("texts", "turn"), [("0123", 90.0), ("abcg", 0.0)])
def test_digits_beside_rows_that_are_wider_than_high_lie_on_their_sides(
    texts: str, turn: float
) -> None:
    drawing = Drawing()
    for row, text in enumerate(texts):
        patch = Drawing()
        patch.write(text, 100, 40, 0.8)
        letter = np.rot90(patch.pixels[24:56, 84:116], int(turn) // 90)
        drawing.pixels[64 + 40 * row : 96 + 40 * row, 84:116] = letter
    drawing.pixels[180:220, 120:360] = (150, 90, 50)
    layout = drawing.layout()
    panel = layout.panels[0]
    spans = (*panel.grid.row_spans, (180.0, 220.0))
    grid = Grid(row_spans=spans, column_spans=panel.grid.column_spans)
    sites = locate(replace(layout, panels=(replace(panel, grid=grid, frame=grid.box),)))
    group = sites.of("row", 0)
    assert [site.turns for site in group] == 4 * [(0.0, 90.0, 270.0)]
    # Upright small letters are words of one letter the other way up, too; digits are none.
    turned = texts if turn else "DUCO"
    said = {
        site.crop_key(0, angle): Word(text=turned[i], confidence=sure, engine="x")
        for i, site in enumerate(group)
        for angle, sure in ((0.0, 0.9), (90.0, 0.95), (270.0, 0.7))
    }
    assert turn_of(group, said, {}) == turn


def lying(texts: str) -> tuple[Sites, list[Site]]:
    """Letters beside the first rows that are read upwards."""
    drawing = Drawing()
    for row, text in enumerate(texts):
        patch = Drawing()
        patch.write(text, 100, 40, 0.8)
        drawing.pixels[64 + 40 * row : 96 + 40 * row, 84:116] = np.rot90(
            patch.pixels[24:56, 84:116]
        )
    sites = locate(drawing.layout())
    return sites, sites.of("row", 0)


def test_letters_beside_rows_lie_where_a_reader_of_letters_knows_them_so() -> None:
    sites, group = lying("cdg")
    assert [site.turns for site in group] == 3 * [(0.0, 90.0, 270.0)]

    def read(texts: dict[float, str], *sure: float) -> dict[str, Word]:
        return {
            site.crop_key(0, turn): Word(text=texts[turn][i], confidence=how, engine="x")
            for i, site in enumerate(group)
            for turn, how in zip(texts, sure, strict=True)
        }

    first = read({0.0: "UOO", 90.0: "Cdg", 270.0: "Dp6"}, 0.8, 0.85, 0.7)
    letters = read({0.0: "UOO", 90.0: "Cdg", 270.0: "mp6"}, 0.4, 1.0, 0.6)
    assert turn_of(group, first, {}) == 0.0
    assert turn_of(group, first, {}, letters=letters) == 90.0
    # The second reader knows them as they are; what it knows otherwise stays unheard.
    second = read({0.0: "Cdq"}, 0.95)
    found = with_lying(sites, {("row", 0): 90.0}, first, second)
    turned = [site.crop_key(0, 90.0) for site in group]
    assert [key in found for key in turned] == [True, True, False]
    assert with_lying(sites, {("row", 0): 0.0}, first, second) is second


def test_what_two_readers_read_alike_in_one_direction_alone_is_read_in_that() -> None:
    _, group = turned()
    first = heard(group, 0.4, 0.6)
    up = {key: replace(word, text="T [K]") for key, word in first.items() if key.endswith("@90")}
    down = {key: replace(first[key], text="[X] 1") for key in first if key not in up}
    alike = up | {key: replace(word, text="[>I] L") for key, word in down.items()}
    letters = {key: replace(word, confidence=0.8) for key, word in alike.items()}
    sure = {key: replace(word, confidence=0.6) for key, word in (up | down).items()}
    second = {key: replace(sure[key], confidence=0.2 if key in up else 0.9) for key in sure}
    assert turn_of(group, sure, second) == 270.0
    assert turn_of(group, sure, second, letters=letters) == 90.0
    # On their heads some words are words.
    assert turn_of(group, sure, second, letters=letters | down) == 270.0


def test_a_mark_names_no_axis() -> None:
    """A "V" turned upwards is a ">" to a reader that takes it as level."""
    _, (site, *_) = turned()
    title = replace(site, role="row-title", index=0, turns=(0.0, 90.0, 270.0))
    said = {0.0: (">", 0.95), 90.0: ("V", 0.7), 270.0: ("A", 0.9)}
    words = {
        title.crop_key(0, turn): Word(text=text, confidence=sure, engine="tesseract")
        for turn, (text, sure) in said.items()
    }
    assert turn_of([title], words, {}) == 90.0


def test_vowels_of_which_one_hangs_out_of_their_line_stand_on_it() -> None:
    drawing = Drawing()
    for col, text in enumerate("aeoy"):
        drawing.write(text, 150 + 60 * col, 200)
        letter = drawing.pixels[190:215, 140 + 60 * col : 160 + 60 * col]
        inked = np.flatnonzero((letter < 200).any(axis=(1, 2)))
        foot = 9 if text != "y" else 13
        patch = letter[inked[0] : inked[-1] + 1].copy()
        letter[:] = 255
        letter[foot - len(patch) + 1 : foot + 1] = patch
    sites = locate(drawing.layout())
    group = sites.of("column", 0)
    assert 0.0 in group[0].turns
    said = {
        site.crop_key(0, angle): Word(text="e", confidence=confidence, engine="x")
        for site in group
        for angle, confidence in ((0.0, 0.9), (90.0, 0.95), (270.0, 0.7))
    }
    assert turn_of(group, said, {}) == 0.0
