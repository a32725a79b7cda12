"""Turned labels that are words of the same letters the other way up: "HO" and "OH", "S6" and "9S".

Which way they are turned the readers tell for an axis as a whole, by letters that make no sense on
their heads. Where no label has such a letter nothing tells, and a person is asked.
"""

from __future__ import annotations

from collections.abc import Mapping

from unheat.text.on_its_head import on_its_head
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites
from unheat.text.turns import groups

_FEWEST = 2
"""Labels of an axis that may be on their heads; of one alone its form tells as much."""


def either_way_up(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of a figure with turned labels in doubt whose axis may read the other way."""
    result = dict(readings)
    for (role, _), group in groups(sites).items():
        own = [readings[site.key] for site in group]
        sure = [one for one in own if one.text and not one.review]
        if role not in ("row", "column") or any(one.turn % 180 == 0.0 for one in own):
            continue
        # Numbers in a row tell by their order.
        if len(sure) < _FEWEST or all(one.text.isdecimal() for one in sure):
            continue
        other = {one.site.key: on_its_head(one.text) for one in sure}
        if all(other[one.site.key] is not None for one in sure):
            result |= {
                one.site.key: doubted(one) for one in sure if other[one.site.key] != one.text
            }
    return result
