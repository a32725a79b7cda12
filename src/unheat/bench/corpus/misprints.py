"""Misprints as people make them: another digit, digits exchanged, a point moved, a sign
lost, two neighbours exchanged."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from unheat.bench.corpus.recipe import Alteration, PanelRecipe
from unheat.bench.printed import numbers

Random = np.random.Generator
_DIGITS = "0123456789"
# One digit before the point, or several that do not begin with nought.
_PLAIN = re.compile(r"[-+−]?(\d|[1-9]\d+)\.\d+")


def misprints(panel: PanelRecipe, rng: Random, count: int) -> tuple[Alteration, ...]:
    """At least ``count`` altered cells of a panel that prints numbers, all different.

    Fewer where the panel has no more; exchanged neighbours are two.
    """
    if panel.numbers is None:
        raise ValueError("a panel that prints nothing has no misprints")
    texts: dict[tuple[int, int], str] = {
        (row, col): panel.numbers.print(value)
        for row, values in enumerate(panel.values)
        for col, value in enumerate(values)
        if not np.isnan(value)
    }
    places = list(texts)
    found: dict[tuple[int, int], Alteration] = {}
    for pick in rng.permutation(len(places)).tolist():
        if len(found) >= count:
            break
        row, col = place = places[pick]
        if place in found:
            continue
        mode = str(rng.choice([*_MODES, "neighbour"]))
        if mode == "neighbour":
            other = (row, col + 1)
            if other in found or other not in texts or not _differ(texts[place], texts[other]):
                continue
            for one, text in ((place, texts[other]), (other, texts[place])):
                found[one] = Alteration(row=one[0], col=one[1], printed=text, mode=mode)
            continue
        altered = _altered(texts[place], mode, rng)
        if altered is not None and _differ(altered, texts[place]):
            found[place] = Alteration(row=row, col=col, printed=altered, mode=mode)
    return tuple(found.values())


def _altered(text: str, mode: str, rng: Random) -> str | None:
    """The text with its first number altered; None where this mode has nothing to alter."""
    end = next(
        (i for i, character in enumerate(text) if character not in "+-−.," + _DIGITS), len(text)
    )
    altered = _MODES[mode](text[:end], rng)
    return None if altered is None else altered + text[end:]


def _digit(number: str, rng: Random) -> str | None:
    places = [i for i, character in enumerate(number) if character in _DIGITS]
    place = int(rng.choice(places))
    # A leading nought would be seen by anybody.
    choices = _DIGITS[1:] if place == places[0] else _DIGITS
    digit = str(rng.choice([digit for digit in choices if digit != number[place]]))
    return number[:place] + digit + number[place + 1 :]


def _swap(number: str, rng: Random) -> str | None:
    pairs = [
        i
        for i in range(len(number) - 1)
        if number[i] in _DIGITS and number[i + 1] in _DIGITS and number[i] != number[i + 1]
    ]
    if not pairs:
        return None
    i = int(rng.choice(pairs))
    return number[:i] + number[i + 1] + number[i] + number[i + 2 :]


def _point(number: str, rng: Random) -> str | None:
    """The point one place to the left or right, where digits stand on both sides."""
    at = number.find(".")
    if at < 0:
        return None
    bare = number[:at] + number[at + 1 :]
    moved = [bare[:to] + "." + bare[to:] for to in (at - 1, at + 1) if 0 < to < len(bare)]
    plain = [text for text in moved if _PLAIN.fullmatch(text)]
    return str(rng.choice(plain)) if plain else None


def _sign(number: str, rng: Random) -> str | None:
    return number[1:] if number[:1] in ("-", "−") else None


_MODES: dict[str, Callable[[str, Random], str | None]] = {
    "digit": _digit,
    "swap": _swap,
    "point": _point,
    "sign": _sign,
}


def _differ(one: str, other: str) -> bool:
    return numbers(one)[0].value != numbers(other)[0].value
