"""Points at the ends of bars, told by their outline."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.bar_grow import Strip
from unheat.detect.bar_point import point_base
from unheat.detect.colorbar import find_bars

Pixels = npt.NDArray[np.uint8]

_WHITE = np.array([255.0, 255.0, 255.0])


def _drawn(*, pointed: bool) -> Pixels:
    """A framed ramp from white to black over rows 60 to 260; below it a black point of 15 rows."""
    large = np.full((320 * 4, 140 * 4, 3), 255, dtype=np.uint8)
    levels = np.linspace(255, 0, 800).round().astype(np.uint8)
    large[240:1040, 240:320] = levels[:, None, None]
    corners = [(240, 240), (320, 240), (320, 1040), (280, 1100), (240, 1040)]
    if pointed:
        cv2.fillPoly(large, [np.array(corners)], (0, 0, 0))
        large[240:1040, 240:320] = levels[:, None, None]
    outline = corners if pointed else [corners[i] for i in (0, 1, 2, 4)]
    cv2.polylines(large, [np.array(outline)], True, (0, 0, 0), 4)
    small = cv2.resize(large, (140, 320), interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)


@pytest.mark.parametrize("blur", [0.0, 0.7, 1.1])
def test_a_dark_point_at_a_dark_end_begins_where_its_bar_narrows(blur: float) -> None:
    rgb = _drawn(pointed=True)
    if blur:
        rgb = np.asarray(cv2.GaussianBlur(rgb, (0, 0), blur), dtype=np.uint8)
    base = point_base(rgb, Strip(62, 265, 62, 78, (), 1.0), _WHITE, move=1)
    assert base == pytest.approx(260.0, abs=1.0)
    (bar,) = find_bars(rgb, (), (255.0, 255.0, 255.0))
    assert bar.extends_end
    assert not bar.extends_start
    assert bar.box.y1 == pytest.approx(260.0, abs=1.5)


@pytest.mark.parametrize("blur", [0.0, 1.1])
def test_a_flat_end_is_no_point(blur: float) -> None:
    rgb = _drawn(pointed=False)
    if blur:
        rgb = np.asarray(cv2.GaussianBlur(rgb, (0, 0), blur), dtype=np.uint8)
    strip = Strip(62, 258, 62, 78, (), 1.0)
    assert point_base(rgb, strip, _WHITE, move=1) is None
    assert point_base(rgb, strip, _WHITE, move=-1) is None


def test_a_bar_that_fades_into_the_page_has_no_point() -> None:
    rgb = np.full((320, 140, 3), 255, dtype=np.uint8)
    rgb[60:260, 60:80] = np.linspace(0, 255, 200).round().astype(np.uint8)[:, None, None]
    rgb = np.asarray(cv2.GaussianBlur(rgb, (0, 0), 1.2), dtype=np.uint8)
    assert point_base(rgb, Strip(60, 258, 60, 80, (), 1.0), _WHITE, move=1) is None
