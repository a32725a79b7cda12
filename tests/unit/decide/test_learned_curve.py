"""The ramp of a panel found among its own colors."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.learned_curve import find_curve

BLUE, WHITE, RED = (
    np.array(rgb, dtype=float) for rgb in ((20, 20, 140), (255, 255, 255), (175, 30, 30))
)
# Few numbers about nought: the chain of colors leaves the white ones out.
BELOW = (-6.2, -6.1, -5.6, -4.7, -4.6, -4.4, -3.7, -3.6)
NUMBERS = np.array(
    [*BELOW, -1.2, -0.8, -0.2, 0.4, 1.2, 1.4, 2.1, 2.4, 2.9, 3.5, 4.3, 4.6, 5.6, 5.8]
)


def _diverging(numbers: np.ndarray, middle: float = -0.9) -> np.ndarray:
    low = np.clip((numbers + 6.5) / (middle + 6.5), 0.0, 1.0)[:, None]
    high = np.clip((numbers - middle) / (6.0 - middle), 0.0, 1.0)[:, None]
    sides = BLUE + low * (WHITE - BLUE), WHITE + high * (RED - WHITE)
    shown: np.ndarray = np.rint(np.where(high > 0, sides[1], sides[0]))
    return shown


def test_a_pale_middle_that_the_chain_cuts_off_is_a_part_of_the_ramp() -> None:
    curve = find_curve(_diverging(NUMBERS), NUMBERS)
    assert curve is not None
    assert curve.share == 1.0
    middle = curve.rgb[np.abs(curve.values + 0.8).argmin()]
    assert middle.min() > 240


@pytest.mark.parametrize("cut", [[9, 9, 9, 9], [11, 8, 10, 9]], ids=["one color", "no order"])
def test_colors_of_a_mask_or_in_no_order_are_none(cut: list[int]) -> None:
    colors = _diverging(NUMBERS)
    colors[8:12] = colors[cut]
    curve = find_curve(colors, NUMBERS)
    assert curve is not None
    assert curve.cells == len(NUMBERS) - 4


def test_a_misprint_across_a_gap_of_numbers_bends_no_ramp() -> None:
    """It goes on growing all the same: 23.2 for 43.2 is next to 23.1, in the color of 43.4."""
    meant = np.array(
        [19.8, 20.6, 21.2, 22.4, 23.1, 43.2, 43.4, 43.8, 44.7, 58.1, 58.9, 60.1, 69.0, 75.5, 82.0]
    )
    printed = np.where(meant == 43.2, 23.2, meant)
    colors = BLUE + (meant[:, None] - 19.0) / 64.0 * (RED - BLUE) + [0.0, 60.0, 0.0]
    curve = find_curve(colors, printed)
    assert curve is not None
    assert curve.cells == len(meant) - 1
    assert 23.2 not in curve.values
    whole = find_curve(colors, meant)
    assert whole is not None
    assert whole.cells == len(meant)
