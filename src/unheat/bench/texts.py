"""When two texts are the same text: the normal form that labels are compared in."""

from __future__ import annotations

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁻"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛`´′"), "'") | dict.fromkeys(map(ord, "“”„‟″"), '"')
_MARKUP = str.maketrans("", "", "$^{}\\")


def normal(text: str | None) -> str:
    """Compatibility form with dashes, quotes, superscripts and white space made equal.

    Case counts. None becomes the empty text.

    >>> normal("10⁻³  −  “m²”") == normal('10^{-3} - "m2"')
    True
    """
    if text is None:
        return ""
    text = text.translate(_DASHES).translate(_QUOTES)
    text = unicodedata.normalize("NFKC", text)
    text = text.translate(_DASHES).translate(_QUOTES).translate(_MARKUP)
    return re.sub(r"\s+", " ", text).strip()


def same(a: str | None, b: str | None) -> bool:
    """Whether two texts are equal in their normal form."""
    return normal(a) == normal(b)
