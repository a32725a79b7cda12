"""A scale for a figure without a bar: learned from the numbers that are printed in it.

Two ways, the stronger first. Where the colours lie on a known ramp (a named map, or a bar
whose ticks cannot be read) and the printed numbers run along it in a line, the ramp is the
scale and only its two ends are fitted; a misprint cannot bend it. Otherwise the ramp
itself is found among the colours (``learned_curve``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.color.known import known_maps
from unheat.color.norm import Norm
from unheat.color.ramp import Ramp
from unheat.color.spaces import srgb_to_lab
from unheat.decide.learned_classes import Classes, find_classes
from unheat.decide.learned_curve import Curve, find_curve
from unheat.decide.noise import fill_noise
from unheat.decide.proposals import habit_of, propose
from unheat.medians import median
from unheat.model import CellPixels, ColorScale, Reason

FloatArray = npt.NDArray[np.float64]
ObjectArray = npt.NDArray[np.object_]

_LEAST_CELLS = 6
_LEAST_CONFIDENCE = 0.3
_ON_MAP = 2.5
"""Median CIE76 distance up to which a panel's colours lie on a ramp, beside their own noise."""

_SEEN = 1.0
"""CIE76 distance that an eye just sees, and far beyond the rounding of a lossless picture."""

_OFF_LINE = 0.02
"""Share of the ramp by which a number may lie off the line and still be on it."""

_FAR_BEYOND = 1e4
_AT_END = 0.01
"""Cells so near to both ends of a map show that the scale ends there, and not elsewhere."""

_LEAST_SHARE = 0.6
_LEAST_PLACES = 4
_MANY = 60
_MOST_OFF_MAP = 0.1
_PAIRS = 400


def learn_scale(
    pixels: CellPixels,
    readings: ObjectArray,
    *,
    bar: ColorScale | None = None,
    norm: str | None = None,
    part: int = 0,
) -> ColorScale | None:
    """The scale that the printed cells imply, None where they imply none.

    ``readings`` is (R, C) of ``TextReading`` or None. Too few numbers, or numbers that do
    not run with the colours, give None: nothing is invented. ``bar`` is a scale whose
    colours are known and whose values are not to be trusted; then only its ends are
    learned and all else is kept. ``norm`` (linear or log) is taken where it is known. ``part``
    says which number of each cell is meant, where cells hold several.
    """
    values, weights = _values(readings, part)
    lab = srgb_to_lab(pixels.rgb)
    heard = np.isfinite(values) & np.isfinite(lab).all(axis=-1) & (weights > _LEAST_CONFIDENCE)
    if heard.any():
        # A misread exponent: no panel goes so far beyond its own large numbers.
        heard &= np.abs(values) <= _FAR_BEYOND * np.quantile(np.abs(values[heard]), 0.9)
    if heard.sum() < _LEAST_CELLS or len(np.unique(values[heard])) < _LEAST_CELLS // 2:
        return None
    rgb, values = pixels.rgb[heard], values[heard]
    noise = float(median(fill_noise(pixels)[heard]))
    on_map = _ON_MAP + noise
    if bar is not None:
        fitted = _best_fit(_bar_ramp(bar), rgb, values, norm, on_map)
        return _bar_scale(bar, fitted) if fitted is not None else None
    if norm is None and (classes := find_classes(rgb, values, noise)) is not None:
        return _class_scale(classes)
    fitted = _best_fit(_named_ramps(lab[heard], on_map), rgb, values, norm, on_map)
    curve = find_curve(rgb, values)
    if fitted is None or (curve is not None and _fits_better(curve, fitted)):
        return _curve_scale(curve) if curve is not None else None
    return _map_scale(fitted)


def _fits_better(curve: Curve, fitted: _Fit) -> bool:
    """A map that the colours only come near to yields to a curve that they lie on."""
    if curve.share > fitted.share + 0.15:
        return True
    straight = max(curve.residual, 0.002)
    if curve.cells >= _MANY and fitted.residual > 3 * straight and curve.share >= fitted.share:
        return True
    return fitted.distance > _SEEN and curve.share >= fitted.share - 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Fit:
    """A ramp with a line on it: bent value = base + slope × position."""

    name: str | None
    positions: FloatArray
    rgb: FloatArray
    norm: Norm
    slope: float
    base: float
    share: float
    residual: float
    distance: float
    seen: bool

    @property
    def score(self) -> float:
        return self.share - 3 * self.residual - self.distance / 30

    @property
    def ends(self) -> tuple[float, float]:
        low, high = self.norm.unbend([self.base, self.base + self.slope])
        return float(low), float(high)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Candidate:
    name: str | None
    positions: FloatArray
    rgb: FloatArray


