"""Turned numbers with their signs below them, which are lines of their own to whoever sees ink.

A "-1" that is written upwards is a digit over a dash. Two lines of a turned label stand side by
side; what stands below in the same column, or above where labels run down, comes before the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

_SIGNED = re.compile(r"(\d+(?:\.\d+)?) ?[-\u2010-\u2015\u2212\u4e00_~]")
"""A number and a dash behind it, as readers write the two lines down."""

_LINES = 2
"""The sign and the number."""

_FEWEST = 2
"""Readers that read so at least."""


def signed_lengthwise(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of a figure with the signs of turned numbers before them; sure where the other
    axis has a label that is sure and the same."""
    result = dict(readings)
    for site in sites.sites:
        if site.role not in ("row", "column"):
            continue
        text = _signed(site, readings[site.key])
        if text is None:
            continue
        other = "column" if site.role == "row" else "row"
        beside = [readings[one.key] for one in sites.of(other, site.owner)]
        sure = any(_plain(one.text) == text and not one.review for one in beside)
        one = readings[site.key]
        alike = (text,) * len(one.said)
        told = replace(one, text=text, others=(), said=alike, spellings=(text, text))
        result[site.key] = (
            replace(told, review=False, reasons=(), confidence=0.9)
            if sure
            else replace(told, review=True)
        )
    return result


def _signed(site: Site, reading: Reading) -> str | None:
    """The number of a turned label with its sign before it, which all readers took for the last of
    two lines; None for other labels."""
    if len(site.lines) != _LINES or reading.turn not in (90.0, 270.0):
        return None
    one, two = (line.box for line in site.lines)
    # Lines of turned print stand beside each other.
    if max(one.x0, two.x0) >= min(one.x1, two.x1):
        return None
    said = [found for text in reading.said if text and (found := _SIGNED.fullmatch(text))]
    numbers = {found[1] for found in said}
    if len(numbers) != 1 or len(said) < max(_FEWEST, sum(map(bool, reading.said))):
        return None
    return f"-{numbers.pop()}"


def _plain(text: str) -> str:
    return text.replace("\u2212", "-")
