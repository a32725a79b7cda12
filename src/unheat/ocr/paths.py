"""Which text a network's steps tell, and how likely it is as a whole.

Each step tells how likely every sign is, and the blank between two signs. A text may lie over
the steps in many ways, and is as likely as all of them together (the forward algorithm of Graves
et al., 2006). That of the likeliest sign at every step is most often the likeliest text; but a
thin letter that is likelier than not over several steps, and in none of them, is lost in it. So
the texts next to it are tried as well: with another sign, one more, or one less.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.ocr.network import Table

Told = tuple[str, float, str, float]
"""A text, its likelihood, and the same of the next likely text."""

Signs = tuple[int, ...]

_CLEAR = 0.98
"""A text as likely as that leaves little to all others, and none is tried."""

_WORTH = 0.02
"""How likely a sign must be at a step to be tried there."""

_TRIED, _ROUNDS = 8, 4
"""Texts tried beside one, and how often what is likelier is the one next to try from."""


def best_texts(tables: Table, steps: Sequence[int], known: str) -> list[Told]:
    """(batch, steps, classes) likelihoods → the likeliest text of every line, and the next one.

    ``steps`` are those of each line; ``known`` the signs of the classes behind the blank one.

    >>> table = np.full((1, 4, 11), 0.001, dtype=np.float32)
    >>> for step, sign in enumerate((5, 0, 4, 0)):
    ...     table[0, step, sign] = 0.98
    >>> table[0, 2, 4], table[0, 2, 9] = 0.7, 0.28
    >>> text, sure, other, less = best_texts(table, [4], "0123456789")[0]
    >>> text, round(sure, 2), other, round(less, 2)
    ('43', 0.66, '48', 0.26)
    """
    chosen = [_greedy(table[:count]) for table, count in zip(tables, steps, strict=True)]
    scores: list[dict[Signs, float]] = [{} for _ in chosen]
    asked = list(enumerate(chosen))
    for line, (one, score) in enumerate(_scored(tables, steps, asked)):
        scores[line][one] = score
    open_lines = [n for n, one in enumerate(chosen) if scores[n][one] < _CLEAR]
    for _ in range(_ROUNDS):
        asked = [
            (line, other)
            for line in open_lines
            for other in _beside(tables[line, : steps[line]], chosen[line])
            if other not in scores[line]
        ]
        for (line, _), (other, score) in zip(asked, _scored(tables, steps, asked), strict=True):
            scores[line][other] = score
        better = [n for n in open_lines if max(scores[n], key=scores[n].__getitem__) != chosen[n]]
        for line in better:
            chosen[line] = max(scores[line], key=scores[line].__getitem__)
        open_lines = better
    return [_told(one, score, known) for one, score in zip(chosen, scores, strict=True)]


def _told(best: Signs, scores: dict[Signs, float], known: str) -> Told:
    if not best:
        return "", 0.0, "", 0.0
    other = max((one for one in scores if one != best), key=scores.__getitem__, default=best)
    less = scores[other] if other != best else 0.0
    return _text(best, known), scores[best], _text(other, known), less


def _text(signs: Signs, known: str) -> str:
    return "".join(known[sign - 1] for sign in signs)


def _greedy(table: Table) -> Signs:
    best = table.argmax(axis=1)
    first = np.ones(len(best), dtype=bool)
    first[1:] = best[1:] != best[:-1]
    return tuple(best[first & (best != 0)].tolist())


def _beside(table: Table, signs: Signs) -> list[Signs]:
    """The texts next to one that are worth a trial, those at the least sure places first."""
    places = _places(table, signs)
    found: list[tuple[float, Signs]] = []
    for k, (start, stop) in enumerate(places):
        sign = signs[k]
        step = start + int(table[start:stop, sign].argmax())
        row = table[step].copy()
        own = float(row[sign])
        row[sign] = 0.0
        for other in np.argsort(row)[-2:].tolist():
            if row[other] >= _WORTH:
                changed = (other,) if other else ()
                found.append((float(row[other]) / own, signs[:k] + changed + signs[k + 1 :]))
    bounds = [0, *(stop for _, stop in places)], [*(start for start, _ in places), len(table)]
    for k, (start, stop) in enumerate(zip(*bounds, strict=True)):
        # One step more on both sides: a lost letter shows at the rims of its neighbors.
        part = table[max(start - 1, 0) : stop + 1, 1:].copy()
        for near in signs[max(k - 1, 0) : k + 1]:
            part[:, near - 1] = 0.0
        if not part.size:
            continue
        most = part.max(axis=0)
        for other in np.argsort(most)[-2:].tolist():
            if most[other] >= _WORTH:
                found.append((float(most[other]), (*signs[:k], other + 1, *signs[k:])))
    found.sort(key=lambda item: -item[0])
    return list(dict.fromkeys(one for _, one in found))[:_TRIED]


def _places(table: Table, signs: Signs) -> list[tuple[int, int]]:
    """The steps (start, stop) of each sign where the signs lie over the steps likeliest."""
    extended = _extended([signs])
    skip = _skips(extended)[0]
    chances = np.log(np.maximum(table[:, extended[0]], 1e-12))
    count = extended.shape[1]
    # Two impossible places before the first one, so that every way is one row of ``ways``: from
    # the same place, from the one before, and from the one before that, where a blank is skipped.
    known = np.full(count + 2, -np.inf)
    known[2 : 2 + min(2, count)] = chances[0, : min(2, count)]
    total = known[2:]
    ways = np.empty((3, count))
    ways[2] = -np.inf
    at_first, at_second = known[1:-1], known[:-2]
    came = np.zeros((len(table), count), dtype=np.int64)
    for step in range(1, len(table)):
        ways[0] = total
        ways[1] = at_first
        np.copyto(ways[2], at_second, where=skip)
        ways.argmax(axis=0, out=came[step])
        np.maximum.reduce(ways, axis=0, out=total)
        total += chances[step]
    at = count - 1 if count < 2 or total[-1] >= total[-2] else count - 2
    states = np.empty(len(table), dtype=np.int64)
    for step in range(len(table) - 1, -1, -1):
        states[step] = at
        at -= int(came[step, at])
    found = []
    for k in range(len(signs)):
        own = np.flatnonzero(states == 2 * k + 1)
        start = int(own[0]) if own.size else 0
        found.append((start, int(own[-1]) + 1 if own.size else 1))
    return found


def _scored(
    tables: Table, steps: Sequence[int], asked: Sequence[tuple[int, Signs]]
) -> list[tuple[Signs, float]]:
    """Each text that is asked of a line, with its likelihood there."""
    if not asked:
        return []
    lines = [line for line, _ in asked]
    extended = _extended([signs for _, signs in asked])
    skip = _skips(extended)
    ends = np.array([2 * len(signs) for _, signs in asked])
    length = max(steps[line] for line in lines)
    chances = np.take_along_axis(
        tables[lines, :length].astype(np.float64), extended[:, None, :], axis=2
    )
    stops = np.array([steps[line] for line in lines])
    # Two places before the first one, from which nothing comes.
    known = np.zeros((extended.shape[0], extended.shape[1] + 2))
    total = known[:, 2:]
    total[:, :2] = chances[:, 0, :2]
    total[ends == 0, 1:] = 0.0
    skipped = np.zeros_like(total)
    shortest = int(stops.min())
    for step in range(1, length):
        np.copyto(skipped, known[:, :-2], where=skip)
        ways = total + known[:, 1:-1]
        ways += skipped
        ways *= chances[:, step]
        # Lines that have ended keep what they had.
        if step < shortest:
            total[:] = ways
        else:
            np.copyto(total, ways, where=(step < stops)[:, None])
    rows = np.arange(len(asked))
    last = total[rows, ends] + np.where(ends > 0, total[rows, np.maximum(ends - 1, 0)], 0.0)
    return [(signs, float(score)) for (_, signs), score in zip(asked, last, strict=True)]


def _extended(texts: Sequence[Signs]) -> np.ndarray:
    """(texts, 2 n + 1): a blank before, between and behind the signs; blanks to the end."""
    longest = max(len(signs) for signs in texts)
    extended = np.zeros((len(texts), 2 * longest + 1), dtype=np.int64)
    for row, signs in enumerate(texts):
        extended[row, 1 : 2 * len(signs) : 2] = signs
    return extended


def _skips(extended: np.ndarray) -> np.ndarray:
    """Where a sign may follow the one before without a blank: they are not the same."""
    skip = np.zeros(extended.shape, dtype=bool)
    skip[:, 3::2] = extended[:, 3::2] != extended[:, 1:-2:2]
    return skip
