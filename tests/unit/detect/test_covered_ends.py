"""Ends of color bars that something opaque hides."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.covered_ends import has_covered_end
from unheat.model import Bar, Box

PAGE = (255.0, 255.0, 255.0)


def ramp(covered: str = "") -> npt.NDArray[np.uint8]:
    """A bar of 16 × 200 pixels from (100, 60) on; a gray area over its upper end or beside it."""
    rgb = np.full((300, 240, 3), 255, np.uint8)
    rgb[60:260, 100:116] = np.linspace(40, 220, 200).astype(np.uint8)[:, None, None]
    if covered == "end":
        rgb[20:100, 70:180] = 60
    if covered == "half":
        rgb[20:100, 107:180] = 60
        rgb[98:100, 107:110] = 255
    if covered == "letters":
        rgb[44:54, 96:124] = 255
        rgb[44:54, 98:124:3] = 0
        rgb[48:50, 98:124] = 0
    if covered == "print":
        rgb[48:56, 90:126:4] = 0
    return rgb


@pytest.mark.parametrize(
    ("covered", "top", "told"),
    [
        ("", 60, False),
        ("print", 60, False),
        ("letters", 60, False),
        ("end", 100, True),
        ("half", 100, True),
    ],
)
@pytest.mark.parametrize("upright", [True, False])
def test_an_area_wider_than_the_bar_hides_its_end(
    covered: str, top: int, *, told: bool, upright: bool
) -> None:
    rgb, box = ramp(covered), Box(100, top, 116, 260)
    bar = Bar(box=box, orientation="vertical")
    if not upright:
        rgb, bar = (
            rgb.transpose(1, 0, 2),
            Bar(box=box.transposed(), orientation="horizontal"),
        )
    assert has_covered_end(rgb, bar, PAGE, ()) is told
    hidden = Box(70, 20, 180, 100)
    assert not has_covered_end(rgb, bar, PAGE, (hidden if upright else hidden.transposed(),))


@pytest.mark.parametrize("covered", [False, True])
def test_the_tinted_ground_around_a_bar_hides_none_of_its_ends(*, covered: bool) -> None:
    rgb = ramp("end" if covered else "")
    around = (rgb == 255).all(axis=2)
    around[:10] = around[290:] = False
    rgb[around] = (244, 244, 204)
    bar = Bar(box=Box(100, 100 if covered else 60, 116, 260), orientation="vertical")
    assert has_covered_end(rgb, bar, PAGE, ()) is covered
