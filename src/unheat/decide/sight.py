"""How well the colours of a panel see: whether, and how nearly, a number fits its colour.

Every colour has an interval of its own (``decode``), made of what may go wrong; how much
does go wrong is told by the panel's firm numbers, as a share of that interval. So a number
is measured in this panel's own sigmas.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from unheat.decide import confidence
from unheat.decide.curve import HALF_LEVEL
from unheat.decide.decode import NOISY
from unheat.decide.decoded import Decoded
from unheat.decide.relation import LEAST_SLACK, ROOM, Kinship, Ruler, interval_places
from unheat.medians import median
from unheat.model import ColorScale

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_USUAL = 0.4
"""A sigma as a share of an interval's half-width: intervals are built of 2.5 sigmas."""

_LEAST_SHARE, _MOST_SHARE = 0.15, 1.0
_LEAST_CELLS = 12
_MANY_CELLS = 50
"""From so many firm numbers on, a panel tells the noise of its own colours."""

_MARGIN = 1.15
"""How much wider an interval is than the widest of a hundred errors that were seen."""

_NARROWEST = 0.5
_FIRM = 0.9
_NEAR = 0.5
"""A number half a bar beyond its bar is a quarter as likely as one at its end."""

_ANY_BEYOND = 0.5
"""Chance that a wrong number is beyond the bar as well, where the right one is."""

_LEAST_BEYOND = 3
"""From so many numbers on, a panel shows how far it goes beyond its bar."""

_UNSURE = 3.76
"""Three times the standard error of a median of n numbers, in their standard deviation over √n."""

_TENTH = 1.645
"""Nine tenths of a normal scatter lie within so many sigmas."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sight:
    """All arrays (R, C), as places 0–1 along the bar. ``low`` and ``high`` are infinite where
    the colour is an end of the bar; ``center`` is the colour itself, from ``run_low`` to
    ``run_high`` where it stands for a run of values; ``other`` is its second place, ``sigma`` its
    scatter, ``room`` by how much print may leave the interval where a whole panel does."""

    ruler: Ruler
    kinship: Kinship
    decoded: Decoded
    span: float
    low: FloatArray
    high: FloatArray
    center: FloatArray
    run_low: FloatArray
    run_high: FloatArray
    other: FloatArray
    half: FloatArray
    sigma: FloatArray
    room: FloatArray
    beyond: float
    stepped: bool
    # Panels print the same numbers again and again, and each is asked about several times.
    _printed: dict[tuple[float, float], tuple[float, float]] = field(
        init=False, repr=False, default_factory=dict
    )

    def fits(self, index: tuple[int, int], value: float, quantum: float) -> bool:
        """Whether a number lies in its colour's interval, with the room of the panel."""
        least, most = self._print(index, value, quantum)
        gap = max(float(self.low[index]) - most, least - float(self.high[index]), 0.0)
        return bool(gap <= float(self.room[index]))

    def likeness(self, index: tuple[int, int], value: float, quantum: float) -> float:
        """How well a colour fits a number, 1 where it fits best."""
        least, most = self._print(index, value, quantum)
        if (self.decoded.at_high[index] and least > self.center[index]) or (
            self.decoded.at_low[index] and most < self.center[index]
        ):
            # Beyond the bar all look alike; the farther, the less likely.
            return 1.0 / (1.0 + max(least - 1.0, -most, 0.0) / self.beyond) ** 2
        if self.stepped:
            off = max(float(self.low[index]) - most, least - float(self.high[index]), 0.0)
        else:
            off = max(float(self.run_low[index]) - most, least - float(self.run_high[index]), 0.0)
            other = float(self.other[index])
            if math.isfinite(other):
                off = min(off, _off(other, least, most))
        if not math.isfinite(off):
            return 0.0
        return confidence.likeness_of(off, float(self.sigma[index]), float(self.half[index]))

    def off(self, index: tuple[int, int], value: float, quantum: float) -> float:
        """How far a number, whatever was rounded to it, lies from its colour."""
        return _off(float(self.center[index]), *self._print(index, value, quantum))

    def accident(self, index: tuple[int, int], value: float, quantum: float) -> float:
        """Chance that a wrong number would fit this colour."""
        # A normal curve is as wide as a box of 1.25 sigmas to either side.
        reach = float(self.half[index]) if self.stepped else 1.25 * float(self.sigma[index])
        reach += float(self.run_high[index] - self.run_low[index]) / 2
        if self.decoded.at_low[index] or self.decoded.at_high[index]:
            least, most = self._print(index, value, quantum)
            if least > 1.0 or most < 0.0:
                return _ANY_BEYOND
            reach = 2 * max(reach, float(self.half[index]))
        return confidence.accident(abs(self.kinship.factor) * reach * self.span, quantum, value)

    def _print(self, index: tuple[int, int], value: float, quantum: float) -> tuple[float, float]:
        """Places of all that a printed number may stand for."""
        shift = float(self.kinship.shift[index])
        ends = self._printed.get((value, quantum))
        if ends is None:
            factor, half = self.kinship.factor, quantum / 2
            least, most = self.ruler.places([(value - half) / factor, (value + half) / factor])
            ends = self._printed[value, quantum] = float(least), float(most)
        return ends[0] - shift, ends[1] - shift


