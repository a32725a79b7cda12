"""Lines of the axes over cells without print."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.ruled_over import without_rules
from unheat.model import Raster

PAGE = (255.0, 255.0, 255.0)
LINE = (255, 255, 255)


def cells(n: int, pitch: int, *, same_rows: bool = False) -> npt.NDArray[np.uint8]:
    """n × n cells of ``pitch`` px in the middle of a page, rows in pairs of ``same_rows``."""
    rng = np.random.default_rng(7)
    colors = rng.integers(0, 220, (n, n, 3)).astype(np.uint8)
    if same_rows:
        colors[1::2] = colors[::2]
    image = np.full((n * pitch + 80, n * pitch + 120, 3), 255, dtype=np.uint8)
    image[40:-40, 60:-60] = colors.repeat(pitch, axis=0).repeat(pitch, axis=1)
    return image


def mended(image: npt.NDArray[np.uint8], *, lossy: bool = False) -> npt.NDArray[np.uint8]:
    raster = Raster(rgb=image, name="drawn", sha256="", format="png", lossy=lossy)
    return without_rules(raster, PAGE).rgb


def ruled(image: npt.NDArray[np.uint8], places: list[int], wide: int) -> npt.NDArray[np.uint8]:
    """With level lines from row ``places`` on, as wide as that, and the same ones upright."""
    result = image.copy()
    for at in places:
        result[40 + at : 40 + at + wide, 60:-60] = LINE
        result[40:-40, 60 + at : 60 + at + wide] = LINE
    return result


@pytest.mark.parametrize(("pitch", "wide"), [(7, 1), (16, 2), (30, 3), (30, 6)])
def test_lines_through_the_middles_of_every_fifth_cell_are_painted_over(
    pitch: int, wide: int
) -> None:
    plain = cells(20, pitch)
    image = ruled(plain, [pitch // 2 - wide // 2 + 5 * pitch * k for k in range(4)], wide)
    assert np.array_equal(mended(image), plain)


def test_smeared_lines_are_painted_over_but_for_what_is_blurred() -> None:
    plain = cells(16, 20)
    image = ruled(plain, [9 + 60 * k for k in range(5)], 2)
    large = cv2.resize(image, None, fx=1.4, fy=1.4, interpolation=cv2.INTER_LINEAR)
    due = cv2.resize(plain, None, fx=1.4, fy=1.4, interpolation=cv2.INTER_LINEAR)
    found = mended(np.asarray(large), lossy=True)
    inner = np.s_[70:-70, 100:-100]
    off = np.abs(found[inner].astype(int) - due[inner].astype(int)).max(axis=-1)
    assert (
        np.abs(large[inner].astype(int) - due[inner].astype(int)).max(axis=-1) > 60
    ).mean() > 0.05
    assert (off > 60).mean() < 0.01


@pytest.mark.parametrize("same_rows", [False, True])
def test_lines_between_cells_stay_though_some_of_them_part_cells_that_are_alike(
    same_rows: bool,
) -> None:
    image = ruled(cells(12, 20, same_rows=same_rows), [20 * k for k in range(1, 12)], 2)
    assert mended(image) is image


def test_lines_stay_where_nothing_but_they_part_anything() -> None:
    image = cells(12, 20)
    image[40:-40] = image[50]
    image = ruled(image, [20 * k for k in range(1, 12)], 2)
    assert np.array_equal(mended(image), image)


def test_numbers_on_the_lines_leave_these_to_whoever_reads_numbers() -> None:
    image = ruled(cells(6, 60), [30 + 60 * k for k in range(6)], 1)
    for row in range(6):
        for col in range(6):
            place = (60 + 60 * col + 8, 40 + 60 * row + 36)
            cv2.putText(image, "0.5", place, cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0, 0, 0), 2)
    assert mended(image) is image
