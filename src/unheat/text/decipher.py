"""Ink → numbers by a panel's own alphabet, with a confidence that comes from margins.

How much worse the next best reading explains the ink, beside the distance of the two
templates; and how well the ink is explained at all, so that a character that was never
learned is not taken for another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Crop, Word
from unheat.text.alphabet import CLASSES, DIGITS, FINE, Alphabet
from unheat.text.chains import Chains, match
from unheat.text.discern import Known, Laid, discerned
from unheat.text.strips import build_strips

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


_FREEDOM = 3.5
"""Half of the independent pixels of a digit of five pixels, the smallest that can be read;
larger digits have more, and are certain with these."""

_UNSEEN = 0.02
"""Share of a digit's ink that rounding of colors leaves unexplained."""

_MOST = 0.99
"""No word is surer than that: its alphabet may have been taught a mistake."""

_NONE: Floats = np.zeros((0, 0))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Class:
    """Characters that may stand for each other: what each costs where, (D, n, width), the
    least of them, and the squared distance of every two templates, (D, D)."""

    chars: tuple[str, ...]
    costs: Floats
    least: Floats
    apart: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Judged:
    """The ``first`` and ``second`` best of a class at one place, (n,) each; how ``certain``
    the first is, and how ``near`` the second comes to it, 0 to 1."""

    first: Ints
    second: Ints
    certain: Floats
    near: Floats