def _values(readings: ObjectArray, part: int) -> tuple[FloatArray, FloatArray]:
    """Numbers and their weights, (R, C); what breaks the panel's habit teaches nothing."""
    values, weights = np.full(readings.shape, np.nan), np.zeros(readings.shape)
    habit = habit_of(readings.ravel())
    for index, reading in np.ndenumerate(readings):
        if reading is None:
            continue
        proposals, _ = propose(reading, part, habit, alone=True)
        if proposals:
            values[index], weights[index] = proposals[0].value, proposals[0].weight
    return values, weights


def _bar_ramp(bar: ColorScale) -> list[_Candidate]:
    rgb = np.array([knot[1:] for knot in bar.knots], dtype=np.float64)
    places = np.linspace(0.0, 1.0, len(rgb))
    return [_Candidate(name=bar.colormap, positions=places, rgb=rgb)]


def _named_ramps(lab: FloatArray, on_map: float) -> Iterator[_Candidate]:
    """Named maps that the colours may lie on: a cheap look before the colours are projected."""
    table = known_maps()
    places = np.linspace(0.0, 1.0, table.rgb.shape[1])
    some = lab[:: max(1, len(lab) // 200)]
    # The distance to the nearest of 32 samples bounds the distance to the curve.
    steps = np.sqrt((np.diff(table.lab, axis=1) ** 2).sum(axis=2)).max(axis=1)
    for name, rgb, curve, step in zip(table.names, table.rgb, table.lab, steps, strict=True):
        red, green, blue = ((some[:, None, i] - curve[:, i]) ** 2 for i in range(3))
        rough = np.sqrt((red + green + blue).min(axis=1))
        if median(rough) <= on_map + step / 2:
            yield _Candidate(name=name, positions=places, rgb=rgb)


def _best_fit(
    candidates: Iterator[_Candidate] | list[_Candidate],
    rgb: FloatArray,
    values: FloatArray,
    norm: str | None,
    on_map: float,
) -> _Fit | None:
    best: _Fit | None = None
    for candidate in candidates:
        try:
            ramp = Ramp.from_rgb(candidate.positions, candidate.rgb)
        except ValueError:
            continue
        found = ramp.project(rgb, 1.0)
        distance = float(median(found.distance))
        if distance > on_map:
            continue
        # A misprint has the right colour; printed cells off the ramp mean another ramp.
        if (found.distance > 3 * on_map).mean() > _MOST_OFF_MAP:
            continue
        # A second branch of the ramp that is as near leaves the position open.
        near = found.distance < 3 * on_map
        clear = ~np.isfinite(found.other) & near
        fit = _line(candidate, found.position, values, (near, clear), distance, norm)
        if fit is not None and (best is None or fit.score > best.score):
            best = fit
    return best


def _line(
    candidate: _Candidate,
    positions: FloatArray,
    values: FloatArray,
    told: tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]],
    distance: float,
    known: str | None,
) -> _Fit | None:
    """A robust line position → bent value through pairs of cells, linear or logarithmic.

    ``told`` are the cells (n,) whose colors are those of the ramp, and which of these have one
    place on it.
    """
    count = len(values)
    near, clear = told
    generator = np.random.default_rng(0)
    first, second = generator.integers(0, count, (2, _PAIRS))
    keep = (np.abs(positions[first] - positions[second]) > 0.1) & clear[first] & clear[second]
    first, second = first[keep], second[keep]
    best: _Fit | None = None
    for norm in (Norm("linear"), Norm("log")):
        if known not in (None, norm.kind):
            continue
        if norm.kind == "log" and (values <= 0).any():
            continue
        bent = norm.bend(values)
        rise = bent[second] - bent[first]
        some = rise != 0
        if not some.any():
            continue
        slopes = rise[some] / (positions[second] - positions[first])[some]
        bases = bent[first][some] - slopes * positions[first][some]
        places = (bent[None, :] - bases[:, None]) / slopes[:, None]
        off = np.abs(np.clip(places, 0.0, 1.0) - positions[None, :])
        # A color that the ramp has nowhere is no end of it, however large its number is.
        on_line = (off < _OFF_LINE) & near
        at = int(on_line.mean(axis=1).argmax())
        # Ends hold whatever lies beyond them; the line rests on what lies between.
        inner = on_line[at] & clear & (positions > 0.003) & (positions < 0.997)
        share = float(on_line[at].mean())
        if share < _LEAST_SHARE or not _spread_out(positions[inner]):
            continue
        slope, base = np.polyfit(positions[inner], bent[inner], 1)
        if slope == 0:
            continue
        residual = float(median(np.abs((bent[inner] - base) / slope - positions[inner])))
        if not residual < _OFF_LINE:
            continue
        fit = _Fit(
            name=candidate.name,
            positions=candidate.positions,
            rgb=candidate.rgb,
            norm=norm,
            slope=float(slope),
            base=float(base),
            share=share,
            residual=residual,
            distance=distance,
            seen=bool(positions.min() < _AT_END and positions.max() > 1.0 - _AT_END),
        )
        if best is None or fit.score > best.score + 0.02:
            best = fit
    return best


