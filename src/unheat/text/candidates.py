"""One cell's words → the texts that its ink allows, weighed.

A reader's word is a claim. It gains by another reader's agreement, by the panel's number
format and by the shape of the ink; it loses where it had to be respelled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from unheat.model import NumberFormat, Word
from unheat.text.joint import OF_NUMBERS, SOUND, TAUGHT, joint_reading
from unheat.text.number_format import SUPERSCRIPTS
from unheat.text.numbers import even, is_missing, printed_numbers
from unheat.text.pointed import (
    has_odd_point,
    lost_point,
    pointed_after_zero,
    with_own_point,
    with_usual_point,
)
from unheat.text.same_print import with_print_joined
from unheat.text.skeleton import Skeleton, rebuild, skeleton_of_text

_DIGIT_FOR = str.maketrans(
    {"O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "|": "1", "!": "1"}
    | {"S": "5", "§": "5", "s": "5", "B": "8", "Z": "2", "z": "2", "·": ".", "•": "."}
    | {"一": "-", "_": "-", "~": "-", "。": ".", ":": ".", "★": "*", "大": "*"}
)

# A raised exponent is small print: readers take its minus sign for a 7 or leave it on the
# base line, and its nought for a degree.
_POWER = re.compile(
    r"(?P<mantissa>\d)\s?[xX×*·]\s?10\s?\^?\s?(?P<sign>[-+]?)\s?\^?\s?(?P<power>\d{1,2}|°|o)$"
)
_SEVEN = re.compile(r"(?P<head>\d\s?[xX×*·]\s?10)7(?P<power>\d{1,2})$")

# No number ends in that sign: a 4 whose foot is a bar looks like one.
_SIGN_LAST = re.compile(r"(?<=[\d.])±(?!\s*[\d.])")

EXPLAINED = 0.9
"""Confidence from which the panel's own reader left no ink of a cell unexplained."""

RELIABLE = 0.65
"""Share of right words from which a reader is as reliable as it says: some cells cannot be
confirmed though they were read right."""

WORDS = 0.5
"""What a word is worth among numbers."""

_WORDLESS = 0.5
"""What the panel's own reader, unsure, is worth where no engine sees a digit."""

_BARELY = 0.1
"""What a number is worth that nobody but the panel's own reader sees, and hardly."""

_HIGHEST = 30
"""Power of ten that nobody prints in a cell unless its sign was misread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A text that a cell may hold. ``weight`` orders candidates; ``support`` counts readers."""

    text: str
    weight: float
    support: int
    respelled: bool = False
    rebuilt: bool = False


@lru_cache(maxsize=4096)
def respell(text: str) -> str:
    """A misread number as a number, anything else unchanged.

    A dash is read as a quotation mark; its sign is then told by the ink.

    >>> respell("O.5l"), respell("- 0.4"), respell("53.±"), respell("“0.9"), respell("GPT-4")
    ('0.51', '-0.4', '53.4', '0.9', 'GPT-4')
    """
    plain = _SIGN_LAST.sub("4", even(text))
    tidy = "\n".join(with_powers(_tighten(line)) for line in plain.splitlines())
    if not tidy or printed_numbers(tidy) or is_missing(tidy):
        return tidy
    spelled = tidy.translate(_DIGIT_FOR)
    lines = [line.strip(" '\"`«»©|“”„‘’") for line in spelled.splitlines()]
    spelled = "\n".join(line for line in lines if line)
    if any(char.isdigit() for char in spelled) and printed_numbers(spelled):
        return spelled
    if spelled and set(spelled) <= {"*", "k"} and "*" in spelled:
        return "*" * len(spelled)
    return spelled if is_missing(spelled) else tidy


def with_powers(line: str) -> str:
    """A power of ten with its exponent raised, whatever became of it.

    >>> with_powers("1.2x1075"), with_powers("1.0×10°"), with_powers("3.1×10-^3")
    ('1.2×10⁻⁵', '1.0×10⁰', '3.1×10⁻³')
    """
    line = _SEVEN.sub(r"\g<head>-\g<power>", line)
    found = _POWER.search(line)
    if found is None:
        return line
    power = found["power"].translate({ord("°"): "0", ord("o"): "0"})
    if int(power) > _HIGHEST and found["sign"] != "-":
        return line
    raised = (found["sign"] + power).translate(SUPERSCRIPTS)
    return f"{line[: found.start()]}{found['mantissa']}×10{raised}"


