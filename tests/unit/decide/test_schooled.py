"""A panel's own reader is believed where the colors of its clear words bear it out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from unheat.decide.schooled import with_clear_words
from unheat.model import Reason, Status, TextReading
from unheat.text.objections import Clear

WIDTH = 8.0
"""Units that a color's interval is wide: it tells hundreds and tens, and no last digit."""


def readings_of(numbers: np.ndarray[Any, Any], *doubts: Reason) -> np.ndarray[Any, Any]:
    """Each number as it was read, with a rival in its last digit."""
    found = np.full(numbers.shape, None, dtype=object)
    for cell, number in np.ndenumerate(numbers):
        rival = TextReading(raw=str(number + 1), value=number + 1.0, quantum=1.0, confidence=0.6)
        found[cell] = TextReading(
            raw=str(number),
            value=float(number),
            quantum=1.0,
            confidence=0.6,
            parts=(float(number),),
            alternatives=(rival,),
            reasons=(Reason.READERS_DIFFER, *doubts),
        )
    return found


def panel_of(numbers: np.ndarray[Any, Any], off: float = 0.0, width: float = WIDTH) -> Any:
    """The panel of such cells, every seventh of which has a color that lies ``off`` it."""
    color = numbers + np.where(np.arange(numbers.size).reshape(numbers.shape) % 7, 0.0, off)
    cells = SimpleNamespace(
        value=numbers.astype(float),
        status=np.full(numbers.shape, Status.AGREED, dtype=object),
        text=numbers.astype(str).astype(object),
        color_value=color,
        color_low=color - width / 2,
        color_high=color + width / 2,
    )
    return SimpleNamespace(cells=cells, format=SimpleNamespace(factor=1.0), print_and_color="same")


@pytest.fixture
def numbers() -> np.ndarray[Any, Any]:
    return np.random.default_rng(7).integers(110, 990, (10, 12))


def test_clear_words_that_colors_bear_out_are_believed(numbers: np.ndarray[Any, Any]) -> None:
    clear = {cell: Clear(text=str(number)) for cell, number in np.ndenumerate(numbers)}
    clear.pop((9, 11))
    readings = readings_of(numbers)
    found = with_clear_words(readings, clear, panel_of(numbers))
    assert found[0, 0].confidence > 0.95
    assert found[0, 0].alternatives[0].confidence < 0.1
    assert Reason.READERS_DIFFER not in found[0, 0].reasons
    # What the own reader is not sure of stays as it was.
    assert found[9, 11] == readings[9, 11]


def test_words_that_colors_refute_are_not(numbers: np.ndarray[Any, Any]) -> None:
    clear = {cell: Clear(text=str(number)) for cell, number in np.ndenumerate(numbers)}
    readings = readings_of(numbers)
    assert with_clear_words(readings, clear, panel_of(numbers, off=50.0)) is readings


@pytest.mark.parametrize(("count", "believed"), [(1, True), (12, False)])
def test_one_in_a_hundred_may_miss_its_interval_by_a_little(
    numbers: np.ndarray[Any, Any], count: int, believed: bool
) -> None:
    """Intervals are made to hold 99 of 100 numbers; a dozen near misses are misread ones."""
    clear = {cell: Clear(text=str(number)) for cell, number in np.ndenumerate(numbers)}
    readings = readings_of(numbers)
    panel = panel_of(numbers)
    for cell in list(clear)[:count]:
        for name in ("color_value", "color_low", "color_high"):
            getattr(panel.cells, name)[cell] += WIDTH / 2 + 1.5
    assert (with_clear_words(readings, clear, panel) is not readings) is believed


def test_what_the_reader_of_numbers_proves_is_a_misprint(numbers: np.ndarray[Any, Any]) -> None:
    clear = {cell: Clear(text=str(number), proved=True) for cell, number in np.ndenumerate(numbers)}
    readings = readings_of(numbers)
    found = with_clear_words(readings, clear, panel_of(numbers, off=50.0))
    assert found[0, 1].confidence > 0.95
    # A sign that is lost both of them lose.
    lost = panel_of(numbers)
    lost.cells.color_value[::3] *= -1
    lost.cells.color_low, lost.cells.color_high = (
        lost.cells.color_value - WIDTH / 2,
        lost.cells.color_value + WIDTH / 2,
    )
    assert with_clear_words(readings, clear, lost) is readings


@pytest.mark.parametrize("width", [300.0, 3000.0])
def test_colors_that_tell_no_digit_try_none(numbers: np.ndarray[Any, Any], width: float) -> None:
    clear = {cell: Clear(text=str(number)) for cell, number in np.ndenumerate(numbers[:2])}
    readings = readings_of(numbers)
    assert with_clear_words(readings, clear, panel_of(numbers, width=width)) is readings


def test_few_words_try_too_little(numbers: np.ndarray[Any, Any]) -> None:
    clear = {cell: Clear(text=str(number)) for cell, number in np.ndenumerate(numbers[:1])}
    readings = readings_of(numbers)
    assert with_clear_words(readings, clear, panel_of(numbers)) is readings


def test_another_number_and_doubtful_marks_stay(numbers: np.ndarray[Any, Any]) -> None:
    clear = {cell: Clear(text=str(number)) for cell, number in np.ndenumerate(numbers)}
    readings = readings_of(numbers)
    readings[0, 1] = readings_of(numbers + 3)[0, 1]
    readings[0, 2] = readings_of(numbers, Reason.SIGN_IN_DOUBT)[0, 2]
    panel = panel_of(numbers)
    panel.cells.status[0, 4] = Status.TEXT_ONLY
    found = with_clear_words(readings, clear, panel)
    assert found[0, 1] == readings[0, 1]
    assert found[0, 4] == readings[0, 4]
    assert found[0, 2] == readings[0, 2]
    assert found[0, 3] != readings[0, 3]
