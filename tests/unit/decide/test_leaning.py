"""A digit that is taken for another all through a panel, told by all colors together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.decide.leaning import _digits, leaning_doubted
from unheat.model import Cells, Reason, Status

SHAPE = (20, 20)


def _cells(read_as: dict[str, str], noise: float = 0.004, width: float = 0.03) -> Cells:
    rng = np.random.default_rng(4)
    truth = np.asarray(rng.integers(-99, 100, SHAPE) / 100, dtype=np.float64)
    text = np.empty(SHAPE, dtype=object)
    for index, value in np.ndenumerate(truth):
        shown = f"{value:.2f}"
        text[index] = shown[:-1] + read_as.get(shown[-1], shown[-1])
    color = truth + rng.normal(0, noise, SHAPE)
    read = np.array([float(one) for one in text.ravel()]).reshape(SHAPE)
    reasons = np.empty(SHAPE, dtype=object)
    reasons.fill(())
    return Cells(
        text=text,
        text_value=read,
        text_confidence=np.full(SHAPE, 0.95),
        rgb=np.zeros((*SHAPE, 3)),
        color_value=color,
        color_low=color - width / 2,
        color_high=color + width / 2,
        value=read,
        status=np.full(SHAPE, Status.AGREED, dtype=object),
        confidence=np.full(SHAPE, 0.99),
        review=np.zeros(SHAPE, dtype=bool),
        reasons=reasons,
        parts=reasons.copy(),
    )


def test_a_nought_that_is_read_as_one_all_through_is_doubted() -> None:
    cells = _cells({"0": "1"})
    wrong = np.abs(cells.value - np.round(cells.color_value, 2)) > 0.005
    judged = leaning_doubted(cells, 6.0, 1.0)
    ends_in_one = np.array([text.endswith("1") for text in cells.text.ravel()]).reshape(SHAPE)
    assert wrong.any()
    assert judged.review[ends_in_one].mean() > 0.5
    assert not judged.review[~ends_in_one].any()
    assert judged.reasons[judged.review][0] == (Reason.DIGIT_IN_DOUBT,)
    assert (judged.confidence[judged.review] <= 0.5).all()


def test_what_was_read_right_leans_nowhere() -> None:
    assert not leaning_doubted(_cells({}), 6.0, 1.0).review.any()


def test_cells_of_one_color_that_a_codec_led_astray_together_tell_no_more_than_one() -> None:
    rng = np.random.default_rng(4)
    values = rng.integers(0, 40, SHAPE).astype(float)
    astray = rng.normal(0, 0.25, 40)
    astray[[6, 16, 36]] = -0.1, -0.45, -0.4  # the 16s of the panel are many, and all off alike
    values[:6] = 16.0
    color = values + astray[values.astype(int)] + rng.normal(0, 0.03, SHAPE)
    cells = replace(
        _cells({}),
        text=np.array([f"{value:.0f}" for value in values.ravel()], dtype=object).reshape(SHAPE),
        value=values,
        text_value=values,
        color_value=color,
        color_low=color - 0.8,
        color_high=color + 0.8,
    )
    assert not leaning_doubted(cells, 7.0, 1.0).review.any()


def test_large_print_and_few_cells_are_left_alone() -> None:
    cells = _cells({"0": "1"})
    assert not leaning_doubted(cells, 12.0, 1.0).review.any()
    few = replace(
        cells, status=np.where(np.arange(400).reshape(SHAPE) < 20, cells.status, Status.CONFLICT)
    )
    assert not leaning_doubted(few, 6.0, 1.0).review.any()


def test_a_digit_that_each_color_tells_by_itself_is_no_matter_of_many() -> None:
    assert not leaning_doubted(_cells({"0": "1"}, width=0.009), 6.0, 1.0).review.any()


def test_digits_of_thousands_are_worth_what_they_stand_for() -> None:
    cells = _cells({})
    text, low, high = (one.copy() for one in (cells.text, cells.color_low, cells.color_high))
    text[0, 0], low[0, 0], high[0, 0] = "1.2k", 1000.0, 1500.0
    cells = replace(cells, text=text, color_low=low, color_high=high)
    found = [(digit, worth) for digit, worth, _ in _digits(cells, (0, 0), 1.0)]
    assert found == [("2", 100.0)]


def test_the_colors_of_a_palette_err_together_in_all_the_numbers_they_stand_for() -> None:
    # Forty colors stand for five numbers each; those of all numbers of four tenths are pale.
    cells = _cells({})
    places = np.floor((cells.value + 1.0) / 0.05 + 1e-6).astype(int)
    astray = np.random.default_rng(4).normal(0, 0.02, 41)
    pale = np.unique(places[np.floor(np.abs(cells.value) * 10 + 1e-6) == 4])
    color = (
        (places + 0.5) * 0.05
        - 1.0
        + np.where(np.isin(places, pale), np.sign(cells.value) * 0.06, astray[places])
    )
    cells = replace(cells, color_value=color, color_low=color - 0.2, color_high=color + 0.2)
    assert not leaning_doubted(cells, 6.0, 1.0).review.any()
