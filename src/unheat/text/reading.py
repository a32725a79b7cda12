"""What stands at a site, as far as it is known by now: the noun that all witnesses pass on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from unheat.model import Reason, Word
from unheat.text.sites import Site
from unheat.text.spelling import plain, tidy, unwrapped

OF_READERS = frozenset({Reason.READERS_DIFFER, Reason.LOW_CONFIDENCE})
"""Doubts of how a text was read, which other texts may answer; not of where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a site says after both readers were heard; ``others`` are rejected readings.

    ``spellings`` are what the readers said, the better reader first and with its own
    confidence in ``second`` (0 where it was not asked); ``first`` is that of the other.
    ``proved`` says that the text is as wide and as tall as its ink, ``layer`` that it is from
    the text layer of a page, ``shown`` that it looks like its ink and no text much like it does.
    ``third`` is what the reader of letters said like the first one, and how likely that is.
    ``said`` is what each reader made of it by itself, "" where it was not asked, and ``both`` how
    sure the reader of letters and the second one are at the least of what they read alike, else 0.
    ``holds_m`` says that its ink, beside that of its axis, shows each "m" to be no "rn". ``scale``
    is the number of a scale that is no name of a cell.
    """

    site: Site
    text: str
    confidence: float
    review: bool = False
    reasons: tuple[Reason, ...] = ()
    others: tuple[str, ...] = ()
    turn: float = 0.0
    spellings: tuple[str, ...] = ()
    second: float = 0.0
    first: float = 0.0
    proved: bool = False
    layer: bool = False
    shown: bool = False
    third: tuple[str, float] = ("", 0.0)
    said: tuple[str, ...] = ()
    both: float = 0.0
    holds_m: bool = False
    scale: str = ""


def doubted(reading: Reading, confidence: float = 0.5) -> Reading:
    """The reading, up for review, with ``confidence`` at most."""
    return replace(
        reading,
        review=True,
        reasons=tuple(dict.fromkeys((*reading.reasons, Reason.LOW_CONFIDENCE))),
        confidence=min(reading.confidence, confidence),
    )


def asked(reading: Reading, text: str) -> Reading:
    """The reading with another text, up for review, and what was read first among the others."""
    seen = (reading.text, *(one for one in reading.others if one != text))
    return replace(doubted(reading), text=text, others=seen)


def changed(reading: Reading, text: str, *, sure: bool) -> Reading:
    """The reading with what its ink looks like, settled or up for review."""
    others = tuple(
        one for one in dict.fromkeys((reading.text, *reading.others)) if plain(one) != plain(text)
    )
    if sure:
        return replace(
            reading,
            text=text,
            others=others,
            review=False,
            reasons=(),
            confidence=0.9,
            proved=True,
            shown=True,
        )
    return replace(
        reading,
        text=text,
        others=others,
        review=True,
        confidence=min(reading.confidence, 0.5),
        reasons=reading.reasons or (Reason.LOW_CONFIDENCE,),
    )


def keys_of(site: Site, turn: float) -> list[str]:
    """Keys of the lines of a text, in the order in which they are read."""
    keys = [site.crop_key(number, turn) for number in range(len(site.lines))]
    return keys if turn != 270.0 else keys[::-1]


def joined_words(words: Mapping[str, Word], keys: Sequence[str]) -> tuple[str, float] | None:
    """What a reader read of these lines as one text, and how sure it is at the least."""
    found = [words[key] for key in keys if key in words and words[key].text.strip()]
    if not found:
        return None
    text = tidy(unwrapped([word.text for word in found]))
    return text, min(word.confidence for word in found)
