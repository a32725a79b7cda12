"""Small print of a JPEG whose readers are in doubt, read by its blocks as well.

What the blocks say (``codec_print``) is learned from this very panel, as its own reader is, but
errs apart from it: one compares pixels, which a codec has changed, the other what it has kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.codec_cells import shows, spans
from unheat.decide.codec_letters import is_legible, with_usual
from unheat.decide.codec_print import BlockWord, read_by_blocks
from unheat.decide.codec_scene import Site
from unheat.load.planes import Plane, planes_of
from unheat.model import Crop, Grid, Panel, Raster, Reason, Status, TextReading
from unheat.text.alphabet import Alphabet
from unheat.text.numbers import even, parse, printed_numbers
from unheat.text.outcome import same_numbers
from unheat.text.panel import Cell

ObjectArray = npt.NDArray[Any]

_SMALL_PX = 9.0
"""Height of a digit up to which a codec makes one of another: templates lie in three blocks."""

_MOST = 3000
"""Cells of a panel up to which its blocks are asked."""

_FEWEST, _SHARE = 4, 0.005
"""Cells in doubt, and their share of those printed, from which that is worth its time."""

_CERTAIN = 150
"""Cells without a doubt from which they alone teach."""

_SURE, _SURER, _DIFFERS = (0.5, 0.8), 1.0, 0.1
"""Margin from which a word is believed that was read so, by good lessons and by others; that was
read otherwise; and from which a number is asked about that was read otherwise and had no doubt.
Of 20,000 generated numbers in 44 panels 570 in doubt were read alike by a margin of one half or
more, and right; of 18,700 in no doubt 14 were read otherwise by a tenth or more, and three of these
had been misread."""

_GOOD, _READ = 0.9, 2.0 / 3.0
"""Share of the words that were read so from which lessons are good, and good enough for others."""

_UNITS, _HALF = {"%"}, 0.5
"""Characters that stand in all numbers of a panel or in none, and the share of words from which
that is so, and below which lessons are good for nothing that is believed."""

_CONFIDENT, _LIKELIER = 0.995, 0.5

_SHOWN = 0.25
"""Share of the pixels whose lightness is the file's, where they are its own."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BlocksRead:
    """The ``readings`` (R, C) as they are believed now, and where (R, C) the blocks ``differ``
    from what was read, so that it is asked about."""

    readings: ObjectArray
    differ: npt.NDArray[np.bool_]


def with_block_words(
    readings: ObjectArray,
    panel: Panel,
    raster: Raster,
    lines: Mapping[Cell, Crop],
    alphabet: Alphabet | None,
) -> BlocksRead | None:
    """The readings with those believed, of cells in doubt, that the blocks bear out; None where
    the blocks are not asked.

    ``panel`` are the verdicts so far, ``lines`` the crops of cells that print one line, and
    ``alphabet`` is what the panel's own reader has learned.
    """
    cells = panel.cells
    height = panel.print_height_px
    printed = np.count_nonzero(cells.text_confidence > 0)
    doubted = np.count_nonzero(cells.review & (cells.text_confidence > 0))
    if raster.jpeg is None or alphabet is None or height is None or height > _SMALL_PX:
        return None
    if doubted < max(_FEWEST, _SHARE * printed) or len(lines) > _MOST:
        return None
    if panel.print_and_color != "same":
        return None
    planes = planes_of(raster.jpeg)
    if planes is None or not shows(raster, *spans(raster, panel.grid), planes[0], share=_SHOWN):
        return None
    low, high = (edge * panel.format.factor for edge in (cells.color_low, cells.color_high))

    def fits(cell: Cell, text: str) -> bool:
        return _lies_in(text, float(low[cell]), float(high[cell]))

    words = _words(planes[0], readings, panel, raster, lines, alphabet, height, fits)
    if not words:
        return None
    said = {
        cell: readings[cell] is not None and same_numbers(readings[cell].raw, word.text)
        for cell, word in words.items()
    }
    share = np.mean(list(said.values()))
    units = Counter(sign for word in words.values() for sign in _UNITS & set(word.text))
    odd = {sign for sign, count in units.items() if count < _HALF * len(words)}
    sure = _SURE[int(share < _GOOD)] if share >= _HALF else np.inf
    surer = _SURER if share >= _READ else np.inf
    result, differ = readings.copy(), np.zeros(cells.shape, dtype=bool)
    for cell, word in words.items():
        if odd & set(word.text):
            # No number has a unit where most have none: it is a digit that was misread.
            continue
        if not cells.review[cell]:
            differ[cell] = not said[cell] and word.margin >= _DIFFERS
        elif word.margin >= (sure if said[cell] else surer):
            result[cell] = _believed(readings[cell], word, alike=said[cell])
        elif word.margin >= _DIFFERS and not said[cell] and fits(cell, word.text):
            # Likelier than what was read, and asked about as that was.
            result[cell] = parse(word.text, confidence=_LIKELIER)
            differ[cell] = True
    return BlocksRead(readings=result, differ=differ)


