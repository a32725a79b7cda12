"""How wide and how tall a text would be, in the type that the labels of a figure are set in.

All labels of an axis share family and size. The common families are known by their letter
widths (``type_table``); which one it is, how large, and how this renderer rounds the
width of each letter is learned from the labels themselves, as a Gaussian process over
their ink widths. A label is judged by all the others, never by itself: a reading that has
lost or gained a letter does not fit the ink that it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.spelling import single_dash
from unheat.text.type_table import CHARACTERS, TABLE

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

# Prior spreads in em, of size (what the median of a few labels leaves open), letter (hinting
# and sister families move an advance by a thirtieth), side (blur at both ends) and kerning.
# A renderer that sets letters as the family has them is known by its labels to do so.
_PRIORS = ((0.02, 0.015, 0.04, 0.02), (0.05, 0.035, 0.08, 0.03))
# How well the edge of the ink can be seen, in pixels.
_EDGE_PX = 0.3
# Pairs that some renderers draw together and others do not, and by how much, in em.
KERNED = re.compile("[TYVWPFLAKR][aceoruvwysTYVW.,-]|[rvwyfk][.,-]|[aoe][TYVW]|A[CGOQU]")
_KERNING = 0.07
_OUTLIER = 3.5
# Log odds against the families that few figures are set in, by part of their name.
_RARE = {"Mono": 4.0, "Courier": 4.0, "Narrow": 3.0, "Computer": 2.0, "Avant": 2.0, "Palatino": 2.0}
# Families that are tried once more, whether their letters are kept to closely.
_CLOSEST = 4
_ENOUGH = 4
"""Fewest labels that teach a setting."""

_INDEX = {character: i for i, character in enumerate(CHARACTERS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One line: its text, ink ``width`` and ``height`` in pixels, and which group it is of.

    Lines of a group have one size. ``trusted`` lines teach, others are only judged.
    """

    text: str
    width: float
    height: float
    group: int
    trusted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting:
    """The type that samples are set in: a family, and how closely it is kept to (``prior``).

    ``em`` maps a group to its size in pixels, ``tall`` to the scale of its heights and their
    spread in em; ``inverse`` and ``weights`` are those of the Gaussian process.
    """

    samples: tuple[Sample, ...]
    family: int
    prior: int
    em: dict[int, float]
    tall: dict[int, tuple[float, float]]
    inverse: FloatArray
    weights: FloatArray

    def off_width(self, number: int, text: str) -> tuple[float, float] | None:
        """Ink of sample ``number`` beyond what ``text`` takes: (em, standard deviations).

        None where a letter is not known or the group is too small to judge by.
        """
        own = self.samples[number]
        em = self.em.get(own.group)
        if em is None or not known(text):
            return None
        reference = ink_width(text, self.family)
        mine, others = [(text, own.group)], [(one.text, one.group) for one in self.samples]
        cross = _covariance(mine, others, self.family, self.prior)[0]
        prior = _covariance(mine, mine, self.family, self.prior)[0, 0]
        alone = 1 / self.inverse[number, number]
        column = self.inverse[:, number]
        weights = self.weights - column * self.weights[number] * alone
        explained = cross @ (self.inverse - np.outer(column, column) * alone) @ cross
        off = own.width / em - reference - float(cross @ weights)
        spread = np.sqrt(max(prior - explained, 0.0) + _noise(em, self.prior, text) ** 2)
        return float(off), float(off / spread)

    def off_height(self, number: int, text: str) -> tuple[float, float] | None:
        """Height of the ink beyond that of ``text``: (em, standard deviations), as above."""
        own = self.samples[number]
        scale = self.tall.get(own.group)
        if scale is None or not known(text):
            return None
        em = self.em[own.group]
        off = own.height / em - scale[0] * ink_height(text, self.family)
        return float(off), float(off / scale[1])

    def advances(self, text: str, group: int) -> FloatArray:
        """(n, 3) of each letter in pixels: advance, and where its ink begins and ends."""
        shapes = _shapes(text, self.family)
        result: FloatArray = shapes[:, [0, 1, 3]] * self.em[group]
        return result


