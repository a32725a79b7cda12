"""Labels of a square panel that has the same ones on both axes: each pair is one name.

Where nearly all pairs were read alike, two that differ are a misreading of one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites
from unheat.text.spelling import plain

_FEWEST = 4
_ALIKE = 0.7
"""Share of the pairs that are alike where both axes have the same labels."""


def mirrored(sites: Sites, readings: Mapping[str, Reading], number: int) -> dict[str, Reading]:
    """New readings of labels that are not those of the other axis at their place, in doubt.

    One that is in doubt already takes the text of the other one where that is not.
    """
    grid = sites.layout.panels[number].grid
    rows = {site.index: site for site in sites.of("row", number)}
    columns = {site.index: site for site in sites.of("column", number)}
    if grid.n_rows != grid.n_cols:
        return {}
    for place in (int, lambda index: grid.n_cols - 1 - index):
        pairs = [(rows[i], columns[place(i)]) for i in rows if place(i) in columns]
        differ = [pair for pair in pairs if not _same(*pair, readings)]
        if len(pairs) >= _FEWEST and len(pairs) - len(differ) >= _ALIKE * len(pairs):
            return _doubted(differ, readings)
    return {}


def _same(one: Site, two: Site, readings: Mapping[str, Reading]) -> bool:
    return plain(readings[one.key].text) == plain(readings[two.key].text)


def _doubted(pairs: list[tuple[Site, Site]], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    for pair in pairs:
        one, two = (readings[site.key] for site in pair)
        for site, own, other in ((pair[0], one, two), (pair[1], two, one)):
            if own.layer or (other.review and not own.review):
                # What is in doubt speaks against nothing.
                continue
            if own.review and not other.review and other.text:
                others = tuple(dict.fromkeys((own.text, *own.others)))
                own = replace(own, text=other.text, others=others)
            found[site.key] = doubted(own)
    return found
