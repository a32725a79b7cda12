"""Signs as the labels of tokens, which readers lose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Grid, Layout, PanelLayout, Raster, Word
from unheat.text.labels import PanelTexts, assemble, locate

TOKENS = ["The", "cat", "sat", "on", "mat", "."]


def drawn(tokens: Sequence[str] = TOKENS, *, size: int = 14, face: str = "DejaVuSans") -> Layout:
    """A panel of six rows and six columns, each named after a token."""
    font = ImageFont.truetype(
        Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"{face}.ttf", size
    )
    picture = Image.new("RGB", (360, 340), "white")
    draw = ImageDraw.Draw(picture)
    for i, token in enumerate(tokens):
        draw.text((52, 70 + 40 * i), token, font=font, fill="black", anchor="rs")
        draw.text((80 + 40 * i, 320), token, font=font, fill="black", anchor="ms")
        for j in range(6):
            box = (60 + 40 * j, 45 + 40 * i, 99 + 40 * j, 84 + 40 * i)
            draw.rectangle(box, fill=(60 + 30 * i, 90, 230 - 30 * j))
    grid = Grid(
        row_spans=tuple((45.0 + 40 * i, 85.0 + 40 * i) for i in range(6)),
        column_spans=tuple((60.0 + 40 * i, 100.0 + 40 * i) for i in range(6)),
    )
    return Layout(
        raster=Raster(rgb=np.array(picture), name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )


def read(tokens: Sequence[str], layout: Layout, instead: str) -> PanelTexts:
    """The texts of a panel whose signs both readers take for something else."""
    sites = locate(layout)
    said = [
        {
            site.crop_key(0, turn): Word(
                text=tokens[site.index] if tokens[site.index].isalpha() else instead,
                confidence=0.95,
                engine=engine,
            )
            for role in ("row", "column")
            for site in sites.of(role, 0)
            for turn in site.turns
        }
        for engine in ("tesseract", "neural")
    ]
    return assemble(sites, *said).panels[0]


@pytest.mark.parametrize("sign", [".", ",", "'", "-", "_", ":", ";", '"', "!"])
@pytest.mark.parametrize("size", [11, 14, 18])
@pytest.mark.parametrize("face", ["DejaVuSans", "DejaVuSerif", "DejaVuSansMono"])
def test_a_sign_is_told_by_its_place_and_shape_whatever_readers_say(
    sign: str, size: int, face: str
) -> None:
    tokens = ["The", "dog", sign, "on", "a", "mat"]
    found = read(tokens, drawn(tokens, size=size, face=face), "1")
    for axis in (found.rows, found.columns):
        assert axis.labels[2] == sign or axis.review[2] or (sign == '"' and size < 14)
        assert sign not in ".,'" or axis.labels[2] == sign or size < 14
        assert [text for i, text in enumerate(axis.labels) if i != 2] == [
            "The",
            "dog",
            "on",
            "a",
            "mat",
        ]


def test_half_of_the_labels_may_be_signs() -> None:
    tokens = ["The", ",", "cat", ".", "sat", "-"]
    found = read(tokens, drawn(tokens, size=16), "l")
    assert list(found.rows.labels) == tokens
    assert list(found.columns.labels) == tokens
    assert not any((*found.rows.review, *found.columns.review))


def test_small_signs_of_a_lossy_picture_are_asked_about() -> None:
    layout = drawn(size=12)
    assert not any(read(TOKENS, layout, "1").rows.review)
    lossy = replace(layout, raster=replace(layout.raster, lossy=True))
    assert read(TOKENS, lossy, "1").rows.review[-1]


def test_a_dot_that_is_a_pixel_taller_than_wide_is_no_sure_comma() -> None:
    layout = drawn(size=14)
    rgb = layout.raster.rgb.copy()
    # The last row's stop, as hinting draws it: one column of ink, two rows high and a bit.
    rgb[255:275, 40:58] = 255
    for row, levels in enumerate(((233, 95, 240), (219, 0, 231), (242, 159, 246)), start=266):
        rgb[row, 46:49] = np.array(levels)[:, None]
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    rows = read(TOKENS, layout, "1").rows
    assert rows.labels[-1] == "." or rows.review[-1]


def test_a_dot_that_lies_on_two_pixels_is_no_sure_comma() -> None:
    layout = drawn(size=11)
    rgb = layout.raster.rgb.copy()
    rgb[255:275, 40:58] = 255
    rgb[268:270, 49] = 60
    rgb[268:270, 48] = 250
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    rows = read(TOKENS, layout, "1").rows
    assert rows.labels[-1] in (".", ",")
    assert rows.review[-1]
