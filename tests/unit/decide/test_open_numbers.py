"""Printed numbers that are bounds are borne out by colors on their side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.conftest import Painted, cells_of, paint

from unheat.color.norm import Norm
from unheat.decide.decode import decode
from unheat.decide.decoded import Decoded
from unheat.decide.open_numbers import bounds_borne_out, bounds_of_logarithms
from unheat.decide.reconcile import reconcile
from unheat.decide.scale import build_scale
from unheat.model import CellPixels, ColorScale, Reason, Status
from unheat.text.numbers import parse


@pytest.mark.parametrize(
    ("texts", "exponents", "agreed"),
    [
        # Colors of 1e-4 and less under "<0.001" bear it out, those of a hundredth do not.
        (("<0.001", "<0.001", "<0.001", "<0.001"), (-4.6, -4.0, -3.6, -4.2), 4),
        (("<0.001", "<0.001", "<0.001", "0.001"), (-4.6, -4.0, -2.0, -4.2), 2),
        ((">0.01", "0.01", ">0.01", ">0.01"), (-0.4, -0.3, -0.6, -3.0), 2),
    ],
)
def test_a_bound_agrees_with_all_colors_on_its_side(
    painted_bar: Callable[..., Painted],
    texts: tuple[str, ...],
    exponents: tuple[float, ...],
    agreed: int,
) -> None:
    made = painted_bar(1e-5, 1, [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1], norm=Norm("log"))
    scale = build_scale(made.raster, made.bar, made.texts)
    others = np.array([-4.5, -3.3, -2.7, -2.2, -1.7, -1.2, -0.8, -0.4])
    places = (np.array([*exponents, *others]) + 5) / 5
    pixels = cells_of(paint(places.reshape(3, 4)))
    printed = [*texts, *(f"{10.0**one:.7f}" for one in others)]
    readings = np.empty((3, 4), dtype=object)
    readings.ravel()[:] = [parse(text, confidence=0.99) for text in printed]
    found = reconcile(readings, decode(scale, pixels), pixels, scale).cells
    assert int(np.equal(found.status[0], Status.AGREED).sum()) == agreed
    assert int((~found.review[0]).sum()) == agreed


def small_numbers(
    painted_bar: Callable[..., Painted], bounds: int, confidences: tuple[float, float]
) -> tuple[npt.NDArray[Any], Decoded, CellPixels, ColorScale]:
    """What is read and seen of a row of numbers below 0.001, the first ``bounds`` of them printed
    as "<0.001", and of a row above, under a logarithmic bar; ``confidences`` are the rows' own."""
    made = painted_bar(1e-5, 1, [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1], norm=Norm("log"))
    scale = build_scale(made.raster, made.bar, made.texts)
    exponents = np.array([[-4.6, -4.0, -3.7, -4.2], [-1.2, -0.4, -2.5, -0.8]])
    pixels = cells_of(paint((exponents + 5) / 5))
    readings = np.empty((2, 4), dtype=object)
    for (row, col), one in np.ndenumerate(exponents):
        text = "<0.001" if row == 0 and col < bounds else f"{10.0**one:.5f}"
        readings[row, col] = parse(text, confidence=confidences[row])
    return readings, decode(scale, pixels), pixels, scale


@pytest.mark.parametrize(("confidence", "asked"), [(0.8, False), (0.4, True)])
def test_a_bound_that_readers_half_believe_is_one_where_many_cells_print_it(
    painted_bar: Callable[..., Painted], confidence: float, asked: bool
) -> None:
    readings, decoded, pixels, scale = small_numbers(painted_bar, 4, (confidence, 0.99))
    found = reconcile(readings, decoded, pixels, scale).cells
    assert bool(found.review[0].any()) is asked


