"""The cells heard about their scale: printed numbers confirm it or put it in doubt.

A wrong scale falsifies every cell that shows nothing but a colour, and leaves every
printed one without a witness. So what is in doubt about the scale is said of these cells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.decoded import Decoded
from unheat.decide.relation import ROOM, Kinship
from unheat.decide.scale_doubts import doubted_scale, one_is_off, one_is_uneven
from unheat.model import CellPixels, Cells, ColorScale, Reason, Status, TextReading
from unheat.text.numbers import printed_numbers
from unheat.text.outcome import own_weight

ObjectArray = npt.NDArray[Any]

_LEAST_CELLS = 6
_AGREED = 0.8
_SPREAD = 0.3
"""Share of the bar that agreeing cells must cover to speak for all of it."""

_BEYOND = 0.05
"""Share of the cells whose colours are none of the bar's, from which the bar is in doubt."""

_FIRM = 0.8
_PRINTED = 0.3
"""Share of cells with firm numbers from which these may speak against the bar: in a panel
without print a reader sees numbers in noise."""

_KEPT = 2
"""Numbers with a point that a scale of whole numbers puts ten times too low: one may be odd."""

SMALL_PX, _SURE = 8.0, 0.95
"""Height of print below which readers must be so sure; blur adds a pixel to what is drawn."""

_OTHERS, _LOOK_ALIKE = 9, 3.0
"""Digits to either side that a color is asked about; a digit has some three look-alikes, and beside
those that all print has nobody knows which they are."""

_ALIKE = ("06", "08", "09", "17", "35", "38", "49", "56", "58", "68", "89")
"""Digits that share most of their strokes in any type."""

_SIGMAS = 5.0
"""An interval is 2.5 standard deviations wide to either side."""

_STEP_SURE = 0.9
"""How sure readers must be of what stands in a step of a bar, and of a last digit that no color
tells: of small print that is read with less one number in sixty is wrong, beyond it one in 500."""

_SHARED = np.array(
    [[a + b in _ALIKE or b + a in _ALIKE for b in "0123456789"] for a in "0123456789"]
)

_HIDES = 1.0 / 60.0
"""As small print is believed where nobody knows how often it is misread, of what is stated to be
so sure: one number in sixty is wrong."""

_UNNAMED = (None, "monotone", "negative")
"""Relations that a misread scale brings about as well as numbers of another kind: all signs of a
bar are lost at once, or made of the dashes of its ticks."""

_DOUBTED = 0.5

_CONFIRMED = (Reason.TWO_TICKS, Reason.NORM_IN_DOUBT, Reason.TICK_OFF_LINE)


def heard_scale(
    scale: ColorScale,
    kinship: Kinship,
    cells: Cells,
    decoded: Decoded | None,
    pixels: CellPixels,
) -> ColorScale:
    """The scale as its cells leave it: confirmed, as it was, or in doubt."""
    if decoded is None or not np.isfinite(scale.minimum):
        return scale
    agreed = cells.status == Status.AGREED
    spread = float(np.ptp(decoded.position[agreed])) if agreed.any() else 0.0
    if scale.origin == "colorbar" and _colors_beyond(cells, decoded, pixels):
        return doubted_scale(scale, Reason.COLOR_OFF_RAMP)
    if kinship.kind == "same" and kinship.share >= _AGREED and agreed.sum() >= _LEAST_CELLS:
        if scale.origin == "colorbar" and _is_moved(kinship, agreed):
            return doubted_scale(scale, Reason.TICK_PLACE)
        if spread > _SPREAD:
            kept = tuple(r for r in scale.reasons if r not in _CONFIRMED)
            # Numbers allow a scale that is moved by a little, as ticks in a wrong place move it.
            left = scale.origin == "learned" or Reason.TICK_PLACE in scale.reasons
            # A cell falls into the last class wherever that ends.
            left = left or one_is_uneven(np.sort(scale.boundaries or ()))
            left = left or (scale.norm == "boundaries" and Reason.TICK_UNREAD in scale.reasons)
            left = left or (scale.norm == "linear" and one_is_off(scale.ticks))
            left = left and scale.review
            return replace(scale, review=left, reasons=scale.reasons if left else kept)
        return scale
    printed = np.isfinite(cells.text_value) & (cells.text_confidence >= _FIRM)
    if kinship.kind == "different" and kinship.relation in _UNNAMED and printed.mean() >= _PRINTED:
        return doubted_scale(scale, Reason.SCALE_DISAGREES)
    return scale


