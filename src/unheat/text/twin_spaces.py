"""Spaces in names that stand on both axes of a panel: "VO₂ max" beside the rows is no "VO₂max".

Readers lose spaces behind raised and lowered signs, in turned print more often than in level one.
"""

from __future__ import annotations

from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import plain

_SHARED = 0.5
"""Share of the labels of an axis that stand on the other one as well if both name the same."""


def spaced_as_twins(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings, in which a turned label has the spaces of its level twin, in doubt; two level ones
    with other spaces are both in doubt."""
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        rows, columns = (
            {plain(readings[site.key].text): readings[site.key] for site in sites.of(role, number)}
            for role in ("row", "column")
        )
        both = (rows.keys() & columns.keys()) - {""}
        if len(both) < max(1.0, _SHARED * min(len(rows), len(columns))):
            continue
        for name in both:
            one, other = sorted((rows[name], columns[name]), key=lambda it: it.turn % 180 != 0.0)
            if one.text == other.text:
                continue
            if one.text.replace(" ", "") != other.text.replace(" ", ""):
                continue
            if other.turn % 180 == 0.0:
                result |= {it.site.key: doubted(it) for it in (one, other)}
            else:
                result[other.site.key] = changed(other, one.text, sure=False)
    return result
