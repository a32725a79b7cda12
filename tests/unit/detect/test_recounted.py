"""Cells of which blur made several, told by their numbers."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect import detect
from unheat.model import Raster


def blurred(size: int = 26, n: int = 9) -> npt.NDArray[np.uint8]:
    """A confusion matrix: pale cells side by side, dark ones on the diagonal, two digits in each,
    under a blur."""
    rgb = np.full((n * size + 60, n * size + 90, 3), 255, np.uint8)
    rng = np.random.default_rng(2)
    for row in range(n):
        for col in range(n):
            x, y = 60 + col * size, 20 + row * size
            dark = row == col
            rgb[y : y + size, x : x + size] = (40, 90, 170) if dark else (255, 255, 210)
            text, ink = str(rng.integers(10, 99)), (255,) * 3 if dark else (20,) * 3
            cv2.putText(rgb, text, (x + 4, y + 18), 0, 0.5, ink, 1, cv2.LINE_AA)
    rgb[19, 59 : 61 + n * size] = rgb[20 + n * size, 59 : 61 + n * size] = 0
    rgb[19 : 21 + n * size, 59] = rgb[19 : 21 + n * size, 60 + n * size] = 0
    return cv2.GaussianBlur(rgb, (0, 0), 0.9).astype(np.uint8)


def test_blur_parts_no_cells_at_the_heads_and_feet_of_their_numbers() -> None:
    (panel,) = detect(Raster(rgb=blurred(), name="blur", sha256="", format="png")).panels
    assert panel.grid.shape == (9, 9)
