"""Axes and bars that are named by one letter: no digit names one.

A small "z" at a bar is a "2" to a reader that expects numbers there, and an "l" is a "1".
"""

from __future__ import annotations

from unheat.text.reading import Reading, changed, doubted

NAMES = ("row-title", "column-title", "bar-label")
"""Roles of texts that name an axis or a bar."""


def letter_first(reading: Reading) -> Reading:
    """The reading of a name with the letter that a reader saw where another one saw a digit.

    A digit for which no reader saw a letter is in doubt.
    """
    if reading.site.role not in NAMES or not (len(reading.text) == 1 and reading.text.isdigit()):
        return reading
    seen = (*reading.others, *reading.said)
    letter = next((one for one in seen if len(one) == 1 and one.isalpha()), None)
    if letter is None:
        return reading if reading.review else doubted(reading)
    return changed(reading, letter, sure=False)
