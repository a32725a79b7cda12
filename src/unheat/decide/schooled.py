"""The panel's own reader put to the test: where colors bear it out, its clear words are believed.

Of small print a general reader makes what it can, and each of its misreadings takes something from
a right one. The panel's own reader was taught by this very print. It tells by the scatter of the
ink which digits leave no doubt; what it cannot tell is whether it was taught a mistake. That the
colors of all its clear words tell: they refute what is wrong in the digits that colors see, and
what it learned of a digit holds in whatever place that stands. So a panel that was learned well
is told from one that was not by trials, and how many trials there were says how surely.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.small_print import HIDES, SIGMAS, look_alikes
from unheat.model import Panel, Reason, Status, TextReading
from unheat.text.numbers import printed_numbers
from unheat.text.objections import Clear
from unheat.text.outcome import same_numbers
from unheat.text.overruled import against
from unheat.text.panel import Cell

ObjectArray = npt.NDArray[Any]

_DISPUTED = 0.2
"""What a rival is worth from which readers differ."""

_OUTSIDE = 0.01
"""Share of right numbers that intervals leave out: they are made to hold 99 in 100."""

_OF_MARKS = (Reason.SIGN_IN_DOUBT, Reason.POINT_IN_DOUBT)
"""Doubts that no template of a digit settles."""


def with_clear_words(
    readings: ObjectArray, clear: Mapping[Cell, Clear], panel: Panel
) -> ObjectArray:
    """The readings (R, C) with those believed that the panel's own reader has no doubt of.

    ``clear`` are its texts, ``panel`` the verdicts so far, whose colors try them. A reading is
    believed as far as the trials allow, and its rivals are worth what is left; readings of another
    number than the own reader's, what its color does not bear out, and doubts of signs and points
    stay as they are.
    """
    if panel.print_and_color != "same":
        return readings
    wrong = _share_wrong(clear, panel)
    if wrong > HIDES:
        return readings
    result = readings.copy()
    for cell, word in clear.items():
        reading = readings[cell]
        if reading is None or reading.value is None or not same_numbers(reading.raw, word.text):
            continue
        if panel.cells.status[cell] == Status.AGREED:
            result[cell] = _believed(reading, wrong)
    return result


def _share_wrong(clear: Mapping[Cell, Clear], panel: Panel) -> float:
    """How often a clear word is wrong, by the rule of succession.

    A word that colors bear out is as much of a trial as they would refute a look-alike of its
    digits. One that they refute is a mistake, unless the reader of numbers proves it: then it is a
    misprint, or an odd color. A sign both of them lose. Of what is read well one in a hundred
    misses its interval, by less than a standard deviation as a rule, as some misread ones do: so
    many near misses refute nothing.
    """
    refuted = trials = near = 0.0
    widths = (panel.cells.color_high - panel.cells.color_low) * abs(panel.format.factor)
    usual = float(np.nanmedian(widths)) if np.isfinite(widths).any() else 0.0
    for cell, word in clear.items():
        numbers = printed_numbers(word.text)
        if len(numbers) != 1 or not np.isfinite(panel.cells.color_value[cell]):
            continue
        value, half = numbers[0].value, numbers[0].quantum / 2
        if not _fits(panel, cell, value, half):
            wide = float(widths[cell]) if np.isfinite(widths[cell]) else usual
            if _fits(panel, cell, value, half + wide / SIGMAS):
                near += 1.0
            elif not word.proved or _fits(panel, cell, -value, half):
                refuted += 1.0
                trials += 1.0
        elif same_numbers(word.text, str(panel.cells.text[cell] or "")):
            trials += 1.0 - _hidden(panel, cell)
    beyond = max(near - _OUTSIDE * len(clear), 0.0)
    return (refuted + beyond + 1.0) / (trials + beyond + 2.0)


def _fits(panel: Panel, cell: Cell, value: float, half: float) -> bool:
    """Whether a number, rounded by ``half``, lies in its color's interval; beyond an open end
    nothing lies."""
    factor = panel.format.factor
    ends = panel.cells.color_low[cell] * factor, panel.cells.color_high[cell] * factor
    low, high = ends if factor > 0 else ends[::-1]
    return not (value + half < low or value - half > high)


def _hidden(panel: Panel, cell: Cell) -> float:
    """How likely a color bears out a look-alike of what was read, in any of its places."""
    return look_alikes(panel.cells, cell, panel.format.factor)[-1]


def _believed(reading: TextReading, wrong: float) -> TextReading:
    """A reading that is ``wrong`` so often, whatever else was read."""
    if any(doubt in reading.reasons for doubt in _OF_MARKS) or reading.confidence >= 1.0 - wrong:
        return reading
    others = tuple(
        other
        if other.value in (None, reading.value)
        else replace(other, confidence=round(against(other.confidence, wrong), 4))
        for other in reading.alternatives
    )
    rivals = (other.confidence for other in others if other.value != reading.value)
    differ = max(rivals, default=0.0) > _DISPUTED
    return replace(
        reading,
        confidence=round(1.0 - wrong, 4),
        alternatives=others,
        reasons=tuple(
            reason for reason in reading.reasons if differ or reason != Reason.READERS_DIFFER
        ),
    )
