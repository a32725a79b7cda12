"""Axes whose labels are numbered through: three labels speak for all.

Where the first reader read one stem in the labels of an axis and the number that is due in
each, the second reader is asked about three of them: what it would say of the stem it says there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from unheat.model import Reason, Word
from unheat.text.counters import runs
from unheat.text.low_nines import with_low_nines
from unheat.text.numbered_names import numbered_names
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_MANY = 8
"""Labels from which three are a sample."""

_NEARLY_ALL = 0.9
"""Share of an axis that must be read so; the others are asked about."""

_PLAUSIBLE = 0.5
"""Confidence that the first reader must have in each of them."""


def numbered_through(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, tuple[str, ...]]:
    """Key → keys of the three labels of its axis that speak for it."""
    found: dict[str, tuple[str, ...]] = {}
    for role in ("row", "column"):
        for panel in range(len(sites.layout.panels)):
            group = [readings[site.key] for site in sites.of(role, panel)]
            for run in runs([(one.site.index, (one.text,)) for one in group]):
                keys = [
                    one.site.key
                    for one in group
                    if one.text == run.text(run.stems[0], one.site.index)
                    and one.confidence >= _PLAUSIBLE
                ]
                through = len(keys) >= max(_MANY, _NEARLY_ALL * len(group))
                if len(run.stems) == 1 and through:
                    asked = (keys[0], keys[len(keys) // 2], keys[-1])
                    found |= {key: asked for key in keys if key not in asked}
    return found


def vouched_for(
    sites: Sites,
    readings: Mapping[str, Reading],
    alone: Mapping[str, Reading],
    second: Mapping[str, Word],
) -> dict[str, Reading]:
    """The readings of labels that were not asked about, as those that were speak for them.

    ``alone`` is what the first reader says; ``second`` the words of the other, by crop key.
    """
    result: dict[str, Reading] = {}
    for key, asked in numbered_through(sites, alone).items():
        if second and not any(name.startswith(key + ".") for name in second):
            vouching = [readings[other] for other in asked]
            same = all(not one.review and one.text == alone[one.site.key].text for one in vouching)
            result[key] = _vouched(readings[key], vouching) if same else _disputed(readings[key])
    return result


def with_numbered_names(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings with those of names that are numbered through as most readers see these."""
    result = with_low_nines(sites, readings)
    for role in ("row", "column"):
        for panel in range(len(sites.layout.panels)):
            keys = [site.key for site in sites.of(role, panel)]
            told = numbered_names([result[key] for key in keys])
            result |= zip(keys, pieces_doubted(told), strict=True)
    return result


def pieces_doubted(readings: Sequence[Reading]) -> list[Reading]:
    """Labels of one axis with those in doubt that are a piece of the name that is due there, or
    hold it and more: beyond "S15" labels that run together were read as "S1", "6S17S" and "18".
    """
    result = list(readings)
    found = runs([(one.site.index, (one.text,)) for one in readings])
    for i, reading in enumerate(readings):
        due = [run.text(stem, reading.site.index) for run in found for stem in run.stems]
        if reading.review or reading.layer or reading.text in due:
            continue
        if any(_is_piece(one, reading.text) for one in due):
            result[i] = doubted(reading)
    return result


def _is_piece(one: str, two: str) -> bool:
    """Whether the shorter of two texts is a piece of the other one, of two letters and more."""
    piece, whole = sorted((one, two), key=len)
    return len(piece) > 1 and piece in whole


def _vouched(reading: Reading, vouching: Sequence[Reading]) -> Reading:
    return replace(
        reading,
        review=False,
        reasons=(),
        confidence=min(one.confidence for one in vouching),
        spellings=(reading.text, reading.text),
        second=min(one.second for one in vouching),
    )


def _disputed(reading: Reading) -> Reading:
    return replace(
        reading,
        review=True,
        reasons=(Reason.READERS_DIFFER,),
        confidence=min(reading.confidence, 0.5),
    )
