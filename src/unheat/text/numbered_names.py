"""Names that are numbered through ("S01", "S02", …), told by what each reader made of all of them.

A reader that has lost its way in a label reads no number there that is due. Whoever reads the
number that is due at most places sees these names, and whoever reads one stem before all of them
sees that stem. Two such readers settle every name of a run; one puts up for review what does not
go with it. Readers that see the same run with letters that look alike ("S01", "SO1") settle none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unheat.text.reading import Reading, changed
from unheat.text.spelling import alike, plain

_DIGITS = re.compile(r"\d+$")
_NUMBERED = re.compile(r"(.*?\D)(\d{1,4})$")

_FEWEST = 4
"""Places of a run."""

_HALF, _FEW = 0.5, 3
"""Share of the labels that a reader read, and how many, that go with a run that it sees."""

_MOST, _MANY = 0.75, 5
"""The same for a run that no other reader sees."""

_PLAIN = 0.75
"""What two readers read of a run on an average for its names to be seen by both."""

_OTHERS, _PART = 2, 0.25
"""Places of a run, and share of them, at which other numbers show that there is none."""

_ALIKE = 0.5
"""Share of letters that a misread name has in common with what it is."""

_RINGS = str.maketrans("OoQD", "0000")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """How the names of a run are written: ``stem`` and ``start + step * place`` in so many
    digits at least."""

    stem: str
    start: int
    step: int
    width: int

    def text(self, place: int) -> str:
        return f"{self.stem}{self.start + self.step * place:0{self.width}d}"

    def same_numbers(self, other: _Form) -> bool:
        return (self.start, self.step) == (other.start, other.step)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """A form, the places (first, end) of its names, and those that each reader read."""

    form: _Form
    first: int
    end: int
    read: tuple[frozenset[int], ...]
    asked: tuple[int, ...]

    def seen_by(self, share: float, least: int) -> int:
        """How many readers read so many names of the run, and such a share of what they read."""
        return sum(
            len(read) >= max(least, share * asked)
            for read, asked in zip(self.read, self.asked, strict=True)
        )

    @property
    def is_plain(self) -> bool:
        """Whether the two readers that see it best read nearly all names of it so."""
        shares = [
            len(read) / asked for read, asked in zip(self.read, self.asked, strict=True) if asked
        ]
        best = sorted(shares)[-2:]
        return len(best) > 1 and sum(best) / 2 >= _PLAIN


def numbered_names(readings: Sequence[Reading]) -> list[Reading]:
    """Labels of one axis, those of runs as ``Reading.said`` tells them."""
    result = list(readings)
    if any(one.scale for one in readings):
        # Numbers of a scale that stand on the borders of cells go through them as names do.
        return result
    runs = _runs(readings)
    taken: set[int] = set()
    lines = min((len(one.site.lines) for one in readings), default=1)
    for run in runs:
        own = set(range(run.first, run.end))
        if own & taken or _is_open(run, runs, readings):
            continue
        settled = run.seen_by(_HALF, _FEW) >= 2
        if not settled and not run.seen_by(_MOST, _MANY):
            continue
        taken |= own
        stem = _spelled(run, readings)
        for i, reading in enumerate(readings):
            if reading.site.index not in own or reading.layer or len(reading.site.lines) > lines:
                # A second line, "2022" under "W21", is no misread part of the name.
                continue
            due = stem + run.form.text(reading.site.index).removeprefix(run.form.stem)
            result[i] = _settled(reading, due, run, runs) if settled else _asked_about(reading, due)
    return result


def _runs(readings: Sequence[Reading]) -> list[_Run]:
    """Runs that some reader sees, those of more readers and names first."""
    said = {one.site.index: [plain(text) for text in one.said] for one in readings}
    readers = max((len(texts) for texts in said.values()), default=0)
    found: list[_Run] = []
    for form in _forms(said):
        read = tuple(
            frozenset(
                place
                for place, texts in said.items()
                if reader < len(texts) and texts[reader] == form.text(place)
            )
            for reader in range(readers)
        )
        places = frozenset[int]().union(*read)
        if len(places) < _FEW:
            continue
        first, end = min(places), max(places) + 1
        # Of a reader that was asked about few names of many these are told apart far and wide.
        if len(places) < _FEWEST and end - first < 2 * _FEWEST:
            continue
        asked = tuple(
            sum(
                bool(texts[reader])
                for place, texts in said.items()
                if first <= place < end and reader < len(texts)
            )
            for reader in range(readers)
        )
        found.append(_Run(form=form, first=first, end=end, read=read, asked=asked))
    return sorted(
        found,
        key=lambda run: (-run.seen_by(_HALF, _FEW), -sum(map(len, run.read)), run.form.stem),
    )


def _forms(said: Mapping[int, Sequence[str]]) -> list[_Form]:
    """Forms with numbers that are read at enough places, whatever is read before them: of a reader
    that was asked about three names the stem counts."""
    forms: set[_Form] = set()
    counted: dict[tuple[int, int], set[int]] = {}
    for place, texts in said.items():
        for text in texts:
            match = _NUMBERED.match(text)
            if match is None:
                continue
            # What begins with a zero tells how many digits all have.
            width = len(match[2]) if match[2].startswith("0") else 1
            for step in (1, -1):
                start = int(match[2]) - step * place
                forms.add(_Form(stem=match[1], start=start, step=step, width=width))
                counted.setdefault((start, step), set()).add(place)
    padded = {(form.stem, form.start, form.step) for form in forms if form.width > 1}
    return sorted(
        (
            form
            for form in forms
            if len(counted[form.start, form.step]) >= _FEWEST
            and (form.width > 1 or (form.stem, form.start, form.step) not in padded)
        ),
        key=lambda form: (form.stem, form.start, form.step, form.width),
    )


def _is_open(run: _Run, runs: Sequence[_Run], readings: Sequence[Reading]) -> bool:
    """Whether names of a run are of several stems, as residues of a protein are: where two readers
    see another stem before a number that is due, or other numbers behind the stem at many places,
    as codes in no order have; or a reader sees the same run with rings of the other kind, or
    numbers that have noughts for the rings of its stem: both are drawn alike.
    """
    for reading in readings:
        place, due = reading.site.index, run.form.text(reading.site.index)
        number = due.removeprefix(run.form.stem)
        if run.first <= place < run.end:
            said = Counter(plain(text) for text in reading.said)
            if any(
                count > 1 and text != due and _is_number_of(text, number)
                for text, count in said.items()
            ):
                return True
    if _are_codes(run, readings):
        return True
    ringed = run.form.text(run.first).translate(_RINGS)
    if ringed.isdigit() and _are_numbers(run, readings):
        return True
    return any(
        other is not run
        and other.seen_by(_HALF, _FEW)
        and other.form.stem != run.form.stem
        and other.form.text(run.first).translate(_RINGS) == ringed
        for other in runs
    )


def _are_codes(run: _Run, readings: Sequence[Reading]) -> bool:
    """Whether two readers see the same number behind the stem, and not the one that is due, at a
    good part of the places: some of those that are shuffled go down or up one by one by chance."""
    stem = run.form.stem.translate(_RINGS)
    others = 0
    for reading in readings:
        place = reading.site.index
        if run.first <= place < run.end:
            due = run.form.text(place).translate(_RINGS)
            said = Counter(plain(text).translate(_RINGS) for text in reading.said)
            others += any(
                count > 1 and text != due and text.startswith(stem) and len(text) == len(due)
                for text, count in said.items()
            )
    return others >= max(_OTHERS, _PART * (run.end - run.first))


def _are_numbers(run: _Run, readings: Sequence[Reading]) -> bool:
    """Whether a reader sees most of a run as numbers, noughts in the place of its rings."""
    seen = [
        [plain(text) == run.form.text(one.site.index).translate(_RINGS) for text in one.said]
        for one in readings
        if run.first <= one.site.index < run.end
    ]
    return any(sum(by) >= max(_FEW, _HALF * len(by)) for by in zip(*seen, strict=False))


def _spelled(run: _Run, readings: Sequence[Reading]) -> str:
    """The stem of a run with the spaces that most of its names have before their number."""
    spelled = Counter(
        one.text[: match.start()]
        for one in readings
        if plain(one.text) == run.form.text(one.site.index)
        and (match := _DIGITS.search(one.text)) is not None
    )
    return max(spelled, key=lambda one: (spelled[one], one), default=run.form.stem)


def _is_number_of(text: str, number: str) -> bool:
    """Whether a text is a number behind some stem."""
    match = _NUMBERED.match(text)
    return match is not None and match[2] == number


def _settled(reading: Reading, due: str, run: _Run, runs: Sequence[_Run]) -> Reading:
    """The name that is due where some reader read it, or its number behind a stem that it sees
    where others read the run's; otherwise a person is asked."""
    place = reading.site.index
    read = any(place in by for by in run.read)
    for other in runs:
        if other is not run and other.form.same_numbers(run.form):
            read |= any(
                place in by and any(by & its for its in run.read[:i] + run.read[i + 1 :])
                for i, by in enumerate(other.read)
            )
    if read:
        same = plain(reading.text) == plain(due)
        if same and not reading.review and not run.is_plain:
            # Doubts of small print may come to what two readers hardly see.
            return reading
        return changed(reading, reading.text if same else due, sure=True)
    return _asked_about(reading, due)


def _asked_about(reading: Reading, due: str) -> Reading:
    """A name that does not go with a run, up for review, as the run has it if it may be that."""
    if plain(reading.text) == plain(due) or not reading.text:
        return reading
    if alike(reading.text, due) < _ALIKE:
        return reading
    return changed(reading, due, sure=False)
