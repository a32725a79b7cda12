"""When two spellings are the same text, and the tidy form of what a reader returns."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_QUOTES = {"‘": "'", "’": "'", "“": '"', "”": '"', "`": "'", "´": "'"}
_WIDE = re.compile("[\uff01-\uff5e]")


def tidy(text: str) -> str:
    """White space made single, full-width characters made plain."""
    text = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return " ".join(text.split())


def plain(text: str) -> str:
    """One spelling for what looks the same: dashes, quotes, superscripts; no spaces."""
    text = unicodedata.normalize("NFKC", text)
    text = _DASHES.sub("-", text)
    text = "".join(_QUOTES.get(character, character) for character in text)
    return "".join(text.split())


def same_letters(one: str, two: str) -> bool:
    """Whether two readings differ in nothing but spaces and kinds of dash."""
    return plain(one) == plain(two)
