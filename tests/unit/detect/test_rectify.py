import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.edge_profiles import gradients, leans
from unheat.detect.keystone import keystone
from unheat.detect.rectify import _is_sharper, rectified, tilt_deg
from unheat.model import Raster
from unheat.model.geometry import apply_transform

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


def slanted(rate_x: float, rate_y: float) -> Picture:
    """The page as a camera sees it that is not held level; rates per pixel."""
    shift = np.array([[1.0, 0.0, 280.0], [0.0, 1.0, 210.0], [0.0, 0.0, 1.0]])
    slant = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [-rate_x, -rate_y, 1.0]])
    there = shift @ slant @ np.linalg.inv(shift)
    seen = cv2.warpPerspective(page(0.0), there, (560, 420), borderValue=(250, 250, 250))
    return np.asarray(seen, dtype=np.uint8)


@pytest.mark.parametrize("rates", [(1e-4, 0.0), (0.0, -1e-4), (2e-4, 1e-4)])
def test_lines_that_converge_are_found_as_pencils(rates: tuple[float, float]) -> None:
    found = keystone(slanted(*rates), (0.0, 0.0))
    assert found is not None
    rows, columns = found
    assert rows.rate == pytest.approx(rates[0], abs=1.5e-5)
    assert columns.rate == pytest.approx(rates[1], abs=1.5e-5)


def test_a_page_seen_from_the_front_has_no_pencils() -> None:
    assert keystone(page(0.0), (0.0, 0.0)) is None
    assert keystone(page(-1.4), (-1.4, -1.4)) is None


def test_a_photograph_comes_back_upright_with_the_way_to_its_source() -> None:
    noise = np.random.default_rng(2).normal(0.0, 2.0, (420, 560, 3))
    taken = np.clip(slanted(1.2e-4, 1e-4) + noise, 0, 255).astype(np.uint8)
    raster = Raster(rgb=taken, name="photo.png", sha256="0" * 64, format="PNG")
    upright, transform = rectified(raster, (250.0, 250.0, 250.0))
    plain = page(0.0)[60:330, 80:440].astype(float)
    off = np.abs(upright.rgb[60:330, 80:440].astype(float) - plain).max(axis=2)
    # What is left is noise, and borders that lie off by less than a pixel.
    assert np.quantile(off, 0.8) < 12.0
    corners = np.array([(80.0, 60.0), (440.0, 330.0)])
    away = corners - (280.0, 210.0)
    expected = (280.0, 210.0) + away / (1.0 - away @ (1.2e-4, 1e-4))[:, None]
    np.testing.assert_allclose(apply_transform(transform, corners), expected, atol=1.0)


@pytest.mark.parametrize(("turn", "sharper"), [(0.0, False), (0.4, True)])
def test_a_turn_has_to_sharpen_a_large_page_in_full(turn: float, sharper: bool) -> None:
    drawn = page(0.0)
    large = np.full((1300, 1300, 3), 250, np.uint8)
    large[:420, :560] = large[600:1020, 600:1160] = drawn
    middle = cv2.getRotationMatrix2D((650.0, 650.0), -turn, 1.0)
    turned = cv2.warpAffine(large, middle, (1300, 1300), borderValue=(250, 250, 250))
    angle = turn or 0.1
    assert _is_sharper(turned.astype(np.uint8), (angle, angle)) is sharper


def turned_and_slanted(angle: float, rate: float) -> Picture:
    """The page turned clockwise by ``angle`` degrees, as a camera sees it from aside."""
    shift = np.array([[1.0, 0.0, 280.0], [0.0, 1.0, 210.0], [0.0, 0.0, 1.0]])
    slant = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [-rate, 0.0, 1.0]])
    turn = np.vstack([cv2.getRotationMatrix2D((0.0, 0.0), -angle, 1.0), [0.0, 0.0, 1.0]])
    there = shift @ turn @ slant @ np.linalg.inv(shift)
    seen = cv2.warpPerspective(page(0.0), there, (560, 420), borderValue=(250, 250, 250))
    return np.asarray(seen, dtype=np.uint8)


@pytest.mark.parametrize(("angle", "rate"), [(1.9, 2e-4), (-2.6, -2e-4)])
def test_pencils_are_found_far_from_every_turn(angle: float, rate: float) -> None:
    """Lines that converge blur every turn: none is found, or one that is not theirs."""
    found = keystone(turned_and_slanted(angle, rate), (0.0, 0.0))
    assert found is not None
    assert found[0].angle == pytest.approx(angle, abs=0.15)
    assert found[1].angle == pytest.approx(angle, abs=0.15)


def test_what_leans_is_told_from_what_a_codec_changed() -> None:
    assert leans(*gradients(turned_and_slanted(1.9, 2e-4))[1:])
    assert not leans(*gradients(page(0.0, quality=25))[1:])
    assert not leans(*gradients(page(0.0))[1:])
