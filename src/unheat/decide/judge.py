"""The verdict on each cell of a panel: the table of ``reconcile``, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.coarse import is_coarse
from unheat.decide.confidence import REVIEW_BELOW, is_doubted, weigh
from unheat.decide.decoded import Decoded
from unheat.decide.masks import Masks
from unheat.decide.points import is_point_disputed
from unheat.decide.proposals import (
    Habit,
    Proposal,
    is_sharp,
    kind_of_repair,
    number_of,
    propose,
    splits_number,
)
from unheat.decide.sight import Sight
from unheat.model import (
    CellPixels,
    Cells,
    ColorScale,
    Reason,
    Status,
    TextReading,
)
from unheat.text.stars import is_starred

ObjectArray = npt.NDArray[np.object_]

_RIVAL = 0.5
"""Share of what speaks for a reading that may speak for another one which its color fits too."""

_BARELY = 0.1
"""A color that fits a number so much worse than another one does speaks against it, if softly."""

_WORTH_TELLING = 0.01
"""Share of belief from which another reading is kept beside the first."""

_COLOR_SURE = 0.99
"""The colour interval is built to hold the truth about so often."""


def present(readings: ObjectArray) -> Iterator[tuple[tuple[int, int], TextReading]]:
    """The readings that there are, each with its place."""
    for row, col in zip(*np.nonzero(readings != None), strict=True):  # noqa: E711 - elementwise
        yield (int(row), int(col)), readings[row, col]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judge:
    """Everything a verdict on one cell may look at."""

    readings: ObjectArray
    inked: npt.NDArray[np.bool_]
    decoded: Decoded | None
    pixels: CellPixels
    masks: Masks
    scale: ColorScale | None
    factor: float
    sight: Sight | None
    part: int
    habit: Habit
    proposed: ObjectArray | None = None

    def cells(self) -> Cells:
        shape = self.readings.shape
        nan = np.full(shape, np.nan)
        decoded = self.decoded
        columns: dict[str, npt.NDArray[Any]] = {
            "text": np.empty(shape, dtype=object),
            "text_value": nan.copy(),
            "text_confidence": np.zeros(shape),
            "rgb": self.pixels.rgb,
            "color_value": decoded.value.copy() if decoded else nan.copy(),
            "color_low": decoded.low.copy() if decoded else nan.copy(),
            "color_high": decoded.high.copy() if decoded else nan.copy(),
            "value": decoded.value * self.factor if decoded else nan.copy(),
            "status": np.full(shape, Status.COLOR_ONLY, dtype=object),
            "confidence": np.full(shape, _COLOR_SURE),
            "review": np.zeros(shape, dtype=bool),
            "reasons": _filled(shape, ()),
            "parts": _filled(shape, ()),
            "alternatives": _filled(shape, ()),
        }
        self._colors(columns)
        for index, reading in present(self.readings):
            self._printed(index, reading, columns)
        self._unread(columns)
        self._cut_short(columns)
        self._strange(columns)
        return Cells(**columns)

    # -- cells without print, all at once ------------------------------------------------

    def _colors(self, columns: dict[str, npt.NDArray[Any]]) -> None:
        masked, decoded = self.masks.masked, self.decoded
        status, reasons = columns["status"], columns["reasons"]
        if decoded is None:
            columns["confidence"][...] = 0.0
            _say(reasons, ~masked, Reason.NO_SCALE)
        else:
            odd = decoded.off_ramp & ~masked
            _say(reasons, odd, Reason.COLOR_OFF_RAMP)
            double = (np.isfinite(decoded.other) & ~masked) | self.masks.suspect
            _say(reasons, double, Reason.AMBIGUOUS_COLOR)
            coarse = is_coarse(decoded, self.scale) & ~masked & ~odd & ~double
            _say(reasons, coarse, Reason.COARSE_COLOR)
            doubtful = odd | double | coarse
            columns["confidence"][doubtful] = 0.5
            columns["review"][doubtful] = True
        for name in ("value", "color_value", "color_low", "color_high"):
            columns[name][masked] = np.nan
        status[masked] = Status.EMPTY
        _say(reasons, masked, Reason.MASKED)

    def _unread(self, columns: dict[str, npt.NDArray[Any]]) -> None:
        """Ink that no reader turned into a number or a word for "no value"."""
        silent = (self.readings == None) & self.inked  # noqa: E711 - elementwise
        columns["status"][silent] = Status.UNREAD
        columns["review"][silent] = True
        columns["confidence"][silent] = 0.5
        _say(columns["reasons"], silent, Reason.UNREADABLE_INK)

    def _cut_short(self, columns: dict[str, npt.NDArray[Any]]) -> None:
        """Numbers that end in a point where others do not have lost what follows it, and a color
        that bears out the rest tells nothing of that.
        """
        ends = np.array(
            [[bool(text) and text[-1] in ".," for text in row] for row in columns["text"]]
        )
        whole = ~np.isnan(columns["text_value"])
        short = ends & whole
        if not short.any() or 2 * short.sum() > whole.sum():
            return
        columns["review"][short] = True
        columns["confidence"][short] = np.minimum(columns["confidence"][short], 0.5)
        _say(columns["reasons"], short, Reason.POINT_IN_DOUBT)

    def _strange(self, columns: dict[str, npt.NDArray[Any]]) -> None:
        """Numbers in cells whose color is no mask for sure: it may be one that a bar has lost.

        Where numbers alone tell a scale, a diagonal has a color of its own as a rule.
        """
        if self.scale is None or self.scale.origin != "colorbar":
            return
        printed = ~np.isnan(columns["text_value"]) & self.masks.masked & self.masks.suspect
        columns["review"][printed] = True
        columns["confidence"][printed] = np.minimum(columns["confidence"][printed], 0.5)
        _say(columns["reasons"], printed, Reason.AMBIGUOUS_COLOR)

    # -- printed cells, one by one ---------------------------------------------------------

    def _printed(
        self,
        index: tuple[int, int],
        reading: TextReading,
        columns: dict[str, npt.NDArray[Any]],
    ) -> None:
        columns["text"][index] = reading.raw or None
        columns["text_confidence"][index] = reading.confidence
        columns["parts"][index] = reading.parts
        number = number_of(reading, self.part)
        notes = list(reading.reasons)
        if reading.missing:
            # A word for "no value" on the color of a mask: both witnesses say that there is none.
            sure = max(reading.confidence, _COLOR_SURE if self.masks.masked[index] else 0.0)
            self._set(columns, index, np.nan, Status.EMPTY, sure, notes)
            for name in ("color_value", "color_low", "color_high"):
                columns[name][index] = np.nan
            return
        if number is None:
            if Reason.UNREADABLE_INK not in notes:
                notes.append(Reason.NOT_A_NUMBER if reading.raw else Reason.UNREADABLE_INK)
            if is_starred(reading) and np.isfinite(columns["value"][index]):
                # Nothing there says what the value is, and it is a color's like others.
                columns["reasons"][index] = (
                    *columns["reasons"][index],
                    *dict.fromkeys(notes),
                )
                return
            value = columns["value"][index]
            self._set(columns, index, value, Status.UNREAD, 0.5, notes, review=True)
            return
        value, _ = number
        columns["text_value"][index] = value
        if self.part == 0 and len(reading.parts) > 1:
            notes.append(Reason.SEVERAL_NUMBERS)
        sight, decoded = self.sight, self.decoded
        seen = decoded is not None and np.isfinite(decoded.value[index])
        if sight is None or decoded is None or not seen or decoded.off_ramp[index]:
            self._alone(index, reading, value, columns, notes)
        else:
            self._both(index, reading, sight, columns, notes)
        if splits_number(reading, self.habit):
            columns["review"][index] = True
            columns["confidence"][index] = min(columns["confidence"][index], 0.5)
        if columns["review"][index]:
            columns["alternatives"][index] = self._others(index, reading)

    def _others(
        self, index: tuple[int, int], reading: TextReading
    ) -> tuple[tuple[float, float], ...]:
        """Numbers that were read beside the first one, with their shares of what is believed."""
        known = None if self.proposed is None else self.proposed[index]
        proposals, unthought = known or propose(reading, self.part, self.habit)
        every = sum(item.weight for item in proposals) + unthought
        return tuple(
            (item.value, item.weight / every)
            for item in proposals[1:]
            if item.implied is None and item.weight >= _WORTH_TELLING * every
        )

    def _alone(
        self,
        index: tuple[int, int],
        reading: TextReading,
        value: float,
        columns: dict[str, npt.NDArray[Any]],
        notes: list[Reason],
    ) -> None:
        """Print without a colour that could confirm it."""
        proposals, unthought = propose(reading, self.part, self.habit, alone=True)
        every = sum(item.weight for item in proposals) + unthought
        sure = proposals[0].weight / every
        notes += [
            item.implied
            for item in proposals
            if item.implied is not None and item.weight > 0.5 * proposals[0].weight
        ]
        if self.decoded is not None and self.decoded.off_ramp[index]:
            notes.append(Reason.COLOR_OFF_RAMP)
        if self._spoken_against(index, proposals[0]):
            notes.append(Reason.COLOR_DIFFERS)
            sure = min(0.5, sure)
        self._set(columns, index, value, Status.TEXT_ONLY, sure, notes)

    def _spoken_against(self, index: tuple[int, int], said: Proposal) -> bool:
        """Whether a colour too far astray to confirm a number is still far from this one."""
        sight, decoded = self.sight, self.decoded
        if sight is None or decoded is None or not decoded.astray[index]:
            return False
        return not sight.fits(index, said.value, said.quantum)

    def _both(
        self,
        index: tuple[int, int],
        reading: TextReading,
        sight: Sight,
        columns: dict[str, npt.NDArray[Any]],
        notes: list[Reason],
    ) -> None:
        known = None if self.proposed is None else self.proposed[index]
        proposals, unthought = known or propose(reading, self.part, self.habit)
        first = proposals[0]
        weighed = weigh(
            tuple(item.weight for item in proposals),
            unthought,
            tuple(sight.likeness(index, item.value, item.quantum) for item in proposals),
            sight.accident(index, first.value, first.quantum),
        )
        best = proposals[weighed.best]
        # A lost sign leaves no trace that could be checked: it is told, and not repaired.
        repairs = best is not first and best.implied is not Reason.SIGN_IN_DOUBT
        if repairs and weighed.readings[weighed.best] > 0.5:
            notes.append(kind_of_repair(first.value, best.value))
            sure = weighed.right[weighed.best]
            doubted = best.implied is None and is_sharp(reading)
            self._set(
                columns, index, best.value, Status.REPAIRED, sure, notes, review=doubted or None
            )
        elif sight.fits(index, first.value, first.quantum):
            if self._off_scale(index, first.value):
                notes.append(Reason.OFF_SCALE)
            if best.implied is not None:
                notes.append(best.implied)
            # What was not read surely is not confirmed by a color that other numbers fit better.
            number = first.value, first.quantum
            fit, off = sight.likeness(index, *number), sight.off(index, *number)
            barely = reading.confidence < REVIEW_BELOW and fit < _BARELY
            # Nor is one of two that readers take for about as likely by a color that both fit.
            rival = max(
                (
                    other.confidence * sight.likeness(index, other.value, other.quantum or 0.0)
                    for other in reading.alternatives
                    if other.value is not None and abs(other.value) != abs(first.value)
                ),
                default=0.0,
            )
            barely |= is_point_disputed(reading)
            barely |= self.part == 0 and rival >= _RIVAL * reading.confidence * fit
            # A sign that readers dispute is settled by a color; not where it fits both of them.
            signed = Reason.SIGN_IN_DOUBT in reading.reasons
            barely |= signed and sight.fits(index, -first.value, first.quantum)
            sure, review = weighed.right[0], barely or is_doubted(weighed, reading.confidence, off)
            self._set(columns, index, first.value, Status.AGREED, sure, notes, review=review)
        else:
            notes.append(Reason.COLOR_DIFFERS)
            if best.implied is not None:
                notes.append(best.implied)
            if reading.confidence < 0.6:
                notes.append(Reason.LOW_CONFIDENCE)
            doubt = min(0.5, weighed.right[0])
            self._set(columns, index, first.value, Status.CONFLICT, doubt, notes, review=True)

    def _off_scale(self, index: tuple[int, int], value: float) -> bool:
        decoded, scale = self.decoded, self.scale
        if decoded is None or scale is None:
            return False
        bar = value / self.factor
        return bool(
            (decoded.at_high[index] and bar > scale.maximum)
            or (decoded.at_low[index] and bar < scale.minimum)
        )

    @staticmethod
    def _set(
        columns: dict[str, npt.NDArray[Any]],
        index: tuple[int, int],
        value: float,
        status: Status,
        confidence: float,
        notes: list[Reason],
        *,
        review: bool | None = None,
    ) -> None:
        columns["value"][index] = value
        columns["status"][index] = status
        columns["confidence"][index] = confidence
        columns["review"][index] = confidence < REVIEW_BELOW if review is None else review
        columns["reasons"][index] = tuple(dict.fromkeys(notes))


def _filled(shape: tuple[int, ...], value: tuple[object, ...]) -> ObjectArray:
    array = np.empty(shape, dtype=object)
    array.fill(value)
    return array


def _say(reasons: npt.NDArray[Any], where: npt.NDArray[np.bool_], reason: Reason) -> None:
    for row, col in zip(*np.nonzero(where), strict=True):
        reasons[row, col] = (*reasons[row, col], reason)
