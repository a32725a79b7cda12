"""Slanted labels whole, marks that are no letters, and labels that the edge of the picture cuts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_labels import Drawing

from unheat.model import Box, Grid, Layout, PanelLayout, Raster
from unheat.text.crops import upright
from unheat.text.labels import Sites, locate
from unheat.text.lines import turned_extents
from unheat.text.loose_ends import runs_on
from unheat.text.page import Page

PITCH, TOP = 45, 40


def slanted(
    names: Sequence[str], angle: float, size: float, *, sign: str = "", y: float = 0.0
) -> Sites:
    """Column labels that end under their columns, drawn as matplotlib sets them, and a ``sign``
    under the middle of them whose top is at ``y``."""
    width, height = 160 + PITCH * len(names), 260
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    for col, name in enumerate(names):
        figure.text(
            (100 + PITCH * (col + 0.5)) / width,
            1 - 110 / height,
            name,
            rotation=angle,
            ha="right",
            va="top",
            rotation_mode="anchor",
            fontsize=size,
        )
    middle = (100 + PITCH * len(names) / 2) / width
    figure.text(middle, 1 - y / height, sign, ha="center", va="top", fontsize=1.4 * size)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    pixels[TOP:100, 100 : 100 + PITCH * len(names)] = (70, 110, 150)
    grid = Grid(
        row_spans=((40.0, 60.0), (60.0, 80.0), (80.0, 100.0)),
        column_spans=tuple((100.0 + PITCH * i, 145.0 + PITCH * i) for i in range(len(names))),
    )
    return locate(
        Layout(
            raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=Box(100, 40, 100 + PITCH * len(names), 100)),),
            bars=(),
            background=(255.0,) * 3,
        )
    )


NAMES = ("GPT-4", "Llama-2-13B", "Mistral-7B", "Claude-3.5-Sonnet", "Phi-3-mini", "DeepSeek", "T5")


@pytest.mark.parametrize(("angle", "size"), [(20, 8), (30, 8), (45, 8), (45, 9), (60, 8), (60, 9)])
def test_slanted_labels_are_found_whole_at_their_angle(angle: float, size: float) -> None:
    sites = slanted(NAMES, angle, size).of("column", 0)
    assert [site.index for site in sites] == list(range(len(NAMES)))
    assert all(abs(site.turns[0] - angle) <= 1 for site in sites)
    reach = [site.lines[0].along[1] - site.lines[0].along[0] for site in sites]
    letter = reach[3] / len(NAMES[3])
    # Names of like letters are about as long as they have letters.
    assert all(0.75 * letter * len(name) <= own for name, own in zip(NAMES, reach, strict=True)), (
        reach
    )


@pytest.mark.parametrize("angle", [45, -45])
def test_lone_letters_on_a_slope_are_read_both_ways(angle: int) -> None:
    sites = slanted(list("IHLMEFT"), angle, 14)
    group = sites.of("column", 0)
    assert {round(turn) for turn in group[0].turns} == {45, -45, 0}
    stroke = next(site for site in group if site.index == 0)
    for turn in stroke.turns:
        rows, cols = np.nonzero(upright(sites, stroke.lines[0], turn) < 128)
        tall = np.ptp(rows) > 2 * np.ptp(cols)
        assert tall == (abs(turn - angle) < 3), turn


def test_words_of_letters_that_rise_alike_are_no_upright_print() -> None:
    sites = slanted(["0 nM", "1 nM", "3 nM", "10 nM", "30 nM"], 60, 10).of("column", 0)
    assert [round(site.turns[0]) for site in sites] == [60] * 5


def test_marks_with_a_faint_foot_of_the_frame_are_no_letters() -> None:
    drawing = Drawing()
    for col, text in enumerate(["one", "two", "three", "four"]):
        x = 150 + 60 * col
        drawing.pixels[180:188, x] = 0
        drawing.pixels[181, x - 1 : x + 2] = np.minimum(190, drawing.pixels[181, x - 1 : x + 2])
        drawing.write(text, x, 192)
    sites = locate(drawing.layout()).of("column", 0)
    assert [len(site.lines) for site in sites] == [1, 1, 1, 1]
    assert all(site.box.y0 > 184 for site in sites)


def test_a_mark_that_runs_into_one_label_alone_is_cut_off() -> None:
    drawing = Drawing()
    for col, text in enumerate(["ono", "two", "TIE", "owo"]):
        x = 150 + 60 * col
        drawing.write(text, x, 198)
        drawing.pixels[180:190, x] = 0
        drawing.pixels[181, x - 1 : x + 2] = np.minimum(190, drawing.pixels[181, x - 1 : x + 2])
    drawing.pixels[180:195, 270] = 0
    sites = locate(drawing.layout()).of("column", 0)
    assert len(sites) == 4
    assert all(site.box.y0 >= 189 for site in sites)


def test_labels_that_the_edge_cuts_are_in_doubt_and_whole_ones_are_not() -> None:
    drawing = Drawing()
    for row, text in enumerate(["random forest", "logistic one", "svm"]):
        drawing.write(text, 100 - 4 * len(text), 80 + 40 * row)
    whole = locate(drawing.layout())
    assert all(site.sure for site in whole.of("row", 0))
    cut = round(whole.of("row", 0)[0].box.x0) + 12
    layout = drawing.layout()
    raster = replace(layout.raster, rgb=layout.raster.rgb[:, cut:].copy())
    spans = tuple((120.0 - cut + 60 * i, 180.0 - cut + 60 * i) for i in range(4))
    grid = replace(layout.panels[0].grid, column_spans=spans)
    panel = replace(layout.panels[0], grid=grid, frame=grid.box)
    sites = locate(replace(layout, raster=raster, panels=(panel,))).of("row", 0)
    assert [site.sure for site in sites] == [False, False, True]


def test_the_last_column_of_a_letter_at_the_edge_tells_that_a_label_is_cut() -> None:
    drawing = Drawing()
    for row, text in enumerate(["nnn one", "svm", "two"]):
        drawing.write(text, 100 - 4 * len(text), 80 + 40 * row)
    layout = drawing.layout()
    box = locate(layout).of("row", 0)[0].box
    dark = layout.raster.rgb[round(box.y0) : round(box.y1), :, 0] < 128
    ink = np.bincount(np.nonzero(dark)[1], minlength=dark.shape[1])
    # The right stem of the first letter leaves one column; the next letter begins a little later.
    cut = next(x for x in range(round(box.x0) + 4, 100) if ink[x] and not ink[x + 1])
    raster = replace(layout.raster, rgb=layout.raster.rgb[:, cut:].copy())
    spans = tuple((120.0 - cut + 60 * i, 180.0 - cut + 60 * i) for i in range(4))
    grid = replace(layout.panels[0].grid, column_spans=spans)
    panel = replace(layout.panels[0], grid=grid, frame=grid.box)
    sites = locate(replace(layout, raster=raster, panels=(panel,))).of("row", 0)
    assert [site.sure for site in sites] == [False, True, True]


def test_a_label_whose_first_letter_a_title_took_is_in_doubt() -> None:
    sites = slanted(["frog", "ship"], 45, 11)
    whole = sites.of("column", 0)[1]
    line = whole.lines[0]
    page = Page(layout=sites.layout, glyphs=sites.glyphs, size=line.size, free=np.ones(9, bool))
    page.claim(np.concatenate([site.lines[0].glyphs for site in sites.of("column", 0)]))
    order = np.argsort(turned_extents(sites.glyphs, line.glyphs, 45.0)[:, 0])
    left = line.glyphs[order[1:]]
    along = turned_extents(sites.glyphs, left, 45.0)[:, [0, 2]]
    rest = replace(line, glyphs=left, along=(float(along.min()), float(along.max())))
    assert not runs_on(page, whole)
    assert runs_on(page, replace(whole, lines=(rest,)))


def test_a_label_that_goes_on_in_ink_that_is_no_letter_is_in_doubt() -> None:
    sites = slanted(["frog", "ship"], 45, 11)
    whole = sites.of("column", 0)[1]
    line = whole.lines[0]
    order = np.argsort(turned_extents(sites.glyphs, line.glyphs, 45.0)[:, 0])
    lost = line.glyphs[order[0]]
    kept = np.setdiff1d(np.arange(len(sites.glyphs)), lost)
    names = ("boxes", "area", "ground", "plate", "label", "height", "slope")
    arrays: dict[str, Any] = {name: getattr(sites.glyphs, name)[kept] for name in names}
    glyphs = replace(sites.glyphs, **arrays)
    left = np.searchsorted(kept, line.glyphs[order[1:]])
    along = turned_extents(glyphs, left, 45.0)[:, [0, 2]]
    rest = replace(line, glyphs=left, along=(float(along.min()), float(along.max())))
    page = Page(layout=sites.layout, glyphs=glyphs, size=line.size, free=np.ones(8, bool))
    assert runs_on(page, replace(whole, lines=(rest,)))


@pytest.mark.parametrize("angle", [78, 80, 82])
def test_labels_nearly_upright_are_found_at_their_angle(angle: float) -> None:
    sites = slanted(NAMES, angle, 9).of("column", 0)
    assert [site.index for site in sites] == list(range(len(NAMES)))
    assert all(abs(site.turns[0] - angle) <= 2 for site in sites)


def test_labels_upright_stay_so() -> None:
    sites = slanted(NAMES, 90, 9).of("column", 0)
    assert [site.index for site in sites] == list(range(len(NAMES)))
    assert all(site.turns[0] % 90 == 0 for site in sites)


def test_a_sign_close_under_slanted_labels_is_their_title_and_ends_none_of_them() -> None:
    names = [f"1E+0{i}" for i in range(6)]
    foot = max(site.box.y1 for site in slanted(names, 45, 9).of("column", 0))
    sites = slanted(names, 45, 9, sign="C", y=foot + 3)
    assert [site.index for site in sites.of("column", 0)] == list(range(6))
    assert len(sites.of("column-title", 0)) == 1
    assert max(site.box.y1 for site in sites.of("column", 0)) == foot


def test_gently_slanted_short_labels_are_whole() -> None:
    sites = slanted(["Age", "BMI", "Sleep", "Stress", "Diet"], 20.0, 10.8).of("column", 0)
    assert len(sites) == 5
    assert all(abs(site.lines[0].angle - 20.0) <= 3.0 for site in sites)


def test_a_label_behind_a_letter_that_nothing_claimed_is_in_doubt() -> None:
    sites = slanted(["frog", "ship"], 45, 11)
    whole = sites.of("column", 0)[1]
    line = whole.lines[0]
    page = Page(layout=sites.layout, glyphs=sites.glyphs, size=line.size, free=np.ones(9, bool))
    order = np.argsort(turned_extents(sites.glyphs, line.glyphs, 45.0)[:, 0])
    # The second letter is a mark that no reader knows, and the first one was left behind it.
    left = line.glyphs[order[2:]]
    page.claim(np.setdiff1d(np.arange(len(sites.glyphs)), line.glyphs[order[:1]]))
    along = turned_extents(sites.glyphs, left, 45.0)[:, [0, 2]]
    assert runs_on(
        page,
        replace(whole, lines=(replace(line, glyphs=left, along=(along.min(), along.max())),)),
    )


def test_digits_in_a_level_row_over_their_slanted_names_are_the_ends_of_these() -> None:
    labels = slanted([f"feature_{number}" for number in range(6)], 50.0, 12.0).of("column", 0)
    assert [label.lines[0].angle % 90 == 0 for label in labels] == [False] * 6
    assert min(label.box.width for label in labels) > 40
