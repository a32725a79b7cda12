"""A full stop as the label of a token, which readers lose."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Grid, Layout, PanelLayout, Raster, Word
from unheat.text.labels import assemble, locate

TOKENS = ["The", "cat", "sat", "on", "mat", "."]


def drawn() -> Layout:
    """A panel of six rows and six columns, each named after a token."""
    font = ImageFont.truetype(
        Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf", 14
    )
    picture = Image.new("RGB", (360, 340), "white")
    draw = ImageDraw.Draw(picture)
    for i, token in enumerate(TOKENS):
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


def test_a_low_point_is_a_full_stop_whatever_readers_say() -> None:
    sites = locate(drawn())
    said = [
        {
            site.crop_key(0, turn): Word(
                text="•" if site.index == 5 else TOKENS[site.index], confidence=0.95, engine=engine
            )
            for role in ("row", "column")
            for site in sites.of(role, 0)
            for turn in site.turns
        }
        for engine in ("tesseract", "neural")
    ]
    found = assemble(sites, *said).panels[0]
    assert list(found.rows.labels) == TOKENS
    assert list(found.columns.labels) == TOKENS
    assert not any((*found.rows.review, *found.columns.review))
