"""Ask the readers: labels and a sample of the cells first, then what is in doubt.

All cells of a panel are printed alike. What both readers see in a sample teaches the
panel's own reader, which reads the rest; whatever stays in doubt after that goes to both
readers once more. So the number of calls does not grow with the panels' sizes, and the two readers
work side by side where neither waits for the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model import CellPixels, Crop, Layout, Word
from unheat.ocr.engine import Engine, Engines
from unheat.text import labels as label_text
from unheat.text.cells import cut_cells
from unheat.text.labels import Texts
from unheat.text.panel import PanelPrint
from unheat.text.presence import holds_print

ObjectArray = npt.NDArray[Any]

_SAMPLE = 60
"""Crops a panel that teach its own reader; smaller panels are read in full."""

_DOUBTS = 150
"""Crops of one figure that are asked again; beyond, asking costs more than it settles."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FigureText:
    """``cells``: per panel (R, C) of TextReading or None; ``texts``: everything else.

    ``pixels`` are those of the panels, without the ink that turned out to be no print.
    """

    cells: tuple[ObjectArray, ...]
    texts: Texts
    pixels: tuple[CellPixels, ...]


def read_text(layout: Layout, pixels: Sequence[CellPixels], readers: Engines) -> FigureText:
    """All text of a figure, in a few calls of each reader."""
    sites = label_text.locate(layout, pixels)
    around = label_text.crops(sites)
    prints = [
        PanelPrint(
            panel.grid.shape,
            cut_cells(layout.raster, panel.grid, pixels[i], prefix=f"cell.{i}."),
        )
        for i, panel in enumerate(layout.panels)
    ]
    samples = [crop for panel in prints for crop in panel.sample(_SAMPLE)]
    second: dict[str, Word] = {}
    with ThreadPoolExecutor(max_workers=1) as pool:
        # The samples are for both readers anyway, and the first is a process of its own.
        beside = pool.submit(_ask, readers.second, samples) if readers.second else None
        first = _ask(readers.first, [*around, *samples])
        if beside is not None:
            second = beside.result()
    if readers.second is not None:
        unsure = set(label_text.needs_second(sites, first))
        second |= _ask(readers.second, [crop for crop in around if crop.key in unsure])
    better = first if readers.second is None else second
    printed = [
        holds_print(panel.grid, pixels[i], prints[i].said(better))
        for i, panel in enumerate(layout.panels)
    ]
    read_prints(
        [item for item, real in zip(prints, printed, strict=True) if real], readers, first, second
    )
    return FigureText(
        cells=tuple(panel.readings for panel in prints),
        texts=label_text.assemble(sites, first, second),
        pixels=tuple(
            panel if real else _without_ink(panel)
            for panel, real in zip(pixels, printed, strict=True)
        ),
    )


def read_prints(
    prints: Sequence[PanelPrint],
    readers: Engines,
    first: dict[str, Word],
    second: dict[str, Word],
) -> None:
    """Read the cells of every panel; doubtful ones are asked for, once, together.

    ``first`` and ``second`` are what the readers said so far, of samples at least, by key.
    """
    for panel in prints:
        panel.learn(first, second)
    wanted = _most_doubtful(prints)
    if wanted:
        said = _ask(readers.first, wanted)
        again = {} if readers.second is None else _ask(readers.second, wanted)
        for panel in prints:
            panel.learn(said, again)


def _without_ink(pixels: CellPixels) -> CellPixels:
    return replace(
        pixels,
        ink_box=np.full_like(pixels.ink_box, np.nan),
        ink_share=np.zeros_like(pixels.ink_share),
    )


def _most_doubtful(prints: Sequence[PanelPrint]) -> list[Crop]:
    """Crops worth asking for: a fair share a panel, the least sure first, in order of keys."""
    doubts = [panel.doubts() for panel in prints]
    total = sum(len(crops) for crops in doubts)
    if total > _DOUBTS:
        doubts = [crops[: _DOUBTS * len(crops) // total] for crops in doubts]
    return [crop for crops in doubts for crop in crops]


def _ask(reader: Engine, crops: Sequence[Crop]) -> dict[str, Word]:
    if not crops:
        return {}
    return {word.key: word for word in reader.read(crops)}
