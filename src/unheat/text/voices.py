"""What the reader of letters says of what stands around the cells, weighed with the two others.

The readers learned from different print: where two of them say the same, the third has erred.
The reader of letters sees every line, since it is fast, and knows how sure it is. So the second
reader, which is slow, need not hear what the first one and a sure reader of letters read alike;
and what the first and the second read differently is settled by the third, or stays in doubt.

Whether a letter is large or small is told by its height later, and which of two signs a ring is by
its neighbors: these are not voted on. A stroke is what the two say that the first has not taught.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from unheat.model import Word
from unheat.text.spelling import EITHER_CASE, as_number, plain, same_letters, tidy, unaccented

Words = Mapping[str, Word]

_BELIEVED = 0.95
"""Of 2,400 lines that the reader of letters read with this likelihood but not with certainty, and
the first reader well and alike, none was misread but for an accent, a raised dot or an underscore
(of 16,500, drawn in 250 faces). With .9 both read "Macheth"."""

CERTAIN = 0.99
"""Where ink does not tell whether there is an accent: of 2,040 lines that were read alike with this
likelihood none was misread (of 5,841, generated and published ones)."""

_WELL = 0.9
"""The first reader's confidence in what it reads well; "Rowers" was "Flowers" with .83."""

_SURE = 0.9
"""Of 320 lines that the second reader read alike with this likelihood, and the first not, none was
misread but for the case of round letters and for what was cut off; with .8 underscores were lost.
Nor was one of 52 in which these two told a stroke otherwise than the first. What the first reader
reads alike is likelier than what the second reads, but in doubt: both know "Fl" for an "R" where
letters touch, and an "l" for a "1"."""

_LIKELY, _GUESSED, _SEEN = 0.7, 0.8, 0.2
"""Where all three differ: the reader of letters is right in 76 of 87 lines that it takes to be so
likely, and the second reader in five; of those that the second reader is less sure of than the
second number, and the reader of letters surer than the third, in 37 and 13 of 66."""

_ALIKE = 0.8
"""Of 194 lines that the two trained readers read alike, both with this likelihood, and the first
one otherwise but with no letter more, one was misread but for a sign that none of them knows."""

_UNKNOWN, _LONG_UNKNOWN, _LONG = 0.5, 0.2, 8
"""Where the first reader reads the same but for signs that it does not know, Greek letters,
accents, raised digits, all three agree on the rest: of 237 lines that the two read alike with the
first likelihood (with the second, if they have so many letters) four were misread."""

_SAW = 0.9
"""Of 58 lines with a sign that the second reader alone saw, so sure, and that the two others read
alike but for it, none was misread but for spaces; of 16 that it was less sure of three."""

_BORNE_OUT, _HALF = 0.95, 0.5
"""How sure both are of such a line then, where they or the first reader are not at a loss."""

