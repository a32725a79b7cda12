"""Which cells of a few pixels were blended: how wide they are, and where one begins.

What is interpolated between cells bends most in their middles and least between them, so that the
mean bend of pixels has a period, which a spectrum shows however noisy the cells are (Gallagher,
"Detection of linear and cubic interpolation in JPEG compressed images", CRV 2005). Of the periods
that such a line of the spectrum may stand for one explains the pixels to the rounding of a level.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.blend import Blend, Floats, solve

Levels = npt.NDArray[np.uint8] | Floats
"""Channels of pixels, or one number of each, in levels of which it was rounded to one."""

NARROWEST_PX, WIDEST_PX = 1.1, 8.0
"""Cells that are not much wider than pixels leave none to spare that could bear them out; wider
than three pixels they are drawn without a blend where they are so on both axes."""

ROUNDED = 0.4
"""Scatter of pixels that differ from what the cells say by their rounding alone (0.29 levels)."""

_TOLD = 1.2
"""A blend is told where half a cell more or less, or aside, leaves so many times as much."""

_NEARLY = 1.5
"""Over a part of the pixels the scatter may be so much larger."""

_EQUAL, _SOME, _FEW_EQUAL = 0.98, 0.05, 0.5
"""Lines of pixels that equal the next one, their share where cells have pixels of their own, and
the share of equal pixels elsewhere."""

_BINS = 8192
_SMOOTHED_PX = 31
_LINE, _MOST_LINES = 6.0, 4
"""A line of the spectrum stands out of the median so many times, and so many are looked at."""

_HARMONICS = 3
_WINDOW_PX = 96
_PEN_PX = 4
_PHASES = 20
_FAR = 5.0
"""No blend leaves so many times as much, before it is fitted, as another one."""

_MOST_ROWS = 24


def find_blend(levels: Levels, start: float, end: float, rounded: float = ROUNDED) -> Blend | None:
    """The cells along x that were blended between ``start`` and ``end``, those only that lie wholly
    inside; None where there are none, or nothing tells them.

    levels: (h, w, c), cropped to cells along y; ``rounded`` is their scatter by rounding.
    """
    first, last = int(np.ceil(start)), int(np.floor(end))
    if last - first < _WINDOW_PX:
        return None
    rows = levels[:: max(1, len(levels) // _MOST_ROWS), first:last].astype(np.float64)
    lines = _lines(rows)
    if not lines.shape[1]:
        return None
    if _have_own_pixels(rows):
        return None
    middle = (len(lines) - _WINDOW_PX) // 2
    window = lines[middle : middle + _WINDOW_PX]
    # Smaller cells can mimic larger ones, and not the other way round.
    seeds = [_seed(window, middle, period) for period in _periods(lines)]
    near = _FAR * min((scatter for scatter, _ in seeds), default=0.0)
    close = [seed for scatter, seed in seeds if scatter <= near]
    for seed in sorted(close, key=lambda one: -one.period):
        blend = _refined(window, middle, seed)
        if _scatter(window, middle, blend) <= _NEARLY * rounded:
            grown = _grown(lines, blend, rounded)
            if grown is not None and _is_told(lines, grown, rounded):
                blend = grown
                break
    else:
        return None
    inside = _over(blend, 0, len(lines))
    skipped = int(np.ceil((0.0 - inside.start) / inside.period))
    begin = inside.start + skipped * inside.period
    n = int((len(lines) - begin) / inside.period)
    return Blend(start=first + begin, period=blend.period, n=n)


def fitted(levels: Levels, blend: Blend) -> Blend:
    """The blend, all of whose cells are known, fitted to the pixels of them that no frame is near.

    levels: (h, w, c), cropped to cells along y.
    """
    first, last = int(np.ceil(blend.start)) + _PEN_PX, int(np.floor(blend.end)) - _PEN_PX
    if last - first < _WINDOW_PX:
        return blend
    rows = levels[:: max(1, len(levels) // _MOST_ROWS), first:last].astype(np.float64)
    return replace(_refined(_lines(rows), first, blend), n=blend.n)


def _lines(rows: Floats) -> Floats:
    """(w, k) channels of rows (h, w, c) side by side that change along x."""
    lines = rows.transpose(1, 0, 2).reshape(rows.shape[1], -1)
    changing: Floats = lines[:, np.ptp(lines, axis=0) > 0.0]
    return changing


def _seed(window: Floats, first: int, period: float) -> tuple[float, Blend]:
    """The scatter of the best of some places of cells in a window that begins at ``first``."""
    places = [first - period * i / _PHASES for i in range(_PHASES)]
    seeds = [Blend(start=place, period=period, n=0) for place in places]
    scatters = [_scatter(window, first, seed) for seed in seeds]
    least = int(np.argmin(scatters))
    return scatters[least], seeds[least]


def _have_own_pixels(rows: Floats) -> bool:
    """Whether some pixels along x equal the next ones from end to end, and others do not: cells
    that are no whole pixels, but were drawn without a blend; rows: (h, w, c)."""
    equal = (rows[:, 1:] == rows[:, :-1]).all(axis=2).mean(axis=0)
    return bool(
        (equal >= _EQUAL).mean() >= _SOME and np.median(equal[equal < _EQUAL]) <= _FEW_EQUAL
    )


def _grown(lines: Floats, blend: Blend, rounded: float) -> Blend | None:
    """The blend of a window in the middle of lines (m, k), fitted to wider ones and at last to all;
    None as soon as it does not explain one: a window on plain ground bears anything out.

    Its period is known well enough each time for one of twice the width.
    """
    center, half = len(lines) // 2, _WINDOW_PX // 2
    while half < len(lines):
        half *= 2
        low, high = max(center - half, 0), min(center + half, len(lines))
        blend = _refined(lines[low:high], low, blend)
        if _scatter(lines[low:high], low, blend) > _NEARLY * rounded:
            return None
    return blend


def _is_told(lines: Floats, blend: Blend, rounded: float) -> bool:
    """Whether all pixels (m, k) are as the cells say, and not so of other cells of that size."""
    scatter = _scatter(lines, 0, blend)
    if scatter > rounded or not NARROWEST_PX <= blend.period <= WIDEST_PX:
        return False
    drift = 0.5 * blend.period / len(lines)
    others = (
        replace(blend, start=blend.start + 0.5 * blend.period),
        *(replace(blend, period=blend.period * (1.0 + side * drift)) for side in (-1, 1)),
    )
    return min(_scatter(lines, 0, other) for other in others) >= _TOLD * scatter


def _periods(lines: Floats) -> list[float]:
    """Periods in pixels that the mean bend of pixels along x may have; lines: (m, k)."""
    bend = np.abs(lines[2:] - 2.0 * lines[1:-1] + lines[:-2]).mean(axis=1)
    usual = np.convolve(bend, np.full(_SMOOTHED_PX, 1.0 / _SMOOTHED_PX), "same")
    rim = _SMOOTHED_PX // 2
    wave = (bend / np.maximum(usual, 1e-9) - 1.0)[rim:-rim]
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave)), _BINS))
    frequency = np.fft.rfftfreq(_BINS)
    low = int(2 * _BINS / len(wave))
    peak = np.zeros(len(spectrum), dtype=bool)
    peak[1:-1] = (spectrum[1:-1] >= spectrum[:-2]) & (spectrum[1:-1] > spectrum[2:])
    peak[:low] = False
    peak &= spectrum > _LINE * np.median(spectrum[low:])
    strongest = np.flatnonzero(peak)[np.argsort(-spectrum[peak])][:_MOST_LINES]
    found: list[float] = []
    for line in frequency[strongest]:
        for harmonic in range(1, _HARMONICS + 1):
            # Seen in whole pixels a frequency is the same as one that is whole turns away.
            for turns in range(harmonic + 1):
                for aliased in (turns + line, turns - line):
                    own = float(aliased) / harmonic
                    if own <= 0.0 or not NARROWEST_PX <= 1.0 / own <= WIDEST_PX:
                        continue
                    if all(abs(own - other) > 1.0 / _BINS for other in found):
                        found.append(own)
    return [1.0 / own for own in found]


def _over(blend: Blend, first: int, last: int) -> Blend:
    """The blend with as many cells as the pixels from ``first`` to ``last`` have a share of."""
    skipped = int(np.floor((first + 0.5 - blend.start) / blend.period - 0.5))
    start = blend.start + skipped * blend.period
    n = int(np.floor((last - 0.5 - start) / blend.period - 0.5)) + 2
    return Blend(start=start, period=blend.period, n=n)


def _scatter(lines: Floats, first: int, blend: Blend) -> float:
    """What pixels (m, k) from ``first`` on differ from the cells that explain them best."""
    return solve(lines, first, _over(blend, first, first + len(lines))).scatter


def _refined(lines: Floats, first: int, blend: Blend) -> Blend:
    """The blend with the start and the period that explain the pixels best, near its own."""
    from scipy.optimize import minimize

    center = first + len(lines) / 2.0
    # Turned about the middle of the window, place and period are independent of each other.
    steps = np.floor((center - blend.start) / blend.period)
    anchor = blend.start + steps * blend.period

    def moved(by: Floats) -> Blend:
        period = blend.period + float(by[1]) / len(lines)
        return replace(blend, start=anchor + float(by[0]) - steps * period, period=period)

    size = 0.1 * blend.period

    def misfit(by: Floats) -> float:
        # Further away another blend begins.
        if max(abs(float(by[0])), abs(float(by[1]) / 2.0)) > 5.0 * size:
            return np.inf
        return _scatter(lines, first, moved(by))

    found = minimize(
        misfit,
        np.zeros(2),
        method="Nelder-Mead",
        options={
            "initial_simplex": [[-size / 2, -size], [size, 0.0], [0.0, 2 * size]],
            "xatol": 2e-3,
            "fatol": 1e-4,
        },
    )
    return moved(found.x)