def sight_of(
    scale: ColorScale,
    decoded: Decoded,
    kinship: Kinship,
    values: FloatArray,
    quanta: FloatArray,
    weights: FloatArray,
) -> Sight:
    """The sight of a panel; ``values``, ``quanta``, ``weights`` (R, C) are its numbers as read."""
    ruler = Ruler(scale)
    low, high = interval_places(ruler, decoded)
    center, other = ruler.places(decoded.value), ruler.places(decoded.other)
    least, most = _rounded(ruler, kinship, values, quanta)
    told, _, half = _told(ruler, decoded, least, most, weights)
    # Within the run of a palette that a color stands for all values are as likely.
    alike = decoded.run_high > decoded.run_low
    run_low = np.where(alike, np.minimum(decoded.run_low, center), center)
    run_high = np.where(alike, np.maximum(decoded.run_high, center), center)
    seen_low, seen_high = _alike_at_ends(decoded, center, least, most, (low, high), weights)
    run_high = np.where(decoded.at_low, np.maximum(run_high, center + seen_low), run_high)
    run_low = np.where(decoded.at_high, np.minimum(run_low, center - seen_high), run_low)
    off = np.maximum(np.maximum(run_low - most, least - run_high), 0.0)
    share = _USUAL
    if told.sum() >= _LEAST_CELLS:
        share = float(np.quantile((off / half)[told], 0.9)) / _TENTH
    share = float(np.clip(share, _LEAST_SHARE, _MOST_SHARE))
    # The numbers that tell are those within the bar; its ends are seen less well, and where a codec
    # or blur has mixed them with their frame, all cells there are led astray alike.
    ends = decoded.at_low | decoded.at_high
    shares = np.where(ends, _MOST_SHARE if decoded.noise > NOISY else max(share, _USUAL), share)
    return Sight(
        ruler=ruler,
        kinship=kinship,
        decoded=decoded,
        span=abs(scale.maximum - scale.minimum),
        low=low,
        high=high,
        center=center,
        run_low=run_low,
        run_high=run_high,
        other=other,
        half=half,
        sigma=np.hypot(shares * half, LEAST_SLACK / 2),
        room=_room(decoded, kinship, off, half, weights),
        beyond=_beyond(least, most, decoded, weights),
        stepped=scale.norm == "boundaries",
    )


def _room(
    decoded: Decoded, kinship: Kinship, off: FloatArray, half: FloatArray, weights: FloatArray
) -> FloatArray:
    """(R, C): by how much a number may leave its color's interval, as a share of the bar.

    By half a level, and where nine of ten numbers are so far ``off`` that the intervals, of widths
    ``half``, are too narrow in this panel, by as much as these are; and by what the offset of the
    panel may be off, a median of numbers that scatter by more the coarser they are printed.
    """
    clear = ~decoded.at_low & ~decoded.at_high & ~np.isfinite(decoded.other)
    near = clear & (weights >= _FIRM) & (off < np.maximum(half, 3 * ROOM))
    if near.sum() < _LEAST_CELLS:
        return np.full(off.shape, LEAST_SLACK)
    share = float(np.quantile((off / half)[near], 0.9)) / _TENTH
    shifted = _UNSURE * kinship.slack / np.sqrt(near.sum())
    room: FloatArray = np.maximum(HALF_LEVEL, (share / _USUAL - 1.0) * half) + shifted
    return room


