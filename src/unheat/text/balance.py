"""Which of a panel's characters show how they look: not the same place over and over.

The nought of "-0.25" stands in every number, always between a sign and a point, whose ink
reaches into its window. Were it shown as often as it occurs, it would be what a nought looks
like, and the last digit of "-0.20" would look more like a 9.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from unheat.text.alphabet import shape_of

_ENOUGH = 6
"""Times that a character is shown in places that are always its own, however often it occurs."""

_ALWAYS = 0.9
"""Share of a kind of place that one character has from which the place is always its own."""

_VARIED = 5
"""Characters that a kind of place holds where it is anybody's: a few are there by mistake."""


def balanced(texts: Sequence[str], confirmed: Sequence[int]) -> list[frozenset[int]]:
    """For every text the places of characters that are to be shown.

    A kind of place is what stands to the left and right. Where it nearly always holds one
    character, this is shown there no more often than where many characters occur. What is
    beyond the ``confirmed`` characters of a text is not counted, and always shown.

    >>> texts = ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.0"]
    >>> [sorted(places) for places in balanced(texts, [3] * 9)][5:]
    [[0, 1, 2], [0, 1, 2], [1, 2], [0, 1, 2]]
    """
    found: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    held: Counter[str] = Counter()
    holds: dict[str, set[str]] = defaultdict(set)
    for number, text in enumerate(texts):
        shape = f" {shape_of(text)} "
        for place, char in enumerate(text[: confirmed[number]]):
            kind = shape[place] + shape[place + 2]
            held[kind] += 1
            holds[kind].add(char)
            found[char][kind].append((number, place))
    shown = [set(range(len(text))) for text in texts]
    for kinds in found.values():
        own = [kind for kind, places in kinds.items() if len(places) >= _ALWAYS * held[kind]]
        always = [place for kind in own for place in kinds[kind]]
        others = sum(len(kinds[kind]) for kind in kinds if len(holds[kind]) >= _VARIED)
        limit = max(others, _ENOUGH)
        # Spread over the panel, since neighbors share a base line.
        for index, (number, place) in enumerate(sorted(always) if others else ()):
            if index * limit // len(always) == (index - 1) * limit // len(always):
                shown[number].discard(place)
    return [frozenset(places) for places in shown]
