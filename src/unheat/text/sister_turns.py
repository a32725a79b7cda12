"""Which way up the labels of each axis are read, where panels stand beside each other.

Upright labels of sister panels are set alike. "+4 °C" on its head is "Do V+" to a reader, and of
three panels with the same columns one was read that way: where the same axes of several panels
turn out different, all their labels are heard together.
"""

from __future__ import annotations

from collections.abc import Mapping

from unheat.model import Word
from unheat.text.sites import Site, Sites
from unheat.text.turns import groups, level_names, turn_of

_UPRIGHT = (90.0, 270.0)


def turns_of(
    sites: Sites,
    first: Mapping[str, Word],
    second: Mapping[str, Word],
    letters: Mapping[str, Word],
) -> dict[tuple[str, int], float]:
    """The direction in degrees of each group of sites, by its role and its owner."""
    found: dict[tuple[str, int], float] = {}
    sisters: dict[tuple[str, str], list[tuple[str, int]]] = {}
    axes = groups(sites)
    for key, group in axes.items():
        found[key] = turn_of(group, first, second, level_names(sites, group, first), letters)
        if key[0] in ("row", "column") and all(site.turns == _UPRIGHT for site in group):
            sisters.setdefault((key[0], group[0].side), []).append(key)
    for keys in sisters.values():
        if len({found[key] for key in keys}) == 1:
            continue
        together: list[Site] = [site for key in keys for site in axes[key]]
        names = frozenset().union(*(level_names(sites, axes[key], first) for key in keys))
        found |= dict.fromkeys(keys, turn_of(together, first, second, names, letters))
    return found
