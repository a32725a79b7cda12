"""Map and norm of a scale in matplotlib's words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Cells, ColorScale
from unheat.show.paint import Paint, step_edges, to_position
from unheat.show.plot_units import color_name, plain

FloatArray = npt.NDArray[np.float64]

_RAMP_LENGTHS = (2, 3, 5, 9, 17, 33, 65, 129)

_MOST_PLACES = 64
"""Colors at places of their own that are written down."""

_ONE_COLOR = 8.0
"""Levels (0–255) within which colors of several cells are one."""

_RAMP_ERROR = 2.0
"""Levels (0–255) by which a ramp of few colors may miss the whole one: none that is seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlot:
    """A map by ``name``, in so many even ``steps`` unless that is 0, or by ``colors``: one a step
    where ``stepped``, else evenly spaced or at ``places`` (0–1).

    ``under`` and ``over`` are colors of what lies beyond the ends, None where they are the
    ends' own.
    """

    name: str | None = None
    steps: int = 0
    colors: tuple[str, ...] = ()
    places: tuple[float, ...] = ()
    stepped: bool = False
    under: str | None = None
    over: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NormPlot:
    """``kind`` is linear, log, symlog, power, two-slope, boundaries or categories.

    ``low`` and ``high`` are the ends, ``bend`` the exponent, center, or linthresh, ``middle``
    symlog's linscale. ``clip`` draws what a logarithm cannot hold at the low end.
    """

    kind: str
    low: float
    high: float
    bend: float = 0.0
    middle: float = 1.0
    clip: bool = False
    bounds: tuple[float, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalePlot:
    """Map and norm, which together color numbers."""

    map: MapPlot
    norm: NormPlot


def scale_plot(scale: ColorScale | None, paint: Paint | None, cells: Cells) -> ScalePlot | None:
    """How a scale colors numbers; None where there is none, or no color is known of it."""
    if scale is None or paint is None:
        return None
    beyond = [_beyond(scale, cells, paint, high=high) for high in (False, True)]
    return ScalePlot(map=map_plot(scale, paint, *beyond), norm=norm_plot(scale, cells))


def map_plot(
    scale: ColorScale, paint: Paint, under: str | None = None, over: str | None = None
) -> MapPlot:
    """The colors of a scale: the named map where it is the whole bar's, else a ramp.

    ``under`` and ``over`` are the colors of what lies beyond its ends.
    """
    edges = step_edges(scale)
    if edges is not None:
        if scale.norm == "categories":
            knots = np.asarray(scale.knots, dtype=float)[:, 1:] / 255.0
            colors = _names(knots[np.argsort([tick.position for tick in scale.ticks])])
            return MapPlot(colors=colors, stepped=True)
        colors = _names(paint.at((edges[:-1] + edges[1:]) / 2))
        return MapPlot(colors=colors, stepped=True, under=under, over=over)
    name = _matplotlib_name(scale.colormap)
    if paint.even:
        if name is not None and _is_resampled(name, paint.colors):
            return MapPlot(name=name, steps=len(paint.colors), under=under, over=over)
        return MapPlot(colors=_names(paint.colors), stepped=True, under=under, over=over)
    if name is not None and paint.named:
        return MapPlot(name=name, under=under, over=over)
    whole = paint.at(np.linspace(0.0, 1.0, 257))
    for length in _RAMP_LENGTHS:
        steps = np.linspace(0.0, 1.0, length)
        few = np.round(paint.at(steps) * 255) / 255
        again = np.stack(
            [np.interp(np.linspace(0, 1, 257), steps, few[:, i]) for i in range(3)], axis=-1
        )
        if float(np.abs(again - whole).max()) * 255 <= _RAMP_ERROR:
            break
    else:
        if len(paint.positions) <= _MOST_PLACES:
            # Colors that change fastest at one end, as a scale learned from few numbers may.
            places = tuple(round(place, 5) for place in paint.positions.tolist())
            return MapPlot(colors=_names(paint.colors), places=places, under=under, over=over)
    return MapPlot(colors=_names(few), under=under, over=over)


def _beyond(scale: ColorScale, cells: Cells, paint: Paint, *, high: bool) -> str | None:
    """The color of what lies beyond one end of a scale; None where it is the end's own.

    A bar says it. A scale that was learned ends with the last color that tells numbers apart:
    what lies beyond that may all have one other color.
    """
    told = scale.over if high else scale.under
    if told is not None or scale.origin != "learned":
        return None if told is None else color_name(told)
    with np.errstate(invalid="ignore"):
        outside = cells.value > scale.maximum if high else cells.value < scale.minimum
    own = cells.rgb[outside & ~np.isnan(cells.rgb).any(axis=-1)]
    if len(own) == 0:
        return None
    color = median(own, along_first=True)
    end = paint.at(1.0 if high else 0.0) * 255
    if np.abs(own - color).max() > _ONE_COLOR or np.abs(end - color).max() <= _ONE_COLOR:
        return None
    red, green, blue = color.tolist()
    return color_name((red, green, blue))


def norm_plot(scale: ColorScale, cells: Cells) -> NormPlot:
    """The norm of a scale, with numbers that a person would write."""
    low, high = plain(scale.minimum), plain(scale.maximum)
    if low != low or high != high:  # a bar without numbers
        return NormPlot(kind="linear", low=0.0, high=1.0)
    if scale.norm == "categories" and scale.categories:
        order = np.argsort([tick.position for tick in scale.ticks])
        names = tuple(scale.categories[i] for i in order)
        return NormPlot(kind="categories", low=0.0, high=float(len(names)), names=names)
    if scale.norm == "boundaries" and scale.boundaries and len(scale.boundaries) > 1:
        bounds = tuple(plain(bound) for bound in scale.boundaries)
        return NormPlot(kind="boundaries", low=bounds[0], high=bounds[-1], bounds=bounds)
    if not high > low:
        return NormPlot(kind="linear", low=low, high=low + (abs(low) or 1.0))
    if scale.norm == "log" and low > 0:
        with np.errstate(invalid="ignore"):
            clip = bool((cells.value <= 0).any())
        return NormPlot(kind="log", low=low, high=high, clip=clip)
    if scale.norm == "symlog":
        threshold = plain(scale.linthresh or 1.0)
        middle = _linscale(scale, threshold)
        return NormPlot(kind="symlog", low=low, high=high, bend=threshold, middle=middle)
    if scale.norm in ("power", "two-slope") and len(scale.knots) > 2:
        knots = np.asarray(scale.knots, dtype=float)[:, 0]
        half = float(np.interp(0.5, to_position(scale, knots), knots))
        share = (half - low) / (high - low)
        if scale.norm == "two-slope" and 0.0 < share < 1.0:
            return NormPlot(kind="two-slope", low=low, high=high, bend=plain(half, 4))
        if scale.norm == "power" and 0.0 < share < 1.0:
            exponent = round(float(np.log(0.5) / np.log(share)), 3)
            return NormPlot(kind="power", low=low, high=high, bend=exponent)
    return NormPlot(kind="linear", low=low, high=high)


def _linscale(scale: ColorScale, threshold: float) -> float:
    """How many decades the middle of a symlog bar is as wide as, to either side of nought."""
    reach = max(abs(scale.maximum), abs(scale.minimum))
    if reach <= 1.5 * threshold:
        return 1.0
    sign = 1.0 if abs(scale.maximum) == reach else -1.0
    zero, edge, end = to_position(scale, [0.0, sign * threshold, sign * reach]).tolist()
    decade = (end - edge) / np.log10(reach / threshold)
    return round(float((edge - zero) / decade * 0.9), 2) if decade else 1.0


def _is_resampled(name: str, colors: npt.NDArray[np.float64]) -> bool:
    """Whether a palette (n, 3), 0–1, has as many even colors of a map, its ends among them."""
    import matplotlib

    own = matplotlib.colormaps[name](np.linspace(0.0, 1.0, len(colors)))
    return float(np.abs(np.asarray(own)[:, :3] - colors).max()) * 255 <= _RAMP_ERROR


def _matplotlib_name(name: str | None) -> str | None:
    if not name:
        return None
    import matplotlib

    bare = name.split(":")[-1]
    return bare if bare in matplotlib.colormaps else None


def _names(colors: npt.ArrayLike) -> tuple[str, ...]:
    return tuple(
        color_name((255 * red, 255 * green, 255 * blue))
        for red, green, blue in np.asarray(colors, dtype=float).tolist()
    )
