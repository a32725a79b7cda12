"""Ends of bars that a resizer, a blur or a codec has smeared."""

from __future__ import annotations

import io
import itertools

import cv2
import matplotlib
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.detect.bar_grow import Strip
from unheat.detect.bar_rim import soft_ends
from unheat.detect.colorbar import find_bars
from unheat.model import Bar, Box

Pixels = npt.NDArray[np.uint8]

_WHITE = (255.0, 255.0, 255.0)
_DARK, _RED = (68, 1, 84), (200, 40, 30)


def _drawn(last: tuple[int, int, int], *, framed: bool = False) -> Pixels:
    """A bar over rows 60 to 260 on white, from dark violet to ``last``, with marks at its side."""
    rgb = np.full((320, 140, 3), 255, dtype=np.uint8)
    share = (np.arange(200)[:, None] + 0.5) / 200
    ramp = np.array(_DARK) + share * (np.array(last) - np.array(_DARK))
    rgb[60:260, 60:80] = np.round(ramp).astype(np.uint8)[:, None]
    if framed:
        rgb[60, 60:80] = rgb[259, 60:80] = rgb[60:260, 60] = rgb[60:260, 79] = 0
    for row in (80, 120, 160, 200, 240):
        rgb[row, 80:85] = 0
    return rgb


def _lossy(rgb: Pixels, kind: str, quality: int) -> Pixels:
    stream = io.BytesIO()
    Image.fromarray(rgb).save(stream, kind, quality=quality)
    return np.asarray(Image.open(stream).convert("RGB"))


def _bar(rgb: Pixels, *, lossy: bool = False) -> Bar:
    bars = find_bars(rgb, (), _WHITE, lossy=lossy)
    return max(bars, key=lambda bar: bar.box.height)


@pytest.mark.parametrize("framed", [False, True])
@pytest.mark.parametrize("blur", [0.8, 1.2])
def test_a_blurred_bar_is_as_long_as_it_was(blur: float, framed: bool) -> None:
    rgb = cv2.GaussianBlur(_drawn(_RED, framed=framed), (0, 0), blur)
    bar = _bar(np.asarray(rgb, dtype=np.uint8))
    # The middle of a frame is the end.
    inset = 0.5 if framed else 0.0
    assert (bar.box.y0, bar.box.y1) == pytest.approx((60.0 + inset, 260.0 - inset), abs=0.6)
    assert max(bar.slack) < 2.0


@pytest.mark.parametrize(("kind", "quality"), [("JPEG", 35), ("JPEG", 75), ("WEBP", 40)])
def test_a_bar_behind_a_codec_is_as_long_as_it_was(kind: str, quality: int) -> None:
    bar = _bar(_lossy(_drawn((250, 220, 60)), kind, quality), lossy=True)
    assert (bar.box.y0, bar.box.y1) == pytest.approx((60.0, 260.0), abs=1.0)
    assert max(bar.slack) < 2.0


@pytest.mark.parametrize(("kind", "quality"), [("JPEG", 40), ("WEBP", 50)])
def test_an_end_that_fades_behind_a_codec_is_where_it_was_or_may_be_off(
    kind: str, quality: int
) -> None:
    bar = _bar(_lossy(_drawn((252, 251, 253)), kind, quality), lossy=True)
    assert abs(bar.box.y1 - 260.0) <= max(2.0, bar.slack[1])


def test_a_drawn_bar_has_no_slack() -> None:
    bar = _bar(_drawn(_RED))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((60.0, 260.0), abs=0.01)
    assert bar.slack == (0.0, 0.0)


def test_an_end_in_the_color_of_its_frame_is_as_drawn_in_a_palette() -> None:
    """Few colors make steps that no ramp explains; a blur that is none does not move the end."""
    rgb = np.full((760, 140, 3), 255, dtype=np.uint8)
    rgb[30:732, 58:92] = (74, 6, 45)
    edges = [32, 120, 170, 210, 245, 278, 310, 340, 370, 402, 435, 470, 510, 560, 712]
    for index, (first, last) in enumerate(itertools.pairwise(edges)):
        rgb[first:last, 60:90] = (90 + 9 * index, 220 - 12 * index, 60 + 7 * index)
    # The last step, up to the frame, has the color of the frame; corners are mixed with the page.
    rgb[712:730, 60:90] = (74, 6, 45)
    rgb[29, 58:92] = rgb[732, 58:92] = (241, 211, 228)
    bar = _bar(rgb)
    assert (bar.box.y0, bar.box.y1) == pytest.approx((31.0, 731.0), abs=1.0)
    assert bar.slack == (0.0, 0.0)


