"""Points before the first digit (".3") that all readers lost in numbers of an axis.

A codec or a blur leaves hardly anything of a point that no digit stands before, and "3" is a number
as well. Among "1 .1 .03 .01 0" the order of the others tells: they fall, "3" does not, .3 would.
A speck of dust on a scan before a number is such a point as well: "8 16 .32 64" are in order
without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from unheat.text.reading import Reading, changed

_POINTED = re.compile(r"[.]\d+|0\d+")
_NUMBER = re.compile(r"\d+[.]?\d*|[.]\d+")

_FEWEST, _MOST = 4, 12
"""Numbers whose order is no chance, and so many that all ways to set points are looked through."""

_OTHERS = 2
"""Numbers that begin with their point, or with a nought behind it, where an axis is so written."""


def with_leading_points(group: Sequence[Reading]) -> list[Reading]:
    """Those of an axis that lost a point before their first digit, up for review.

    Its numbers are out of order as they were read, and in order with points before some of them.
    """
    order = sorted((one for one in group if one.text), key=lambda one: one.site.index)
    texts = [one.text for one in order]
    if not _FEWEST <= len(texts) <= _MOST or not all(map(_NUMBER.fullmatch, texts)):
        return []
    if sum(map(bool, map(_POINTED.fullmatch, texts))) < _OTHERS or _in_order(texts):
        return []
    ways = [way for way in product(*map(_spellings, texts)) if _in_order(way)]
    found = []
    for one, spelled in zip(order, zip(*ways, strict=True), strict=False):
        mended = f".{one.text}"
        if mended in spelled:
            found.append(changed(one, mended, sure=False))
    return found


def with_specks(group: Sequence[Reading]) -> list[Reading]:
    """The one of an axis of whole numbers before which a speck was read as a point, up for review.

    Its numbers are in order without that point, and out of order with it.
    """
    order = sorted((one for one in group if one.text), key=lambda one: one.site.index)
    texts = [one.text for one in order]
    pointed = [place for place, text in enumerate(texts) if not text.isdecimal()]
    if len(texts) < _FEWEST or len(pointed) != 1 or not _POINTED.fullmatch(texts[pointed[0]]):
        return []
    (place,) = pointed
    whole = texts[place].removeprefix(".")
    if _in_order(texts) or not _in_order([*texts[:place], whole, *texts[place + 1 :]]):
        return []
    return [changed(order[place], whole, sure=False)]


def _spellings(text: str) -> tuple[str, ...]:
    """A number as it was read, and with a point before it; a nought before digits has lost its."""
    if not text.isdecimal() or text == "0":
        return (text,)
    return (f".{text}",) if text.startswith("0") else (text, f".{text}")


def _in_order(texts: Sequence[str]) -> bool:
    """Whether numbers rise all the way, or fall."""
    values = [float(text) for text in texts]
    return values == sorted(set(values)) or values == sorted(set(values), reverse=True)
