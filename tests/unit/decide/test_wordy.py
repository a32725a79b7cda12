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


def lettered(digits: int, *, at_color: bool = False) -> Cells:
    """24 cells with single letters, the last of which were read as the digits of their looks."""
    cells, _ = agreed(4, 6)
    columns = {
        name: getattr(cells, name).copy()
        for name in ("text", "text_value", "value", "status", "reasons")
    }
    for place in range(24):
        index = divmod(place, 6)
        digit = place >= 24 - digits
        columns["text"][index] = "0" if digit else "AEFHKLMN"[place % 8]
        columns["text_value"][index] = columns["value"][index] = 0.0 if digit else np.nan
        columns["status"][index] = Status.TEXT_ONLY if digit else Status.UNREAD
        columns["reasons"][index] = () if digit else (Reason.NOT_A_NUMBER,)
    seen = np.full((4, 6), 0.0 if at_color else 0.6)
    review = np.equal(columns["status"], Status.UNREAD)
    near = {"color_value": seen, "color_low": seen - 0.01, "color_high": seen + 0.01}
    return replace(cells, **columns, **near, review=review)


def test_digits_among_letters_on_other_colors_are_letters() -> None:
    cells = words_alone(lettered(6), SCALE)
    assert not cells.review.any()
    assert np.equal(cells.status, Status.COLOR_ONLY).all()
    assert cells.value[3, 5] == 0.6
    assert np.isnan(cells.text_value).all()


def test_digits_among_letters_that_their_colors_bear_out_are_numbers() -> None:
    cells = lettered(6, at_color=True)
    assert words_alone(cells, SCALE) is cells


def test_digits_as_many_as_letters_are_no_letters() -> None:
    cells = lettered(12)
    assert words_alone(cells, SCALE) is cells
