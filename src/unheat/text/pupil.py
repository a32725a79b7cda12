"""The panel's own reader at school: which cells teach it, and how well it repeats them.

One reader a line of a panel's cells, since each line has its own type size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Crop, Word
from unheat.text import glyphs
from unheat.text.alphabet import DIGITS, Alphabet, shape_of
from unheat.text.cut import place
from unheat.text.decipher import Deciphered, deciphered
from unheat.text.discern import Known
from unheat.text.numbers import even, printed_numbers
from unheat.text.tutor import Expected

_LESSONS = 150
"""Cells that teach; more do not make templates better."""

_RARE = 3
"""Times that a character is shown in each place, where it occurs that often."""

_TRAILING = re.compile(r"±(?![\d.])")
"""A sign with no number behind it: a digit that was misread."""

_NUMERALS = DIGITS + ".,+-"

_CONSTANT = 0.8
"""Share of the lessons from which a mark stands in all of them."""

_SPECKS = 0.1
"""Share of the lessons up to which a point in them is one that is not there."""

_BEFORE = 0.1
"""What a reading is worth that was as good as sure before the last lessons: of generated small
print that is read anew otherwise, one number in twenty was right before."""

_CLEAR = 0.999
"""How sure of its word the panel's own reader is where the ink leaves no doubt of any digit."""

_LEARNED = 0.97
"""Share of its lessons that the panel's own reader repeats where it is sound: some are wrong."""


