"""The ramp of a colour scale: a curve through a space of colours, and colours projected on it.

A bar shows the ramp in some hundred samples; a cell's colour lies between two of them.
So the ramp is kept as a polyline and a colour is projected on its segments. What a colour
cannot tell apart is read off the same geometry: all positions of the curve that lie
within the noise of the colour. Where the curve nearly meets itself (jet, cyclic maps, a
diverging map with a grey centre) there are several such stretches, and the colour is
ambiguous.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import srgb_to_lab

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Space = Callable[[npt.ArrayLike], FloatArray]
"""sRGB 0–255, shape (..., 3), to coordinates of the same shape."""

_CHUNK = 2048
_EXACT_LIMIT = 60_000
"""Up to so many different colours are projected as they are; more are put on a lattice."""

_LATTICES = (8.0, 1.0, 0.5)
"""Points of the lattice per level of colour. A ramp has some thousand colours: only noise of
several levels makes so many that they need a coarser lattice than its own width."""

_SAME = 1e-6
_GAP = 0.03
"""Stretches of the curve nearer than this share of it are one stretch, parted by noise."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Projection:
    """Where colours lie on a ramp; every array has the shape of the colours, (n,).

    position: 0–1, the nearest point of the curve. distance: to it, in the ramp's space.
    low, high: the stretch around it that lies within the tolerance. other: nearest point of
    another stretch within the tolerance, NaN where there is none; other_distance its distance.
    """

    position: FloatArray
    distance: FloatArray
    low: FloatArray
    high: FloatArray
    other: FloatArray
    other_distance: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ramp:
    """A polyline. positions (N,) ascend from 0 to 1; rgb (N, 3) sRGB 0–255, N ≥ 2.

    points (N, 3) are its nodes in ``space``, in which the nearest point is sought; lab (N, 3)
    the same in Lab. step (N,) is how far the colour of a node reaches along the curve, as a
    half-width: to the end of its run, or half the distance to its neighbours, so that a
    palette's flat steps are wide.
    """

    positions: FloatArray
    rgb: FloatArray
    lab: FloatArray
    points: FloatArray
    step: FloatArray
    space: Space

    @classmethod
    def from_rgb(
        cls,
        positions: npt.ArrayLike,
        rgb: npt.ArrayLike,
        space: Space = srgb_to_lab,
        *,
        drawn: bool = False,
    ) -> Self:
        """Build from samples: positions (N,) ascending, colours (N, 3) sRGB 0–255.

        Of a ramp as it was ``drawn`` a color reaches to the ends of its run and no further.

        Runs of one colour become one node in their middle: between flat steps the colour
        is interpolated and never jumps.

        >>> ramp = Ramp.from_rgb([0.0, 1.0], [[0, 0, 0], [255, 255, 255]])
        >>> ramp.project([[119.0, 119.0, 119.0]]).position.round(2).tolist()
        [0.5]
        """
        places = np.asarray(positions, dtype=np.float64)
        colors = np.asarray(rgb, dtype=np.float64)
        lab = srgb_to_lab(colors)
        if len(places) < 2 or lab.shape != (len(places), 3):
            raise ValueError("a ramp needs at least two positions with one colour each")
        starts = np.flatnonzero(
            np.concatenate([[True], (np.abs(np.diff(lab, axis=0)) > _SAME).any(axis=1)])
        )
        ends = np.concatenate([starts[1:], [len(places)]]) - 1
        if len(starts) < 2:
            raise ValueError("a ramp needs at least two different colours")
        middles = (places[starts] + places[ends]) / 2
        # The outer runs reach to the ends of the scale; their colour is the end's colour.
        middles[0] = places[0]
        middles[-1] = places[-1]
        gaps = np.diff(middles)
        step = np.maximum(np.append(gaps, gaps[-1]), np.insert(gaps, 0, gaps[0])) / 2
        if drawn:
            step = np.zeros(len(middles))
        # A long run beside short ones reaches to its own ends.
        borders = (places[ends[:-1]] + places[starts[1:]]) / 2
        step[1:] = np.maximum(step[1:], middles[1:] - borders)
        step[:-1] = np.maximum(step[:-1], borders - middles[:-1])
        return cls(
            positions=middles,
            rgb=colors[starts],
            lab=lab[starts],
            points=space(colors[starts]),
            step=step,
            space=space,
        )

    @property
    def length(self) -> float:
        """Length of the curve in Lab units."""
        return float(np.sqrt((np.diff(self.lab, axis=0) ** 2).sum(axis=1)).sum())

    def at(self, positions: npt.ArrayLike) -> FloatArray:
        """Lab colours, shape (..., 3), at positions of shape (...)."""
        places = np.asarray(positions, dtype=np.float64)
        return np.stack(
            [np.interp(places, self.positions, self.lab[:, i]) for i in range(3)], axis=-1
        )

    def rgb_at(self, positions: npt.ArrayLike) -> FloatArray:
        """Colors between the nodes as a renderer mixes them: sRGB 0–255, shape (..., 3)."""
        places = np.asarray(positions, dtype=np.float64)
        return np.stack(
            [np.interp(places, self.positions, self.rgb[:, i]) for i in range(3)], axis=-1
        )

    def project(self, rgb: npt.ArrayLike, tolerance: npt.ArrayLike = 1.0) -> Projection:
        """Project sRGB colours, shape (n, 3); ``tolerance`` (n,) or one number, in the
        units of the ramp's space.

        A position is within tolerance where its squared distance is at most that of the
        nearest point plus the tolerance squared. NaN colours give NaN. A million cells
        take well under a second: equal colours are projected once, and beyond sixty
        thousand different ones they are rounded to a level, or to two.
        """
        colors = np.asarray(rgb, dtype=np.float64).reshape(-1, 3)
        tolerances = np.broadcast_to(np.asarray(tolerance, dtype=np.float64), len(colors))
        keys = np.column_stack([colors, tolerances])
        known = np.isfinite(keys).all(axis=1)
        unique, inverse = distinct_rows(keys[known])
        columns = self._project_unique(self.space(unique[:, :3]), unique[:, 3])
        result = []
        for column in columns:
            full = np.full(len(colors), np.nan)
            full[known] = column[inverse]
            result.append(full)
        return Projection(
            position=result[0],
            distance=result[1],
            low=result[2],
            high=result[3],
            other=result[4],
            other_distance=result[5],
        )

    def _project_unique(self, colors: FloatArray, tolerance: FloatArray) -> list[FloatArray]:
        """Six columns of ``Projection`` for (n, 3) colours in ``space``, in chunks."""
        columns: list[list[FloatArray]] = [[] for _ in range(6)]
        for start in range(0, len(colors), _CHUNK):
            part = slice(start, start + _CHUNK)
            for column, values in zip(
                columns, self._project_chunk(colors[part], tolerance[part]), strict=True
            ):
                column.append(values)
        return [np.concatenate(column) if column else np.empty(0) for column in columns]

    def _project_chunk(self, colors: FloatArray, tolerance: FloatArray) -> tuple[FloatArray, ...]:
        origin, direction = self.points[:-1], np.diff(self.points, axis=0)
        span = np.diff(self.positions)
        squared = (direction**2).sum(axis=1)
        # Expanded so that the (n, segments) work is matrix products.
        along = colors @ direction.T - (origin * direction).sum(axis=1)
        from_origin = (
            (colors**2).sum(axis=1)[:, None] - 2.0 * colors @ origin.T + (origin**2).sum(axis=1)
        )
        free = along / squared
        bound = np.clip(free, 0.0, 1.0)
        distance = np.maximum(from_origin - 2.0 * bound * along + bound**2 * squared, 0.0)
        rows = np.arange(len(colors))
        best = distance.argmin(axis=1)
        nearest = distance[rows, best]
        limit = nearest + tolerance**2
        within = distance <= limit[:, None]
        first, last = stretch_about(within, best, self.positions)
        perpendicular = np.maximum(from_origin - free * along, 0.0)

        def edge(segment: npt.NDArray[np.intp], sign: float) -> FloatArray:
            # Where the limit's sphere cuts the segment's line.
            room = np.maximum(limit - perpendicular[rows, segment], 0.0) / squared[segment]
            cut = np.clip(free[rows, segment] + sign * np.sqrt(room), 0.0, 1.0)
            return np.asarray(self.positions[segment] + cut * span[segment])

        position = self.positions[best] + bound[rows, best] * span[best]
        low, high = edge(first, -1.0), edge(last, +1.0)
        low = np.maximum(low - np.interp(low, self.positions, self.step), 0.0)
        high = np.minimum(high + np.interp(high, self.positions, self.step), 1.0)
        segments = np.arange(within.shape[1])
        outside = within & ((segments < first[:, None]) | (segments > last[:, None]))
        far = np.where(outside, distance, np.inf)
        second = far.argmin(axis=1)
        squared_other = far[rows, second]
        found = np.isfinite(squared_other)
        other = np.where(found, self.positions[second] + bound[rows, second] * span[second], np.nan)
        other_distance = np.where(found, np.sqrt(np.where(found, squared_other, 0.0)), np.nan)
        return position, np.sqrt(nearest), low, high, other, other_distance


