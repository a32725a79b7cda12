"""Print that no text has claimed is asked about: found texts are dropped on purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.text.test_titles import Page as Drawing

from unheat.detect import detect
from unheat.load import load
from unheat.model import Axis, Box, Label, Layout, Raster
from unheat.text import labels
from unheat.text.claims import proposed, with_doubts
from unheat.text.doubts import missed
from unheat.text.labels import Site, Sites, locate
from unheat.text.left_over import with_letters_left
from unheat.text.lines import split_line
from unheat.text.page import Page
from unheat.text.sites import BarTexts, Texts

IMAGES = Path(__file__).parents[3] / "fixtures" / "images"


def without(monkeypatch: pytest.MonkeyPatch, layout: Layout, role: str, index: int = 0) -> Sites:
    """The texts of a figure of which one is given free before print that is left is looked at."""

    def drop(page: Page, sites: list[Site]) -> list[Site]:
        gone = [site for site in sites if (site.role, site.index) == (role, index)]
        assert gone
        for site in gone:
            sites.remove(site)
            for line in site.lines:
                page.free[line.glyphs] = True
        return proposed(page, sites)

    monkeypatch.setattr(labels, "proposed", drop)
    return locate(layout)


def founding() -> Layout:
    return detect(load(IMAGES / "prompt-transferability.png"))


def axis_of(sites: Sites, role: str) -> Axis:
    panel = sites.layout.panels[0]
    count = panel.grid.n_rows if role == "row" else panel.grid.n_cols
    found = {site.index: site for site in sites.of(role, 0)}
    return Axis(
        title=None,
        labels=tuple("x" if i in found else None for i in range(count)),
        confidence=(1.0,) * count,
        review=(False,) * count,
        boxes=tuple(found[i].box if i in found else None for i in range(count)),
        side=next(iter(found.values())).side,
        turn=next(iter(found.values())).turns[0],
    )


def doubted(sites: Sites, role: str) -> list[int]:
    axis = missed(sites, axis_of(sites, role), 0, role)
    axis = with_letters_left(sites, axis, 0, role)
    return [i for i, review in enumerate(axis.review) if review]


@pytest.mark.parametrize("role", ["title", "bar-label"])
def test_a_name_that_was_dropped_is_asked_about(monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    sites = without(monkeypatch, founding(), role)
    asked = {(one, owner) for one, owner, _ in sites.unclaimed}
    asked |= {(site.role, site.owner) for site in sites.sites if not site.sure}
    assert (role, 0) in asked


@pytest.mark.parametrize("role", ["row", "column"])
def test_a_label_that_was_dropped_leaves_its_place_in_doubt(
    monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    sites = without(monkeypatch, founding(), role, index=2)
    assert doubted(sites, role) == [2]


@pytest.mark.parametrize("role", ["row", "column"])
def test_nothing_is_asked_where_all_print_is_explained(role: str) -> None:
    sites = locate(founding())
    assert len(sites.left) == 0
    assert doubted(sites, role) == []


def test_one_letter_on_the_middle_of_an_axis_may_be_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawing = Drawing()
    drawing.rows()
    drawing.write("C", 90, 200)
    sites = without(monkeypatch, drawing.layout(), "row-title")
    assert [(role, owner) for role, owner, _ in sites.unclaimed] == [("row-title", 0)]


@pytest.mark.parametrize(("off", "asked"), [(5, True), (40, False)])
def test_letters_flush_with_the_end_of_an_axis_may_be_its_name(off: int, asked: bool) -> None:
    drawing = Drawing()
    drawing.columns(("one", "two", "three", "four"), 292)
    drawing.write("C", 400 - off, 318)
    found = [(role, owner) for role, owner, _ in locate(drawing.layout()).unclaimed]
    assert (("column-title", 0) in found) is asked


def test_twice_as_many_labels_as_lines_leave_all_of_them_in_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawing = Drawing()
    for number in range(8):
        drawing.write(f"y{number}", 135 + 30 * number, 292)
    sites = locate(drawing.layout())
    kept = [site for site in sites.sites if site.role != "column" or site.index % 2 == 0]
    lines = {site.index: split_line(sites.glyphs, site.lines[0], 8.0) for site in kept}
    kept = [
        replace(site, lines=(lines[site.index][0],)) if site.role == "column" else site
        for site in kept
    ]
    sites = replace(sites, sites=tuple(kept))
    assert doubted(sites, "column") == [0, 1, 2, 3]


def test_a_label_that_reaches_over_the_first_row_is_doubted() -> None:
    page = Drawing()
    for row, name in enumerate(("An", "Bo", "Ca", "Do")):
        page.write(name, 130, 140 + 40 * row)
    sites = locate(page.layout())
    first, *others = sites.of("row", 0)
    line = first.lines[0]
    head = replace(line, box=replace(line.box, y0=line.box.y0 - 40, y1=line.box.y1 - 40))
    kept = [site for site in sites.sites if site.role != "row"]
    high = replace(sites, sites=(*kept, replace(first, lines=(head, line)), *others))
    assert doubted(sites, "row") == []
    assert doubted(high, "row") == [first.index]


def test_a_label_beside_which_its_other_word_is_left_is_doubted() -> None:
    page = Drawing()
    for row, name in enumerate(("An 1", "Bo 2", "Ca 3", "Do 4")):
        page.write(name, 130, 140 + 40 * row)
    sites = locate(page.layout())
    axis = axis_of(sites, "row")
    (first,) = (site for site in sites.of("row", 0) if site.index == 0)
    boxes = sites.glyphs.boxes
    last = max(first.lines[0].glyphs, key=lambda glyph: boxes[glyph, 0])
    word = [glyph for glyph in first.lines[0].glyphs if glyph != last]
    number = replace(first.box, x0=float(boxes[last, 0]))
    sites = replace(sites, left=np.array(word))
    others = [replace(box, x0=number.x0) for box in axis.boxes[1:] if box is not None]
    axis = replace(axis, boxes=(number, *others))
    assert with_letters_left(sites, axis, 0, "row").review == (True, False, False, False)


@pytest.mark.parametrize(("away", "doubted"), [(2.0, True), (60.0, False)])
def test_a_name_of_columns_that_was_cut_out_of_a_text_is_doubted(
    away: float, doubted: bool
) -> None:
    """The text goes on beyond the last column, where no letter is of any."""
    sites = locate(founding())
    axis = axis_of(sites, "column")
    last = axis.boxes[3]
    assert last is not None
    end = sites.layout.panels[0].grid.box.x1 + 1.0
    axis = replace(axis, boxes=(*axis.boxes[:3], replace(last, x1=end)))
    letter = next(site for site in sites.of("column", 0) if site.index == 3).lines[0].glyphs[-1]
    boxes = sites.glyphs.boxes.copy()
    boxes[letter, 0::2] += end + away - boxes[letter, 0]
    beyond = replace(sites, left=np.array([letter]), glyphs=replace(sites.glyphs, boxes=boxes))
    assert with_letters_left(beyond, axis, 0, "column").review == (False, False, False, doubted)


@pytest.mark.parametrize(("text", "review"), [("28.0Mb", True), ("50 km", True), ("log2FC", False)])
def test_a_number_with_a_unit_beside_a_bar_may_be_of_an_axis(text: str, review: bool) -> None:
    """The last number of the columns' axis reaches under the bar, and names nothing."""
    sites = locate(founding())
    label = Label(text=text, confidence=0.99, box=Box(0, 0, 9, 9), review=False)
    texts = Texts(
        figure_title=None,
        panels=(),
        bars=(BarTexts(label=label, ticks=()),),
    )
    found = with_doubts(sites, texts).bars[0].label
    assert found is not None
    assert found.review is review


