"""Two witnesses, one verdict a cell. A pure function with this table of cases:

    print                        colour                      verdict
    number                       none usable, or no scale    text-only
    number                       off the ramp, and far away  text-only, review
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

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.decide.bare_half import without_bare_half
from unheat.decide.beyond_learned import with_colors_beyond_learned
from unheat.decide.commas import with_told_commas
from unheat.decide.contrary import signs_against_color
from unheat.decide.decoded import Decoded
from unheat.decide.drawn_marks import marks_told
from unheat.decide.exchanged import exchanged_doubted
from unheat.decide.grouping_points import with_grouping_points
from unheat.decide.hearing import doubted, heard_scale, without_points
from unheat.decide.judge import Judge, present
from unheat.decide.lone_colors import lone_colors_doubted
from unheat.decide.masks import find_masks
from unheat.decide.naming import words_heard
from unheat.decide.one_color import colors_of_other_numbers
from unheat.decide.open_numbers import bounds_borne_out, bounds_of_logarithms, open_side
from unheat.decide.points import with_points, with_told_points
from unheat.decide.proposals import Habit, habit_of, printed_cells, propose
from unheat.decide.relation import Kinship, compare
from unheat.decide.repeated_words import words_among_numbers
from unheat.decide.rounded_ends import roundings, with_told_ends
from unheat.decide.sight import as_told, sight_of
from unheat.decide.struck_through import struck_through
from unheat.decide.wordy import words_alone
from unheat.model import (
    CellPixels,
    Cells,
    ColorScale,
    NumberFormat,
    Reason,
    Status,
)
from unheat.text.numbers import infer_format

FloatArray = npt.NDArray[np.float64]
ObjectArray = npt.NDArray[np.object_]


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbers:
    """One of the printed numbers of each cell, (R, C): as read first, with its weight, and all
    ``proposed`` readings as ``propose`` gives them (None where nothing is read)."""

    values: FloatArray
    quanta: FloatArray
    weights: FloatArray
    proposed: ObjectArray


def reconcile(
    readings: ObjectArray,
    decoded: Decoded | None,
    pixels: CellPixels,
    scale: ColorScale | None,
) -> Verdicts:
    """Judge every cell of a panel; see the table in this module's docstring.

    ``readings`` is (R, C) of ``TextReading`` or None; ``decoded`` is None without a scale.
    """
    inked = (readings != None) | np.isfinite(pixels.ink_box[..., 0])  # noqa: E711 - elementwise
    inked = printed_cells(readings, inked, pixels.blank)
    readings = with_points(np.where(inked, readings, np.array(None, dtype=object)))
    readings = marks_told(with_grouping_points(readings), pixels)
    printed = readings[readings.astype(bool)]  # a million empty cells are no readings
    habit = habit_of(printed)
    told = _told(readings)
    masks = find_masks(told, pixels, decoded)
    masks = with_colors_beyond_learned(masks, told, pixels, decoded, scale)
    part, sight, proposed, quanta = 0, None, None, np.full(readings.shape, np.nan)
    kinship = Kinship(kind="unknown", shift=np.zeros(readings.shape))
    if scale is None or not np.isfinite(scale.minimum):
        decoded = None
    if decoded is not None and scale is not None and len(printed) and not decoded.named:
        readings = with_told_commas(readings, decoded, scale)
        readings = with_told_points(readings, habit, decoded, scale)
        habit = habit_of(printed := readings[readings.astype(bool)])
        decoded = without_bare_half(decoded, _numbers(readings, 0, habit).values, pixels)
        if roundings(scale) is not None:
            first = _numbers(readings, 0, habit)
            scale, decoded = with_told_ends(scale, decoded, first.values, first.weights)
        part, kinship, numbers = _kinship(readings, decoded, pixels, scale, habit)
        if kinship.kind != "different":
            said = numbers.values, numbers.quanta, numbers.weights
            decoded = as_told(scale, decoded, kinship, *said)
            sight = sight_of(scale, decoded, kinship, *said)
            proposed = numbers.proposed
            quanta = np.where(numbers.weights > 0, numbers.quanta, np.nan)
    judge = Judge(
        readings=readings,
        inked=inked,
        decoded=decoded,
        pixels=pixels,
        masks=masks,
        scale=scale,
        factor=kinship.factor,
        sight=sight,
        part=part,
        habit=habit,
        proposed=proposed,
    )
    cells = bounds_borne_out(judge.cells(), readings, decoded, kinship.factor)
    cells = bounds_of_logarithms(cells, readings, decoded, kinship.relation)
    cells = words_alone(words_heard(cells, scale, decoded), scale)
    cells = words_among_numbers(cells, scale)
    if decoded is not None and decoded.named and np.isfinite(cells.text_value).any():
        kinship = replace(kinship, kind="different", relation="categories")
    if scale is not None:
        scale = heard_scale(scale, kinship, cells, decoded, pixels)
    cells = without_points(doubted(cells, scale, decoded, pixels), readings, scale)
    cells = signs_against_color(cells, kinship, scale)
    cells = lone_colors_doubted(cells, pixels, scale)
    cells = exchanged_doubted(cells, sight, quanta)
    cells, scale = struck_through(colors_of_other_numbers(cells, kinship, scale), scale)
    reasons: list[Reason] = []
    if kinship.kind == "different":
        reasons.append(Reason.PRINT_AND_COLOR_DIFFER)
    # A speck that was read as a number does not speak for the others.
    silent, said = cells.status == Status.COLOR_ONLY, cells.text != None  # noqa: E711
    mute = scale is None and bool(silent.sum() > said.sum())
    if mute:
        reasons.append(Reason.NO_SCALE)
    # What was repaired is not written as it was read: "100" between "0.33" and "0.67" is "1.00".
    repaired = np.equal(cells.status, Status.REPAIRED)
    as_read: ObjectArray = readings[readings.astype(bool) & ~repaired]
    habits = infer_format(as_read if len(as_read) else printed)
    number_format = replace(habits, factor=kinship.factor)
    return Verdicts(
        cells=cells,
        format=number_format,
        color_resolution=decoded.resolution if decoded is not None else None,
        print_and_color=kinship.kind,
        relation=kinship.relation,
        scale=scale,
        reasons=tuple(reasons),
        review=mute,
    )


def _kinship(
    readings: ObjectArray, decoded: Decoded, pixels: CellPixels, scale: ColorScale, habit: Habit
) -> tuple[int, Kinship, Numbers]:
    """Which of the printed parts the colours show, how, and its numbers; the first one unless
    another fits."""
    most = max((len(r.parts) for r in readings[readings.astype(bool)]), default=0)
    found: list[tuple[int, Kinship, Numbers]] = []
    for part in range(max(1, min(most, 3))):
        numbers = _numbers(readings, part, habit)
        weights = np.where(pixels.blank & (decoded.delta_e > 2.0), 0.0, numbers.weights)
        kinship = compare(scale, decoded, numbers.values, numbers.quanta, weights)
        found.append((part, kinship, numbers))
    same = [one for one in found if one[1].kind == "same"]
    # "91 (0.91)" over shares: where some hundred cases stand behind each row, the counts are nearly
    # percentages. What fits as it is printed is what the color shows.
    plain = [one for one in same if one[1].factor == 1.0]
    return next(iter(plain or same), found[0])


def _numbers(readings: ObjectArray, part: int, habit: Habit) -> Numbers:
    """Values, quanta and weights of the ``part``-th printed number, and all that is proposed."""
    shape = readings.shape
    values, quanta, weights = np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape)
    proposed = np.full(shape, None, dtype=object)
    for index, reading in present(readings):
        proposed[index] = propose(reading, part, habit)
        proposals, _ = proposed[index]
        if proposals:
            values[index], quanta[index] = proposals[0].value, proposals[0].quantum
            weights[index] = 0.0 if open_side(reading) else proposals[0].weight
    return Numbers(values=values, quanta=quanta, weights=weights, proposed=proposed)


def _told(readings: ObjectArray) -> npt.NDArray[np.bool_]:
    """(R, C): where a number, or a word for "no value", is printed."""
    told = np.zeros(readings.shape, dtype=bool)
    for index, reading in present(readings):
        told[index] = reading.missing or bool(reading.parts) or reading.value is not None
    return told