def stretch_about(
    within: BoolArray, best: npt.NDArray[np.intp], positions: FloatArray
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """First and last segment (n,) of the stretch of ``within`` (n, segments) around ``best`` (n,),
    small gaps closed; ``positions`` (segments + 1,) are the ends of the segments."""
    segments = np.arange(within.shape[1])
    starts, ends = positions[:-1], positions[1:]
    # The nearest segment within tolerance before each segment, -1 where there is none.
    before = np.maximum.accumulate(np.where(within, segments, -1), axis=1)
    before = np.concatenate([np.full((len(best), 1), -1), before[:, :-1]], axis=1)
    opens = within & ((before < 0) | (starts - ends[before] > _GAP))
    first = np.where(opens & (segments <= best[:, None]), segments, -1).max(axis=1)
    beyond = opens & (segments > best[:, None])
    next_open = np.where(beyond, segments, within.shape[1]).min(axis=1)
    last_within = np.where(within, segments, -1).max(axis=1)
    rows = np.arange(len(best))
    closed = before[rows, np.minimum(next_open, within.shape[1] - 1)]
    last = np.where(next_open < within.shape[1], closed, last_within)
    return first, last


def distinct_rows(rows: FloatArray) -> tuple[FloatArray, npt.NDArray[np.intp]]:
    """Distinct rows and the index of each row among them; a lattice where there are too many."""
    if not len(rows):
        return rows, np.empty(0, dtype=np.intp)
    for levels in _LATTICES:
        packed = _pack(rows, levels)
        distinct = np.unique(packed)
        if len(distinct) <= _EXACT_LIMIT:
            break
    # Among few, searching a million times is quicker than sorting them with their places.
    inverse = np.searchsorted(distinct, packed)
    index = np.empty(len(distinct), dtype=np.intp)
    index[inverse] = np.arange(len(rows))
    return rows[index], inverse


def _pack(rows: FloatArray, levels: float) -> npt.NDArray[np.int64]:
    """One integer per (r, g, b, tolerance): colours in 1/levels, tolerances in 1/levels."""
    packed = np.zeros(len(rows), dtype=np.int64)
    for column in range(rows.shape[1]):
        packed <<= 12
        packed += np.clip(np.rint(rows[:, column] * levels), 0, 4095).astype(np.int64)
    return packed
