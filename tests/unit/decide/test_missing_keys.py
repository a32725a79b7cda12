"""Keys that name no value: the cells of their color have none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.unit.decide.conftest import cells_of

from unheat.decide.missing_keys import are_apart, keys_with_values, without_value
from unheat.model import Bar, Box, Label, Raster
from unheat.text.labels import BarTexts

COLORS = np.array([(222, 235, 247), (107, 174, 214), (8, 81, 156), (217, 217, 217)], dtype=float)


def test_keys_without_data_are_left_out_beside_ranges_and_numbers_alone() -> None:
    assert keys_with_values(["No data", "0–10", "10–20"]) == [1, 2]
    assert keys_with_values(["1", "2", "3", "NA"]) == [0, 1, 2]
    assert keys_with_values(["low", "high", "no data"]) is None
    assert keys_with_values(["0–10", "10–20"]) is None
    assert keys_with_values(["0–10", "30–40", "missing"]) is None


def test_keys_of_nearly_one_color_are_not_apart() -> None:
    assert are_apart(COLORS, [0, 1, 2])
    assert not are_apart(np.vstack([COLORS, COLORS[:1] - 4]), [0, 1, 2, 3])


def test_cells_in_the_color_of_a_key_without_data_are_struck_out() -> None:
    rgb = np.full((180, 60, 3), 255, dtype=np.uint8)
    boxes = tuple(Box(10, 10 + 40 * k, 30, 22 + 40 * k) for k in range(4))
    for color, box in zip(COLORS, boxes, strict=True):
        rgb[int(box.y0) : int(box.y1), 10:30] = color
    raster = Raster(rgb=rgb, name="legend", sha256="", format="png")
    bar = Bar(box=Box(10, 10, 30, 142), orientation="vertical", keys=True, swatches=boxes)
    names = ("0–10", "10–20", "20–30", "Not available")
    texts = BarTexts(label=None, ticks=(), keys=tuple(Label(text=name) for name in names))
    pixels = cells_of(COLORS[[[0, 3, 1], [3, 2, 0]]])
    found = without_value(raster, bar, texts, pixels)
    assert found.crossed is not None
    assert found.crossed.tolist() == [[False, True, False], [True, False, False]]
    assert np.array_equal(found.blank, found.crossed)
    named = replace(texts, keys=tuple(Label(text=name) for name in "abcd"))
    assert without_value(raster, bar, named, pixels) is pixels
    assert without_value(raster, bar, None, pixels) is pixels
