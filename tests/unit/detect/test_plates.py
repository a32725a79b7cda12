"""Boxes with round ends on a grid."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import detect
from unheat.detect.plates import plated_panel
from unheat.model import Layout, Raster

Picture = npt.NDArray[np.uint8]
PAGE = (255.0, 255.0, 255.0)
WIDE, HIGH = 92, 24


def ramp(share: float) -> tuple[int, int, int]:
    return round(250 - 30 * share), round(230 - 130 * share), round(200 - 180 * share)


def plated(*, bar: bool = True, ragged: bool = False, colors: int = 12) -> Picture:
    """4 × 3 plates 116 and 40 px apart, with a number in each, and a bar below them."""
    rgb = np.full((260, 420, 3), 255, np.uint8)
    for place, (row, col) in enumerate(np.ndindex(4, 3)):
        x, y = 40 + 116 * col + (9 * row if ragged else 0), 30 + 40 * row
        color = ramp((place * 5 % colors) / 11)
        cv2.rectangle(rgb, (x + 12, y), (x + WIDE - 12, y + HIGH), color, -1)
        for end in (x + 12, x + WIDE - 12):
            cv2.circle(rgb, (end, y + 12), 12, color, -1, cv2.LINE_AA)
        cv2.putText(rgb, f"{place}.5", (x + 32, y + 17), 0, 0.4, (30,) * 3, 1, cv2.LINE_AA)
    if bar:
        for x in range(300):
            rgb[220:234, 50 + x] = ramp(x / 299)
        for x in (50, 150, 250, 349):
            rgb[234:239, x] = 0
    return rgb


def layout_of(rgb: Picture) -> Layout:
    return detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))


@pytest.mark.parametrize("bar", [True, False])
def test_plates_on_a_grid_are_cells_and_up_for_review(bar: bool) -> None:
    (panel,) = layout_of(plated(bar=bar)).panels
    assert panel.grid.shape == (4, 3)
    assert panel.bar == (0 if bar else None)
    assert panel.review
    assert panel.grid.box.as_tuple() == pytest.approx((39.5, 30, 365, 175), abs=1.5)


def test_plates_in_no_line_or_of_few_colors_are_none() -> None:
    assert plated_panel(plated(), PAGE, 4.0) is not None
    assert plated_panel(plated(ragged=True), PAGE, 4.0) is None
    assert plated_panel(plated(colors=2), PAGE, 4.0) is None


def test_a_plate_too_few_is_a_missing_value_and_several_are_another_thing() -> None:
    rgb = plated()
    rgb[68:98, 150:260] = 255
    found = plated_panel(rgb, PAGE, 4.0)
    assert found is not None
    assert found.shape == (4, 3)
    rgb[108:138, 30:140] = 255
    assert plated_panel(rgb, PAGE, 4.0) is None
