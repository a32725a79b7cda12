"""Words of crops → the reading of every cell.

First every cell alone, then all of them under the format that most of them share. What
stays in doubt is named, so that the second reader can be asked for just that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model import Crop, NumberFormat, Reason, TextReading, Word
from unheat.text.candidates import Candidate, weigh
from unheat.text.cut import cut_cells, place
from unheat.text.numbers import infer_format, parse, printed_numbers
from unheat.text.skeleton import Skeleton, skeleton

__all__ = ["cut_cells", "doubtful", "read_cells", "sample"]

Readings = npt.NDArray[Any]
"""Object array (R, C) of TextReading or None."""

_FIRM = 0.9
"""Confidence below which a second reader is worth its time."""


def read_cells(
    shape: tuple[int, int],
    crops: Sequence[Crop],
    words: Iterable[Word],
    second_words: Iterable[Word] = (),
) -> Readings:
    """The reading of every cell, (R, C) of TextReading; None where there is no ink.

    ``words`` and ``second_words`` are matched to ``crops`` by key. A cell with ink that
    nobody read has a reading without text and the reason ``unreadable-ink``.
    """
    by_cell: dict[tuple[int, int], list[Crop]] = {}
    for crop in crops:
        row, col, _ = place(crop.key)
        by_cell.setdefault((row, col), []).append(crop)
    first = {word.key: word for word in words}
    second = {word.key: word for word in second_words}
    claims = {
        cell: (
            _joined([first.get(crop.key) for crop in lines]),
            _joined([second.get(crop.key) for crop in lines]),
            [skeleton(crop) for crop in lines],
        )
        for cell, lines in by_cell.items()
    }
    alone = _readings(claims, None)
    number_format = _shared_format(alone.values())
    final = _readings(claims, number_format) if number_format is not None else alone
    result: Readings = np.full(shape, None, dtype=object)
    for cell, reading in final.items():
        result[cell] = reading
    return result


def doubtful(readings: Readings, crops: Sequence[Crop]) -> list[str]:
    """Keys of the crops whose cells are worth a second reader, in order."""
    keys = []
    for crop in crops:
        row, col, _ = place(crop.key)
        reading = readings[row, col]
        if reading is None or reading.confidence < _FIRM:
            keys.append(crop.key)
    return keys


def sample(crops: Sequence[Crop], limit: int = 120) -> list[Crop]:
    """Up to ``limit`` crops spread over the panel, in order; all lines of a cell together."""
    cells = sorted({place(crop.key)[:2] for crop in crops})
    if len(crops) <= limit:
        return list(crops)
    # Steps of the golden ratio fall into no rhythm with rows or columns.
    order = np.argsort((np.arange(len(cells)) * 0.6180339887) % 1.0, kind="stable")
    share = max(1, limit * len(cells) // len(crops))
    chosen = {cells[index] for index in order[:share].tolist()}
    return [crop for crop in crops if place(crop.key)[:2] in chosen]


Claim = tuple[Word | None, Word | None, list[Skeleton]]


def _readings(
    claims: dict[tuple[int, int], Claim], number_format: NumberFormat | None
) -> dict[tuple[int, int], TextReading]:
    point = number_format.point if number_format is not None else None
    return {
        cell: _reading(weigh(first, second, skeletons, number_format), point)
        for cell, (first, second, skeletons) in claims.items()
    }


def _reading(candidates: list[Candidate], point: str | None) -> TextReading:
    if not candidates:
        return TextReading(raw="", confidence=0.0, reasons=(Reason.UNREADABLE_INK,))
    best = candidates[0]
    # A rival takes away from confidence as much as it weighs.
    rivals = [item for item in candidates[1:] if not _same_numbers(item.text, best.text)]
    strongest = rivals[0].weight if rivals else 0.0
    confidence = best.weight * best.weight / max(best.weight + strongest, 1e-9)
    reading = parse(best.text, confidence=confidence, point=point)
    reasons: list[Reason] = []
    if rivals and strongest > 0.2:
        reasons.append(_difference(best.text, rivals[0].text))
    if reading.value is None and not reading.missing:
        reasons.append(Reason.NOT_A_NUMBER)
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


def _same_numbers(one: str, other: str) -> bool:
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


def _joined(words: list[Word | None]) -> Word | None:
    """The lines of one cell as one word; its weakest line counts."""
    read = [word for word in words if word is not None and word.text.strip()]
    if not read:
        return None
    return Word(
        text="\n".join(word.text.strip() for word in read),
        confidence=min(word.confidence for word in read),
        engine=read[0].engine,
        key=read[0].key,
    )


def _shared_format(readings: Iterable[TextReading]) -> NumberFormat | None:
    """The format of the panel; None where too few cells agree on one."""
    firm = [reading for reading in readings if reading.value is not None]
    if len(firm) < 4:
        return None
    return infer_format(firm)
