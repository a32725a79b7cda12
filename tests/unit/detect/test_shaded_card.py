"""Cards with round corners and a shadow."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.shaded_card import shaded_card
from unheat.detect.sheet import find_sheet, on_its_sheet

WALL = (236.0, 240.0, 245.0)
Picture = npt.NDArray[np.uint8]


def card(*, round_px: int = 16, shadow: float = 0.4) -> Picture:
    """A white card at (60, 50)-(340, 250) with cells on it, on a wall of 400 × 300 pixels."""
    shape = np.zeros((300, 400), dtype=np.float32)
    cv2.rectangle(shape, (60 + round_px, 50), (339 - round_px, 249), 1.0, cv2.FILLED)
    cv2.rectangle(shape, (60, 50 + round_px), (339, 249 - round_px), 1.0, cv2.FILLED)
    for x in (60 + round_px, 339 - round_px):
        for y in (50 + round_px, 249 - round_px):
            cv2.circle(shape, (x, y), round_px, 1.0, cv2.FILLED)
    moved = np.roll(shape, (8, 4), axis=(0, 1))
    fade = cv2.GaussianBlur(moved, (0, 0), 11.0)[..., None]
    page = np.array(WALL) * (1.0 - shadow * fade)
    rgb = np.where(shape[..., None] > 0, 255.0, page)
    for row in range(3):
        for col in range(4):
            y, x = 80 + 50 * row, 90 + 60 * col
            rgb[y : y + 50, x : x + 60] = (40 + 60 * row, 90, 60 + 45 * col)
    return np.rint(rgb).astype(np.uint8)


def test_a_card_with_a_shadow_is_found_without_its_corners() -> None:
    rgb = card()
    found = shaded_card(rgb, WALL)
    assert found is not None
    mask, color = found
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    assert (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1) == (60, 50, 340, 250)
    assert color.tolist() == [255.0, 255.0, 255.0]
    assert not mask[50, 60]
    sheet = on_its_sheet(rgb, find_sheet(rgb, WALL))
    assert (sheet[:75] == 255).all()
    assert (sheet[:, :80] == 255).all()
    assert np.array_equal(sheet[80:230, 90:330], rgb[80:230, 90:330])


@pytest.mark.parametrize("spoiled", ["print", "edge", "no shadow"])
def test_print_on_the_wall_or_at_the_rim_or_no_shadow_is_no_such_card(spoiled: str) -> None:
    rgb = card(shadow=0.0 if spoiled == "no shadow" else 0.4)
    if spoiled == "print":
        cv2.putText(rgb, "Menu", (10, 30), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (40, 40, 40), 1)
    if spoiled == "edge":
        rgb[90:200, 56:66] = (200, 60, 40)
    assert shaded_card(rgb, WALL) is None
