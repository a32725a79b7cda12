"""What the reader of letters says of what stands around the cells, weighed with the two others.

The readers learned from different print: where two of them say the same, the third has erred.
The reader of letters sees every line, since it is fast, and knows how sure it is. So the second
reader, which is slow, need not hear what the first one and a sure reader of letters read alike;
and what the first and the second read differently is settled by the third, or stays in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from unheat.model import Word
from unheat.text.spelling import EITHER_CASE, as_number, plain, same_letters, tidy

Words = Mapping[str, Word]

_CERTAIN = 0.98
"""Of lines that the first reader and the reader of letters read alike with this likelihood
(generated and published ones) none in six hundred was misread."""

_LIKELIER = 0.7
"""From here on none in two hundred that the second reader read alike, and the first not."""

_SURE = 0.9
"""The first reader errs more often than the second: what it says weighs less."""

_NOTHING = Word(text="", confidence=0.0, engine="")


def vouched(first: Words, letters: Words) -> dict[str, Word]:
    """What the reader of letters is certain of and the first reader reads too, by crop key."""
    return {
        key: word
        for key, word in letters.items()
        if word.confidence >= _CERTAIN
        and key in first
        and same_letters(tidy(word.text), tidy(first[key].text))
        # "le-09" is a number to whoever knows that there are some.
        and as_number(tidy(word.text)) == tidy(word.text)
    }


def left_to_ask(wanted: Iterable[str], vouched: Words) -> list[str]:
    """Crop keys that the second reader must hear: not those of lines that are ``vouched`` for.

    A line that was read with certainty in one direction is not to be read in another one.
    """
    known = {_line(key) for key in vouched}
    return [key for key in wanted if _line(key) not in known]


def weighed(first: Words, second: Words, letters: Words) -> tuple[dict[str, Word], dict[str, Word]]:
    """The words of the first and of the second reader, an outvoted one replaced by the third's.

    What the third reads alone counts where it is surer of the whole line than the others are of
    their least sure letter: it is the likelier text then, and differs from what they read.

    >>> one = {"row.0.0.0@0": Word(text="Ctri_2", confidence=0.9, engine="tesseract")}
    >>> two = {"row.0.0.0@0": Word(text="Ctrl_2", confidence=0.6, engine="neural")}
    >>> own = {"row.0.0.0@0": Word(text="Ctrl_2", confidence=0.9, engine="letters")}
    >>> [word.text for words in weighed(one, two, own) for word in words.values()]
    ['Ctrl_2', 'Ctrl_2']
    """
    one, two = dict(first), dict(second)
    for key, heard in second.items():
        said, own = first.get(key, _NOTHING), letters.get(key)
        if own is None or _is_number_in(said, heard):
            continue
        # A letter that looks the same in both cases is told by its height beside others.
        if same_shapes(heard.text, said.text):
            surer = own.confidence > max(heard.confidence, said.confidence, 0.5)
            if surer and not same_shapes(own.text, heard.text):
                one[key], two[key] = heard, own
        elif same_shapes(own.text, heard.text):
            if own.confidence >= _LIKELIER:
                one[key], two[key] = _spelled_alike(own, heard)
        elif same_shapes(own.text, said.text):
            if own.confidence >= _SURE:
                one[key], two[key] = _spelled_alike(said, own)
        elif own.confidence > max(heard.confidence, 0.5):
            one[key], two[key] = heard, own
    return one, two


def _spelled_alike(one: Word, two: Word) -> tuple[Word, Word]:
    """Both words with the spaces and cases of the one that is surer."""
    text = max(one, two, key=lambda word: word.confidence).text
    return replace(one, text=text), replace(two, text=text)


def same_shapes(one: str, other: str) -> bool:
    """Whether two texts are drawn alike: with other spaces, dashes, or cases of round letters.

    >>> same_shapes("Vs", "VS"), same_shapes("CD 14", "CD14"), same_shapes("Es", "es")
    (True, True, False)
    """
    return _drawn(one) == _drawn(other)


def _drawn(text: str) -> str:
    return "".join(sign.lower() if sign in EITHER_CASE else sign for sign in plain(tidy(text)))


def _is_number_in(said: Word, heard: Word) -> bool:
    """Whether one of two words is a number and the other that with letters that look like it."""
    numbers = [as_number(tidy(word.text)) for word in (said, heard)]
    return said.text != heard.text and numbers[0] == numbers[1]


def _line(key: str) -> str:
    return key.rpartition("@")[0]