_SMALL = frozenset("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
"""Signs that the others do not know: both read "VO: max" where a small two stands."""

_LONE = frozenset("xXoO-–—~+*·•.|")
"""What may be a sign or a letter where it stands alone: "Model x task", "Hour of day —"."""

_NOTHING = Word(text="", confidence=0.0, engine="")

_SHAPES = str.maketrans({"O": "0", "o": "0", "Q": "0", "I": "l", "1": "l", "|": "l", "×": "x"})
_STROKES = frozenset("1Il|")
_DASH, _UNKNOWN_SIGNS = re.compile("[\u2010-\u2015\u2212]"), re.compile("([^\\x00-\\x7f]+)")
_PARTS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[-+]?[\d.,]+(?:e[-+]?\d+)?%?$")


def vouched(first: Words, letters: Words) -> dict[str, Word]:
    """What the reader of letters is sure of and the first reader reads well, by crop key."""
    return {
        key: word
        for key, word in letters.items()
        if word.confidence >= _BELIEVED
        and first.get(key, _NOTHING).confidence >= _WELL
        and same_letters(tidy(word.text), tidy(first[key].text))
        and len(word.text.split()) == len(first[key].text.split())
        and not _is_open(tidy(word.text))
        and _LONE.isdisjoint(word.text.split())
    }


def answers(wanted: Iterable[str], vouched: Words, letters: Words) -> dict[str, Word]:
    """What the reader of letters says in the second reader's place, in all directions of a line.

    Of the ``wanted`` crop keys those of lines that are ``vouched`` for: what was read with
    certainty in one direction is not to be read in another one. The second reader hears the others.
    """
    known = {_line(key) for key in vouched}
    return {
        key: letters.get(key, replace(_NOTHING, key=key)) for key in wanted if _line(key) in known
    }


def weighed(first: Words, second: Words, letters: Words) -> tuple[dict[str, Word], dict[str, Word]]:
    """The words of the first and of the second reader, an outvoted one replaced by the third's.

    What the third reads alone counts where it is the likelier text; it stays in doubt.

    >>> one = {"row.0.0.0@0": Word(text="Ctri_2", confidence=0.9, engine="tesseract")}
    >>> two = {"row.0.0.0@0": Word(text="Ctrl_2", confidence=0.6, engine="neural")}
    >>> own = {"row.0.0.0@0": Word(text="Ctrl_2", confidence=0.9, engine="letters")}
    >>> [word.text for words in weighed(one, two, own) for word in words.values()]
    ['Ctrl_2', 'Ctrl_2']
    """
    one, two = dict(first), dict(second)
    directions = Counter(_line(key) for key in second)
    for key, heard in second.items():
        said, own = first.get(key, _NOTHING), letters.get(key)
        if own is None or len(plain(own.text)) < 2 or _is_other_number(own, said, heard):
            continue
        if _saw_unknown(own, heard, said):
            one[key] = two[key] = _surer(heard)
            continue
        agreed = same_shapes(heard.text, said.text)
        if _tell_strokes(own, heard, said) if agreed else same_shapes(own.text, heard.text):
            if own.confidence >= _SURE or (not agreed and _is_borne_out(own, heard, said)):
                one[key], two[key] = _spelled_alike(own, heard)
                least = min(own.confidence, heard.confidence)
                saw = least >= _LIKELY or said.confidence >= _HALF
                if saw and differ_in_unknown(said.text, heard.text):
                    one[key], two[key] = _surer(one[key]), _surer(two[key])
            elif plain(own.text) == plain(heard.text):
                # Still in doubt, with the spaces of the one that is surer.
                two[key] = _spelled_alike(own, heard)[1]
        elif not agreed and same_shapes(own.text, said.text):
            if own.confidence >= _SURE:
                one[key], two[key] = heard, _spelled_alike(said, own)[1]
        elif (
            not same_shapes(own.text, heard.text)
            and _is_likelier(own, heard, said, agreed=agreed)
            # A line on its side may read well as something else.
            and directions[_line(key)] == 1
        ):
            one[key], two[key] = heard, own
    return one, two


def differ_in_unknown(said: str, heard: str) -> bool:
    """Whether what the first reader ``said`` is what was ``heard`` but for signs it does not know.

    >>> differ_in_unknown("Weight decay A", "Weight decay λ"), differ_in_unknown("Koln", "Köln")
    (True, True)
    >>> differ_in_unknown("Weight decoy A", "Weight decay λ"), differ_in_unknown("Rate", "Rate")
    (False, False)
    >>> differ_in_unknown("Al203", "Al₂O₃"), differ_in_unknown("CO2", "C0λ")
    (True, False)
    """
    text, said = (_DASH.sub("-", one).replace(" ", "") for one in (heard, said))
    if text.isascii():
        return False
    if not _SMALL.isdisjoint(text):
        # Behind a lowered number a ring is oxygen: "H20" is what others see of "H₂O".
        text, said = text.replace("O", "0"), said.replace("O", "0")
    parts = [
        re.escape(part) if part.isascii() else f".{{0,{len(part) + 1}}}"
        for part in _UNKNOWN_SIGNS.split(text)
        if part
    ]
    return re.fullmatch("".join(parts), said) is not None


def same_shapes(one: str, other: str) -> bool:
    """Whether two texts are drawn alike, for spaces, dashes, rings, strokes and round letters.

    >>> same_shapes("Vs", "VS"), same_shapes("CD 14", "CD14"), same_shapes("P002", "POO2")
    (True, True, True)
    >>> same_shapes("Es", "es")
    False
    """
    return _drawn(one) == _drawn(other)


def _is_likelier(own: Word, heard: Word, said: Word, *, agreed: bool) -> bool:
    """Whether the reader of letters is likelier right alone than the second reader, or both."""
    if own.confidence > max(heard.confidence, said.confidence, 0.5):
        # Surer of the whole line than the others are of their least sure letter.
        return True
    if agreed:
        return own.confidence >= _SURE and any(sign in _SMALL for sign in own.text)
    guessed = heard.confidence < _GUESSED and own.confidence >= _SEEN
    # Of accents the reader of letters knows few, and what both others saw more of it has lost.
    known = unaccented(heard.text) == heard.text
    lost = len(plain(own.text)) < min(len(plain(word.text)) for word in (heard, said))
    return known and not lost and (own.confidence >= _LIKELY or guessed)


def _tell_strokes(own: Word, heard: Word, said: Word) -> bool:
    """Whether two readers tell a stroke alike that the first one tells otherwise."""
    told, other = plain(heard.text), plain(said.text)
    differ = [{a, b} for a, b in zip(told, other, strict=False) if a != b]
    strokes = len(told) == len(other) and bool(differ) and all(both <= _STROKES for both in differ)
    return strokes and plain(own.text) == told


def _is_borne_out(own: Word, heard: Word, said: Word) -> bool:
    """Whether what the two trained readers read alike is believed against the first reader."""
    text = plain(tidy(heard.text))
    if plain(tidy(own.text)) != text:
        return False
    least = min(own.confidence, heard.confidence)
    # All of them lose an underscore and see a space.
    whole = " " not in heard.text and len(plain(said.text)) <= len(text)
    if least >= _ALIKE and whole:
        return True
    enough = _LONG_UNKNOWN if len(text) >= _LONG else _UNKNOWN
    return least >= enough and differ_in_unknown(said.text, heard.text)


def _saw_unknown(own: Word, heard: Word, said: Word) -> bool:
    """Whether the second reader is sure of a sign that the two others do not know, and each of them
    reads the same but for that: "Mean ± SD" is "Mean + SD" and "Mean # SD" to them."""
    letters = sum(sign.isascii() and sign.isalnum() for sign in heard.text)
    others = (own.text, said.text)
    bare = unaccented(heard.text)
    alike = all(differ_in_unknown(text, heard.text) for text in others)
    if bare != heard.text:
        # A letter without its accent is one that all of them know.
        alike = all(plain(unaccented(text)) == plain(bare) for text in others)
    spaced = heard.text.count(" ") in (own.text.count(" "), said.text.count(" "))
    # A letter looks as the sign of multiplication does.
    known = "×" in heard.text
    return heard.confidence >= _SAW and letters > 1 and alike and spaced and not known


def _surer(word: Word) -> Word:
    return replace(word, confidence=max(word.confidence, _BORNE_OUT))


def _spelled_alike(one: Word, two: Word) -> tuple[Word, Word]:
    """Both words with the spaces and cases of the one that is surer."""
    text = max(one, two, key=lambda word: word.confidence).text
    return replace(one, text=text), replace(two, text=text)


def _drawn(text: str) -> str:
    drawn = plain(tidy(text)).translate(_SHAPES)
    return "".join(sign.lower() if sign in EITHER_CASE else sign for sign in drawn)


def _is_open(text: str) -> bool:
    """Whether what surrounds a ring or a stroke does not tell a letter from a digit: "POO2".

    A part of the text that has letters or digits alone is not open, unless it is a sign alone:
    "Claude 2", but not "Type l 2".
    """
    compact = plain(text)
    if len(compact) < 2 or as_number(compact) != compact:
        return True
    if not _has_both(compact):
        return False
    parts = [part for part in _PARTS.split(text) if part]
    return any((len(part) < 2 or _has_both(part)) and _has_rings(part) for part in parts)


def _has_both(text: str) -> bool:
    return any(map(str.isalpha, text)) and any(map(str.isdigit, text))


def _has_rings(text: str) -> bool:
    return text.translate(_SHAPES) != text or any(sign in "0l" for sign in text)


def _is_other_number(own: Word, said: Word, heard: Word) -> bool:
    """Whether another reader reads a number, and the reader of letters what is none."""
    number = any(_NUMBER.match(plain(tidy(word.text))) for word in (said, heard))
    alone = plain(own.text) != plain(heard.text)
    return number and alone and not _NUMBER.match(plain(tidy(own.text)))


def _line(key: str) -> str:
    return key.rpartition("@")[0]
