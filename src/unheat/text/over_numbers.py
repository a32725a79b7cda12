"""A quantity with its unit right over columns that numbers alone name.

"Cisplatin (µM)" over doses, as tables of two drugs have it, is the name of the columns; "Yield (t)"
is as well the title of the matrix, and nothing in the picture tells. A person knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from unheat.text.numbers import parse
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

_UNIT = re.compile(r"\S.*[(\[][^()\[\]%]*[^\W\d_][^()\[\]%]{0,7}[)\]]$")
"""A share in percent is what a matrix shows, as a rule."""

_FEWEST = 3
"""Numbers over columns that tell."""


def may_name_numbers(sites: Sites, readings: Mapping[str, Reading], site: Site) -> bool:
    """Whether the title of a panel ends in a unit, and its columns have numbers on top and no
    name."""
    if site.role != "title" or not _UNIT.match(readings[site.key].text):
        return False
    heads = [one for one in sites.of("column", site.owner) if one.side == "top"]
    if len(heads) < _FEWEST or sites.of("column-title", site.owner):
        return False
    return all(parse(readings[one.key].text).value is not None for one in heads)
