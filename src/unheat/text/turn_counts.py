"""Turned labels that are numbered through tell which way up they are read.

"W6", "W7", "W10" on their heads are "9M", "LM" and "OLM": words as good as any to a reader of
single labels. One letter or word and a number in most labels of an axis is no chance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unheat.model import Word
from unheat.text.sites import Site

_FEWEST, _MOST_OF = 4, 0.6
"""Labels of one stem that are no chance, and their share of those that were asked."""

_FEWER = 0.5
"""The other direction has so many of one stem at most, as a share of those."""

_BEFORE = re.compile(r"([^\W\d](?:.*[^\d.,])?)(\d+)")
_BEHIND = re.compile(r"(\d+)\s*([^\W\d]+)")


def numbered_turn(group: Sequence[Site], words: Mapping[str, Word]) -> float | None:
    """The direction in which most labels of a group have one stem and a number of their own, where
    those of the other do not; None where nothing tells."""
    turns = group[0].turns
    if len(turns) < 2 or len(group) < _FEWEST:
        return None
    counts: dict[float, int] = {}
    shares: dict[float, float] = {}
    for turn in turns:
        keys = [site.crop_key(0, turn) for site in group if len(site.lines) == 1]
        texts = [words[key].text.strip() for key in keys if key in words]
        counts[turn] = _of_one_stem(texts)
        shares[turn] = counts[turn] / max(len(texts), 1)
    best, *others = sorted(turns, key=lambda turn: (counts[turn], shares[turn]), reverse=True)
    enough = counts[best] >= _FEWEST and shares[best] >= _MOST_OF
    told = all(shares[turn] <= _FEWER * shares[best] for turn in others)
    return best if enough and told else None


def _of_one_stem(texts: Sequence[str]) -> int:
    """How many texts are the commonest stem and a number, with a different number each."""
    numbers: dict[tuple[bool, str], set[str]] = {}
    for text in texts:
        if before := _BEFORE.fullmatch(text):
            numbers.setdefault((True, before[1]), set()).add(before[2])
        elif behind := _BEHIND.fullmatch(text):
            numbers.setdefault((False, behind[2]), set()).add(behind[1])
    return max((len(found) for found in numbers.values()), default=0)
