"""Lines of print as readers are asked to read them."""

from __future__ import annotations

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Box, Crop

SANS = f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans.ttf"


def crop(text: str, size_px: float = 20.0, shrink: float = 1.0, *, numeric: bool = False) -> Crop:
    """A text of a type size, made smaller after it was drawn; its key is the text."""
    font = ImageFont.truetype(SANS, size_px)
    x0, y0, x1, y1 = font.getbbox(text)
    page = Image.new("L", (int(x1 - x0) + 8, int(y1 - y0) + 8), 255)
    ImageDraw.Draw(page).text((4 - x0, 4 - y0), text, font=font, fill=0)
    size = round(page.width / shrink), round(page.height / shrink)
    pixels = np.asarray(page.resize(size, Image.Resampling.BOX))
    return Crop(key=text, pixels=pixels, box=Box(0, 0, 1, 1), numeric=numeric)


def blank() -> Crop:
    """A crop without ink."""
    return Crop(key="blank", pixels=np.full((12, 30), 255, np.uint8), box=Box(0, 0, 1, 1))
