"""Facets in drawn frames with labels of their own: whose labels and titles stand between them."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_labels import FONT

from unheat.detect import detect
from unheat.model import Bar, Box, Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate
from unheat.text.sites import Sites

LEFT, RIGHT = Box(100, 60, 220, 180), Box(298, 60, 418, 180)


class Facets:
    """3 × 3 and 4 × 4 cells in frames that stand 6 and 14 pixels off them."""

    def __init__(self) -> None:
        self.pixels = np.full((300, 560, 3), 255, dtype=np.uint8)
        for box, count, room in ((LEFT, 3, 6.0), (RIGHT, 4, 14.0)):
            step = round(box.width / count)
            for i in range(count):
                for j in range(count):
                    y, x = round(box.y0) + step * i, round(box.x0) + step * j
                    self.pixels[y : y + step, x : x + step] = (60 + 40 * i + 10 * j, 90, 160)
            ends = (round(box.x0 - room), 50), (round(box.x1 + room), 190)
            cv2.rectangle(self.pixels, *ends, (60, 60, 60), 1)

    def write(self, text: str, right: float, y: float) -> None:
        (width, height), _ = cv2.getTextSize(text, FONT, 0.4, 1)
        place = (round(right - width), round(y + height / 2))
        cv2.putText(self.pixels, text, place, FONT, 0.4, (0, 0, 0), 1, cv2.LINE_AA)

    def locate(self) -> Sites:
        panels = []
        for box, count in ((LEFT, 3), (RIGHT, 4)):
            step = box.width / count
            grid = Grid(
                row_spans=tuple((box.y0 + step * i, box.y0 + step * (i + 1)) for i in range(count)),
                column_spans=tuple(
                    (box.x0 + step * i, box.x0 + step * (i + 1)) for i in range(count)
                ),
            )
            panels.append(PanelLayout(grid=grid, frame=grid.box))
        raster = Raster(rgb=self.pixels, name="drawn", sha256="", format="png")
        white = (255.0, 255.0, 255.0)
        return locate(Layout(raster=raster, panels=tuple(panels), bars=(), background=white))


def facets() -> Facets:
    drawing = Facets()
    for i, name in enumerate(("alpha", "beta", "gamma")):
        drawing.write(name, 86, 80 + 40 * i)
    # Nearer to the cells of the first panel, and to the frame of the second.
    for i, name in enumerate(("delta", "epsilonic", "zeta", "eta")):
        drawing.write(name, 282, 75 + 30 * i)
    for x0, count, letter in ((LEFT.x0, 3, "S"), (RIGHT.x0, 4, "T")):
        step = 120 / count
        for i in range(count):
            drawing.write(f"{letter}{i}", x0 + step * (i + 0.5) + 7, 202)
    return drawing


def test_labels_between_two_frames_are_those_of_the_nearer_frame() -> None:
    sites = facets().locate()
    assert len(sites.of("row", 0)) == 3
    assert len(sites.of("row", 1)) == 4
    assert all(site.box.x1 < LEFT.x0 for site in sites.of("row", 0))


@pytest.mark.parametrize(("y", "found"), [(222, 1), (262, 0)])
def test_facets_with_own_labels_have_one_title_close_under_them(y: int, found: int) -> None:
    drawing = facets()
    drawing.write("Sample", 259 + 22, y)
    sites = drawing.locate()
    assert [len(sites.of("column-title", i)) for i in (0, 1)] == [found, found]


def test_frames_without_labels_of_their_own_share_no_title() -> None:
    drawing = Facets()
    for i in range(3):
        drawing.write(f"row {i}", 86, 80 + 40 * i)
    for i in range(4):
        drawing.write(f"line {i}", 282, 75 + 30 * i)
    drawing.write("Sample", 281, 222)
    assert not drawing.locate().of("column")


@pytest.mark.parametrize(("name", "found"), [("K", 1), ("", 0)])
def test_panels_on_the_same_rows_have_one_title_close_under_their_labels(
    name: str, found: int
) -> None:
    """Unless the bar under them has no name, which it may be."""
    drawing = Facets.__new__(Facets)
    drawing.pixels = np.full((300, 560, 3), 255, dtype=np.uint8)
    panels = []
    for x0 in (100, 298):
        for i, j in np.ndindex(3, 3):
            y, x = 60 + 40 * i, x0 + 40 * j
            drawing.pixels[y : y + 40, x : x + 40] = (60 + 40 * i + 10 * j, 90, 160)
        for i in range(3):
            drawing.write(f"row {i}", x0 - 14, 80 + 40 * i)
            drawing.write(f"S{i}", x0 + 40 * i + 27, 192)
        grid = Grid(
            row_spans=tuple((60.0 + 40 * i, 100.0 + 40 * i) for i in range(3)),
            column_spans=tuple((x0 + 40.0 * i, x0 + 40.0 + 40 * i) for i in range(3)),
        )
        panels.append(PanelLayout(grid=grid, frame=grid.box, bar=0))
    drawing.write("Sample", 259 + 22, 210)
    drawing.pixels[226:238, 159:359] = np.linspace(0, 200, 200).astype(np.uint8)[None, :, None]
    for x, text in ((159, "0"), (259, "1"), (359, "2")):
        drawing.write(text, x + 4, 248)
    drawing.write(name, 263, 268)
    bar = Bar(box=Box(159, 226, 359, 238), orientation="horizontal", tick_side="bottom")
    raster = Raster(rgb=drawing.pixels, name="drawn", sha256="", format="png")
    white = (255.0, 255.0, 255.0)
    layout = Layout(raster=raster, panels=tuple(panels), bars=(bar,), background=white)
    sites = locate(layout)
    titles = [sites.of("column-title", i) for i in (0, 1)]
    assert [len(one) for one in titles] == [found, found]


def _bars() -> tuple[Facets, list[Bar]]:
    drawing = Facets()
    bars = []
    for top, name, right in ((60, "z-score", 532), (160, "signal", 522)):
        ramp = np.linspace(0, 200, 70).astype(np.uint8)[:, None, None]
        drawing.pixels[top : top + 70, 480:494] = ramp
        bars.append(Bar(box=Box(480, top, 494, top + 70), orientation="vertical"))
        drawing.write(name, right, top - 10)
        for place, text in ((top + 5, "2"), (top + 35, "1"), (top + 65, "0")):
            drawing.write(text, 510, place)
    return drawing, bars


def test_legends_one_under_the_other_have_a_heading_each() -> None:
    drawing, bars = _bars()
    raster = Raster(rgb=drawing.pixels, name="drawn", sha256="", format="png")
    layout = Layout(raster=raster, panels=(), bars=tuple(bars), background=(255.0, 255.0, 255.0))
    sites = locate(layout)
    tops = [[round(site.box.y0) for site in sites.of("bar-label", i)] for i in (0, 1)]
    assert [len(found) for found in tops] == [1, 1]
    assert tops[0][0] < 60 < 130 < tops[1][0] < 160


def test_titles_between_facets_with_marks_belong_to_those_below() -> None:
    figure = Figure(figsize=(6.6, 6), dpi=115)
    canvas: Any = FigureCanvasAgg(figure)
    figure.set_layout_engine("constrained")
    rng = np.random.default_rng(704)
    grid = figure.subplots(2, 2, sharex=True, sharey=True)
    for axes, name in zip(grid.flat, ("CIFAR-10", "CIFAR-100", "SVHN", "STL-10"), strict=True):
        axes.imshow(rng.uniform(0.2, 1, (4, 5)), cmap="YlGn", vmin=0.2, vmax=1, aspect="auto")
        axes.set_title(name, fontsize=9)
        axes.set_xticks(range(5), ["0.1", "0.2", "0.3", "0.4", "0.5"], fontsize=9)
        axes.set_yticks(range(4), ["k=1", "k=2", "k=4", "k=8"], fontsize=9)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    layout = detect(Raster(rgb=pixels, name="drawn", sha256="", format="png"))
    assert sorted(site.owner for site in locate(layout).of("title")) == [0, 1, 2, 3]
