"""The cells heard about their scale: printed numbers confirm it or put it in doubt.

A wrong scale falsifies every cell that shows nothing but a colour, and leaves every
printed one without a witness. So what is in doubt about the scale is said of these cells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.decoded import Decoded
from unheat.decide.relation import ROOM, Kinship
from unheat.decide.rounded_ends import may_be_rounded
from unheat.decide.scale_doubts import doubted_scale, one_is_off, one_is_uneven
from unheat.decide.tick_points import points_in_doubt
from unheat.decide.tinted_lines import tinted_line
from unheat.medians import median
from unheat.model import CellPixels, Cells, ColorScale, Reason, Status

ObjectArray = npt.NDArray[Any]

_LEAST_CELLS = 6
_AGREED = 0.8
_FEWEST = 3
"""Other numbers that tell whether one agrees by chance."""

_SPREAD = 0.3
"""Share of the bar that agreeing cells must cover to speak for all of it."""

BEYOND = 0.05
"""Share of the cells whose colours are none of the bar's, from which the bar is in doubt."""

_FIRM = 0.8
_PRINTED = 0.3
"""Share of cells with firm numbers from which these may speak against the bar: in a panel
without print a reader sees numbers in noise."""

_KEPT = 2
"""Numbers with a point that a scale of whole numbers puts ten times too low: one may be odd."""


_UNNAMED = (None, "monotone", "negative")
"""Relations that a misread scale brings about as well as numbers of another kind: all signs of a
bar are lost at once, or made of the dashes of its ticks."""

_DOUBTED = 0.5

_PLACES = {Reason.TICK_PLACE, Reason.BAR_END}

_TELLING = 3
"""So many ticks on one line tell the colors between them, wherever the bar ends."""

_PALE, _FEW_BLANK = 15.0, 0.1
"""CIE76 distance of an end from the page behind which more of a bar may be hidden, and the share of
a panel that is blank in so few cells that these may have the color of that."""

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
    if may_be_rounded(scale, decoded):
        scale = doubted_scale(scale, Reason.TWO_TICKS)
    agreed = cells.status == Status.AGREED
    spread = float(np.ptp(decoded.position[agreed])) if agreed.any() else 0.0
    if scale.origin == "colorbar" and _colors_beyond(cells, decoded, pixels):
        return doubted_scale(scale, Reason.COLOR_OFF_RAMP)
    if kinship.kind == "same" and _one_number_agrees(cells, scale):
        return doubted_scale(scale, Reason.SCALE_DISAGREES)
    if kinship.kind == "same" and kinship.share >= _AGREED and agreed.sum() >= _LEAST_CELLS:
        if scale.origin == "colorbar" and _is_moved(kinship, agreed, decoded):
            return doubted_scale(scale, Reason.TICK_PLACE)
        if spread > _SPREAD:
            kept = tuple(r for r in scale.reasons if r not in _CONFIRMED)
            # Numbers allow a scale that is moved by a little, as ticks in a wrong place move it.
            left = scale.origin == "learned" or not _PLACES.isdisjoint(scale.reasons)
            left = left or points_in_doubt(scale, kinship.factor)
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


def _one_number_agrees(cells: Cells, scale: ColorScale) -> bool:
    """Whether it is one number alone, printed in half of the cells, that lies on the scale as its
    color does: where most others do not, the bar may be that of another figure on the page, which
    has the color of a nought too.
    """
    known = np.isfinite(cells.text_value) & (cells.text_confidence >= _FIRM)
    values, counts = np.unique(cells.text_value[known], return_counts=True)
    if not len(values) or 2 * counts.max() < known.sum():
        return False
    others = known & (cells.text_value != values[counts.argmax()])
    low, high = sorted((scale.minimum, scale.maximum))
    told = others & (cells.status == Status.AGREED) & (cells.value >= low) & (cells.value <= high)
    return bool(others.sum() >= _FEWEST and 2 * told.sum() < others.sum())


