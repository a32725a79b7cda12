"""From value to colour, the way back through a panel's scale.

Reading goes colour → value; drawing goes value → position along the bar → colour. The
position follows the scale's norm, the colour its knots, or the named map where the knots
show that the name is right.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.color.known import colors_of
from unheat.color.norm import Norm, norm_of
from unheat.model import ColorScale
from unheat.show.palette import has_cells, palette_of

FloatArray = npt.NDArray[np.float64]

NAMED_MAP_TOLERANCE = 6.0
"""Mean distance in RGB units (0–255) up to which the knots count as the named map: JPEG and
anti-aliasing move a bar by two or three units, while neighbouring maps differ by dozens."""

SAME_SIDE_TOLERANCE = 3.0
"""The same for the mean over an eighth of the bar: noise goes to both sides, another map to one."""


@dataclass(frozen=True, slots=True)
class Paint:
    """A scale ready for drawing; call it with values in units of the bar.

    ``positions`` ascend from 0 to 1 and ``colors`` (n, 3) belong to them, 0–1. ``named`` is
    true where they are those of the scale's named map, ``even`` where each of them is that of
    a whole step of the bar, all of which are as long.
    """

    scale: ColorScale
    positions: FloatArray
    colors: FloatArray
    named: bool = False
    even: bool = False

    def __call__(self, values: npt.ArrayLike) -> FloatArray:
        """Colours 0–1 for values; a trailing axis of 3 is added, NaN stays NaN."""
        return self.at(to_position(self.scale, values))

    def at(self, positions: npt.ArrayLike) -> FloatArray:
        """Colours 0–1 at positions along the bar, 0 the low end; beyond it the end's colour."""
        where = np.clip(np.asarray(positions, dtype=float), 0.0, 1.0)
        edges = step_edges(self.scale)
        if self.even:
            edges = np.linspace(0.0, 1.0, len(self.colors) + 1)
        if edges is not None:
            where = _middle_of_step(where, edges)
        channels = [np.interp(where, self.positions, self.colors[:, i]) for i in range(3)]
        return np.stack(channels, axis=-1)


def make_paint(scale: ColorScale, own: FloatArray | None = None) -> Paint | None:
    """The scale's paint; None where it has neither knots nor a known map.

    ``own`` (…, 3) are colors of cells, 0–255: a bar may be drawn in steps beside cells that have
    colors between these.
    """
    named = _named_map(scale.colormap)
    if not scale.knots:
        if named is None:
            return None
        return Paint(scale, np.linspace(0.0, 1.0, len(named)), named, named=True)
    knots = np.asarray(scale.knots, dtype=float)
    positions = np.linspace(0.0, 1.0, len(knots))  # as they are in a bar without numbers
    if np.isfinite(knots[:, 0]).all():
        positions = to_position(scale, knots[:, 0])
    order = np.argsort(positions, kind="stable")
    positions, colors = positions[order], knots[order, 1:] / 255.0
    palette = None if _is_stepped(scale) else palette_of(positions, colors)
    if palette is not None:
        middles = (np.arange(len(palette)) + 0.5) / len(palette)
        return Paint(scale, middles, palette, even=own is None or has_cells(palette, own))
    if named is not None and not _is_stepped(scale):
        steps = np.linspace(0.0, 1.0, len(named))
        expected = np.stack([np.interp(positions, steps, named[:, i]) for i in range(3)], axis=-1)
        if _is_the_map(expected - colors):
            return Paint(scale, steps, named, named=True)
    # What hides the end of a bar leaves the outermost color that is seen within its ends.
    before, beyond = int(positions[0] > 0.0), int(positions[-1] < 1.0)
    positions = np.concatenate([[0.0] * before, positions, [1.0] * beyond]).clip(0.0, 1.0)
    return Paint(scale, positions, np.pad(colors, ((before, beyond), (0, 0)), mode="edge"))


def _is_the_map(off: FloatArray) -> bool:
    """Whether knots that are ``off`` (n, 3), 0–1, from a named map are that map."""
    if float(np.abs(off).mean()) * 255.0 > NAMED_MAP_TOLERANCE:
        return False
    pieces = np.array_split(off, min(8, len(off)))
    drift = max(float(np.abs(piece.mean(axis=0)).max()) for piece in pieces)
    return len(off) < 16 or drift * 255.0 <= SAME_SIDE_TOLERANCE


