"""Pictures that were lossy once, and those in which nothing is found either way."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect import detect, find
from unheat.model import Raster, Reason

Rgb = npt.NDArray[np.uint8]


def _picture(rgb: Rgb) -> Raster:
    return Raster(rgb=rgb, name="made.png", sha256="", format="png")


def _numbers() -> Rgb:
    """12 × 10 cells little higher than the numbers that fill them."""
    rng = np.random.default_rng(4)
    rgb = np.full((260, 420, 3), 255, np.uint8)
    colors = rng.integers(110, 240, (12, 10, 3))
    cells = np.repeat(np.repeat(colors, 16, axis=0), 34, axis=1).astype(np.uint8)
    rgb[30 : 30 + cells.shape[0], 50 : 50 + cells.shape[1]] = cells
    for row in range(12):
        for column in range(10):
            at = 50 + column * 34 + 2, 30 + row * 16 + 12
            text = f"{rng.uniform():.2f}"
            cv2.putText(rgb, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.36, (0, 0, 0), 1, cv2.LINE_AA)
    return rgb


def _once_lossy(rgb: Rgb) -> Rgb:
    """The picture behind a codec, in another size."""
    _, data = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, 40])
    again = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert again is not None
    size = round(again.shape[1] * 0.9), round(again.shape[0] * 0.9)
    return np.asarray(cv2.resize(again, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def test_cells_behind_a_codec_and_a_resizer_are_found_in_doubt() -> None:
    picture = _picture(_once_lossy(_numbers()))
    assert not find.detect(picture).panels
    layout = detect(picture)
    assert [(p.grid.n_rows, p.grid.n_cols) for p in layout.panels] == [(12, 10)]
    assert layout.raster.lossy
    assert all(p.review and Reason.LOW_CONFIDENCE in p.reasons for p in layout.panels)


def test_a_drawing_is_not_looked_at_twice() -> None:
    layout = detect(_picture(_numbers()))
    assert len(layout.panels) == 1
    assert not layout.raster.lossy
    bare = np.full((200, 300, 3), 255, np.uint8)
    cv2.putText(bare, "no cells", (40, 100), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (0, 0, 0), 2)
    found = detect(_picture(bare))
    assert not found.panels
    assert not found.raster.lossy
