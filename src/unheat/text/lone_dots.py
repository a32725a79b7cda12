"""Dots that stand alone before or behind a name: specks of dust, or bullets of a list.

A speck on the line of a name is a sign to every reader: "• Fitness effect". Names have dots between
their words, and a list has one before each of its names. A person is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from unheat.text.reading import Reading, changed

_NAMES = ("title", "figure-title", "row-title", "column-title", "bar-label", "row", "column")

_DOT = r"[.,\u00b7\u2022\u2219\u22c5\u25cf\u2027]"
_LONE = re.compile(rf"^{_DOT}\s+(?=\w)|(?<=[\w)%])\s+{_DOT}$")


def without_lone_dots(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of names without a dot that stands alone at an end, up for review, where it is no
    list: of those no second one on the same side of a panel has one."""
    bare = {
        key: text
        for key, one in readings.items()
        if one.site.role in _NAMES and one.text and not one.layer
        if (text := bare_of_dots(one.text)) != one.text
    }
    places = Counter(_place(readings[key]) for key in bare)
    result = dict(readings)
    for key, text in bare.items():
        if places[_place(readings[key])] == 1:
            result[key] = changed(readings[key], text, sure=False)
    return result


def _place(reading: Reading) -> tuple[str, int]:
    return reading.site.role, reading.site.owner


def bare_of_dots(text: str) -> str:
    """A name without a dot that stands alone before or behind it.

    >>> bare_of_dots("• Fitness effect"), bare_of_dots("Fitness effect ."), bare_of_dots("A · B")
    ('Fitness effect', 'Fitness effect', 'A · B')
    >>> bare_of_dots(".5"), bare_of_dots("et al."), bare_of_dots("•")
    ('.5', 'et al.', '•')
    """
    return _LONE.sub("", text)
