"""Stems at the ends of labels that readers lost."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.text.lost_stems import lost_stem

Grey = npt.NDArray[np.uint8]

HIGH, SMALL = 20, 14


def _drawn(*letters: int) -> Grey:
    """A line of letters of these heights, two stems and a bar each, that touch where they may."""
    grey = np.full((HIGH + 8, 14 * len(letters) + 8), 255, dtype=np.uint8)
    base = HIGH + 4
    for number, height in enumerate(letters):
        x = 4 + 14 * number
        for stem in (x, x + 8):
            grey[base - height : base, stem : stem + 3] = 20
        grey[base - height // 2 : base - height // 2 + 3, x : x + 11] = 20
    return grey


@pytest.mark.parametrize(
    ("text", "letters", "lost"),
    [
        ("mageNet", (HIGH, SMALL, SMALL, SMALL, HIGH, SMALL, SMALL), True),
        ("mageNet", (SMALL, SMALL, SMALL, SMALL, HIGH, SMALL, SMALL), False),
        ("Manua", (HIGH, SMALL, SMALL, SMALL, HIGH), True),
        ("Manua", (HIGH, SMALL, SMALL, SMALL, SMALL), False),
        # No other letter tells how high tall ones are.
        ("moose", (HIGH, SMALL, SMALL, SMALL, SMALL), False),
        ("ImageNet", (HIGH, SMALL, SMALL, SMALL, SMALL, HIGH, SMALL, SMALL), False),
    ],
)
def test_ink_as_high_as_capitals_is_no_small_letter(
    text: str, letters: tuple[int, ...], lost: bool
) -> None:
    assert lost_stem(_drawn(*letters), text) is lost