def _words(
    plane: Plane,
    readings: ObjectArray,
    panel: Panel,
    raster: Raster,
    lines: Mapping[Cell, Crop],
    alphabet: Alphabet,
    height: float,
    fits: Callable[[Cell, str], bool],
) -> dict[Cell, BlockWord]:
    cells = panel.cells
    sites = [
        _site(cell, _plain(readings[cell]), crop, panel.grid, raster)
        for cell, crop in sorted(lines.items())
    ]
    agreed = {
        (site.row, site.column)
        for site in sites
        if cells.status[site.row, site.column] == Status.AGREED
    }
    certain = {cell for cell in agreed if not cells.review[cell]}
    others = {
        cell: [_plain(other) for other in readings[cell].alternatives]
        for cell in lines
        if readings[cell] is not None
    }
    return read_by_blocks(
        plane,
        sites,
        height,
        with_usual(alphabet.advances, even=alphabet.even),
        certain if len(certain) >= _CERTAIN else agreed,
        fits,
        others,
    )


def _site(cell: Cell, text: str, crop: Crop, grid: Grid, raster: Raster) -> Site:
    x, y = raster.jpeg_at
    box, ink = grid.cell_box(*cell), crop.box
    return Site(
        row=cell[0],
        column=cell[1],
        inner=(
            int(np.ceil(box.y0 + 1 - y)),
            int(box.y1 - 1 - y),
            int(np.ceil(box.x0 + 1 - x)),
            int(box.x1 - 1 - x),
        ),
        ink=(ink.x0 - x, ink.y0 - y, ink.x1 - x, ink.y1 - y),
        text=text,
    )


def _plain(reading: TextReading | None) -> str:
    """What was read, if templates are kept of all its characters, else ""."""
    text = "" if reading is None else even(reading.raw).strip()
    return text if is_legible(text) else ""


def _lies_in(text: str, low: float, high: float) -> bool:
    """Whether a text's number lies in an interval, either end of which may come first."""
    numbers = printed_numbers(text)
    if len(numbers) != 1 or not np.isfinite([low, high]).all():
        return False
    return min(low, high) <= numbers[0].value <= max(low, high)


def _believed(reading: TextReading | None, word: BlockWord, *, alike: bool) -> TextReading:
    """What the blocks say, as a reading that nothing speaks against."""
    told = parse(word.text, confidence=_CONFIDENT) if reading is None or not alike else reading
    doubts = {Reason.READERS_DIFFER, Reason.UNREADABLE_INK, Reason.SIGN_IN_DOUBT}
    return replace(
        told,
        confidence=max(told.confidence, _CONFIDENT),
        alternatives=(),
        reasons=tuple(reason for reason in told.reasons if reason not in doubts),
    )
