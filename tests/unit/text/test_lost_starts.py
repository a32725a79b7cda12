"""Beginnings of slanted labels that stand beside what passed for the whole of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Axis, Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate
from unheat.text.lost_starts import lost_starts_doubted

FACE = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"


def _review(starts: list[tuple[int, int] | None]) -> bool:
    """Whether five numbers under their columns are doubted beside which "Ep" stands so far to the
    left and below."""
    font = ImageFont.truetype(FACE, 13)
    ends = [60.0 + 60 * column for column in range(6)]
    picture = Image.new("RGB", (400, 220), "white")
    draw = ImageDraw.Draw(picture)
    for column, ((start, end), place) in enumerate(zip(pairwise(ends), starts, strict=True)):
        for row in range(3):
            box = (start, 30 + 30 * row, end - 1, 59 + 30 * row)
            draw.rectangle(box, fill=(60 + 20 * column, 90 + 30 * row, 200 - 30 * column))
        middle = (start + end) / 2
        draw.text((middle, 140), str(column + 4), font=font, fill="black", anchor="ms")
        if place is not None:
            at = middle - place[0], 140 + place[1]
            draw.text(at, "Ep", font=font, fill="black", anchor="ms")
    grid = Grid(
        row_spans=tuple((30.0 + 30 * row, 60.0 + 30 * row) for row in range(3)),
        column_spans=tuple(pairwise(ends)),
    )
    sites = locate(
        Layout(
            raster=Raster(rgb=np.asarray(picture), name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
            bars=(),
            background=(255.0, 255.0, 255.0),
        )
    )
    # On a slope the lower parts pass for no second lines.
    ends_alone = (replace(site, lines=site.lines[:1]) for site in sites.of("column", 0))
    sites = replace(sites, sites=tuple(ends_alone))
    own = sites.of("column", 0)
    axis = Axis(
        title=None,
        labels=tuple("45678"),
        confidence=(1.0,) * 5,
        review=(False,) * 5,
        side="bottom",
    )
    assert len(own) == 5
    return all(lost_starts_doubted(sites, axis, 0, own).review)


@pytest.mark.parametrize(
    ("starts", "asked"),
    [
        ([(22, 13)] * 5, True),
        ([(22, 13), (23, 14), None, (21, 13), (22, 13)], True),
        # Words of a title, each elsewhere beside its label.
        ([None, (26, 20), (4, 20), (-16, 20), None], False),
        ([(22, 13), None, None, None, (22, 13)], False),
        ([None] * 5, False),
    ],
)
def test_letters_at_one_place_beside_most_labels_are_parts_of_these(
    starts: list[tuple[int, int] | None], asked: bool
) -> None:
    assert _review(starts) is asked
