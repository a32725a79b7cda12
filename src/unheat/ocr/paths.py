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
import numpy.typing as npt

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

_LONGER = 2.0
"""Lines up to so much longer than each other are looked at together."""


def best_texts(tables: Sequence[Table], known: str) -> list[Told]:
    """(steps, classes) likelihoods of each line → its likeliest text, and the next one.

    ``known`` are the signs of the classes behind the blank one.

    >>> table = np.full((4, 11), 0.001, dtype=np.float32)
    >>> for step, sign in enumerate((5, 0, 4, 0)):
    ...     table[step, sign] = 0.98
    >>> table[2, 4], table[2, 9] = 0.7, 0.28
    >>> text, sure, other, less = best_texts([table], "0123456789")[0]
    >>> text, round(sure, 2), other, round(less, 2)
    ('43', 0.66, '48', 0.26)
    """
    found: dict[int, Told] = {}
    for group in _of_like_length([len(table) for table in tables]):
        told = _best_texts([tables[number] for number in group], known)
        found.update(zip(group, told, strict=True))
    return [found[number] for number in range(len(tables))]


def _of_like_length(steps: Sequence[int]) -> list[list[int]]:
    """The numbers of the lines in groups that are worth their longest one's steps."""
    groups: list[list[int]] = []
    for number in sorted(range(len(steps)), key=lambda number: (steps[number], number)):
        if not groups or steps[number] > _LONGER * steps[groups[-1][0]]:
            groups.append([])
        groups[-1].append(number)
    return groups


def _best_texts(tables: Sequence[Table], known: str) -> list[Told]:
    chosen = [_greedy(table) for table in tables]
    steps = np.array([len(table) for table in tables])
    padded = np.zeros((len(tables), int(steps.max()), tables[0].shape[1]), dtype=tables[0].dtype)
    for row, table in zip(padded, tables, strict=True):
        row[: len(table)] = table
    scores: list[dict[Signs, float]] = [{} for _ in chosen]
    asked = list(enumerate(chosen))
    for line, (one, score) in enumerate(_scored(padded, steps, asked)):
        scores[line][one] = score
    open_lines = [n for n, one in enumerate(chosen) if scores[n][one] < _CLEAR]
    for _ in range(_ROUNDS):
        places = _places(padded, steps, [(line, chosen[line]) for line in open_lines])
        asked = [
            (line, other)
            for line, laid in zip(open_lines, places, strict=True)
            for other in _beside(tables[line], chosen[line], laid)
            if other not in scores[line]
        ]
        for (line, _), (other, score) in zip(asked, _scored(padded, steps, asked), strict=True):
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


def _beside(table: Table, signs: Signs, places: Sequence[tuple[int, int]]) -> list[Signs]:
    """The texts next to one that are worth a trial, those at the least sure places first.

    ``places`` are the steps (start, stop) of each sign.
    """
    found: list[tuple[float, Signs]] = []
    if signs:
        at = [
            start + int(table[start:stop, sign].argmax())
            for sign, (start, stop) in zip(signs, places, strict=True)
        ]
        rows = table[at]
        own = rows[range(len(signs)), signs].tolist()
        rows[range(len(signs)), signs] = 0.0
        for k, others in enumerate(rows.argsort(axis=1)[:, -2:].tolist()):
            for other in others:
                if rows[k, other] >= _WORTH:
                    changed = (other,) if other else ()
                    found.append(
                        (float(rows[k, other]) / own[k], signs[:k] + changed + signs[k + 1 :])
                    )
    bounds = [0, *(stop for _, stop in places)], [*(start for start, _ in places), len(table)]
    most = np.zeros((len(signs) + 1, table.shape[1] - 1), dtype=table.dtype)
    for k, (start, stop) in enumerate(zip(*bounds, strict=True)):
        # One step more on both sides: a lost letter shows at the rims of its neighbors.
        part = table[max(start - 1, 0) : stop + 1, 1:]
        if len(part):
            part.max(axis=0, out=most[k])
            most[k, [near - 1 for near in signs[max(k - 1, 0) : k + 1]]] = 0.0
    for k, others in enumerate(most.argsort(axis=1)[:, -2:].tolist()):
        for other in others:
            if most[k, other] >= _WORTH:
                found.append((float(most[k, other]), (*signs[:k], other + 1, *signs[k:])))
    found.sort(key=lambda item: -item[0])
    return list(dict.fromkeys(one for _, one in found))[:_TRIED]


