"""Ask the readers: labels and a sample of the cells; ``settle`` asks for what stays in doubt.

All cells of a panel are printed alike. What both readers see in a sample teaches the
panel's own reader, which reads the rest. So the number of calls does not grow with the
panels' sizes, and the two readers work side by side where neither waits for the other.
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FigureText:
    """``cells``: per panel (R, C) of TextReading or None; ``texts``: everything else.

    ``pixels`` are those of the panels, without the ink that turned out to be no print.
    ``prints``: per panel what its readings came from, to be asked on; None without print.
    """

    cells: tuple[ObjectArray, ...]
    texts: Texts
    pixels: tuple[CellPixels, ...]
    prints: tuple[PanelPrint | None, ...]


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
        beside = pool.submit(ask, readers.second, samples) if readers.second else None
        first = ask(readers.first, [*around, *samples])
        if beside is not None:
            second = beside.result()
    if readers.second is not None:
        unsure = set(label_text.needs_second(sites, first))
        second |= ask(readers.second, [crop for crop in around if crop.key in unsure])
    better = first if readers.second is None else second
    printed = [
        holds_print(panel.grid, pixels[i], prints[i].said(better))
        for i, panel in enumerate(layout.panels)
    ]
    for item, real in zip(prints, printed, strict=True):
        if real:
            item.learn(first, second)
    return FigureText(
        cells=tuple(panel.readings for panel in prints),
        texts=label_text.assemble(sites, first, second),
        pixels=tuple(
            panel if real else _without_ink(panel)
            for panel, real in zip(pixels, printed, strict=True)
        ),
        prints=tuple(item if real else None for item, real in zip(prints, printed, strict=True)),
    )


def _without_ink(pixels: CellPixels) -> CellPixels:
    return replace(
        pixels,
        ink_box=np.full_like(pixels.ink_box, np.nan),
        ink_share=np.zeros_like(pixels.ink_share),
    )


def ask(reader: Engine, crops: Sequence[Crop]) -> dict[str, Word]:
    """What a reader says of crops, by their keys."""
    if not crops:
        return {}
    return {word.key: word for word in reader.read(crops)}