def _is_moved(kinship: Kinship, agreed: npt.NDArray[np.bool_]) -> bool:
    """Whether numbers lie beside their colors as a line does, further off than a bar's geometry
    allows and than they scatter about it: ticks stand beside what they name then."""
    off = float(np.abs(kinship.shift[agreed]).max(initial=0.0))
    return off > max(ROOM, kinship.slack)


def doubted(
    cells: Cells, scale: ColorScale | None, decoded: Decoded | None, pixels: CellPixels
) -> Cells:
    """The cells with the doubt of their scale: those that show a colour and nothing else.

    The names of a legend are in doubt one by one.
    """
    silent = (cells.status == Status.COLOR_ONLY) & ~cells.review
    if scale is None:
        return asked(cells, silent, ())
    if not np.isfinite(scale.minimum) or (scale.review and scale.norm != "categories"):
        # Where the bar is in doubt, a colour that it does not have need not be a mask.
        hidden = (cells.status == Status.EMPTY) & ~pixels.blank & (cells.text == None)  # noqa: E711
        return asked(cells, silent | hidden, scale.reasons)
    if decoded is not None and scale.origin == "learned":
        # What was learned ends with the last number; the colours go on.
        return asked(cells, silent & (decoded.at_low | decoded.at_high), scale.reasons)
    return cells


def small_print_doubted(
    cells: Cells,
    height_px: float | None,
    readings: ObjectArray | None = None,
    factor: float = 1.0,
) -> Cells:
    """The cells with a doubt where print is too small for what its readers are not sure of.

    Of digits of five pixels a panel takes one for another all through, and colors agree
    with a digit that is off by one. On generated figures, most of them chosen since they had
    failed, of agreed cells whose digits are drawn less than 7 px high 15 % were wrong of those
    read with less than 0.8, 1.7 % up to 0.9, 0.2 % beyond; of higher ones nearly none. Up to
    0.95 a panel's own reader does not repeat all that it was taught.

    Where colors tell the last digit too, less is left to the readers: what counts is that a
    number is wrong *and* agrees. ``readings`` (R, C) say what else was read; without them colors
    are not asked. ``factor`` turns colors into printed numbers.

    And how often the readers err here is told by the panel itself, whatever they state: of what
    is wrong, colors catch all but the look-alikes. Where they caught next to nothing among many
    numbers as unsure, next to nothing hides among these. This has to hold of each last digit: one
    may be taken for the next where all others are read well.
    """
    if height_px is None or height_px >= SMALL_PX:
        return cells
    judged = np.equal(cells.status, Status.AGREED) | np.equal(cells.status, Status.REPAIRED)
    unsure = judged & ~cells.review & (cells.text_confidence < _SURE)
    if readings is not None:
        rates, last_digits = _caught(cells)
        for cell in zip(*np.nonzero(unsure), strict=True):
            caught, *hidden = _hidden(cells, cell, factor)
            rate = max(rates[-1], rates[last_digits[cell]])
            if rate * caught <= _HIDES * (1.0 - caught):
                unsure[cell] = False
                continue
            last, every = (one / (one + (1.0 - _SURE) / _SURE) for one in hidden)
            # Below, readers take one digit for the next all through.
            sure = max(every, min(last, _STEP_SURE))
            unsure[cell] = _unrefuted(cells, cell, readings[cell], factor) < sure
    # Of numbers as small that no color is held against, eight of the 54 that were not in doubt
    # anyhow were wrong.
    unsure |= np.equal(cells.status, Status.TEXT_ONLY) & ~cells.review
    return asked(cells, unsure, (Reason.LOW_CONFIDENCE,))


