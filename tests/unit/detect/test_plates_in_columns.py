"""Numbers of a table in boxes with round ends, as wide as their columns."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.detect.plates_in_columns import plated_table

FACE = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
WIDE = (44, 60, 52, 74)


def drawn(*, striped: bool = False, missing: int = 0, colors: int = 30) -> tuple[int, int] | None:
    """The shape that is seen of five rows of plates; ``missing`` ones are left out."""
    picture = Image.new("RGB", (460, 240), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FACE, 11)
    for row in range(5):
        y = 40 + 34 * row
        if striped and row % 2:
            draw.rectangle((10, y - 7, 440, y + 26), fill=(249, 249, 249))
        draw.text((16, y + 4), f"name {row}", font=font, fill="black")
        x = 90
        for col, wide in enumerate(WIDE):
            shade = (20 * row + 30 * col) % colors
            if 4 * row + col >= missing:
                fill = (250 - 3 * shade, 200 - 2 * shade, 120 + shade)
                draw.rounded_rectangle((x, y, x + wide, y + 20), radius=6, fill=fill)
            draw.text((x + wide - 30, y + 4), f"0.{row}{col}", font=font, fill="black")
            x += wide + 26
    found = plated_table(np.asarray(picture), (255.0, 255.0, 255.0), 1.0)
    return None if found is None else found.shape


@pytest.mark.parametrize("striped", [False, True])
def test_plates_are_as_wide_as_their_columns(striped: bool) -> None:
    assert drawn(striped=striped, colors=97) == (5, 4)


def test_buttons_of_one_color_are_no_cells() -> None:
    assert drawn(colors=1) is None


def test_a_table_of_few_plates_is_none() -> None:
    assert drawn(missing=9, colors=97) is None


def test_cells_of_a_sheet_are_no_plates() -> None:
    """Rules of one pixel part cells of a spreadsheet, whose names and numbers of rows stand in
    cells as well."""
    picture = np.full((121, 286, 3), 212, dtype=np.uint8)
    ends = np.cumsum([1, 44, 60, 52, 74, 50])
    for row in range(5):
        for col in range(5):
            shade = (20 * row + 30 * col) % 97
            inside = picture[24 * row + 1 : 24 * row + 24, ends[col] : ends[col + 1] - 1]
            inside[:] = (250 - shade, 200 - shade, 120 + shade)
    assert plated_table(picture, (255.0, 255.0, 255.0), 1.0) is None
