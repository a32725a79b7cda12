"""What a text is the other way up."""

from __future__ import annotations

_PAIR_OF_LETTERS = 2
# What letters look like when they stand on their heads; all others look like none.
_HEADS, _FEET = "bqdpunoxszlIOXSZHN0896/", "qbpdnuoxszlIOXSZHN0869/"
_TURNED = dict.fromkeys(range(33, 127), " ") | str.maketrans(_HEADS, _FEET)
# In one or two letters nothing else tells "mV" from "Aw".
_SHORT_TURNED = _TURNED | str.maketrans("AVMWmw", "VAWMwm")


def on_its_head(text: str) -> str | None:
    """What a text is the other way up, None where that is no text.

    >>> on_its_head("S6"), on_its_head("MW"), on_its_head("S1")
    ('9S', 'MW', None)
    """
    turned = _SHORT_TURNED if len(text) <= _PAIR_OF_LETTERS else _TURNED
    found = text.translate(turned)[::-1]
    return found if found.translate(turned)[::-1] == text else None
