"""Ask the readers: labels and a sample of the cells; ``settle`` asks for what stays in doubt.

All cells of a panel are printed alike. What is read in a sample teaches the panel's own
reader, which reads the rest. So the number of calls does not grow with the panels' sizes.
The second reader is slow: it is asked where the first one reads little, and for doubts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy.typing as npt

from unheat.model import CellPixels, Crop, Layout, Word
from unheat.ocr.engine import Engine, Engines, SignEngine
from unheat.ocr.together import beside
from unheat.text import labels as label_text
from unheat.text.arrows import without_arrows
from unheat.text.cells import cut_cells
from unheat.text.labels import Sites, Texts
from unheat.text.marks_heard import borne_out
from unheat.text.number_words import Numbers
from unheat.text.panel import PanelPrint
from unheat.text.presence import holds_print, reads_clearly, without_ink
from unheat.text.voices import answers, vouched

ObjectArray = npt.NDArray[Any]

_SAMPLE = 60
"""Crops a panel that teach its own reader; smaller panels are read in full."""

_NUMBERS = 2500
"""Crops a panel that the reader of numbers sees: next to all, it reads two thousand a second."""


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
    """All text of a figure, in a few calls of each reader, which read beside other work."""
    prints = [
        PanelPrint(
            panel.grid.shape,
            without_arrows(cut_cells(layout.raster, panel.grid, pixels[i], prefix=f"cell.{i}.")),
        )
        for i, panel in enumerate(layout.panels)
    ]
    samples = [panel.sample(_SAMPLE) for panel in prints]
    asked = ask_beside(readers.first, [crop for sample in samples for crop in sample])
    counted = numbers_beside(readers, [crop for panel in prints for crop in panel.sample(_NUMBERS)])
    sites = label_text.locate(layout, pixels)
    around = label_text.crops(sites)
    asked_around = ask_beside(readers.first, around)
    # Without a second reader there is nothing to outvote and nobody to spare. Letters are asked
    # before the panels' own readers learn, which leaves others few turns at the interpreter.
    third = readers.letters if readers.second is not None else None
    spelled = beside(lambda: ask_signs(third, around))
    first, numbers = asked.result(), counted.result()
    # Where a reader reads numbers clearly, the second is asked for what stays in doubt.
    said = [_clearest(panel.said(first), numbers.words) for panel in prints]
    clear = [readers.second is None or reads_clearly(words) for words in said]
    printed: list[bool | None] = [
        holds_print(panel.grid, pixels[i], said[i], samples[i]) if clear[i] else None
        for i, panel in enumerate(layout.panels)
    ]
    unclear = [
        crop for sample, sure in zip(samples, clear, strict=True) if not sure for crop in sample
    ]
    # Both readers go on with the labels while the panels' own reader learns its cells.
    heard = beside(lambda: _heard(sites, around, readers, first, (asked_around, spelled), unclear))
    for item, real in zip(prints, printed, strict=True):
        if real:
            item.learn(first, {}, numbers)
    first, second, letters = heard.result()
    for i, panel in enumerate(layout.panels):
        if printed[i] is None:
            words = prints[i].said(second) or prints[i].said(first)
            printed[i] = holds_print(panel.grid, pixels[i], words, samples[i])
            if printed[i]:
                prints[i].learn(first, second, numbers)
    return FigureText(
        cells=tuple(panel.readings for panel in prints),
        texts=label_text.assemble(
            sites, first, second, letters, ask=partial(_in_lines, sites, readers)
        ),
        pixels=tuple(
            cells if real else without_ink(panel.grid, cells, sample)
            for panel, cells, real, sample in zip(
                layout.panels, pixels, printed, samples, strict=True
            )
        ),
        prints=tuple(item if real else None for item, real in zip(prints, printed, strict=True)),
    )


def _clearest(words: list[Word], numbers: Mapping[str, Word]) -> list[Word]:
    """What the first reader says of cells, or the reader of numbers if only that is clear."""
    if reads_clearly(words):
        return words
    counted = [numbers.get(word.key, replace(word, text="", confidence=0.0)) for word in words]
    return counted if reads_clearly(counted) else words


def _heard(
    sites: Sites,
    around: Sequence[Crop],
    readers: Engines,
    cells: Mapping[str, Word],
    asked: tuple[Future[dict[str, Word]], Future[dict[str, Word]]],
    unclear: Sequence[Crop],
) -> tuple[dict[str, Word], dict[str, Word], dict[str, Word]]:
    """What the first and the second reader say, and that of letters, by crop key.

    ``asked`` is what the first one and that of letters were asked of the crops ``around`` the
    cells, ``cells`` what the first one said of these; the second one hears doubtful labels and
    what is ``unclear`` in the cells.
    """
    told_around, spelled = asked
    first = {**cells, **told_around.result()}
    left = label_text.crops_left(sites, first)
    first |= ask(readers.first, left)
    if readers.second is None:
        return first, {}, {}
    letters = {**spelled.result(), **ask_signs(readers.letters, left)}
    unsure = label_text.needs_second(sites, first)
    told = answers(unsure, borne_out(sites, vouched(first, letters)), letters)
    asked_again = set(unsure) - set(told)
    wanted = [crop for crop in (*around, *left) if crop.key in asked_again]
    return first, ask(readers.second, [*wanted, *unclear]) | told, letters


def _in_lines(
    sites: Sites, readers: Engines, crops: Sequence[Crop], known: Collection[str]
) -> tuple[dict[str, Word], dict[str, Word]]:
    """What the first and the second reader say of lines, the latter of those with ``known`` keys.

    As of labels, the second is not asked where the two others bear each other out.
    """
    first = ask(readers.first, crops)
    if readers.second is None:
        return first, {}
    again = [crop for crop in crops if crop.key in known]
    letters = ask_signs(readers.letters, again)
    told = answers(known, borne_out(sites, vouched(first, letters)), letters)
    return first, ask(readers.second, [crop for crop in again if crop.key not in told]) | told


def ask_beside(reader: Engine, crops: Sequence[Crop]) -> Future[dict[str, Word]]:
    """What a reader says of crops, which it reads beside other work."""
    return beside(lambda: ask(reader, crops))


def numbers_beside(readers: Engines, crops: Sequence[Crop]) -> Future[Numbers]:
    """What the reader of numbers says of crops, which it reads beside other work."""
    return beside(lambda: ask_numbers(readers.numerals, crops))


def ask_numbers(reader: SignEngine | None, crops: Sequence[Crop]) -> Numbers:
    """What the reader of numbers says of crops; nothing where there is none."""
    if reader is None or not crops:
        return Numbers()
    heard = reader.heard(crops)
    return Numbers(
        words={word.key: word for word, _ in heard if word.text},
        rivals={word.key: other for word, other in heard if other is not None},
        asked=frozenset(crop.key for crop in crops),
    )


def ask_signs(reader: SignEngine | None, crops: Sequence[Crop]) -> dict[str, Word]:
    """What a reader of our own says of crops that it can read, by their keys."""
    if reader is None:
        return {}
    return {key: word for key, word in ask(reader, crops).items() if word.text}


def ask(reader: Engine, crops: Sequence[Crop]) -> dict[str, Word]:
    """What a reader says of crops, by their keys."""
    if not crops:
        return {}
    return {word.key: word for word in reader.read(crops)}
