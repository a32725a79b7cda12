"""A scale for a figure without a bar: learned from the numbers that are printed in it.

Two ways, the stronger first. Where the colours lie on a named map and the printed numbers
run along it in a line, the map is the scale and only its two ends are fitted; a misprint
cannot bend it. Otherwise a smooth monotone curve from value to colour is drawn through
the cells, and each cell is judged by the curve that was drawn without it (``leave_out``).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.color.known import known_maps
from unheat.color.norm import Norm
from unheat.color.ramp import Ramp
from unheat.color.spaces import lab_to_srgb, srgb_to_lab
from unheat.model import CellPixels, ColorScale, Reason

FloatArray = npt.NDArray[np.float64]
ObjectArray = npt.NDArray[np.object_]

_LEAST_CELLS = 6
_ON_MAP = 2.5
"""Median CIE76 distance up to which a panel's colours lie on a named map."""


def learn_scale(pixels: CellPixels, readings: ObjectArray) -> ColorScale | None:
    """The scale that the printed cells imply, None where they imply none.

    ``readings`` is (R, C) of ``TextReading`` or None. Too few numbers, or numbers that do
    not run with the colours, give None: nothing is invented.
    """
    values, weights = _values(readings)
    lab = srgb_to_lab(pixels.rgb)
    heard = np.isfinite(values) & np.isfinite(lab).all(axis=-1) & (weights > 0.3)
    if heard.sum() < _LEAST_CELLS or len(np.unique(values[heard])) < _LEAST_CELLS // 2:
        return None
    return _on_named_map(lab[heard], values[heard])


def _values(readings: ObjectArray) -> tuple[FloatArray, FloatArray]:
    values, weights = np.full(readings.shape, np.nan), np.zeros(readings.shape)
    for index, reading in np.ndenumerate(readings):
        if reading is not None and reading.value is not None:
            values[index], weights[index] = reading.value, reading.confidence
    return values, weights


def _on_named_map(lab: FloatArray, values: FloatArray) -> ColorScale | None:
    table = known_maps()
    best: tuple[float, ColorScale] | None = None
    for name, curve in zip(table.names, table.lab, strict=True):
        # A cheap look first: distance to the nearest of 32 samples bounds the distance to the curve.
        step = np.sqrt((np.diff(curve, axis=0) ** 2).sum(axis=1)).max()
        rough = np.sqrt(((lab[:, None, :] - curve[None, :, :]) ** 2).sum(axis=-1)).min(axis=1)
        if np.median(rough) > _ON_MAP + step / 2:
            continue
        rgb = lab_to_srgb(curve)
        try:
            ramp = Ramp.from_rgb(np.linspace(0, 1, len(rgb)), rgb)
        except ValueError:
            continue
        found = ramp.project(lab_to_srgb(lab), 1.0)
        distance = float(np.median(found.distance))
        if distance > _ON_MAP:
            continue
        fit = _line(found.position, values)
        if fit is None:
            continue
        norm, slope, intercept, share, residual = fit
        score = share - residual - distance / 50
        if best is None or score > best[0]:
            best = score, _scale_of(name, rgb, norm, slope, intercept, residual)
    return best[1] if best is not None else None


def _line(
    positions: FloatArray, values: FloatArray
) -> tuple[Norm, float, float, float, float] | None:
    """A robust line position → bent value: (norm, slope, intercept, share, residual)."""
    best = None
    for norm in (Norm("linear"), Norm("log")):
        if norm.kind == "log" and (values <= 0).any():
            continue
        bent = norm.bend(values)
        generator = np.random.default_rng(0)
        count = len(values)
        first = generator.integers(0, count, 400)
        second = generator.integers(0, count, 400)
        apart = np.abs(positions[first] - positions[second]) > 0.15
        first, second = first[apart], second[apart]
        if not len(first):
            continue
        slopes = (bent[second] - bent[first]) / (positions[second] - positions[first])
        keep = slopes != 0
        slopes, first = slopes[keep], first[keep]
        if not len(slopes):
            continue
        bases = bent[first] - slopes * positions[first]
        off = np.abs((bent[None, :] - bases[:, None]) / slopes[:, None] - positions[None, :])
        inside = (positions > 0.004) & (positions < 0.996)
        ok = (off < 0.02) | ~inside[None, :] & (off < 0.02)
        shares = ok.mean(axis=1)
        at = int(shares.argmax())
        if shares[at] < 0.6 or ok[at].sum() < _LEAST_CELLS:
            continue
        slope, base = np.polyfit(positions[ok[at]], bent[ok[at]], 1)
        residual = float(
            np.median(np.abs((bent[ok[at]] - base) / slope - positions[ok[at]]))
        )
        score = shares[at] - residual
        if best is None or score > best[0] + 0.02:
            best = (score, (norm, float(slope), float(base), float(shares[at]), residual))
    return best[1] if best is not None else None


def _scale_of(
    name: str, rgb: FloatArray, norm: Norm, slope: float, base: float, residual: float
) -> ColorScale:
    places = np.linspace(0.0, 1.0, len(rgb))
    if slope < 0:
        rgb, base, slope, name = rgb[::-1], base + slope, -slope, f"{name}_r"
    values = norm.unbend(base + slope * places)
    return ColorScale(
        origin="learned",
        minimum=float(f"{values[0]:.6g}"),
        maximum=float(f"{values[-1]:.6g}"),
        norm=norm.kind,
        knots=tuple(
            (float(f"{value:.9g}"), *(round(float(c), 2) for c in color))
            for value, color in zip(values, rgb, strict=True)
        ),
        colormap=name,
        residual=residual,
        reasons=(Reason.NO_COLORBAR, Reason.SCALE_LEARNED),
    )
