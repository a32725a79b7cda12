"""The page of evidence: self-contained, escaped, and with a crop for every doubt."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
from tests.unit.show.factory import founding, make_scale

from unheat.model import Box, Figure, Label, Raster
from unheat.show.report import report
from unheat.show.report_scale import scale_view


class Page(HTMLParser):
    """Tags that are opened and closed, ids, links and pictures of a page."""

    EMPTY = frozenset({"meta", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids |= {named["id"] or ""} if "id" in named else set()
        if tag == "a":
            self.links.append(named.get("href") or "")
        if tag == "img":
            assert named.get("alt")
            self.pictures.append(named.get("src") or "")
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def source() -> Raster:
    rgb = np.full((750, 900, 3), 255, dtype=np.uint8)
    rgb[80:650, 170:740] = (59, 76, 192)
    return Raster(rgb=rgb, name="drawn", sha256="0" * 64, format="png")


def renamed(name: str) -> Figure:
    figure = founding()
    panel = figure.panels[0]
    rows = replace(panel.rows, labels=(name, *panel.rows.labels[1:]))
    title = Label(text=name, confidence=1.0, box=None)
    return replace(figure, panels=(replace(panel, rows=rows, title=title),))


@pytest.mark.parametrize("misprint", [False, True])
def test_the_page_is_whole_and_fetches_nothing(misprint: bool) -> None:
    text = report(founding(misprint=misprint), source())
    page = Page(text)
    assert page.open == []
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert all(picture.startswith("data:image/png;base64,") for picture in page.pictures)
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", text)
    assert "<script" not in text
    for value in ("61.9", "64.1", "45.7"):
        assert f">{value}</td>" in text


def test_a_doubt_has_its_crop_and_both_witnesses() -> None:
    text = report(founding(misprint=True), source())
    assert 'alt="Vicuna / GPT-4 in the source"' in text
    assert "Vicuna / GPT-4 prints 59.7" in text
    assert "<dt>colour says</dt>" in text
    assert text.count('class="doubt"') == 1
    assert "1 thing needs a person" in text
    assert "Nothing needs a person" in report(founding(), source())


def test_names_of_bars_axes_and_figures_have_their_crops() -> None:
    figure = founding()
    (panel,) = figure.panels
    assert panel.scale is not None
    asked = Label(text="Shift", confidence=0.5, box=Box(760, 90, 780, 300), review=True)
    panel = replace(
        panel,
        scale=replace(panel.scale, label=asked),
        rows=replace(panel.rows, title=replace(asked, box=Box(10, 200, 30, 400))),
    )
    title = replace(asked, box=Box(300, 10, 600, 40))
    page = Page(report(replace(figure, panels=(panel,), title=title), source()))
    assert len(page.pictures) == len(Page(report(founding(), source())).pictures) + 3


def test_without_the_picture_there_are_no_crops() -> None:
    text = report(founding(misprint=True))
    assert "in the source" not in text
    assert "Drawn again from the numbers" in text


def test_what_a_figure_says_is_text_and_no_markup() -> None:
    text = report(renamed("<script>alert('x')</script>"), source())
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_figure_without_a_scale_or_a_title_has_a_page() -> None:
    figure = founding()
    panel = replace(figure.panels[0], scale=None, title=None)
    text = report(replace(figure, panels=(panel,)), source())
    assert "Color scale" not in text
    assert figure.provenance.source in text


def test_the_page_does_not_change_from_run_to_run() -> None:
    assert report(founding(), source()) == report(founding(), source())


def test_ticks_on_their_line_are_not_off_it() -> None:
    # The colors of a bar are those of whole pixels: the outer ones stand within its ends.
    places = (np.arange(20) + 0.5) / 20
    knots = tuple((60 * at, 255 * at, 0.0, 0.0) for at in places.tolist())
    scale = replace(make_scale(0.0, 60.0, [0, 30, 60]), knots=knots)
    assert [tick.residual for tick in scale_view(scale).ticks] == ["+0.00 %"] * 3


def test_a_bar_without_numbers_has_no_line_and_makes_no_noise(
    recwarn: pytest.WarningsRecorder,
) -> None:
    nan = float("nan")
    scale = replace(make_scale(0.0, 60.0, []), minimum=nan, maximum=nan)
    scale = replace(scale, knots=tuple((nan, *knot[1:]) for knot in scale.knots), ticks=())
    assert scale_view(scale).curve == ""
    assert not recwarn.list