def known(text: str) -> bool:
    """Whether all letters are in the table."""
    return bool(text) and all(character in _INDEX for character in single_dash(text))


@lru_cache(maxsize=4096)
def ink_width(text: str, family: int) -> float:
    """Width of the ink in em: advances without the room before and behind."""
    shapes = _shapes(text, family)
    return float(shapes[:, 0].sum() - shapes[0, 1] - (shapes[-1, 0] - shapes[-1, 3]))


@lru_cache(maxsize=4096)
def ink_height(text: str, family: int) -> float:
    """Height of the ink in em, from the lowest letter's foot to the tallest one's head."""
    shapes = _shapes(text.replace(" ", ""), family)
    return float(shapes[:, 4].max() - shapes[:, 2].min())


def learn(samples: Sequence[Sample]) -> Setting | None:
    """The setting that explains the samples best; None where too few can be trusted.

    Samples must be ``known``. Trusted samples that do not fit teach nothing either.
    """
    kept = [one for one in samples if one.trusted]
    groups = {one.group for one in kept}
    groups = {g for g in groups if sum(one.group == g for one in kept) >= _ENOUGH}
    if not groups:
        return None
    odds = [sum(odd for part, odd in _RARE.items() if part in name) for name in families()]
    loose = [_fit(samples, family, 1, groups) for family in range(len(odds))]
    order = sorted(range(len(odds)), key=lambda family: odds[family] - loose[family][0])
    close = [_fit(samples, family, 0, groups) for family in order[:_CLOSEST]]
    choices = [(family, 1) for family in order] + [(family, 0) for family in order[:_CLOSEST]]
    fits = [*(loose[family] for family in order), *close]
    best = max(range(len(fits)), key=lambda i: fits[i][0] - odds[choices[i][0]])
    family, prior = choices[best]
    _, em, outliers, inverse, weights = fits[best]
    inliers = [one for one, out in zip(samples, outliers, strict=True) if not out]
    sizes = {g: em[g] for g in groups if sum(one.group == g for one in inliers) >= _ENOUGH}
    return Setting(
        samples=tuple(samples),
        family=family,
        prior=prior,
        em=sizes,
        tall={
            g: _tall([one for one in inliers if one.group == g], family, sizes[g]) for g in sizes
        },
        inverse=inverse,
        weights=weights,
    )


def _fit(
    samples: Sequence[Sample], family: int, prior: int, groups: set[int]
) -> tuple[float, dict[int, float], BoolArray, FloatArray, FloatArray]:
    """(evidence, em by group, outliers, inverse covariance, weights) in one family."""
    widths = np.array([ink_width(one.text, family) for one in samples])
    sizes = np.array([one.width for one in samples]) / widths
    group = np.array([one.group for one in samples])
    trusted = np.array([one.trusted and one.group in groups for one in samples])
    em = {
        int(g): float(median(sizes[(group == g) & (trusted | (g not in groups))]))
        for g in np.unique(group)
    }
    own = np.array([em[one.group] for one in samples])
    rest = np.array([one.width for one in samples]) / own - widths
    placed = [(one.text, one.group) for one in samples]
    shared = _covariance(placed, placed, family, prior)
    noise = np.array([_noise(em[one.group], prior, one.text) for one in samples])
    outliers = ~trusted
    inverse, weights = np.eye(len(samples)), rest
    for _ in range(4):
        # What does not belong teaches next to nothing: its noise is an em.
        full = shared + np.diag(np.where(outliers, 1.0, noise**2))
        inverse = np.linalg.inv(full)
        weights = inverse @ rest
        diagonal = np.diag(inverse)
        spread = np.sqrt(
            np.maximum(1 / diagonal - np.diag(full) + np.diag(shared) + noise**2, 1e-9)
        )
        found = ~trusted | (np.abs(weights / diagonal) > _OUTLIER * spread)
        if (found == outliers).all():
            break
        outliers = found
    inside = ~outliers
    some = np.ix_(inside, inside)
    block = (shared + np.diag(noise**2))[some]
    _, volume = np.linalg.slogdet(block)
    evidence = -0.5 * float(rest[inside] @ np.linalg.solve(block, rest[inside])) - 0.5 * volume
    evidence -= 10.0 * float((outliers & trusted).sum()) + float(np.log(own[inside]).sum())
    return evidence, em, outliers, inverse, weights


