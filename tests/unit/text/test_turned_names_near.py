"""Turned names of bars whose raised signs reach into the numbers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import pytest
from tests.unit.text.test_labels import FONT

from unheat.model import Raster
from unheat.text.bars import _hold_a_name
from unheat.text.ink import find_glyphs


@pytest.mark.parametrize(("wide", "held"), [(1.9, True), (2.3, True), (3.2, False)])
def test_a_turned_name_is_as_wide_as_its_brackets_and_raised_signs(wide: float, held: bool) -> None:
    strip = np.full((40, 140, 3), 255, dtype=np.uint8)
    cv2.putText(strip, "(gcm  sm  )", (6, 28), FONT, 0.6, (0, 0, 0), 1, cv2.LINE_AA)
    for place in (56, 98):
        cv2.putText(strip, "-2", (place, 12), FONT, 0.3, (0, 0, 0), 1, cv2.LINE_AA)
    raster = Raster(
        rgb=np.ascontiguousarray(np.rot90(strip)), name="drawn", sha256="", format="png"
    )
    glyphs = find_glyphs(raster, [], (255.0, 255.0, 255.0))
    page: Any = SimpleNamespace(glyphs=glyphs)
    index = np.arange(len(glyphs))
    across = glyphs.boxes[:, 2].max() - glyphs.boxes[:, 0].min()
    assert _hold_a_name(page, index, float(across) / wide) is held
