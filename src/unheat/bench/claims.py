"""What was claimed about every cell of a figure, beside the truth.

The scorer adds up; calibration needs the cells one by one. ``read_and_keep`` is a reader for
``bench.pool`` that leaves ``NAME.npz`` beside the picture, so that a run can be resumed and
several runs be put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.bench.cells import close, color_right, interval, printed_numbers
from unheat.bench.match import match
from unheat.bench.scales import color_error, position
from unheat.bench.truth import PanelTruth, load_truth, panels
from unheat.model import Figure, Panel, Status
from unheat.options import ReadOptions

Array = npt.NDArray[Any]
Claims = dict[str, Array]
"""Columns of one length, one entry a cell of the truth; see ``COLUMNS``."""

COLUMNS: dict[str, str] = {
    "panel": "number of the panel in the truth",
    "row": "row of the cell",
    "col": "column of the cell",
    "kind": "printed, color (known value, nothing printed) or masked",
    "status": "the verdict; lost where the panel has another shape or was not found",
    "confidence": "what is claimed",
    "text_confidence": "what the readers said of the text",
    "review": "the cell or its panel is up for review",
    "reasons": "why, words of the cell, then those of its panel",
    "text": "what was read",
    "print": "what is printed",
    "text_value": "number read",
    "value": "final value",
    "print_value": "number printed",
    "target": "true number in printed units; for an altered cell not the printed one",
    "unit": "unit of the last printed place",
    "as_printed": "the final value is what is printed, within half a unit",
    "exact": "the number read is the number printed",
    "right": "the final value is the target, within half a unit; colours: see bench.cells",
    "altered": "a misprint",
    "mode": "sort of misprint",
    "gap": "distance of a misprint's place on the bar from the truth's, as a share of the bar",
    "bar": "a bar is drawn",
    "truth_place": "the truth's place on the bar, clipped to it; NaN without a bar",
    "low_place": "place of the interval's low end, clipped",
    "high_place": "place of the interval's high end, clipped",
    "color_error": "distance of the decoded colour from the truth, as a share of the bar",
    "digit_px": "height of the digits in the picture",
}
"""What the columns hold."""

# Height of a digit as a share of the size of type.
_DIGIT_SHARE = 0.729


def read_and_keep(path: Path, options: ReadOptions) -> Figure:
    """Read a figure whose truth lies beside it, and leave ``NAME.npz`` there too."""
    from unheat.pipeline import read

    truth = load_truth(path.with_suffix(".json"))
    if truth is None:
        raise ValueError(f"{path} has no truth beside it")
    figure = read(path, options)
    np.savez_compressed(path.with_suffix(".npz"), **claims(figure, truth))  # type: ignore[arg-type]
    return figure


def claims(figure: Figure, truth: Mapping[str, Any]) -> Claims:
    """The claims of a figure that was read, one entry for every cell of the truth.

    Cells that hold neither a number nor a known value are left out.
    """
    truths = panels(truth)
    raw = truth.get("panels") or [truth]
    found, invented = match(figure, truths, (float(truth["width"]), float(truth["height"])))
    # A small part of a panel does not overlap it enough to be it, and is what was claimed.
    part = invented[0] if invented else None
    resized = figure.provenance.size[0] / float(truth["width"])
    parts = []
    for i, (panel_truth, panel) in enumerate(zip(truths, found, strict=True)):
        columns = _panel(panel_truth, panel or part)
        columns["gap"], columns["mode"] = _misprints(raw[i], panel_truth)
        columns["panel"] = np.full(panel_truth.shape, i)
        height = _DIGIT_SHARE * float(raw[i].get("annot_px") or 0) * resized * _scale(truth)
        columns["digit_px"] = np.full(panel_truth.shape, height)
        keep = columns["kind"] != ""
        parts.append({name: columns[name][keep] for name in COLUMNS})
    return join(parts)


def join(parts: Iterable[Claims]) -> Claims:
    """Several claims as one."""
    listed = list(parts)
    if not listed:
        return {name: np.zeros(0) for name in COLUMNS}
    return {name: np.concatenate([part[name] for part in listed]) for name in listed[0]}


def load(path: Path) -> Claims:
    """The claims in a file that ``read_and_keep`` has left."""
    with np.load(path) as stored:
        return {name: stored[name] for name in COLUMNS}


def _scale(truth: Mapping[str, Any]) -> float:
    """By how much the picture was resized after drawing: the print's size is told as drawn."""
    return float(truth.get("resized") or 1.0)