def _covariance(
    one: Sequence[tuple[str, int]], two: Sequence[tuple[str, int]], family: int, prior: int
) -> FloatArray:
    """(n, m): how what is not known of a setting makes widths of texts err together."""
    widths = [np.array([ink_width(text, family) for text, _ in part]) for part in (one, two)]
    common, together = _common(tuple(one), tuple(two))
    sizes, letter, side, _ = _PRIORS[prior]
    size = sizes**2 * np.outer(widths[0], widths[1]) * together
    # A renderer rounds the letters of upright and of turned print alike, but not quite.
    letters = letter**2 * common * (0.6 + 0.4 * together)
    result: FloatArray = size + letters + side**2 * together
    return result


@lru_cache(maxsize=4)
def _common(
    one: tuple[tuple[str, int], ...], two: tuple[tuple[str, int], ...]
) -> tuple[FloatArray, FloatArray]:
    """(n, m) the letters that texts have in common, and 1 where they stand in one group.

    They are the same in all families.
    """
    counts = [np.stack([_counts(text) for text, _ in part]) for part in (one, two)]
    groups = [np.array([group for _, group in part]) for part in (one, two)]
    together = (groups[0][:, None] == groups[1][None, :]).astype(float)
    return counts[0] @ counts[1].T, together


def _tall(samples: Sequence[Sample], family: int, em: float) -> tuple[float, float]:
    """(scale, spread in em) of the heights of a group."""
    heights = np.array([ink_height(one.text, family) for one in samples])
    seen = np.array([one.height for one in samples]) / em
    scale = float(median(seen / heights))
    spread = 1.48 * float(median(np.abs(seen - scale * heights)))
    return scale, float(np.hypot(spread, _noise(em, 1)))


def _noise(em: float, prior: int, text: str = "") -> float:
    pairs = _kerned(text)
    return float(np.sqrt(_PRIORS[prior][3] ** 2 + pairs * _KERNING**2 + (_EDGE_PX / em) ** 2))


@lru_cache(maxsize=4096)
def _kerned(text: str) -> int:
    """Pairs of letters that some renderers draw together."""
    return len(KERNED.findall(text))


@lru_cache(maxsize=4096)
def _counts(text: str) -> FloatArray:
    counts = np.zeros(len(CHARACTERS))
    for character in single_dash(text):
        # Readers do not tell one kind of dash from another; their widths differ most.
        counts[_INDEX[character]] += 4.0 if character == "-" else 1.0
    return counts


def _shapes(text: str, family: int) -> FloatArray:
    """(n, 5) advance, x0, y0, x1, y1 of each letter in em."""
    result: FloatArray = _table()[family, [_INDEX[one] for one in single_dash(text)]]
    return result


def letter(family: str, character: str) -> tuple[float, float, float, float, float] | None:
    """(advance, x0, y0, x1, y1) of a letter in em; None where it is not in the table."""
    if character not in _INDEX or family not in families():
        return None
    row = _table()[families().index(family), _INDEX[character]]
    return (float(row[0]), float(row[1]), float(row[2]), float(row[3]), float(row[4]))


@cache
def families() -> tuple[str, ...]:
    """Names of the known families, in the order of their numbers."""
    with np.load(TABLE) as archive:
        return tuple(str(name) for name in archive["names"])


@cache
def _table() -> FloatArray:
    with np.load(TABLE) as archive:
        return np.asarray(archive["metrics"], dtype=float) / 1000
