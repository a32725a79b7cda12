"""Crop → what an engine likes to see: dark on white, trimmed, of one size, padded.

Both engines scale a line to a fixed height of their own (36 px for Tesseract's LSTM, 48 px
for the neural reader) and both were trained on print with a margin around it. Doing that
scaling here, once and with a good kernel, is worth more than any other preparation.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.medians import median, percentile

Grey = npt.NDArray[np.uint8]

_FAINT = 12.0
"""Contrast (0–255) below which a crop holds no ink but noise."""


def dark_on_white(pixels: npt.ArrayLike) -> Grey:
    """Any crop → grey, ink dark on white relative to the crop's own background.

    ``pixels`` is (h, w) or (h, w, 3), uint8. The background is the median of the crop's
    frame, so white print on a dark cell comes out like black print on paper. The darkest
    ink becomes 0. A crop without ink comes out white.
    """
    grey = np.asarray(pixels, dtype=np.float32)
    if grey.ndim == 3:
        grey = grey @ np.array([0.299, 0.587, 0.114], dtype=np.float32)
    frame = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    ink = np.abs(grey - median(frame))
    strongest = float(percentile(ink, 99.5)) if ink.size else 0.0
    strongest = max(strongest, 0.6 * float(ink.max(initial=0.0)))
    if strongest < _FAINT:
        return np.full(grey.shape, 255, dtype=np.uint8)
    result: Grey = np.clip(255.0 - ink * (255.0 / strongest), 0, 255).astype(np.uint8)
    return result


def line_image(pixels: npt.ArrayLike, *, height_px: int, margin_px: int) -> Grey | None:
    """A crop as one line whose ink is ``height_px`` tall with a white margin around it.

    Returns None where there is no ink. Ink much lower than the crop (a lone minus sign,
    a row of dots) is scaled by the crop's height instead, so that it keeps its size
    relative to the other print.
    """
    grey = dark_on_white(pixels)
    dark = grey < 160
    if not dark.any():
        return None
    rows = np.flatnonzero(dark.any(axis=1))
    cols = np.flatnonzero(dark.any(axis=0))
    # One pixel of the anti-aliased rim is part of the shape.
    y0, y1 = max(int(rows[0]) - 1, 0), min(int(rows[-1]) + 2, grey.shape[0])
    x0, x1 = max(int(cols[0]) - 1, 0), min(int(cols[-1]) + 2, grey.shape[1])
    ink_height = max(float(rows[-1] - rows[0] + 1), 0.6 * grey.shape[0])
    scale = height_px / ink_height
    cut = grey[y0:y1, x0:x1]
    width = max(1, round(cut.shape[1] * scale))
    height = max(1, round(cut.shape[0] * scale))
    kernel = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    scaled = cv2.resize(cut, (width, height), interpolation=kernel)
    # A low mark keeps its place between top and bottom of the line.
    above = round((y0 - max(0, int(rows[0]) - 1)) * scale)
    if height < height_px:
        middle = (rows[0] + rows[-1] + 1) / 2 / grey.shape[0]
        above = round((height_px - height) * float(np.clip(middle, 0, 1)))
    below = max(0, height_px - height - above)
    page = np.full(
        (height + above + below + 2 * margin_px, width + 2 * margin_px), 255, dtype=np.uint8
    )
    page[margin_px + above :, margin_px:][:height, :width] = scaled
    return page
