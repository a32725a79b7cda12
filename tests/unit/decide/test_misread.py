"""Numbers of badly read print that go against their colors."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.misread import with_misread_digits
from unheat.model import Cells, Reason, Status

_ROWS, _COLUMNS = 6, 8


def _cells(*, wrong: int, doubted: float = 1.0, factor: float = 1.0) -> Cells:
    """A panel of numbers with one decimal; the first digit of the first ``wrong`` was taken for 9,
    and of the others a share is ``doubted``."""
    shape = (_ROWS, _COLUMNS)
    true = np.round(2.0 + np.arange(_ROWS * _COLUMNS).reshape(shape) / 10.0, 1)
    text_value = true.copy()
    text_value.flat[:wrong] = 9.0 + np.round(true.flat[:wrong] % 1.0, 1)
    text = np.array([[f"{one:.1f}" for one in row] for row in text_value], dtype=object)
    status = np.full(shape, Status.AGREED, dtype=object)
    status.flat[:wrong] = Status.CONFLICT
    review = np.arange(_ROWS * _COLUMNS).reshape(shape) < wrong + doubted * (true.size - wrong)
    reasons = np.empty(shape, dtype=object)
    reasons.fill((Reason.LOW_CONFIDENCE,))
    return Cells(
        text=text,
        text_value=text_value,
        text_confidence=np.full(shape, 0.8),
        color_value=true / factor,
        color_low=(true - 0.25) / factor,
        color_high=(true + 0.25) / factor,
        rgb=np.zeros((*shape, 3)),
        value=text_value.copy(),
        confidence=np.full(shape, 0.5),
        status=status,
        review=review,
        reasons=reasons,
        parts=_empty(shape),
    )


def _empty(shape: tuple[int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.object_]]:
    parts = np.empty(shape, dtype=object)
    parts.fill(())
    return parts


@pytest.mark.parametrize("factor", [1.0, 100.0])
def test_of_badly_read_print_one_other_digit_is_proposed_that_the_color_bears_out(
    factor: float,
) -> None:
    cells = with_misread_digits(_cells(wrong=5, factor=factor), factor)
    assert (cells.status.ravel()[:5] == Status.REPAIRED).all()
    assert cells.value.ravel()[:5] == pytest.approx([2.0, 2.1, 2.2, 2.3, 2.4])
    assert cells.review.ravel()[:5].all()
    assert cells.text[0, 0] == "9.0"
    assert Reason.DIGIT_IN_DOUBT in cells.reasons[0, 0]


def test_what_is_read_well_is_a_misprint() -> None:
    known = _cells(wrong=5, doubted=0.2)
    assert with_misread_digits(known) is known


def test_a_single_number_against_its_color_is_a_misprint() -> None:
    known = _cells(wrong=1)
    assert with_misread_digits(known) is known


def test_where_most_go_against_their_colors_these_are_of_another_kind() -> None:
    known = _cells(wrong=30)
    assert with_misread_digits(known) is known


def test_what_no_single_digit_explains_stays_a_conflict() -> None:
    known = _cells(wrong=5)
    far = known.color_value + 50.0
    known = Cells(
        **{
            name: getattr(known, name)
            for name in known.__slots__
            if name not in {"color_value", "color_low", "color_high"}
        },
        color_value=far,
        color_low=far - 0.2,
        color_high=far + 0.2,
    )
    assert (with_misread_digits(known).status.ravel()[:5] == Status.CONFLICT).all()
