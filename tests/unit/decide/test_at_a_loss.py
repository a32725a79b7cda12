"""Panels whose scale is what readers at a loss have said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import Make, cells_of, paint

from unheat.decide.at_a_loss import doubted_at_a_loss
from unheat.decide.decode import decode
from unheat.decide.reconcile import reconcile
from unheat.decide.scale import build_scale
from unheat.model import Reason, Status
from unheat.text.numbers import parse


@pytest.mark.parametrize(
    ("origin", "doubts", "asked"),
    [("learned", 4, True), ("learned", 1, False), ("colorbar", 4, False)],
)
def test_numbers_that_taught_the_scale_do_not_bear_out_each_other(
    painted_bar: Make, origin: str, doubts: int, asked: bool
) -> None:
    made = painted_bar(0, 100, [0, 25, 50, 75, 100])
    scale = build_scale(made.raster, made.bar, made.texts)
    numbers = np.linspace(4, 96, 12).reshape(3, 4).round()
    readings = np.empty(numbers.shape, dtype=object)
    for index, number in np.ndenumerate(numbers):
        readings[index] = parse(f"{number:.0f}", confidence=0.97)
    pixels = cells_of(paint(numbers / 100))
    cells = reconcile(readings, decode(scale, pixels), pixels, scale).cells
    review = np.zeros(numbers.shape, dtype=bool)
    review.ravel()[:doubts] = True
    cells = replace(cells, review=review)
    found = doubted_at_a_loss(cells, replace(scale, origin=origin))
    assert int(found.review.sum()) == (12 if asked else doubts)
    firm = replace(cells, text_confidence=np.where(numbers > 60, 0.995, cells.text_confidence))
    sure = (numbers > 60) & ~review if asked else ~review
    spared = doubted_at_a_loss(firm, replace(scale, origin=origin))
    np.testing.assert_array_equal(spared.review, ~sure)
    blurred = doubted_at_a_loss(cells, replace(scale, origin=origin), (Reason.LOW_CONFIDENCE,))
    assert blurred.review.all()
    # What several readers read surely, and a bar bears out, was sharp enough.
    firm_blurred = doubted_at_a_loss(firm, replace(scale, origin=origin), (Reason.LOW_CONFIDENCE,))
    borne_out = (numbers > 60) & ~review & (origin == "colorbar")
    np.testing.assert_array_equal(firm_blurred.review, ~borne_out)


@pytest.mark.parametrize(("unread", "asked"), [(7, True), (5, False)])
def test_where_most_print_is_unread_and_no_scale_came_of_it_the_rest_is_asked_about(
    unread: int, asked: bool
) -> None:
    readings = np.empty((3, 4), dtype=object)
    for number, index in enumerate(np.ndindex(3, 4), 10):
        readings[index] = parse(str(number), confidence=0.99)
    pixels = cells_of(paint(np.linspace(0, 1, 12).reshape(3, 4)))
    cells = reconcile(readings, None, pixels, None).cells
    status = cells.status.copy()
    status.ravel()[:unread] = Status.UNREAD
    value = np.where(np.equal(status, Status.UNREAD), np.nan, cells.text_value)
    cells = replace(cells, status=status, text_value=value, review=np.zeros((3, 4), dtype=bool))
    found = doubted_at_a_loss(cells, None)
    assert int(found.review.sum()) == (12 - unread if asked else 0)
