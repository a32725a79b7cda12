"""Colours back into values, each with the interval that its colour cannot tell apart.

The interval is made of this figure's own noise: the scatter of a cell's fill, the
distance of the panel's colours from the ramp, what its codec rounds away, the level or the
run of a palette that a colour stands for, and how well the bar's ends are seen. It is found
on the curve (``curve``), in a space where noise is alike in all directions, so that it is
wide where the ramp runs slowly and narrow where it runs fast.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.color.known import colors_of
from unheat.color.norm import norm_of
from unheat.color.ramp import Projection, Ramp, distinct_rows
from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.along_curve import places_by_components
from unheat.decide.beyond_ends import also_beyond, beyond_the_ends
from unheat.decide.curve import HALF_LEVEL, curve_of
from unheat.decide.decode_steps import decode_names, decode_steps
from unheat.decide.decoded import OFF_RAMP, Decoded, assembled
from unheat.decide.marks_off import geometry, most_off
from unheat.decide.noise import UNTOLD_QUALITY, codec_noise, fill_noise, once_lossy
from unheat.medians import median
from unheat.model import CellPixels, ColorScale

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_LEAST = 0.1
"""Noise, in Lab units, that is always there: a bar's pixel may show a neighbouring level."""

_SIGMAS = 2.2
_TINY = 1e-9
_BLOCK_PX = 8.0
"""A lossy codec smears a bar's end into its surroundings within one block."""

_SMEARED_PX = 2.0
_ROUNDED = 0.6
"""Rounding moves a color by a level of 255, which is less than this, in CIE76."""

RARELY = 3.0
"""Noise hardly ever moves a color by so many times what it does as a rule."""

_NEXT = 1.0
"""The last pixel of a bar that is seen is no farther than this from the end of its map, in CIE76,
in a drawing with all its colors."""

_HIDDEN_PX, _LOOK_PX, _HIDDEN = 3.0, 4.0, 4.0
"""So many pixels of a bar are hidden at an end at most, over so many of those that are seen its
colors tell how it goes on, and so far, in CIE76, they are from the end of a known map at most."""

_MANY = 5000
"""Cells from which it pays to read every color once, and that tell how all of them scatter."""

_RUN_PX = 6
"""A color that covers more pixels of a bar, and more than two levels of a map, is one at which its
ramp stands still."""

_LEVEL = 0.002
"""Half a level of 256, as a share of the bar: what a drawing program rounds away."""

_MANY_SAMPLES = 2
_FEW = 0.01
"""Half-width, as a share of the bar, of the steps of a ramp that shows few colors."""

_END = 0.01
"""Share of the bar that is its end."""

NOISY = 0.2
"""Panel noise, in Lab units, that no lossless drawing has."""

_TAILED = 20
"""Cells from which on one in ten tells of tails."""

_ACROSS = 1.2
"""As rare as noise beyond the tolerance is along a curve, it is beyond so many of them across it,
where it has two directions."""

_ASTRAY, _BESIDE = 20.0, 2 * OFF_RAMP
"""CIE76 distance up to which chroma smeared over a cell's print may lead its fill, and a palette of
few colors may give it another one."""


