"""What the colors of a bar do at its ends: stand still beyond an outermost tick, move as before it,
or keep those of a step.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

LEAST_STEPS, LEAST_STEP_PX = 8, 3.0
"""Steps of a bar that is drawn in steps, and pixels of each, at least."""

LONGEST = 0.08
"""Share of a bar that such a piece has at most: half the height of a number."""

TICK_PX = 1.0
"""How well a tick is placed."""

SAME, STILL = 0.3, 1.0
"""CIE76 distances of two pixels of one color in a drawing, and of all of them."""

_MOVES = 4.0
"""The ramp moves so many times as far over the same length on the other side of the tick."""

_LEAST_MOVE = 1.2
"""CIE76 distance over that length which no rounding makes."""

_MIXED_PX = 3
"""A resizer mixes the page into fewer pixels of an end than this."""


def are_flat_but_mixed(
    places: FloatArray, lab: FloatArray, ticks: tuple[float, float], length_px: float
) -> bool:
    """Whether both ends of a bar are flat beyond their ``ticks`` but for the pixels into which a
    resizer mixed the page, and some of those that are left tell.
    """
    (low, high), mixed_px = ticks, _MIXED_PX - 1.0
    told = (
        (places * length_px, low * length_px),
        ((1.0 - places) * length_px, (1.0 - high) * length_px),
    )
    return all(((px > mixed_px) & (px < tick)).sum() > 1 for px, tick in told) and (
        end_of(places, lab, low, length_px, mixed_px)
        == end_of(1.0 - places[::-1], lab[::-1], 1.0 - high, length_px, mixed_px)
        == "flat"
    )


def is_flat_behind_rings(
    places: FloatArray, lab: FloatArray, tick: float, length_px: float
) -> bool:
    """Whether a bar is flat from place 0 to ``tick`` but for its first pixels, and two others say
    so."""
    px = places * length_px
    told = int(((px > _MIXED_PX) & (px < tick * length_px)).sum())
    return told > 1 and end_of(places, lab, tick, length_px, float(_MIXED_PX)) == "flat"


def end_of(
    places: FloatArray, lab: FloatArray, tick: float, length_px: float, mixed_px: float = 1.0
) -> str:
    """What a bar is from place 0 to ``tick``: "flat" if it moves from there on, "still" if
    it does not move beyond the tick either, "ramp" otherwise.

    places (n,) ascend; lab (n, 3) are their colors, the first ``mixed_px`` pixels not their own.
    """
    slack = TICK_PX / length_px
    # The outermost pixels may hold a bit of a frame.
    outer = (places > mixed_px / length_px) & (places < tick - slack)
    if outer.sum() < 2:
        # One pixel is always of one color.
        outer = (places > mixed_px / length_px) & (places < tick)
    if outer.sum() > 4:
        outer &= places > 2.5 / length_px
    inner = (places > tick - slack) & (places < 2 * tick + slack)
    if tick > LONGEST or outer.sum() < 1 or inner.sum() < 2:
        return "ramp"
    still = float(delta_e(lab[outer], lab[outer][:1]).max())
    moved = float(delta_e(lab[inner][-1:], lab[outer][-1:])[0])
    if still > STILL:
        return "ramp"
    if still > SAME and still / np.ptp(places[outer]) > moved / np.ptp(places[inner]) / 2:
        # Pure red moves slowly, beyond the tick as before it.
        return "ramp"
    if moved >= max(_LEAST_MOVE, _MOVES * still):
        return "flat"
    return "still" if moved <= SAME else "ramp"


_NEXT, _HALF = 0.75, 0.5
"""The next step of a palette is so many times as long as the first one at least, and some step as
outer ones that are long."""


def first_run(lab: FloatArray) -> int:
    """How many samples have the color of the first whole one."""
    off = np.flatnonzero(delta_e(lab[1:], lab[1:2]) > SAME)
    return int(off[0]) + 1 if len(off) else len(lab)


def keeps_to_tick(lab: FloatArray, gap_px: float, usual_px: float) -> bool:
    """Whether a bar, from its first sample on, keeps one color as far as a tick ``gap_px`` away.

    In a small picture that piece is two or three pixels, still twice as long as any other run.
    """
    same = delta_e(lab, lab[:1]) <= SAME
    run = len(lab) if same.all() else int(np.argmin(same))
    return run >= max(2, round(2 * usual_px)) and run >= gap_px - TICK_PX


def longest_run(lab: FloatArray) -> int:
    """The same, whatever a resizer mixed into the first few."""
    return max(first_run(lab[mixed:]) for mixed in range(_MIXED_PX))


def begins_as_a_palette(lab: FloatArray) -> bool:
    """Whether the step behind the first one is about as long: in the few colors of a palette a
    slow end of a ramp is steps, and the outermost of these is no piece that was drawn on to it.
    """
    first = first_run(lab)
    rest = lab[first:]
    return len(rest) > 2 and longest_run(rest) >= _NEXT * first


def ends_as_a_palette(lab: FloatArray) -> bool:
    """Whether some step within is half as long as the outer ones: a ramp in the few colors of a
    palette. Where outer colors are clamped the ramp between them is of all its colors.
    """
    changes = np.flatnonzero(delta_e(lab[1:], lab[:-1]) > SAME)
    within = int(np.diff(changes).max(initial=0))
    return within >= _HALF * min(first_run(lab), first_run(lab[::-1]))


def usual_run(places: FloatArray, lab: FloatArray) -> float:
    """How long the bar keeps one color, as a share of it, typically."""
    changes = np.flatnonzero(delta_e(lab[1:], lab[:-1]) > SAME)
    if len(changes) < 2:
        return 1.0
    runs = np.abs(np.diff(places[changes]))
    # A row that is mixed of two steps is none.
    steps = runs[runs > 1.5 * runs.min()]
    return float(median(steps if steps.sum() > 0.6 * runs.sum() else runs))


def in_even_steps(rgb: FloatArray) -> bool:
    """Whether the samples rgb (n, 3) along a bar are steps of one color each, of one length to a
    pixel, the outermost ones no longer: drawn so, and no noise.
    """
    moves = np.flatnonzero((rgb[1:] != rgb[:-1]).any(axis=1)) + 1
    if len(moves) <= LEAST_STEPS:
        return False
    inner = np.diff(moves)
    ends = (int(moves[0]), len(rgb) - int(moves[-1]))
    even = inner.min() >= LEAST_STEP_PX and int(np.ptp(inner)) <= 1
    return bool(even and max(ends) <= inner.max())
