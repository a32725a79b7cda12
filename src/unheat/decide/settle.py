"""What print and color settle between them, and what is asked once more.

Color tells which readings are right: cells whose two witnesses agree teach the panel's own
reader how its characters look, and with better templates more cells agree. What is in
doubt after that goes to both readers once, all panels together, and is judged anew.

Color never proposes a text. It only chooses which cells teach; the panel's own reader then
reads ink, and a misprint is read as it is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.decide.codec_words import with_block_words
from unheat.decide.confusions import implied
from unheat.decide.decoded import Decoded
from unheat.decide.evidence import PanelEvidence, judge_panel, scale_of_bar
from unheat.decide.faint_print import faint_print_doubted
from unheat.decide.first_noughts import first_noughts_doubted
from unheat.decide.hearing import asked
from unheat.decide.hidden_print import hidden_print_doubted
from unheat.decide.lost_decimals import lost_decimals_doubted
from unheat.decide.marks_as_digits import marks_as_digits_doubted
from unheat.decide.missing_keys import without_value
from unheat.decide.odd_units import odd_units_doubted
from unheat.decide.overrun import overrunning_doubted
from unheat.decide.schooled import with_clear_words
from unheat.decide.shared_factor import factors_doubted
from unheat.decide.split import split_doubted
from unheat.decide.witness import ask, ask_beside, ask_numbers
from unheat.model import ColorScale, Crop, Layout, Panel, Reason, Status, Word
from unheat.ocr.engine import Engines
from unheat.options import ScaleOptions
from unheat.text.number_words import NOT_ASKED, Numbers
from unheat.text.panel import Cell, PanelPrint
from unheat.text.tutor import Expected

_ROUNDS = 3
"""Times that a panel's own reader learns anew; what it can learn, it learns in two or three."""

_MORE = 1.1
"""Times as many lessons as before from which learning anew is worth its time."""

_CERTAIN = 0.8
"""Confidence from which an agreed cell teaches; templates are medians."""

_MOST_ROUNDS, _LOST, _BETTER = 4, 0.5, 1.05
"""Rounds for a panel of which so much is open, where lessons are mistaken and readings swing from
round to round; what an earlier round read so many times as well is gone back to."""

_CLASS = 150
"""Printed cells from which more rounds are worth it: fewer teach no more than they have taught."""

_FEW = 0.03
"""Share of the printed cells up to which what is left open is no matter of what was learned: a
reader that settles all others is sound."""

_BEGINNING = 0.1
"""Share of the printed cells below which certain ones are too few to learn from."""

_FIRM = 0.9
"""Confidence below which a reading without a witness is worth asking for."""

_EDGE = 0.02
"""Share of a step by which a number may lie beyond it: as it is rounded."""

_DOUBTS = 150
"""Crops of one figure that are asked again; beyond, asking costs more than it settles."""


def settle(
    layout: Layout,
    evidence: Sequence[PanelEvidence],
    prints: Sequence[PanelPrint | None],
    readers: Engines,
    options: ScaleOptions,
) -> list[Panel]:
    """The panels with a verdict on every cell, after all that can be asked was asked.

    ``prints`` are the panels' print, None where there is none; they go on learning here.
    """
    trials = [
        _Trial(layout, _without_masks(layout, item), print_, options)
        for item, print_ in zip(evidence, prints, strict=True)
    ]
    counts = readers.numerals is not None
    unread = [crop for trial in trials if counts for crop in trial.uncounted()]
    if unread:
        numbers = ask_numbers(readers.numerals, unread)
        for trial in trials:
            trial.hear({}, {}, numbers)
    else:
        for trial in trials:
            trial.learn_from_color()
    wanted = _most_doubtful([trial.doubts() for trial in trials])
    if wanted:
        heard = {key for print_ in prints if print_ is not None for key in print_.heard}
        first = ask_beside(readers.first, [crop for crop in wanted if crop.key not in heard])
        second = {} if readers.second is None else ask(readers.second, wanted)
        for trial in trials:
            trial.hear(first.result(), second, NOT_ASKED)
    return split_doubted(factors_doubted([trial.verdict() for trial in trials]), layout)


