"""Letters that are one upright stroke: I, l, 1."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence

_STROKES = str.maketrans({"I": "l", "|": "l"})


def lone_strokes(text: str) -> list[str]:
    """What a lone upright stroke may be; nothing for any other text."""
    return ["I", "l", "1"] if text in ("I", "l", "1", "|") else []


def other_strokes(text: str) -> list[str]:
    """Texts with one upright stroke made a "1", and with one "1" made a letter.

    >>> other_strokes("ol-mini"), other_strokes("T1")
    (['o1-mini'], ['Tl', 'TI'])
    """
    return [
        text[:i] + other + text[i + 1 :]
        for i, one in enumerate(text)
        for other in ("1" if one in "lI|" else "lI" if one == "1" else "")
    ]


def same_strokes(one: str, two: str) -> bool:
    """Whether texts differ in nothing but letters that are one upright stroke.

    >>> same_strokes("BooIQ", "BoolQ")
    True
    """
    return one.translate(_STROKES) == two.translate(_STROKES)


def as_likely(
    text: str, scores: Mapping[str, float], margin: float, sense: Callable[[str], int]
) -> bool:
    """Whether another text with the strokes of this one explains its ink as well, by its score and
    this ``margin``, and is nearly as usual, by its ``sense``: "II6" is as likely as "Il6".
    """
    return any(
        one != text
        and same_strokes(one, text)
        and scores[one] <= scores[text] + margin
        and sense(one) > sense(text) - 2
        for one in scores
    )


def differ_in_strokes(read: Sequence[str]) -> bool:
    """Whether texts of one length have different upright strokes and differ elsewhere, too.

    >>> differ_in_strokes(["RB10", "RBIO"]), differ_in_strokes(["T1", "TI"])
    (True, False)
    """
    for one, two in itertools.combinations(read, 2):
        differ = [{a, b} for a, b in zip(one, two, strict=False) if a != b]
        if len(one) == len(two) and len(differ) > 1 and any(pair <= set("Il1|") for pair in differ):
            return True
    return False
