"""Cells with print under their columns, as the sites of its labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from tests.unit.text.test_labels import Drawing

from unheat.model import Axis, Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.sites import Sites

FACE = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"

Write = Callable[[float, float, str], None]
"""Writes a text on the middle x of its base line y."""


def sites_under_columns(write_all: Callable[[Write, list[float]], None], *, pitch: int) -> Sites:
    """What is found under cells of so many pixels; ``write_all`` is given the columns' middles."""
    font = ImageFont.truetype(FACE, 13)
    ends = [60.0 + pitch * column for column in range(6)]
    picture = Image.new("RGB", (520, 220), "white")
    draw = ImageDraw.Draw(picture)
    for column, (start, end) in enumerate(pairwise(ends)):
        for row in range(3):
            box = (start, 30 + 30 * row, end - 1, 59 + 30 * row)
            draw.rectangle(box, fill=(60 + 20 * column, 90 + 30 * row, 200 - 30 * column))

    def write(x: float, y: float, text: str) -> None:
        draw.text((x, y), text, font=font, fill="black", anchor="ms")

    write_all(write, [(start + end) / 2 for start, end in pairwise(ends)])
    grid = Grid(
        row_spans=tuple((30.0 + 30 * row, 60.0 + 30 * row) for row in range(3)),
        column_spans=tuple(pairwise(ends)),
    )
    return sites_on(picture, grid)


def sites_on(picture: Image.Image, grid: Grid) -> Sites:
    """What is found about one panel on a white page."""
    return locate(
        Layout(
            raster=Raster(rgb=np.asarray(picture), name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
            bars=(),
            background=(255.0, 255.0, 255.0),
        )
    )


def four_read(texts: Sequence[str], said: tuple[str, ...] = ()) -> tuple[Sites, dict[str, Reading]]:
    """Four columns that were read so, and what readers said of the last one."""
    drawing = Drawing()
    for col, name in enumerate(("Alpha", "Beta", "Gamma", "Delta")):
        drawing.write(name, 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    return sites, {
        site.key: Reading(
            site=site, text=texts[site.index], confidence=0.9, said=said if site.index == 3 else ()
        )
        for site in sites.of("column", 0)
    }


def axis_of(labels: list[str]) -> Axis:
    """An axis of columns with these labels, none of them in doubt."""
    count = len(labels)
    return Axis(
        title=None,
        labels=tuple(labels),
        confidence=(1.0,) * count,
        review=(False,) * count,
        side="bottom",
    )
