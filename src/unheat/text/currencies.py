"""Signs of a currency that the reader of numbers takes for a digit: "4.738,096" for "4.738,09 €".

That reader knows no such sign, and on clean print it is the surest of all: a whole table of prices
had one place too many. But one who reads words says the sign in most cells, and nearly all numbers
of the other end, or begin, in what that sign looks like, as numbers of many values do not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unheat.model import Word

Words = Mapping[str, Word]

LOOKS_LIKE = {"$": "5S8", "£": "EF6", "€": "EC6", "¥": "YV", "₹": "72"}
"""Signs of currency, and what readers take them for."""

_SPELLED = {"zł": "[zZ2][tlI1|]", "Kč": "K[cěé]"}
"""Short names of currencies with letters that not every reader knows, and what these make of
them."""

_ONE = f"[{''.join(LOOKS_LIKE)}]"
_BEHIND = re.compile(rf"\d ?(?P<sign>{_ONE}|{'|'.join(_SPELLED)})\)?")
_BEFORE = re.compile(rf"[-+−(]?(?P<sign>{_ONE}) ?[-+−]?\d")

_LEAST, _SAID, _TAKEN = 5, 0.5, 0.8
"""So many words of a reader, and so large a share of them, have the sign; and such a share of
another's words has at its place what the sign is taken for."""

_RESPELLED = 0.9
"""What a word is worth in which a sign was put back."""


def with_currencies(readers: Sequence[Words]) -> list[Words]:
    """The words of a panel's readers, by their keys, with the sign that one of them says.

    >>> prices = ["47,09", "39,80", "64,34", "39,78", "20,69"]
    >>> def told(texts):
    ...     words = (Word(text=text, confidence=0.9, engine="neural") for text in texts)
    ...     return dict(zip("abcde", words))
    >>> seen, taken = told([f"{one} €" for one in prices]), told([f"{one}6" for one in prices])
    >>> [word.text for word in with_currencies([seen, taken])[1].values()]
    ['47,09 €', '39,80 €', '64,34 €', '39,78 €', '20,69 €']
    """
    result = list(readers)
    for behind in (True, False):
        found = _said(readers, behind=behind)
        if found is not None:
            result = [_put_back(words, *found, behind=behind) for words in result]
    return result


def _said(readers: Sequence[Words], *, behind: bool) -> tuple[str, str] | None:
    """(the sign of most words of a reader, the blank between it and the number)."""
    for words in readers:
        texts = [word.text.strip() for word in words.values()]
        for sign in (*LOOKS_LIKE, *_SPELLED):
            ends = [text for text in texts if _has(text, sign, behind=behind)]
            if len(ends) >= max(_LEAST, _SAID * len(texts)):
                apart = sum(f" {sign}" in text or f"{sign} " in text for text in ends)
                return sign, " " if 2 * apart > len(ends) else ""
    return None


def _has(text: str, sign: str, *, behind: bool) -> bool:
    found = _BEHIND.search(text) if behind else _BEFORE.match(text)
    if found is None or found["sign"] != sign:
        return False
    return not behind or found.end() == len(text)


def _put_back(words: Words, sign: str, blank: str, *, behind: bool) -> Words:
    """The words of one reader, with the sign where nearly all have what it is taken for."""
    like = _SPELLED.get(sign) or f"[{LOOKS_LIKE[sign]}]"
    place = rf"(?<=\d) ?{like}(?=\)?$)" if behind else rf"(?:^|(?<=^[-+−(])){like}(?=\d)"
    taken = re.compile(place)
    texts = {key: word.text.strip() for key, word in words.items()}
    told = sum(_has(text, sign, behind=behind) for text in texts.values())
    ending = {key for key, text in texts.items() if taken.search(text)}
    if not ending or len(ending) + told < max(_LEAST, _TAKEN * len(texts)):
        return words
    put = f"{blank}{sign}" if behind else f"{sign}{blank}"
    return {
        key: replace(word, text=taken.sub(put, texts[key]), confidence=_RESPELLED * word.confidence)
        if key in ending
        else word
        for key, word in words.items()
    }
