"""Panels that print ".07" and "−.54": points that nothing but a digit stands beside.

Such a point is the first thing that readers lose, in most cells of a small panel. What is left
is "07" and "−54"; and since most cells agree on that, the panel seems to print whole
numbers, of a hundredth of the size. But nobody prints a whole number that begins with a
nought. Where many do, and others of as many digits kept their point, all have lost one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unheat.model import Word
from unheat.text.candidates import respell

Words = Mapping[str, Word]

_BARE = re.compile(r"[-+]?[.,](?P<digits>\d+)")
_WHOLE = re.compile(r"(?P<sign>[-+]?)(?P<digits>\d+)")

_ONE_DECIMAL = re.compile(r"[-+]?0\.\d")

_LEAST, _SHARE = 4, 0.05
"""How many, and which share of a panel's numbers, must have kept their point, and how many
must begin with a nought; readers take a speck for a point and an 8 for a nought."""

_TOGETHER = 0.2
"""Share of both: of hundredths a tenth begins with a nought."""

_ALIKE = 0.8
"""Share of the numbers of one kind that have the same count of digits."""


def with_bare_points(readers: Sequence[Words]) -> list[Words]:
    """The words of a panel's readers, by their keys, with the points that most have lost.

    >>> words = [".54", ".07", "-.46", ".25", "04", "-08", "07", "03", "54", "61", "1.00"]
    >>> told = {str(n): Word(text=t, confidence=0.9, engine="neural") for n, t in enumerate(words)}
    >>> [word.text for word in with_bare_points([told])[0].values()][4:]
    ['.04', '-.08', '.07', '.03', '.54', '.61', '1.00']
    """
    decimals = _decimals([respell(word.text) for words in readers for word in words.values()])
    if decimals is None:
        return list(readers)
    return [{key: _pointed(word, decimals) for key, word in words.items()} for words in readers]


def _decimals(texts: Sequence[str]) -> int | None:
    """Digits behind a point that most numbers of a panel have lost; None where they have not."""
    texts = [_run_together(text) for text in texts]
    kept = Counter(len(found["digits"]) for text in texts if (found := _BARE.fullmatch(text)))
    whole = [found["digits"] for text in texts if (found := _WHOLE.fullmatch(text))]
    if not kept:
        return None
    decimals, count = kept.most_common(1)[0]
    lost = sum(len(digits) == decimals and digits[0] == "0" for digits in whole)
    several = [digits for digits in whole if len(digits) > 1]
    fit = sum(len(digits) == decimals for digits in several)
    total = len(whole) + sum(kept.values())
    least = max(_LEAST, _SHARE * total)
    if decimals < 2 or count < _ALIKE * sum(kept.values()) or fit < _ALIKE * len(several):
        return None
    enough = count >= least and lost >= least and count + lost >= _TOGETHER * total
    return decimals if enough else None


def _pointed(word: Word, decimals: int) -> Word:
    found = _WHOLE.fullmatch(_run_together(respell(word.text)))
    if found is None or len(found["digits"]) != decimals:
        return word
    return replace(word, text=f"{found['sign']}.{found['digits']}")


def _run_together(text: str) -> str:
    """ "07" where that may have been made "0.7", any other text unchanged."""
    return text.replace("0.", "0", 1) if _ONE_DECIMAL.fullmatch(text) else text
