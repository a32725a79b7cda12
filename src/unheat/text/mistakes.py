"""Mistakes that readers make, one at a time, and what may be made of a text that nobody read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from unheat.text.reading import Reading
from unheat.text.strokes import lone_strokes, other_strokes, same_strokes
from unheat.text.trust import MADE_UP, heard
from unheat.text.variants import (
    doubles,
    mixed,
    other_cases,
    other_insertions,
    parted,
    thinned,
)

LITTLE_TEXT = 3
"""Letters of a text that is so short that each may be any other one."""
# Mistakes in one label that are looked for.
_MISTAKES = 2
# How close texts of few letters are that the ink does not tell apart, in squares of the em.
_EVEN = 0.002


def mistaken(text: str) -> list[str]:
    found = [*doubles(text), *parted(text), *thinned(text), *other_cases(text)]
    # What begins with a space has lost the dash before it.
    return [one for one in found + lone_strokes(text) + other_strokes(text) if one == one.strip()]


def is_near(text: str, read: Iterable[str]) -> bool:
    """Whether one mistake that is often made leads from a text to what was read."""
    return any(text in mistaken(one) for one in read)


def is_tied(text: str, scores: dict[str, float], read: Iterable[str]) -> bool:
    """Whether another text looks as much like the ink, where any letter may be another one.

    That is so in texts of a few letters ("la" and "ia"), and for a letter that nobody read.
    """
    rivals = list(scores) if len(text) <= LITTLE_TEXT else other_insertions(text, list(read))
    return any(
        scores[one] < scores[text] + _EVEN and not same_strokes(one, text)
        for one in rivals
        if one in scores and one != text
    )


def is_substitute(text: str, read: Iterable[str]) -> bool:
    """Whether a text is one that was read but for a letter that no reader saw."""
    if any(text in thinned(one) for one in read):
        return False
    others = [one for one in read if len(one) == len(text)]
    if lone_strokes(text) or any(text in doubles(one) for one in others):
        # Readers write any stroke for a stroke, and a zero for an "O".
        return False
    seen = all(any(one[i] == letter for one in others) for i, letter in enumerate(text))
    near = [sum(a != b for a, b in zip(one, text, strict=True)) for one in others]
    return bool(others) and min(near) == 1 and not seen


def unread(
    reading: Reading, scores: dict[str, float], left: Callable[[str, float], float]
) -> dict[str, float]:
    """What is left over by texts that the ink may have been mistaken from."""
    found: dict[str, float] = {}
    # What a reader made up that was at a loss leads to nothing.
    read = [text for text in heard(reading, MADE_UP) if text in scores] or list(scores)
    tried = [one for text in read for one in mistaken(text)] + mixed(read)
    if not reading.review:
        tried = doubles(min(scores, key=scores.__getitem__))
    for _ in range(_MISTAKES):
        enough = min((*scores.values(), *found.values()))
        more = {text: left(text, enough) for text in dict.fromkeys(tried) if text not in scores}
        more = {text: score for text, score in more.items() if text not in found}
        found |= more
        best = min(more, key=more.__getitem__, default="")
        if not best or more[best] >= enough:
            break
        # One mistake found is looked at for another; a letter more may be any letter.
        tried = [*doubles(best), *parted(best), *other_insertions(best, read)]
        tried = tried if reading.review else doubles(best)
    return found
