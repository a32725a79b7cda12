"""Bars whose frame was drawn with a thick pen end in the middle of it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.color.known import colors_of
from unheat.detect.bar_edges import exact_box
from unheat.detect.bar_grow import Strip
from unheat.detect.colorbar import find_bars
from unheat.detect.thick_pens import between_lines, thick_pen, with_open_ends

Picture = npt.NDArray[np.uint8]
PAGE = np.full(3, 255.0)


def bar(pen: int, *, name: str = "viridis", length: int = 200, width: int = 14) -> Picture:
    """A bar from row 50 to row 50 + length, 40 to 40 + width across, in a frame of a pen's width
    whose middle its edge is, with marks at the right."""
    picture = np.full((length + 100, 160, 3), 255, np.uint8)
    table = colors_of(name)
    assert table is not None
    places = (np.arange(length) + 0.5) / length
    ramp = [np.interp(places, np.linspace(0, 1, len(table)), table[:, i]) for i in range(3)]
    half = pen // 2
    picture[50 - half : 50 + length + half, 40 - half : 40 + width + half] = 0
    inner = slice(50 + half, 50 + length - half)
    picture[inner, 40 + half : 40 + width - half] = (
        np.stack(ramp, axis=1).round().astype(np.uint8)[half : length - half, None]
    )
    for place in range(70, 50 + length, 40):
        picture[place - 1 : place + 1, 40 + width + half : 48 + width + half] = 0
    return picture


@pytest.mark.parametrize("pen", [2, 4, 6, 8, 10])
def test_the_ends_of_a_bar_are_in_the_middle_of_its_frame(pen: int) -> None:
    (found,) = find_bars(bar(pen, width=24))
    assert found.box.y0 == pytest.approx(50.0, abs=0.6)
    assert found.box.y1 == pytest.approx(250.0, abs=0.6)
    assert max(found.slack) == 0.0
    assert len(found.tick_positions) == 5


def test_a_black_end_of_a_ramp_ends_in_its_thick_black_frame_too() -> None:
    (found,) = find_bars(bar(8, name="inferno", width=24))
    assert (found.box.y0, found.box.y1) == pytest.approx((50.0, 250.0), abs=0.6)


def test_the_box_of_a_narrow_bar_is_what_its_thick_frame_leaves_of_it() -> None:
    box, frame = exact_box(bar(10), Strip(55, 245, 45, 49), 2)
    assert frame == pytest.approx(10.0, abs=0.5)
    assert between_lines(box, frame).width == pytest.approx(4.0, abs=0.5)
    assert between_lines(box, 2.0) == box


def test_lines_beside_a_bar_alone_are_no_frame() -> None:
    picture = bar(6)
    strip = Strip(53, 247, 43, 51)
    assert thick_pen(picture, strip, 2) == 6
    picture[:53] = 255
    assert thick_pen(picture, strip, 2) == 0
    # There the bar may have a point that was not seen.
    slack = with_open_ends(picture, strip, PAGE, 2, (False, False), (0.0, 0.0))
    assert slack == (14.0, 0.0)
    assert with_open_ends(picture, strip, PAGE, 2, (True, False), (0.0, 0.0)) == (0.0, 0.0)


def test_gaps_of_the_page_about_a_bar_are_no_frame() -> None:
    picture = bar(0)
    picture[30:272, 32:34] = 0
    picture[30:272, 60:62] = 0
    strip = Strip(50, 250, 40, 54)
    assert with_open_ends(picture, strip, PAGE, 2, (False, False), (0.0, 0.0)) == (0.0, 0.0)