def _spread_out(positions: FloatArray) -> bool:
    """Enough different places to tell a line: two clusters lie on any line."""
    several = len(np.unique(np.round(positions, 2))) >= _LEAST_PLACES
    return several and bool(np.ptp(positions) > 0.1)


def _map_scale(fit: _Fit) -> ColorScale:
    rgb, name, (low, high) = fit.rgb, fit.name, fit.ends
    values = fit.norm.unbend(fit.base + fit.slope * fit.positions)
    if fit.slope < 0:
        rgb, values, low, high = rgb[::-1], values[::-1], high, low
        name = f"{name}_r"
    return ColorScale(
        origin="learned",
        minimum=_shortened(low),
        maximum=_shortened(high),
        norm=fit.norm.kind,
        knots=knots_of(values, rgb),
        colormap=name,
        residual=fit.residual,
        review=not fit.seen,
        reasons=(Reason.NO_COLORBAR, Reason.SCALE_LEARNED),
    )


def _bar_scale(bar: ColorScale, fit: _Fit) -> ColorScale:
    learned = _map_scale(fit)
    return replace(
        bar,
        origin="learned",
        inverted=False,
        minimum=learned.minimum,
        maximum=learned.maximum,
        norm=learned.norm,
        linthresh=None,
        boundaries=None,
        knots=learned.knots,
        ticks=(),
        colormap=learned.colormap if bar.colormap is not None else None,
        residual=fit.residual,
        review=True,
        reasons=tuple(dict.fromkeys((*bar.reasons, Reason.SCALE_LEARNED))),
    )


def _class_scale(classes: Classes) -> ColorScale:
    bounds = classes.bounds
    return ColorScale(
        origin="learned",
        minimum=float(bounds[0]),
        maximum=float(bounds[-1]),
        norm="boundaries",
        boundaries=tuple(bounds.tolist()),
        knots=knots_of((bounds[:-1] + bounds[1:]) / 2, classes.rgb),
        review=not classes.told,
        reasons=(Reason.NO_COLORBAR, Reason.SCALE_LEARNED),
    )


def _curve_scale(curve: Curve) -> ColorScale:
    return ColorScale(
        origin="learned",
        minimum=float(curve.values[0]),
        maximum=float(curve.values[-1]),
        norm=curve.norm.kind,
        knots=knots_of(curve.values, curve.rgb),
        residual=curve.residual,
        reasons=(Reason.NO_COLORBAR, Reason.SCALE_LEARNED),
    )


def knots_of(values: FloatArray, rgb: FloatArray) -> tuple[tuple[float, float, float, float], ...]:
    """(value, r, g, b) a sample, rounded so that records do not differ between processors."""
    return tuple(
        (float(f"{value:.9g}"), round(r, 2), round(g, 2), round(b, 2))
        for value, (r, g, b) in zip(values.tolist(), rgb.astype(float).tolist(), strict=True)
    )


def _shortened(value: float) -> float:
    return float(f"{value:.6g}")
