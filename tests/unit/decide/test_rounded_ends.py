"""Bars that name their ends alone, in rounded numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of, paint

from unheat.decide.decode import decode
from unheat.decide.reconcile import reconcile
from unheat.decide.rounded_ends import may_be_rounded, roundings
from unheat.model import ColorScale, Reason, Tick
from unheat.text.numbers import parse

PLACES = np.linspace(0.0, 1.0, 20).reshape(4, 5)


def _scale(low: str, high: str) -> ColorScale:
    """A bar with one number at each end and no other."""
    first, last = float(low), float(high)
    shares = np.linspace(0, 1, 64)
    knots = tuple(
        (first + share * (last - first), *color)
        for share, color in zip(shares.tolist(), paint(shares[None])[0].tolist(), strict=True)
    )
    ticks = (
        Tick(text=low, value=first, position=0.0),
        Tick(text=high, value=last, position=1.0),
    )
    return ColorScale(origin="colorbar", minimum=first, maximum=last, knots=knots, ticks=ticks)


@pytest.mark.parametrize(
    ("low", "high", "asked"),
    [
        ("0.6", "0.9", True),
        ("-3", "2", True),
        ("0.557", "0.933", False),
        ("0", "1", False),
        ("0.0", "1.0", True),
        ("0", "100", False),
        ("0", "38", True),
    ],
)
def test_ends_that_are_those_of_the_data_are_as_sure_as_they_are_written(
    low: str, high: str, asked: bool
) -> None:
    scale = _scale(low, high)
    pixels = cells_of(paint(PLACES))
    assert may_be_rounded(scale, decode(scale, pixels)) is asked
    blank = np.full(PLACES.shape, None, dtype=object)
    verdicts = reconcile(blank, decode(scale, pixels), pixels, scale)
    assert verdicts.scale is not None
    assert verdicts.scale.review is asked


def test_bounds_that_no_cell_reaches_are_chosen_ones() -> None:
    scale = _scale("-3", "2")
    inner = decode(scale, cells_of(paint(0.1 + 0.7 * PLACES)))
    assert not may_be_rounded(scale, inner)


def test_a_bar_with_more_numbers_is_none_of_these() -> None:
    scale = _scale("-3", "2")
    more = replace(scale, ticks=(*scale.ticks, Tick(text="0", value=0.0, position=0.6)))
    assert roundings(more) is None
    assert roundings(replace(scale, origin="learned")) is None
    assert roundings(scale) == (0.5, 0.5)


def test_printed_numbers_tell_the_ends() -> None:
    scale = _scale("-3", "2")
    values = -3.4 + 5.6 * PLACES
    readings = np.empty(values.shape, dtype=object)
    for index, value in np.ndenumerate(values):
        readings[index] = parse(f"{value:.2f}", confidence=0.99)
    readings[1, 1] = parse("0.53", confidence=0.99)
    pixels = cells_of(paint(PLACES))
    verdicts = reconcile(readings, decode(scale, pixels), pixels, scale)
    assert verdicts.scale is not None
    assert verdicts.scale.minimum == pytest.approx(-3.4, abs=0.05)
    assert verdicts.scale.maximum == pytest.approx(2.2, abs=0.05)
    # A person is asked for the ends, and for the one number that is another than its color.
    assert verdicts.scale.review
    assert Reason.TICK_PLACE in verdicts.scale.reasons
    assert np.argwhere(verdicts.cells.review).tolist() == [[1, 1]]


def test_numbers_that_need_other_ends_than_these_are_written_for_change_nothing() -> None:
    scale = _scale("-3", "2")
    readings = np.empty(PLACES.shape, dtype=object)
    for index, value in np.ndenumerate(-5.0 + 9.0 * PLACES):
        readings[index] = parse(f"{value:.2f}", confidence=0.99)
    pixels = cells_of(paint(PLACES))
    verdicts = reconcile(readings, decode(scale, pixels), pixels, scale)
    assert verdicts.scale is not None
    assert (verdicts.scale.minimum, verdicts.scale.maximum) == (-3.0, 2.0)
