"""Points in which bars extend are no words at their ends."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.text.test_titles import Page, only

from unheat.model import Bar, Box
from unheat.text.labels import locate


@pytest.mark.parametrize("extends", [True, False])
def test_a_dark_point_under_a_bar_takes_it_no_name(extends: bool) -> None:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 300)
    page.write("z-score", 470, 104)
    for value, y in ((2, 130), (0, 200), (-2, 270)):
        page.write(str(value), 500, y)
    if extends:
        cv2.fillPoly(page.pixels, [np.array([[461, 281], [479, 281], [470, 290]])], (90, 20, 40))
    bar = Bar(
        box=Box(460, 120, 480, 280),
        orientation="vertical",
        tick_side="right",
        extends_end=extends,
    )
    name = only(locate(page.layout(bar)), "bar-label")
    assert name.box.center[1] == pytest.approx(104, abs=4)
