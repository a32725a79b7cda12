"""Greek letters among Latin ones: readers take them for what they look like.

A reader that knows no Greek writes "yo" for "γδ"; one that knows it may still write "Yδ".
A word is set in one script, so a letter beside a Greek one that looks like a Greek letter
may be that letter.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

# What readers of Latin print write for a Greek letter.
_LOOKS = {
    "α": "aα",
    "β": "Bßβ",
    "γ": "yYvVγ",
    "δ": "dosbOS0568ðδ",
    "ε": "eEcsε",
    "θ": "0O8Qeθ",
    "κ": "kKκ",
    "λ": "Aλ",
    "μ": "upμ",
    "π": "nTπ",
    "ρ": "pPρ",
    "σ": "o0σ",
    "τ": "tTτ",
    "χ": "xXχ",
    "ω": "wWω",
    "Δ": "AΔ",
}
GREEK = frozenset(_LOOKS)
"""Greek letters that readers take for Latin ones."""

ETH = "δ"
"""What an eth ("ð") becomes: a phoneme beside "θ", which is both a phoneme's sign and Greek."""

_LATIN_ALONE = frozenset("abcdefghijklmnopqrstuvwxyz") - set("".join(_LOOKS.values()))

_IN_DOUBT = {
    latin: greek for greek, looks in (("γ", "yY"), ("δ", "ð"), ("β", "ß")) for latin in looks
}

_LIKE_DELTA = re.compile(r"(?<!\d)[68](?!\d)")
"""A digit beside another one is a digit."""

_ETH = re.compile(r"(?<![a-zß-öø-ÿ]{2})ð(?![a-zß-öø-ÿ]{2})")
"""An eth that stands in no word: beside two small Latin letters it is one of theirs."""


def greek_forms(text: str) -> list[str]:
    """The text with letters beside a Greek one made Greek; empty where there is none.

    >>> greek_forms("Yδ T"), greek_forms("yð T")
    (['γδ T'], ['γδ T'])
    >>> greek_forms("Garðabær"), greek_forms("Norðurþing")
    ([], [])
    """
    # An eth stands in the words of two languages, and a delta in print of all of them.
    text = _ETH.sub("δ", text)
    if not any(one in _LOOKS for one in text):
        return []
    letters = list(text)
    for order in (range(len(letters)), reversed(range(len(letters)))):
        for i in order:
            beside = letters[max(0, i - 1) : i] + letters[i + 1 : i + 2]
            if letters[i] in _IN_DOUBT and any(one in _LOOKS for one in beside):
                letters[i] = _IN_DOUBT[letters[i]]
    return ["".join(letters)]


def delta_forms(text: str) -> list[str]:
    """The text with a lone "6" or "8" beside a Greek letter made a delta; empty where there is
    none. Cells are named by either: "γδ T" and "α6β4".

    >>> delta_forms("γ8 T"), delta_forms("p38α")
    (['γδ T'], [])
    """
    letters = list(text)
    for found in _LIKE_DELTA.finditer(text):
        i = found.start()
        if any(one in _LOOKS for one in text[max(0, i - 1) : i] + text[i + 1 : i + 2]):
            letters[i] = "δ"
    form = "".join(letters)
    return [form] if form != text else []


def looks_alike(greek: str, read: str) -> bool:
    """Whether a reader may have written ``read`` for ``greek``; spaces do not count."""
    one, two = greek.replace(" ", ""), read.replace(" ", "")
    pairs = itertools.zip_longest(one, two, fillvalue="")
    return all(a == b or (b and b in _LOOKS.get(a, "")) for a, b in pairs)


def is_latin_alone(letter: str) -> bool:
    """Whether it is a small Latin letter that no reader writes for a Greek one.

    >>> is_latin_alone("f"), is_latin_alone("v"), is_latin_alone("F")
    (True, False, False)
    """
    return letter in _LATIN_ALONE


def spaced_like(text: str, other: str) -> str:
    """The text with the spaces of another one, where both have as many letters.

    >>> spaced_like("γδT", "yo T")
    'γδ T'
    """
    letters = iter(text.replace(" ", ""))
    if len(text.replace(" ", "")) != len(other.replace(" ", "")):
        return text
    return "".join(" " if one == " " else next(letters) for one in other)


def all_look_alike(form: str, read: Sequence[str]) -> bool:
    """Whether two readings or more are all drawn as a ``form`` with Greek letters is."""
    return len(read) > 1 and all(looks_alike(form, text) for text in read)