class Pupil:
    """The panel's own reader of one line of its cells; each line has its own type size."""

    def __init__(self, crops: Sequence[Crop]) -> None:
        self._crops = crops
        self.alphabet: Alphabet | None = None
        self._lessons = 0
        self._even: bool | None = None
        self._before: dict[str, Word] = {}
        self.words: dict[str, Word] = {}
        self.rivals: dict[str, Word] = {}
        self.clear: dict[str, str] = {}

    def forget(self) -> None:
        """Unlearn everything, before lessons that are better."""
        self.alphabet, self._lessons = None, 0
        self._before = self.words
        self.words, self.rivals, self.clear = {}, {}, {}

    def learn(
        self,
        lessons: Mapping[str, str],
        decimals: int | None,
        wanted: Collection[str],
        confirmed: Mapping[str, int],
        readings: Mapping[str, str] | None = None,
        expected: Mapping[str, Expected] | None = None,
    ) -> None:
        """Read the ``wanted`` crops with what ``lessons`` (crop key → text) teach.

        Where numbers usually have decimals, integers teach no character: they may have
        lost their point. Their shape still competes. ``readings`` of other crops teach only
        what ``expected``, the colors of crops, bear out.
        """
        own = [crop.key for crop in self._crops]
        fit = one_point(_alike({**(readings or {}), **lessons}, own))
        readings = {key: fit[key] for key in readings or {} if key in fit}
        lessons = {key: fit[key] for key in lessons if key in fit}
        taught = [crop for crop in self._crops if crop.key in lessons]
        shapes = [lessons[crop.key] for crop in taught]
        if decimals:
            taught = [crop for crop in taught if not lessons[crop.key].lstrip("+-").isdigit()]
        if self._knows(shapes, len(taught)):
            return
        pupils = _varied(taught, lessons)
        texts = [lessons[crop.key] for crop in pupils]
        counts = [confirmed[crop.key] for crop in pupils]
        others = [crop for crop in self._crops if crop.key in readings]
        others = sample(others, max(_LESSONS - len(pupils), _LESSONS // 3))
        colors = [(expected or {}).get(crop.key) for crop in (*pupils, *others)]
        self.alphabet = glyphs.train(
            [*pupils, *others],
            [*texts, *(readings[crop.key] for crop in others)],
            examples=shapes,
            confirmed=[*counts, *[0] * len(others)],
            expected=colors if expected else None,
            firm=len(pupils),
            even=self._even,
        )
        self._lessons = len(taught)
        if self.alphabet is not None:
            self._even = self.alphabet.even
            asked = [crop for crop in self._crops if crop.key in wanted or crop.key in lessons]
            told = deciphered(
                self.alphabet,
                asked,
                Known(texts=lessons, confirmed=confirmed, colors=expected or {}),
            )
            found = told.readings
            self._keep_clear(told)
            share = _learned(found, lessons)
            before = self._before | self.words
            found = [
                (_doubted(best, share), _stronger(other, _dropped(best, before.get(best.key))))
                for best, other in found
            ]
            self.words = self.words | {best.key: best for best, _ in found}
            self.rivals = {other.key: other for _, other in found if other is not None}

    def _keep_clear(self, told: Deciphered) -> None:
        """Keep the words of which the ink leaves no doubt, by a reader that knows all digits: how
        well it repeats its lessons says how good these are, and not how clear the ink is."""
        knows = self.alphabet is not None and set(DIGITS) <= set(self.alphabet.templates)
        read = {best.key for best, _ in told.readings}
        clear = {
            best.key: best.text
            for (best, _), sure in zip(told.readings, told.sure, strict=True)
            if knows and best.text and sure >= _CLEAR
        }
        self.clear = {key: text for key, text in self.clear.items() if key not in read} | clear

    def spoken(self, engines: Sequence[Mapping[str, Word]]) -> dict[str, Word]:
        """Its words, but where both ``engines`` agree on a digit that it never learned.

        What it says there is only the digit most like it; a misprint may be the only one.
        """
        if self.alphabet is None:
            return self.words
        unknown = set(DIGITS) - set(self.alphabet.templates)
        if not unknown:
            return self.words
        result = dict(self.words)
        for key in self.words:
            said = [even(engine[key].text).strip() for engine in engines if key in engine]
            if len(said) > 1 and len(set(said)) == 1 and unknown & set(said[0]):
                del result[key]
        return result

    def _knows(self, texts: Sequence[str], count: int) -> bool:
        """Nothing new is taught: no character, no shape, and not many more examples."""
        more = self._lessons < _LESSONS and count >= min(2 * self._lessons, _LESSONS)
        if self.alphabet is None or more:
            return False
        return all(shape_of(text) in self.alphabet.shapes for text in texts) and set(
            "".join(texts)
        ) <= set(self.alphabet.templates)


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


def confirmed(text: str, finest: float) -> int:
    """Leading characters of a number that a witness confirms who tells ``finest`` apart.

    >>> confirmed("275,896", 3000.0), confirmed("-0.46", 0.02), confirmed("61.9", 0.0)
    (2, 4, 4)
    """
    numbers = printed_numbers(text)
    if not numbers or not finest:
        return len(text)
    place_value = numbers[0].quantum
    for position in range(len(text) - 1, -1, -1):
        if text[position] in DIGITS:
            if place_value >= finest:
                return position + 1
            place_value *= 10
    return 0


def _varied(crops: Sequence[Crop], lessons: Mapping[str, str]) -> list[Crop]:
    """Crops to learn from: a sample, and every character in every place a few times."""
    chosen = {crop.key for crop in sample(crops, _LESSONS)}
    seen: Counter[tuple[str, int, str]] = Counter()
    for crop in (*(c for c in crops if c.key in chosen), *crops):
        text = lessons[crop.key]
        shape = shape_of(text)
        places = [(shape, place_, char) for place_, char in enumerate(text)]
        if crop.key in chosen or min((seen[place_] for place_ in places), default=9) < _RARE:
            chosen.add(crop.key)
            seen.update(places)
    return [crop for crop in crops if crop.key in chosen]


def _alike(lessons: Mapping[str, str], keys: Sequence[str]) -> dict[str, str]:
    """The lessons of one line, without those that lack a mark which nearly all have.

    Where lines are printed "±3.0", "83.0" was misread; and where hardly any has a point,
    ".34" was: readers take a speck for one. "3.±" is none of the numbers that people print, nor
    is "3." where others end without a point.
    """
    own = {
        key: lessons[key] for key in keys if key in lessons and not _TRAILING.search(lessons[key])
    }
    pointed = {key for key, text in own.items() if text.endswith((".", ","))}
    if len(pointed) < _CONSTANT * len(own):
        own = {key: text for key, text in own.items() if key not in pointed}
    marks = Counter(mark for text in own.values() for mark in set(text) - set(DIGITS))
    constant = {mark for mark, count in marks.items() if count >= _CONSTANT * len(own)}
    odd = {mark for mark in ".," if 0 < marks[mark] <= _SPECKS * len(own)}
    return {
        key: text
        for key, text in own.items()
        if constant - set(_NUMERALS) <= set(text) and not odd & set(text)
    }


def one_point(lessons: Mapping[str, str]) -> dict[str, str]:
    """The lessons with one decimal point, that of most of them.

    Readers take a blurred point for a comma. Two names for one mark make two shapes of
    every number, and no ink decides between them.

    >>> one_point({"a": "0.46", "b": "0.31", "c": "0,52", "d": "1,234"})
    {'a': '0.46', 'b': '0.31', 'c': '0.52', 'd': '1,234'}
    """
    points = Counter(point for text in lessons.values() if (point := _point_of(text)))
    if len(points) < 2:
        return dict(lessons)
    point, other = (mark for mark, _ in points.most_common())
    return {
        key: text.replace(other, point) if _point_of(text) == other else text
        for key, text in lessons.items()
    }


def _point_of(text: str) -> str:
    """The mark that can be nothing but the decimal point: alone, and not before a thousand."""
    head, mark, tail = text.partition("," if "," in text else ".")
    digits = len(tail) - len(tail.lstrip(DIGITS))
    alone = mark and "." not in tail and "," not in head + tail
    return mark if alone and (digits != 3 or head.strip("+-") in ("", "0")) else ""


def without_specks(
    lessons: Mapping[str, str], engines: Sequence[Mapping[str, Word]]
) -> dict[str, str]:
    """The lessons without those few that have a minus sign which no engine heard in them.

    Ink adds signs that readers lose. But a speck of a codec before a few numbers, once it
    is learned as a sign, is seen before all of them.
    """
    signed = {key for key, text in lessons.items() if text.startswith("-")}
    heard = (words[key].text for words in engines for key in signed if key in words)
    if len(signed) > _SPECKS * len(lessons) or any("-" in even(text) for text in heard):
        return dict(lessons)
    return {key: text for key, text in lessons.items() if key not in signed}


def _learned(found: Sequence[tuple[Word, Word | None]], lessons: Mapping[str, str]) -> float:
    """Share of the lessons that their pupil reads as it was taught, 1 where none was read."""
    tests = [best.text == lessons[best.key] for best, _ in found if best.key in lessons]
    return sum(tests) / len(tests) if tests else 1.0


def _dropped(word: Word, before: Word | None) -> Word | None:
    """What was read before the last lessons, as a rival; None where it is read again.

    Lessons may hold a mistake that all digits of its kind then repeat, as surely as any other.
    """
    if before is None or not before.text or before.text == word.text:
        return None
    return replace(before, confidence=round(_BEFORE * before.confidence, 4))


def _stronger(first: Word | None, second: Word | None) -> Word | None:
    """The rival that counts more."""
    if first is None or second is None:
        return first or second
    return max(first, second, key=lambda word: word.confidence)


def _doubted(word: Word, learned: float) -> Word:
    """The word of a pupil that cannot repeat its lessons is worth less."""
    return replace(word, confidence=round(word.confidence * min(1.0, learned / _LEARNED), 4))
