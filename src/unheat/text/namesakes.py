"""Two labels of one axis that read the same, one of them in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site
from unheat.text.spelling import plain


def namesakes(group: Sequence[Site], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The sure labels of an axis, doubted, that read as one in doubt beside them does.

    Labels of an axis are different, most often. Two that read alike are one of them misread, and
    the doubt of one does not tell which: "00" and "01" are both an "8" to who reads them turned.
    A text that stands at three places or more is one that repeats.
    """
    places: dict[str, list[Reading]] = {}
    for site in group:
        reading = readings[site.key]
        if reading.text:
            places.setdefault(plain(reading.text), []).append(reading)
    return {
        one.site.key: doubted(one)
        for pair in places.values()
        if len(pair) == 2 and any(other.review for other in pair)
        for one in pair
        if not one.review and not one.layer
    }
