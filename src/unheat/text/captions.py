"""What a page says about a figure, which names no axis: "Figure 3: …", "Source: …", "(b)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unheat.model import Label, Reason
from unheat.text.doubted_places import label_doubted

_KIND = r"(?:(?:supplementary|suppl\.?|extended data)\s+)?(?:figure|fig\.?|table|tab\.?)"
_NUMBER = r"(?:[a-z]\.?\s?)?\d{1,3}(?:\.\d{1,2})?(?:\s?[a-z])?"
_FOOTNOTE = re.compile(
    r"\s*(?:(?:data\s+)?(?:sources?|notes?)\s*[:.](?:\s|$)|(?:data|graphic|chart)\s*:\s+\S+\s+\S)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\s*(?:\([a-zA-Z]\)|[a-zA-Z]\))[.:]?\s*")
_CAPTION = re.compile(rf"\s*{_KIND}\s*{_NUMBER}\s*[.:|\u2013\u2014-](?:\s|$)", re.IGNORECASE)
_UNMARKED = re.compile(rf"\s*(?i:{_KIND})\s*{_NUMBER}\s+[A-Z\d]\S*(?:\s+\S+){{3}}")
"""Some houses set no mark behind the number, and begin a sentence."""

_FIGURE = re.compile(rf"\s*(?:figure|fig\.?)\s*{_NUMBER}\s*[.:|\u2013\u2014-]\s", re.IGNORECASE)
_ALONE = re.compile(rf"\s*{_KIND}\s*(?:{_NUMBER}|[IVX]+)\s*[.:]?\s*", re.IGNORECASE)
_BELOW = re.compile(r"\s*\(?[a-cefBDE]\)[.:]?\s*")
"""The same of those by which no unit is known, as "(s)", "(h)", "(A)" and "(K)" are."""

LETTERED = re.compile(r"\(([a-zA-Z])\)\s*\S")
"""What begins with the letter of a panel, its first group, as "(a) Spring" does."""

_ITEM = re.compile(r"\s*(?:[a-zA-Z]|[ivx]{1,4})\.\s+")
"""The letter or number of a panel with its stop, which ends no sentence."""

_SHORT = re.findall(
    r"\w+", "vs al ca cf no nr eq st dr fig avg std max min temp conc freq rel prev approx"
)
_STOP = re.compile(
    "".join(rf"(?<!\b(?i:{word}))" for word in _SHORT) + r"(?<=[a-z)\u201d])[.!?]\s+[A-Z]", re.ASCII
)
"""The end of a sentence before the next one: what is short for a word ends none."""
_PROSE, _SENTENCE = 6, 8
"""Words of a sentence at least: names of axes that end in a stop end in a short form. Of one that
stands alone it takes more of them."""


def is_caption(text: str) -> bool:
    """Whether a text begins as captions and footnotes do: what it is, its number if it has one, and
    a mark that ends these.

    >>> is_caption("Figure 3: Accuracy of six methods"), is_caption("Fig. S2. Yield by hour")
    (True, True)
    >>> is_caption("Source: World Bank"), is_caption("Source domain")
    (True, False)
    >>> is_caption("Fig. 4 Share of patients by region"), is_caption("Figure of merit")
    (True, False)
    >>> is_caption("Table 2 columns")
    False
    >>> is_caption("Data: World Bank, 2023"), is_caption("Data: train")
    (True, False)
    """
    return any(kind.match(text) is not None for kind in (_CAPTION, _UNMARKED, _FOOTNOTE))


def numbers_figure(text: str) -> bool:
    """Whether a text begins with the number of a figure, as a caption does and many a title.

    >>> numbers_figure("Figure 3: Accuracy"), numbers_figure("Table 3: Accuracy")
    (True, False)
    """
    return _FIGURE.match(text) is not None


def is_number(text: str) -> bool:
    """Whether a text says which figure or table it is, and no more.

    >>> is_number("FIGURE 2.7"), is_number("Table IV."), is_number("Table of 6")
    (True, True, False)
    """
    return _ALONE.fullmatch(text) is not None


def is_prose(text: str) -> bool:
    """Whether a text is what pages are written in, and no name: a sentence with its stop, of six
    words at least, in which another one ends or which begins in the middle, or of eight.

    >>> is_prose("average. It gains most on legal text."), is_prose("Time after dose (approx.)")
    (True, False)
    >>> is_prose("All variants have the same number of parameters."), is_prose("All of it.")
    (True, False)
    """
    whole = text.strip()
    count = len(whole.split())
    alone = _STOP.search(whole) is None and not whole[:1].islower()
    return whole.endswith((".", "!", "?")) and count >= (_SENTENCE if alone else _PROSE)


def is_running(text: str) -> bool:
    """Whether a text is a piece of a page's own: two sentences end in it, before others begin, or
    one that began before it.

    >>> is_running("the trend in d. No correction was made. Error bars show one")
    True
    >>> is_running("Means of six runs. Higher is better"), is_running("b. Full fine-tuning")
    (False, False)
    >>> is_running("p53 vs. Control"), is_running("Source: J. Doe. Values are means. No tests")
    (False, True)
    """
    said = _ITEM.sub("", text, count=1) if _ITEM.match(text) else text.strip()
    return len(_STOP.findall(said)) > (0 if said[:1].islower() else 1)


def without_letter(title: Label | None) -> Label | None:
    """A title, and none where it is only the letter by which a page refers to its panel: "(b)"."""
    return None if title is not None and _LETTER.fullmatch(title.text) else title


def without_letter_below(name: Label | None) -> Label | None:
    """The name of columns from below, and none where it is only the letter of its panel: pages set
    "(b)" under it. A letter that may be a unit as well is in doubt.
    """
    if name is None or _LETTER.fullmatch(name.text) is None:
        return name
    if _BELOW.fullmatch(name.text) is not None:
        return None
    return name if name.review else label_doubted(name, Reason.LABEL_PLACE, 0.5)


def over_captions(title: Label | None, heads: Sequence[Label | None]) -> Label | None:
    """The title of a figure, in doubt over captions among the ``heads`` of its panels: pages have
    their own heads there. The number of the figure is none.
    """
    if title is None or is_number(title.text):
        return None
    if title.box is None or title.review:
        return title
    captions = [one.box for one in heads if one is not None and is_caption(one.text)]
    if not any(box is not None and title.box.y1 <= box.y0 for box in captions):
        return title
    return label_doubted(title, Reason.LABEL_PLACE, 0.5)
