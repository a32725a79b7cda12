"""Captions with letters between the rows of panels belong to those above."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Axis, Box, Grid, Label, Layout, PanelLayout, Raster
from unheat.text.captions_between import with_captions_below
from unheat.text.ink import find_glyphs
from unheat.text.sites import PanelTexts, Sites, Texts


def panel(top: float) -> PanelLayout:
    rows = tuple((top + 20 * i, top + 20 * i + 20) for i in range(2))
    grid = Grid(row_spans=rows, column_spans=((40.0, 80.0), (80.0, 120.0)))
    return PanelLayout(grid=grid, frame=grid.box)


def label(text: str, top: float) -> Label:
    return Label(text=text, confidence=0.9, box=Box(50, top, 110, top + 10))


def texts_of(title: Label | None, under: Label | None) -> PanelTexts:
    axis = Axis(title=None, labels=("a", "b"), confidence=(1.0,) * 2, review=(False,) * 2)
    columns = Axis(title=under, labels=("a", "b"), confidence=(1.0,) * 2, review=(False,) * 2)
    return PanelTexts(title=title, rows=axis, columns=columns)


@pytest.mark.parametrize(
    ("under", "titles"),
    [("(c) Autumn", ["(a) Spring", "(c) Autumn"]), ("Hour", [None, "(a) Spring"])],
)
def test_a_caption_is_of_the_panel_over_it_where_others_stand_so(
    under: str, titles: list[str | None]
) -> None:
    white = np.full((200, 200, 3), 255, np.uint8)
    raster = Raster(rgb=white, name="drawn", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel(20), panel(100)), bars=(), background=(255.0,) * 3)
    sites = Sites(layout=layout, glyphs=find_glyphs(raster, [], (255.0,) * 3), sites=())
    lower = texts_of(label("(a) Spring", 80), label(under, 160))
    texts = Texts(figure_title=None, panels=(texts_of(None, None), lower), bars=())
    read = with_captions_below(sites, texts).panels
    assert [one.title and one.title.text for one in read] == titles


def test_captions_of_three_rows_move_up_together_and_what_was_not_read_is_asked_about() -> None:
    white = np.full((300, 200, 3), 255, np.uint8)
    raster = Raster(rgb=white, name="drawn", sha256="", format="png")
    places = (panel(20), panel(100), panel(180))
    layout = Layout(raster=raster, panels=places, bars=(), background=(255.0,) * 3)
    sites = Sites(layout=layout, glyphs=find_glyphs(raster, [], (255.0,) * 3), sites=())
    unread = Label(text="", confidence=0.0, box=Box(50, 160, 110, 170), review=True)
    rows = (
        texts_of(None, None),
        texts_of(label("(a) Spring", 80), unread),
        texts_of(None, label("(c) Autumn", 240)),
    )
    read = with_captions_below(sites, Texts(figure_title=None, panels=rows, bars=())).panels
    titles = [one.title for one in read]
    assert [title and title.text for title in titles] == ["(a) Spring", "", "(c) Autumn"]
    assert titles[1] is not None
    assert titles[1].review
    assert all(one.columns.title is None for one in read)


def test_captions_over_the_uppermost_panels_stay_where_they_are() -> None:
    white = np.full((200, 200, 3), 255, np.uint8)
    raster = Raster(rgb=white, name="drawn", sha256="", format="png")
    layout = Layout(raster=raster, panels=(panel(20), panel(100)), bars=(), background=(255.0,) * 3)
    sites = Sites(layout=layout, glyphs=find_glyphs(raster, [], (255.0,) * 3), sites=())
    rows = (texts_of(label("(a) Spring", 5), None), texts_of(label("(b) Autumn", 85), None))
    texts = Texts(figure_title=None, panels=rows, bars=())
    assert with_captions_below(sites, texts) == texts
