"""Marks under letters that no reader saw."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from unheat.model import Layout, Raster
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.low_marks import lacks_mark, marked_words, with_low_marks
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites


def _asked(drawn: str, read: str, *, lossy: bool = False) -> bool:
    """Whether a label that was drawn so and read so is asked about."""
    figure = Figure(figsize=(2.4, 0.6), dpi=100)
    figure.text(0.1, 0.4, drawn, fontsize=12)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = np.array(np.asarray(canvas.buffer_rgba())[:, :, :3])
    raster = Raster(rgb=pixels, name="drawn", sha256="", format="png", lossy=lossy)
    glyphs = find_glyphs(raster, [], (255.0,) * 3)
    index = np.arange(len(glyphs))
    lines = tuple(group_lines(glyphs, index, 0.0, glyphs.text_size(index)))
    site = Site(role="row", owner=0, index=0, lines=lines)
    layout = Layout(raster=raster, panels=(), bars=(), background=(255.0,) * 3)
    sites = Sites(layout=layout, glyphs=glyphs, sites=(site,))
    reading = Reading(site=site, text=read, confidence=0.9)
    return with_low_marks(sites, {site.key: reading})[site.key].review


@pytest.mark.parametrize(
    ("drawn", "read"),
    [("Şubat", "Subat"), ("Mureș", "Mures"), ("județ", "judet"), ("Gençler", "Gencler")],
)
def test_a_word_that_reaches_lower_than_its_letters_is_asked_about(drawn: str, read: str) -> None:
    assert _asked(drawn, read)
    assert not _asked(read, read)
    assert not _asked(drawn, drawn)


@pytest.mark.parametrize(
    "text", ["Jaguar", "Quartz", "fig. a", "type, b", "a_b", "No (i)", "Cork", "jąć", "3.7 µg"]
)
def test_letters_that_hang_tell_nothing(text: str) -> None:
    assert not _asked(text, text)


def test_what_a_codec_leaves_below_a_word_is_no_mark() -> None:
    assert not _asked("Şubat", "Subat", lossy=True)


def test_a_word_that_has_a_mark_elsewhere_lacks_it_here() -> None:
    marked = marked_words(["Producția pe județe", "Zadowolenie z pracą", "Orașul Iași"])
    assert marked == {"producția", "județe", "orașul", "iași"}
    assert lacks_mark("judet", marked)
    assert lacks_mark("Oras", marked)
    assert not lacks_mark("județ", marked)
    assert not lacks_mark("praca", marked)
    assert not lacks_mark("ora", marked)
