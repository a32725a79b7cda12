"""Words of crops → the reading of every cell.

A panel's readings grow in ``PanelPrint`` as the engines are asked; here is the same in
one call, for words that are all there already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from unheat.model import Crop, Word
from unheat.text.cut import cut_cells, place
from unheat.text.panel import PanelPrint, Readings
from unheat.text.pupil import sample

__all__ = ["cut_cells", "doubtful", "read_cells", "sample"]

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
    panel = PanelPrint(shape, crops, certain=certain)
    panel.learn({word.key: word for word in words}, {word.key: word for word in second_words})
    return panel.readings


def doubtful(readings: Readings, crops: Sequence[Crop]) -> list[str]:
    """Keys of the crops whose cells are worth a second reader, in order."""
    keys = []
    for crop in crops:
        row, col, _ = place(crop.key)
        reading = readings[row, col]
        if reading is None or reading.confidence < _FIRM:
            keys.append(crop.key)
    return keys