def _is_moved(kinship: Kinship, agreed: npt.NDArray[np.bool_], decoded: Decoded) -> bool:
    """Whether numbers lie beside their colors as a line does, further off than a bar's geometry
    allows and than they scatter about it: ticks stand beside what they name then.

    Numbers of one class lie anywhere in its step, and few of them all on one side of its middle.
    """
    off = float(np.abs(kinship.shift[agreed]).max(initial=0.0))
    steps = median((decoded.run_high - decoded.run_low)[agreed])
    return off > max(ROOM, kinship.slack, float(steps) / 2)


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
        # Where the bar is in doubt, a colour that it does not have need not be a mask, nor need the
        # page's: a bar of steps may have lost its palest one.
        hidden = (cells.status == Status.EMPTY) & (cells.text == None)  # noqa: E711
        if scale.norm != "boundaries":
            hidden &= ~pixels.blank | _like_a_lost_end(scale, pixels)
        return asked(cells, (silent & ~_between_ticks(cells, scale)) | hidden, scale.reasons)
    if decoded is not None and scale.origin == "colorbar":
        shown = cells.status != Status.EMPTY
        line = tinted_line(_beyond(decoded) & shown, shown)
        return asked(cells, silent & line, (Reason.COLOR_OFF_RAMP,))
    if decoded is not None and scale.origin == "learned":
        # What was learned ends with the last number; the colours go on.
        return asked(cells, silent & (decoded.at_low | decoded.at_high), scale.reasons)
    return cells


def _like_a_lost_end(scale: ColorScale, pixels: CellPixels) -> npt.NDArray[np.bool_]:
    """(R, C): the few blank cells that may have the color of an end which the page hides: where the
    bar as it was seen ends nearly in the page's color, and its ends are in doubt."""
    blank = pixels.blank
    few = 0 < blank.sum() <= _FEW_BLANK * blank.size
    if not few or _PLACES.isdisjoint(scale.reasons) or len(scale.knots) < _TELLING:
        return np.zeros(blank.shape, dtype=bool)
    ends = srgb_to_lab(np.array([scale.knots[0][1:], scale.knots[-1][1:]], dtype=np.float64))
    page = srgb_to_lab(pixels.rgb[blank])
    near = np.zeros(blank.shape, dtype=bool)
    near[blank] = delta_e(page[:, None], ends[None]).min(axis=1) <= _PALE
    return near


def _between_ticks(cells: Cells, scale: ColorScale) -> npt.NDArray[np.bool_]:
    """(R, C): cells whose colors lie between the outer ticks of a bar of which nothing is in doubt
    but where it ends: they are told by the ticks, and have the same value wherever that is.

    Classes end at numbers, so that a color of one between them lies in it.
    """
    classes = scale.norm == "boundaries"
    end = Reason.TICK_UNREAD if classes else Reason.BAR_END
    least = _TELLING - 1 if classes else _TELLING
    if set(scale.reasons) != {end} or len(scale.ticks) < least:
        return np.zeros(cells.shape, dtype=bool)
    values = [tick.value for tick in scale.ticks]
    low, high = max(min(values), scale.minimum), min(max(values), scale.maximum)
    inner: npt.NDArray[np.bool_] = (cells.color_low > low) & (cells.color_high < high)
    if classes:
        named = set(values) <= set(scale.boundaries or ())
        inner = (cells.color_low >= low) & (cells.color_high <= high) & named
    return inner


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
    beyond = _beyond(decoded) & shown
    if beyond.sum() < max(3, BEYOND * shown.sum()) or tinted_line(beyond, shown).any():
        return False
    colors = np.unique(np.rint(pixels.rgb[beyond] / 4), axis=0)
    return len(colors) >= 3


def _beyond(decoded: Decoded) -> npt.NDArray[np.bool_]:
    """(R, C): cells whose colors the bar has not. Where many are, a codec has smeared the bar."""
    return decoded.off_ramp if decoded.strange is None else decoded.strange


def has_reason(cells: Cells, reason: Reason) -> npt.NDArray[np.bool_]:
    """(R, C): the cells that have a reason."""
    found = [reason in reasons for reasons in cells.reasons.ravel().tolist()]
    return np.array(found, dtype=bool).reshape(cells.reasons.shape)


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
