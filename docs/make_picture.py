"""Draw docs/images/readme.png: a figure with a misprint beside the same figure drawn again.

The conflict is framed and told as the tool tells it; nothing here is written by hand.

    python docs/make_picture.py
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from unheat.export.doubts import doubts
from unheat.load import load
from unheat.pipeline import read_raster
from unheat.show.render import encode
from unheat.show.sheet import CONFLICT, font

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "fixtures" / "images" / "prompt-transferability-misprint.png"
PICTURE = ROOT / "docs" / "images" / "readme.png"
GAP, STRIP, SIZE = 24, 40, 21


def main() -> None:
    """Read the figure, frame what is in doubt, put both pictures side by side."""
    raster = load(SOURCE)
    figure = read_raster(raster)
    (doubt,) = doubts(figure)
    panel = figure.panels[0]
    ((row, col),) = np.argwhere(panel.cells.review).tolist()
    (x0, x1), (y0, y1) = panel.grid.column_spans[col], panel.grid.row_spans[row]

    left = Image.fromarray(np.ascontiguousarray(raster.rgb))
    ImageDraw.Draw(left).rectangle((x0 + 3, y0 + 3, x1 - 4, y1 - 4), outline=CONFLICT, width=5)
    right = Image.open(io.BytesIO(encode(figure, dpi=100))).convert("RGB")
    right = right.resize((left.width, round(right.height * left.width / right.width)))

    height = max(left.height, right.height)
    sheet = Image.new("RGB", (2 * left.width + GAP, height + STRIP), "white")
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width + GAP, 0))
    draw = ImageDraw.Draw(sheet)
    told = f"{doubt.kind}: {doubt.sentence}"
    for text, center, color in (
        (told, left.width / 2, CONFLICT),
        ("drawn again from the record", left.width * 1.5 + GAP, (90, 90, 90)),
    ):
        draw.text((center, height + 6), text, fill=color, font=font(SIZE), anchor="ma")
    sheet.save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
