"""A scale on the page of evidence: its ramp, its fit, and how far each tick lies off it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from unheat.color.norm import norm_of
from unheat.export.table import hex_color
from unheat.model.figure import ColorScale
from unheat.show.legends import legend_told

_ORIGINS = {
    "colorbar": "from the bar",
    "learned": "learned from the printed numbers",
    "declared": "declared by hand",
}

PLOT = (340.0, 170.0)
"""Width and height of the plot of a scale, in pixels of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TickMark:
    """A tick on the plot of its scale: where it lies, where the fit has it, and how far off."""

    text: str
    x: float
    y: float
    fit_y: float
    value: str
    residual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleView:
    """A scale on the page."""

    told: str
    stops: tuple[tuple[str, str], ...]
    curve: str
    ticks: tuple[TickMark, ...]
    label: str
    review: bool
    why: str


_STRAIGHT = ("linear", "log", "symlog")
"""Norms whose bent values run straight along the bar."""


def scale_view(scale: ColorScale) -> ScaleView:
    """A scale as its plot shows it: ramp, line, and how far off that each tick lies."""
    if scale.categories is not None:
        return _legend(scale)
    knots = np.array(scale.knots, dtype=float).reshape(-1, 4)
    norm = norm_of(scale.norm, scale.linthresh, knots[:, 0].tolist())
    bent = np.asarray(norm.bend(knots[:, 0]), dtype=float)
    width, height = PLOT
    at = np.linspace(0, 1, len(knots))
    ends = np.asarray(norm.bend([scale.minimum, scale.maximum]), dtype=float)
    line = at, bent
    if scale.norm in _STRAIGHT and np.isfinite(ends).all() and ends[1] > ends[0]:
        # Colors are those of whole pixels, of which the outer ones stand within the ends.
        at = np.clip((bent - ends[0]) / (ends[1] - ends[0]), 0.0, 1.0)
        line = np.array([0.0, 1.0]), ends
    # Of a bar without numbers nobody knows a value.
    known = line[1][np.isfinite(line[1])]
    low, span = (float(known.min()), float(np.ptp(known)) or 1.0) if len(known) else (0.0, 1.0)

    def y(value: float) -> float:
        return height * (1 - (value - low) / span)

    marks = []
    for tick in scale.ticks:
        value = float(norm.bend(tick.value))
        fit = float(np.interp(tick.position, *line))
        marks.append(
            TickMark(
                text=tick.text,
                x=round(width * tick.position, 1),
                y=round(y(value), 1),
                fit_y=round(y(fit), 1),
                value=f"{tick.value:.6g}",
                residual=f"{100 * (value - fit) / span:+.2f} %",
            )
        )
    origin = _ORIGINS[scale.origin]
    named = f", colors as of {scale.colormap}" if scale.colormap else ""
    return ScaleView(
        told=f"{scale.minimum:.4g} to {scale.maximum:.4g}, {scale.norm}, {origin}{named}",
        stops=tuple(
            (f"{100 * x:.2f}%", hex_color(knot[1:]))
            for x, knot in zip(at, scale.knots, strict=True)
        ),
        curve=" ".join(
            f"{width * x:.1f},{y(value):.1f}"
            for x, value in zip(*line, strict=True)
            if np.isfinite(value)
        ),
        ticks=tuple(marks),
        label="" if scale.label is None else scale.label.text,
        review=scale.review,
        why=" ".join(reason.sentence for reason in scale.reasons),
    )


def _legend(scale: ColorScale) -> ScaleView:
    """Names lie on no line: their colors in steps, and what they are."""
    step = 100 / max(len(scale.knots), 1)
    edges = [(index * step, (index + 1) * step) for index in range(len(scale.knots))]
    return ScaleView(
        told=f"Names: {legend_told(scale)}",
        stops=tuple(
            (f"{edge:.2f}%", hex_color(knot[1:]))
            for ends, knot in zip(edges, scale.knots, strict=True)
            for edge in ends
        ),
        curve="",
        ticks=(),
        label="" if scale.label is None else scale.label.text,
        review=scale.review,
        why=" ".join(reason.sentence for reason in scale.reasons),
    )
