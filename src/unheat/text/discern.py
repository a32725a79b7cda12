"""Which digit, judged by how the ink of this very panel scatters.

A template says how a digit usually looks, and squared differences to it weigh every pixel
alike. But pixels are not alike: where a neighbor reaches into a digit's window, where a
codec leaves its ringing and where an edge falls on another part of a pixel, ink scatters
much, and together; elsewhere hardly. With some hundred digits whose names are known the
scatter can be measured, and what is compared then is differences in units of the scatter
(Fisher's linear discriminant). The covariance of so many pixels from so few digits is held
near a round one, as much as is best for these samples (Ledoit & Wolf 2004).

Digits that teach are judged by what the others taught, so that a mistake among them does
not confirm itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import lgamma, log

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.alphabet import DIGITS, FINE, SMALL_PX, Alphabet, shape_of
from unheat.text.strips import Strips
from unheat.text.tutor import Expected, Lesson, tutored

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_LEAST = 60
"""Digits with known names that a covariance is worth being learned from."""

_RARE = 3
"""Digits with known names from which is told what their kind of place adds."""

_MANY = 30
"""Digits of one kind of place, none of them known, that tell together what their place adds."""

_ADAPTED = 3
"""Times that these are named, and what is left of them is what their place adds."""

_HOLD = 1.0
"""Windows that the belief is worth that a place adds nothing."""

_FOLDS = 5
"""Parts of the lessons; each is judged by what the others taught."""

_MARGIN_PX = 1
"""Columns beside a digit's advance that are looked at: there its neighbors begin."""

_FREEDOMS = (4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0)
"""Degrees of freedom that are tried, from very uneven to even noise."""

_SCALES = np.array([0.4, 0.5, 0.63, 0.8, 1.0, 1.25])
"""Shares of the median distance that the scatter of the quieter windows is tried with."""

_WRONG = 0.01
"""Share of the lessons that are wrong themselves: so little is no matter of who repeats them."""

_TRIMMED = 2
"""Times that lessons which look more like another digit are left out and the rest is asked anew."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Laid:
    """Texts laid over strips: ``texts`` as templates read them, and where their characters
    start, in fine columns; "" where none fits."""

    texts: Sequence[str]
    starts: Sequence[Ints]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a panel's print, by the keys of crops: ``texts``, how many of their
    leading characters are ``confirmed``, and what ``colors`` say that crops print."""

    texts: Mapping[str, str]
    confirmed: Mapping[str, int]
    colors: Mapping[str, Expected]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Discerned:
    """``chances`` (n, places, 10) of each digit at each place of the texts that are laid, and
    how ``odd`` (n, places) the ink is even for the likeliest: nineteen of twenty digits are
    no odder than 1. Both are told where ``learned`` (n, places)."""

    chances: Floats
    odd: Floats
    learned: npt.NDArray[np.bool_]

    def at(self, chosen: Ints, place: int) -> tuple[Floats, Floats] | None:
        """Chances (k, 10) and oddities (k,) at one place of the ``chosen`` texts, if told."""
        if not self.learned[chosen, place].all():
            return None
        return self.chances[chosen, place], self.odd[chosen, place]


def discerned(
    strips: Strips, laid: Laid, keys: Sequence[str], known: Known, alphabet: Alphabet
) -> Discerned | None:
    """Which digits the ink shows; ``keys`` are those of the crops.

    None where print is large enough to be read by templates, where too few digits are
    known, and where templates repeat what is known better than what is learned here.
    """
    digits = {char for char in DIGITS if char in alphabet.templates}
    if strips.digit_height >= SMALL_PX or not digits:
        return None
    width = alphabet.templates[min(digits)].shape[-1]
    crops, places = _digits_of(laid.texts)
    lessons = _lessons(strips, laid, keys, known, width)
    names = np.array(
        [
            int(lessons[crop].text[place]) if place < lessons[crop].confirmed else -1
            for crop, place in zip(crops.tolist(), places.tolist(), strict=True)
        ],
        dtype=np.int64,
    )
    if not digits <= {str(name) for name in names.tolist()}:
        return None
    starts = np.array([laid.starts[crop][place] for crop, place in zip(crops, places, strict=True)])
    spots = _spots(laid.texts, crops, places)
    found = _likelihoods(_windows(strips, crops, starts, width), spots, names, crops)
    if found is None:
        return None
    logs, odd = found
    by_templates = np.array(
        [int(laid.texts[crop][place]) for crop, place in zip(crops, places, strict=True)]
    )
    right = np.count_nonzero(logs.argmax(axis=1) == names)
    taught = np.count_nonzero(names >= 0)
    if right + _WRONG * taught < np.count_nonzero(by_templates == names):
        return None
    chances = np.exp(logs - logs.max(axis=1, keepdims=True))
    size = len(laid.texts), max(map(len, laid.texts))
    result = Discerned(
        chances=np.zeros((*size, 10)), odd=np.zeros(size), learned=np.zeros(size, dtype=bool)
    )
    result.chances[crops, places] = chances / chances.sum(axis=1, keepdims=True)
    result.odd[crops, places] = odd
    # What a kind of place adds to its digits is not known where none of it taught, and few stand.
    taught_there = np.bincount(spots[names >= 0], minlength=spots.max() + 1)
    many = np.bincount(spots) >= _MANY
    result.learned[crops, places] = ((taught_there >= _RARE) | many)[spots]
    return result


