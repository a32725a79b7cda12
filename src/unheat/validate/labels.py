"""Which row or column of the figure a name means, without guessing.

Names are compared more and more loosely: as they stand, without case and with all dashes
alike, letters and digits only, as the unique beginning of a label, and at last by edit
distance, where one label must be clearly nearest and all digits must agree ("GPT-3" is not
"GPT-4"). A name that fits two labels equally well is ambiguous and fits none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from unheat.model import Axis
from unheat.text.numbers import printed_numbers

AT_PLACE, EXACT, FOLDED, BY_PLACE, PART, CLOSE = -1, 0, 1, 2, 3, 4
"""How loosely a name matched; smaller is better. A name that stands more than once in a table
has its place with it (``at_place``)."""

_MARK = "\0"

_LONG = 4
"""Letters of a name from which it is looked for within a label that was read badly."""

_MAX_DISTANCE = 0.25
_MARGIN = 0.15
_ROLE = re.compile(
    r"^(?:(?:from|to|between|on|for|at|in|the|with)\b\s*)?(?:(?:row|source|column|col|target|the)\b"
    r"\s*(?:model)?\s*(?:\d{1,3}\s*)?(?:label\s*)?[:=–—-]?\s*)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_CONFUSED = str.maketrans("01i|58", "olllsb")
"""Signs that readers of print take for each other; no digit for another digit."""


@dataclass(frozen=True, slots=True)
class Match:
    """``index`` from 0, None for no label or several; ``how`` is one of the constants above.

    ``candidates`` are the labels that a name fits equally well. ``doubtful`` marks a match
    that rests on a label which is itself under review and differs from the name.
    """

    index: int | None
    how: int = EXACT
    candidates: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class AxisLabels:
    """The labels of one axis, prepared for many look-ups."""

    axis: Axis
    folded: tuple[str, ...] = field(default=())
    squeezed: tuple[str, ...] = field(default=())
    memory: dict[str, Match] = field(default_factory=dict)

    @classmethod
    def of(cls, axis: Axis) -> AxisLabels:
        folded = tuple(fold(label or "") for label in axis.names)
        return cls(axis, folded, tuple(squeeze(label) for label in folded))

    def find(self, name: str) -> Match:
        """The label that ``name`` means; remembered, since tables repeat their names."""
        if name not in self.memory:
            self.memory[name] = self._find(name)
        return self.memory[name]

    def adopt(self, name: str, index: int) -> None:
        """Take a name for a label, for other reasons than its letters."""
        self.memory[name] = Match(index, CLOSE, doubtful=True)

    def resembles(self, name: str, index: int) -> bool:
        """Whether a name and a label are alike but for a few letters, or digits of one of them."""
        theirs, ours = squeeze(fold(name)), self.squeezed[index]
        both = {digits(theirs), digits(ours)}
        if not theirs or not ours or (len(both) > 1 and "" not in both):
            return False
        return distance(theirs, ours) <= _MAX_DISTANCE * max(len(theirs), len(ours))

    def _find(self, name: str) -> Match:
        if name.startswith(_MARK):
            return self._find_at(int(name.split(_MARK)[1]) - 1, plain_name(name))
        number = re.fullmatch(r"#(\d+)", name.strip())
        if number and name not in self.axis.names:
            index = int(number.group(1)) - 1
            return Match(index if 0 <= index < len(self.axis.names) else None, BY_PLACE)
        ways = variants(name)
        if all(label is None or printed_numbers(label) for label in self.axis.names):
            # "hour 14" where the labels are 00 to 23.
            ways = (*ways, *(re.sub(r"^[^\W\d]+\s+(?=[-+−.\d])", "", way) for way in ways))
        matches = [self._find_as(variant) for variant in dict.fromkeys(ways)]
        found = [match for match in matches if match.index is not None]
        if found:
            return min(found, key=lambda match: match.how)
        return next((match for match in matches if match.candidates), Match(None))

    def _find_at(self, index: int, name: str) -> Match:
        alike = [i for i, label in enumerate(self.folded) if label == fold(name)]
        if index in alike:
            return Match(index, AT_PLACE)
        if len(alike) < 2:
            return self.find(name)
        labels = tuple(f"{self.axis.names[i]} (#{i + 1})" for i in alike)
        return Match(None, AT_PLACE, labels)

    def _find_as(self, name: str) -> Match:
        labels = self.axis.names
        if match := self._only([label == name for label in labels], EXACT, name):
            return match
        folded = fold(name)
        if match := self._only([label == folded for label in self.folded], FOLDED, name):
            return match
        squeezed = squeeze(folded)
        if not squeezed:
            return Match(None)
        if match := self._only([label == squeezed for label in self.squeezed], FOLDED, name):
            return match
        if match := self._equal_number(folded, name):
            return match
        confused = squeezed.translate(_CONFUSED)
        alike = [label.translate(_CONFUSED) == confused for label in self.squeezed]
        if any(char.isalpha() for char in squeezed) and sum(alike) == 1:
            return self._match(alike.index(True), CLOSE, name)
        if match := self._as_misread(squeezed, name):
            return match
        parts = [is_part(folded, label) for label in self.folded]
        if sum(parts) == 1:
            return self._match(parts.index(True), PART, name)
        if sum(parts) > 1:
            return Match(None, PART, tuple(str(labels[i]) for i, hit in enumerate(parts) if hit))
        return self._closest(squeezed, name)

    def _equal_number(self, folded: str, name: str) -> Match | None:
        """0.10 is the label 0.1."""
        numbers = printed_numbers(folded)
        if len(numbers) != 1 or _is_code(folded):
            return None
        labels = [() if _is_code(label) else printed_numbers(label) for label in self.folded]
        return self._only(
            [len(one) == 1 and one[0].value == numbers[0].value for one in labels], FOLDED, name
        )

    def _as_misread(self, squeezed: str, name: str) -> Match | None:
        """The label under review that holds the whole name, or is the same number without a point.

        Tick marks and neighbours leave their ink in a label: "X D Mistral 7B6".
        """
        if len(squeezed) < 2:
            return None
        bare = re.sub(r"\W", "", squeezed)
        doubted = [bool(one) for one in self.axis.review] or [False] * len(self.squeezed)
        same = [re.sub(r"\W", "", label) == bare for label in self.squeezed]
        # What holds more of other letters is more than one label that ran together.
        held = [
            len(bare) >= _LONG and bare in label and 2 * len(bare) >= len(label)
            for label in self.squeezed
        ]
        for hits in (same, held):
            if sum(hits) == 1 and doubted[hits.index(True)]:
                return self._match(hits.index(True), CLOSE, name)
        return None

    def _only(self, hits: Sequence[bool], how: int, name: str) -> Match | None:
        count = sum(hits)
        if count == 0:
            return None
        if count > 1:
            labels = [f"{self.axis.names[i]} (#{i + 1})" for i, hit in enumerate(hits) if hit]
            return Match(None, how, tuple(labels))
        return self._match(hits.index(True), how, name)

    def _closest(self, squeezed: str, name: str) -> Match:
        scored = sorted(
            (distance(squeezed, label) / max(len(squeezed), len(label)), index)
            for index, label in enumerate(self.squeezed)
            if label
        )
        scored = [item for item in scored if item[0] < 1.0]
        if not scored or scored[0][0] > _MAX_DISTANCE:
            return Match(None)
        best, index = scored[0]
        if len(scored) > 1 and scored[1][0] - best < _MARGIN:
            names = tuple(str(self.axis.names[i]) for _, i in scored[:2])
            return Match(None, CLOSE, names)
        under_review = index < len(self.axis.review) and bool(self.axis.review[index])
        if digits(squeezed) != digits(self.squeezed[index]) and not under_review:
            return Match(None)
        return self._match(index, CLOSE, name)

    def _match(self, index: int, how: int, name: str) -> Match:
        under_review = index < len(self.axis.review) and bool(self.axis.review[index])
        return Match(index, how, doubtful=under_review and how >= PART)


def _is_code(folded: str) -> bool:
    """07 is the name of an hour, not the number 7."""
    return re.match(r"[-+]?0\d", folded) is not None


def at_place(name: str, place: int) -> str:
    """A name with its place, from 1, which tells labels apart that are called the same.

    Tables of tokens have two columns "the", which only their order tells apart.
    """
    return f"{_MARK}{place}{_MARK}{name}"


def plain_name(name: str) -> str:
    """The name alone, of one that may have its place with it."""
    return name.rsplit(_MARK, 1)[-1]


def variants(name: str) -> tuple[str, ...]:
    """A name as it stands, without its role, without an aside, with neither.

    >>> variants("From GPT-4 (row 1)")
    ('From GPT-4 (row 1)', 'GPT-4 (row 1)', 'From GPT-4', 'GPT-4')
    """
    name = name.strip().rstrip(":")
    bare = _ASIDE.sub(" ", name).strip()
    found = (name, _ROLE.sub("", name, count=1), bare, _ROLE.sub("", bare, count=1))
    row = re.fullmatch(
        r"(?:row|column|col\.?)\s*(?:no\.?\s*|#)?\d{1,3}\s*\(([^()]+)\)", name, re.IGNORECASE
    )
    return tuple(dict.fromkeys(filter(None, (*found, row.group(1) if row else ""))))


def fold(text: str) -> str:
    """Without case, with one kind of dash, quote and space.

    >>> fold("  Mistral–7B ")
    'mistral-7b'
    """
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[\u2010-\u2015\u2212\ufe63\uff0d]", "-", text)
    text = re.sub("[‘’´`]", "'", text)
    return " ".join(text.split()).casefold()


def squeeze(folded: str) -> str:
    """Letters and digits only; signs and points stay where they belong to a number.

    >>> squeeze("claude-2"), squeeze("-0.5")
    ('claude2', '-0.5')
    """
    if re.fullmatch(r"[-+]?[\d.,]+%?", folded):
        return folded
    return "".join(char for char in folded if char.isalnum()) or folded


def is_part(name: str, label: str) -> bool:
    """Whether a name is the beginning or end of a label, cut between words.

    >>> is_part("mistral", "mistral 7b"), is_part("gpt-4", "gpt-4o")
    (True, False)
    """
    if len(name) < 3 or name == label or not re.search(r"[^\W\d]", name):
        return False
    return label.startswith((name + " ", name + "-")) or label.endswith((" " + name, "-" + name))


def digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


@lru_cache(maxsize=65536)
def distance(first: str, second: str) -> int:
    """Edit distance (Levenshtein) of two short texts.

    >>> distance("vicuna", "vlcuna")
    1
    """
    row = list(range(len(second) + 1))
    for i, left in enumerate(first, 1):
        previous, row[0] = row[0], i
        for j, right in enumerate(second, 1):
            previous, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, previous + (left != right)),
            )
    return row[-1]