def weigh(
    words: Sequence[Word],
    skeletons: Sequence[Skeleton],
    number_format: NumberFormat | None,
    usual_decimals: int | None = None,
    reliable: Mapping[str, float] | None = None,
    taught: float = TAUGHT,
) -> list[Candidate]:
    """Candidates for one cell, best first; one word a reader, lines parted by newlines.

    ``reliable`` says how often a reader proved right in this panel, by its engine's name, and
    ``taught`` how often the panel's own reader is right.
    ``usual_decimals`` is how many decimals the panel's numbers have where they have any:
    an integer among them may have lost its point, unless the panel's own reader sees none.
    """
    weights: dict[str, float] = {}
    readers: dict[str, set[str]] = {}
    altered: dict[str, tuple[bool, bool]] = {}

    def add(text: str, weight: float, reader: str, *, respelled: bool, rebuilt: bool) -> None:
        # Two readers err mostly apart: what both claim is wrong only where both are.
        before = weights.get(text, 0.0)
        if reader in readers.get(text, set()):
            weights[text] = max(before, weight)
        else:
            weights[text] = 1.0 - (1.0 - before) * (1.0 - weight)
        readers.setdefault(text, set()).add(reader)
        old = altered.get(text, (True, True))
        altered[text] = (old[0] and respelled, old[1] and rebuilt)

    signed = {
        skeleton_of_text(word.text)
        for word in words
        if word.engine == "glyphs" and word.text.startswith("-")
    }
    sure = [_plain_number(word) for word in words if _is_sure(word)]
    if any(sure) and _starts_with_digit(skeletons) and not any(one[:1] in "+-" for one in sure):
        # Neither the ink nor who knows signs sees one; who is unsure of the cell does not tell.
        signed = {
            skeleton_of_text(word.text)
            for word in words
            if word.engine == "glyphs" and word.text[:1] == "-" and word.confidence >= EXPLAINED
        }
    explained = {
        with_own_point(respell(word.text), number_format)
        for word in words
        if word.engine == "glyphs" and word.confidence >= EXPLAINED
    }
    heard = [word for word in words if word.engine not in OF_NUMBERS]
    wordless = bool(heard) and not any(_digits(word.text) for word in heard)
    joint = joint_reading(words, number_format, taught)
    # The tip of a 4 looks like a sign to those who know no digits.
    sees = any(word.engine == "glyphs" and word.confidence >= EXPLAINED for word in words)
    whole = joint.text if sees and taught >= SOUND else ""
    for word in words:
        plain = even(word.text).strip()
        text = respell(word.text)
        respelled = _bare(text) != _bare(plain)
        text = with_own_point(text, number_format)
        weight = _trust(word) * (0.75 if respelled else 1.0)
        if reliable is not None and word.engine != "numerals":
            weight *= min(1.0, reliable.get(word.engine, 1.0) / RELIABLE)
        weight = joint.weight(word, weight)
        # The panel's own reader has explained the ink; a speck that is left is no mark.
        sees_all = word.engine == "glyphs" and word.confidence >= EXPLAINED
        if word.engine in OF_NUMBERS and wordless and not sees_all:
            weight *= _WORDLESS
        known = sees_all or (whole and text.replace(" ", "") == whole)
        fitted = None if known else _fit_ink(text, skeletons)
        if fitted is not None and has_odd_point(fitted, number_format):
            fitted = None
        if word.engine != "glyphs" and f"-{skeleton_of_text(text)}" in signed:
            # The panel's own reader may doubt the digits and still see the sign, which
            # others lose first.
            add(f"-{text}", weight * 0.75, word.engine, respelled=respelled, rebuilt=True)
            weight *= 0.5
        if fitted is not None and fitted != text:
            add(fitted, weight * 0.95, word.engine, respelled=respelled, rebuilt=True)
            add(text, weight * 0.15, word.engine, respelled=respelled, rebuilt=False)
        else:
            add(text, weight, word.engine, respelled=respelled, rebuilt=False)
        pointed = with_usual_point(text, number_format) or pointed_after_zero(text)
        elsewhere = any("." in one and _digits(one) == _digits(text) for one in sure)
        elsewhere = elsewhere and pointed not in sure
        # Ink that the panel's own reader has explained without a point has lost none.
        lost = lost_point(text) or text not in explained
        lost = lost and (fitted is None or lost_point(fitted))
        if pointed is not None and not elsewhere and lost:
            add(pointed, weight * 0.8, word.engine, respelled=respelled, rebuilt=True)
    weights, readers = with_print_joined(weights, readers)
    result = [
        Candidate(
            text=text,
            weight=weight
            * _plausibility(
                text,
                () if whole and text.replace(" ", "") == whole else skeletons,
                number_format,
                usual_decimals,
                "glyphs" in readers[text],
                text in explained,
            ),
            support=len(readers[text]),
            respelled=altered[text][0],
            rebuilt=altered[text][1],
        )
        for text, weight in weights.items()
    ]
    result.sort(key=lambda item: (-item.weight, item.text))
    best = result[0] if result else None
    odd = best is not None and best.support == 1 and not printed_numbers(best.text)
    if best is not None and odd and number_format is not None:
        # One reader's word among numbers, and the panel's own reader sees one with its digits.
        seen = _digits(best.text)
        for item in result:
            fits = len(seen) > 1 and _digits(item.text).endswith(seen)
            if fits and "glyphs" in readers[item.text] and printed_numbers(item.text):
                return [replace(item, weight=max(item.weight, _BARELY)), *result]
    return result


