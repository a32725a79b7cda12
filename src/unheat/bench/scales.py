"""Scoring of scales: the bar, its texts, its range, and positions on it."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from unheat.bench.doubts import SCALES, TEXTS, count_doubt
from unheat.bench.tally import Sheet
from unheat.bench.texts import normal, same
from unheat.bench.truth import BarTruth, PanelTruth
from unheat.model import ColorScale, Panel

Floats = npt.NDArray[np.float64]

_NORMS = {
    "linear": ("linear",),
    "log": ("log",),
    "symlog": ("symlog",),
    "discrete": ("boundaries", "categories"),
}
# "Both ends within 1 % of the bar's length."
_RANGE_TOLERANCE = 0.01


def score_scale(sheet: Sheet, truth: PanelTruth, panel: Panel | None, place: str) -> None:
    """Count everything about one panel's scale; ``panel`` None means it was not found."""
    bar = truth.bar
    scale = panel.scale if panel is not None else None
    seen = scale is not None and scale.origin == "colorbar"
    watched = panel is not None and (panel.review or (scale is not None and scale.review))
    sheet.judge("bar found", seen == bar.present, place, _there(bar.present), _there(seen))
    if not bar.present:
        invented = seen and not watched
        sheet.count("silent scale errors", float(invented), float(seen))
        return
    _score_label(sheet, bar, scale, place, watched)
    if bar.ticks:
        expected = sorted(set(map(normal, bar.ticks)))
        got = sorted({normal(tick.text) for tick in scale.ticks}) if scale else []
        sheet.judge("bar ticks exact", expected == got, place, expected, got)
    norm = scale.norm if scale else None
    normed = norm in _NORMS.get(bar.kind, (bar.kind,))
    sheet.judge("scale norm", normed, place, bar.kind, norm)
    if bar.known:
        right = scale is not None and range_right(bar, scale.minimum, scale.maximum)
        got_range = f"{scale.minimum:.6g} to {scale.maximum:.6g}" if scale else None
        silent = not right and not watched and panel is not None
        sheet.judge(
            "scale range", right, place, f"{bar.minimum} to {bar.maximum}", got_range, silent=silent
        )
        sheet.count("silent scale errors", float(silent), 1)
        if right and normed and scale is not None:
            count_doubt(sheet, SCALES, (scale.review, scale.reasons), place, got_range)


def _score_label(
    sheet: Sheet, bar: BarTruth, scale: ColorScale | None, place: str, watched: bool
) -> None:
    label = scale.label if scale else None
    if not bar.label and label is None:
        return
    text = label.text if label else None
    right = same(bar.label, text)
    silent = not right and not watched and not (label is not None and label.review)
    if right and label is not None:
        count_doubt(sheet, TEXTS, (label.review, label.reasons), f"{place} bar", bar.label)
    sheet.judge("bar label exact", right, place, bar.label, text, silent=silent)
    sheet.count("silent label errors", float(silent), 1)


def range_right(bar: BarTruth, minimum: float, maximum: float) -> bool:
    """Whether both ends lie within 1 % of the bar's length (of its logarithm for log bars)."""
    ends = position(bar, np.array([min(minimum, maximum), max(minimum, maximum)]))
    return bool(np.all(np.abs(ends - (0.0, 1.0)) <= _RANGE_TOLERANCE + 1e-9))


def position(bar: BarTruth, values: Floats) -> Floats:
    """Place of ``values`` along the bar, 0 at its low end, 1 at its high end; not clipped."""
    low, high = bar.ends
    values = np.asarray(values, dtype=float)
    if bar.kind == "log" and low > 0:
        low, high = math.log(low), math.log(high)
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.log(values)
    elif bar.kind == "symlog" and bar.linthresh:
        # Linear within the threshold, and as wide there as matplotlib makes it by default.
        low, high, *_ = _symlog(np.array([low, high]), bar.linthresh).tolist()
        values = _symlog(values, bar.linthresh)
    place: Floats = (values - low) / (high - low or 1.0)
    return place


def _symlog(values: Floats, linthresh: float) -> Floats:
    size = np.abs(values) / linthresh
    outer = 10.0 / 9.0 + np.log10(np.maximum(size, 1.0))
    return np.asarray(np.sign(values) * np.where(size <= 1.0, size * 10.0 / 9.0, outer))


def color_error(bar: BarTruth, decoded: Floats, truth: Floats) -> Floats:
    """|decoded − truth clipped to the bar| as a share of the bar; NaN stays NaN.

    For a discrete bar it is the distance to the bin that the truth lies in.
    """
    where = position(bar, decoded)
    clipped = np.clip(position(bar, truth), 0.0, 1.0)
    if bar.kind == "discrete" and bar.bounds:
        edges = position(bar, np.array(bar.bounds))
        index = np.clip(np.searchsorted(edges, clipped, side="right") - 1, 0, len(edges) - 2)
        return np.maximum(np.maximum(edges[index] - where, where - edges[index + 1]), 0.0)
    result: Floats = np.abs(where - clipped)
    return result


def _there(present: bool) -> str:
    return "a bar" if present else "no bar"
