"""Named colormaps: which one is this ramp, and what does it look like.

The picture's own bar decodes a picture better than any named map, since it went through
the same saving and rescaling. A name is for drawing the figure again, and for learning a
scale where there is no bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from unheat.color.known_table import LEVELS, SAMPLES, TELLING, load
from unheat.color.spaces import srgb_to_lab

FloatArray = npt.NDArray[np.float64]

_CLOSE = 2.0
"""Mean CIE76 distance up to which a curve carries a name: what two people call one map."""

_ALONE = 5.0
"""The same where no other map is half as near: bars of few stops, or saved with loss, lie so far
off their map. Nineteen of twenty maps have no other within 6."""

_FEWEST_STEPS = 4
"""Steps that tell a map: three colors are those of many."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KnownMaps:
    """All named maps: ``names`` (M,), ``rgb`` (M, 249, 3) and ``lab`` (M, 32, 3), from 0 to 1 in
    equal steps."""

    names: tuple[str, ...]
    rgb: FloatArray
    lab: FloatArray


@cache
def known_maps() -> KnownMaps:
    """The table, read once on demand (some milliseconds; no plotting library is loaded)."""
    names, colors = load()
    rgb = colors.astype(np.float64)
    return KnownMaps(names=names, rgb=rgb, lab=srgb_to_lab(rgb[:, TELLING]))


def identify(lab: npt.ArrayLike) -> str | None:
    """Name the map whose whole curve this is, None where none fits.

    ``lab`` has shape (n, 3): the ramp at n equal steps from its low to its high end. A
    reversed map has ``_r`` at the end of its name. Nothing is made to fit by cutting a
    map short: a piece of a map is not that map.

    >>> identify(known_maps().lab[known_maps().names.index("coolwarm")][::-1])
    'coolwarm_r'
    """
    curve = np.asarray(lab, dtype=np.float64)
    steps = np.linspace(0.0, 1.0, SAMPLES)
    places = np.linspace(0.0, 1.0, len(curve))
    sampled = np.stack([np.interp(steps, places, curve[:, i]) for i in range(3)], axis=-1)
    return _nearest(known_maps().lab, sampled)


def identify_steps(lab: npt.ArrayLike) -> str | None:
    """Name the map that the colors of steps, shape (k, 3), were taken from; None where none fits.

    Libraries take them from end to end (matplotlib), from the middles of k parts (contours), or
    leave one or both ends out (for what lies beyond them; seaborn's palettes).

    >>> curve = known_maps().lab[known_maps().names.index("viridis")]
    >>> identify_steps(curve[[0, 6, 12, 19, 25, 31]])
    'viridis'
    """
    steps = np.asarray(lab, dtype=np.float64)
    count = len(steps)
    if count < _FEWEST_STEPS:
        return None
    index = np.arange(count)
    table = known_maps()
    places = np.linspace(0.0, 1.0, LEVELS)
    ways = [index / (count - 1), (index + 0.5) / count, (index + 1) / (count + 1)]
    ways += [index / count, (index + 1) / count]
    # (maps, ways, k, 3): each map is as near as it is in its best way.
    mixed = np.array(
        [
            [[np.interp(way, places, channel) for channel in curve.T] for way in ways]
            for curve in table.rgb
        ]
    )
    curves = srgb_to_lab(mixed.swapaxes(-1, -2))
    return _nearest(curves, steps)


def _nearest(curves: FloatArray, curve: FloatArray) -> str | None:
    """The name of the map that is near enough; ``curves`` are (maps, …, n, 3), in table order."""
    forward = _distances(curves, curve).reshape(len(curves), -1).min(axis=1)
    backward = _distances(curves, curve[::-1]).reshape(len(curves), -1).min(axis=1)
    nearest = np.minimum(forward, backward)
    best = int(nearest.argmin())
    others = np.delete(nearest, best)
    alone = nearest[best] <= _ALONE and nearest[best] <= 0.5 * others.min()
    if nearest[best] > _CLOSE and not alone:
        return None
    name = known_maps().names[best]
    return name if forward[best] <= backward[best] else f"{name}_r"


def colors_of(name: str) -> FloatArray | None:
    """sRGB 0–255, shape (249, 3), of a named map (``_r`` reverses it), None if unknown.

    Bare names are found with and without their maker's prefix ("rocket", "seaborn:rocket").
    """
    table = known_maps()
    wanted, turned = (name[:-2], True) if name.endswith("_r") else (name, False)
    for index, known in enumerate(table.names):
        if known == wanted or known.split(":")[-1].lower() == wanted.lower():
            curve: FloatArray = table.rgb[index]
            return curve[::-1] if turned else curve
    return None


def _distances(maps: FloatArray, curve: FloatArray) -> FloatArray:
    return np.asarray(np.sqrt(((maps - curve) ** 2).sum(axis=-1)).mean(axis=-1))