def _digits_of(texts: Sequence[str]) -> tuple[Ints, Ints]:
    """Text and place of every digit."""
    found = [
        (number, place)
        for number, text in enumerate(texts)
        for place, char in enumerate(text)
        if char in DIGITS
    ]
    pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _spots(texts: Sequence[str], crops: Ints, places: Ints) -> Ints:
    """(m,) kind of place of every digit: what stands to its left and to its right.

    The nought of "0.25" has nothing to its left and a point to its right, always; how
    their ink reaches into its window must not become a part of what a nought looks like.
    """
    shapes = [f" {shape_of(text)} " for text in texts]
    beside = [shapes[n][k] + shapes[n][k + 2] for n, k in zip(crops, places, strict=True)]
    return np.unique(beside, return_inverse=True)[1].astype(np.int64)


def _lessons(
    strips: Strips, laid: Laid, keys: Sequence[str], known: Known, width: int
) -> list[Lesson]:
    """What each crop teaches: what color and ink of all crops say together, or what was known.

    What was read and agrees with its color may still be wrong in the last digits.
    """
    texts = []
    for key, text in zip(keys, laid.texts, strict=True):
        taught = known.texts.get(key, "")
        texts.append(taught if shape_of(taught) == shape_of(text) else text)
    colors = [known.colors.get(key) for key in keys]
    told = tutored(strips, texts, laid.starts, colors, width) if known.colors else None
    if told is not None:
        return told
    return [
        Lesson(text, known.confirmed[key]) if known.texts.get(key) == text else Lesson("", 0)
        for key, text in zip(keys, texts, strict=True)
    ]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Scatter:
    """How digits look, in units of how their windows scatter.

    ``looks`` (10, p) in pixels and ``means`` (10, p), what each place adds to looks,
    ``beside`` (places, p), how often each digit was ``seen`` (10,), and ``even`` (p, p), by
    which windows are multiplied so that they scatter alike in all directions.
    """

    looks: Floats
    means: Floats
    beside: Floats
    seen: Ints
    even: Floats

    def adapted(self, windows: Floats, spots: Ints, strange: Ints) -> _Scatter:
        """With what ``strange`` kinds of place add, of which no window has a name.

        Digits look there as elsewhere, but for what all of them share: their windows are
        named by what is known, and what is left over in the mean is their place's.
        """
        beside = self.beside.copy()
        result = replace(self, beside=beside)
        for spot in strange.tolist():
            mine = windows[spots == spot]
            for _ in range(_ADAPTED):
                squared, volume = result.away(mine, np.full(len(mine), spot))
                named = (-0.5 * squared - volume).argmax(axis=1)
                left = (mine - beside[spot]) - self.looks[named]
                beside[spot] += left.sum(axis=0) / (len(mine) + _HOLD)
        return result

    def away(self, windows: Floats, spots: Ints) -> tuple[Floats, Floats]:
        """Squared distance of windows to digits, (m, 10), infinite to those never seen; and
        (10,) the logarithm of how much wider the scatter about each is in all.

        ``spots`` (m,) are the kinds of place where the windows stand.

        A mean of few samples is itself uncertain, which adds to the scatter about it.
        """
        ink = (windows - self.beside[spots]) @ self.even
        squared = (ink**2).sum(axis=1)[:, None] + (self.means**2).sum(axis=1)
        squared = np.maximum(squared - 2.0 * ink @ self.means.T, 0.0)
        wider = 1.0 + 1.0 / np.maximum(self.seen, 1)
        volume = 0.5 * windows.shape[1] * np.log(wider)
        return np.where(self.seen > 0, squared / wider, np.inf), volume


