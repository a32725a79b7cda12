"""Labels that are numbered through: "Ctrl_1", "Ctrl_2", and so on.

Where the number in a label runs with its place, the run says what each label of it is:
the stem that they share and the number that is due. Only what follows from readings is
proposed; whether it fits the ink is for others to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from unheat.text.spelling import alike

_COUNTED = re.compile(r"(.*?)(\d+)$")
# Labels that must agree on a run, and the least share of its places that they make up.
_LEAST, _SHARE = 4, 0.5
# How much alike stems are that may be one, and the share of places that must have it.
_ALIKE, _COMMON = 0.6, 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """``places`` (first, end) of the labels, their ``stems``, most frequent first, and numbers.

    The label at place i carries ``start + step * i``, written with ``digits`` digits.
    """

    first: int
    end: int
    start: int
    step: int
    digits: int
    stems: tuple[str, ...]

    def text(self, stem: str, place: int) -> str:
        """The label that is due at a place."""
        return f"{stem}{self.start + self.step * place:0{self.digits}d}"


def are_numbered_through(labels: Sequence[str]) -> bool:
    """Whether all labels of an axis, in their order, are one stem and numbers that go on by one:
    none of them lost a letter to its neighbor.

    >>> are_numbered_through(["S08", "S09", "S10", "S11"])
    True
    """
    return any(
        all(label == run.text(run.stems[0], place) for place, label in enumerate(labels))
        for run in runs([(place, (label,)) for place, label in enumerate(labels)])
    )


def are_numbered_by_place(labels: Sequence[str | None]) -> bool:
    """Whether all labels of an axis that has none in places are one stem and the number of their
    place: whoever thinned them out lost none.

    >>> are_numbered_by_place(["ID1", None, None, "ID4", None, None, "ID7", None, None, "ID10"])
    True
    >>> are_numbered_by_place(["ID1", None, "ID4", None, "ID7", None, "ID10"])
    False
    """
    drawn = [(place, _COUNTED.match(label)) for place, label in enumerate(labels) if label]
    parts = [(place, found[1], int(found[2])) for place, found in drawn if found]
    if len(parts) < max(_LEAST, len(drawn)) or len({stem for _, stem, _ in parts}) > 1:
        return False
    return any(len({number - step * place for place, _, number in parts}) == 1 for step in (1, -1))


def runs(readings: Sequence[tuple[int, Sequence[str]]]) -> list[Run]:
    """Runs in the labels of one axis: (place, everything that was read there).

    >>> [run.text(run.stems[0], 2) for run in runs([(i, [f"x{i + 1}"]) for i in range(6)])]
    ['x3']
    """
    parts = sorted(
        {
            (place, found[1], found[2])
            for place, texts in readings
            for found in map(_COUNTED.match, texts)
            if found and found[1] and len(found[2]) <= 6
        }
    )
    support: dict[tuple[int, int], set[int]] = {}
    for place, _, digits in parts:
        for step in (1, -1):
            support.setdefault((step, int(digits) - step * place), set()).add(place)
    found: list[Run] = []
    taken: set[int] = set()
    for (step, start), places in sorted(
        support.items(), key=lambda one: (-len(one[1]), -one[0][0], one[0][1])
    ):
        free = sorted(places - taken)
        if len(free) < _LEAST or len(free) < _SHARE * (free[-1] + 1 - free[0]):
            continue
        own = [
            (stem, digits)
            for place, stem, digits in parts
            if place in free and int(digits) == start + step * place
        ]
        stems = _shared([(place, stem) for place, stem, digits in parts if place in free])
        padded = any(digits.startswith("0") and len(digits) > 1 for _, digits in own)
        lengths = Counter(len(digits) for _, digits in own)
        found.append(
            Run(
                first=free[0],
                end=free[-1] + 1,
                start=start,
                step=step,
                digits=max(lengths, key=lambda n: (lengths[n], n)) if padded else 1,
                stems=stems,
            )
        )
        taken |= set(range(free[0], free[-1] + 1))
    return [run for run in found if run.stems]


def _shared(said: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The stems that nearly all places of a run were read with, or with one much like it.

    "G227", "K228" run too, but have no stem in common.
    """
    places = {place for place, _ in said}
    counts = Counter(stem for _, stem in said)
    return tuple(
        stem
        for stem, count in counts.most_common(4)
        if count >= 2
        and len({place for place, other in said if alike(stem, other) >= _ALIKE})
        >= _COMMON * len(places)
    )
