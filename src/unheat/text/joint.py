"""Two readers that know nothing but numbers, heard together.

The panel's own reader knows this figure's type and nothing else, the reader of numbers knows all
types and nothing of this figure: they err apart. On generated figures of all damages, 3,412 numbers
that both read alike, the latter with a likelihood of 0.8 or more, were all right; up to that one in
a hundred was wrong, below 0.5 one in twelve. So what both say is weighed by Bayes, and the words of
others, which are lost in small print sooner and are sure of what they misread, against it.

How good the panel's own reader is here, the other one tells: where it is nearly sure, they agree
on nearly all numbers of a panel that was learned well, and on three quarters where lessons were
wrong. Where it is not, nothing follows: in a panel of 4.4 px in 64 colors they agreed on 95 %
of what it was sure of, and read "5" for "9" alike in what it was not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unheat.model import NumberFormat, Word
from unheat.text.numbers import even
from unheat.text.pointed import with_usual_point

OF_NUMBERS = ("glyphs", "numerals")
"""Readers that know nothing but numbers, and make some of every drawing."""

_LOOK_ALIKE = 3.0
"""Texts that a misread number may as well be: a digit has some three look-alikes, and two readers
that both err say the same as seldom."""

LIKELY = 0.8
"""The reader of numbers is nearly sure: one text is four times as likely to it as all others."""

SOUND = 0.95
"""Share of numbers that a panel's own reader must have right to know digits from torn ink."""

TAUGHT, _UNTESTED = 0.9, 10
"""How often the panel's own reader is right before it was tested, since it repeats what it was
taught, the mistakes in its lessons as well; and so many numbers that is worth."""

_MOST = 0.998
"""No reading is surer: a figure may print what neither has learned."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The text that both readers of numbers read, "" for none, and how likely it is right.

    ``told_by`` is the one whose word is that text to the letter; the other's may lack its point.
    """

    text: str = ""
    sure: float = 0.0
    told_by: str = "numerals"

    def weight(self, word: Word, weight: float) -> float:
        """What a word of this weight is worth beside what both say.

        Odds multiply: what speaks for another text, and what both leave to all others.
        """
        if not self.text:
            return weight
        if _plain(word.text) == self.text:
            # Both together are that sure: one of them is worth it, so that it counts once.
            own = self.sure if word.engine == self.told_by else 0.0
            return own if word.engine in OF_NUMBERS else weight
        weight = min(weight, _MOST)
        odds = weight / (1.0 - weight) * (1.0 - self.sure) / self.sure
        return min(weight, odds / (1.0 + odds))


def share_right(own: Mapping[str, Word], numbers: Mapping[str, Word]) -> float:
    """How often the panel's ``own`` reader is right, by what the reader of ``numbers`` is nearly
    sure of; both by crop key.

    >>> said = {str(n): Word(text=str(n), confidence=0.9, engine="numerals") for n in range(90)}
    >>> round(share_right(said, said), 2), round(share_right({"7": said["8"]}, said), 2)
    (0.99, 0.82)
    """
    pairs = [
        _plain(own[key].text) == _plain(word.text)
        for key, word in numbers.items()
        if word.confidence >= LIKELY and word.text and key in own and own[key].text
    ]
    return (sum(pairs) + TAUGHT * _UNTESTED) / (len(pairs) + _UNTESTED)


def joint_reading(
    words: Sequence[Word], number_format: NumberFormat | None = None, taught: float = TAUGHT
) -> Joint:
    """What both readers of numbers say of one cell; nothing where one is silent or they differ.
    The panel's own one is right as often as ``taught``, at most; with 0 nothing they say is joint.

    The first word of a reader is what it reads, others are what that may be as well. A number that
    lacks nothing but the point that all of its panel have (``number_format``) is read alike.

    >>> said = [("tesseract", "45.1"), ("numerals", "46.1"), ("glyphs", "46.1")]
    >>> joint = joint_reading([Word(text=t, confidence=0.8, engine=name) for name, t in said])
    >>> joint.text, round(joint.sure, 2)
    ('46.1', 0.98)
    >>> round(joint.weight(Word(text="45.1", confidence=0.9, engine="tesseract"), 0.8), 2)
    0.08
    """
    first = {word.engine: word for word in reversed(words) if word.text}
    if not all(name in first for name in OF_NUMBERS):
        return Joint()
    own, other = (first[name] for name in OF_NUMBERS)
    text, said = _plain(own.text), _plain(other.text)
    alike = text in (said, with_usual_point(said, number_format))
    if not alike or not own.confidence or not taught or other.confidence < LIKELY:
        return Joint()
    taught = min(own.confidence, taught)
    right = taught * other.confidence
    wrong = (1.0 - taught) * (1.0 - other.confidence) / _LOOK_ALIKE
    told_by = "numerals" if said == text else "glyphs"
    return Joint(text, min(right / (right + wrong), _MOST), told_by)


def _plain(text: str) -> str:
    return even(text).replace(" ", "")
