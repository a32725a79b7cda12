"""Axes that name the same things: what is read otherwise in one of them is asked about.

Panels of one figure often repeat their labels, and rows of a square matrix its columns. Where all
but few of these are the same word for word, one that differs by a letter is the same word misread,
here or there.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import plain

# So many labels are the same on both axes at least, and this share of those in the same places.
_FEWEST, _SAME = 3, 0.7


def with_sisters(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of labels with those in doubt that a sister panel has a letter otherwise.

    One that was in doubt already becomes what the sister reads surely, where a reader saw that; of
    two sure ones that is believed which an axis of the other kind has as well.
    """
    result = dict(readings)
    for role, other in (("row", "column"), ("column", "row")):
        axes = [
            {site.index: site.key for site in sites.of(role, number)}
            for number in range(len(sites.layout.panels))
        ]
        elsewhere = {readings[site.key].text for site in sites.of(other)}
        for one, two in combinations(axes, 2):
            for a, b in _differing(one, two, readings):
                result |= _settled(result[a], result[b], readings, elsewhere)
    for number in range(len(sites.layout.panels)):
        rows, columns = (
            {site.index: site.key for site in sites.of(role, number)} for role in ("row", "column")
        )
        last = max(columns, default=-1)
        if max(rows, default=-1) != last:
            continue
        back = {last - index: key for index, key in columns.items()}
        for axis in (columns, back):
            for a, b in _differing(rows, axis, readings):
                result |= _settled(result[a], result[b], readings, set())
    return result


def _differing(
    one: dict[int, str], two: dict[int, str], readings: dict[str, Reading]
) -> list[tuple[str, str]]:
    """Keys of the labels that differ on two axes with nearly the same labels."""
    pairs = [(one[place], two[place]) for place in sorted(one.keys() & two.keys())]
    other = [(a, b) for a, b in pairs if plain(readings[a].text) != plain(readings[b].text)]
    same = len(pairs) - len(other)
    # What both axes are in doubt of tells nothing of them.
    pairs = [pair for pair in pairs if not all(readings[key].review for key in pair)]
    return other if same >= max(_FEWEST, _SAME * len(pairs)) else []


def _settled(
    one: Reading, two: Reading, heard: Mapping[str, Reading], elsewhere: set[str]
) -> dict[str, Reading]:
    """What becomes of two labels in the same place of two panels; ``heard`` is what was read."""
    if not (one.text and two.text and _by_a_letter(one.text, two.text)):
        return {}
    pair = one, two
    sure = [reading for reading in pair if not heard[reading.site.key].review]
    if len(sure) == 2:
        known = [reading for reading in pair if reading.text in elsewhere]
        wrong = [reading for reading in pair if reading not in known] if len(known) == 1 else pair
        return {reading.site.key: doubted(reading) for reading in wrong}
    if len(sure) == 1:
        (other,) = (reading for reading in pair if reading is not sure[0])
        if sure[0].text in other.others and not sure[0].review:
            return {other.site.key: changed(other, sure[0].text, sure=True)}
    return {}


def _by_a_letter(one: str, two: str) -> bool:
    """Whether two words differ by one sign that is no digit: numbered names differ by those."""
    short, long = sorted((one, two), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    rest = long[start + 1 :], short[start + (len(long) == len(short)) :]
    signs = long[start : start + 1] + (short[start : start + 1] if len(long) == len(short) else "")
    return rest[0] == rest[1] and not any(sign.isdigit() for sign in signs)