def as_told(
    scale: ColorScale,
    decoded: Decoded,
    kinship: Kinship,
    values: FloatArray,
    quanta: FloatArray,
    weights: FloatArray,
) -> Decoded:
    """The colours with intervals no wider than the panel's own firm numbers show that they need.

    What may go wrong is not what does: the print of a cell may spoil its fill, or leave it
    clean. Where many numbers lie nearer to their colours than the intervals allow, these
    are drawn together, down to half of what they were. They are never widened: a number far
    from its colour is a misprint.
    """
    if scale.norm == "boundaries":
        return decoded
    ruler = Ruler(scale)
    least, most = _rounded(ruler, kinship, values, quanta)
    told, off, half = _told(ruler, decoded, least, most, weights)
    if told.sum() < _MANY_CELLS:
        return decoded
    # Rounding hides an error up to half a printed unit.
    hidden = float(median(((most - least) / 2 / half)[told]))
    # Intervals are not shifted, so what the whole panel is off counts as well.
    error = (off + np.abs(kinship.shift)) / half
    keep = float(np.quantile(error[told], 0.99)) * _MARGIN + hidden
    keep = float(np.clip(keep, _NARROWEST, 1.0))
    # Where a bar's outer pixels have one color, that is no error, and is as wide as it is.
    runs = (decoded.at_low | decoded.at_high) & (decoded.run_high > decoded.run_low)
    share = np.where(runs, 1.0, keep)
    drawn = {
        name: decoded.value + share * (getattr(decoded, name) - decoded.value)
        for name in ("low", "high", "inner_low", "inner_high")
    }
    resolution = None if decoded.resolution is None else keep * decoded.resolution
    return replace(decoded, **drawn, resolution=resolution)


def rounded_places(
    ruler: Ruler, factor: float, values: FloatArray, quanta: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Places of the least and the most that numbers as printed may stand for, (R, C) each."""
    bar, unit = values / factor, 0.5 * np.nan_to_num(quanta) / abs(factor)
    return ruler.places(bar - unit), ruler.places(bar + unit)


def _rounded(
    ruler: Ruler, kinship: Kinship, values: FloatArray, quanta: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Places of the least and the most that numbers as printed may stand for, (R, C) each, as far
    off as the panel's own colors are."""
    least, most = rounded_places(ruler, kinship.factor, values, quanta)
    return least - kinship.shift, most - kinship.shift


def _told(
    ruler: Ruler, decoded: Decoded, least: FloatArray, most: FloatArray, weights: FloatArray
) -> tuple[BoolArray, FloatArray, FloatArray]:
    """Cells whose firm numbers tell how well colours see; distance of each number from its
    colour, and the half-width of the colour's interval, as shares of the bar; (R, C) each."""
    low, high = interval_places(ruler, decoded)
    center = ruler.places(decoded.value)
    inner_low, inner_high = ruler.places(decoded.inner_low), ruler.places(decoded.inner_high)
    half = np.maximum((inner_high - inner_low) / 2, 1e-6)
    off = np.maximum(np.maximum(center - most, least - center), 0.0)
    inside = (least <= high + LEAST_SLACK) & (most >= low - LEAST_SLACK)
    clear = ~decoded.at_low & ~decoded.at_high & ~np.isfinite(decoded.other)
    return inside & clear & (weights >= _FIRM) & np.isfinite(off), off, half


def _alike_at_ends(
    decoded: Decoded,
    center: FloatArray,
    least: FloatArray,
    most: FloatArray,
    interval: tuple[FloatArray, FloatArray],
    weights: FloatArray,
) -> tuple[float, float]:
    """How far from the low end of a bar, and from its high end, its colors look alike.

    The last pixels of a bar are mixed with its frame, and cells of several values have them. That
    firm numbers within the intervals of such cells lie off by as much as half of them do is no
    doubt about any of them.
    """
    inside = (least <= interval[1] + LEAST_SLACK) & (most >= interval[0] - LEAST_SLACK)
    firm = inside & (weights >= _FIRM)
    reaches = []
    for at_end, off in ((decoded.at_low, least - center), (decoded.at_high, center - most)):
        told = off[at_end & firm & np.isfinite(off)]
        enough = len(told) >= _LEAST_CELLS
        reaches.append(max(0.0, float(median(told))) if enough else 0.0)
    return reaches[0], reaches[1]


def _beyond(least: FloatArray, most: FloatArray, decoded: Decoded, weights: FloatArray) -> float:
    """How far several numbers lie beyond the bar, as a share of it; little if hardly any do.

    Most of those beyond it may lie at its very end, and a whole column far from it.
    """
    out = np.where(decoded.at_high, least - 1.0, np.where(decoded.at_low, -most, np.nan))
    out = np.sort(out[(weights >= _FIRM) & (out > 0)])
    return max(_NEAR, float(out[-_LEAST_BEYOND])) if len(out) >= _LEAST_BEYOND else _NEAR


def _off(center: float, least: float, most: float) -> float:
    return max(center - most, least - center, 0.0)
