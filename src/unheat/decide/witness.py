"""Ask the readers: one batch for the first, one small batch for the second.

The first reader sees every label, tick and title, and the cells (all of them, or a sample
where there are many and the figure's own glyphs decode the rest). The second is asked
where the first is unsure, and for labels that nothing corroborates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

from unheat.model import CellPixels, Crop, Layout, Word
from unheat.ocr.engine import Engine, Engines
from unheat.text import cells as cell_text
from unheat.text import labels as label_text
from unheat.text.labels import Texts

ObjectArray = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FigureText:
    """``cells``: per panel (R, C) of TextReading or None; ``texts``: everything else."""

    cells: tuple[ObjectArray, ...]
    texts: Texts


def read_text(layout: Layout, pixels: Sequence[CellPixels], readers: Engines) -> FigureText:
    """All text of a figure, with at most two calls of each reader."""
    sites = label_text.locate(layout, pixels)
    around = label_text.crops(sites)
    inside = [
        cell_text.cut_cells(layout.raster, panel.grid, pixels[i], prefix=f"cell.{i}.")
        for i, panel in enumerate(layout.panels)
    ]
    first = _ask(readers.first, [*around, *(crop for crops in inside for crop in crops)])
    grids = [panel.grid.shape for panel in layout.panels]
    readings = [
        cell_text.read_cells(shape, crops, _of(first, crops))
        for shape, crops in zip(grids, inside, strict=True)
    ]
    second: dict[str, Word] = {}
    if readers.second is not None:
        doubtful = set(label_text.needs_second(sites, first))
        for shape_readings, crops in zip(readings, inside, strict=True):
            doubtful |= set(cell_text.doubtful(shape_readings, crops))
        every = [*around, *(crop for crops in inside for crop in crops)]
        second = _ask(readers.second, [crop for crop in every if crop.key in doubtful])
        readings = [
            cell_text.read_cells(shape, crops, _of(first, crops), _of(second, crops))
            for shape, crops in zip(grids, inside, strict=True)
        ]
    return FigureText(cells=tuple(readings), texts=label_text.assemble(sites, first, second))


def _ask(reader: Engine, crops: Sequence[Crop]) -> dict[str, Word]:
    if not crops:
        return {}
    return {word.key: word for word in reader.read(crops)}


def _of(words: dict[str, Word], crops: Sequence[Crop]) -> list[Word]:
    return [words[crop.key] for crop in crops if crop.key in words]
