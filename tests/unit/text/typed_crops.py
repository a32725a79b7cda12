"""Crops of a line of type, as it is cut from a cell."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Box, Crop

FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"


def crop(text: str, key: str, size: int, face: str = "DejaVuSans.ttf") -> Crop:
    """``text`` in a face at ``size`` pixels an em, black on white, with a pixel around its ink."""
    font = ImageFont.truetype(FONTS / face, size)
    picture = Image.new("L", (12 * size, 3 * size), 255)
    ImageDraw.Draw(picture).text((size, size), text, 0, font)
    rows, columns = np.nonzero(np.asarray(picture) < 240)
    cut = np.asarray(picture)[
        rows.min() - 1 : rows.max() + 2, columns.min() - 1 : columns.max() + 2
    ]
    box = Box(x0=0.0, y0=0.0, x1=float(cut.shape[1]), y1=float(cut.shape[0]))
    return Crop(key=key, pixels=cut, box=box, numeric=True)