def steps_doubted(
    cells: Cells,
    scale: ColorScale | None,
    readings: ObjectArray | None = None,
    factor: float = 1.0,
) -> Cells:
    """The cells with a doubt where a discrete bar agrees with what was read unsurely.

    All numbers of a step have its color: it bears out none of their lower digits. But what else
    was read (``readings``, (R, C)) may lie in another step, as "353" does where 35.3 is printed,
    and takes nothing from them then. ``factor`` turns colors into printed numbers.
    """
    if scale is None or scale.norm != "boundaries":
        return cells
    unsure = np.equal(cells.status, Status.AGREED) & (cells.text_confidence < _STEP_SURE)
    unsure &= ~cells.review
    for cell in zip(*np.nonzero(unsure), strict=True):
        reading = None if readings is None else readings[cell]
        unsure[cell] = _unrefuted(cells, cell, reading, factor, scale) < _STEP_SURE
    return asked(cells, unsure, (Reason.LOW_CONFIDENCE,))


def without_points(cells: Cells, readings: ObjectArray, scale: ColorScale | None) -> Cells:
    """The cells with a doubt where a scale learned from whole numbers shows that they are none.

    Small points drown in their digits. What was learned from numbers that lost them agrees
    with them; but the numbers that kept theirs lie exactly ten or a hundred times too low.
    """
    if scale is None or scale.origin != "learned":
        return cells
    whole = np.zeros(cells.shape, dtype=bool)
    kept = 0
    for row, col in np.argwhere(readings.astype(bool)).tolist():
        reading = readings[row, col]
        if reading.value is None or not reading.quantum:
            continue
        if reading.quantum >= 1.0:
            whole[row, col] = True
        elif cells.status[row, col] == Status.CONFLICT:
            shifted = reading.value / reading.quantum
            kept += bool(cells.color_low[row, col] <= shifted <= cells.color_high[row, col])
    if kept < _KEPT:
        return cells
    return asked(cells, whole & ~np.equal(cells.status, Status.EMPTY), (Reason.POINT_IN_DOUBT,))


def _colors_beyond(cells: Cells, decoded: Decoded, pixels: CellPixels) -> bool:
    """Colours that the bar does not have, and that are no mask: several, and different ones."""
    shown = cells.status != Status.EMPTY
    beyond = decoded.off_ramp & shown
    if beyond.sum() < max(3, _BEYOND * shown.sum()):
        return False
    colors = np.unique(np.rint(pixels.rgb[beyond] / 4), axis=0)
    return len(colors) >= 3


def _caught(cells: Cells) -> tuple[list[float], npt.NDArray[np.int64]]:
    """Shares of readings that colors refute, by the rule of succession: of those that end in each
    digit, and of all unsure ones last; and in which digit each cell ends (R, C), −1 for none.

    A misprint that was read unsurely counts as well.
    """
    ends = np.full(cells.shape, -1)
    for cell in np.argwhere(np.isfinite(cells.text_value)).tolist():
        digits = [sign for sign in cells.text[tuple(cell)] or "" if sign in "0123456789"]
        ends[tuple(cell)] = int(digits[-1]) if digits else -1
    status, unsure = cells.status, cells.text_confidence < _SURE
    agreed = np.equal(status, Status.AGREED)
    refuted = np.isin(status, (Status.CONFLICT, Status.REPAIRED, Status.UNREAD)) & unsure
    # A sign that was seen or lost wrongly says nothing of the digits.
    refuted &= ~np.equal(np.abs(cells.value), np.abs(cells.text_value)) | np.equal(
        status, Status.CONFLICT
    )
    groups = [(agreed & (ends == digit), refuted & (ends == digit)) for digit in range(10)]
    counts = [
        (np.count_nonzero(a), np.count_nonzero(r)) for a, r in (*groups, (agreed & unsure, refuted))
    ]
    return [(caught + 1) / (fit + caught + 2) for fit, caught in counts], ends


