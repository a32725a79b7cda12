"""Scoring of cells: print, colour, final value, and what is up for review."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.bench.categories import in_truths_numbers
from unheat.bench.printed import Printed, shown
from unheat.bench.scales import color_error, position
from unheat.bench.tally import Sheet
from unheat.bench.truth import PanelTruth
from unheat.model import Panel, Status

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# From the figures' README: 1 % of the bar, or inside an interval no wider than 6 % of it.
_COLOR_TOLERANCE = 0.01
_WIDEST_INTERVAL = 0.06
# Half a printed unit, with room for the rounding of binary floats.
_HALF_UNIT = 0.5 + 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The printed numbers of a panel: value and unit (R, C), NaN where none is printed."""

    value: Floats
    unit: Floats
    percent: Flags


def score_cells(sheet: Sheet, truth: PanelTruth, panel: Panel | None, place: str) -> None:
    """Count the cells of one panel; a panel not found or of another shape has none right."""
    printed = printed_numbers(truth)
    is_printed = ~np.isnan(printed.value)
    color_only = ~is_printed & ~np.isnan(truth.values)
    # A word such as NA where a number would be says that there is none.
    masked = ~is_printed & np.isnan(truth.values) & truth.values_known
    if panel is None or panel.cells.shape != truth.shape:
        _lost(sheet, truth, panel, is_printed, color_only, masked)
        return
    panel = in_truths_numbers(panel, truth)
    watched = np.array(panel.cells.review, dtype=bool) | panel.review
    _score_print(sheet, truth, panel, printed, watched, place)
    _score_color_only(sheet, truth, panel, color_only, watched, place)
    _score_masked(sheet, masked, panel, watched, place)
    if truth.bar.known:
        _score_color(sheet, truth, panel)


def _lost(
    sheet: Sheet,
    truth: PanelTruth,
    panel: Panel | None,
    printed: Flags,
    color_only: Flags,
    masked: Flags,
) -> None:
    """No cell of the panel is right; silently so where a wrong shape is given as certain."""
    silent = float(panel is not None and not panel.review)
    for mask, right, mishap in (
        (printed, "value right, printed", "silent errors, printed"),
        (color_only, "value right, color only", "silent errors, color only"),
    ):
        n = float(mask.sum())
        sheet.count(right, 0, n)
        sheet.count(mishap, silent * n, n)
    sheet.count("printed exact", 0, float(printed.sum()))
    sheet.count("masked cells", 0, float(masked.sum()))
    sheet.count("conflicts found", 0, float(truth.altered.sum()))


def printed_numbers(truth: PanelTruth) -> Numbers:
    """Parse what is printed; where a cell holds several numbers, take the colour's one."""
    value = np.full(truth.shape, np.nan)
    unit = np.full(truth.shape, np.nan)
    percent = np.zeros(truth.shape, dtype=bool)
    for row, col in zip(*np.nonzero(truth.drawn), strict=True):
        expected = truth.values[row, col] * truth.factor
        number: Printed | None = shown(
            truth.printed[row, col], None if np.isnan(expected) else float(expected)
        )
        if number is not None:
            value[row, col], unit[row, col] = number.value, number.unit
            percent[row, col] = number.percent or truth.factor == 100
    return Numbers(value=value, unit=unit, percent=percent)


def close(got: Floats, target: Floats, tolerance: Floats, percent: Flags) -> Flags:
    """|got − target| ≤ tolerance; a percentage may be given as a fraction."""
    with np.errstate(invalid="ignore"):
        plain = np.abs(got - target) <= tolerance
        fraction = percent & (np.abs(got * 100 - target) <= tolerance)
    return np.asarray(plain | fraction, dtype=bool)


def _score_print(
    sheet: Sheet,
    truth: PanelTruth,
    panel: Panel,
    printed: Numbers,
    watched: Flags,
    place: str,
) -> None:
    cells = panel.cells
    mask = ~np.isnan(printed.value)
    # A repair is another reading of the same ink, so it stands for the print.
    repaired = np.equal(cells.status, Status.REPAIRED).astype(bool)
    text_value = np.where(repaired, cells.value, cells.text_value)
    epsilon = printed.unit * 1e-3
    exact = close(text_value, printed.value, epsilon, printed.percent)
    target = np.where(truth.altered, truth.values * truth.factor, printed.value)
    right = close(cells.value, target, printed.unit * _HALF_UNIT, printed.percent)
    silent = mask & ~right & ~watched
    altered = mask & truth.altered
    sheet.count("printed exact", float((exact & mask).sum()), float(mask.sum()))
    sheet.count("value right, printed", float((right & mask).sum()), float(mask.sum()))
    sheet.count("silent errors, printed", float(silent.sum()), float(mask.sum()))
    sheet.count("conflicts found", float((altered & watched).sum()), float(altered.sum()))
    calm = mask & right & ~truth.altered
    flagged = calm & np.array(cells.review, dtype=bool)
    sheet.count("false flags", float(flagged.sum()), float(calm.sum()))
    for row, col in zip(*np.nonzero(mask & (~exact | silent | flagged)), strict=True):
        where = f"{place}[{row},{col}]"
        cell = cells[row, col]
        verdict = f"{cell.status}{' review' if watched[row, col] else ''}"
        got = f"{cell.text!r} -> {cell.text_value}, value {cell.value} ({verdict})"
        got += f" color {cell.color_value}"
        expected = truth.printed[row, col]
        if truth.altered[row, col]:
            expected = f"{expected} (altered, true {target[row, col]:.6g})"
        if silent[row, col]:
            sheet.note("silent errors, printed", where, expected, got, silent=True)
        elif not exact[row, col]:
            sheet.note("printed exact", where, expected, got)
        else:
            sheet.note("false flags", where, expected, f"{got} {_reasons(cell.reasons)}")
    for row, col in zip(*np.nonzero(altered & ~watched & right), strict=True):
        where = f"{place}[{row},{col}]"
        sheet.note("conflicts found", where, truth.printed[row, col], "repaired without review")


