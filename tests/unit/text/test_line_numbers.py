"""Numbers of the lines of a manuscript at the margin of a figure."""

from __future__ import annotations

import io

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

from unheat.detect import detect
from unheat.load import load
from unheat.text.labels import locate

_WORDS = "The results show that transfer between tasks depends on the distance of their domains "


def manuscript(*, numbered: bool) -> bytes:
    """A PNG of a page: three lines of text, a heatmap without a title, four lines of text, and the
    numbers of all lines at the margin."""
    values = np.random.default_rng(6).uniform(0.0, 1.0, (5, 6))
    fig, ax = plt.subplots(figsize=(4.6, 3.0), dpi=100)
    shown = ax.imshow(values, cmap="viridis", aspect="auto")
    ax.set_xticks(range(6), [f"task {n}" for n in range(6)])
    ax.set_yticks(range(5), [f"model {n}" for n in range(5)])
    fig.colorbar(shown, ax=ax)
    fig.tight_layout()
    data = io.BytesIO()
    fig.savefig(data, format="png")
    plt.close(fig)
    figure = Image.open(data).convert("RGB")
    page = Image.new("RGB", (figure.width + 110, figure.height + 180), "white")
    page.paste(figure, (70, 80))
    draw, path = ImageDraw.Draw(page), font_manager.findfont("DejaVu Serif")
    text, small = ImageFont.truetype(path, 13), ImageFont.truetype(path, 11)
    for line in range(7):
        y = 14 + 20 * line if line < 3 else figure.height + 90 + 20 * (line - 3)
        draw.text((50, y), (_WORDS * 2)[9 * line : 9 * line + 66], font=text, fill="black")
    for line, y in enumerate(range(14, page.height - 14, 20)):
        if numbered:
            draw.text((10, y + 1), str(188 + line), font=small, fill=(90, 90, 90))
    page.save(data := io.BytesIO(), format="PNG")
    return data.getvalue()


@pytest.mark.parametrize("numbered", [False, True])
def test_numbers_of_lines_make_no_titles_of_the_text_of_the_page(*, numbered: bool) -> None:
    layout = detect(load(manuscript(numbered=numbered)))
    sites = locate(layout).sites
    assert sum(site.role == "row" for site in sites) == 5
    assert sum(site.role == "column" for site in sites) == 6
    assert not [site for site in sites if "title" in site.role or site.role == "bar-label"]