def _hidden(cells: Cells, cell: tuple[int, ...], factor: float) -> tuple[float, float, float]:
    """How likely the color is with a look-alike of the last digit, beside what was read: with any
    digit for one as likely as another, with those of all print, and so of any place; up to 1.

    Colors scatter about what is printed, beyond its rounding, as their intervals tell. A reader
    errs in one place as in another, and colors refute what is wrong in the leading ones.
    """
    value = float(cells.value[cell])
    numbers = sorted(printed_numbers(cells.text[cell] or ""), key=lambda one: one.value != value)
    width = float(cells.color_high[cell] - cells.color_low[cell]) * abs(factor)
    center = float(cells.color_value[cell]) * factor
    if not numbers or not np.isfinite(width + center):
        return 1.0, 1.0, 1.0
    quantum = numbers[0].quantum
    digits = len(str(round(abs(value) / quantum)))
    others = quantum * np.arange(-_OTHERS, _OTHERS + 1) * 10.0 ** np.arange(digits)[:, None]
    off = np.maximum(np.abs(center - value - others) - quantum / 2, 0.0)
    likely = np.exp(-0.5 * (off / max(width / _SIGMAS, 1e-9 * quantum)) ** 2)
    own = float(likely[0, _OTHERS])
    shown = round(abs(value) / quantum) // 10 ** np.arange(digits)[:, None]
    other = shown + np.arange(-_OTHERS, _OTHERS + 1) * (-1 if value < 0 else 1)
    weights = np.where(_SHARED[shown % 10, other % 10], 1.0, 1.0 / _LOOK_ALIKE)
    usual, alike = (
        np.minimum((likely * shares).sum(axis=1) / max(own, 1e-9) - 1.0 / _LOOK_ALIKE, 1.0)
        for shares in (1.0 / _LOOK_ALIKE, weights)
    )
    return float(usual[0]), float(alike[0]), float(usual.mean())


def _unrefuted(
    cells: Cells,
    cell: tuple[int, ...],
    reading: TextReading | None,
    factor: float,
    scale: ColorScale | None = None,
) -> float:
    """A reading's confidence if its color is heard on what else was read.

    A rival of weight r takes w r / (w + r) from a reading of weight w (``text/outcome``); what
    lies outside of the color's interval takes nothing. Where that is open, numbers lie beyond
    the bar (of ``scale``), but none further than the whole bar is long.
    """
    stated = float(cells.text_confidence[cell])
    if reading is None or reading.value is None or reading.value != cells.text_value[cell]:
        return stated
    low, high = float(cells.color_low[cell]), float(cells.color_high[cell])
    if scale is not None:
        span = scale.maximum - scale.minimum
        low = scale.minimum - span if np.isnan(low) else low
        high = scale.maximum + span if np.isnan(high) else high
    ends = sorted((low * factor, high * factor))
    strongest = left = same = 0.0
    for other in reading.alternatives:
        if other.value is None or other.value == reading.value:
            continue
        strongest = max(strongest, other.confidence)
        half = (other.quantum or 0.0) / 2
        # The same digits with another sign speak against the sign that was not taken, and where
        # the color settles that, they are read once more.
        turned = other.value == -reading.value
        against = -float(cells.value[cell]) if turned else other.value
        if not (against + half < ends[0] or against - half > ends[1]):
            left = max(left, other.confidence)
        elif turned and Reason.SIGN_IN_DOUBT not in other.reasons:
            same = max(same, other.confidence)
    weight = own_weight(reading, strongest)
    weight += same * (1.0 - weight)
    return float(weight**2 / (weight + left)) if weight > 0 else 0.0


def asked(cells: Cells, where: npt.NDArray[np.bool_], reasons: tuple[Reason, ...]) -> Cells:
    """The cells with those at ``where`` (R, C) up for review, for these reasons as well."""
    if not where.any():
        return cells
    review, confidence = cells.review.copy(), cells.confidence.copy()
    told = cells.reasons.copy()
    review[where] = True
    confidence[where] = np.minimum(confidence[where], _DOUBTED)
    for row, col in zip(*np.nonzero(where), strict=True):
        told[row, col] = tuple(dict.fromkeys((*told[row, col], *reasons)))
    return replace(cells, review=review, confidence=confidence, reasons=told)