def _without_masks(layout: Layout, evidence: PanelEvidence) -> PanelEvidence:
    """The panel without the cells that a legend says have no value."""
    number = evidence.layout.bar
    if number is None:
        return evidence
    bar = layout.bars[number]
    pixels = without_value(layout.raster, bar, evidence.bar_texts, evidence.pixels)
    return replace(evidence, pixels=pixels)


class _Trial:
    """One panel while it is judged, as its readings become better."""

    def __init__(
        self,
        layout: Layout,
        evidence: PanelEvidence,
        print_: PanelPrint | None,
        options: ScaleOptions,
    ) -> None:
        self._layout, self._evidence, self._options = layout, evidence, options
        self._print = print_
        self._implied: dict[Cell, str] = {}
        self._taught: dict[Cell, str] = {}
        self._bar = scale_of_bar(layout, evidence, options)
        self._known: dict[bool, Decoded] = {}
        self._learned: ColorScale | None = None
        self.panel = self._judged(wary=print_ is not None)

    def learn_from_color(self) -> None:
        """Teach the panel's own reader by the cells that agree, until they grow no more."""
        if self._print is None or self.panel.print_and_color != "same":
            return
        best: tuple[PanelPrint, float] | None = None
        for number in range(_MOST_ROUNDS):
            open_cells = self._open()
            printed = np.count_nonzero(self.panel.cells.text_confidence > 0)
            if not open_cells or (self._taught and len(open_cells) <= _FEW * printed):
                break
            certain = _certain(self.panel)
            self._implied |= implied(self.panel)
            at_a_loss = printed >= _CLASS and len(open_cells) > _LOST * printed
            if number >= _ROUNDS and not at_a_loss:
                break
            if not (self._teaches_more(certain) or (at_a_loss and certain != self._taught)):
                break
            self._taught = certain
            lessons = self._implied | certain
            self._print.teach(lessons, _finest(self.panel, lessons), _expected(self.panel))
            self._judge()
            found = _borne_out(self.panel)
            # What readers said before any lesson is no rival: they are sure of what they misread.
            if at_a_loss and (best is None or found > best[1]):
                best = self._print.kept(), found
        if best is not None and best[1] > _BETTER * _borne_out(self.panel):
            # A reader at a loss may learn worse from more lessons, some of which are wrong.
            self._print = best[0]
            self._judge()

    def _teaches_more(self, certain: dict[Cell, str]) -> bool:
        """Clearly more lessons than last time, other ones, or a character that none of them had.

        A reader that learned from ink and color what its first lessons held wrong does not
        repeat them, and is not believed until it is asked for what it reads itself.
        """
        new = sum(self._taught.get(cell) != text for cell, text in certain.items())
        if new > (_MORE - 1.0) * len(self._taught):
            return True
        return bool(set("".join(certain.values())) - set("".join(self._taught.values())))

    def doubts(self) -> list[Crop]:
        """Crops worth asking for, the least sure first."""
        return [] if self._print is None else self._print.doubts(self._open())

    def uncounted(self) -> list[Crop]:
        """Crops of doubts that the reader of numbers was not asked for: it reads them at once."""
        return [] if self._print is None else self._print.uncounted(self._open())

    def hear(self, first: dict[str, Word], second: dict[str, Word], numbers: Numbers) -> None:
        """Take in what the readers said of the doubts."""
        if self._print is None:
            return
        before = self._print.readings
        self._print.learn(first, second, numbers)
        if not np.array_equal(self._print.readings, before):
            self._judge()
        self.learn_from_color()

    def verdict(self) -> Panel:
        """The panel as it is after all, with colors that see as well as they do."""
        if self._print is None:
            return self.panel
        read = self._print.readings
        believed = with_clear_words(read, self._print.clear, self.panel)
        if believed is not read:
            self._evidence = replace(self._evidence, believed=believed)
        panel = self._judged(wary=False)
        learned = self._print.pupils[0].alphabet if self._print.pupils else None
        of_file = self._layout.raster, self._print.lines, learned
        blocks = with_block_words(believed, panel, *of_file)
        if blocks is not None:
            self._evidence = replace(self._evidence, believed=blocks.readings)
            panel = self._judged(wary=False)
            differ = blocks.differ & ~panel.cells.review
            panel = replace(panel, cells=asked(panel.cells, differ, (Reason.READERS_DIFFER,)))
        panel = faint_print_doubted(panel, self._print.faint, read)
        seen = self._evidence.pixels, self._evidence.layout.grid
        panel = overrunning_doubted(panel, *seen, lossy=self._layout.raster.lossy)
        panel = first_noughts_doubted(odd_units_doubted(marks_as_digits_doubted(panel)))
        panel = lost_decimals_doubted(panel)
        told = self._known.get(False)
        if told is None:
            return panel
        return hidden_print_doubted(panel, self._layout, *seen, told)

    def _open(self) -> set[Cell]:
        """Printed cells that are up for review, and what no color confirms and is not firm."""
        cells = self.panel.cells
        alone = np.equal(cells.status, Status.TEXT_ONLY) & (cells.text_confidence < _FIRM)
        doubted = (cells.review | alone) & ~np.equal(cells.status, Status.COLOR_ONLY)
        return {(int(row), int(col)) for row, col in np.argwhere(doubted)}

    def _judge(self) -> None:
        if self._print is not None:
            self._evidence = replace(self._evidence, readings=self._print.readings)
            self.panel = self._judged(wary=True)

    def _judged(self, *, wary: bool) -> Panel:
        panel = judge_panel(
            self._layout,
            self._evidence,
            self._options,
            self._bar,
            wary=wary,
            known=self._known,
            taught=self._learned,
        )
        if self._bar is None and panel.scale is not None:
            self._learned = panel.scale
        return panel


