"""The few cells of a printed panel that show a color alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.test_counted import plain_cells

from unheat.decide.unprinted import unprinted_doubted
from unheat.model import Cells, Reason, Status


def _cells(bare: list[tuple[int, int]], side: int = 5) -> Cells:
    shape = (side, side)
    text, reasons = np.full(shape, "1.5", dtype=object), np.empty(shape, dtype=object)
    status = np.full(shape, Status.AGREED, dtype=object)
    reasons.fill(())
    for cell in bare:
        text[cell], status[cell] = None, Status.COLOR_ONLY
    cells = plain_cells(shape, Status.AGREED)
    return replace(cells, text=text, status=status, reasons=reasons, confidence=np.ones(shape))


@pytest.mark.parametrize(
    ("bare", "doubted"),
    [
        ([(3, 1)], True),
        # Whoever chooses what to print leaves many blank.
        ([(3, 1), (1, 2), (4, 4)], False),
        ([], False),
    ],
)
def test_a_few_blank_cells_among_printed_ones_are_asked_about(
    bare: list[tuple[int, int]], doubted: bool
) -> None:
    judged = unprinted_doubted(_cells(bare))
    assert [tuple(cell) for cell in np.argwhere(judged.review)] == (bare if doubted else [])
    if doubted:
        assert judged.reasons[bare[0]] == (Reason.AMBIGUOUS_COLOR,)


@pytest.mark.parametrize(
    ("center", "spread", "told"), [(0.9, 0.0, True), (0.9, 0.4, False), (0.0, 0.0, False)]
)
def test_blank_cells_of_one_color_may_be_masks_unless_they_are_noughts(
    center: float, spread: float, told: bool
) -> None:
    bare = [(3, 1), (1, 2), (4, 4)]
    cells = _cells(bare)
    color = np.full(cells.shape, center)
    color[3, 1] -= spread
    judged = unprinted_doubted(replace(cells, color_low=color - 0.05, color_high=color + 0.05))
    assert judged.review.sum() == (3 if told else 0)


def test_a_diagonal_without_numbers_is_left_out_on_purpose() -> None:
    diagonal = [(line, line) for line in range(12)]
    assert not unprinted_doubted(_cells(diagonal, side=12)).review.any()
    turned = [(line, 11 - line) for line in range(12)]
    assert not unprinted_doubted(_cells(turned, side=12)).review.any()
    assert unprinted_doubted(_cells(diagonal[:-1], side=12)).review.sum() == 11


@pytest.mark.parametrize(("value", "asked"), [(-0.2, 12), (0.0, 0), (np.nan, 0)])
def test_a_diagonal_in_one_color_amid_the_bar_may_be_masked(value: float, asked: int) -> None:
    cells = _cells([(line, line) for line in range(12)], side=12)
    color = np.full(cells.shape, value)
    judged = unprinted_doubted(replace(cells, color_low=color - 0.05, color_high=color + 0.05))
    assert judged.review.sum() == asked