def to_position(scale: ColorScale, values: npt.ArrayLike) -> FloatArray:
    """Values in units of the bar → positions, 0 the low end and 1 the high end; not clipped.

    >>> scale = ColorScale(origin="colorbar", minimum=1, maximum=100, norm="log")
    >>> to_position(scale, [1, 10, 100]).tolist()
    [0.0, 0.5, 1.0]
    """
    values = np.asarray(values, dtype=float)
    if scale.norm == "boundaries" and scale.boundaries and len(scale.boundaries) > 1:
        # Bars of unequal bins are drawn with equal steps by default and with true lengths
        # on request; the ticks know which.
        bounds = np.asarray(scale.boundaries, dtype=float)
        return np.asarray(np.interp(values, bounds, _boundary_positions(scale, bounds)))
    if scale.norm == "categories" and scale.categories:
        known = np.array([tick.value for tick in scale.ticks])
        places = np.array([tick.position for tick in scale.ticks])
        nearest = np.abs(values[..., None] - known).argmin(axis=-1)
        return np.where(np.isnan(values), np.nan, places[nearest])
    norm = _norm(scale)
    low, high = norm.bend([scale.minimum, scale.maximum]).tolist()
    if not high > low:
        return np.full(values.shape, 0.5)
    bent = norm.bend(values)
    if norm.kind == "log":  # what a log scale cannot hold is drawn at its low end, as it was
        bent = np.where(values <= 0, low, bent)
    return np.asarray((bent - low) / (high - low))


def step_edges(scale: ColorScale) -> FloatArray | None:
    """Positions of the edges of a stepped bar, None for a continuous one."""
    if scale.norm == "boundaries" and scale.boundaries and len(scale.boundaries) > 1:
        bounds = np.asarray(scale.boundaries, dtype=float)
        return _boundary_positions(scale, bounds)
    if scale.norm == "categories" and scale.categories:
        return np.linspace(0.0, 1.0, len(scale.categories) + 1)
    return None


def text_is_dark(rgb: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Whether dark text reads better on these colours (…, 3), 0–1.

    The threshold on relative luminance lies between the point of equal contrast (0.18) and
    that of seaborn's annotations (0.41): bright red still carries white, salmon black.
    """
    rgb = np.asarray(rgb, dtype=float)
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    luminance = linear @ np.array([0.2126, 0.7152, 0.0722])
    return np.asarray(luminance > 0.3)


def _norm(scale: ColorScale) -> Norm:
    if scale.norm == "log" and scale.minimum > 0:
        return Norm("log")
    if scale.norm == "log":
        return Norm()
    return norm_of(scale.norm, scale.linthresh, [knot[0] for knot in scale.knots])


def _is_stepped(scale: ColorScale) -> bool:
    return step_edges(scale) is not None


def _boundary_positions(scale: ColorScale, bounds: FloatArray) -> FloatArray:
    uniform = np.linspace(0.0, 1.0, len(bounds))
    proportional = (bounds - bounds[0]) / (bounds[-1] - bounds[0])
    ticks = [(tick.value, tick.position) for tick in scale.ticks]
    if not ticks:
        return uniform
    values, seen = np.asarray(ticks, dtype=float).T

    def miss(positions: FloatArray) -> float:
        return float(np.abs(np.interp(values, bounds, positions) - seen).sum())

    return proportional if miss(proportional) < miss(uniform) else uniform


def _middle_of_step(where: FloatArray, edges: FloatArray) -> FloatArray:
    """Positions moved to the middle of their step; a boundary belongs to the step above."""
    index = np.clip(np.searchsorted(edges, where, side="right") - 1, 0, len(edges) - 2)
    middles = (edges[:-1] + edges[1:]) / 2
    return np.where(np.isnan(where), np.nan, middles[index])


def _named_map(name: str | None) -> FloatArray | None:
    if not name:
        return None
    import matplotlib

    bare = name.split(":")[-1]
    if bare in matplotlib.colormaps:
        return np.asarray(matplotlib.colormaps[bare](np.linspace(0.0, 1.0, 256)), float)[:, :3]
    colors = colors_of(name)
    return None if colors is None else colors / 255.0