def _score_color_only(
    sheet: Sheet,
    truth: PanelTruth,
    panel: Panel,
    mask: Flags,
    watched: Flags,
    place: str,
) -> None:
    """Cells without a printed number whose value is known."""
    cells = panel.cells
    if not truth.bar.present:
        # Without a bar and without print there is nothing to know a value from: giving
        # none is right, and so only values that are given are judged.
        mask = mask & ~np.isnan(cells.value)
    if not mask.any():
        return
    right = color_right(truth, cells.value, cells.color_low, cells.color_high)
    silent = mask & ~right & ~watched
    n = float(mask.sum())
    sheet.count("value right, color only", float((right & mask).sum()), n)
    sheet.count("silent errors, color only", float(silent.sum()), n)
    calm = mask & right
    flagged = calm & np.array(cells.review, dtype=bool)
    sheet.count("false flags", float(flagged.sum()), float(calm.sum()))
    for stage, wrong in (
        ("silent errors, color only", silent),
        ("value right, color only", mask & ~right & watched),
        ("false flags", flagged),
    ):
        where = np.argwhere(wrong)
        if not len(where):
            continue
        row, col = where[0]
        cell = cells[int(row), int(col)]
        interval = f"[{cell.color_low}, {cell.color_high}], {len(where)} such cells"
        got = f"{cell.value} {interval} ({cell.status}) {_reasons(cell.reasons)}"
        sheet.note(
            stage,
            f"{place}[{row},{col}]",
            float(truth.values[row, col]),
            got,
            silent=stage.startswith("silent"),
        )


def color_right(truth: PanelTruth, value: Floats, low: Floats, high: Floats) -> Flags:
    """Whether a value read from colour alone is right, shape (R, C).

    Within 1 % of the bar of the truth clipped to the bar, or the truth inside an interval
    no wider than 6 % of the bar. A panel with a factor may give either unit.
    """
    tolerance = _COLOR_TOLERANCE
    with np.errstate(invalid="ignore"):
        if not truth.bar.known:
            span = float(np.nanmax(truth.values) - np.nanmin(truth.values)) or 1.0
            margin = tolerance * span + truth.tolerance
            scaled = np.abs(value - truth.values * truth.factor) <= margin * truth.factor
            return np.asarray((np.abs(value - truth.values) <= margin) | scaled, dtype=bool)
        bar = truth.bar
        low_end, high_end = bar.ends
        tolerance += truth.tolerance / ((high_end - low_end) or 1.0)
        right = color_error(bar, value, truth.values) <= tolerance + 1e-9
        if truth.factor != 1:
            scaled_error = color_error(bar, value / truth.factor, truth.values)
            right |= scaled_error <= tolerance + 1e-9
        bottom, top = interval(truth, value, low, high)
        clipped = np.clip(position(bar, truth.values), 0.0, 1.0)
        inside = (bottom - 1e-9 <= clipped) & (clipped <= top + 1e-9)
        right |= inside & (top - bottom <= _WIDEST_INTERVAL)
    return np.asarray(right, dtype=bool)


def interval(truth: PanelTruth, value: Floats, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """[low, high] as places on the bar, clipped to it; an open end is the bar's own end."""
    given = ~np.isnan(value)
    bottom = np.clip(position(truth.bar, low), 0.0, 1.0)
    top = np.clip(position(truth.bar, high), 0.0, 1.0)
    bottom = np.where(np.isnan(low), np.where(given, 0.0, np.nan), bottom)
    top = np.where(np.isnan(high), np.where(given, 1.0, np.nan), top)
    return bottom, top


def _score_masked(sheet: Sheet, mask: Flags, panel: Panel, watched: Flags, place: str) -> None:
    if not mask.any():
        return
    given = mask & ~np.isnan(panel.cells.value)
    silent = given & ~watched
    n = float(mask.sum())
    sheet.count("masked cells", n - float(given.sum()), n)
    sheet.count("silent errors, color only", float(silent.sum()), n)
    if given.any():
        row, col = np.argwhere(given)[0]
        cell = panel.cells[int(row), int(col)]
        got = f"{cell.text!r} {cell.value} ({cell.status}), {int(given.sum())} such cells"
        sheet.note(
            "masked cells", f"{place}[{row},{col}]", "nothing", got, silent=bool(silent.any())
        )


def _score_color(sheet: Sheet, truth: PanelTruth, panel: Panel) -> None:
    """The colour's own reading against the truth, whatever the final value is."""
    cells = panel.cells
    known = ~np.isnan(truth.values)
    decoded = known & ~np.isnan(cells.color_value)
    sheet.count("color decoded", float(decoded.sum()), float(known.sum()))
    if not decoded.any():
        return
    error = color_error(truth.bar, cells.color_value, truth.values)
    sheet.color_errors.append(np.asarray(error[decoded & ~np.isnan(error)], dtype=float))
    bottom, top = interval(truth, cells.color_value, cells.color_low, cells.color_high)
    clipped = np.clip(position(truth.bar, truth.values), 0.0, 1.0)
    inside = decoded & (bottom - 1e-9 <= clipped) & (clipped <= top + 1e-9)
    n = float(decoded.sum())
    sheet.count("coverage", float(inside.sum()), n)
    sheet.count("interval width", float(np.nansum((top - bottom)[decoded])), n)


def _reasons(reasons: tuple[object, ...]) -> str:
    return ", ".join(map(str, reasons))
