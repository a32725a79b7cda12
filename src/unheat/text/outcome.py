"""What the readers' words for one cell come to: one reading, its rivals and its doubts."""

from __future__ import annotations

import math

from unheat.model import Reason, TextReading, Word
from unheat.text.candidates import Candidate
from unheat.text.numbers import parse, printed_numbers


def reading_of(candidates: list[Candidate], point: str | None) -> TextReading:
    if not candidates:
        return TextReading(raw="", confidence=0.0, reasons=(Reason.UNREADABLE_INK,))
    best = candidates[0]
    # A rival takes away from confidence as much as it weighs (see ``own_weight``).
    rivals = [item for item in candidates[1:] if not same_numbers(item.text, best.text)]
    strongest = rivals[0].weight if rivals else 0.0
    confidence = best.weight * best.weight / max(best.weight + strongest, 1e-9)
    reading = parse(best.text, confidence=confidence, point=point)
    reasons: list[Reason] = []
    if rivals and strongest > 0.2:
        reasons.append(_difference(best.text, rivals[0].text))
    if reading.value is None and not reading.missing:
        # Words are read alike by two readers; what one makes of a drawing the other does not.
        alike = best.support > 1
        reasons.append(Reason.NOT_A_NUMBER if alike else Reason.UNREADABLE_INK)
    if len(reading.parts) > 1:
        reasons.append(Reason.SEVERAL_NUMBERS)
    others = tuple(parse(item.text, confidence=item.weight, point=point) for item in rivals[:4])
    return TextReading(
        raw=reading.raw,
        value=reading.value,
        quantum=reading.quantum,
        confidence=round(confidence, 4),
        parts=reading.parts,
        alternatives=others + reading.alternatives,
        missing=reading.missing,
        reasons=tuple(reasons),
    )


def own_weight(reading: TextReading, strongest: float) -> float:
    """What a reading would be worth without its ``strongest`` rival, which took away from it.

    >>> round(own_weight(TextReading(raw="0.83", confidence=0.4975), 0.9433), 2)
    0.98
    """
    stated = reading.confidence
    return (stated + math.sqrt(stated**2 + 4.0 * stated * strongest)) / 2.0


def same_numbers(one: str, other: str) -> bool:
    if one == other:
        return True
    left, right = printed_numbers(one), printed_numbers(other)
    return bool(left) and [n.value for n in left] == [n.value for n in right]


def _difference(best: str, rival: str) -> Reason:
    """In what the two texts differ: sign, point or digits."""
    if best.lstrip("+-") == rival.lstrip("+-"):
        return Reason.SIGN_IN_DOUBT
    if best.replace(".", "").replace(",", "") == rival.replace(".", "").replace(",", ""):
        return Reason.POINT_IN_DOUBT
    return Reason.READERS_DIFFER


def joined(words: list[Word | None]) -> Word | None:
    """The lines of one cell as one word; its weakest line counts. None if a line is unread."""
    read = [word for word in words if word is not None and word.text.strip()]
    if not read or (len(read) < len(words) and read[0].engine == "glyphs"):
        return None
    return Word(
        text="\n".join(word.text.strip() for word in read),
        confidence=min(word.confidence for word in read),
        engine=read[0].engine,
        key=read[0].key,
    )
