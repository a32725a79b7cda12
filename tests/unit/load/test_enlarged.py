"""Pictures some of whose pixels were repeated."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from tests.unit.load.test_traces import drawing

from unheat.detect import detect
from unheat.load import load
from unheat.load.enlarged import without_repeats
from unheat.model import Box
from unheat.options import DetectOptions


def enlarged(rgb: npt.NDArray[np.uint8], factor: float) -> npt.NDArray[np.uint8]:
    """The picture to the nearest pixel in another size."""
    size = round(rgb.shape[1] * factor), round(rgb.shape[0] * factor)
    return np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.NEAREST))


def file_of(rgb: npt.NDArray[np.uint8]) -> bytes:
    data = io.BytesIO()
    Image.fromarray(rgb).save(data, "PNG")
    return data.getvalue()


@pytest.mark.parametrize("factor", [1.25, 4 / 3, 1.5, 1.75, 2.5])
def test_a_picture_is_what_it_was(factor: float) -> None:
    rgb, by = without_repeats(enlarged(drawing(), factor))
    assert by == pytest.approx((factor, factor), rel=0.01)
    assert rgb.shape == drawing().shape
    assert np.array_equal(rgb, drawing())


def test_one_that_was_cut_is_what_it_was() -> None:
    rgb, by = without_repeats(enlarged(drawing(), 1.5)[7:-4, 5:-8])
    assert by == pytest.approx((1.5, 1.5), rel=0.01)
    # 7 and 5 pixels are 4⅔ and 3⅓ of the rows and columns, the first of which is seen in part.
    assert np.array_equal(rgb, drawing()[5:287, 3:395])


@pytest.mark.parametrize("factor", [1.0, 2.0, 3.0])
def test_others_are_left_alone(factor: float) -> None:
    rgb = enlarged(drawing(), factor)
    assert without_repeats(rgb)[0] is rgb


def test_flat_cells_without_print_tell_nothing() -> None:
    cells = np.random.default_rng(4).integers(0, 255, (40, 40, 3), dtype=np.uint8)
    rgb = np.repeat(np.repeat(cells, 12, axis=0), 12, axis=1)
    assert without_repeats(rgb)[1] == (1.0, 1.0)


def test_a_file_is_loaded_at_its_own_size_and_says_so() -> None:
    raster = load(file_of(enlarged(drawing(), 1.5)))
    assert np.array_equal(raster.rgb, drawing())
    assert any("enlarged 1.5 times" in note for note in raster.notes)


def test_a_box_is_one_of_the_file() -> None:
    raster = load(file_of(enlarged(drawing(), 1.5)))
    box = Box(40 * 1.5, 30 * 1.5, 373 * 1.5, 262 * 1.5)
    found = detect(raster, DetectOptions(box=box, rows=8, cols=9)).panels[0].grid.box
    assert found.iou(Box(40.0, 30.0, 373.0, 262.0)) > 0.97
