"""Panels whose cells print words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.test_covered import agreed

from unheat.decide.wordy import words_alone
from unheat.model import Cells, ColorScale, Reason, Status

SCALE = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, norm="linear", ticks=())


def worded(words: int) -> Cells:
    """12 cells, the first ``words`` of them with words that readers agree on."""
    cells, _ = agreed(3, 4)
    text, value = cells.text.copy(), cells.text_value.copy()
    status, reasons = cells.status.copy(), cells.reasons.copy()
    for place in range(12):
        index = divmod(place, 4)
        text[index] = "Paris" if place < words else "0.5"
        if place < words:
            value[index], status[index] = np.nan, Status.UNREAD
            reasons[index] = (Reason.NOT_A_NUMBER,)
    review = np.equal(status, Status.UNREAD)
    return replace(
        cells, text=text, text_value=value, status=status, reasons=reasons, review=review
    )


def test_words_in_all_cells_are_no_numbers_that_were_lost() -> None:
    cells = words_alone(worded(12), SCALE)
    assert not cells.review.any()
    assert np.equal(cells.status, Status.COLOR_ONLY).all()
    assert cells.reasons[0, 0] == (Reason.NOT_A_NUMBER,)


@pytest.mark.parametrize("words", [1, 6, 10])
def test_words_among_numbers_stay_in_doubt(words: int) -> None:
    cells = worded(words)
    assert words_alone(cells, SCALE) is cells


def test_words_without_a_scale_stay_in_doubt() -> None:
    cells = worded(12)
    assert words_alone(cells, None) is cells
