"""What the readers' words for one cell come to: one reading, its rivals and its doubts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Reason, TextReading, Word
from unheat.text.candidates import WORDS, Candidate
from unheat.text.joint import OF_NUMBERS
from unheat.text.numbers import is_missing, parse, printed_numbers
from unheat.text.skeleton import Skeleton, skeleton_of_text


def reading_of(candidates: list[Candidate], point: str | None) -> TextReading:
    if not candidates:
        return TextReading(raw="", confidence=0.0, reasons=(Reason.UNREADABLE_INK,))
    best = candidates[0]
    if best.support > 1 and is_missing(best.text) and any(map(str.isalpha, best.text)):
        # That it is no number spoke against it; two readers do not see "ND" in one.
        best = replace(best, weight=min(best.weight / WORDS, 1.0))
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
    others = tuple(
        replace(
            parse(item.text, confidence=item.weight, point=point),
            reasons=() if item.support else (Reason.SIGN_IN_DOUBT,),
        )
        for item in rivals[:4]
    )
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


def with_sign_of_ink(candidates: list[Candidate], skeletons: Sequence[Skeleton]) -> list[Candidate]:
    """The candidates with the best one's negative, where its ink may begin with a sign.

    Such ink takes half of the weight from a number that is read without a sign
    (``candidates.weigh``): the bar of a 4 that a codec tore off looks like one. What it takes
    speaks for the negative and for nothing else, so that a color may refute it.
    """
    best = candidates[0] if candidates else None
    if best is None or len(skeletons) != 1 or skeletons[0].certain:
        return candidates
    signed = skeletons[0].parts.startswith("-") and skeleton_of_text(best.text) is not None
    negative = f"-{best.text}"
    known = {item.text for item in candidates}
    if not signed or not best.text[:1].isdigit() or negative in known:
        return candidates
    weight = min(2.0 * best.weight, 1.0)
    rival = Candidate(text=negative, weight=weight, support=0, rebuilt=True)
    return [replace(best, weight=weight), rival, *candidates[1:]]


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
    if not read or (len(read) < len(words) and read[0].engine in OF_NUMBERS):
        return None
    return Word(
        text="\n".join(word.text.strip() for word in read),
        confidence=min(word.confidence for word in read),
        engine=read[0].engine,
        key=read[0].key,
    )