@pytest.mark.parametrize("quality", [40, 60, 75])
def test_a_faint_end_behind_a_codec_of_sharp_edges_is_where_it_was_or_may_be_off(
    quality: int,
) -> None:
    """AVIF leaves no ripples, in whatever file the picture is kept later, and smears pale ends."""
    bar = _bar(_lossy(_drawn((255, 255, 229)), "AVIF", quality))
    assert bar.box.y0 == pytest.approx(60.0, abs=0.6)
    assert abs(bar.box.y1 - 260.0) <= max(1.0, bar.slack[1] + 1.0)
    assert _bar(_drawn((255, 255, 229))).slack == (0.0, 0.0)


def _ends(
    rgb: Pixels, first: int, last: int, told: float | None = None, *, lossy: bool = False
) -> tuple[Box, tuple[float, float]]:
    """The ends of a bar without frame, seen over these rows and ``told`` to end there, and how far
    off they may be."""
    return soft_ends(
        rgb,
        Strip(x0=60, y0=first, x1=80, y1=last),
        Box(60, first, 80, last if told is None else told),
        frame=0.0,
        page=np.array(_WHITE),
        tolerance=2,
        tips=(False, False),
        lossy=lossy,
    )


@pytest.mark.parametrize(("last", "hidden"), [((255, 255, 255), True), ((110, 160, 205), False)])
def test_the_last_step_of_a_palette_may_have_the_color_of_the_page(
    last: tuple[int, int, int], hidden: bool
) -> None:
    rgb = np.full((420, 140, 3), 255, dtype=np.uint8)
    kept = np.array([0, 0.03, 0.12, 0.2, 0.22, 0.33, 0.4, 0.52, 0.55, 0.7, 0.74, 0.86, 1.0])
    places = (np.arange(300)[:, None] + 0.5) / 300
    share = kept[np.abs(places - kept).argmin(axis=1)][:, None]
    ramp = np.array((8, 48, 107)) + share * (np.array(last) - np.array((8, 48, 107)))
    rgb[60:360, 60:80] = np.round(ramp).astype(np.uint8)[:, None]
    _, slack = _ends(rgb, 60, 339 if hidden else 360)
    assert slack == pytest.approx((0.0, 39.0 if hidden else 0.0))


def test_a_pale_step_of_a_palette_is_no_row_that_is_covered_in_part() -> None:
    rgb = np.full((420, 140, 3), 255, dtype=np.uint8)
    for index, first in enumerate(range(62, 362, 6)):
        rgb[first : first + 6, 60:80] = (225 - 4 * index, 225 - 4 * index, 252)
    rgb[62:64, 60:80] = (251, 251, 252)
    _, slack = _ends(rgb, 63, 362)
    assert slack[0] == pytest.approx(3.0)


@pytest.mark.parametrize("lossy", [False, True])
def test_an_end_just_beyond_the_picture_is_looked_at_within_it(*, lossy: bool) -> None:
    rgb = np.full((360, 140, 3), 255, dtype=np.uint8)
    for index, first in enumerate(range(60, 360, 6)):
        rgb[first : first + 6, 60:80] = (225 - 4 * index, 225 - 4 * index, 252)
    ends, slack = _ends(rgb, 60, 360, 360.6, lossy=lossy)
    assert abs(ends.y1 - 360.0) <= max(1.0, slack[1])


def test_how_far_an_end_goes_on_that_fades_behind_a_codec_is_not_told() -> None:
    """Too close to the edge of the picture for its rim to be laid over what is seen."""
    rgb = _lossy(_drawn((252, 251, 253))[::-1][48:], "JPEG", 40)
    bar = _bar(rgb, lossy=True)
    assert abs(bar.box.y0 - 12.0) <= max(1.0, bar.slack[0])
    assert bar.slack[0] > 0.0


def test_a_thick_frame_in_a_large_picture_leaves_an_end_where_it_was_seen() -> None:
    """The further out the better it is explained, up to a twentieth of the bar."""
    rgb = np.full((1200, 200, 3), 255, dtype=np.uint8)
    ramp = matplotlib.colormaps["viridis"](np.linspace(1, 0, 1000))[:, :3]
    rgb[100:1100, 60:120] = np.round(255 * ramp).astype(np.uint8)[:, None]
    for edge in (100, 1100):
        rgb[edge - 2 : edge + 3, 58:123] = 0
    rgb[100:1100, 58:63] = rgb[100:1100, 118:123] = 0
    for row in (200, 400, 600, 800, 1000):
        rgb[row - 2 : row + 2, 120:140] = 0
    smeared = cv2.resize(
        _lossy(rgb, "JPEG", 80), None, fx=1.4, fy=1.4, interpolation=cv2.INTER_CUBIC
    )
    bar = _bar(np.asarray(smeared, dtype=np.uint8))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((140.0, 1540.0), abs=7.0)