def _is_sure(word: Word) -> bool:
    """Whether the reader of numbers is sure of a word: it sees signs and points of any size."""
    return word.engine == "numerals" and word.confidence >= EXPLAINED


def _plain_number(word: Word) -> str:
    return even(word.text).replace(" ", "")


def _starts_with_digit(skeletons: Sequence[Skeleton]) -> bool:
    """Whether the ink of a cell, one line, shows no mark before its first digit."""
    return len(skeletons) == 1 and skeletons[0].parts[:1] in ("d", "D")


@lru_cache(maxsize=4096)
def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789")


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """The text without what is a matter of spelling alone: blanks, how a power is raised."""
    even_text = even(text).replace(" ", "").replace("^", "").replace("°", "0")
    return re.sub(r"[xX*·](?=10)", "×", even_text)


def _trust(word: Word) -> float:
    """How often a reader is right when it says so; the neural one errs a third as often."""
    confidence = min(max(word.confidence, 0.0), 1.0)
    if word.engine in OF_NUMBERS:
        return 0.97 * confidence
    low, high = (0.3, 0.97) if word.engine == "neural" else (0.25, 0.9)
    return low + (high - low) * confidence**2


def _tighten(line: str) -> str:
    """Drop the blanks that readers put inside numbers: after a sign, around a point."""
    line = line.strip()
    for loose, tight in (("- ", "-"), ("+ ", "+"), (" .", "."), (". ", "."), (" %", "%")):
        closed = line.replace(loose, tight)
        if closed != line and printed_numbers(closed) and len(printed_numbers(closed)) == 1:
            line = closed
    return line


def _fit_ink(text: str, skeletons: Sequence[Skeleton]) -> str | None:
    """The text with the signs and points that its ink shows and it lacks; None for none.

    Ink only adds marks: a sign or point that touches a digit is no part of its own, so
    that a mark which is not seen apart may still be there.
    """
    if len(skeletons) != 1 or not skeletons[0].certain:
        return None
    if not _lacks_marks(text, skeletons[0].parts):
        return None
    return rebuild(text, skeletons[0].parts)


@lru_cache(maxsize=4096)
def _lacks_marks(text: str, parts: str) -> bool:
    """The ink has more signs or points than the text, none fewer, and with them a number.

    A speck beside a point is no second point.
    """
    rebuilt = rebuild(text, parts)
    if rebuilt is None or not printed_numbers(rebuilt):
        return False
    expected = skeleton_of_text(text)
    if expected is None or expected.count("d") != parts.count("d"):
        return False
    more = [parts.count(mark) - expected.count(mark) for mark in "-."]
    return min(more) >= 0 and max(more) > 0


def _plausibility(
    text: str,
    skeletons: Sequence[Skeleton],
    number_format: NumberFormat | None,
    usual_decimals: int | None,
    by_glyphs: bool,
    explained: bool,
) -> float:
    """Below 1 where ink or format speak against the text."""
    factor = 1.0
    numbers = printed_numbers(text)
    if not numbers:
        return WORDS
    if lost_point(text):
        factor *= 0.1
    if len(skeletons) == 1:
        parts, expected = skeletons[0].parts, skeleton_of_text(text)
        if skeletons[0].certain and not explained and _lacks_marks(text, parts):
            factor *= 0.3
        elif expected is not None and parts.startswith("-") and not expected.startswith("-"):
            factor *= 0.5
    if usual_decimals and not numbers[0].decimals and not numbers[0].exponent and not by_glyphs:
        factor *= 0.5
    if number_format is not None and number_format.decimals is not None:
        short = explained and numbers[0].decimals < number_format.decimals
        if numbers[0].decimals != number_format.decimals and not short:
            factor *= 0.5
        if bool(numbers[0].exponent) != number_format.scientific:
            factor *= 0.5
        if numbers[0].suffix != number_format.suffix and len(numbers) == 1:
            factor *= 0.8
    return factor
