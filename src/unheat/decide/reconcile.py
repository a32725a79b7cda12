"""Two witnesses, one verdict a cell. A pure function with this table of cases:

    print                        colour                      verdict
    number                       none usable, or no scale    text-only
    number                       inside its interval         agreed
    number beyond the bar        the bar's end               agreed, off-scale
    weak, another reading fits   fits that reading           repaired
    firm                         elsewhere                   conflict, review; value as printed
    weak, nothing fits           elsewhere                   conflict, review, low-confidence
    ink that nobody can read     a value                     unread, review; value from colour
    none                         a value                     color-only
    a word for "no value"        any                         empty
    none                         background, or a mask       empty, masked

How much colour must differ is learned from the panel: its systematic offset and its
scatter (``relation``), beside each colour's own interval (``decode``). Where print and
colour of the panel differ in kind, every printed cell is text-only and none is in conflict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from unheat.decide.confidence import REVIEW_BELOW, accident, weigh
from unheat.decide.decode import Decoded
from unheat.decide.relation import LEAST_SLACK, Kinship, Ruler, compare, interval_places
from unheat.model import (
    CellPixels,
    Cells,
    ColorScale,
    NumberFormat,
    Reason,
    Status,
    TextReading,
)
from unheat.text.numbers import infer_format, printed_numbers

FloatArray = npt.NDArray[np.float64]
ObjectArray = npt.NDArray[np.object_]
T = TypeVar("T")

_COLOR_SURE = 0.97
"""The colour interval is built to hold the truth about so often."""

_PLAINLY_MASKED = 12.0
"""CIE76 distance from the ramp from which an inkless cell is a mask and no odd value."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verdicts:
    """What both witnesses say together.

    ``scale`` is the panel's scale as the printed cells leave it: confirmed, or in doubt.
    ``color_resolution`` is the smallest half-width that colour can tell, in bar units.
    ``reasons`` and ``review`` are the panel's own.
    """

    cells: Cells
    format: NumberFormat
    color_resolution: float | None
    print_and_color: str
    relation: str | None
    scale: ColorScale | None
    reasons: tuple[Reason, ...] = ()
    review: bool = False


def reconcile(
    readings: ObjectArray,
    decoded: Decoded | None,
    pixels: CellPixels,
    scale: ColorScale | None,
) -> Verdicts:
    """Judge every cell of a panel; see the table in this module's docstring.

    ``readings`` is (R, C) of ``TextReading`` or None; ``decoded`` is None without a scale.
    """
    usable = decoded is not None and scale is not None and bool(np.isfinite(scale.minimum))
    part = 0
    kinship = Kinship(kind="unknown", shift=np.zeros(readings.shape))
    if usable and decoded is not None and scale is not None:
        part, kinship = _kinship(readings, decoded, pixels, scale)
    bounds = None
    if usable and decoded is not None and scale is not None:
        bounds = interval_places(Ruler(scale), decoded)
    judge = _Judge(
        bounds=bounds,
        readings=readings,
        decoded=decoded if usable else None,
        pixels=pixels,
        scale=scale,
        kinship=kinship,
        part=part,
    )
    cells = judge.cells()
    reasons: list[Reason] = []
    if kinship.kind == "different":
        reasons.append(Reason.PRINT_AND_COLOR_DIFFER)
    number_format = replace(infer_format(readings.ravel()), factor=kinship.factor)
    return Verdicts(
        cells=cells,
        format=number_format,
        color_resolution=decoded.resolution if decoded is not None and usable else None,
        print_and_color=kinship.kind,
        relation=kinship.relation,
        scale=_heard_scale(scale, kinship, cells),
        reasons=tuple(reasons),
    )


def _kinship(
    readings: ObjectArray, decoded: Decoded, pixels: CellPixels, scale: ColorScale
) -> tuple[int, Kinship]:
    """Which of the printed parts the colours show, and how; the first one unless another fits."""
    most = max((len(r.parts) for r in readings.ravel() if r is not None), default=0)
    best: tuple[int, Kinship] | None = None
    for part in range(max(1, min(most, 3))):
        values, quanta, weights = _numbers(readings, part)
        weights = np.where(pixels.blank & (decoded.delta_e > 2.0), 0.0, weights)
        kinship = compare(scale, decoded, values, quanta, weights)
        if best is None or (kinship.kind == "same" and best[1].kind != "same"):
            best = part, kinship
    if best is None:
        return 0, Kinship(kind="unknown", shift=np.zeros(readings.shape))
    return best


