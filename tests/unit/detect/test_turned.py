"""Half a matrix that stands on its diagonal."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import detect
from unheat.model import Raster


def triangle(cells: int, *, upright: bool = False) -> npt.NDArray[np.uint8]:
    """Half a matrix of random colors, turned by 45 degrees unless it stands upright."""
    rng = np.random.default_rng(3)
    rgb = np.full((420, 640, 3), 255, np.uint8)
    step = 560 / cells
    for row in range(cells):
        for column in range(row, cells):
            color = [int(v) for v in rng.integers(0, 230, 3)]
            corners = np.array(
                [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
            )
            if upright:
                points = 40 + corners * 0.6 * step
            else:
                points = np.column_stack(
                    [
                        40 + step * corners.sum(axis=1) / 2,
                        380 - step * np.diff(corners)[:, 0] * -0.6,
                    ]
                )
            cv2.fillPoly(rgb, [np.round(points).astype(np.int32)], color)
    return rgb


@pytest.mark.parametrize("cells", [12, 60])
@pytest.mark.parametrize("way", [1, -1])
def test_a_turned_triangle_is_refused_with_that_word(cells: int, way: int) -> None:
    picture = np.ascontiguousarray(triangle(cells)[::way])
    layout = detect(Raster(rgb=picture, name="painted", sha256="", format="png"))
    assert not layout.panels
    assert "turned by 45 degrees" in layout.candidates[0].why


def test_an_upright_triangle_is_read() -> None:
    picture = triangle(12, upright=True)
    layout = detect(Raster(rgb=picture, name="painted", sha256="", format="png"))
    assert [panel.grid.shape for panel in layout.panels] == [(12, 12)]
