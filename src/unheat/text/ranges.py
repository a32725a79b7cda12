"""Texts beside a bar that name its steps: ranges, "20-30", which look like powers that lost their
raise, and names, of which a short one ("B", "D") looks like a misread digit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unheat.model import Word
from unheat.text.numbers import parse
from unheat.text.sites import Site, Sites
from unheat.text.spelling import as_number

_RANGE = re.compile(r"(\d[\d.,]*)\s?[-\u2010-\u2015]\s?(\d[\d.,]*)")

_FEWEST = 3
"""Ranges that are no powers by chance, names that are no misread numbers."""


def beside_names(sites: Sites, site: Site, words: Mapping[str, Word]) -> bool:
    """Whether most texts beside the bar of a site are ranges, or most are names; ``words`` by the
    keys of crops.
    """
    ticks = sites.of("tick", site.owner)
    said = [words.get(one.crop_key(0, one.turns[0])) for one in ticks]
    texts = [word.text if word is not None else "" for word in said]
    return are_ranges(texts) or are_names(texts)


def are_names(texts: Sequence[str]) -> bool:
    """Whether most texts have letters and stand for no number, whatever letters digits are taken
    for.

    >>> are_names(["A", "B", "C", "D", "E"]), are_names(["O", "5O", "l00", "10K"])
    (True, False)
    """
    found = [any(map(str.isalpha, text)) and parse(as_number(text)).value is None for text in texts]
    return sum(found) >= _FEWEST and 2 * sum(found) > len(texts)


def are_ranges(texts: Sequence[str]) -> bool:
    """Whether most texts are ranges: they go up, and begin at several numbers.

    The powers "10-5" and "10-12" have one base.

    >>> are_ranges(["0-10", "10-20", "20-30"]), are_ranges(["10-12", "10-11", "10-5", "10-4"])
    (True, False)
    """
    found = [_RANGE.fullmatch(text.strip()) for text in texts]
    bounds = [(parse(match[1]).value, parse(match[2]).value) for match in found if match]
    starts = [low for low, high in bounds if low is not None and high is not None and low < high]
    many = len(starts) >= _FEWEST and 2 * len(starts) > len(texts)
    return many and 2 * len(set(starts)) > len(starts)
