"""Lines that are numbered, each once, in the order that a clustering gave them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Grid, Layout, PanelLayout, Raster
from unheat.text.corroborate import confirmed
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.sites import Sites

HIGH, LEFT, SIZE = 30, 100, 11
FONT = ImageFont.truetype(
    Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf", SIZE
)


def drawn(texts: Sequence[str]) -> Sites:
    """Sites of a panel with a row for each text."""
    picture = Image.new("RGB", (320, HIGH * len(texts) + 60), "white")
    draw = ImageDraw.Draw(picture)
    spans = list(itertools.pairwise(range(20, 21 + HIGH * len(texts), HIGH)))
    for row, ((top, foot), text) in enumerate(zip(spans, texts, strict=True)):
        draw.text((LEFT - 6, (top + foot) / 2), text, font=FONT, fill="black", anchor="rm")
        draw.rectangle((LEFT, top, 299, foot - 1), fill=(40 + 20 * (row % 9), 90, 150))
    rows = tuple((float(top), float(foot)) for top, foot in spans)
    grid = Grid(row_spans=rows, column_spans=((100.0, 200.0), (200.0, 300.0)))
    return locate(
        Layout(
            raster=Raster(rgb=np.array(picture), name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
            bars=(),
            background=(255.0, 255.0, 255.0),
        )
    )


def borne_out(texts: Sequence[str]) -> int:
    """How many of the labels the others bear out."""
    sites = drawn(texts)
    rows = sites.of("row", 0)
    readings = {
        site.key: Reading(site=site, text=text, confidence=0.99)
        for site, text in zip(rows, texts, strict=True)
    }
    return len(confirmed(sites, readings, 0, "row"))


@pytest.mark.parametrize("texts", [("1", "0", "2", "3"), ("5", "2", "6", "1", "4", "3")])
def test_numbers_that_are_all_there_once_bear_each_other_out(texts: Sequence[str]) -> None:
    assert borne_out(texts) == len(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("1", "O", "2", "3"),
        ("1", "0", "2", "8"),
        ("1", "0", "1", "3"),
        ("1", "0", "2"),
        ("7", "9", "8", "6"),
        ("01", "00", "02", "03"),
    ],
)
def test_others_do_not(texts: Sequence[str]) -> None:
    assert borne_out(texts) == 0