def _borne_out(panel: Panel) -> float:
    """How much was read that color bears out: each such cell as surely as it was read."""
    cells = panel.cells
    return float(cells.text_confidence[np.equal(cells.status, Status.AGREED)].sum())


def _certain(panel: Panel) -> dict[Cell, str]:
    """(row, column) → text of the cells that color confirms.

    Where readers are sure of next to nothing, what they guess and color bears out is a
    beginning: its digits are learned from color and ink, whatever they were read as.
    """
    cells = panel.cells
    agreed = np.equal(cells.status, Status.AGREED)
    sure = agreed & (cells.confidence >= _CERTAIN)
    if np.count_nonzero(sure) < _BEGINNING * np.count_nonzero(cells.text_confidence > 0):
        sure = agreed
    return {
        (int(row), int(col)): str(cells.text[row, col])
        for row, col in np.argwhere(sure)
        if cells.text[row, col]
    }


def _finest(panel: Panel, lessons: dict[Cell, str]) -> dict[Cell, float]:
    """What the color of each cell tells apart, in printed units: the width of its interval."""
    cells = panel.cells
    widths = (cells.color_high - cells.color_low) * abs(panel.format.factor)
    usual = float(np.nanmedian(widths)) if np.isfinite(widths).any() else 0.0
    # An open interval is one at the end of the bar.
    widths = np.where(np.isfinite(widths), widths, usual)
    return {cell: float(widths[cell]) for cell in lessons}


def _expected(panel: Panel) -> dict[Cell, Expected]:
    """What the color of each cell says that it prints, and its standard deviation.

    All numbers of a step have its color, those at its ends as well as those in its middle.
    """
    cells = panel.cells
    center = cells.color_value * panel.format.factor
    width = (cells.color_high - cells.color_low) * abs(panel.format.factor)
    stepped = panel.scale is not None and panel.scale.norm == "boundaries"
    # An interval is meant to hold nearly all: two standard deviations to either side.
    off = width * (_EDGE if stepped else 0.25)
    known = np.isfinite(center) & np.isfinite(off) & (off > 0)
    found: dict[Cell, Expected] = {}
    for row, col in np.argwhere(known).tolist():
        color = float(center[row, col]), float(off[row, col])
        found[row, col] = (*color, float(width[row, col]) / 2.0) if stepped else color
    return found


def _most_doubtful(doubts: Sequence[list[Crop]]) -> list[Crop]:
    """A fair share of every panel's doubts, the least sure first, in order of keys."""
    total = sum(len(crops) for crops in doubts)
    if total > _DOUBTS:
        doubts = [crops[: _DOUBTS * len(crops) // total] for crops in doubts]
    return [crop for crops in doubts for crop in crops]
