"""What a frame hides of the ends of a bar has the colors of the bar's map."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.color.known import colors_of
from unheat.decide.bar import sample_bar
from unheat.decide.ends_of_map import without_frame
from unheat.model import Bar, Box, Raster

FloatArray = npt.NDArray[np.float64]


def ramp(name: str, length: int) -> FloatArray:
    table = colors_of(name)
    assert table is not None
    places, knots = (np.arange(length) + 0.5) / length, np.linspace(0, 1, len(table))
    return np.stack([np.interp(places, knots, table[:, i]) for i in range(3)], axis=1)


def sampled(colors: FloatArray, hidden: int) -> FloatArray:
    """The colors of a level bar (n, 3), of which a frame hides some pixels at each end."""
    seen = colors.copy()
    seen[:hidden] = seen[len(seen) - hidden :] = 0.0
    picture = np.full((60, len(colors) + 40, 3), 255, np.uint8)
    picture[20 - hidden : 40 + hidden, 20 - hidden : 20 + len(colors) + hidden] = 0
    picture[20:40, 20 : 20 + len(colors)] = seen.round().astype(np.uint8)
    raster = Raster(rgb=picture, name="drawn", sha256="", format="png")
    bar = Bar(box=Box(20.0, 20.0, 20.0 + len(colors), 40.0), orientation="horizontal")
    return sample_bar(raster, bar).rgb


@pytest.mark.parametrize("hidden", [2, 4, 6])
@pytest.mark.parametrize("name", ["cividis", "viridis", "PRGn", "coolwarm"])
def test_hidden_ends_are_those_of_the_map(name: str, hidden: int) -> None:
    colors = ramp(name, 300)
    assert np.abs(sampled(colors, hidden) - colors).max() <= 3.5


def test_an_end_of_a_map_without_a_name_is_left_to_the_line() -> None:
    colors = np.linspace((10.0, 180.0, 30.0), (200.0, 40.0, 220.0), 300)
    assert np.abs(sampled(colors, 2) - colors).max() <= 3.0


def test_the_frame_and_the_pixel_that_it_covers_in_part_are_none_of_the_ramp() -> None:
    colors = np.linspace((20.0, 60.0, 40.0), (90.0, -40.0, 20.0), 100)
    lab = colors.copy()
    lab[:3] = (0.0, 0.0, 0.0)
    lab[3] = 0.75 * colors[3]
    assert without_frame(lab) == 4
    assert np.abs(lab - colors).max() <= 0.1


def test_bands_of_a_palette_are_no_frame() -> None:
    lab = np.repeat(np.linspace((20.0, 60.0, 40.0), (90.0, -40.0, 20.0), 20), 5, axis=0)
    bands = lab.copy()
    assert without_frame(bands) == 0
    assert (bands == lab).all()
