"""Points at the ends of bars, told by their outline and their color together."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.cm import ScalarMappable
from matplotlib.figure import Figure

from unheat.detect.bar_grow import Strip
from unheat.detect.bar_points import color_base, find_point, small_base
from unheat.detect.colorbar import find_bars
from unheat.load import load

Pixels = npt.NDArray[np.uint8]

_PAGE = np.array([255.0, 255.0, 255.0])
_HALVES = (5, 5, 4, 4, 3, 2, 2, 1)


def _ramp(point: tuple[int, ...], *, shoulder: bool = True, width: int = 10) -> Pixels:
    """A ramp over rows 20 to 140 and below it a point of one color, as many rows as ``point`` has
    half widths; a line a pixel wider than the bar at its base.
    """
    rgb = np.full((180, 60, 3), 255, dtype=np.uint8)
    levels = np.linspace(200, 20, 120).round().astype(np.uint8)
    rgb[20:140, 25 : 25 + width] = np.stack([levels, levels // 2, 255 - levels], axis=1)[:, None]
    color, middle = rgb[139, 25].copy(), 25 + width // 2
    color[0] -= 2
    if shoulder:
        rgb[140, 24 : 26 + width] = color
    for row, half in enumerate(point):
        rgb[140 + row + shoulder, middle - half : middle + half] = color
    return rgb


def test_a_point_begins_where_its_color_stands() -> None:
    strip = Strip(20, 146, 25, 35, (), 1.0)
    rgb = _ramp(_HALVES)
    assert color_base(rgb, strip, 141.7, move=1) == 140.0
    assert color_base(rgb, strip, 138.6, move=1) == 140.0
    # The outline cannot be that wrong.
    assert color_base(rgb, strip, 145.0, move=1) is None
    tip = find_point(rgb, strip, _PAGE, 1, move=1)
    assert tip is not None
    assert tip.base == 140.0
    # The same upside down: borders, not rows, are told.
    turned = np.ascontiguousarray(rgb[::-1])
    assert color_base(turned, Strip(34, 160, 25, 35, (), 1.0), 38.3, move=-1) == 40.0


def test_a_ramp_that_stands_before_its_point_tells_no_base() -> None:
    rgb = _ramp(_HALVES)
    rgb[130:140, 25:35] = rgb[130, 25]
    assert color_base(rgb, Strip(20, 146, 25, 35, (), 1.0), 140.0, move=1) is None


def test_a_point_of_two_rows_is_told_by_the_line_at_its_base() -> None:
    strip = Strip(20, 143, 25, 29, (), 1.0)
    rgb = _ramp((2, 1), width=4)
    assert small_base(rgb, strip, _PAGE, move=1) == 140.0
    assert small_base(_ramp((2, 1), width=4, shoulder=False), strip, _PAGE, move=1) is None
    # The foot of a bar ends with it.
    assert small_base(_ramp((), width=4), Strip(20, 141, 25, 29, (), 1.0), _PAGE, move=1) is None
    # What goes on as wide as the bar is no point.
    assert small_base(_ramp((2, 2, 2), width=4), strip, _PAGE, move=1) is None


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("dpi", [72, 100])
def test_narrow_bars_end_where_their_points_begin(framed: bool, dpi: int, tmp_path: Path) -> None:
    figure = Figure(figsize=(2.0, 3.0), dpi=dpi)
    axes = figure.add_axes((0.4, 0.1, 0.03, 0.7))
    mapped = ScalarMappable(cmap="RdBu_r")
    mapped.set_clim(-1.7, 2.3)
    bar = figure.colorbar(mapped, cax=axes, extend="both")
    bar.outline.set_visible(framed)
    figure.savefig(tmp_path / "bar.png")
    rgb = np.asarray(load(tmp_path / "bar.png").rgb)
    window = axes.get_window_extent()
    (found,) = find_bars(rgb, (), (255.0, 255.0, 255.0))
    assert found.extends_start
    assert found.extends_end
    ends = np.array([len(rgb) - window.y1, len(rgb) - window.y0])
    assert np.abs(np.array([found.box.y0, found.box.y1]) - ends).max() <= 1.0


@pytest.mark.parametrize(
    ("half", "quality"),
    [(8, None), (10, None), (14, None), (10, 90), (12, 60), (9, 45)],
)
def test_an_end_that_is_half_a_circle_is_no_point(half: int, quality: int | None) -> None:
    """Bars of web pages: the ramp goes on to the very end of its round corners."""
    rgb = np.full((260, 80, 3), 255, dtype=np.uint8)
    levels = np.linspace(230, 40, 200)
    ramp = np.stack([levels, levels / 2, 255 - levels], axis=1)
    rows, columns = np.indices((200, 2 * half))
    beyond = np.maximum(np.maximum(half - rows - 0.5, rows + 0.5 - (200 - half)), 0.0)
    off = np.hypot(beyond, columns + 0.5 - half)
    share = np.clip(half + 0.5 - off, 0.0, 1.0)[..., None]
    part = share * ramp[:, None] + (1.0 - share) * 255.0
    rgb[30:230, 30 : 30 + 2 * half] = part.round().astype(np.uint8)
    if quality is not None:
        coded = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        rgb = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)
    (bar,) = find_bars(rgb, (), (255.0, 255.0, 255.0))
    assert not bar.extends_start
    assert not bar.extends_end
    assert (bar.box.y0, bar.box.y1) == pytest.approx((30.0, 230.0), abs=1.5)


@pytest.mark.parametrize("quality", [None, 75, 40])
def test_a_framed_point_as_pale_as_the_page_is_no_half_circle(quality: int | None) -> None:
    """A cream point on white: what a codec leaves of its frame is all that its rows show."""
    rgb = np.full((260, 80, 3), 255, dtype=np.uint8)
    levels = np.linspace(0.0, 1.0, 180)[:, None]
    rgb[60:240, 30:48] = (np.array([252, 253, 200]) - levels * [200, 240, 150]).astype(np.uint8)[
        :, None
    ]
    outline = np.array([[30, 60], [39, 49], [47, 60], [47, 239], [30, 239]], dtype=np.int32)
    cv2.fillPoly(rgb, [outline[:3]], (252, 253, 200))
    cv2.polylines(rgb, [outline], isClosed=True, color=(0, 0, 0), lineType=cv2.LINE_AA)
    if quality is not None:
        coded = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        rgb = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)
    (bar,) = find_bars(rgb, (), (255.0, 255.0, 255.0))
    assert bar.extends_start
    assert bar.box.y0 == pytest.approx(60.0, abs=2.0)
