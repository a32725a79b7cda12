"""The print of one panel: crops, what readers said of them, and the reading of every cell.

First every cell alone, then all of them under the format that most of them share. The
panel's own reader learns from what the engines read with confidence, and reads what they
were never shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model import Crop, NumberFormat, TextReading, Word
from unheat.text.bare import with_bare_points
from unheat.text.candidates import RELIABLE, respell, weigh, with_powers
from unheat.text.currencies import with_currencies
from unheat.text.cut import place
from unheat.text.faint import faint_cells
from unheat.text.joint import TAUGHT, share_right
from unheat.text.lost_powers import with_lost_powers
from unheat.text.number_format import shared_format
from unheat.text.number_words import NOT_ASKED, Numbers, line_of_value, without_odd_signs
from unheat.text.numbers import even, without_marks
from unheat.text.objections import Clear, clear_words
from unheat.text.ordinals import with_ordinals
from unheat.text.outcome import joined, reading_of, same_numbers, with_sign_of_ink
from unheat.text.overruled import overruled
from unheat.text.plain_points import is_whole, points_are_plain, usual_decimals
from unheat.text.pupil import Pupil, confirmed, sample, without_specks
from unheat.text.seen_whole import seen_whole
from unheat.text.skeleton import Skeleton, skeleton
from unheat.text.star_lines import Stars, as_counted, stars_of
from unheat.text.tutor import Expected

Readings = npt.NDArray[Any]
"""Object array (R, C) of TextReading or None."""

Cell = tuple[int, int]

_LESSON = 0.8
"""Confidence from which a cell teaches the panel's own reader; its templates are medians."""

_CLASS = 6
"""Certain cells from which the panel's own reader can learn."""

_ILLEGIBLE, _SCHOOLED, _GUESSED = 0.5, 150, 0.9
"""Where engines are right less often than that, the panel's own reader learned from guesses; with
less than so many lessons that color bears out it is so much less reliable."""

_FIRM = 0.9
"""Confidence below which asking an engine is worth its time."""