@pytest.mark.parametrize("bounds", [4, 2])
def test_readers_that_differ_over_a_bound_are_answered_where_many_cells_print_it(
    painted_bar: Callable[..., Painted], bounds: int
) -> None:
    readings, decoded, pixels, scale = small_numbers(painted_bar, bounds, (0.8, 0.8))
    found = reconcile(readings, decoded, pixels, scale).cells
    status, reasons = found.status.copy(), found.reasons.copy()
    status[0, 0] = Status.CONFLICT
    reasons[0, 0] = (Reason.READERS_DIFFER, Reason.COLOR_DIFFERS)
    review = np.equal(status, Status.CONFLICT)
    doubted = replace(found, status=status, reasons=reasons, review=review)
    judged = bounds_borne_out(doubted, readings, decoded, 1.0)
    assert bool(judged.review[0, 0]) is (bounds < 3)


@pytest.mark.parametrize(("other", "asked"), [("-0.001", False), ("0.007", True)])
def test_under_a_bar_without_negative_numbers_the_sign_of_a_bound_is_no_minus(
    painted_bar: Callable[..., Painted], other: str, asked: bool
) -> None:
    readings, decoded, pixels, scale = small_numbers(painted_bar, 4, (0.5, 0.99))
    for col in range(4):
        readings[0, col] = replace(
            readings[0, col],
            alternatives=(parse(other, confidence=0.3),),
            reasons=(Reason.READERS_DIFFER,),
        )
    cells = reconcile(readings, decoded, pixels, scale).cells
    assert bool(cells.review[0].any()) is asked


def test_stars_behind_a_bound_and_digits_for_its_sign_tell_nothing_against_it(
    painted_bar: Callable[..., Painted],
) -> None:
    """ "<0.001*" was read with a cross for its star here and there, and as "40.001*"."""
    readings, decoded, pixels, scale = small_numbers(painted_bar, 4, (0.25, 0.99))
    others = parse("-0.001", confidence=0.22), parse("40.001", confidence=0.01)
    for col, mark in enumerate("**××"):
        one = replace(readings[0, col], alternatives=others, reasons=(Reason.READERS_DIFFER,))
        readings[0, col] = replace(one, raw=f"<0.001{mark}")
    cells = reconcile(readings, decoded, pixels, scale).cells
    assert not cells.review[0].any()


@pytest.mark.parametrize(
    ("relation", "rival", "place", "believed"),
    [
        ("negative logarithm", -0.001, 3.6, True),
        ("negative logarithm", None, 3.6, True),
        # Another number than its negative, a color on the other side, and another kind of bar.
        ("negative logarithm", 0.007, 3.6, False),
        ("negative logarithm", -0.001, 2.4, False),
        ("rank", -0.001, 3.6, False),
    ],
)
def test_bounds_are_believed_over_a_bar_of_negative_logarithms(
    painted_bar: Callable[..., Painted],
    relation: str,
    rival: float | None,
    place: float,
    believed: bool,
) -> None:
    made = painted_bar(0, 5, [0, 1, 2, 3, 4, 5])
    scale = build_scale(made.raster, made.bar, made.texts)
    logs = np.array([[place, 4.2, 4.7, 3.3], [0.3, 1.1, 2.0, 2.6]])
    pixels = cells_of(paint(logs / 5))
    decoded = decode(scale, pixels)
    readings = np.empty((2, 4), dtype=object)
    readings[1] = [parse(f"{10.0**-one:.3f}", confidence=0.99) for one in logs[1]]
    other = () if rival is None else (parse(f"{rival}", confidence=0.05),)
    readings[0] = [
        replace(
            parse("<0.001", confidence=0.7), alternatives=other, reasons=(Reason.READERS_DIFFER,)
        )
        for _ in range(4)
    ]
    cells = reconcile(readings, decoded, pixels, scale).cells
    asked = replace(
        cells, review=np.array([[True] * 4, [False] * 4]), status=np.full((2, 4), Status.TEXT_ONLY)
    )
    found = bounds_of_logarithms(asked, readings, decoded, relation)
    assert bool(found.review[0].any()) is not believed