def decode(
    scale: ColorScale,
    pixels: CellPixels,
    *,
    lossy: bool = False,
    quality: float | None = None,
    wary: bool = False,
    crisp: bool = False,
    like: Decoded | None = None,
) -> Decoded:
    """Read every cell's colour through the scale; ``quality`` is that of a JPEG, if known.

    A picture that a codec has spoiled is ``lossy`` even if it was kept without loss later.

    Where the marks of the bar are ``crisp`` they are known to stand where its colors say.
    ``wary`` holds that whatever may err errs to one side: for colours that choose what teaches.
    Blank cells are decoded like all others; whether they count is for ``reconcile``. ``like`` is
    what the same cells were read as through the same scale, wary or not: with the same curve.
    A scale without values (no ticks) gives positions only.
    """
    knots = np.asarray(scale.knots, dtype=np.float64)
    if scale.norm == "boundaries" and scale.boundaries is not None:
        return decode_steps(scale, knots, pixels)
    if scale.norm == "categories":
        return decode_names(knots, pixels)
    axis = _Axis(scale, knots)
    if not lossy and once_lossy(pixels):
        lossy, quality = True, UNTOLD_QUALITY
    codec = codec_noise(quality) if lossy else 0.0
    rgb, fill, index, shown = _distinct(pixels, codec)
    seen = axis.positions, knots[:, 1:], shown
    exact = codec <= _LEAST
    # Behind a codec alone the curve depends on how wary its reader is.
    curve = None if like is None or lossy else like.curve
    if curve is None:
        curve = curve_of(scale, *seen, lossy=lossy, smooth=not wary, exact=exact, codec=codec)
    ramp, rgb = curve.ramp, rgb - curve.cast
    noise = _panel_noise(ramp, shown - curve.cast, tailed=lossy)
    tolerance = np.hypot(_LEAST, _SIGMAS * np.sqrt(noise**2 + fill**2))
    tolerance = np.hypot(tolerance, curve.apart)
    found = ramp.project(rgb, tolerance)
    if pixels.errors is not None:
        errors = np.hypot(pixels.errors.reshape(-1, 3), max(_LEAST, curve.apart))
        found = places_by_components(ramp, rgb, errors, _SIGMAS, found)
    distance = delta_e(srgb_to_lab(rgb), srgb_to_lab(ramp.rgb_at(found.position)))
    # The outermost row of a bar is seen half: its colors go on a little beyond it.
    limit = np.where(at_end(found.position), 2 * OFF_RAMP, OFF_RAMP)
    off = distance > np.maximum(limit, 4 * tolerance)
    palette = float(median(ramp.step)) > 1.5 * HALF_LEVEL
    led = np.where(lossy, _ASTRAY, _BESIDE if palette else 0.0)
    astray, strange = off & (distance <= led), off.copy()
    if astray.any():
        # As far as it was led across the curve, as far it may have been led along it.
        wide = ramp.project(rgb[astray], np.hypot(tolerance, found.distance)[astray])
        found.low[astray], found.high[astray] = wide.low, wide.high
        # Of dark and of vivid colors Lab makes more than a codec does, which rounds all alike.
        near = astray & (found.distance <= _ACROSS * tolerance)
        near[index[pixels.blank.ravel()]] = False
        off &= ~near
        astray &= off
    for beyond, end in zip(beyond_the_ends(scale, rgb, off), (0.0, 1.0), strict=True):
        for part in (found.position, found.low, found.high):
            part[beyond] = end
        distance, off, astray = np.where(beyond, 0.0, distance), off & ~beyond, astray & ~beyond
    # What a color leaves open and what a bar's geometry does seldom err to one side together;
    # but what a codec or a palette does to a color has tails longer than sigmas tell.
    rough = lossy or palette
    together = np.add if wary or rough else np.hypot
    off_end, known = _off_end(scale, ramp, rgb, found.position, codec)
    still = _stands_still(scale, found)
    # A palette has one color for a run of values everywhere.
    runs = None if lossy else _runs(ramp, rgb, found, still | palette)
    # Where its marks stand and what its levels leave open err apart from each other in any picture.
    marks = most_off(scale) if wary else geometry(scale, found.position, crisp)
    slack = marks + _LEVEL if wary else np.hypot(marks, _LEVEL)
    reach_low = found.position - together(found.position - found.low, slack)
    reach_high = found.position + together(found.high - found.position, slack)
    if scale.box is not None:
        # Where a ramp stands still its color ends anywhere within the pixel after its last.
        pixel = 1.0 / max(scale.box.width, scale.box.height)
        run = still | (palette & (not lossy))
        # A palette's runs reach half a level beyond their ends already.
        border = np.where(still, pixel / 2, max(pixel / 2 - HALF_LEVEL, 0.0))
        beyond_run = np.where(run, np.hypot(border, slack), -np.inf)
        reach_low = np.minimum(reach_low, found.low - beyond_run)
        reach_high = np.maximum(reach_high, found.high + beyond_run)
    # What reaches the end of the bar, where all errs to one side, may lie beyond it; a lossy codec
    # smears the bar's last pixels with its surroundings, so that its end colour is not seen.
    soft = _BLOCK_PX if lossy else _SMEARED_PX if noise > NOISY else 0.0
    smeared = 0.0 if scale.box is None else soft / max(scale.box.width, scale.box.height)
    at_low = np.minimum(reach_low, found.low - marks - _LEVEL) <= smeared + _TINY
    at_high = np.maximum(reach_high, found.high + marks + _LEVEL) >= 1.0 - smeared - _TINY
    if scale.box is not None and not crisp:
        # A resizer overshoots where the page begins: its last pixels are no colors of the map.
        overshot = _SMEARED_PX / max(scale.box.width, scale.box.height)
        reach_low = np.where(reach_low <= overshot, 0.0, reach_low)
        reach_high = np.where(reach_high >= 1.0 - overshot, 1.0, reach_high)
    low = axis.value(np.clip(reach_low, 0.0, 1.0))
    high = axis.value(np.clip(reach_high, 0.0, 1.0))
    return assembled(
        shape=pixels.rgb.shape[:2],
        value=axis.value(found.position)[index],
        low=low[index],
        high=high[index],
        position=found.position[index],
        distance=distance[index],
        between=_between_steps(ramp, found.position, len(knots))[index],
        off=off[index],
        astray=astray[index],
        other=axis.value(also_beyond(scale, rgb, found.position, found.other))[index],
        at_low=(at_low & ~off)[index],
        at_high=(at_high & ~off)[index],
        noise=noise,
        runs=None if runs is None else (runs[0][index], runs[1][index]),
        strange=(strange & (distance > 0.0))[index],
        off_end=None if off_end is None else off_end[index],
        known=None if known is None or lossy else known[index],
        curve=curve,
    )