def _numbers(readings: ObjectArray, part: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Values, quanta and confidences of the ``part``-th printed number, each (R, C)."""
    shape = readings.shape
    values, quanta, weights = np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape)
    for index, reading in _present(readings):
        number = _part_of(reading, part)
        if number is not None:
            values[index], quanta[index] = number
            weights[index] = max(reading.confidence, 0.01)
    return values, quanta, weights


def _present(readings: ObjectArray) -> Iterator[tuple[tuple[int, int], TextReading]]:
    for row, col in zip(*np.nonzero(readings != None), strict=True):  # noqa: E711 - elementwise
        yield (int(row), int(col)), readings[row, col]


def _part_of(reading: TextReading, part: int) -> tuple[float, float] | None:
    """Value and quantum of one of the numbers of a reading."""
    if reading.value is None:
        return None
    if part == 0 or part >= len(reading.parts):
        return reading.value, reading.quantum or 0.0
    numbers = printed_numbers(reading.raw)
    quantum = numbers[part].quantum if part < len(numbers) else 0.0
    return reading.parts[part], quantum


def _heard_scale(scale: ColorScale | None, kinship: Kinship, cells: Cells) -> ColorScale | None:
    """The printed cells confirm a scale in doubt, or put one in doubt."""
    if scale is None or not np.isfinite(scale.minimum):
        return scale
    agreed = int((cells.status == Status.AGREED).sum())
    spread = np.ptp(cells.color_value[cells.status == Status.AGREED]) if agreed else 0.0
    wide = spread > 0.3 * abs(scale.maximum - scale.minimum)
    if kinship.kind == "same" and kinship.share >= 0.8 and agreed >= 6 and wide:
        kept = tuple(r for r in scale.reasons if r not in (Reason.TWO_TICKS, Reason.NORM_IN_DOUBT))
        return replace(scale, review=False, reasons=kept)
    if kinship.kind == "different" and kinship.relation is None and len(scale.ticks) < 3:
        reasons = dict.fromkeys((*scale.reasons, Reason.SCALE_DISAGREES))
        return replace(scale, review=True, reasons=tuple(reasons))
    return scale


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Judge:
    """Everything a verdict on one cell may look at."""

    readings: ObjectArray
    decoded: Decoded | None
    pixels: CellPixels
    scale: ColorScale | None
    kinship: Kinship
    part: int
    bounds: tuple[FloatArray, FloatArray] | None = None

    def cells(self) -> Cells:
        shape = self.readings.shape
        nan = np.full(shape, np.nan)
        decoded = self.decoded
        columns: dict[str, npt.NDArray[Any]] = {
            "text": np.full(shape, None, dtype=object),
            "text_value": nan.copy(),
            "text_confidence": np.zeros(shape),
            "rgb": self.pixels.rgb.copy(),
            "color_value": decoded.value.copy() if decoded else nan.copy(),
            "color_low": decoded.low.copy() if decoded else nan.copy(),
            "color_high": decoded.high.copy() if decoded else nan.copy(),
            "value": nan.copy(),
            "status": np.full(shape, Status.COLOR_ONLY, dtype=object),
            "confidence": np.full(shape, _COLOR_SURE),
            "review": np.zeros(shape, dtype=bool),
            "reasons": _filled(shape, ()),
            "parts": _filled(shape, ()),
        }
        self._colors(columns)
        if decoded is not None and self.kinship.kind != "different":
            ruler = Ruler(self.scale) if self.scale else None
        else:
            ruler = None
        for index, reading in _present(self.readings):
            self._printed(index, reading, ruler, columns)
        self._unread(columns)
        return Cells(**columns)

    # -- cells without print, all at once ------------------------------------------------

    def _colors(self, columns: dict[str, npt.NDArray[Any]]) -> None:
        blank, decoded = self.pixels.blank, self.decoded
        status, reasons = columns["status"], columns["reasons"]
        if decoded is None:
            columns["confidence"][...] = 0.0
            _say(reasons, ~blank, Reason.NO_SCALE)
            masked = blank
        else:
            columns["value"][...] = decoded.value * self.kinship.factor
            on_ramp = decoded.delta_e <= 1.5 + 2 * decoded.noise
            masked = (blank & ~on_ramp) | (decoded.off_ramp & (decoded.delta_e > _PLAINLY_MASKED))
            printed_panel = (self.readings != None).mean() > 0.8  # noqa: E711 - elementwise
            masked |= blank & printed_panel
            odd = decoded.off_ramp & ~masked
            _say(reasons, odd, Reason.COLOR_OFF_RAMP)
            double = np.isfinite(decoded.other) & ~masked
            _say(reasons, double, Reason.AMBIGUOUS_COLOR)
            columns["confidence"][odd | double] = 0.5
            columns["review"][odd | double] = True
        for name in ("value", "color_value", "color_low", "color_high"):
            columns[name][masked] = np.nan
        status[masked] = Status.EMPTY
        _say(reasons, masked, Reason.MASKED)

    def _unread(self, columns: dict[str, npt.NDArray[Any]]) -> None:
        """Ink that no reader turned into a number or a word for "no value"."""
        silent = (self.readings == None) & np.isfinite(self.pixels.ink_box[..., 0])  # noqa: E711
        columns["status"][silent] = Status.UNREAD
        columns["review"][silent] = True
        columns["confidence"][silent] = 0.5
        _say(columns["reasons"], silent, Reason.UNREADABLE_INK)

    # -- printed cells, one by one ---------------------------------------------------------

    def _printed(
        self,
        index: tuple[int, int],
        reading: TextReading,
        ruler: Ruler | None,
        columns: dict[str, npt.NDArray[Any]],
    ) -> None:
        columns["text"][index] = reading.raw or None
        columns["text_confidence"][index] = reading.confidence
        columns["parts"][index] = reading.parts
        number = _part_of(reading, self.part)
        notes = list(reading.reasons)
        if reading.missing:
            self._set(columns, index, np.nan, Status.EMPTY, reading.confidence, notes)
            for name in ("color_value", "color_low", "color_high"):
                columns[name][index] = np.nan
            return
        if number is None:
            notes.append(Reason.NOT_A_NUMBER if reading.raw else Reason.UNREADABLE_INK)
            value = columns["value"][index]
            self._set(columns, index, value, Status.UNREAD, 0.5, notes, review=True)
            return
        value, quantum = number
        columns["text_value"][index] = value
        if self.part == 0 and len(reading.parts) > 1:
            notes.append(Reason.SEVERAL_NUMBERS)
        usable = (
            ruler is not None
            and self.decoded is not None
            and bool(np.isfinite(self.decoded.value[index]))
            and not self.decoded.off_ramp[index]
        )
        if not usable or ruler is None:
            sure = reading.confidence * (0.8 if reading.review else 1.0)
            self._set(columns, index, value, Status.TEXT_ONLY, sure, notes)
            return
        self._both(index, reading, value, quantum, ruler, columns, notes)

    def _both(
        self,
        index: tuple[int, int],
        reading: TextReading,
        value: float,
        quantum: float,
        ruler: Ruler,
        columns: dict[str, npt.NDArray[Any]],
        notes: list[Reason],
    ) -> None:
        options = [(value, quantum, reading.confidence)]
        for other in reading.alternatives:
            found = _part_of(other, self.part)
            if found is not None and found[0] not in [option[0] for option in options]:
                options.append((*found, max(other.confidence, 0.01)))
        fits = tuple(self._fits(index, option[0], option[1], ruler) for option in options)
        prior = reading.confidence * (0.85 if reading.review else 1.0)
        weighed = weigh(
            prior,
            tuple(option[2] for option in options[1:]),
            fits,
            self._accident(index, value, quantum),
        )
        best = weighed.best
        sure = weighed.probabilities[best]
        if best != 0 and sure > 0.5:
            notes.append(_kind_of_repair(value, options[best][0]))
            self._set(columns, index, options[best][0], Status.REPAIRED, sure, notes)
        elif fits[0]:
            if self._off_scale(index, value):
                notes.append(Reason.OFF_SCALE)
            self._set(columns, index, value, Status.AGREED, weighed.probabilities[0], notes)
        else:
            notes.append(Reason.COLOR_DIFFERS)
            if reading.confidence < 0.6:
                notes.append(Reason.LOW_CONFIDENCE)
            doubt = min(0.5, weighed.probabilities[0])
            self._set(columns, index, value, Status.CONFLICT, doubt, notes, review=True)

    def _fits(self, index: tuple[int, int], value: float, quantum: float, ruler: Ruler) -> bool:
        """Whether a number lies in its colour's interval, with the slack of the panel."""
        low, high = _required(self.bounds)
        factor, shift = self.kinship.factor, float(self.kinship.shift[index])
        half = quantum / 2
        least, most = ruler.places([(value - half) / factor, (value + half) / factor]) - shift
        gap = max(float(low[index]) - most, least - float(high[index]), 0.0)
        return bool(gap <= max(LEAST_SLACK, 2 * self.kinship.slack))

    def _off_scale(self, index: tuple[int, int], value: float) -> bool:
        decoded, scale = _required(self.decoded), _required(self.scale)
        bar = value / self.kinship.factor
        return bool(
            (decoded.at_high[index] and bar > scale.maximum)
            or (decoded.at_low[index] and bar < scale.minimum)
        )

    def _accident(self, index: tuple[int, int], value: float, quantum: float) -> float:
        """Chance that a wrong number would fit this colour."""
        decoded, scale = _required(self.decoded), _required(self.scale)
        half = (decoded.inner_high[index] - decoded.inner_low[index]) / 2
        slack = 2 * self.kinship.slack * (scale.maximum - scale.minimum)
        if decoded.at_low[index] or decoded.at_high[index]:
            half = 2 * half
        return accident(abs(self.kinship.factor) * (half + slack), quantum, value)

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


def _required(value: T | None) -> T:
    """What the caller has made sure of."""
    if value is None:
        raise ValueError("a cell is weighed against a colour only where there is a scale")
    return value


def _kind_of_repair(old: float, new: float) -> Reason:
    if old == -new:
        return Reason.SIGN_IN_DOUBT
    if old and new and abs(np.log10(abs(old / new)) % 1.0) < 1e-9:
        return Reason.POINT_IN_DOUBT
    return Reason.DIGIT_IN_DOUBT


def _filled(shape: tuple[int, ...], value: tuple[object, ...]) -> ObjectArray:
    array = np.empty(shape, dtype=object)
    array.fill(value)
    return array


def _say(reasons: npt.NDArray[Any], where: npt.NDArray[np.bool_], reason: Reason) -> None:
    for row, col in zip(*np.nonzero(where), strict=True):
        reasons[row, col] = (*reasons[row, col], reason)