Reading = tuple[Word, Word | None]
"""A crop's word, and its rival where one digit is in doubt."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Deciphered:
    """What an alphabet says of crops, in order: ``readings``, and how ``sure`` of each word it is
    by the ink alone, 0 to 1; no word states more than ``_MOST`` of it."""

    readings: list[Reading]
    sure: list[float]


def decode(
    alphabet: Alphabet,
    crops: Sequence[Crop],
    known: Known | None = None,
) -> list[Reading]:
    """The ``readings`` of ``deciphered``."""
    return deciphered(alphabet, crops, known).readings


def deciphered(
    alphabet: Alphabet,
    crops: Sequence[Crop],
    known: Known | None = None,
) -> Deciphered:
    """Read crops with a panel's own alphabet; empty text where no shape fits.

    With enough ``known`` of some of the crops, small digits are judged by how they scatter
    (``discern``). A rival has the next best digit where the decision was closest.
    """
    unread = Deciphered(
        readings=[(_word(crop, "", 0.0), None) for crop in crops], sure=[0.0] * len(crops)
    )
    if not crops or not set(DIGITS) & set(alphabet.templates):
        return unread
    strips = build_strips(
        crops, fine=FINE, height=alphabet.height, profile=alphabet.profile, scale=alphabet.scale
    )
    costs = match(strips, alphabet.templates)
    classes = {kind: _class_of(alphabet, chars, costs) for kind, chars in CLASSES.items()}
    shapes = [shape for shape in alphabet.shapes if _legible(shape, alphabet, classes)]
    if not shapes:
        return unread
    total = np.full((len(shapes), len(crops)), np.inf)
    placed: list[Ints] = []
    chains = Chains(
        strips,
        {**costs, **{kind: one.least for kind, one in classes.items() if one.chars}},
        {
            part: alphabet.templates[classes[part].chars[0] if part in classes else part].shape[-1]
            for part in set("".join(shapes))
        },
        stiffness=alphabet.stiffness,
    )
    for index, shape in enumerate(shapes):
        total[index], starts = chains.lay(shape)
        placed.append(starts)
    weights = {char: alphabet.weight(char) for char in alphabet.templates}
    usual = _usual(alphabet)
    # A digit that was never learned is only seen by how far it is from those that were.
    all_digits = set(DIGITS) <= set(alphabet.templates)
    best = total.argmin(axis=0)
    cost = total.min(axis=0)
    rival = np.partition(total, 1, axis=0)[1] if len(total) > 1 else np.full(len(crops), np.inf)
    told = None
    if known is not None:
        laid = _laid(shapes, classes, placed, np.where(np.isfinite(cost), best, -1))
        told = discerned(strips, laid, [crop.key for crop in crops], known, alphabet)
    words, stated = unread.readings, unread.sure
    for index, shape in enumerate(shapes):
        chosen = np.flatnonzero((best == index) & np.isfinite(cost))
        if not len(chosen):
            continue
        closest = np.zeros(len(chosen))
        residuals = np.zeros(len(chosen))
        certain = np.ones(len(chosen))
        texts = [""] * len(chosen)
        others = [""] * len(chosen)
        for position, (part, starts) in enumerate(zip(shape, placed[index][chosen].T, strict=True)):
            alike = classes.get(part)
            scatter = told.at(chosen, position) if part == "d" and told is not None else None
            if alike is None:
                chars = next_best = [part] * len(chosen)
                closer = np.zeros(len(chosen), dtype=bool)
                said = costs[part][chosen, starts]
            else:
                table = alike.costs[:, chosen, starts]
                judged = _by_templates(alike, table, weights)
                if scatter is not None:
                    judged = _by_chance(alike, scatter[0])
                chars = [alike.chars[number] for number in judged.first.tolist()]
                next_best = [alike.chars[number] for number in judged.second.tolist()]
                said = table[judged.first, np.arange(len(chosen))]
                closer = judged.near > closest
                closest = np.maximum(closest, judged.near)
                certain *= judged.certain
            residual = said / np.array([weights[char] for char in chars])
            if scatter is not None and all_digits:
                residual = usual * scatter[1]
            residuals = np.maximum(residuals, residual)
            others = [
                text + second_char if near else other + char
                for text, other, char, second_char, near in zip(
                    texts, others, chars, next_best, closer.tolist(), strict=True
                )
            ]
            texts = [text + char for text, char in zip(texts, chars, strict=True)]
        ink_alone = _confidence(alphabet, texts, cost[chosen], rival[chosen], certain, residuals)
        sure = np.minimum(ink_alone, _MOST)
        doubt = sure * closest
        for place, number in enumerate(chosen.tolist()):
            other = None
            if doubt[place] > 0.05 and others[place] != texts[place]:
                other = _word(crops[number], others[place], float(doubt[place]))
            words[number] = (_word(crops[number], texts[place], float(sure[place])), other)
            stated[number] = float(ink_alone[place])
    return unread


def _laid(
    shapes: Sequence[str], classes: Mapping[str, _Class], placed: Sequence[Ints], best: Ints
) -> Laid:
    """The texts that templates read, with the starts of their characters.

    ``placed[k]`` (n, characters) are the starts under shape k, ``best`` (n,) the shapes that
    fit best, −1 where none does.
    """
    texts, starts = [], []
    for number, index in enumerate(best.tolist()):
        shape = shapes[index] if index >= 0 else ""
        begins = placed[index][number] if index >= 0 else np.zeros(0, dtype=np.int64)
        text = ""
        for part, start in zip(shape, begins.tolist(), strict=True):
            alike = classes.get(part)
            text += part if alike is None else alike.chars[alike.costs[:, number, start].argmin()]
        texts.append(text)
        starts.append(begins)
    return Laid(texts=texts, starts=starts)


def _word(crop: Crop, text: str, confidence: float) -> Word:
    return Word(
        text=text, confidence=round(confidence, 4), engine="glyphs", key=crop.key, box=crop.box
    )


def _class_of(alphabet: Alphabet, chars: str, costs: dict[str, Floats]) -> _Class:
    known = [char for char in chars if char in alphabet.templates]
    if not known:
        return _Class(chars=(), costs=np.zeros((0, 0, 0)), least=np.zeros((0, 0)), apart=_NONE)
    stack = np.stack([costs[char] for char in known])
    shapes = np.stack([alphabet.templates[char].ravel() for char in known]).astype(float)
    apart = ((shapes[:, None] - shapes[None, :]) ** 2).sum(axis=2) / FINE**2
    return _Class(
        chars=tuple(known), costs=stack, least=stack.min(axis=0), apart=np.maximum(apart, 1e-6)
    )


def _legible(shape: str, alphabet: Alphabet, classes: dict[str, _Class]) -> bool:
    """Every character of the shape has a template."""
    return all(
        bool(classes[part].chars) if part in classes else part in alphabet.templates
        for part in shape
    )


def _by_templates(alike: _Class, table: Floats, weights: Mapping[str, float]) -> _Judged:
    """What templates say of characters that cost ``table`` (D, n)."""
    order = np.argsort(table, axis=0, kind="stable")
    weight = np.array([weights[alike.chars[number]] for number in order[0].tolist()])
    decided = _decided(_margins(table, order, alike.apart))
    return _Judged(
        first=order[0],
        second=order[min(1, len(alike.chars) - 1)],
        certain=(1.0 - _mistaken(table, weight)) * (0.3 + 0.7 * decided),
        near=1.0 - decided,
    )


def _by_chance(alike: _Class, chances: Floats) -> _Judged:
    """What the scatter of digits says, (n, 10) chances of each."""
    own = chances[:, [int(char) for char in alike.chars]].T
    order = np.argsort(-own, axis=0, kind="stable")
    first, second = order[0], order[min(1, len(alike.chars) - 1)]
    at = np.arange(own.shape[1])
    return _Judged(
        first=first,
        second=second,
        certain=own[first, at],
        near=np.minimum(own[second, at] / np.maximum(own[first, at], 1e-9), 1.0),
    )


def _margins(costs: Floats, order: Ints, apart: Floats) -> Floats:
    """How far the next best digits are from explaining this ink: 1 clean, 0 undecided.

    ``costs`` and ``order`` are (D, n): what every digit costs, and digits by their cost.
    """
    margins = np.ones(costs.shape[1])
    at = np.arange(costs.shape[1])
    for other in order[1:4]:
        gap = (costs[other, at] - costs[order[0], at]) / apart[order[0], other]
        margins = np.minimum(margins, gap)
    return np.maximum(margins, 0.0)


def _mistaken(costs: Floats, weight: Floats) -> Floats:
    """(n,) chance that the digit that explains the ink best is not the one that is printed.

    ``costs`` is (D, n), ``weight`` (n,) what a residual is compared with. How much better
    the best explains the ink than the next is judged by what it leaves unexplained itself:
    how noisy this print is, and how far its digits run into each other, is not known
    otherwise (Student's likelihood of two sums of squares with common unknown noise).
    """
    if len(costs) < 2:
        return np.zeros(costs.shape[1])
    ordered = np.partition(costs, 1, axis=0)
    left = np.maximum(ordered[0], _UNSEEN * weight)
    return np.asarray((1.0 + (ordered[1] - ordered[0]) / left) ** -_FREEDOM, dtype=float)


def _decided(margin: Floats) -> Floats:
    """0 to 1: half way between two templates nothing is decided, at one quarter everything."""
    return np.asarray(np.clip(margin / 0.5, 0.0, 1.0))


def _confidence(
    alphabet: Alphabet,
    texts: Sequence[str],
    cost: Floats,
    rival: Floats,
    certain: Floats,
    residual: Floats,
) -> Floats:
    """(n,) 0 to 1, for texts of one shape."""
    energies = {char: alphabet.energy(char) for char in alphabet.templates}
    ink = np.array([sum(energies[char] for char in text) for text in texts])
    count = max(len(texts[0]), 1) if texts else 1
    worst = np.maximum(residual, cost / np.maximum(ink, 1e-6))
    usual = _usual(alphabet)
    explained = np.clip((3.0 * usual - worst) / usual, 0.0, 1.0)
    if not set(DIGITS) <= set(alphabet.templates):
        # A digit that was never learned is as far from its look-alike as look-alikes are
        # from each other: nearer than half of that nothing is mistaken for another.
        near = _look_alike(alphabet)
        explained = np.minimum(explained, np.clip(2.0 - 2.0 * worst / near, 0.0, 1.0))
    shaped = np.clip((rival - cost) / np.maximum(0.12 * ink / count, 1e-6), 0.0, 1.0)
    practiced = np.array([min(alphabet.seen[char] for char in text) for text in texts])
    confidence = explained * certain * (0.4 + 0.6 * shaped)
    confidence = np.where(practiced < 2, 0.7 * confidence, confidence)
    return np.asarray(confidence, dtype=float)


def _usual(alphabet: Alphabet) -> float:
    """Residual of a character, as a share of its ink, that is nothing unusual."""
    return max(alphabet.blur, 0.04)


def _look_alike(alphabet: Alphabet) -> float:
    """Usual squared distance of a digit to the one most like it, as a share of its ink."""
    digits = [char for char in DIGITS if char in alphabet.templates]
    nearest = []
    for one in digits:
        template = alphabet.templates[one]
        gaps = [
            float(((template - alphabet.templates[other]) ** 2).sum())
            for other in digits
            if other != one
        ]
        nearest.append(min(gaps, default=0.0) / max(float((template**2).sum()), 1e-6))
    return max(float(median(nearest)), 1e-6) if len(nearest) > 1 else 0.1
