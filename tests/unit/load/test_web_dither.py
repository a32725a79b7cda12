"""Pictures dithered to the colors of the web."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.load import load
from unheat.load.web_dither import without_web_dither

_COLORS = ((247, 220, 200), (120, 80, 160), (30, 110, 90), (200, 160, 20))


def _cells() -> npt.NDArray[np.uint8]:
    """Four cells of forty pixels on a white page."""
    page = np.full((120, 120, 3), 255, dtype=np.uint8)
    for number, color in enumerate(_COLORS):
        row, column = divmod(number, 2)
        page[20 + 40 * row : 60 + 40 * row, 20 + 40 * column : 60 + 40 * column] = color
    return page


def _dithered(page: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    # What Pillow does by default is the palette of the web, with Floyd's and Steinberg's errors.
    return np.asarray(Image.fromarray(page).convert("P").convert("RGB"))


def test_the_means_of_dithered_cells_are_their_colors() -> None:
    page = _cells()
    even = without_web_dither(_dithered(page))
    assert even is not None
    for number, color in enumerate(_COLORS):
        row, column = divmod(number, 2)
        inner = even[28 + 40 * row : 52 + 40 * row, 28 + 40 * column : 52 + 40 * column]
        assert np.abs(np.median(inner, axis=(0, 1)) - color).max() <= 4
        assert inner.std(axis=(0, 1)).max() <= 6
    # The page and the edge of the cells to it stay as they are.
    assert (even[:12] == 255).all()


@pytest.mark.parametrize("kind", ["drawn", "web colors", "adaptive"])
def test_other_pictures_are_left_alone(kind: str) -> None:
    page = _cells()
    if kind == "web colors":
        page = (np.rint(page / 51) * 51).astype(np.uint8)
        page[40, 20:100] = 0
    if kind == "adaptive":
        few = Image.fromarray(page).quantize(5, dither=Image.Dither.FLOYDSTEINBERG)
        page = np.asarray(few.convert("RGB"))
    assert without_web_dither(page) is None


def test_a_dithered_gif_is_loaded_as_a_lossy_picture_and_says_so() -> None:
    data = io.BytesIO()
    Image.fromarray(_cells()).convert("P").save(data, "GIF")
    raster = load(data.getvalue(), name="cells.gif")
    assert raster.lossy
    assert any("dithered" in note for note in raster.notes)