def _windows(strips: Strips, crops: Ints, starts: Ints, width: int) -> Floats:
    """(m, p): the ink of digits that start at fine columns ``starts`` of strips ``crops``.

    One column a pixel, from the digit's start on; all base lines are brought to one height.
    """
    columns = -(-width // FINE) + 2 * _MARGIN_PX
    fine = starts[:, None] + (np.arange(columns) - _MARGIN_PX)[None, :] * FINE + FINE // 2
    fine = np.clip(fine, 0, strips.width - 1)
    ink = strips.ink[crops[:, None], :, fine].astype(float)  # (m, columns, height)
    fall = strips.falls[crops][:, None, None] / 3.0
    level = (1.0 - fall) * ink[:, :, :-1] + fall * ink[:, :, 1:]
    return np.asarray(level.reshape(len(crops), -1))


def _likelihoods(
    windows: Floats, spots: Ints, names: Ints, groups: Ints
) -> tuple[Floats, Floats] | None:
    """(m, 10) logarithm of how likely each digit looks like each window, −inf if never seen;
    and (m,) how odd the window is for the likeliest.

    ``spots`` (m,) are kinds of places, ``names`` (m,) the digits of windows that are known,
    −1 of others; windows of one of ``groups`` (m,) teach and are judged together. None where
    too few are known.
    """
    known = names >= 0
    fold = groups % _FOLDS
    for _ in range(_TRIMMED):
        if np.count_nonzero(known) < _LEAST:
            return None
        logs, odd = _judged(windows, spots, names, known, fold)
        kept = known & (logs.argmax(axis=1) == names)
        if np.array_equal(kept, known):
            break
        known = kept
    return logs, odd


def _judged(
    windows: Floats, spots: Ints, names: Ints, known: npt.NDArray[np.bool_], fold: Ints
) -> tuple[Floats, Floats]:
    """What ``known`` windows teach of all others, and of those of each fold what the rest does."""
    away, volume = np.empty((len(windows), 10)), np.empty((len(windows), 10))
    fit = _learned(windows[known], spots[known], names[known], spots.max() + 1)
    count, taught = np.bincount(spots), np.bincount(spots[known], minlength=spots.max() + 1)
    strange = np.flatnonzero((taught < _RARE) & (count >= _MANY))
    fit = fit.adapted(windows, spots, strange)
    away[:], volume[:] = fit.away(windows, spots)
    for part in range(_FOLDS):
        mine, others = known & (fold == part), known & (fold != part)
        if mine.any() and others.any():
            fit = _learned(windows[others], spots[others], names[others], spots.max() + 1)
            away[mine], volume[mine] = fit.away(windows[mine], spots[mine])
    size = windows.shape[1]
    own = away[known, names[known]]
    own = own[np.isfinite(own)]
    scales = _SCALES * max(float(median(own)) / size, 1e-9)
    freedom, scale = max(
        itertools.product(_FREEDOMS, scales.tolist()), key=lambda shape: _fit(own, size, *shape)
    )
    logs = -0.5 * (freedom + size) * np.log1p(away / (scale * freedom)) - volume
    odd = away[np.arange(len(away)), logs.argmax(axis=1)] / max(float(np.percentile(own, 95)), 1e-9)
    return logs, odd


def _learned(windows: Floats, spots: Ints, names: Ints, kinds: int) -> _Scatter:
    """Least squares: a window is its digit, what its kind of place adds, and scatter."""
    one = np.hstack([np.eye(10)[names], np.eye(kinds)[spots]])
    # What all digits of a place share may be theirs or the place's: it is held to be theirs.
    hold = np.diag(np.where(np.arange(10 + kinds) < 10, _HOLD / 1000, _HOLD))
    solved = np.linalg.solve(one.T @ one + hold, one.T @ windows)
    values, axes = np.linalg.eigh(_covariance(windows - one @ solved))
    even = axes / np.sqrt(values)
    return _Scatter(
        looks=solved[:10],
        means=solved[:10] @ even,
        beside=solved[10:],
        seen=np.bincount(names, minlength=10),
        even=even,
    )


def _fit(away: Floats, size: int, freedom: float, scale: float) -> float:
    """Logarithm of how likely squared distances (n,) of so many pixels are."""
    spread = lgamma((freedom + size) / 2) - lgamma(freedom / 2) - size / 2 * log(freedom * scale)
    far = np.log1p(away / (freedom * scale)).sum()
    return float(spread * len(away) - (freedom + size) / 2 * far)


def _covariance(left: Floats) -> Floats:
    """(p, p) covariance of (n, p) residuals, shrunk towards a round one."""
    count, size = left.shape
    sample = left.T @ left / count
    usual = max(float(np.trace(sample)) / size, 1e-9)
    apart = float((sample**2).sum()) / size - usual**2
    noise = (float(((left**2).sum(axis=1) ** 2).sum()) / count - float((sample**2).sum())) / count
    share = 1.0 if apart <= 0 else float(np.clip(noise / size / apart, 0.0, 1.0))
    return np.asarray((1.0 - share) * sample + share * usual * np.eye(size))
