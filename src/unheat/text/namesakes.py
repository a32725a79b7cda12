"""Labels of one axis that read the same, or have one form, some of them in doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site
from unheat.text.spelling import plain

_DIGITS = re.compile(r"\d+")
# So many labels have one form at least, and such a share of them is in doubt.
_FEWEST, _SHARE = 3, 0.6


def of_one_form(group: Sequence[Site], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The sure labels of an axis, doubted, where most others of their form are in doubt.

    Numbers with one unit are written alike: what is wrong with "12h" and "24h", that the ink has
    room for a space, is wrong with "6h" as well, whose ink is too short to tell.
    """
    forms: dict[str, list[Reading]] = {}
    for site in group:
        reading = readings[site.key]
        form = _DIGITS.sub("0", plain(reading.text))
        if form != plain(reading.text) and form.strip("0"):
            forms.setdefault(form, []).append(reading)
    return {
        one.site.key: doubted(one)
        for alike in forms.values()
        if len(alike) >= _FEWEST and sum(other.review for other in alike) >= _SHARE * len(alike)
        for one in alike
        if not one.review and not one.layer
    }


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