def _panel(truth: PanelTruth, panel: Panel | None) -> Claims:
    shape = truth.shape
    numbers = printed_numbers(truth)
    is_printed = ~np.isnan(numbers.value)
    rows, cols = np.indices(shape)
    kind = np.full(shape, "", dtype="U7")
    kind[~is_printed & ~np.isnan(truth.values)] = "color"
    kind[~is_printed & np.isnan(truth.values) & truth.values_known] = "masked"
    kind[is_printed] = "printed"
    columns: Claims = {
        "row": rows,
        "col": cols,
        "kind": kind,
        "print": np.array([text or "" for text in truth.printed.ravel()]).reshape(shape),
        "print_value": numbers.value,
        "target": np.where(truth.altered | ~is_printed, truth.values * truth.factor, numbers.value),
        "unit": numbers.unit,
        "altered": truth.altered,
        "bar": np.full(shape, truth.bar.present),
        "truth_place": np.full(shape, np.nan),
    }
    if truth.bar.known:
        columns["truth_place"] = np.clip(position(truth.bar, truth.values), 0.0, 1.0)
    if panel is None or panel.cells.shape != shape:
        return columns | _lost(shape, panel)
    return columns | _read(truth, panel, columns, numbers.percent)


def _lost(shape: tuple[int, int], panel: Panel | None) -> Claims:
    """A panel of another shape: every cell is wrong, and claimed as surely as its cells are."""
    nan = np.full(shape, np.nan)
    no = np.zeros(shape, dtype=bool)
    sure = 0.0 if panel is None else float(np.median(panel.cells.confidence))
    return {
        "status": np.full(shape, "lost", dtype="U10"),
        "confidence": np.full(shape, sure),
        "text_confidence": np.zeros(shape),
        "review": np.full(shape, panel is None or panel.review),
        "reasons": np.full(shape, "" if panel is None else " ".join(panel.reasons)),
        "text": np.full(shape, "", dtype="U1"),
        **dict.fromkeys(("text_value", "value", "low_place", "high_place", "color_error"), nan),
        **dict.fromkeys(("as_printed", "exact", "right"), no),
    }


def _read(truth: PanelTruth, panel: Panel, told: Claims, percent: Array) -> Claims:
    cells, shape = panel.cells, truth.shape
    nan = np.full(shape, np.nan)
    half = told["unit"] * (0.5 + 1e-6)
    # A repair is another reading of the same ink, so it stands for the print.
    repaired = np.equal(cells.status, Status.REPAIRED).astype(bool)
    text_value = np.where(repaired, cells.value, cells.text_value)
    right = close(cells.value, told["target"], half, percent)
    color = told["kind"] == "color"
    if truth.bar.present:
        right |= color & color_right(truth, cells.value, cells.color_low, cells.color_high)
    else:
        # Nobody can know a colour's value without a bar and without print.
        right |= color & np.isnan(cells.value)
    right |= (told["kind"] == "masked") & np.isnan(cells.value)
    low, high, error = nan, nan, nan
    if truth.bar.known:
        low, high = interval(truth, cells.color_value, cells.color_low, cells.color_high)
        error = color_error(truth.bar, cells.color_value, truth.values)
    return {
        "status": np.array([str(s) for s in cells.status.ravel()], dtype="U10").reshape(shape),
        "confidence": cells.confidence.copy(),
        "text_confidence": cells.text_confidence.copy(),
        "review": cells.review.astype(bool) | panel.review,
        "reasons": np.array(
            [" ".join((*reasons, *panel.reasons)) for reasons in cells.reasons.ravel()]
        ).reshape(shape),
        "text": np.array([text or "" for text in cells.text.ravel()]).reshape(shape),
        "text_value": text_value,
        "value": cells.value.copy(),
        "as_printed": close(cells.value, told["print_value"], half, percent),
        "exact": close(text_value, told["print_value"], told["unit"] * 1e-3, percent),
        "right": right,
        "low_place": low,
        "high_place": high,
        "color_error": error,
    }


def _misprints(raw: Mapping[str, Any], truth: PanelTruth) -> tuple[Array, Array]:
    """(gap (R, C), NaN where nothing is altered; sort of misprint (R, C)).

    With a bar the gap is what colour could tell: places clipped to the bar, and steps of a
    discrete bar, count as one.
    """
    gap, mode = np.full(truth.shape, np.nan), np.full(truth.shape, "", dtype="U9")
    for told in raw.get("expected_conflicts") or ():
        index = told["row"], told["col"]
        mode[index] = told["mode"]
        gap[index] = told["gap"]
        if truth.bar.known:
            ends = truth.bar.ends
            printed = np.clip(np.array([told["printed_value"]]), *ends)
            gap[index] = color_error(truth.bar, printed, np.array([told["true_value"]]))[0]
    return gap, mode