def _places(
    tables: Table, steps: npt.NDArray[np.int64], asked: Sequence[tuple[int, Signs]]
) -> list[list[tuple[int, int]]]:
    """The steps (start, stop) of each sign where a text lies over its line likeliest."""
    if not asked:
        return []
    lines = [line for line, _ in asked]
    extended = _extended([signs for _, signs in asked])
    skip = _skips(extended)
    stops = steps[lines]
    length, shortest = int(stops.max()), int(stops.min())
    chances = np.log(np.maximum(_along(tables, lines, length, extended), 1e-12))
    rows, count = extended.shape
    # Two impossible places before the first one, so that every way is one plane of ``ways``: from
    # the same place, from the one before, and from the one before that, where a blank is skipped.
    known = np.full((rows, count + 2), -np.inf)
    known[:, 2:4] = chances[:, 0, :2]
    total = known[:, 2:]
    ways = np.empty((3, rows, count))
    ways[2] = -np.inf
    came = np.zeros((length, rows, count), dtype=np.int64)
    for step in range(1, length):
        ways[0] = total
        ways[1] = known[:, 1:-1]
        np.copyto(ways[2], known[:, :-2], where=skip)
        ways.argmax(axis=0, out=came[step])
        best = ways.max(axis=0)
        best += chances[:, step]
        # Lines that have ended keep what they had.
        if step < shortest:
            total[:] = best
        else:
            np.copyto(total, best, where=(step < stops)[:, None])
    every = np.arange(rows)
    last = np.array([2 * len(signs) for _, signs in asked])
    at = last - (total[every, np.maximum(last - 1, 0)] > total[every, last])
    states = np.empty((length, rows), dtype=np.int64)
    for step in range(length - 1, -1, -1):
        states[step] = at
        at = at - np.where(step < stops, came[step, every, at], 0)
    return [
        _spans(states[:stop, row], len(signs))
        for row, (stop, (_, signs)) in enumerate(zip(stops.tolist(), asked, strict=True))
    ]


def _spans(states: npt.NDArray[np.int64], signs: int) -> list[tuple[int, int]]:
    """Where each of the signs stands along a way, which only ever goes on; the first step where it
    stands nowhere."""
    wanted = 2 * np.arange(signs) + 1
    starts, stops = (np.searchsorted(states, wanted, side) for side in ("left", "right"))
    return [
        (start, stop) if stop > start else (0, 1)
        for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)
    ]


def _scored(
    tables: Table, steps: npt.NDArray[np.int64], asked: Sequence[tuple[int, Signs]]
) -> list[tuple[Signs, float]]:
    """Each text that is asked of a line, with its likelihood there."""
    if not asked:
        return []
    lines = [line for line, _ in asked]
    extended = _extended([signs for _, signs in asked])
    skip = _skips(extended)
    ends = np.array([2 * len(signs) for _, signs in asked])
    stops = steps[lines]
    length = int(stops.max())
    chances = _along(tables, lines, length, extended).astype(np.float64)
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


def _along(tables: Table, lines: Sequence[int], length: int, extended: np.ndarray) -> Table:
    """(texts, length, signs) how likely each sign of a text is at each step of its line."""
    steps = np.arange(length)[:, None]
    found: Table = tables[np.array(lines)[:, None, None], steps, extended[:, None, :]]
    return found


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
