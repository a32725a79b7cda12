"""Notches that both sides of a bar show, behind a codec and in a drawing."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.decide.conftest import paint

from unheat.detect.bar_grow import Strip
from unheat.detect.bar_ticks import dress
from unheat.detect.twin_notches import standing_out
from unheat.model import Box

ROWS = (41, 71, 100, 130)


def _page(tint: int) -> np.ndarray:
    """A key (20–47, 20–160) with white notches in both sides, as ggplot2 draws it."""
    page = np.full((190, 110, 3), 255, np.uint8)
    page[20:160, 20:47] = paint(1.0 - (np.arange(140) + 0.5) / 140).astype(np.uint8)[:, None]
    for row in ROWS:
        page[row, 20:27] = page[row, 40:47] = 255
        cv2.putText(page, "12", (54, row + 5), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (tint,) * 3, 1)
    return page


@pytest.mark.parametrize("quality", [None, 30, 70])
def test_notches_are_told_from_what_a_codec_throws(quality: int | None) -> None:
    page = _page(40)
    if quality is not None:
        done, data = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
        assert done
        page = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
        # Ringing at the rim of the bar that looks like short marks.
        page[[22, 24, 48, 150], 18:20] = 180
    bar = dress(
        page, Strip(20, 160, 20, 47), Box(20, 20, 47, 160), 0.0, 2 if quality is None else 8
    )
    found = bar.tick_positions
    assert len(found) >= 3
    for place in found:
        assert min(abs(place - row - 0.5) for row in ROWS) < 0.5


def test_a_stretch_that_is_paler_than_its_ramp_is_no_notch() -> None:
    share = np.zeros(60)
    share[20:40] = 0.45
    share[29:32] = (0.7, 1.0, 0.7)
    beyond = standing_out(share, 4)
    assert beyond[30] == 1.0
    assert beyond[[15, 22, 38, 45]] == pytest.approx(0.0)
