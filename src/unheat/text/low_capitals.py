"""A capital or a digit that is as low as the small Greek letters beside it: "T" for a "τ".

Where parameters name the rows all readers may take a "τ" for a "T" and a "κ" for a "K". A capital
is a third higher than small letters without a stem.
"""

from __future__ import annotations

from collections.abc import Iterable

from unheat.text.reading import Reading

_SMALL = frozenset("αεικνοπστυω")
"""Greek letters without a stem above the line or below it."""

_LOOKS = frozenset("TKIO06")
"""What readers of Latin print write for some of them."""

_AS_LOW = 1.12
"""Times as high as a small letter no capital is."""


def is_low_capital(reading: Reading, beside: Iterable[Reading]) -> bool:
    """Whether a name of one sign is a capital, or a digit, as low as a small Greek name beside it
    is."""
    if reading.text not in _LOOKS or reading.turn != 0.0:
        return False
    small = [_height(one) for one in beside if one.text in _SMALL and one.turn == 0.0]
    return bool(small) and _height(reading) <= _AS_LOW * max(small)


def _height(reading: Reading) -> float:
    return reading.site.box.height
