"""Words of crops → the reading of every cell.

First every cell alone, then all of them under the format that most of them share. What
stays in doubt is named, so that the second reader can be asked for just that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model import Crop, NumberFormat, Reason, TextReading, Word
from unheat.text import glyphs
from unheat.text.candidates import Candidate, weigh
from unheat.text.cut import cut_cells, place
from unheat.text.numbers import even, infer_format, parse, printed_numbers
from unheat.text.skeleton import Skeleton, skeleton

__all__ = ["cut_cells", "doubtful", "read_cells", "sample"]

Readings = npt.NDArray[Any]
"""Object array (R, C) of TextReading or None."""

_LESSON = 0.8
"""Confidence from which a cell teaches the panel's own reader; its templates are medians."""

_LESSONS = 150
"""Cells that teach; more do not make templates better."""

_FIRM = 0.9
"""Confidence below which a second reader is worth its time."""


def read_cells(
    shape: tuple[int, int],
    crops: Sequence[Crop],
    words: Iterable[Word],
    second_words: Iterable[Word] = (),
    *,
    certain: Mapping[tuple[int, int], str] | None = None,
) -> Readings:
    """The reading of every cell, (R, C) of TextReading; None where there is no ink.

    ``words`` and ``second_words`` are matched to ``crops`` by key and need not cover them:
    the reader that the panel trains for itself reads all crops, taught by the cells that
    the engines read with confidence, or by ``certain`` texts of (row, column) where they
    are given. A cell with ink that nobody read has a reading without text and the reason
    ``unreadable-ink``.
    """
    by_cell: dict[tuple[int, int], list[Crop]] = {}
    for crop in crops:
        row, col, _ = place(crop.key)
        by_cell.setdefault((row, col), []).append(crop)
    readers = [{word.key: word for word in words}, {word.key: word for word in second_words}]
    skeletons = {crop.key: skeleton(crop) for crop in crops}

    first = _read_all(by_cell, readers, skeletons, None)
    taught = _lessons(by_cell, first, certain)
    decimals = _usual_decimals(first.values())
    readers.append(_read_by_glyphs(crops, taught, decimals))
    alone = _read_all(by_cell, readers, skeletons, None, decimals)
    number_format = _shared_format(alone.values())
    final = alone
    if number_format is not None:
        final = _read_all(by_cell, readers, skeletons, number_format, decimals)
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


def _read_all(
    by_cell: Mapping[tuple[int, int], list[Crop]],
    readers: Sequence[Mapping[str, Word]],
    skeletons: Mapping[str, Skeleton],
    number_format: NumberFormat | None,
    usual_decimals: int | None = None,
) -> dict[tuple[int, int], TextReading]:
    point = number_format.point if number_format is not None else None
    result = {}
    for cell, lines in by_cell.items():
        claims = [_joined([reader.get(crop.key) for crop in lines]) for reader in readers]
        said = [claim for claim in claims if claim is not None]
        shapes = [skeletons[crop.key] for crop in lines]
        result[cell] = _reading(weigh(said, shapes, number_format, usual_decimals), point)
    return result


def _lessons(
    by_cell: Mapping[tuple[int, int], list[Crop]],
    readings: Mapping[tuple[int, int], TextReading],
    certain: Mapping[tuple[int, int], str] | None,
) -> dict[str, str]:
    """Crop key → text that the panel's own reader may learn from."""
    lessons: dict[str, str] = {}
    for cell, lines in by_cell.items():
        if certain is not None:
            text = certain.get(cell, "")
        else:
            reading = readings[cell]
            text = (
                reading.raw if reading.confidence >= _LESSON and reading.value is not None else ""
            )
        parts = even(text).splitlines()
        if len(parts) == len(lines):
            lessons.update(
                (crop.key, part.replace(" ", "")) for crop, part in zip(lines, parts, strict=True)
            )
    return lessons


def _read_by_glyphs(
    crops: Sequence[Crop], lessons: Mapping[str, str], decimals: int | None
) -> dict[str, Word]:
    """Key → word of the panel's own reader; each line of a cell has its own type size.

    Where numbers usually have decimals, integers teach no character: they may have lost
    their point. Their shape still competes.
    """
    words: dict[str, Word] = {}
    for line in sorted({place(crop.key)[2] for crop in crops}):
        of_line = [crop for crop in crops if place(crop.key)[2] == line]
        taught = [crop for crop in of_line if crop.key in lessons]
        integers = {crop.key for crop in taught if lessons[crop.key].lstrip("+-").isdigit()}
        shapes = [lessons[crop.key] for crop in taught]
        if decimals:
            taught = [crop for crop in taught if crop.key not in integers]
        pupils = sample(taught, _LESSONS)
        alphabet = glyphs.train(pupils, [lessons[crop.key] for crop in pupils], examples=shapes)
        if alphabet is not None:
            words.update((word.key, word) for word in glyphs.decode(alphabet, of_line))
    return words


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


def _usual_decimals(readings: Iterable[TextReading]) -> int | None:
    """Decimals of the numbers that have any, if those agree and are most; None else."""
    counter: Counter[int] = Counter()
    for reading in readings:
        numbers = printed_numbers(reading.raw)
        if numbers:
            counter[numbers[0].decimals] += 1
    integers = counter.pop(0, 0)
    if not counter:
        return None
    decimals, votes = max(counter.items(), key=lambda item: (item[1], item[0]))
    total = sum(counter.values())
    return decimals if votes >= 0.9 * total and total >= 1.5 * integers else None


def _shared_format(readings: Iterable[TextReading]) -> NumberFormat | None:
    """The format of the panel; None where too few cells agree on one."""
    firm = [reading for reading in readings if reading.value is not None]
    if len(firm) < 4:
        return None
    return infer_format(firm)