def _stands_still(scale: ColorScale, found: Projection) -> BoolArray:
    """(n,): where a ramp has one color for more pixels than a step of it covers."""
    if scale.box is None:
        return np.zeros(len(found.low), dtype=bool)
    length = max(scale.box.width, scale.box.height)
    return np.asarray(found.high - found.low > max(_RUN_PX / length, 4 * HALF_LEVEL))


def _runs(
    ramp: Ramp, rgb: FloatArray, found: Projection, still: BoolArray
) -> tuple[FloatArray, FloatArray] | None:
    """Ends (n,) of the runs of one color in which values of colors (n, 3) lie, None without any.

    ``still`` (n,) are those that may lie in one: a bar that goes on beyond the last of its colors
    has one color for a run of values, too.
    """
    if not still.any():
        return None
    runs, low, high = ramp.project(rgb[still], _TINY), found.position.copy(), found.position.copy()
    low[still], high[still] = runs.low, runs.high
    return low, high


def _off_end(
    scale: ColorScale, ramp: Ramp, rgb: FloatArray, places: FloatArray, codec: float
) -> tuple[FloatArray | None, BoolArray | None]:
    """(n,) by how much colors, rgb (n, 3), whose ``places`` (n,) are on a ramp, are farther from it
    and from its nearer end than rounding, a codec and what is hidden of a bar explain, in CIE76;
    and (n,) whether that is the end of a known map in its own color, None where no map is known.

    A frame or the page takes a bar's outermost pixels. Of a map that is known by name these are
    known; what a codec leaves of any other one tells nothing.
    """
    ends, hidden = ramp.at(np.array([0.0, 1.0])), np.zeros(2)
    named = colors_of(scale.colormap) if scale.colormap is not None else None
    exact: BoolArray | None = None
    if named is not None:
        outer = srgb_to_lab(named[[0, -1]])
        away = delta_e(ends[:, None], outer[None])
        # Of a part of a map the other end is another color of it.
        hidden[away.min(axis=1) > _HIDDEN] = np.inf
        ends, exact = outer[away.argmin(axis=1)], away.min(axis=1) <= _NEXT
    elif scale.box is None or codec > 0.0:
        return None, None
    else:
        far = _LOOK_PX / max(scale.box.width, scale.box.height)
        hidden = _HIDDEN_PX / _LOOK_PX * delta_e(ends, ramp.at(np.array([far, 1.0 - far])))
    lab = srgb_to_lab(rgb)
    off = delta_e(lab[:, None], ends[None]) - hidden
    # What is next to the end by its color alone, and on the ramp, is a value next to the end.
    nearest = np.minimum(off.min(axis=1), delta_e(lab, ramp.at(places)))
    known = None if exact is None else exact[off.argmin(axis=1)]
    return np.asarray(nearest - _ROUNDED - RARELY * codec), known


