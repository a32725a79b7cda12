"""The dash that a label begins with: "– attention" among the parts that were taken away.

Readers write any dash for it, and agree on the spaces all the same. Tables of type know the width
of a hyphen alone, so that what follows a longer dash is set by its own ink, and which dash it is
that one tells which explains the ink best.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from unheat.text.measure import FloatArray
from unheat.text.reading import Reading
from unheat.text.spaces import spaced
from unheat.text.spelling import plain, single_dash

_WIDTHS = {"-": 0.3, "\u2013": 0.5, "\u2212": 0.62, "\u2014": 0.95}
"""How much ink is in the width of a dash, in em; families differ by less than a tenth."""

_BEHIND = 0.2
"""Room behind a dash, in em, from which there is a space: a minus keeps a tenth blank, and a
narrow space is a quarter."""


def seen_spaces(reading: Reading) -> list[str]:
    """The text as readers saw it, with and without spaces; dashes are one as good as another."""
    texts = [one for one in (reading.text, *reading.spellings) if plain(one) == plain(reading.text)]
    found: dict[str, str] = {}
    for one in texts:
        found.setdefault(single_dash(one), one)
    return list(found.values())


def begins_with_dash(text: str) -> bool:
    """Whether a text begins with a dash before a name, which is no number's sign."""
    rest = text[1:].lstrip()
    return text[:1] in _WIDTHS and bool(rest) and rest[0].isalpha() and len(rest) > 1


def spaced_with_dash(
    text: str, letters: FloatArray, em: float, space: float, ink: FloatArray, share: float
) -> str | None:
    """``spaces.spaced``; of a text that begins with a dash the ink alone tells how wide that is."""
    if not begins_with_dash(text):
        return spaced(text, letters, em, space, ink, share)
    if len(ink) < 2 or len(letters) < 2:
        return None
    rest = spaced(text[1:].lstrip(), letters[1:], em, space, ink[1:], share)
    if rest is None:
        return None
    behind = ink[1, 0] - ink[0, 1] - letters[1, 1]
    return f"{text[0]} {rest}" if behind > _BEHIND * em else text[0] + rest


def with_wide_dash(text: str, ink: FloatArray, em: float) -> str:
    """A text with the dash that it begins with by how wide that is; ``ink`` (m, 2) and ``em`` in
    pixels.

    The type of an axis is found from its labels, and another dash is no letter of theirs.
    """
    if not begins_with_dash(text) or len(ink) < 2:
        return text
    wide = float(ink[0, 1] - ink[0, 0]) / em
    return min(_WIDTHS, key=lambda dash: abs(_WIDTHS[dash] - wide)) + text[1:]


def in_drawn_dash(texts: Sequence[str], left: Callable[[str], float]) -> list[str]:
    """Texts with the dash that they begin with as it is drawn: the one that leaves the least."""
    first = next((text for text in texts if begins_with_dash(text)), None)
    if first is None:
        return list(texts)
    dash = min(_WIDTHS, key=lambda one: left(one + first[1:]))
    drawn = [dash + text[1:] if begins_with_dash(text) else text for text in texts]
    return list(dict.fromkeys(drawn))
