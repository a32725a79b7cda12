"""A JPEG that was set into a picture of other things."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.load.test_traces import drawing, stored

from unheat.load.partly_jpeg import quality_of_part
from unheat.load.traces import jpeg_quality


def page(figure: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """A page of print with a figure below it."""
    rgb = np.full((700, 640, 3), 236, np.uint8)
    words = ["transfer", "between", "tasks", "depends", "on", "the", "distance", "of", "domains"]
    rng = np.random.default_rng(8)
    for line in range(14):
        text = " ".join(rng.permutation(words))
        cv2.putText(rgb, text, (12, 22 + 19 * line), 0, 0.45, (0, 0, 0), 1, cv2.LINE_AA)
    height, width = figure.shape[:2]
    rgb[383 : 383 + height, 101 : 101 + width] = figure
    return rgb


@pytest.mark.parametrize("quality", [40, 60, 85])
def test_a_jpeg_on_a_page_of_print_is_told(quality: int) -> None:
    rgb = page(stored(drawing(), quality))
    assert (jpeg_quality(rgb) or quality_of_part(rgb)) == quality


def test_a_jpeg_is_told_where_the_page_about_it_hides_it() -> None:
    rgb = page(stored(drawing(), 60))
    assert jpeg_quality(rgb) is None
    assert quality_of_part(rgb) == 60


def test_a_drawing_on_a_page_is_none() -> None:
    assert quality_of_part(page(drawing())) is None
    soft = cv2.GaussianBlur(page(drawing()), (0, 0), 0.8).astype(np.uint8)
    assert quality_of_part(soft) is None
    assert quality_of_part(np.full((200, 200, 3), 255, np.uint8)) is None
    assert quality_of_part(np.zeros((9, 9, 3), np.uint8)) is None