def _distinct(
    pixels: CellPixels, codec: float
) -> tuple[FloatArray, FloatArray, npt.NDArray[np.intp], FloatArray]:
    """Colors (n, 3), their own noise (n,), which of them each cell has, and colors of cells
    that are not blank, which stand for all of these.

    Cells of one color are read once: a million cells have a few hundred colors.
    """
    rgb, fill = pixels.rgb.reshape(-1, 3), np.hypot(codec, fill_noise(pixels)).ravel()
    if pixels.error is not None:
        fill = np.where(np.isfinite(pixels.error.ravel()), pixels.error.ravel(), fill)
    filled = ~pixels.blank.ravel()
    if len(rgb) <= _MANY or pixels.errors is not None or not np.isfinite(rgb).all():
        return rgb, fill, np.arange(len(rgb)), rgb[filled]
    rows, index = distinct_rows(np.column_stack([rgb, fill]))
    # In order of colors, so that they do not depend on the cells' places.
    order = np.sort(index[filled])
    shown = rows[order[:: max(1, len(order) // _MANY)], :3]
    return rows[:, :3], rows[:, 3], index, shown


class _Axis:
    """Positions 0–1 along the scale and their values."""

    def __init__(self, scale: ColorScale, knots: FloatArray) -> None:
        self.norm = norm_of(scale.norm, scale.linthresh, knots[:, 0].tolist())
        self.known = bool(np.isfinite(knots[:, 0]).all())
        if self.known:
            low, high = self.norm.bend([scale.minimum, scale.maximum])
            self.low, self.span = float(low), float(high - low)
            self.positions = np.clip((self.norm.bend(knots[:, 0]) - self.low) / self.span, 0.0, 1.0)
        else:
            self.low, self.span = np.nan, np.nan
            self.positions = np.linspace(0.0, 1.0, len(knots))

    def value(self, positions: FloatArray) -> FloatArray:
        if not self.known:
            return np.full(positions.shape, np.nan)
        return self.norm.unbend(self.low + self.span * positions)


def _between_steps(ramp: Ramp, positions: FloatArray, samples: int) -> FloatArray:
    """Half the CIE76 distance of a ramp's steps about ``positions``, 0 where it has all its colors.

    A white middle may lie between a pale blue step and a pale red one, on neither's line. A
    bar's ``samples`` are many more than the colors of such a ramp.
    """
    if samples < _MANY_SAMPLES * len(ramp.positions):
        return np.zeros(len(positions))
    step = np.interp(positions, ramp.positions, ramp.step)
    apart = delta_e(ramp.at(positions - step), ramp.at(positions + step))
    return np.where(step >= _FEW, apart / 2, 0.0)


def at_end(position: FloatArray) -> BoolArray:
    """Where positions are at an end of the bar."""
    return np.asarray((position <= _END) | (position >= 1.0 - _END))


def _panel_noise(ramp: Ramp, shown: FloatArray, *, tailed: bool = False) -> float:
    """How far this panel's colours lie off the ramp, typically, in Lab units.

    What is seen across the curve is a measure for what is not seen along it. Cells far
    off (masked, hatched) are no noise. Where noise has long tails, as a codec's is ``tailed`` that
    rounds the chroma of one cell and not of the next, its outer cells tell of these.
    """
    distance = ramp.project(shown[:: max(1, len(shown) // 4000)]).distance
    distance = distance[np.isfinite(distance) & (distance < OFF_RAMP * 2)]
    if not len(distance):
        return 0.0
    # Two of three dimensions lie across the curve: the median of that length is 1.18 sigma, and
    # nine of ten are within 2.15.
    usual = float(median(distance) / 1.18)
    if not tailed or len(distance) < _TAILED:
        return usual
    return max(usual, float(np.percentile(distance, 90.0)) / 2.15)
