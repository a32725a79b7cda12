"""Pale ends of bars that a line of their frame closes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.ndimage import gaussian_filter1d

from unheat.detect.lined_ends import with_lined_ends
from unheat.model import Box

PAGE = np.array([255.0, 255.0, 255.0])


def _picture(*, pen: float = 94.0, line: bool = True) -> npt.NDArray[np.float64]:
    """A bar that is nearly white at its upper end, in a translucent frame between two pixels."""
    picture = np.full((200, 60, 3), 255.0)
    ramp = np.linspace(247.0, 40.0, 160)[:, None, None]
    picture[20:180, 20:40] = np.round(ramp * np.array([1.0, 1.0, 0.98]))
    if line:
        for end in (19, 180):
            picture[end : end + 1, 19:41] = 255.0 - pen
            picture[end - 1 + 2 * (end < 100) : end + 2 * (end < 100), 20:40] -= pen * 0.9
    return picture.clip(0.0, 255.0)


def _slack(picture: npt.NDArray[np.float64], frame: float = 1.0) -> tuple[float, float]:
    rgb = np.round(picture).astype(np.uint8)
    return with_lined_ends(rgb, Box(19.5, 20.0, 40.5, 180.0), PAGE, frame, (12.0, 0.1))


def test_a_sharp_line_across_a_pale_end_closes_it() -> None:
    assert _slack(_picture()) == (0.5, 0.1)


@pytest.mark.parametrize("blur", [0.6, 1.0])
def test_a_blurred_one_tells_nothing(blur: float) -> None:
    assert _slack(gaussian_filter1d(_picture(), blur, axis=0)) == (12.0, 0.1)


def test_without_a_line_an_end_stays_as_open_as_it_was() -> None:
    assert _slack(_picture(line=False)) == (12.0, 0.1)
    assert _slack(_picture(), frame=0.0) == (12.0, 0.1)
    assert _slack(_picture(pen=20.0)) == (12.0, 0.1)
