"""A drawn panel with row labels, and two readers that say what they are told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Axis, Grid, Layout, PanelLayout, Raster, Word
from unheat.text.labels import assemble, locate


def read_rows(
    drawn: Sequence[str],
    first: Sequence[str],
    second: Sequence[str],
    *,
    size: int,
    sure: tuple[float, float],
    face: str = "DejaVuSans",
) -> Axis:
    """The rows of a panel whose labels are ``drawn``, as both readers read them, so ``sure``."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    font = ImageFont.truetype(folder / f"{face}.ttf", size)
    count, high = len(drawn), 30
    picture = Image.new("RGB", (420, 60 + high * count), "white")
    draw = ImageDraw.Draw(picture)
    for row, name in enumerate(drawn):
        middle = 30 + high * row + high / 2
        draw.text((190, middle), name, font=font, fill="black", anchor="rm")
        for col in range(4):
            box = (200 + 50 * col, 30 + high * row, 249 + 50 * col, 29 + high * (row + 1))
            draw.rectangle(box, fill=(60 + 20 * row, 90, 200 - 30 * col))
    grid = Grid(
        row_spans=tuple((30.0 + high * row, 30.0 + high * (row + 1)) for row in range(count)),
        column_spans=tuple((200.0 + 50 * col, 250.0 + 50 * col) for col in range(4)),
    )
    layout = Layout(
        raster=Raster(rgb=np.array(picture), name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )
    sites = locate(layout)
    readers = zip((first, second), sure, ("tesseract", "neural"), strict=True)
    said = [
        {
            site.crop_key(0, turn): Word(text=texts[site.index], confidence=one, engine=engine)
            for site in sites.of("row", 0)
            for turn in site.turns
        }
        for texts, one, engine in readers
    ]
    return assemble(sites, *said).panels[0].rows