@pytest.mark.parametrize(("confidence", "review", "asked"), [(0.07, True, 1), (0.6, True, 0)])
def test_labels_may_be_in_a_title_that_nobody_could_read(
    confidence: float, review: bool, asked: int
) -> None:
    drawing = Drawing()
    drawing.rows()
    sites = locate(drawing.layout())
    title = Label(text="a title", confidence=confidence, review=review)
    none = (None,) * 4
    axis = Axis(title=title, labels=none, confidence=(1.0,) * 4, review=(False,) * 4)
    assert sum(missed(sites, axis, 0, "column").review) == 4 * asked


def cells_and_bar() -> npt.NDArray[np.uint8]:
    """4 × 4 gray cells, and a ramp of their grays on the right."""
    rgb = np.full((260, 420, 3), 255, np.uint8)
    for row in range(4):
        for col in range(4):
            rgb[30 + 50 * row : 80 + 50 * row, 60 + 50 * col : 110 + 50 * col] = 60 + 40 * row + col
    rgb[30:230, 300:316] = np.linspace(200, 40, 200, dtype=np.uint8)[:, None, None]
    return rgb


def test_a_sign_behind_one_number_of_a_bar_is_its_name() -> None:
    """A turned delta stands level with the number in the middle, and was taken for a part of it."""
    rgb = cells_and_bar()
    for text, y in (("10", 34), ("5", 134), ("0", 234)):
        cv2.putText(rgb, text, (324, y), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 1, cv2.LINE_AA)
    x = 336
    sign = np.array([(x, 130), (x + 9, 126), (x + 9, 134)], np.int32)
    cv2.polylines(rgb, [sign], isClosed=True, color=(0, 0, 0), thickness=1)
    found = locate(detect(Raster(rgb=rgb, name="drawn", sha256="", format="png")))
    assert len(found.of("tick", 0)) == 3
    assert [site.box.x0 >= x - 1 for site in found.of("bar-label", 0)] == [True]
    assert sorted(site.box.x1 for site in found.of("tick", 0))[1] < x


def test_a_digit_behind_a_point_that_was_lost_is_no_name() -> None:
    rgb = cells_and_bar()
    for text, y in (("2", 34), ("1", 100), ("3", 167), ("0", 234)):
        for digit, x in ((text, 324), ("0", 338)):
            cv2.putText(rgb, digit, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.4, 0, 1, cv2.LINE_AA)
        if text != "0":
            rgb[y - 2 : y, 334:336] = 0
    found = locate(detect(Raster(rgb=rgb, name="drawn", sha256="", format="png")))
    assert len(found.of("tick", 0)) == 4
    assert not [role for role, _, _ in found.unclaimed if role == "bar-label"]