class PanelPrint:
    """Crops of one panel and the words that readers gave for them, growing as they are asked.

    ``shape`` is the panel's (rows, columns); ``crops`` are all lines of print of its cells,
    ``certain`` texts of (row, column) that are known, to teach the panel's own reader, ``faint``
    the cells of which a codec has left faint print, ``lines`` the crops of those of one line, and
    ``pupils`` the panel's own readers, one a line of its cells.
    """

    def __init__(
        self,
        shape: tuple[int, int],
        crops: Sequence[Crop],
        *,
        certain: Mapping[Cell, str] | None = None,
    ) -> None:
        self._shape = shape
        self._crops = crops
        self._certain = certain
        self._finest: dict[Cell, float] = {}
        self._expected: dict[Cell, Expected] = {}
        self._reliable: dict[str, float] = {}
        self._by_cell: dict[Cell, list[Crop]] = {}
        for crop in crops:
            row, col, _ = place(crop.key)
            self._by_cell.setdefault((row, col), []).append(crop)
        self.lines = {cell: found[0] for cell, found in self._by_cell.items() if len(found) == 1}
        self.faint = faint_cells(self._by_cell)
        self._first: dict[str, Word] = {}
        self._second: dict[str, Word] = {}
        self._numbers = Numbers()
        self._taught = TAUGHT
        self._engines: list[Mapping[str, Word]] = [{}, {}, {}]
        self._stars: Stars = {}
        self._skeletons: dict[str, Skeleton] = {}
        self._final: dict[Cell, TextReading] = {}
        self._format: NumberFormat | None = None
        self._plain_points = False
        lines = sorted({place(crop.key)[2] for crop in crops})
        self.pupils = [
            Pupil([crop for crop in crops if place(crop.key)[2] == line]) for line in lines
        ]

    def sample(self, limit: int) -> list[Crop]:
        """Up to ``limit`` crops spread over the panel, all lines of a cell together."""
        return sample(self._crops, limit)

    def said(self, words: Mapping[str, Word]) -> list[Word]:
        """Those of ``words`` that are of this panel's crops."""
        return [words[crop.key] for crop in self._crops if crop.key in words]

    def learn(
        self,
        first: Mapping[str, Word],
        second: Mapping[str, Word],
        numbers: Numbers = NOT_ASKED,
    ) -> None:
        """Take in what the engines say, words of other crops among it, and read the cells.

        Firm cells of which nothing new is said stay as they are: what is asked later is
        what was in doubt, and a poor teacher.
        """
        keys = {crop.key for crop in self._crops}
        new = keys & ({*first} - {*self._first} | {*second} - {*self._second})
        new |= keys & (numbers.asked - self._numbers.asked)
        self._first.update((key, first[key]) for key in first if key in keys)
        self._second.update((key, second[key]) for key in second if key in keys)
        self._numbers = without_odd_signs(self._numbers.with_more(numbers, keys))
        heard = with_bare_points(with_currencies([self._first, self._second, self._numbers.words]))
        self._stars, heard = stars_of(self._by_cell, heard), with_ordinals(with_lost_powers(heard))
        self._engines = [as_counted(words, self._stars) for words in heard]
        open_cells = {
            cell: lines
            for cell, lines in self._by_cell.items()
            if cell not in self._final
            or self._final[cell].confidence < _FIRM
            or any(crop.key in new for crop in lines)
        }
        self._final = self._final | (self._read(open_cells) if open_cells else {})

    def teach(
        self,
        certain: Mapping[Cell, str],
        finest: Mapping[Cell, float] | None = None,
        expected: Mapping[Cell, Expected] | None = None,
    ) -> None:
        """Read all cells anew, with an own reader that learned from ``certain`` texts alone.

        ``certain`` are texts of (row, column) that another witness confirms, ``finest`` is
        what it can tell apart there, in printed units: digits of smaller places it cannot
        confirm. ``expected`` is what it says of any cell. Too few texts teach nothing, and
        leave the readings as they are.
        """
        taught = {cell: without_marks(text) for cell, text in certain.items()}
        if len(taught) < _CLASS or taught == self._certain:
            return
        self._certain, self._finest = taught, dict(finest or {})
        self._expected = dict(expected or {})
        self._reliable = self._reliability(taught)
        for pupil in self.pupils:
            pupil.forget()
        self._final = self._read(self._by_cell)

    def kept(self) -> PanelPrint:
        """The print as it is now, whatever is taught later."""
        twin = copy(self)
        twin.pupils = [copy(pupil) for pupil in self.pupils]
        return twin

    def doubts(self, open_cells: Collection[Cell] | None = None) -> list[Crop]:
        """Crops that not every engine saw, of cells in doubt, the least sure first.

        ``open_cells`` are those in doubt; by default those whose readings are not firm.
        """
        found = []
        for cell, lines in self._by_cell.items():
            reading = self._final.get(cell)
            confidence = 0.0 if reading is None else reading.confidence
            asked = all(crop.key in self._first and crop.key in self._second for crop in lines)
            doubted = confidence < _FIRM if open_cells is None else cell in open_cells
            if (doubted or cell in self.faint) and not asked:
                found.append((confidence, lines))
        return [crop for _, lines in sorted(found, key=lambda item: item[0]) for crop in lines]

    def uncounted(self, open_cells: Collection[Cell]) -> list[Crop]:
        """Crops of the open cells that the reader of numbers was not shown."""
        asked = self._numbers.asked
        wanted = (lines for cell, lines in self._by_cell.items() if cell in open_cells)
        return [crop for lines in wanted for crop in lines if crop.key not in asked]

    @property
    def heard(self) -> Collection[str]:
        """Keys of the crops that the first reader has read."""
        return self._first.keys()

    @property
    def clear(self) -> dict[Cell, Clear]:
        """Cells of one line, not faint, that the own reader does not doubt nor others object to."""
        lines = {cell: to.key for cell, to in self.lines.items() if cell not in self.faint}
        own = {key: text for pupil in self.pupils for key, text in pupil.clear.items()}
        engines = (self._first, self._second, self._numbers.words)
        return clear_words(lines, own, engines, self._numbers.rivals)

    @property
    def readings(self) -> Readings:
        """(R, C) of TextReading; None where there is no ink."""
        result: Readings = np.full(self._shape, None, dtype=object)
        pieces = {
            at: (len(self._skeleton(to).parts), to.box.width / to.box.height)
            for at, to in self.lines.items()
        }
        told = seen_whole(self._final, pieces, self._by_cell, self._first, self._second)
        for cell, reading in told.items():
            result[cell] = reading
        return result

    def _read(self, cells: Mapping[Cell, list[Crop]]) -> dict[Cell, TextReading]:
        engines = self._engines
        of = self._by_cell.items()
        seen = {cell: to for cell, to in of if any(one.key in e for one in to for e in engines)}
        fresh = {cell: lines for cell, lines in seen.items() if cell in cells}
        alone = dict(self._final)
        if self._certain is None:
            alone |= (heard := self._read_all(fresh, engines))
            single = [(heard[cell], lines[0]) for cell, lines in fresh.items() if len(lines) == 1]
            shown = ((reading, self._skeleton(crop)) for reading, crop in single)
            self._plain_points |= points_are_plain(shown)
        decimals = usual_decimals(alone.values())
        # The panel's own readings teach nothing: they would only confirm themselves.
        lessons = self._lessons({cell: alone[cell] for cell in seen if cell in alone})
        own: dict[str, Word] = {}
        rivals: dict[str, Word] = {}
        wanted = {crop.key for lines in cells.values() for crop in lines}
        expected, readings = self._colors(alone, lessons)
        for pupil in self.pupils:
            pupil.learn(lessons, decimals, wanted, self._confirmed(lessons), readings, expected)
            own.update(pupil.spoken(engines))
            rivals.update((key, word) for key, word in pupil.rivals.items() if key in own)
        own, rivals = as_counted(own, self._stars), as_counted(rivals, self._stars)
        if len(cells) == len(self._by_cell):
            # What is read later alone is what was in doubt, and no fair sample.
            self._taught = share_right(own, self._numbers.words)
        readers = [*engines, self._numbers.others, own, own | rivals]
        # What the engines read by themselves shows the panel's format as a rule.
        before = self._format or shared_format(alone.values())
        final = self._read_all(cells, readers, before, decimals)
        self._format = shared_format((self._final | final).values())
        if self._format is None or self._format == before:
            return final
        return self._read_all(cells, readers, self._format, decimals)

    def _read_all(
        self,
        cells: Mapping[Cell, list[Crop]],
        readers: Sequence[Mapping[str, Word]],
        number_format: NumberFormat | None = None,
        usual_decimals: int | None = None,
    ) -> dict[Cell, TextReading]:
        point = number_format.point if number_format is not None else None
        any_format = number_format and replace(number_format, decimals=None)
        result = {}
        for cell, lines in cells.items():
            claims = [joined([reader.get(crop.key) for crop in lines]) for reader in readers]
            said = [claim for claim in claims if claim is not None]
            shapes = [self._skeleton(crop) for crop in lines]
            plain, places = self._plain_points, usual_decimals or 0
            whole = len(shapes) == 1 and is_whole(shapes[0], said, plain=plain, decimals=places)
            habits = (any_format, None) if whole else (number_format, usual_decimals)
            taught = 0.0 if cell in self.faint else self._taught
            candidates = weigh(said, shapes, *habits, self._reliable, taught)
            if self._certain is not None and cell not in self.faint:
                candidates = overruled(candidates, said)
            result[cell] = reading_of(with_sign_of_ink(candidates, shapes), point)
        return result

    def _reliability(self, certain: Mapping[Cell, str]) -> dict[str, float]:
        """Reader → how often it said what is certain, of all cells that it was asked for."""
        right: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for cell, lines in self._by_cell.items():
            for engine in self._engines:
                word = joined([engine.get(crop.key) for crop in lines])
                if word is not None:
                    asked[word.engine] += 1
                    right[word.engine] += same_numbers(respell(word.text), certain.get(cell, ""))
        result = {name: (right[name] + 1) / (count + 1) for name, count in asked.items()}
        if max(result.values(), default=1.0) < _ILLEGIBLE and len(certain) < _SCHOOLED:
            result["glyphs"] = _GUESSED * RELIABLE
        return result

    def _skeleton(self, crop: Crop) -> Skeleton:
        found = self._skeletons.get(crop.key)
        if found is None:
            found = self._skeletons[crop.key] = skeleton(crop)
        return found

    def _lessons(self, readings: Mapping[Cell, TextReading]) -> dict[str, str]:
        """Crop key → text that the panel's own reader may learn from."""
        lessons: dict[str, str] = {}
        for cell, lines in self._by_cell.items():
            if self._certain is not None:
                text = self._certain.get(cell, "")
            else:
                reading = readings.get(cell)
                sure = reading is not None and reading.confidence >= _LESSON
                text = reading.raw if reading is not None and sure and reading.parts else ""
            parts = [with_powers(part) for part in even(text).splitlines()]
            if len(parts) == len(lines):
                lessons.update(
                    (crop.key, part.replace(" ", ""))
                    for crop, part in zip(lines, parts, strict=True)
                )
        return lessons if self._certain is not None else without_specks(lessons, self._engines)

    def _colors(
        self, readings: Mapping[Cell, TextReading], lessons: Mapping[str, str]
    ) -> tuple[dict[str, Expected], dict[str, str]]:
        """Crop key → what color says, and what was read, of those that are no lessons.

        Of several lines color tells the one that holds the cell's value.
        """
        expected: dict[str, Expected] = {}
        read: dict[str, str] = {}
        for cell, lines in self._by_cell.items():
            reading = readings.get(cell)
            said = "" if reading is None or reading.value is None else even(reading.raw)
            parts = (self._certain or {}).get(cell, said).splitlines()
            line = line_of_value(parts) if len(lines) > 1 else 0
            # With a line unread it is not known which of the others was which.
            astray = len(lines) > 1 and len(parts) != len(lines)
            if cell not in self._expected or line is None or astray:
                continue
            key = lines[line].key
            expected[key] = self._expected[cell]
            heard = said.splitlines()
            # What is certain may have more lines than what was heard.
            if key not in lessons and line < len(heard):
                read[key] = heard[line].replace(" ", "")
        return expected, read

    def _confirmed(self, lessons: Mapping[str, str]) -> dict[str, int]:
        """Crop key → how many leading characters of its lesson are confirmed; none of lines that
        do not hold the cell's value."""
        result = {key: len(text) for key, text in lessons.items()}
        for cell in self._by_cell if self._finest else ():
            lines = [crop.key for crop in self._by_cell[cell] if crop.key in lessons]
            told = line_of_value([lessons[key] for key in lines])
            for number, key in enumerate(lines):
                finest = self._finest.get(cell, 0.0)
                result[key] = confirmed(lessons[key], finest) if number == told else 0
        return result
