"""What the reader of letters says of what stands around the cells, weighed with the two others.

The readers learned from different print: where two of them say the same, the third has erred.
The reader of letters sees every line, since it is fast, and knows how sure it is. So the second
reader, which is slow, need not hear what the first one and a sure reader of letters read alike;
and what the first and the second read differently is settled by the third, or stays in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from unheat.model import Word
from unheat.text.spelling import same_letters, tidy

Words = Mapping[str, Word]

_CERTAIN = 0.98
"""Of lines that the first reader and the reader of letters read alike with this likelihood
(generated and published ones) none in six hundred was misread."""

_LIKELIER = 0.7
"""From here on none in two hundred that the second reader read alike, and the first not."""

_SURE = 0.9
"""The first reader errs more often than the second: what it says weighs less."""


def vouched(first: Words, letters: Words) -> dict[str, Word]:
    """What the reader of letters is certain of and the first reader reads too, by crop key."""
    return {
        key: word
        for key, word in letters.items()
        if word.confidence >= _CERTAIN and _alike(word, first.get(key))
    }


def left_to_ask(wanted: Iterable[str], vouched: Words) -> list[str]:
    """Crop keys that the second reader must hear: not those of lines that are ``vouched`` for.

    A line that was read with certainty in one direction is not to be read in another one.
    """
    known = {_line(key) for key in vouched}
    return [key for key in wanted if _line(key) not in known]


def weighed(first: Words, second: Words, letters: Words) -> tuple[dict[str, Word], dict[str, Word]]:
    """The words of the first and of the second reader, an outvoted one replaced by the third's.

    What the third reads alone counts where it is surer of the whole line than the second is of
    its least sure letter: it is the likelier text then, and differs from what the second read.

    >>> one = {"row.0.0.0@0": Word(text="Ctri_2", confidence=0.9, engine="tesseract")}
    >>> two = {"row.0.0.0@0": Word(text="Ctrl_2", confidence=0.6, engine="neural")}
    >>> own = {"row.0.0.0@0": Word(text="Ctrl_2", confidence=0.9, engine="letters")}
    >>> [word.text for words in weighed(one, two, own) for word in words.values()]
    ['Ctrl_2', 'Ctrl_2']
    """
    one, two = dict(first), dict(second)
    for key, heard in second.items():
        said, own = first.get(key), letters.get(key)
        if own is None:
            continue
        if _alike(own, heard):
            if own.confidence >= _LIKELIER and not _alike(heard, said):
                one[key] = own
        elif _alike(own, said):
            if own.confidence >= _SURE:
                two[key] = own
        elif own.confidence > max(heard.confidence, _LIKELIER):
            one[key], two[key] = heard, own
    return one, two


def _alike(word: Word, other: Word | None) -> bool:
    if other is None or not other.text.strip():
        return False
    return same_letters(tidy(word.text), tidy(other.text))


def _line(key: str) -> str:
    return key.rpartition("@")[0]
