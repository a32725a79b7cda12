"""Labels of rows that stand in each other are cut apart where there is least ink between them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.unit.text.test_labels import words

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text import parting
from unheat.text.crops import upright
from unheat.text.ink import BoolArray, IntArray, find_glyphs
from unheat.text.labels import assemble, locate
from unheat.text.overlapping import overlaps
from unheat.text.page import Page
from unheat.text.sites import Sites

NAMES = ["Cadiz Fleet", "Lincoln Town", "Chrome Bend", "Pontoon Bird", "Hornet Spark", "Dodo Hall"]


def crowded(pitch: int, size: int) -> Sites:
    """Labels of six rows, right beside cells that are ``pitch`` pixels high, and ``size`` large."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    picture = Image.new("L", (300, 40 + pitch * len(NAMES)), 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(folder / "DejaVuSans.ttf", size)
    for row, name in enumerate(NAMES):
        # Darker of both, as pictures are that were drawn one label after the other.
        draw.text((140, 20 + pitch * (row + 0.5)), name, font=font, fill=0, anchor="rm")
    pixels = np.repeat(np.asarray(picture)[:, :, None], 3, axis=2).copy()
    spans = tuple((20.0 + pitch * row, 20.0 + pitch * (row + 1)) for row in range(len(NAMES)))
    for row, (top, bottom) in enumerate(spans):
        pixels[int(top) : int(bottom), 150:270] = (200 - 20 * row, 90, 60 + 20 * row)
    grid = Grid(
        row_spans=spans, column_spans=tuple((150.0 + 40 * i, 190.0 + 40 * i) for i in range(3))
    )
    layout = Layout(
        raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )
    return locate(layout)


def test_labels_that_stand_in_each_other_are_cut_apart_and_doubted() -> None:
    sites = crowded(10, 16)
    rows = sites.of("row", 0)
    assert [site.index for site in rows] == list(range(len(NAMES)))
    heights = [upright(sites, site.lines[0], 0.0).shape[0] for site in rows]
    assert max(heights) <= 32, "each has the ink of one row"
    texts = dict(zip((site.key for site in rows), NAMES, strict=True))
    axis = assemble(sites, words(sites, texts), words(sites, texts, "neural")).panels[0].rows
    assert axis.labels == tuple(NAMES)
    assert all(axis.review)


def test_ink_of_a_neighbour_is_no_accent() -> None:
    sites = crowded(10, 16)
    rows = sites.of("row", 0)
    said = [name.replace("o", "ö").replace("i", "ı") for name in NAMES]
    texts = dict(zip((site.key for site in rows), said, strict=True))
    axis = assemble(sites, words(sites, texts), {}).panels[0].rows
    inside = [overlaps(sites.glyphs, site.lines[0]) for site in rows]
    assert sum(inside) >= 3
    for label, name, other, overlapping in zip(axis.labels, NAMES, said, inside, strict=True):
        assert label == (name if overlapping else other)


def test_capitals_that_fill_their_rows_lose_nothing() -> None:
    pitch, size = 18, 24
    sites = crowded(pitch, size)
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    font = ImageFont.truetype(folder / "DejaVuSans.ttf", size)
    for row, (site, name) in enumerate(zip(sites.of("row", 0), NAMES, strict=True)):
        raster = np.asarray(sites.layout.raster.rgb)[:, :, 0]
        picture = Image.new("L", raster.shape[::-1], 255)
        spot = (140, 20 + pitch * (row + 0.5))
        ImageDraw.Draw(picture).text(spot, name, font=font, fill=0, anchor="rm")
        alone = np.asarray(picture) < 128
        own = np.isin(sites.glyphs.labels, sites.glyphs.label[site.lines[0].glyphs])
        if sites.glyphs.shared is not None:
            own |= np.isin(sites.glyphs.shared, sites.glyphs.label[site.lines[0].glyphs])
        own &= raster < 128
        assert (own & alone).sum() >= 0.95 * alone.sum(), name
        assert (own & ~alone).sum() <= 0.1 * alone.sum(), name


@pytest.mark.parametrize(("pitch", "asked"), [(3.4, False), (20.0, True)])
def test_rows_far_thinner_than_print_share_none_of_it(
    pitch: float, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number at one of a hundred thin rows stands beside its neighbors as well."""
    tried: list[float] = []

    def reaching(_glyphs: object, index: IntArray, edge: float, _size: float) -> BoolArray:
        tried.append(edge)
        return np.zeros(len(index), dtype=bool)

    monkeypatch.setattr(parting, "_reaching", reaching)
    glyphs = cast(Any, SimpleNamespace(text_size=lambda _index: 12.0))
    index = np.arange(3)
    page = cast(Any, SimpleNamespace(glyphs=glyphs))
    assert parting.part_labels(page, index, pitch * np.arange(9.0)) is index
    assert bool(tried) == asked


def test_letters_of_a_turned_title_that_were_cut_share_their_ink_with_nobody() -> None:
    """Borders of rows run through it; both parts of a letter are its own."""
    boxes = np.array([[0.0, 0, 8, 5], [0, 5, 8, 10], [20, 0, 28, 5], [20, 5, 28, 10]])
    page = cast(Any, SimpleNamespace(glyphs=SimpleNamespace(boxes=boxes), parted={0, 1, 2, 3}))

    def site(*glyphs: int) -> Any:
        return SimpleNamespace(lines=(SimpleNamespace(glyphs=np.array(glyphs)),))

    assert not parting.shares_ink(page, site(0, 1))
    assert parting.shares_ink(page, site(0))
    assert not parting.shares_ink(page, site())


def test_a_letter_on_the_border_of_two_rows_is_one() -> None:
    """Ten pixels high, of a label whose two lines stand about the middle of a row; what is as high
    as two letters is parted."""
    pixels = np.full((120, 120, 3), 255, dtype=np.uint8)
    for x in (20, 30, 40, 50):
        pixels[45:55, x : x + 7] = 0
        pixels[90:100, x : x + 7] = 0
    pixels[40:60, 70:77] = 0
    raster = Raster(rgb=pixels, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0, 255.0, 255.0))
    layout = Layout(raster=raster, panels=(), bars=(), background=(255.0, 255.0, 255.0))
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=10.0)
    parted = parting.part_labels(page, np.arange(len(glyphs)), np.array([40.0, 60.0, 80.0, 100.0]))
    assert len(parted) == len(glyphs) + 1
    assert page.parted
