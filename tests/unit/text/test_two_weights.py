"""A plain line under a bold title may be its subtitle."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate

FONTS = Path(matplotlib.get_data_path()) / "fonts/ttf"


@pytest.mark.parametrize("bold", [True, False])
def test_a_title_of_two_weights_is_asked_about(bold: bool) -> None:
    drawing = Drawing()
    for row, text in enumerate(["alpha", "beta two", "gamma"]):
        drawing.write(text, 75, 80 + 40 * row)
    for col, text in enumerate(["one", "two", "three", "four"]):
        drawing.write(text, 150 + 60 * col, 196)
    image = Image.fromarray(drawing.pixels)
    pen = ImageDraw.Draw(image)
    lines = ("Incidents per team", "by week and day")
    names = ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf", "DejaVuSans.ttf")
    for number, (text, name) in enumerate(zip(lines, names, strict=True)):
        font = ImageFont.truetype(FONTS / name, 12)
        pen.text((240, 22 + 16 * number), text, fill=(0, 0, 0), font=font, anchor="mm")
    drawing.pixels = np.asarray(image).copy()
    (title,) = locate(drawing.layout()).of("title", 0)
    assert (len(title.lines), title.sure) == ((2, False) if bold else (2, True))
