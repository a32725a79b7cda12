"""Captions with a number: "Figure 3: …" is the page's sentence under a figure, and names no axis."""

from __future__ import annotations

import re

from unheat.model import Label

_KIND = r"(?:(?:supplementary|suppl\.?|extended data)\s+)?(?:figure|fig\.?|table|tab\.?)"
_NUMBER = r"(?:[a-z]\.?\s?)?\d{1,3}(?:\.\d{1,2})?(?:\s?[a-z])?"
_LETTER = re.compile(r"\s*(?:\([a-zA-Z]\)|[a-zA-Z]\))[.:]?\s*")
_CAPTION = re.compile(rf"\s*{_KIND}\s*{_NUMBER}\s*[.:|\u2013\u2014-](?:\s|$)", re.IGNORECASE)


def is_numbered(text: str) -> bool:
    """Whether a text begins as captions do: what it is, its number and a mark that ends these.

    >>> is_numbered("Figure 3: Accuracy of six methods"), is_numbered("Fig. S2. Yield by hour")
    (True, True)
    >>> is_numbered("Figure of merit"), is_numbered("Table 2 columns")
    (False, False)
    """
    return _CAPTION.match(text) is not None


def without_letter(title: Label | None) -> Label | None:
    """A title, and none where it is only the letter by which a page refers to its panel: "(b)"."""
    return None if title is not None and _LETTER.fullmatch(title.text) else title
