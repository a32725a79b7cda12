"""Marks over and under letters that a reader and the ink tell alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

import unheat
from unheat.model import Axis, Box, Reason
from unheat.text.likeness import Pen, ink_of
from unheat.text.lines import Line
from unheat.text.pens import Item
from unheat.text.reading import Reading
from unheat.text.sites import Site
from unheat.text.told_marks import Told, is_asked, is_told, letters_of_all, told_by_ink

PEN = Pen(face="DejaVu Sans", em=17.0)


def rows(path: Path, names: list[str]) -> Axis:
    values = np.random.default_rng(3).random((len(names), 4))
    with mpl.rc_context({"font.size": 8}):
        figure = Figure(figsize=(3.6, 0.2 * len(names) + 0.8), layout="constrained")
        axes = figure.subplots()
        image = axes.imshow(values, cmap="viridis", aspect="auto")
        axes.set_yticks(range(len(names)), names)
        axes.set_xticks(range(4), ["A1", "B1", "C1", "D1"])
        figure.colorbar(image, label="Rate")
        figure.savefig(path, dpi=110)
    return unheat.read(path).panels[0].rows


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["Şile", "Muş", "Rize", "Uşak", "Bursa", "Niğde", "Çorum"], {"Muş", "Çorum"}),
        (["Nîmes", "Sète", "Alès", "Laon", "Mâcon", "Fréjus"], {"Mâcon"}),
    ],
)
def test_names_that_only_one_reader_has_right_are_believed(
    tmp_path: Path, names: list[str], told: set[str]
) -> None:
    axis = rows(tmp_path / "a.png", names)
    for name, text, review in zip(names, axis.labels, axis.review, strict=True):
        assert review or text == name
        assert name not in told or not review


def test_a_name_whose_capital_is_the_stroke_of_an_l_is_no_other_word(tmp_path: Path) -> None:
    axis = rows(tmp_path / "a.png", ["Iași", "Timișoara", "Brașov", "Cluj"])
    assert axis.labels[0] == "Iași" or axis.review[0]


def row_site(index: int = 0) -> Site:
    """The place of a label of one line."""
    box = Box(0, 0, 60, 20)
    across, along = (0.0, 20.0), (0.0, 60.0)
    line = Line(glyphs=np.arange(1), angle=0.0, along=along, across=across, box=box, size=13.0)
    return Site(role="row", owner=0, index=index, lines=(line,))


def item_of(drawn: str, reading: Reading, em: float = 17.0) -> Item:
    """The ink of a label that was drawn so, in so many pixels of DejaVu Sans."""
    figure = Figure(figsize=(1.8, 0.5), dpi=100)
    figure.text(0.2, 0.35, drawn, fontsize=em * 0.72)
    canvas: Any = FigureCanvasAgg(figure)
    with mpl.rc_context({"text.hinting": "none"}):
        canvas.draw()
    ink = ink_of(np.asarray(canvas.buffer_rgba())[:, :, 0])
    width = float(np.ptp(np.flatnonzero((ink > 0.5).any(axis=0))) + 1)
    return Item(site=reading.site, reading=reading, ink=ink, width=width, height=20.0)


def _reading(text: str, said: tuple[str, ...]) -> Reading:
    site = row_site()
    reading = Reading(site=site, text=text, confidence=0.5, review=True, said=said)
    return replace(reading, reasons=(Reason.READERS_DIFFER,))


def _told(drawn: str, reading: Reading) -> Told:
    """What the ink of a label tells that was drawn so."""
    found = told_by_ink(item_of(drawn, reading), reading, PEN, "áčďéěíňóřšťúůýžźż")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("drawn", "read", "said"),
    [
        ("Ždár", "Zdár", ("Zdar", "2dár", "ždár")),
        ("Plzeň", "Plzeň", ("Plzen", "PIzen", "Plzeň")),
    ],
)
def test_what_a_reader_and_the_ink_say_is_told(
    drawn: str, read: str, said: tuple[str, ...]
) -> None:
    reading = _reading(read, said)
    found = _told(drawn, reading)
    assert is_asked(reading)
    assert found.text == drawn
    assert is_told(found, reading, 0.05)


@pytest.mark.parametrize(
    ("drawn", "read", "said"),
    [
        ("Zdar", "Ždar", ("Zdar", "Zdar", "Ždar")),
        ("Ždár", "Źdár", ("Zdar", "2dár", "Źdár")),
        ("Ždár", "Zdár", ("Zdar", "Zdár", "Zdár")),
        ("Ždár", "Ždár", ("Zclar", "2cllr", "Ždár")),
    ],
)
def test_what_only_the_ink_or_one_reader_says_is_not(
    drawn: str, read: str, said: tuple[str, ...]
) -> None:
    reading = _reading(read, said)
    assert not is_told(_told(drawn, reading), reading, 0.05)


def test_what_is_asked_about_for_another_reason_stays_so() -> None:
    reading = _reading("Ždár", ("Zdar", "2dár", "Ždár"))
    assert not is_asked(replace(reading, reasons=(Reason.LABEL_MISSING,)))
    assert not is_asked(replace(reading, review=False))


def test_rows_and_columns_tell_the_language_together() -> None:
    row, column = _reading("Muğla", ()), _reading("Uşak", ())
    row, column = replace(row, review=False), replace(column, review=False)
    assert "ı" in letters_of_all([row, column])
    assert "ı" not in letters_of_all([row])
    assert "ı" not in letters_of_all([row, replace(column, review=True)])
