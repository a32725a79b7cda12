"""Second lines of column labels that overlap are missed by the labels that stand over them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.unit.text.drawn_columns import FACE, Write, axis_of, sites_under_columns

from unheat.model import Axis, Grid, Layout, PanelLayout, Raster
from unheat.text.labels import locate
from unheat.text.lost_second_lines import holds_labels, second_lines_doubted

FIRST = ["Ischaemic", "Knee", "Type 2", "Kidney", "Low back"]
SECOND = ["heart disease", "osteoarthritis", "diabetes", "disease", "pain"]


def _review(
    second: list[str], *, pitch: int = 82, gap: int = 17, title: str = ""
) -> tuple[bool, ...]:
    """What is doubted of five labels with ``second`` lines so much lower, or over a title."""

    def write_all(write: Write, middles: list[float]) -> None:
        for column, middle in enumerate(middles):
            write(middle, 140, FIRST[column])
            if second:
                write(middle, 140 + gap, second[column])
        write(260, 140 + gap, title)

    sites = sites_under_columns(write_all, pitch=pitch)
    return second_lines_doubted(sites, axis_of(FIRST), 0, sites.of("column", 0)).review


# With one more pixel the middle one of the second lines takes those beside it.
@pytest.mark.parametrize(("pitch", "asked"), [(81, [0, 1, 2, 3, 4]), (82, [0, 1, 2])])
def test_labels_over_parts_of_other_labels_are_asked_about(pitch: int, asked: list[int]) -> None:
    assert [place for place, one in enumerate(_review(SECOND, pitch=pitch)) if one] == asked


@pytest.mark.parametrize(
    "title", ["", "Diagnosis at discharge", "Main cause of the stay, all ages"]
)
def test_labels_over_a_title_are_not(title: str) -> None:
    assert _review([], title=title, gap=22) == (False,) * 5


def test_labels_that_hold_both_lines_are_not() -> None:
    assert _review(["pain", "pain", "pain", "pain", "pain"]) == (False,) * 5


@pytest.mark.parametrize(
    ("flush", "gap", "asked"), [(True, 17, True), (True, 34, False), (False, 17, False)]
)
def test_heads_that_are_set_by_a_side_go_on_in_what_is_flush_with_them(
    flush: bool, gap: int, asked: bool
) -> None:
    font = ImageFont.truetype(FACE, 13)
    picture = Image.new("RGB", (620, 200), "white")
    draw = ImageDraw.Draw(picture)
    heads = ["density", "time", "residents", "graduates", "turnout"]
    for column, head in enumerate(heads):
        x1 = 160 + 100 * column
        for row in range(3):
            fill = (60 + 20 * column, 90 + 30 * row, 200 - 30 * column)
            draw.rectangle((x1 - 100, 90 + 30 * row, x1 - 1, 119 + 30 * row), fill=fill)
        draw.text((x1 - 8, 80), head, font=font, fill="black", anchor="rs")
        if column in (2, 3):
            at = x1 - 8 if flush else x1 - 22
            text = ("Foreign-born", "High-school")[column - 2]
            draw.text((at, 80 - gap), text, font=font, fill="black", anchor="rs")
    grid = Grid(
        row_spans=tuple((90.0 + 30 * row, 120.0 + 30 * row) for row in range(3)),
        column_spans=tuple((60.0 + 100 * col, 160.0 + 100 * col) for col in range(5)),
    )
    layout = Layout(
        raster=Raster(rgb=np.asarray(picture), name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box),),
        background=(255.0,) * 3,
    )
    sites = locate(layout)
    own = sites.of("column", 0)
    assert len(own) == 5
    axis = Axis(
        title=None, labels=tuple(heads), confidence=(1.0,) * 5, review=(False,) * 5, side="top"
    )
    review = second_lines_doubted(sites, axis, 0, own).review
    assert review == (False, False, asked, asked, False)
    # Both heads of one line had passed for a title.
    assert [holds_labels(sites, site) for site in sites.of("title", 0)] in ([asked], [])
