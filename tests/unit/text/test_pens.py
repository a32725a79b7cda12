"""Large print is looked at as large as it tells something."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Box
from unheat.text.faces import advance, glyph
from unheat.text.likeness import Pen, ink_of
from unheat.text.lines import Line
from unheat.text.measure import ink_extent
from unheat.text.pens import NATIVE, Item, _Trials, handy, held_against, shrunk, type_of
from unheat.text.reading import Reading
from unheat.text.sites import Site


def drawn(text: str, size: int, file: str = "DejaVuSans.ttf") -> Item:
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    font = ImageFont.truetype(folder / file, size)
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("L", (round(right - left) + 9, round(bottom - top) + 9), "white")
    ImageDraw.Draw(picture).text((4 - left, 4 - top), text, font=font, fill="black")
    line = Line(
        box=Box(0, 0, picture.width, picture.height),
        glyphs=np.zeros(0, dtype=np.int64),
        angle=0.0,
        size=0.7 * size,
        along=(0.0, float(picture.width)),
        across=(0.0, float(picture.height)),
    )
    site = Site(role="row", owner=0, index=0, lines=(line,))
    reading = Reading(site=site, text=text, confidence=0.9)
    return _measured(
        Item(site=site, reading=reading, ink=ink_of(np.array(picture)), width=0, height=0)
    )


def _measured(item: Item) -> Item:
    extent = ink_extent(np.rint(255 * (1 - item.ink)).astype(np.uint8))
    assert extent is not None
    return replace(item, width=extent[0], height=extent[1])


@pytest.mark.parametrize(("size", "factor"), [(12, 1), (30, 1), (45, 2), (90, 4)])
def test_large_print_is_shrunk_and_known_for_what_it_is(size: int, factor: int) -> None:
    items = [drawn(text, size) for text in ("Memory", "Mistral", "ImageNet")]
    assert handy(items) == factor
    small = [shrunk(item, factor) for item in items]
    assert small[0].ink.sum() == pytest.approx(items[0].ink.sum() / factor**2, rel=1e-4)
    known = type_of(small)
    assert known is not None
    assert known.pen.face == "DejaVu Sans"
    assert known.pen.em == pytest.approx(size / factor, rel=0.05)
    assert known.misfit < 0.2


def test_a_type_that_loses_is_left_early_and_said_to_be_no_worse_than_it_is() -> None:
    items = [drawn(text, 12) for text in ("Memory", "Mistral", "ImageNet", "Flowers")]
    wrong = Pen(face="DejaVu Serif", em=12.0)
    whole = _Trials(items).of(wrong).misfit
    for enough in (0.0, 0.5 * whole, 0.9 * whole):
        assert enough < _Trials(items).of(wrong, enough=enough).misfit <= whole
    assert _Trials(items).of(wrong, enough=whole).misfit == whole


def test_letters_whose_heights_were_made_whole_pixels_are_known() -> None:
    items = [drawn(text, 30) for text in ("Memory", "Mistral", "ImageNet")]
    taller = [_stretched(item, 1.12) for item in items]
    known = type_of(taller)
    assert known is not None
    assert known.pen.face == "DejaVu Sans"
    usual = type_of(items)
    assert usual is not None
    assert known.pen.tall / usual.pen.tall == pytest.approx(1.12, abs=0.05)
    assert known.misfit < 0.12


def test_the_type_of_one_axis_is_that_of_another_where_it_leaves_nothing_over() -> None:
    known = type_of([drawn(text, 14) for text in ("Memory", "Mistral", "ImageNet")])
    assert known is not None
    names = ("Flowers", "Aircraft", "Country211")
    same = held_against([drawn(text, 14) for text in names], known)
    assert same is not None
    assert same.pen == known.pen
    assert same.misfit <= NATIVE
    assert held_against([drawn(text, 15) for text in names], known) is None
    assert held_against([drawn(text, 14, "DejaVuSerif.ttf") for text in names], known) is None
    assert held_against([drawn(text, 14, "DejaVuSans-Bold.ttf") for text in names], known) is None


def _stretched(item: Item, factor: float) -> Item:
    height, width = item.ink.shape
    ink = cv2.resize(item.ink, (width, round(factor * height)), interpolation=cv2.INTER_LINEAR)
    return _measured(replace(item, ink=np.asarray(ink, dtype=np.float32)))


@pytest.mark.parametrize(
    ("file", "face"),
    [
        ("DejaVuSans-Oblique.ttf", "DejaVu Sans Oblique"),
        ("DejaVuSerif-Italic.ttf", "DejaVu Serif Italic"),
        ("STIXGeneralItalic.ttf", "Times Italic"),
        ("DejaVuSans.ttf", "DejaVu Sans"),
    ],
)
def test_genes_and_species_in_italics_are_held_against_italics(file: str, face: str) -> None:
    names = ("L. monocytogenes", "S. epidermidis", "Cdkn1a", "H. pylori 26695")
    found = type_of([drawn(name, 15, file) for name in names])
    assert found is not None
    assert found.pen.face == face
    assert found.misfit < 0.08


def test_a_sheared_family_leans_and_is_as_wide_a_step() -> None:
    assert advance("Helvetica Oblique", 20.0, "H") == advance("Helvetica", 20.0, "H")
    upright, slanted = (glyph(face, 40.0, "l") for face in ("Helvetica", "Helvetica Oblique"))
    wide = [int((cover > 0.5).any(axis=0).sum()) for cover in (upright, slanted)]
    assert wide[1] > wide[0] + 4
