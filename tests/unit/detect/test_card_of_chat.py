"""A figure on a card in a chat, with other things on the wall."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.card_of_chat import card_of_chat
from unheat.detect.sheet import find_sheet

WALL = (229.0, 221.0, 213.0)


def chat(beside: str = "") -> npt.NDArray[np.uint8]:
    """A screen of 420 × 560: a bar, a card with cells and a name, an answer, a line to write on."""
    rng = np.random.default_rng(4)
    rgb = np.empty((560, 420, 3), np.uint8)
    rgb[:] = np.array(WALL, np.uint8)
    rgb[:70] = (18, 140, 126)
    cv2.putText(rgb, "Lab group", (50, 45), 0, 0.6, (255, 255, 255), 1, cv2.LINE_AA)
    rgb[84:360, 14:360] = 255
    for row, column in np.ndindex(5, 6):
        rgb[120 + 36 * row : 156 + 36 * row, 90 + 40 * column : 130 + 40 * column] = rng.integers(
            30, 220, 3
        )
    cv2.putText(rgb, "Scores", (180, 108), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
    rgb[390:430, 150:400] = (220, 248, 198)
    cv2.putText(rgb, "row 3?", (160, 415), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
    rgb[510:] = 240
    if beside == "labels":
        cv2.putText(rgb, "row", (372, 200), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
    if beside == "heading":
        cv2.putText(rgb, "Scores of May", (150, 470), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
    if beside == "name":
        cv2.putText(rgb, "columns", (150, 376), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
    return rgb


def coded(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    _, data = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, 80])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)


@pytest.mark.parametrize("behind_a_codec", [False, True])
def test_a_card_among_other_things_is_the_page(behind_a_codec: bool) -> None:
    rgb = coded(chat()) if behind_a_codec else chat()
    found = find_sheet(rgb, WALL)
    assert found is not None
    mask, color = found.mask, found.color
    assert color.min() >= 245
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    ends = np.array([rows[0], rows[-1] + 1, columns[0], columns[-1] + 1])
    assert np.abs(ends - [84, 360, 14, 360]).max() <= 3


@pytest.mark.parametrize("beside", ["labels", "name", "heading"])
def test_print_about_a_light_area_is_its_labels(beside: str) -> None:
    assert card_of_chat(chat(beside), WALL) is None
