"""The bar of a window over a captured figure."""

from __future__ import annotations

import io
from pathlib import Path

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageFont

import unheat
from unheat.title_bar import title_bar

Pixels = npt.NDArray[np.uint8]
PAGE = (255.0, 255.0, 255.0)
BAR = (222, 225, 230)
FACE = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"


def captured(name: str = "report - Viewer", *, size: int = 13, under: int = 40) -> Image.Image:
    """A matrix of 4 by 4 numbered cells on a white page under the bar of a window.

    ``under`` are the rows of page between the bar and the cells.
    """
    top = 36 + under
    picture = Image.new("RGB", (420, top + 260), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 420, 35), fill=BAR)
    font = ImageFont.truetype(FACE, size)
    draw.text((40, 18 - size // 2), name, fill=(40, 40, 40), font=font)
    small = ImageFont.truetype(FACE, 13)
    for row in range(4):
        draw.text((40, top + 18 + 54 * row), f"row {row}", fill="black", font=small)
        for column in range(4):
            x, y, shade = 100 + 54 * column, top + 54 * row, 40 + 13 * ((5 * row + 3 * column) % 16)
            draw.rectangle((x, y, x + 53, y + 53), fill=(shade, 90, 255 - shade))
            draw.text((x + 16, y + 18), f"{shade}", fill="white", font=small)
    return picture


def read(picture: Image.Image) -> unheat.Figure:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return unheat.read(file.getvalue())


def test_name_of_a_window_is_no_sure_title_and_its_bar_no_panel() -> None:
    result = read(captured())
    (panel,) = result.panels
    assert (panel.grid.n_rows, panel.grid.n_cols) == (4, 4)
    titles = [one for one in (panel.title, result.title) if one is not None and one.text]
    assert all(one.review for one in titles)


def test_heading_on_a_card_is_a_title() -> None:
    result = read(captured("Confusion matrix", size=20))
    titles = [one for one in (result.panels[0].title, result.title) if one is not None]
    assert [(one.text, one.review) for one in titles] == [("Confusion matrix", False)]


@pytest.mark.parametrize(
    ("rows", "width", "page", "expected"),
    [
        (36, 200, 60, 36),
        # No page under it, as under the header of a table.
        (36, 200, 4, 0),
        # It ends before the side, is a thin line, or half of the picture.
        (36, 150, 60, 0),
        (4, 200, 60, 0),
        (120, 200, 60, 0),
    ],
)
def test_bar_runs_over_the_page(rows: int, width: int, page: int, expected: int) -> None:
    picture: Pixels = np.full((240, 200, 3), 255, np.uint8)
    picture[:rows, :width] = BAR
    picture[10:20, 30:80] = 60
    picture[rows + page : rows + page + 30, 20:] = 120
    assert title_bar(picture, PAGE) == expected
    assert title_bar(picture, (222.0, 225.0, 230.0)) == 0


@pytest.mark.parametrize("tools", [(255, 255, 255), (249, 249, 251), (235, 238, 242)])
def test_tabs_of_a_browser_have_its_address_under_them(tools: tuple[int, int, int]) -> None:
    """The address stands in a field of its own on a strip that ends at a line."""
    whole = np.asarray(captured("Results"))
    picture = Image.new("RGB", (420, len(whole) + 40), "white")
    picture.paste(Image.fromarray(whole[:36]), (0, 0))
    picture.paste(Image.fromarray(whole[36:]), (0, 76))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 36, 420, 74), fill=tools)
    draw.rounded_rectangle((60, 42, 380, 68), 13, fill=(240, 241, 243))
    draw.text((76, 47), "example.org/runs/heatmap", fill="black", font=ImageFont.truetype(FACE, 13))
    draw.line((0, 75, 420, 75), fill=(210, 210, 210))
    assert title_bar(np.asarray(picture), PAGE) in (75, 76)
    result = read(picture)
    assert result.panels[0].grid.shape == (4, 4)
    titles = [one for one in (result.panels[0].title, result.title) if one is not None and one.text]
    assert all(one.review for one in titles)
