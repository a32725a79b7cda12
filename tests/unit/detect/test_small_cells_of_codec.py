"""Panels of small cells that a codec gave their neighbors' chroma."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from unheat.detect.find import detect
from unheat.load import load
from unheat.options import LoadOptions

STOPS = [[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]]


def test_cells_of_one_lightness_are_cells_in_doubt() -> None:
    size, shape = 7, (20, 40)
    values = np.clip(np.random.default_rng(7).normal(0.5, 0.2, shape), 0.0, 1.0)
    colors = np.stack(
        [np.interp(values, np.linspace(0.0, 1.0, 5), stop) for stop in np.transpose(STOPS)], axis=-1
    )
    rgb = np.full((shape[0] * size + 90, shape[1] * size + 120, 3), 255, dtype=np.uint8)
    rgb[45:-45, 50:-70] = np.kron(colors, np.ones((size, size, 1)))
    rgb[44, 49:-69] = rgb[-45, 49:-69] = 0
    rgb[44:-44, 49] = rgb[44:-44, -70] = 0
    stream = io.BytesIO()
    Image.fromarray(rgb).save(stream, "JPEG", quality=50)
    layout = detect(load(stream.getvalue(), LoadOptions(), name="cells.jpg"))
    assert [panel.grid.shape for panel in layout.panels] == [shape]
    assert layout.panels[0].review
