"""Bars of steps in lossy pictures, found by the outline about them."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import colorbar
from unheat.detect.bar_outline import outlined_seeds

_STEPS = ((255, 255, 204), (254, 217, 118), (253, 141, 60), (227, 26, 28), (128, 0, 38))
_LEFT, _TOP, _WIDTH, _STEP = 300, 40, 16, 50


def _drawn(*, outline: bool = True) -> npt.NDArray[np.uint8]:
    picture = np.full((330, 400, 3), 255, dtype=np.uint8)
    for number, color in enumerate(_STEPS[::-1]):
        top = _TOP + number * _STEP
        picture[top : top + _STEP, _LEFT : _LEFT + _WIDTH] = color
    if outline:
        corners = (_LEFT, _TOP), (_LEFT + _WIDTH - 1, _TOP + 5 * _STEP - 1)
        cv2.rectangle(picture, *corners, (0, 0, 0), 2)
    for number in range(6):
        middle = _TOP + number * _STEP
        cv2.line(picture, (_LEFT + _WIDTH, middle), (_LEFT + _WIDTH + 5, middle), (0, 0, 0), 1)
        cv2.putText(
            picture, str(50 - 10 * number), (_LEFT + _WIDTH + 8, middle + 4),
            cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 1, cv2.LINE_AA,
        )  # fmt: skip
    return picture


def _lossy(picture: npt.NDArray[np.uint8], quality: int) -> npt.NDArray[np.uint8]:
    _, data = cv2.imencode(".jpg", picture[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    read = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
    return np.ascontiguousarray(read[:, :, ::-1])


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("quality", [30, 50])
def test_steps_of_an_outlined_bar_are_found(quality: int, turned: bool) -> None:
    drawn = _drawn()
    picture = _lossy(np.ascontiguousarray(drawn.transpose(1, 0, 2)) if turned else drawn, quality)
    (bar,) = (bar for bar in colorbar.find_bars(picture) if len(bar.segments) == 6)
    assert bar.orientation == ("horizontal" if turned else "vertical")
    start = bar.box.x0 if turned else bar.box.y0
    assert start == pytest.approx(_TOP, abs=2.0)
    steps = np.array([_TOP + number * _STEP for number in range(6)])
    # The outline covers the ends of the outer steps.
    assert np.abs(np.array(bar.segments) - steps)[1:-1].max() <= 3.0


def test_lines_of_one_length_make_a_seed() -> None:
    seeds = outlined_seeds(_drawn(), (255.0, 255.0, 255.0))
    (seed,) = seeds
    assert seed.x0 == pytest.approx(_LEFT + 2, abs=1)
    assert seed.x1 == pytest.approx(_LEFT + _WIDTH - 2, abs=2)
    assert seed.y1 - seed.y0 == pytest.approx(5 * _STEP - 4, abs=3)


def test_no_outline_no_seed() -> None:
    assert not outlined_seeds(_drawn(outline=False), (255.0, 255.0, 255.0))


def test_lines_of_cells_are_no_outlines() -> None:
    picture = np.full((330, 700, 3), 255, dtype=np.uint8)
    picture[40:290, 20:620:10] = 0
    picture[40:290, 21:620:10] = 0
    cv2.rectangle(picture, (650, 60), (666, 270), (0, 0, 0), 2)
    seeds = outlined_seeds(picture, (255, 255, 255))
    assert [(seed.x0 > 640, seed.y0 > 50) for seed in seeds] == [(True, True)]
