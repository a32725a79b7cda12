"""Points of smeared bars without an outline, told by how much of each row their color covers."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.bar_grow import Strip
from unheat.detect.bar_points import with_soft_base
from unheat.detect.bar_soft_point import is_tint, soft_base
from unheat.detect.bar_tips import Tip, with_off

Pixels = npt.NDArray[np.uint8]

_PAGE = np.array([255.0, 255.0, 255.0])
_PALE = (255, 255, 205)
_NOISE = 6


def _drawn(end: str, color: tuple[int, int, int] = _PALE) -> Pixels:
    """A bar without a frame over rows 60 to 260 from blue to ``color``, smeared; its low end is
    flat, round or has a point of 16 rows.
    """
    large = np.full((320 * 4, 140 * 4, 3), 255, dtype=np.uint8)
    share = np.linspace(0.0, 1.0, 800)[:, None]
    ramp = (1 - share) * np.array([30, 60, 160]) + share * np.array(color)
    if end == "point":
        cv2.fillPoly(large, [np.array([(240, 1036), (320, 1036), (280, 1104)])], color)
    if end == "round":
        cv2.ellipse(large, (280, 1040), (40, 40), 0, 0, 180, color, -1)
    large[240:1040, 240:320] = ramp.round().astype(np.uint8)[:, None]
    small = cv2.resize(large, (140, 320), interpolation=cv2.INTER_AREA)
    noise = np.random.default_rng(1).normal(0.0, 2.0, small.shape)
    soft = cv2.GaussianBlur(small.astype(np.float64) + noise, (0, 0), 0.9)
    return np.asarray(np.clip(soft, 0, 255).round(), dtype=np.uint8)


@pytest.mark.parametrize("color", [_PALE, (235, 235, 245), (0, 0, 0)])
def test_a_point_without_an_outline_begins_where_its_bar_narrows(
    color: tuple[int, int, int],
) -> None:
    rgb = _drawn("point", color)
    for end in (261, 274):
        base = soft_base(rgb, Strip(60, end, 60, 80, (), 1.0), _PAGE, _NOISE, move=1)
        assert base == pytest.approx(260.0, abs=1.5)


@pytest.mark.parametrize("end", ["flat", "round"])
def test_flat_and_round_ends_are_no_points(end: str) -> None:
    rgb = _drawn(end)
    assert soft_base(rgb, Strip(60, 260, 60, 80, (), 1.0), _PAGE, _NOISE, move=1) is None
    assert soft_base(rgb, Strip(60, 260, 60, 80, (), 1.0), _PAGE, _NOISE, move=-1) is None


def test_a_ramp_that_fades_into_the_page_has_no_point() -> None:
    rgb = _drawn("flat", (255, 255, 255))
    assert soft_base(rgb, Strip(60, 250, 60, 80, (), 1.0), _PAGE, _NOISE, move=1) is None


@pytest.mark.parametrize("left", [0.6, 0.64, 0.68])
def test_a_pale_end_that_loses_color_and_no_width_is_no_point(left: float) -> None:
    """Of the color of its last rows this share is left at its end, in all columns."""
    rgb = np.full((580, 140, 3), 247.0)
    fade = np.interp(np.arange(480), [0, 430, 453, 479], [6.0, 1.29, 1.0, left])
    rgb[40:520, 60:84] += np.maximum(fade[:, None] * (0.5, -16.5, -31.5), -200.0)[:, None]
    strip = Strip(40, 520, 60, 84, (), 1.0)
    page = np.full(3, 247.0)
    assert soft_base(rgb.round().astype(np.uint8), strip, page, 10, move=1) is None


def test_what_is_hardly_darker_than_ripples_has_no_point() -> None:
    rgb = _drawn("point", (255, 250, 245))
    assert soft_base(rgb, Strip(60, 261, 60, 80, (), 1.0), _PAGE, _NOISE, move=1) is None


def test_outline_and_color_of_a_point_are_believed_as_far_as_they_agree() -> None:
    told = with_soft_base(Tip(100.0), 103.0)
    assert told is not None
    assert (told.base, told.off) == (101.5, 1.5)
    alone = with_soft_base(None, 103.0)
    assert alone is not None
    assert alone.base == 103.0
    assert with_soft_base(None, None) is None
    assert with_off((0.0, 0.5), told, None) == (1.5, 0.5)
    assert with_off((0.0, 0.5), None, alone) == (0.0, alone.off)
    assert alone.off > 0.0


@pytest.mark.parametrize(("color", "tint"), [((255, 255, 225), True), ((235, 235, 245), False)])
def test_a_tint_as_bright_as_the_page_may_have_any_outline(
    color: tuple[int, int, int], tint: bool
) -> None:
    rgb = _drawn("point", color)
    told = is_tint(rgb, Strip(60, 260, 60, 80, (), 1.0), 258.0, _PAGE, _NOISE)
    assert told is tint
