import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.rectify import tilt_deg

Picture = npt.NDArray[np.uint8]


def page(turn_deg: float, *, quality: int | None = None) -> Picture:
    """A grid of colored cells on a white page, turned clockwise, perhaps through a codec."""
    random = np.random.default_rng(5)
    cells = random.integers(60, 220, size=(9, 12, 3), dtype=np.uint8)
    rgb = np.full((420, 560, 3), 250, np.uint8)
    rgb[60:330, 80:440] = cells.repeat(30, axis=0).repeat(30, axis=1)
    for row in range(9):
        cv2.putText(rgb, "label", (20, 80 + 30 * row), 0, 0.4, (0, 0, 0), 1, cv2.LINE_AA)
    if turn_deg:
        turn = cv2.getRotationMatrix2D((280.0, 210.0), -turn_deg, 1.0)
        rgb = cv2.warpAffine(rgb, turn, (560, 420), borderValue=(250, 250, 250)).astype(np.uint8)
    if quality is not None:
        written = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        rgb = np.asarray(cv2.imdecode(written, cv2.IMREAD_COLOR), dtype=np.uint8)
    return rgb


@pytest.mark.parametrize("turn", [-1.4, 0.8, 3.0])
@pytest.mark.parametrize("quality", [None, 25])
def test_a_turn_is_found_through_the_blocks_of_a_codec(turn: float, quality: int | None) -> None:
    across, down = tilt_deg(page(turn, quality=quality), lossy=quality is not None)
    assert across == pytest.approx(turn, abs=0.1)
    assert down == pytest.approx(turn, abs=0.1)


@pytest.mark.parametrize("quality", [None, 25, 90])
def test_an_upright_page_stays(quality: int | None) -> None:
    assert tilt_deg(page(0.0, quality=quality), lossy=quality is not None) == (0.0, 0.0)


def test_noise_has_no_tilt() -> None:
    random = np.random.default_rng(1)
    noise = random.integers(0, 255, size=(300, 300, 3), dtype=np.uint8)
    assert tilt_deg(noise) == (0.0, 0.0)
