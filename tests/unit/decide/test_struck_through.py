"""Numbers with a line through them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import make_cells, make_scale

from unheat.decide.struck_through import struck_through
from unheat.model import Reason

VALUES = np.array([[-5.0, -3.5, 1.9], [-1.6, 0.4, -0.2]])


@pytest.mark.parametrize(
    ("texts", "origin", "asked"),
    [
        (["-5.0-", "-3.5 -", "1.9", "-1.6", "0.4", "-0.2"], "learned", 6),
        (["-5.0-", "-3.5 -", "1.9", "-1.6", "0.4", "-0.2"], "colorbar", 4),
        (["-5.0-", "-3.5", "1.9", "-1.6", "0.4", "-0.2"], "learned", 0),
        (["-5.0", "-3.5", "1.9", "-1.6", "0.4", "-0.2"], "colorbar", 0),
    ],
)
def test_dashes_on_both_sides_of_some_numbers_are_signs_of_none(
    texts: list[str], origin: str, asked: int
) -> None:
    cells = make_cells(VALUES, decimals=1, low=-6.0, high=3.0)
    cells = replace(
        cells,
        text=np.array(texts, dtype=object).reshape(VALUES.shape),
        review=np.zeros(VALUES.shape, dtype=bool),
    )
    scale = replace(make_scale(-6.0, 3.0, range(-6, 4, 3)), origin=origin)
    found, told = struck_through(cells, scale)
    assert int(found.review.sum()) == asked
    assert all(
        (Reason.SIGN_IN_DOUBT in reasons) == review
        for reasons, review in zip(found.reasons.ravel(), found.review.ravel(), strict=True)
    )
    assert told is not None
    assert told.review == (asked == 6)
