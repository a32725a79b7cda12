"""Marks over and under letters that the second reader is sure of, where others have none there.

The first reader knows English and says "Miesiac", the reader of letters says "Miesiqc" and the
second one "Miesiąc". Of 143 names in thirteen languages that were asked about for that, a quarter
of them in damaged pictures, the second one was right in all 48 of which it was as sure as is asked
here, where the others read the same letters but for those with marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from unheat.model import Reason
from unheat.text.reading import Reading
from unheat.text.spelling import unaccented
from unheat.text.told_marks import bare_letters, has_marks

_SURE = 0.97
"""How sure the second reader must be of marks that nobody else sees: behind a codec it took two
strokes for two dots at 0.96."""

_SMALLEST_PX = 7.0
"""Marks of lower letters do not show what they are."""


def with_second_marks(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, those settled of which readers differ in nothing but marks that the second one
    is sure of."""
    return {
        key: replace(one, review=False, reasons=(), confidence=one.second)
        if one.reasons == (Reason.READERS_DIFFER,) and has_sure_marks(one)
        else one
        for key, one in readings.items()
    }


def has_sure_marks(reading: Reading) -> bool:
    """Whether a reading is the second reader's, who is sure of its marks, and the others see the
    same letters: the first one without marks, or with others, the reader of letters with whatever
    it takes a letter with a mark for."""
    if len(reading.said) < 3 or reading.second < _SURE:
        return False
    first, letters, second = reading.said
    if reading.text != second or not has_marks(second):
        return False
    if min(line.size for line in reading.site.lines) < _SMALLEST_PX:
        return False
    return unaccented(bare_letters(first)) == unaccented(bare_letters(second)) and _is_beside(
        second, letters
    )


def _is_beside(text: str, other: str) -> bool:
    """Whether another text has the same letters as this one has without marks, in any case.

    >>> _is_beside("Miesiąc", "Miesiqc"), _is_beside("Muğla", "MuGla"), _is_beside("Hà Nô", "Ha N")
    (True, True, False)
    """
    pairs = zip(text, other, strict=False)
    return len(text) == len(other) and all(
        has_marks(one) or one.lower() == two.lower() for one, two in pairs
    )
