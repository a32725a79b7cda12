"""Sheets of one color, which hold nothing."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.errors import NoHeatmapError
from unheat.model import Raster
from unheat.pipeline import read_raster


@pytest.mark.parametrize("shape", [(1, 1), (300, 200)])
def test_a_sheet_of_one_color_is_refused_in_words_that_say_so(shape: tuple[int, int]) -> None:
    rgb = np.full((*shape, 3), (250, 250, 240), dtype=np.uint8)
    raster = Raster(rgb=rgb, name="blank.png", sha256="", format="png")
    with pytest.raises(NoHeatmapError, match=r"blank\.png: it has one color throughout"):
        read_raster(raster)
